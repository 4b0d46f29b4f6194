/** Messages from the online inquiry page, January to May 2018, with their repeats. */
export const onlineSpring = `
# o01 01-04T09:12 dj consumer market c=1 reply=5
T 超市卖的食用油过期两个月，退货还被推搡 ¦ Cooking oil two months past its date, and a push instead of a refund
F 元旦在东街便民超市买了一桶5升菜籽油，回家发现10月底就过期。拿小票去退，店员说开了封不退，还推了我母亲一下。 ¦ At New Year I bought five litres of rapeseed oil at the shop in East Street; it had expired in October. They refused a refund because it was opened and pushed my mother.
? 退货并按规定赔偿 ¦ A refund and the damages that the law gives
? 检查店里还有没有过期食品 ¦ Check the shop for other expired food
H s 市场监管所现场检查，下架过期食品6种41件。 ¦ The Market Office took six kinds of expired goods, 41 pieces, off the shelves.
+ 店方退款68元并赔偿1,000元，当面道歉。 ¦ The shop refunds 68 yuan, pays 1,000 and apologised.
+ 已立案处罚，并对东街11家小超市开展检查。 ¦ A penalty case is open, and eleven small shops were checked.
R 01-05 same_facts 我也在这家店买到过期饼干，请一起查。 ¦ I got expired biscuits there too; please check both.

# o02 01-16T14:20 zl telecom keep c=120 reply=6
T 村里4G信号时有时无，网课听不成 ¦ Mobile signal comes and goes: pupils cannot follow lessons
F 枣林村后庄在山窝里，4G经常只有一格，孩子寒假上网课卡得听不成，打客服三次都说在优化。 ¦ Houzhuang lies in a hollow and has one bar at best. Holiday lessons online break off; the operator was called three times and says it is “optimising”.
? 增加基站或者调整信号 ¦ Another mast, or a better signal
H c 信访办联系铁塔公司和运营商，现场测得后庄信号弱覆盖。 ¦ The petition office called in the mast company and operators; weak coverage confirmed.
+ 1月20日调整两面天线，后庄平均信号提高9分贝；新基站列入2018年计划，三季度开通。 ¦ Two antennas were turned on 20 January, nine decibels better; a new mast is planned for the third quarter.
R 01-17 same_facts 后庄组李姓村民：信号问题不止一家，全组都这样。 ¦ A neighbour: it is not one house, the whole group has it.
R 01-18 same_facts 请问测信号的人什么时候来，我可以带路。 ¦ When do they come to measure? I can show them round.

# o03 01-29T10:31 qt service civil c=1 reply=4
T 办老年证跑了三趟，每次说的材料不一样 ¦ Three trips for a senior card, a different list of papers each time
F 给父亲办老年优待证，第一次说要照片，第二次说要户口本原件，第三次说负责盖章的人开会去了。 ¦ For my father's senior card they wanted a photo, then the original register, then the person with the stamp was at a meeting.
? 一次说清要什么材料 ¦ Say once what is needed
? 不要再让老人跑 ¦ Spare old people the trips
H c 民政所向本人核实三次经过，情况属实。 ¦ The office asked about all three visits; it is true.
+ 材料清单已印成卡片放在窗口，缺件可先受理后补。 ¦ The list is printed on a card; a missing paper may follow later.
+ 老年证2月1日由社区干部送到家中，窗口实行AB岗。 ¦ The card was brought home on 1 February; the counter now has a stand-in.
R 01-31 same_facts 我母亲也遇到同样的情况，请一并改进。 ¦ The same happened to my mother; please mend it for all.

# o04 02-06T09:40 by power keep c=18 reply=3
T 年前频繁停电，冰柜里的年货坏了 ¦ Power cuts before the New Year spoil the food in our freezers
F 白杨村西头18户这个月停了七次电，最长一次五个小时，腊肉和冻鱼化了冻。 ¦ Eighteen households had seven cuts this month, one of five hours; cured meat and fish thawed.
? 尽快换变压器 ¦ Change the transformer soon
H c 信访办与供电所核对停电记录，50千伏安变压器过载。 ¦ With the power station: the 50 kVA transformer is overloaded.
+ 2月8日更换为100千伏安变压器，春节期间安排两人值守。 ¦ Replaced by 100 kVA on 8 February; two men on duty over the holiday.
R 02-07 same_facts 昨晚又停了，大概从七点到九点。 ¦ Out again last night, seven to nine.
R 06-13 not_carried_out 换了变压器以后电压还是低，空调带不动，说好再换的下户线没有换。 ¦ Still low voltage after the change; the service lines that were promised have not been replaced.
A 06-20 供电所6月19日更换下户线420米，实测电压218伏，当面向反映人说明。 ¦ On 19 June 420 metres of service line were replaced; 218 volts measured, the writer told in person.

# o05 02-12T11:05 sj order police c=45 reply=11
T 村民点爆竹烧了柴垛，建议设集中燃放点 ¦ Firecrackers burned a woodpile: set one place for them
F 腊月二十五晚上有人在巷子里放烟花，把我家柴垛点着了，差点烧到房子。双井村房子密，希望划个地方集中放。 ¦ Fireworks in the lane set our woodpile alight and almost the house. Houses stand close; name one place for them.
? 划定集中燃放点 ¦ Name a place for fireworks
? 查清谁点着了柴垛 ¦ Find out who set the woodpile alight
H i 派出所走访，系邻家孩子燃放，双方已自行和解。 ¦ The police found a neighbour's child did it; the families have made peace.
+ 村委会划定打谷场、河滩两处燃放点，春节期间有人看守。 ¦ The threshing floor and the river flat are set aside, with a guard over the holiday.
+ 柴垛损失由邻家补柴一车，当事人同意不再追究。 ¦ The neighbour replaces a cartload of wood; nothing more is asked.
R 02-13 same_facts 支持划点，老人孩子晚上睡不好。 ¦ I support that; old people and children cannot sleep.
R 02-14 same_facts 后街也有同样的危险，请把后街也算进去。 ¦ Back Street has the same danger; include it.

# o06 02-27T15:30 sl road road c=210 reply=8
T 通村路边沟塌陷，路面悬空一米多 ¦ The village road is undermined: a metre hangs over air
F 松岭村进村路三公里处，雪化后外侧边沟冲空，水泥板悬空一米二，拉砖车还在走。 ¦ At kilometre three, after the thaw, the outer ditch washed out; the slab hangs over 1.2 metres and brick lorries still use it.
? 先拉警戒，尽快修 ¦ Close it off and repair it soon
H s 交管站当天设警示桩，限载5吨。 ¦ Posts were set the same day; limit five tonnes.
+ 3月6日完成浆砌护坡18米，解除限载。 ¦ Eighteen metres of stone facing finished on 6 March; limit lifted.
R 03-01 same_facts 村里人都绕着走，晚上看不见警示桩，请加反光条。 ¦ At night the posts cannot be seen; please add reflectors.

# o07 03-02T09:55 gp clinic health c=340 reply=7
T 村卫生室常年锁门，买药要下山 ¦ The village clinic is always locked
F 高坪村卫生室的医生去年搬到县城，牌子还挂着，门一年锁着，感冒药都要下山九公里去买。 ¦ The doctor moved to the county seat last year. The sign hangs, the door is locked; even for a cold one goes nine kilometres down.
? 卫生室恢复开门 ¦ Open the clinic again
H m 卫生院与村委会商定由两名医生轮流巡诊。 ¦ Hospital and village agreed: two doctors take turns.
+ 3月12日起每周一、四全天坐诊，药品36种，村医招聘完成前不中断。 ¦ From 12 March open Mondays and Thursdays, 36 medicines, without a break until a doctor is hired.
R 03-05 same_facts 我奶奶高血压，每月都要托人带药，请快些。 ¦ My grandmother's pills come by neighbours; please hurry.
R 03-07 same_facts 听说要派医生，请公布具体时间。 ¦ Please publish the hours.

# o08 03-07T16:02 qt noise env c=24 anon reply=9
T 门窗加工店夜里切铝材，孩子没法睡 ¦ A window workshop cuts aluminium at night
F 桥头老街门窗店每天切到夜里十一点，声音尖，隔壁两个孩子要中考。怕邻居知道，不留名字。 ¦ The workshop cuts until eleven at night; two children next door face exams. I leave no name for the neighbours' sake.
? 晚上不要切割 ¦ No cutting at night
H s 环保办夜间测得昼间达标、22时后超标11分贝。 ¦ Measured at night: eleven decibels above the limit after ten.
+ 已要求19时至次日7时停止切割，切割机移入内间并加隔音棉，复测达标。 ¦ No cutting from 19:00 to 7:00; the saw moved inside behind foam; measured again, within the limit.
R 03-09 same_facts 昨晚十点半还在切。 ¦ Still cutting at half past ten last night.
R 03-12 same_facts 我是对门住户，情况属实。 ¦ I live opposite: it is true.

# o09 03-12T10:10 xt insurance keep c=6 reply=5
T 水稻保险冰雹受灾报了案，一直没人来查勘 ¦ Hail damage reported to the insurer, nobody came
F 3月5日新塘村下冰雹打坏育秧大棚14个，当天报案，保险公司说等通知，已经一个星期。 ¦ Hail on 5 March broke fourteen seedling tunnels. Reported that day; “wait for notice”, a week now.
? 催保险公司来查勘定损 ¦ Get the insurer to come
H c 信访办联系承保公司县支公司，约定查勘时间并到场见证。 ¦ The office arranged a date with the county branch and was present.
+ 3月15日完成查勘，14棚核定损失8,260元，赔款3月底到账。 ¦ Surveyed on 15 March: 8,260 yuan for fourteen tunnels, paid by the end of March.
R 03-14 same_facts 大棚膜不敢揭，怕查勘不认，请早点来。 ¦ We dare not clear the plastic before they come; please hurry.

# o10 03-16T13:15 qs deed land c=29 reply=6
T 农村房屋登记照片拍错，证上是别人的房子 ¦ The photo in our house title shows another house
F 青石村房地一体登记，发下来的草证照片是隔壁老石家，面积也少了二十平方，全组有五户拍串了。 ¦ In the draft titles the photo is our neighbour's house and the area 20 square metres short; five households are mixed up.
? 重新核对照片和面积 ¦ Check photos and areas again
H s 国土所与测绘公司上门复核五户。 ¦ The Land Office and surveyors checked all five.
+ 五户照片和面积已更正，正式证书4月10日发放。 ¦ Corrected; the titles are issued on 10 April.
R 03-19 same_facts 我家也拍串了，请把三组一起核对。 ¦ Ours is mixed up as well; check group three too.
R 03-23 wrong 答复里户名写成了我弟弟，请改。 ¦ The answer names my brother instead of me; please correct.
A 03-26 户名系录入错误，3月26日已更正并电话告知本人。 ¦ A slip in typing: corrected on 26 March and told by phone.

# o11 03-20T09:33 dh machine agri c=40 reply=10
T 收割机补贴什么时候发，去年秋天买的还没到 ¦ When does the harvester subsidy of last autumn come?
F 去年10月买的履带收割机，公示名单上有我，说春节前到账，现在春分了还没有。 ¦ I bought a tracked harvester in October and am on the posted list; “before the New Year”, and now it is equinox.
? 告知发放时间 ¦ Say when it is paid
H i 农业服务中心查得该批补贴3月由县财政集中支付。 ¦ The county pays this batch in March.
+ 3月29日已支付到账，您的补贴18,000元。 ¦ Paid on 29 March: yours is 18,000 yuan.
R 03-26 same_facts 同村另外三户也没到，请统一说明。 ¦ Three others here lack it too; tell us all.

# o12 03-27T10:45 sm sewage env+water c=36 reply=14
T 养鸭棚的水直排小溪，下游洗菜不敢用 ¦ A duck farm drains into the brook we wash in
F 石门村口三个鸭棚养了四千多只鸭，粪水从竹管直接排到小溪，下游36户以前洗菜洗衣，现在水发绿。 ¦ Three sheds with over four thousand ducks drain by a bamboo pipe into the brook. Thirty-six households washed there; now it is green.
? 不准直排 ¦ Stop the discharge
? 清理溪里的粪泥 ¦ Clear the sludge
H s 环保办现场封堵排口，要求建三格池。 ¦ The outlet was closed on the spot; a three-chamber pit is required.
+ 养殖户4月8日建成60方沉淀池，粪水还田，排口已封。 ¦ A pit of 60 cubic metres was built on 8 April; the outlet stays closed.
+ 村里组织清淤120米，费用由养殖户承担。 ¦ The village cleared 120 metres at the farmer's cost.
R 03-29 same_facts 早上的水最绿，请早上来看。 ¦ It is greenest in the morning; come then.
R 04-04 same_facts 清明回家祭祖，小溪确实不能用了。 ¦ Home for Qingming: the brook really cannot be used.
R 07-05 not_carried_out 下大雨时沉淀池又溢到小溪里，说好加高的池沿没有加。 ¦ In heavy rain the pit overflows again; the rim that was promised has not been raised.
A 07-11 7月10日池沿加高40厘米并加盖，环保办雨天复查未外溢。 ¦ Rim raised by 40 cm and covered on 10 July; checked in rain, no overflow.

# o13 04-09T08:50 dj paving build c=60 reply=4
T 人行道盲道被电线杆挡住，老人摔倒 ¦ A pole stands on the paving for the blind
F 东街十字路口新铺的盲道正中立着一根通信杆，上周一位视力不好的老人撞上去摔了。 ¦ A telephone pole stands in the middle of the new tactile paving; last week a man with poor sight walked into it.
? 移杆或者改道 ¦ Move the pole or the path
H s 村建办与通信公司现场确定移位。 ¦ Construction Office and telephone company settled the new place.
+ 4月12日已移到路缘外1.2米，盲道补砖。 ¦ Moved 1.2 metres beyond the kerb on 12 April; tiles replaced.
R 04-11 same_facts 我每天推轮椅经过，也过不去。 ¦ I push a wheelchair there and cannot pass.

# o14 04-13T14:40 ng grain finance+econ c=57 reply=9
T 种粮大户名下补贴发到了土地流出户 ¦ The subsidy goes to the owner, not to the one who farms
F 我流转了57户一百八十亩田种水稻，合同写补贴归种田的，今年仍打到了各户卡上，要一家家去收。 ¦ I rent 180 mu from 57 households; the contract gives me the subsidy, yet it was paid to each of them.
? 按合同发给实际种粮的人 ¦ Pay whoever grows the grain, as agreed
H i 农经站核对合同，补贴归属约定清楚的43户，未写明的14户。 ¦ By the contracts: clear for 43 households, silent for 14.
~ 补贴按确权面积统一发放，不能跳过承包户；43户已由村里协助当面转付，14户由双方协商补签。 ¦ By rule it is paid on registered land and cannot skip the holder. Forty-three passed it on with the village's help; fourteen are to be agreed.
R 04-16 new_facts 补充：有三户说合同到期了，实际是2020年到期，附照片。 ¦ Three households say the contract has ended; it runs to 2020, photo attached.
R 04-19 same_facts 希望能在下一季前说清楚。 ¦ Please settle it before the next season.

# o15 04-18T08:55 ls irrigation water c=210 acc=05-09 reply=30 way=in_hand sign=05-18T09:40 assign=04-20T09:20 paper=op visit=05-31 charge=deputy_farming names=陈国强 Chen Guoqiang
T 机耕路塌方三个月未修，要求月底前修通 ¦ A farm road collapsed and lies unrepaired: open it by the end of the month
F 2月暴雨后柳树村三组机耕路塌方约20米，春耕的旋耕机和插秧机进不了田，八十余亩水田要人挑牛拉。村里说报了镇里，镇里一直没有人来看。 ¦ After the rain of February about 20 metres of group three's farm road fell away. Tillers and planters cannot reach the fields: 80 mu must be worked by hand and ox. The village says it reported; nobody came.
? 月底前修通三组机耕路 ¦ Open the farm road by the end of the month
? 说明为什么一直没有动工 ¦ Explain why nothing has begun
? 补偿误工损失 ¦ Pay for the working days lost
O 04-27T16:10 机耕路由村级管护，不属农田水利设施，建议由柳树村组织修复。 ¦ Farm roads are kept up by the village and are no irrigation works; Liushu should repair it.
D 05-09T09:10 - 塌方系渠堤渗水冲刷路基所致，属小型水毁工程，由镇水务站承办，柳树村协助。 ¦ Water seeping from the canal bank washed out the road: flood damage to small works. The Water Station handles it, Liushu helps.
L 05-07T11:20 责任单位有争议，镇领导5月9日前决定由谁承办；15日内未书面告知，属我镇迟延，今天已向代表说明。 ¦ Water Station and village disagree on who repairs the road. The town decides by 9 May. No notice within 15 days is our delay; the representatives were told today.
H s 05-10T09:30 镇水务站会同村干部、来访人代表现场勘测，塌方19.6米，土石方约340立方米。 ¦ The Water Station surveyed with the village and the representatives: 19.6 metres, about 340 cubic metres.
+ 事实清楚，符合本镇2018年小型水毁工程修复安排（石政发〔2018〕21号），2018年5月31日前修通，由镇水务站负责，我镇督促执行并回访。 ¦ The facts are clear and it fits the town's flood repairs of 2018 (石政发〔2018〕21号): open by 31 May 2018, the Water Station responsible; the town sees to it and comes back.
+ 镇水务站与柳树村对责任有争议，我镇未在15日内书面告知，属工作迟延，向你们致歉。 ¦ The station and the village disputed the duty and we did not tell you in writing within 15 days; that was our delay and we apologise.
~ 误工损失现无法律、法规或者政策依据，予以解释说明；认为权利受侵害的，可依法提起诉讼。 ¦ For the working days no law or policy gives a basis; explained. Whoever sees a right infringed may sue.
B 《信访条例》第三十二条第一款第（一）项、第（二）项；石政发〔2018〕21号 ¦ Regulations on Letters and Visits, article 32(1) items 1 and 2; 石政发〔2018〕21号
P 5月31日现场查看，路面修通，插秧机已进田，代表签字确认。 ¦ Seen on 31 May: the road is open, planters are in the fields, the representatives signed.

# o16 04-20T10:25 zj medinsure labour c=2 reply=7
T 新农合转诊手续没办，报销比例低了二十个点 ¦ No referral paper, so twenty points less is paid back
F 父亲脑梗直接送市医院，转院手续没来得及办，回来只按35%报销。当时是急诊，材料都在。 ¦ My father was taken straight to the city hospital with a stroke. Without a referral only 35 per cent is paid; it was an emergency and we have the papers.
? 按急诊转院的比例报销 ¦ Pay at the rate for emergencies
H i 劳动保障所核对急诊病历，符合急诊补办条件。 ¦ The emergency record meets the rule for late referral.
+ 补办转诊备案，按55%重新结算，补付6,412元。 ¦ Referral entered late, settled at 55 per cent: 6,412 yuan more.
R 04-23 same_facts 病人要做第二次手术，请尽快。 ¦ A second operation is due; please be quick.
R 04-25 wrong 窗口电话里说急诊也不能补办，和文件写的不一样。 ¦ The counter says by phone that even emergencies cannot be entered late; the rule says otherwise.

# o17 04-25T15:12 dh traffic police+road c=80 reply=13
T 渡口三轮车乱停，赶集天堵到河堤 ¦ Three-wheelers block the ferry road on market days
F 逢集日渡口停了三四十辆载客三轮车，堵到河堤，上周三耽误了一辆救护车。 ¦ On market days thirty or forty three-wheelers block the road to the dyke; last Wednesday an ambulance was held up.
? 划停车区，集日有人疏导 ¦ Mark a parking place and direct traffic on market days
H s 派出所、交管站划出停车区38个。 ¦ Police and Roads Station marked 38 places.
+ 5月8日集日启用停车区，两名协管员疏导，救护车道保持畅通。 ¦ In use since the market of 8 May with two wardens; the ambulance lane is kept clear.
R 05-02 same_facts 昨天集日又堵，有人误了班车。 ¦ Blocked again at yesterday's market; people missed the bus.
R 08-20 not_carried_out 最近两个集日没有协管员，又停满了。 ¦ No wardens the last two market days; full again.
A 08-24 已补充一名协管员并排班公示，8月23日集日现场查看有序。 ¦ A third warden and a posted rota; the market of 23 August was in order.

# o18 04-26T10:40 ng market market+edu c=300 anon reply=12
T 学校门口占道经营，接送不安全 ¦ Stalls on the pavement at the school gate make it unsafe
F 南岗小学门口下午放学有十几个炸串、文具摊占着人行道，孩子走到马路中间，接送电动车挤成一团。孩子在校读书，不留名。 ¦ At the gate of Nangang school a dozen food and stationery stalls take the pavement after lessons; children walk in the road among scooters. My child goes there, so no name.
? 校门口两侧不许摆摊 ¦ No stalls on either side of the gate
? 给摆摊的人另外安排地方 ¦ Give the stallholders another place
H s 市场监管所与学校在放学时段现场疏导，登记摊主13人。 ¦ Market Office and school cleared the gate at closing time; thirteen stallholders listed.
+ 校门两侧各50米划为禁摆区，放学时段有人值守。 ¦ Fifty metres on each side are kept free, watched at closing time.
+ 13名摊主安排到村文化广场东侧，半年免费。 ¦ The thirteen get places at the culture square, free for half a year.
R 05-04 same_facts 今天还是老样子，炸串摊占着门口。 ¦ As before today: the fryers stand at the gate.
R 09-05 not_carried_out 开学又摆回来了，值守的人只来了一天。 ¦ Term began and they are back; the guard came one day.
A 09-11 重新排定值守表，9月10日起校门口无摊点，东侧广场通水电。 ¦ New rota; no stalls since 10 September; the square has water and power.

# o19 05-04T09:50 sj culture keep c=90 reply=10 purpose=suggestion
T 建议把闲置村小操场对群众开放 ¦ Suggestion: open the closed school's playground
F 双井村小学撤并两年，操场和篮球架锁在院里，年轻人晚上没有地方打球，老人跳舞在公路边。 ¦ The school closed two years ago; its playground and baskets are locked in. The young have nowhere to play and the old dance beside the road.
? 傍晚开放操场 ¦ Open the playground in the evening
H m 信访办与中心学校、村委会商定开放时间和安全责任。 ¦ Petition Office, Central School and village settled hours and safety.
+ 建议采纳：5月15日起每天17时至21时开放，村里装两盏灯，由老年协会管钥匙。 ¦ Adopted: open 17:00–21:00 from 15 May, two lamps, the elders' club keeps the key.
R 05-09 same_facts 我们舞蹈队20人也赞成，公路边太危险。 ¦ Our twenty dancers agree; the roadside is dangerous.
R 05-11 same_facts 建议把篮网也换一下。 ¦ Please hang new nets too.
`
