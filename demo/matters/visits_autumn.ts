/** Visits from July to December 2018. */
export const visitsAutumn = `
# v15 07-16T09:25 zl inputs agri+market n=9 reps=3 c=17 lead=publicity reply=10
T 买的西瓜苗结果不一样，17户瓜农减产 ¦ The melon seedlings were another kind: seventeen growers lose their crop
F 枣林村17户从镇上同一家育苗店买了3.4万株“早佳”西瓜嫁接苗，结出来皮厚、瓤白，收瓜的车不要，每亩少卖一千多元。店主说是天气原因。 ¦ Seventeen households bought 34,000 grafted melon seedlings of the kind “Zaojia” from one nursery. The fruit has a thick rind and white flesh and buyers refuse it: over 1,000 yuan lost a mu. The nursery blames the weather.
? 鉴定种苗是不是早佳 ¦ Have the kind determined
? 赔偿每亩1,200元 ¦ Damages of 1,200 yuan a mu
H s 农业服务中心请县种子站三名农艺师田间鉴定，取样封存。 ¦ Three agronomists of the county seed station examined the fields and sealed samples.
H d 市场监管所组织调解，店主承认砧木批次混杂。 ¦ Mediated by the Market Office; the nursery admits a mixed batch of rootstock.
+ 鉴定意见：砧木不纯，品种与标签不符。 ¦ Finding: impure rootstock; not the kind on the label.
+ 店主按每亩900元赔偿，42亩共37,800元，7月底前付清，并退还苗款。 ¦ The nursery pays 900 yuan a mu, 37,800 yuan for 42 mu, by the end of July, and refunds the seedlings.
P 17户赔款到手，下季改在县种苗中心订苗。 ¦ All 17 were paid; next season they order from the county nursery.

# v16 08-06T09:50 sm bus road n=9 reps=3 c=130 lead=politics_law reply=14
T 通村班车停了两个月，赶集看病不方便 ¦ No village bus for two months: market and doctor are out of reach
F 石门到镇上的班车每天三趟，6月初承运人说亏本停开，村里老人赶集看病只能坐三轮车，单程15元，上周一辆三轮翻到沟里。 ¦ Three buses a day ran to town until early June, when the operator stopped for lack of profit. Old people pay 15 yuan for a three-wheeler; last week one overturned.
? 恢复班车 ¦ Bring the bus back
? 票价不要超过5元 ¦ Not more than 5 yuan a ride
H m 交管站与县客运公司、原承运人商谈，改用19座小车、逢集加班。 ¦ Talks with the county bus company and the operator: a 19-seat bus, more runs on market days.
+ 8月16日恢复，每日两趟，逢三六九集日四趟。 ¦ Back on 16 August: twice a day, four times on market days.
+ 票价4元，70岁以上免费，亏损由农村客运补贴承担。 ¦ Four yuan, free from 70; the rural bus subsidy carries the loss.
P 跟车一趟，满座，群众反映方便。 ¦ We rode along: full, and people find it handy.

# v17 08-15T09:10 qs foul env+land n=18 reps=5 c=52 acc=08-22 reply=77 paper=op visit=11-23 charge=deputy_land
T 砖厂粉尘和烟气影响果树，要求停产整改 ¦ Dust and smoke of the brickworks harm the orchards: stop and refit
F 青石村西头页岩砖厂今年改烧煤矸石，烟囱冒黄烟，52户桃园、梨园叶子落灰发黄，7月起大量落果，晾的衣服一层灰。 ¦ The brickworks west of the village burns coal waste this year. Yellow smoke; leaves in 52 households' peach and pear orchards are grey and yellowing, fruit drops since July, washing is covered in dust.
? 砖厂停产装除尘设备 ¦ Stop the works until filters are in
? 评估果树损失并赔偿 ¦ Assess the loss and pay for it
? 公布监测结果 ¦ Publish the measurements
H s 环保办会同县环境监测站取样，二氧化硫超标0.7倍，无组织粉尘超标。 ¦ With the county's monitoring station: sulphur dioxide 0.7 times above the limit, dust above it too.
H m 县环保部门责令停产，砖厂订购脱硫塔和布袋除尘。 ¦ The county orders a halt; the works orders a scrubber and bag filters.
H i 农业服务中心逐户清点挂果，请果树站复核。 ¦ The Agriculture Centre counted fruit house by house, the orchard station checked.
L 10-22 果树损失须等梨收完才能复核，评估报告10月25日才能出具；已当面向5名代表说明，并书面告知新的答复日期为10月31日。 ¦ The loss can be checked only after the pears are in; the assessment comes on 25 October. The five representatives were told in person and in writing: answer by 31 October.
+ 砖厂自8月24日停产，脱硫除尘设备10月20日安装完毕，经监测达标后方可复产。 ¦ Stopped since 24 August; filters fitted on 20 October; it may start again only after passing a test.
+ 评估52户损失共86,500元，由砖厂承担，11月10日前付清。 ¦ Fifty-two households lost 86,500 yuan; the works pays by 10 November.
+ 两次监测报告已在村务公开栏公布。 ¦ Both reports hang on the village board.
P 52户已领赔款；11月22日监测达标。 ¦ All 52 are paid; the test of 22 November was passed.

# v18 08-28T15:20 dh school edu+road n=7 reps=2 c=33 reply=9
T 开学校车绕开河东，33个孩子没车坐 ¦ The new school bus route leaves out the east bank: 33 children stranded
F 大河湾小学撤并后孩子到中心学校读书，暑假调整校车线路取消了河东站，33个孩子要走3.2公里过漫水桥，家长担心汛期不安全。 ¦ Since the village school was merged children go to the Central School. The summer's new bus route drops the east bank: 33 children walk 3.2 km and cross a ford that floods.
? 恢复河东站 ¦ Restore the east-bank stop
? 漫水桥涨水时有人值守 ¦ Have somebody at the ford when it floods
H s 中心学校、交管站试跑线路，河东站掉头宽度够。 ¦ School and Roads Station drove the route: there is room to turn.
+ 9月3日开学当天恢复河东站，早6:50、晚16:40各一趟。 ¦ The stop is back on the first day of school: 6:50 and 16:40.
+ 村里安排两名护桥员，水位过警戒线时停走漫水桥，改绕公路桥。 ¦ Two wardens watch the ford; above the mark everybody goes round by the road bridge.
P 开学第一周家长群反馈正常。 ¦ In the first week parents report all well.

# v19 09-10T09:00 sl greening forest+finance n=7 reps=2 c=38 lead=armed_forces acc=09-13 reply=28 paper=op
T 退耕还林面积少算，38户补助对不上 ¦ Too little reforested land counted: 38 households' subsidy is short
F 松岭村2015年新一轮退耕还林，38户按每亩1,500元分三次补助。第二次验收时少了62亩，村民说树都活着，是验收的人没有上到山顶。 ¦ Under the round of 2015, 38 households get 1,500 yuan a mu in three parts. At the second check 62 mu were missing; villagers say the trees live, the inspectors did not climb to the top.
? 重新验收山顶的62亩 ¦ Check the 62 mu on the summit again
? 补发少发的补助 ¦ Pay what is missing
H s 林业站用定位仪逐块复核，成活合格49.5亩，其余12.5亩缺株。 ¦ Measured plot by plot: 49.5 mu pass, 12.5 lack trees.
+ 49.5亩合格，复核结果已报县林业局认定。 ¦ 49.5 mu pass; the county has confirmed it.
+ 补发第二次补助14,850元；12.5亩补植成活后再验收。 ¦ The second part, 14,850 yuan, is paid; 12.5 mu are checked again after replanting.
P 补助已进一卡通，补植苗木已发到户。 ¦ The money is on their cards and the saplings handed out.

# v20 09-19T10:10 zj crops land+econ n=18 reps=5 c=57 acc=09-25 reply=45 paper=op charge=deputy_land
T 高压线塔基占地青苗补偿标准不一 ¦ Pylons: unequal payment for crops on the land they took
F 2017年冬110千伏线路经过周家坝，14个塔基占地并踩坏庄稼，57户青苗补偿有的按1,600元、有的按2,200元一亩，村民要求一个标准，并说临时便道占地没有算。 ¦ In winter 2017 a 110 kV line crossed Zhoujiaba. For fourteen pylons and trampled crops some of 57 households got 1,600 yuan a mu, others 2,200; the temporary tracks were not counted at all.
? 按同一标准补足差额 ¦ Make up the difference at one rate
? 临时便道占地补偿 ¦ Pay for the temporary tracks
H i 国土所调取施工协议，县定青苗标准为每亩2,200元，施工队前期自行压价。 ¦ The county's rate is 2,200 yuan a mu; the crew had bargained it down at first.
H m 与供电公司项目部核对57户面积，补测便道7.8亩。 ¦ With the grid company: areas of 57 households checked, 7.8 mu of tracks measured.
+ 按每亩2,200元补足31户差额共20,460元。 ¦ Thirty-one households get the difference, 20,460 yuan.
+ 便道7.8亩按一季青苗补偿17,160元，并由施工方复垦。 ¦ For 7.8 mu of tracks one season, 17,160 yuan; the builder restores the soil.
P 补偿表公示七天无异议，款项已发。 ¦ The list hung for seven days without objection; paid.

# v21 10-08T09:35 dj lamps build n=6 reps=2 c=90 lead=deputy_social reply=11 visit=11-08
T 国庆期间垃圾没人收，临时堆放点挨着水井 ¦ No refuse collected over the holiday, a heap beside the well
F 东街北巷的垃圾中转站9月下旬拆除重建，临时堆放点离居民吃水的老井只有18米，国庆七天只收了一次，苍蝇多、味道大。 ¦ The transfer station in North Lane is being rebuilt. The temporary heap lies 18 metres from the old well that people drink from; in seven days of holiday it was collected once. Flies and stench.
? 挪走堆放点，清理消毒 ¦ Move the heap and disinfect
? 化验井水 ¦ Test the well
H s 村建办当天清运11吨，撒石灰消毒，移到停车场南侧。 ¦ Eleven tonnes removed the same day, lime spread, the heap moved south of the car park.
+ 已移走并每日清运，中转站11月5日建成。 ¦ Moved and collected daily; the station is finished on 5 November.
+ 疾控中心化验井水合格，报告贴在井台。 ¦ The well passed; the report hangs beside it.
P 新站启用，北巷居民反映味道没有了。 ¦ The new station works; the smell is gone.

# v22 10-18T10:00 gp pension labour n=5 reps=2 c=5 reply=13
T 五位老人养老金认证没通过，停发三个月 ¦ Five pensions stopped for three months after a failed check
F 高坪村五位八十岁以上老人不会用手机做资格认证，7月起城乡居民养老金停发，儿女都在外地，到镇上跑了两趟说要本人来。 ¦ Five people over eighty could not do the yearly check by phone; their pension stopped in July. Their children are away; twice they were told to come in person.
? 上门认证，补发停发的养老金 ¦ Check at home and pay what was stopped
H s 劳动保障所带设备上门，现场认证并拍照留存。 ¦ The Labour Office came with its device and did the checks at home.
+ 五人10月26日上门认证通过，7月至10月养老金随11月一并补发，今后80岁以上一律上门。 ¦ All five passed at home on 26 October; July to October are paid with November. From now on everybody over 80 is visited.
P 五位老人的存折均已入账。 ¦ All five passbooks show the money.

# v23 10-29T09:20 xt machine agri n=7 reps=2 c=7 lead=deputy_farming acc=11-02 reply=30 paper=op
T 购置插秧机补贴申请退回，说型号不在目录 ¦ Subsidy for rice planters sent back: model not on the list
F 新塘村7户合伙的农机合作社4月买了两台高速插秧机，当时经销商说每台补2.1万元，10月申请时被退回，说这个型号6月已调出目录。 ¦ A co-operative of seven bought two planters in April; the dealer promised 21,000 yuan each. In October the claim was sent back: the model left the list in June.
? 按购买时的目录给予补贴 ¦ Pay by the list in force when bought
? 经销商承诺不兑现要处理 ¦ Act on the dealer's promise
H i 农业服务中心查省目录公告，该型号有效至6月15日，购机发票日期4月21日。 ¦ By the province's notice the model was listed until 15 June; the invoice is of 21 April.
+ 购机在目录有效期内，补录系统后每台补贴2.1万元，共4.2万元。 ¦ Bought while listed: entered late, 21,000 yuan each, 42,000 in all.
~ 经销商未提醒当年申请期限，不违反规定，市场监管所已对其行政约谈。 ¦ The dealer broke no rule by not naming the time limit; the Market Office has cautioned him.
P 补贴11月30日到合作社账户。 ¦ On the co-operative's account since 30 November.

# v24 11-12T09:45 zj burial civil+land n=9 reps=3 c=44 lead=organisation reply=10
T 公益性公墓墓位收费高，要求按批准价执行 ¦ The public cemetery charges too much
F 周家坝公益性公墓批准价每穴800元，现在收2,300元，说包括墓碑和绿化，44户今年有老人过世的家庭都交了。 ¦ The approved price is 800 yuan a grave; 2,300 is charged, “with stone and planting”. Forty-four families paid this year.
? 按批准价收费 ¦ Charge the approved price
? 退还多收的钱 ¦ Return what was taken too much
H i 民政所查收费票据，墓碑1,100元属自愿选择，绿化费400元无依据。 ¦ Receipts: the stone, 1,100 yuan, is optional; 400 yuan for planting has no basis.
+ 即日起按800元收取，墓碑自愿，价格上墙。 ¦ From today 800 yuan; the stone is optional; prices hang on the wall.
+ 绿化费44户共17,600元11月20日前退还，墓碑未告知自愿的12户可退差价。 ¦ The planting fee, 17,600 yuan, is returned by 20 November; twelve families not told that the stone was optional may claim it.
P 44户退款签收表已交民政所。 ¦ All 44 signed for their refund.

# v25 11-21T10:25 by transfer econ+justice n=11 reps=3 c=63 acc=11-26 reply=25 paper=op
T 流转土地的公司欠63户一年租金 ¦ The company that rents their land owes 63 households a year
F 白杨村63户把312亩地流转给一家药材公司，租金每亩600元，约定10月底付下一年，公司说药材没有卖出去，至今没付18.72万元，地里也没有人管。 ¦ Sixty-three households let 312 mu to a herb company at 600 yuan a mu, due by the end of October. It says its herbs are unsold; 187,200 yuan is open and nobody tends the fields.
? 付清租金18.72万元 ¦ Pay the 187,200 yuan
? 公司不种就解除合同还地 ¦ If it does not farm, end the contract and return the land
H m 农经站、司法所约谈公司负责人，公司交来设备抵押和仓单。 ¦ Station and Justice Office met the manager, who pledged machines and stock.
H d 双方签订调解协议，村委会见证。 ¦ A mediation agreement was signed, the village as witness.
+ 12月14日前支付18.72万元，从预售药材款中直付到户。 ¦ 187,200 yuan by 14 December, paid to the households out of advance sales.
+ 自愿退出的21户98亩解除合同、清地返还；其余继续履行，公司交20%保证金。 ¦ Twenty-one households leave with 98 mu, cleared and returned; the rest go on, with a deposit of 20 per cent.
P 63户租金已打到个人账户。 ¦ All 63 have the rent on their accounts.

# v26 12-03T09:00 xt landless land+labour,econ n=12 reps=5 c=76 lead=deputy_farming acc=12-10 open charge=deputy_farming
T 工业园占地后76名失地农民养老保障未落实 ¦ Seventy-six who lost their land to the industrial park still lack their pension scheme
F 2014年工业园一期占新塘村二组、三组土地410亩，安置方案写明满60周岁的每月发失地养老补助，四年来只办了31人，其余76人说是县里名额没批，材料交了三次。 ¦ In 2014 the park took 410 mu of groups two and three. The plan promises a monthly pension at 60; in four years 31 people got it. The other 76 handed in papers three times and are told that the county has not approved them.
? 为76人办理失地农民养老保障 ¦ Enrol the 76 in the scheme
? 从满60周岁起补发 ¦ Pay back to their sixtieth birthday
? 公开已办31人的名单和条件 ¦ Publish how the 31 were chosen
H i 12-14 劳动保障所核对76人年龄和承包面积，符合条件68人，8人面积待核。 ¦ Ages and areas checked: 68 qualify, eight areas are open.
H m 12-20 副镇长郭海涛带队到县人社局、自然资源局衔接，县里答复资金列入2019年一季度计划。 ¦ The deputy mayor went to the county's labour and land offices: money is in the plan for the first quarter of 2019.
H c 12-27 向5名代表通报进展：责任单位镇国土所，包案领导郭海涛，下一步1月15日前完成8人面积复核，1月底前报县审批。 ¦ The representatives were told: Land Office responsible, deputy mayor Guo in charge; next, eight areas checked by 15 January, papers to the county by the end of January.

# v27 12-06T10:15 qt fees edu n=13 reps=4 c=186 reply=11
T 中心学校收取课后延时费和资料费，家长要求退 ¦ Parents ask back fees for after-school hours and workbooks
F 桥头校区四至六年级每生收课后服务费180元、练习册费96元，家长说没有开家长会征求意见，开的票只写“代收”。 ¦ In years four to six each child paid 180 yuan for after-school care and 96 for workbooks. No parents' meeting was held; receipts say only “collected for others”.
? 退还没有依据的收费 ¦ Return what has no basis
? 课后服务自愿参加 ¦ After-school care by choice
H i 中心学校逐班核对186名学生收费，课后服务费有县文件，练习册属违规统一征订。 ¦ Class by class, 186 pupils: the care fee rests on a county paper; ordering workbooks for everybody breaks the rules.
+ 练习册费17,856元12月14日前原渠道退还，对校区负责人批评教育。 ¦ The 17,856 yuan for workbooks go back by 14 December; the campus head was reprimanded.
+ 课后服务重新征求意愿，不参加的29人退费，今后一学期一签。 ¦ Parents were asked anew; 29 opt out and are refunded; from now on a form each term.
P 家长群逐班确认退费到账。 ¦ Parents of each class confirm the refund.
`
