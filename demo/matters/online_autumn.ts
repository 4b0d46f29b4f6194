/** Messages from the online inquiry page, May to December 2018, with their repeats. */
export const onlineAutumn = `
# o20 05-24T09:20 ls farming agri c=15 reply=6
T 油菜秸秆怎么处理，不让烧又没人收 ¦ What to do with rape straw: no burning, and nobody collects it
F 油菜收完秸秆堆在田头，村里天天喊不准烧，打捆的车一直没来，马上要插秧。 ¦ The rape is in and straw lies in the fields. Burning is forbidden, the baler has not come and rice must be planted.
? 安排打捆车或者告诉我们怎么办 ¦ Send a baler or tell us what to do
H c 农业服务中心联系农机合作社排出打捆日程。 ¦ The Agriculture Centre drew up a timetable with the machine co-operative.
+ 5月28日至30日三台打捆机在柳树村作业，每亩补贴20元，农户不出钱。 ¦ Three balers work in Liushu on 28–30 May; 20 yuan a mu is subsidised, farmers pay nothing.
R 05-25 same_facts 二组还有四十亩等着，请排上。 ¦ Group two has 40 mu waiting.
R 05-28 same_facts 打捆机只到村口，里面田路窄。 ¦ The baler stops at the entrance, the tracks are narrow.

# o21 06-07T10:05 dj noise env+police c=110 reply=8
T 高考期间广场舞音响太大 ¦ Square dancing too loud in the exam days
F 东街文化广场离考生住的宾馆一百米，6日晚上三个舞队同时放音响到九点半。 ¦ The square is a hundred metres from the candidates' hotel; on the 6th three groups played until half past nine.
? 高考中考期间关掉音响 ¦ No loudspeakers during the exams
H s 派出所和社区当晚劝停，与三个舞队队长约定。 ¦ Police and community stopped it that evening and agreed it with the three leaders.
+ 高考、中考期间停用音响；平时20:30前结束，音量不超过60分贝。 ¦ None during exams; otherwise until 20:30 and not above 60 decibels.
R 06-08 same_facts 昨晚八点还在响，今天还有一科。 ¦ Still on at eight last night and one paper to go.
R 06-11 same_facts 中考是17号，请提前打招呼。 ¦ The next exam is on the 17th; tell them early.
R 06-12 same_facts 我是舞队的，我们愿意停，请公布具体日期。 ¦ I dance there; we will stop, please name the dates.

# o22 07-03T09:15 xt drinking water c=65 reply=5
T 自来水发黄有泥腥味 ¦ Tap water is yellow and muddy
F 新塘村七组从6月30日大雨后自来水发黄，放十分钟还有泥沙，做饭只能买桶装水。 ¦ Since the rain of 30 June the water in group seven is yellow; after ten minutes it still carries sand and we buy bottled water.
? 尽快恢复清水 ¦ Clean water again soon
H s 水务站查出取水口滤网破损，冲洗管网。 ¦ The intake screen was torn; the mains were flushed.
+ 7月5日更换滤网、加投净水剂，7月6日化验合格。 ¦ Screen replaced and treated on 5 July; tested and passed on the 6th.
R 07-04 same_facts 七组十五户都是黄水，孩子拉肚子。 ¦ Fifteen houses have it; a child is ill.
R 07-05 same_facts 能不能先送点干净水。 ¦ Can clean water be brought meanwhile?

# o23 07-19T11:10 sl disaster civil c=4 reply=12
T 暴雨冲倒两间厢房，不知道能不能申请救助 ¦ The rain took two rooms: can we get help?
F 7月13日夜里暴雨，后山滑下来的土压倒两间厢房，粮食被埋，家里有八十岁老人。 ¦ In the rain of 13 July the slope buried two side rooms and our grain; an 80-year-old lives with us.
? 申请倒房救助 ¦ Help for the lost rooms
? 看看后山还会不会滑 ¦ See whether the slope is still moving
H s 民政所、国土所到户查看，后山裂缝已封，老人搬到女儿家。 ¦ Civil and land officers came; the cracks were sealed and the old man moved to his daughter's.
+ 核定倒房两间，发放救助8,000元和棉被、粮食。 ¦ Two rooms confirmed: 8,000 yuan, quilts and grain.
+ 地质队评估为小型滑坡，汛期每天巡查两次，秋后削坡。 ¦ A small slide, says the geologist; two patrols a day in the rains, the slope is cut back in autumn.
R 07-20 same_facts 雨还在下，后山又掉石头。 ¦ It still rains and stones fall.
R 07-24 same_facts 老人受凉了，能不能先给点救急的钱。 ¦ The old man has caught cold; is there some urgent money?
R 07-27 wrong 登记表把两间写成一间，请更正。 ¦ The form says one room instead of two; please correct.

# o24 08-13T09:30 qt foul env c=70 anon reply=9
T 烧烤店油烟直排居民楼 ¦ A grill's fumes go straight into flats
F 桥头夜市烧烤店没有装油烟机，烟直接往楼上灌，大热天窗户不敢开。 ¦ The grill has no hood; in the heat we cannot open our windows.
? 装净化设备 ¦ Have a filter fitted
H s 环保办夜查，下发整改通知。 ¦ Checked at night; ordered to refit.
+ 8月20日装好油烟净化器和高空烟道，楼上复查无烟。 ¦ Filter and flue fitted on 20 August; no smoke upstairs.
R 08-14 same_facts 三楼住户：昨晚烟最大。 ¦ From the third floor: worst last night.
R 08-16 same_facts 店主说等客人走了再装，请限时。 ¦ He says “when guests are gone”; set a date.
R 08-21 new_facts 装了以后烟小了，但风机声音大，请一起解决。 ¦ Less smoke, but the fan is loud; solve that too.

# o25 08-23T10:55 by poverty poverty c=3 reply=7
T 档案卡上收入写高，要求重新核查贫困户 ¦ Our income card is too high: check again whether we count as poor
F 公示的动态调整名单没有我家。去年儿子住院花了四万多，卡上收入还把借来的钱算进去了。 ¦ We are not on the new list. Our son's stay in hospital cost over 40,000 yuan and the card counts borrowed money as income.
? 重新核查收入和支出 ¦ Check income and spending again
H s 扶贫办入户核算，剔除借款后年人均纯收入2,980元。 ¦ Without the loan: 2,980 yuan a head.
+ 符合因病致贫条件，纳入2018年动态调整，落实住院报销和产业帮扶。 ¦ Poor through illness: entered in this year's list, with hospital costs and help for a livelihood.
R 08-24 same_facts 我把住院发票都整理好了，可以随时核。 ¦ The hospital bills are in order, come any time.
R 08-28 same_facts 公示期快过了，请先把名单停一下。 ¦ The list's time runs out; hold it please.

# o26 09-12T14:20 ls accounts econ c=60 reply=15 vs=liushu
T 要求公开村里2017年“一事一议”修路账目 ¦ Open the accounts of the road built by villagers' levy in 2017
F 去年修村中心路每人筹15元，镇里还有奖补，路修了620米，没看到决算，有人说剩了两万多。 ¦ Last year each gave 15 yuan for the centre road, with a town grant; 620 metres were built, no account was shown and people speak of 20,000 left over.
? 公开筹资、奖补和支出 ¦ Open what was raised, granted and spent
? 说明结余 ¦ Explain what is left
H i 农经站核对一事一议台账：筹资31,230元、奖补86,000元、支出112,980元。 ¦ Raised 31,230, granted 86,000, spent 112,980 yuan.
+ 收支明细9月25日上墙，附发票复印件。 ¦ Posted on 25 September with copies of the bills.
+ 结余4,250元，村民代表会决定用于补修涵管。 ¦ 4,250 yuan is left; the representatives spend it on a culvert.
R 09-14 same_facts 请连同工钱单一起公示。 ¦ Post the wage sheets as well.
R 09-17 same_facts 我交了五口人的钱，希望看到账。 ¦ I paid for five; I want to see the account.
R 09-20 same_facts 在外打工的人看不到公示栏，能不能发到群里。 ¦ We work away; can it be sent to the group?
R 09-21 same_facts 四组的人也想知道结余是多少。 ¦ Group four wants to know the rest too.

# o27 09-26T09:45 sj order police c=25 reply=11
T 国庆将至，村里两条狼狗没有拴 ¦ Two untied dogs before the holiday
F 双井村口有户人家养两条大狗，不拴，已经扑过三次学生，家长接送都要拿棍子。 ¦ At the entrance of Shuangjing two large dogs run free; three times they went for pupils; parents carry sticks.
? 让狗主拴养、打疫苗 ¦ Have the dogs tied and vaccinated
H s 派出所上门，告知养犬规定，狗主补打疫苗。 ¦ The police told the owner the rules; he had the dogs vaccinated.
+ 两条犬已拴养入圈，并承诺遛犬牵绳；村规民约增加养犬一条。 ¦ Both are tied and fenced; a leash is promised; the village rules now have a line on dogs.
R 09-27 same_facts 今天早上又扑人了。 ¦ They went for somebody this morning.
R 09-28 same_facts 孩子吓得不敢走路去学校。 ¦ My child dares not walk to school.
R 09-30 same_facts 放假七天，孩子们在村里玩，请赶紧。 ¦ Seven days of holiday and children outside; please hurry.

# o28 10-16T08:40 sl greening forest c=20 purpose=suggestion reply=6
T 建议退耕地套种中药材 ¦ Suggestion: herbs between the reforested trees
F 退耕地的树还小，行间草长得高，能不能统一引种林下药材，林业站给指导。 ¦ The trees are small and grass grows high between them. Could the station help us to plant herbs there?
? 提供林下种植指导 ¦ Advice on planting under trees
H m 林业站、农业服务中心研究可行品种。 ¦ Both stations looked at which kinds will do.
+ 建议部分采纳：黄精、重楼两个品种在松岭试种30亩，种苗补贴一半，不动验收面积。 ¦ Adopted in part: two herbs on 30 mu, half the plants' cost paid, the counted area untouched.
R 10-17 same_facts 我们组有六户愿意先试。 ¦ Six of our group would try.
R 10-19 same_facts 请问种苗从哪里买可靠。 ¦ Where does one buy good plants?

# o29 10-25T10:18 gp teacher edu+civil c=11 reply=20
T 老民办教师教龄补助少算了三年 ¦ Three years missing from a community teacher's allowance
F 我1978年至1989年在高坪小学代课，补助按8年发，其中1978至1981年学校没有花名册，镇里说不能算。有三位学生和校长愿意作证。 ¦ I taught at Gaoping school from 1978 to 1989. The allowance counts eight years: for 1978–1981 there is no roll. Three pupils and the head will bear witness.
? 把漏算的三年补上 ¦ Add the three missing years
H i 中心学校在县档案馆查到1979、1980年工资造册，1978年未查到。 ¦ The county archive has the pay lists of 1979 and 1980, not of 1978.
~ 1979、1980两年有工资造册，已补报认定；1978年无档案且证言不足，依规定暂不能认定，发现新材料可再提出。 ¦ 1979 and 1980 are proven and reported. For 1978 there is no file and witnesses do not suffice under the rule; new papers may be brought at any time.
R 10-29 same_facts 和我同批的李老师两年都认了，请一样对待。 ¦ A colleague had his two years counted; treat us alike.
R 10-31 same_facts 校长今年九十了，请先给他做个笔录。 ¦ The head is ninety; take his statement soon.
R 11-05 new_facts 找到了一张1980年的任课表照片，已经上传。 ¦ A photo of a timetable of 1980 was found and sent.
R 11-12 late 上次说十天内答复，已经过了。 ¦ An answer in ten days was promised; they are over.

# o30 11-06T09:25 dh bus road c=140 reply=8
T 末班车提前到下午四点半，上班族赶不上 ¦ The last bus leaves at half past four, too early for workers
F 镇上到大河湾末班车10月起提前到16:30，在镇上厂里上班的人五点半下班，只能骑摩托。 ¦ Since October the last bus leaves at 16:30; workers finish at 17:30 and go by motorbike.
? 恢复傍晚班次 ¦ Bring back the evening bus
H m 交管站同客运公司核算载客数据。 ¦ Roads Station and company looked at passenger numbers.
+ 11月15日起增加17:50一班，试运行三个月。 ¦ From 15 November a bus at 17:50, three months on trial.
R 11-07 same_facts 我们车间有十一个人要坐这一趟。 ¦ Eleven of our shop would take it.
R 11-09 same_facts 女工晚上骑车太冷太黑。 ¦ Too dark and cold for women to ride.

# o31 11-15T10:30 zl inputs market c=44 reply=10
T 买的复合肥结块撒不开，怀疑不合格 ¦ The fertiliser is lumpy and will not spread
F 11月初在镇上农资店买的复合肥，打开都结成硬块，按袋上说明撒下去小麦发黄。 ¦ Bought in early November: hard lumps in every bag; spread as told, the wheat turns yellow.
? 化验肥料 ¦ Test the fertiliser
? 退货 ¦ Take it back
H s 市场监管所抽样送检，剩余库存封存。 ¦ Samples sent off, the stock sealed.
+ 检验总养分比标示低6个百分点，判定不合格，店方退货退款44户。 ¦ Six points less than labelled: failed; the shop refunds 44 households.
+ 麦苗黄化经农业站查看系地下水位高，追肥后恢复，不属肥害。 ¦ The yellowing comes from a high water table and passes with feeding, not from the fertiliser.
R 11-16 same_facts 同一个牌子我家也买了五袋。 ¦ Five bags of the same brand here.
R 11-19 same_facts 店主说可以换一袋，我不想换。 ¦ He offers another bag; I do not want it.
R 11-21 same_facts 麦子要追肥了，请快点出结果。 ¦ The wheat needs feeding; hurry with the result.

# o32 12-05T09:05 zj family keep c=1 reply=7
T 独生子女父母奖励金什么时候能领 ¦ When can parents of an only child draw their bonus?
F 我今年12月满60周岁，是领证的独生子女父母，不知道去哪里办、要带什么。 ¦ I turn 60 in December with an only-child certificate; where do I go and what do I bring?
? 告知办理方法 ¦ Tell me how
H c 信访办向计生专干核对条件并电话告知。 ¦ The office checked with the family-planning officer and phoned back.
+ 满60周岁当月可在村便民点申请，带身份证、光荣证、户口本，次季度起按月发放；已由网格员上门代办。 ¦ From the month of the birthday, at the village desk, with identity card, certificate and register; paid from the next quarter. The village officer is doing it at home.
R 12-06 same_facts 我爱人和我一样的情况，能不能一起办。 ¦ My wife is in the same position; both at once?
R 12-10 same_facts 光荣证丢了一本，补办难不难。 ¦ One certificate is lost; is a new one hard to get?

# o33 12-12T10:12 dj hours keep c=30 reply=5
T 政务大厅中午不办事，上班的人没法来 ¦ The service hall closes at noon: working people cannot come
F 镇便民大厅12点关门下午两点半开，在企业上班的只能请假来办，能不能中午留个人。 ¦ It closes from 12:00 to 14:30; people with jobs take leave. Could one counter stay open?
? 午间安排值班窗口 ¦ A counter at noon
H m 信访办向党政办反馈，研究轮班。 ¦ Passed to the Party and Government Office, which made a rota.
+ 12月17日起社保、民政两个窗口午间不打烊，集日延长到18:00。 ¦ From 17 December social insurance and civil affairs stay open at noon, and until 18:00 on market days.
R 12-13 same_facts 周六也能办吗。 ¦ Could it be on Saturdays as well?
R 12-14 same_facts 建议把电话公布在门口。 ¦ Put the telephone number on the door.
`
