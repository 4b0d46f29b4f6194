/** Matters that organs above passed down from the middle of March to the beginning of May 2018. */
export const transfersSpring = `
# t17 03-15T15:35 gp wartime civil lv=city c=1 reply=55 acc=03-22 paper=op
T 参战人员身份认定缺少立功证 ¦ Recognition as a war veteran: no citation at hand
F 龙姓老兵1979年参战，回乡时证件在船上落水，没有立功证，村里不认定。 ¦ In action in 1979; on the way home the papers fell into the water. Without the citation the village does not recognise him.
? 认定参战身份 ¦ Recognise the service
H i 民政所向原部队所在县人武部发函查档。 ¦ The Office wrote to the archive of his old unit.
H c 档案回函前，先由三名战友书面证明，临时救助600元。 ¦ Until it answered three comrades testified; 600 yuan of emergency aid.
+ 4月底收到档案复函，已按参战退役人员认定，从批准当月起发补助。 ¦ The archive answered at the end of April: recognised, paid from the month of approval.

# t18 03-16T14:10 dh drinking water lv=county c=22 reply=10
T 安全饮水井打出来是咸水 ¦ The new well gives salty water
F 河湾六组去年打的安全饮水井，水有咸味，二十二户还是去河里挑。 ¦ The well of last year tastes salty; 22 households carry water from the river.
? 换水源 ¦ Another source
H s 水务站化验，氯化物超标0.4倍。 ¦ Tested: chlorides 0.4 times above the limit.
+ 3月26日接通村东主管网2.1公里，旧井封闭。 ¦ 2.1 km of main from the east of the village since 26 March; the well is closed.

# t19 03-19T09:10 qt medical health+justice lv=city c=3 reply=27
T 卫生院输液后过敏，要求退费赔偿 ¦ An allergic reaction after a drip: refund and damages
F 2月20日母亲输头孢后全身起疹、呼吸困难转到县医院，卫生院说做过皮试。家属说没有看到皮试。 ¦ After a drip on 20 February my mother had a rash and could not breathe. The hospital says it tested first; the family saw no test.
? 查清有没有皮试 ¦ Establish whether it was tested
? 退还费用、赔偿 ¦ Refund and damages
H i 卫生院封存病历，皮试记录补签，医务科长向家属说明。 ¦ The record was sealed; the test had been signed afterwards; the head of medical affairs said so to the family.
H d 司法所主持调解，双方同意不申请医疗损害鉴定，依封存病历协商。 ¦ Mediated by the Justice Office on the basis of the record.
+ 皮试记录系事后补签，护士停岗学习一个月，已书面道歉。 ¦ The entry was made afterwards; the nurse was suspended for a month; a written apology was given.
+ 卫生院承担医药费7,860元及营养误工费6,000元。 ¦ The hospital bears 7,860 yuan of costs and 6,000 for food and lost work.

# t20 03-19T15:20 dj market market lv=county c=9 reply=8
T 流动菜摊占消防通道 ¦ Vegetable carts block the fire lane
F 东街九户小菜贩把三轮停在农贸市场东门消防通道上，业主投诉。 ¦ Nine vendors park their carts in the fire lane at the market's east gate.
? 让出消防通道 ¦ Clear the lane
H s 市场监管所划线，分时段设置自产自销区。 ¦ Lines painted, a place for home growers by hours.
+ 消防通道划黄线并加地锁；九户安排在西侧自产区，免收摊位费。 ¦ Yellow lines and bollards; the nine get places on the west side free of charge.

# t21 03-20T14:00 zl grain finance lv=county c=34 reply=11
T 一卡通密码错误补贴取不出 ¦ Subsidy cards locked by a wrong code
F 枣林三十四户补贴卡因半年没用锁住，信用社要本人去县城解。 ¦ Thirty-four cards were locked after half a year unused; people were to go to the county seat.
? 就近解锁 ¦ Unlock nearby
H m 财政所与信用社商定到村集中办理。 ¦ The cooperative came to the village.
+ 3月30日、31日在枣林村部设点解锁33户，1户上门办理。 ¦ Thirty-three done in the village on 30 and 31 March, one at home.

# t22 03-21T09:20 xt contract econ+justice lv=city c=12 reply=52 acc=03-28 paper=op
T 土地互换没有协议，反悔要回原地 ¦ Plots exchanged without a paper, now wanted back
F 2005年为连片种植换了三亩地，双方没有写合同，今年修路占地有补偿，对方要换回来。 ¦ In 2005 three mu were exchanged to farm in one piece, without a paper. The road now brings money and the other side wants his back.
? 确认互换 ¦ Confirm the exchange
? 补偿款归谁 ¦ Who gets the compensation
H i 农经站查看2005年台账和确权颁证，互换后双方已分别登记。 ¦ Both plots were registered to the new holders.
H d @ 村调解委员会听取邻居证言，双方各自陈述。 ¦ The village committee heard neighbours and both sides.
+ 互换虽无书面协议但经十三年耕种并分别登记，以现状为准。 ¦ Thirteen years of farming and registration stand: the exchange holds.
+ 青苗补偿归实际耕种人，地上附着物各归各有。 ¦ Crop money goes to whoever farms; what stands on it to its owner.

# t23 03-29T10:05 sm noise env lv=county c=5 reply=9
T 石材切割点夜间作业 ¦ Stone cutting by night
F 石门公路边石材点晚上八点还在切大板，五户被吵得睡不着。 ¦ At eight at night slabs are still cut; five households cannot sleep.
? 夜间停工 ¦ No work at night
H s 环保办现场检查，责令19时后停锯。 ¦ Ordered to stop the saw at seven.
+ 每日19时至次日7时停锯，锯台加罩，4月5日复查达标。 ¦ No saw from 19:00 to 7:00, a hood fitted, within the limit on 5 April.

# t24 04-03T09:30 sj elder civil lv=county c=34 reply=10
T 敬老院一周两次荤，伙食账没有公布 ¦ Meat twice a week at the old people's home, accounts unseen
F 双井敬老院三十四个老人，家属反映伙食差、生活费怎么花不公开。 ¦ Families of 34 residents say the food is poor and the accounts are closed.
? 改善伙食 ¦ Better food
? 公开账目 ¦ Open the accounts
H s 民政所突击检查厨房并核对采购单。 ¦ Unannounced check of kitchen and purchases.
+ 食谱上墙，每周荤菜五次，家属代表参与采购。 ¦ A menu on the wall, meat five times a week, families join in buying.
+ 一季度伙食账4月13日张贴。 ¦ The quarter's food account was posted on 13 April.

# t25 04-04T10:10 qt fees edu lv=county c=2 reply=19
T 转学借读费没有发票 ¦ No receipt for a school transfer fee
F 孩子从县城转到桥头校区，班主任说要交三千元赞助费，没有票。 ¦ For a transfer the class teacher asked 3,000 yuan of “sponsorship” without a receipt.
? 退还这笔钱 ¦ Return it
H i 中心学校核查，系班主任个人行为。 ¦ The teacher acted on his own.
+ 三千元4月20日退还，班主任记过并调离岗位。 ¦ Returned on 20 April; a demerit and another post for the teacher.

# t26 04-10T09:40 zj resettle build lv=province c=30 reply=40 acc=04-17 paper=op
T 拆迁过渡费断发半年 ¦ Transition money stopped for half a year
F 2016年拆迁签协议，每月过渡费600元，去年10月起没有再发，安置房还没有建好。 ¦ Under the agreement of 2016 a household has 600 yuan a month until the new flats stand; nothing since October.
? 补发过渡费 ¦ Pay it
? 告知交房时间 ¦ Say when the flats are ready
H i 村建办核对三十户协议，系项目公司账户冻结。 ¦ Thirty agreements checked; the project's account was frozen.
H m 协调项目公司划转，镇政府先行垫付两个月。 ¦ The town advances two months.
+ 5月15日前补发到位，共108,000元。 ¦ 108,000 yuan by 15 May.
~ 受墙改影响，预计10月底交付，逐月公示进度。 ¦ Wall works delay it: handover by the end of October, progress posted monthly.

# t27 04-11T09:55 gp road road lv=county c=74 reply=36 acc=04-18 paper=op
T 生产路断头一公里，夏收农机进不去 ¦ A farm track ends one kilometre short: machines cannot reach the harvest
F 高坪三组生产路水泥修到半山停了，还差一公里，收割机上不去，74户全靠人背。 ¦ The concrete stops half-way up; machines cannot climb the last kilometre and 74 households carry by back.
? 接通剩余一公里 ¦ Finish the last kilometre
H s 交管站测量路线，涉及林地0.3公顷。 ¦ Surveyed: 0.3 hectares of woodland lie on the line.
H m @ 村里召开户主会，同意出工填方。 ¦ The households agree to give labour.
+ 5月底前砂石路基贯通，水泥面列入2019年一事一议项目。 ¦ A gravel bed by the end of May; concrete under the levy of 2019.

# t28 04-17T14:20 dh inputs agri lv=county c=4 reply=11
T 买到过期的稻种 ¦ Rice seed past its date
F 四户从外地推销车上买的稻种，出芽率不到三成。 ¦ Four households bought seed from a travelling seller; less than a third sprouted.
? 鉴定并赔偿 ¦ Test it and pay
H s 农业服务中心抽样发芽率27%，市场监管所追查推销车。 ¦ Twenty-seven per cent sprouted; the seller is traced.
+ 推销人补换种子并赔青苗费4户共2,600元。 ¦ Seed replaced and 2,600 yuan paid to the four.

# t29 04-19T09:35 sl injury labour lv=city c=1 reply=25
T 工地砸伤脚，老板只付了医药费 ¦ A foot crushed at work: only the hospital was paid
F 在沙场被滚石砸伤右脚，住院十八天，老板付了医药费，误工费和伤残一次没有谈。 ¦ A stone crushed my right foot; 18 days in hospital were paid, lost wages and disability never discussed.
? 认定工伤 ¦ Recognise the injury
? 误工和伤残补助 ¦ Wages and disability money
H i 劳动保障所核实劳动关系，代拟申请材料。 ¦ Employment confirmed; application drafted.
H d 双方就误工费先行达成一致。 ¦ Lost wages agreed first.
+ 5月9日已向县人社局申报工伤认定。 ¦ Filed with the county on 9 May.
+ 误工护理费9,600元先行支付，伤残等级鉴定后再结算。 ¦ 9,600 yuan for wages and care now; the rest after grading.

# t30 04-23T09:00 zl sewage env+agri lv=province c=35 reply=33 acc=04-28 paper=op
T 养猪场粪水漫进枣园 ¦ Pig slurry spills into the jujube orchard
F 枣林后坡四百头猪场粪池溢到下面枣园，四十年的老树死了十六棵。 ¦ A pit for 400 pigs overflows into the orchard; sixteen trees of forty years died.
? 停止外溢 ¦ Stop it
? 赔偿死掉的枣树 ¦ Pay for the trees
H s 环保办测量，责令限产并加固池埂。 ¦ Measured; ordered to cut the herd and raise the bank.
H i 农业服务中心评估枣树损失，按地区标准核算。 ¦ The loss assessed by the regional rate.
+ 5月20日前建成沉淀池和雨污分流，复查不外溢。 ¦ Settling tank and separate rainwater by 20 May; no overflow at the check.
+ 枣树16棵按每棵1,150元赔偿18,400元。 ¦ 1,150 yuan a tree, 18,400 in all.

# t31 04-24T10:25 ls drinking water lv=county c=8 reply=18
T 水表到户没有核对，两个月吨数翻倍 ¦ Water meters never read: two months' use doubled
F 换智能水表以后，每户一个月都是二十几吨，以前只有十一吨。 ¦ Since the new meters a household is charged over twenty tonnes a month instead of eleven.
? 校验水表 ¦ Check the meters
H s 水务站抽检12块，8块误差超标。 ¦ Eight of twelve were beyond the limit.
+ 更换8块水表，两个月多收的1,264元退还。 ¦ Eight are replaced, 1,264 yuan returned.

# t32 04-25T09:15 ng drinking econ+water lv=county c=46 reply=40 assign=04-27T09:10 to=water acc=05-09 paper=op
T 自来水管网改造费分摊不公 ¦ The cost of the water mains is shared unfairly
F 南岗村去年改造自来水管网，村里按户收820元，46户联名来信：有的户两口人有的六口人，有的没有接水也收了，上级补助多少没有公布。信由县信访局转来。 ¦ The village renewed its water mains and took 820 yuan a household. Forty-six sign: two people pay like six, some without a connection pay too, and the grant was never posted. The county passed the letter on.
? 按人口或水表分摊 ¦ Share it by people or meters
? 公开改造费和补助 ¦ Open cost and grant
? 没有接水的退费 ¦ Refund those without water
O 05-03T15:20 收费由村委会组织，属村级财务，不属本单位；建议转农经站主办。 ¦ The village collected it; that is village finance and not ours. The Economy Station should lead.
D 05-08T10:40 + 收费属村级筹资筹劳，由农经站主办，镇水务站协办核对工程造价。 ¦ A village levy: the Economy Station leads, the Water Station helps with the cost of the works.
H i 农经站核账：改造总价214,600元，其中补助120,000元，215户收费176,300元，多收81,700元。 ¦ Cost 214,600 yuan, grant 120,000; 215 households paid 176,300: 81,700 too much.
H m @ 村民代表会通过按水表分摊，195户接水，每表485元。 ¦ The representatives share it by meter: 195 meters at 485 yuan.
+ 按水表分摊，每表485元，已接水的195户每户退335元。 ¦ By meter, 485 yuan; each of 195 connected households gets 335 back.
+ 造价、补助和分摊表5月28日上墙。 ¦ Cost, grant and shares hang since 28 May.
+ 未接水的20户全额退还，今后接水时再交。 ¦ Twenty without a connection get everything back and pay when connected.
P 退款签收表215户齐全。 ¦ All 215 have signed for their refund.

# t33 04-26T09:05 gp court justice lv=city c=1 reply=14
T 判决赔偿款三年没有执行 ¦ A judgment's damages unpaid for three years
F 2015年法院判赔偿4.6万元，对方一直没有付，听说人在外打工，多次找执行局没有消息。 ¦ In 2015 the court awarded 46,000 yuan; the debtor works away and the enforcement office has no news.
? 督促执行 ¦ Get it enforced
H c 司法所查询执行案号，联系执行法官。 ¦ The case number found, the enforcement judge called.
~ 执行属人民法院职权，镇政府不能代替；已协助提供对方在县城的房产线索，由法院依法处置。 ¦ Enforcement belongs to the court, the town cannot act for it; a flat of the debtor's in the county seat was pointed out to it.

# t34 05-02T10:15 dh illegal build+land lv=county c=6 reply=9
T 河堤上搭彩钢棚开饭店 ¦ A tin shed on the dyke serves meals
F 大河湾河堤内侧搭了一间彩钢棚卖早饭，油水倒进河里，汛期也影响行洪。 ¦ A shed on the inner dyke sells breakfast, pours grease into the river and is in the way of floods.
? 拆除违建 ¦ Remove it
H s 村建办、国土所认定系违法建设，发限期拆除通知。 ¦ Found unlawful; ordered to be removed.
+ 经营者5月11日自行拆除，堤面恢复，早点摊安排到集市。 ¦ Removed by the owner on 11 May; the dyke is restored and the stall moved to the market.
`
