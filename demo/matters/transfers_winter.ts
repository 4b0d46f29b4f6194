/** Matters that organs above passed down from January to the middle of March 2018. */
export const transfersWinter = `
# t01 01-03T10:20 sm wages labour lv=county c=6 reply=9
T 省道改造辅道班组六人两个月工钱 ¦ Six men of a side-road crew, two months unpaid
F 六人2017年9月、10月在省道改造辅道铺砖，班组长领走工程款后换了电话，每人差4,000元左右。 ¦ They laid paving on the side road in September and October 2017. The foreman drew the money and changed his number; some 4,000 yuan are missing a man.
? 支付六人工钱 ¦ Pay the six
H i 劳动保障所联系总包单位核对考勤，金额23,760元。 ¦ The contractor's attendance book shows 23,760 yuan.
+ 由总包单位在1月12日代付23,760元，再向班组追偿。 ¦ The main contractor pays 23,760 yuan on 12 January and recovers it from the foreman.

# t02 01-10T09:35 ls landtake land lv=city c=14 reply=24
T 高速连接线占地，坟地搬迁费没有发全 ¦ Link road: the grave-moving money was not paid in full
F 连接线经过柳树村祖坟山，迁坟37座，公告每座1,800元，14户实发1,200元。 ¦ For the link road 37 graves were moved at 1,800 yuan each by notice; fourteen families got 1,200.
? 补发差额 ¦ Pay the difference
H i 国土所核对迁坟登记表，差额600元留作集中安葬区绿化，未征得户主同意。 ¦ The 600 yuan were kept for planting the new graveyard, without consent.
+ 差额共8,400元于2月1日退还14户，绿化费由项目协调经费列支。 ¦ 8,400 yuan are returned on 1 February; planting is paid from the project's funds.

# t03 01-12T14:15 dj consumer market lv=county c=3 reply=7
T 电动车店售出翻新电池 ¦ Used batteries sold as new for electric bicycles
F 2017年11月买的电动车续航只有12公里，修车师傅说电池是翻新的，店里不认。 ¦ A bicycle bought in November runs twelve kilometres; the repairer says the battery is rebuilt, the shop denies it.
? 退换电池 ¦ Replace the battery
H s 市场监管所查出翻新电池23组。 ¦ Twenty-three rebuilt batteries were found.
+ 三名消费者更换新电池，店方立案处罚2,000元。 ¦ The three get new ones; the shop is fined 2,000 yuan.

# t04 01-18T10:05 gp veteran civil lv=county c=1 reply=35 paper=op
T 老复员军人定期补助证遗失后停发 ¦ An old soldier's allowance stopped when the booklet was lost
F 彭姓老人1951年入伍、1955年复员，2017年搬家丢了补助证，9月起没有再领到钱。 ¦ In the army from 1951 to 1955; the booklet was lost in a move in 2017 and nothing has come since September.
? 补证并补发 ¦ A new booklet and the back pay
H i 民政所到县档案馆调取复员登记表。 ¦ The Civil Affairs Office fetched the record from the county archive.
+ 补办补助证，补发2017年9月至2018年1月共5,275元，今后由村代办员上门送。 ¦ A new booklet and 5,275 yuan for September to January; the village brings it in future.

# t05 01-25T11:00 qs mining land+env lv=province c=22 reply=41 paper=op
T 关停采石坑积水，要求回填 ¦ A closed quarry fills with water: fill it in
F 青石村老采石坑2015年关停后没有回填，积水最深七米，前年淹死一头牛，坑边离小路只有三米。 ¦ Closed in 2015 and never filled, seven metres of water stand in the pit, three from a path; an ox drowned two years ago.
? 围栏警示 ¦ Fence and signs
? 回填或者治理 ¦ Fill or restore it
H s 国土所测量坑口0.46公顷，水量约1.9万方。 ¦ Measured: 0.46 hectares, some 19,000 cubic metres.
+ 2月28日完成围栏160米、警示牌6块。 ¦ A fence of 160 metres and six signs stand since 28 February.
+ 列入2018年矿山治理项目，分两期回填，一期6月开工。 ¦ In the quarry restoration of 2018, filled in two parts, starting in June.

# t06 01-31T09:30 by machine agri lv=county c=1 reply=10
T 微耕机补贴名字写错，卡上没有收到 ¦ Subsidy for a tiller missing: the name was misspelt
F 买微耕机补贴900元，公示名单把“苏”写成“孙”，钱没到卡。 ¦ The list names me Sun instead of Su; 900 yuan did not arrive.
? 更正并发放 ¦ Correct it and pay
H i 农业服务中心比对身份证号，更正后重新打款。 ¦ Corrected by the identity number and paid again.
+ 更正姓名，900元2月8日到账。 ¦ Corrected; 900 yuan on 8 February.

# t07 02-08T10:30 zl bus road lv=county c=90 reply=8
T 春运期间客车涨价超员 ¦ Fares up and buses overfull before the New Year
F 枣林到县城平日8元，腊月二十以后收15元，坐不下还要上人。 ¦ Eight yuan to the county seat, 15 before the holiday, and more people than seats.
? 按票价收费，不超员 ¦ The right fare, no overloading
H s 交管站设点检查三天，查处超员2车次。 ¦ Three days of checks, two overfull buses.
+ 票价恢复8元，多收的可凭票退，已公布监督电话。 ¦ Eight yuan again; the surplus is refunded on the ticket; a number to complain is posted.

# t08 02-24T09:20 sj poorhouse poverty lv=county c=1 reply=16
T 易地搬迁房漏水，保修期内没有人修 ¦ A resettlement house leaks inside its warranty
F 搬进安置房才一年，屋面和北墙漏水，报修两次没有人来，家具发霉。 ¦ After one year the roof and north wall leak; reported twice, nobody came.
? 修好漏水 ¦ Repair the leak
H s 扶贫办与施工单位上门查看，防水卷材搭接不够。 ¦ The builder found the lapping too short.
+ 3月10日重做防水，赔换受潮衣柜一个。 ¦ Sealed anew on 10 March; a spoiled cupboard is replaced.

# t09 02-27T09:05 ls landtake land lv=county c=58 reply=58 acc=03-05 paper=op
T 要求公开征地补偿分配方案 ¦ The plan by which land money was shared should be opened
F 2016年工业路征用柳树村六组63亩，补偿款分到58户，嫁出去的、迁进来的有的有有的没有，分配方案没有贴出来过。 ¦ In 2016 the Industry Road took 63 mu of group six. The money went to 58 households, some who married out or moved in with a share and some without; the plan was never posted.
? 公开分配方案 ¦ Open the plan
? 说明外嫁女、迁入户的分法 ¦ Say how those who married out or moved in are treated
H i 国土所调取征地协议和组里的会议记录，方案经组民会三分之二以上签字。 ¦ The agreement and the group's minutes: over two thirds signed the plan.
H m @ 柳树村召开六组户主会，当场宣读方案和人口截止日。 ¦ A meeting of the group's households had the plan and its cut-off date read out.
+ 分配方案、人口截止日、58户金额3月28日在组里张贴七天。 ¦ Plan, cut-off date and the 58 sums hung in the group for seven days from 28 March.
~ 人口以2016年6月30日在册为准，系组民会依法议定，镇里不能改变；认为侵害成员权益的，可以向法院起诉。 ¦ Who was registered on 30 June 2016 counts; the group decided that lawfully and the town cannot change it. Whoever feels wronged as a member may go to court.
B 《信访条例》第三十二条第一款第（一）项、第（二）项；《中华人民共和国土地管理法》 ¦ Regulations on Letters and Visits, article 32(1) items 1 and 2; Land Administration Law
P 户主会后六组贴出58户明细，反映人表示看明白了。 ¦ After the meeting the 58 sums were posted; the petitioner says it is clear now.

# t10 02-28T10:20 xt irrigation water lv=county c=80 reply=11
T 泵站春灌前没有检修 ¦ The pump station was not overhauled before spring watering
F 新塘二级站的两台水泵去年就抽不满，开春要灌麦，站里没有人管。 ¦ The two pumps at Xintang were weak last year already; wheat needs water and nobody looks after them.
? 检修水泵 ¦ Overhaul the pumps
H s 水务站拆检，更换叶轮和密封。 ¦ Taken apart; impellers and seals replaced.
+ 3月9日检修完毕试抽正常，春灌期间专人看守。 ¦ Done on 9 March, test run in order, manned during the watering.

# t11 03-01T14:25 qt estate build lv=city c=48 reply=20
T 安置楼没有房产证，孩子上学登记不了 ¦ Flats without a title: children cannot be registered at school
F 桥头安置区48户交房四年没有办证，学校登记要求房产证或者证明。 ¦ Forty-eight households have had their flats for four years without a title; the school asks for one.
? 办理房产证 ¦ Issue the titles
? 先开证明给孩子上学 ¦ A certificate meanwhile
H m 村建办与国土、开发单位核对缺件，缺消防验收。 ¦ With land and builder: fire approval is missing.
~ 消防整改须两个月，预计6月办理首次登记，已告知每户进度。 ¦ Fire work takes two months; first registration in June. Each household was told.
+ 村里已开居住证明，当期入学全部登记。 ¦ The community gave certificates; all children were registered.

# t12 03-05T09:50 sm forest forest lv=central c=40 reply=28 paper=op
T 集体林承包到期，续包没有开会 ¦ The lease of the collective wood ends and no meeting was held
F 石门村老林场三百二十亩承包到2017年底，村干部直接续给原承包人十年，40户要求竞价。 ¦ The lease of 320 mu ended with 2017; the cadres renewed it for ten years. Forty households want bids.
? 撤销续签 ¦ Set the renewal aside
? 公开竞价 ¦ Open bidding
H i 林业站查明续签未经村民会议讨论。 ¦ The renewal was not put to a meeting.
H m @ 村民会议讨论，同意终止续签。 ¦ The meeting decided to end it.
+ 续签合同终止，原承包人砍伐至5月底清场。 ¦ Ended; the old lessee clears by the end of May.
+ 5月10日在镇产权交易站公开竞价，底价每亩42元。 ¦ Bids on 10 May at the town's exchange, from 42 yuan a mu.

# t13 03-06T15:10 sl clinic health lv=county c=1 reply=6
T 家庭医生签约费交了没有上门 ¦ The family doctor was paid for and never came
F 去年签约家庭医生自付15元，约定每季度上门量血压，一次没有来过。 ¦ I paid 15 yuan a year for visits each quarter to measure my blood pressure; none came.
? 按协议服务 ¦ Visits as agreed
H c 卫生院核对服务台账，首季记录系代填。 ¦ The hospital found that the record had been filled in by somebody else.
+ 责任医生补上门并检讨，退还15元，今后由护士逐户签字。 ¦ The doctor visited and was reprimanded, 15 yuan returned; from now on each visit is signed.

# t14 03-08T10:15 zj occupy land+env lv=province c=17 reply=38 paper=op
T 养殖场占用基本农田硬化地面 ¦ A livestock farm concreted protected farmland
F 周家坝村南侧2017年建猪场，硬化十一亩基本农田，村民反映多次没有人来拆。 ¦ In 2017 a pig farm south of the village concreted eleven mu of protected farmland; told many times, nobody removed it.
? 依法查处 ¦ Act by law
? 恢复耕地 ¦ Restore the field
H s 国土所实测占用基本农田7.3亩，设施农用地备案4亩。 ¦ Measured: 7.3 mu protected, 4 mu filed as farm facilities.
+ 已立案并下发责令改正通知，非法部分4月20日前拆除。 ¦ A case is open; the unlawful part goes by 20 April.
+ 破碎硬化地面、回填耕作层，验收面积7.3亩。 ¦ Concrete broken, topsoil back, 7.3 mu accepted.

# t15 03-09T09:25 qs dibao civil lv=county c=1 reply=9
T 儿媳长期在外，公婆低保核减 ¦ Allowance cut because the daughter-in-law earns away
F 石老人低保一月核减140元，理由是儿媳在外务工，儿媳已经两年没有联系。 ¦ Cut by 140 yuan a month because the daughter-in-law works away; she has been out of touch for two years.
? 按实际收入核定 ¦ Count what is really there
H s 民政所上门核实，村两委证明。 ¦ Confirmed at home and by the village.
+ 恢复原标准，补发两个月280元。 ¦ Restored; 280 yuan for two months.

# t16 03-13T10:40 ng lamps build lv=county c=150 reply=15
T 垃圾桶一个月清一次，春天招苍蝇 ¦ The bins are emptied once a month and flies come
F 南岗村六个垃圾池满了没人运，村里说合同到期还没招标。 ¦ Six bins overflow; the village says the contract has ended and no tender was held.
? 及时清运 ¦ Empty them in time
H m 村建办调度保洁公司，简易续签三个月。 ¦ A short contract for three months with the cleaning firm.
+ 3月26日起每三天清运一次，六个池已消毒，招标6月完成。 ¦ Every three days from 26 March; disinfected; tender by June.
`
