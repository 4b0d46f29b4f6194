/** Matters that organs above passed down from the middle of May to December 2018. */
export const transfersAutumn = `
# t35 05-16T10:25 qs illegal build+land lv=city c=2 reply=22
T 邻居二楼加盖彩钢棚挡光 ¦ A neighbour's rooftop shed takes the light
F 邻居在二层平顶搭三米高彩钢棚，我家北屋白天要开灯，说过两次，对方讲自己屋顶自己管。 ¦ He built a three-metre shed on his flat roof; our north room needs a lamp by day. Asked twice, he says the roof is his.
? 拆除彩钢棚 ¦ Remove the shed
H s 村建办查无规划许可，测日照不足。 ¦ No permit; sunlight too short.
H d @ 村里调解两次，对方同意降到1.2米做花架。 ¦ Mediated twice: down to 1.2 metres, a trellis.
+ 超高部分6月1日拆除，现场认可。 ¦ The excess was removed on 1 June, accepted on site.

# t36 05-31T15:00 qt burial civil lv=county c=2 reply=9
T 骨灰堂寄存一年改收三年费 ¦ The columbarium asks three years instead of one
F 母亲骨灰寄存，去年按一年收80元，今年要一次交三年，说是新规定。 ¦ One year at 80 yuan until now; this year three at once, “a new rule”.
? 仍按一年收 ¦ By the year again
H i 民政所查无收费依据变更。 ¦ No change of fee was approved.
+ 按年收取，多收160元退还，窗口公示收费文号。 ¦ By the year; 160 yuan are returned and the rule is posted.

# t37 06-12T09:30 zj placement civil+finance lv=central c=1 reply=48 paper=op
T 1991年退伍安置到企业，企业破产后待遇 ¦ Placed in a firm in 1991, bankrupt: what is due?
F 1991年转业安置到县农机厂，2003年厂破产，社保断缴四年，问民政和人社都让找厂。 ¦ Placed in the county's machine works in 1991; bankrupt in 2003, insurance unpaid for four years; each office sends me to the other.
? 补缴断缴的社保 ¦ Pay the missing insurance
? 落实生活待遇 ¦ The benefits due
H i 民政所调取安置档案和破产清算文件。 ¦ Placement file and liquidation papers were fetched.
H m 与县人社局、退役军人部门会商接续办法。 ¦ A way to continue it was settled with the county.
+ 由县政策性补助承担四年断缴，本人补缴个人部分18,600元。 ¦ The county pays the firm's share; he pays his own 18,600 yuan.
~ 生活困难补助按标准每月220元，不重复享受其他定补，已当面说明。 ¦ Hardship aid is 220 yuan a month and not paid twice; explained in person.

# t38 06-26T10:35 dj fees edu lv=county c=44 reply=10
T 幼儿园暑期延时班收费没有收据 ¦ The kindergarten's holiday class takes money without receipts
F 东街中心园暑期班一人收600元，没有收据，问园长说交给食堂了。 ¦ The holiday class costs 600 yuan without a receipt; “it went to the kitchen”.
? 开收据或退费 ¦ A receipt or the money
H i 中心学校核查，暑期班未备案。 ¦ The class was not filed.
+ 44户退费26,400元，园长诫勉谈话，暑期托管另行公示报名。 ¦ 26,400 yuan go back to 44 families; the head is warned; holiday care is announced anew.

# t39 07-10T09:25 sm debt econ+finance lv=province c=38 reply=79 acc=07-18 due=10-10 paper=op charge=politics_law
T 村集体欠木材款十一年没有还 ¦ The village has owed for timber for eleven years
F 2007年石门村建小学老教学楼，向38户借木材和工钱共21.4万元，打了欠条，历届村干部都说没有钱。 ¦ For the old school of 2007 the village borrowed timber and work for 214,000 yuan from 38 households. Every committee since has said that there is no money.
? 还清欠款 ¦ Pay the debt
? 公开村里的债权债务 ¦ Open what the village owes and is owed
H i 农经站核对1998年以来村级账簿，八户欠条遗失，走访老会计核实。 ¦ Ledgers since 1998 were checked; eight notes are lost, the old bookkeeper was visited.
H s 7月下旬连续暴雨，石门村委会办公楼进水，部分账簿浸泡，由县档案馆抢救。 ¦ Rain in late July flooded the village office; soaked ledgers were saved by the county archive.
L 09-17 村级账簿7月底受水浸，8本送县档案馆修复，9月20日才能取回；已书面告知三位代表，答复推迟到9月28日前。 ¦ Ledgers were soaked at the end of July; eight are at the archive until 20 September. The three representatives were told in writing: answer by 28 September.
+ 核实债务203,600元，列入村级化债计划，三年还清，今年先付40%。 ¦ The debt is 203,600 yuan; it is repaid in three years, 40 per cent this year.
+ 村级债权债务9月28日起张榜七天。 ¦ What the village owes and is owed hangs for seven days from 28 September.
P 38户领到首期81,440元，其余写入还款承诺。 ¦ All 38 had the first 81,440 yuan; the rest stands in a written promise.

# t40 07-25T10:00 gp injury labour lv=county c=1 reply=9
T 采茶摔伤，雇主说不算工伤 ¦ Fell while picking tea: “no work injury”
F 受雇采茶从田埂摔下腿骨裂，雇主说是临时工不算，医药费各出一半。 ¦ I broke a leg from the bank picking tea; the employer says casual workers do not count and pays half.
? 明确赔偿责任 ¦ Settle who pays
H i 劳动保障所认定为雇佣关系，不属工伤认定范围。 ¦ Employment by the day, outside work-injury rules.
H d 农业服务中心主持调解，双方各自陈述。 ¦ Mediated; both sides heard.
+ 雇主承担80%医药和误工费6,240元，告知按雇员受害途径的起诉权利。 ¦ The employer pays 80 per cent, 6,240 yuan; the right to sue was explained.

# t41 08-09T14:30 xt irrigation water lv=county c=96 reply=26
T 暗渠堵塞，双季稻灌不进水 ¦ A blocked culvert keeps water from the late rice
F 新塘六组暗渠三年没有清，今年水进不去，九十六亩晚稻刚插秧就干。 ¦ The culvert has not been cleaned for three years; 96 mu of late rice dry out.
? 清渠引水 ¦ Clear it and bring water
H s 水务站探出三处塌块和一处树根。 ¦ Three slabs and a root were found.
H m @ 村里组织40个义务工配合。 ¦ Forty villagers worked along.
+ 8月31日前清淤410米、换涵管三节，水已到六组。 ¦ By 31 August 410 metres cleared and three pipes changed; water has reached group six.

# t42 08-21T10:15 dh placement civil lv=city c=1 reply=8
T 退伍军人职业培训报名没有通知 ¦ No word of the veterans' training
F 今年免费技能培训公告发在县里的网站，村里没有通知，名额满了才知道。 ¦ The free training was announced on the county's site; the village told nobody and the places were gone.
? 增加名额或下批优先 ¦ More places or the next round first
H c 民政所登记诉求并联系县培训点。 ¦ Noted; the county's school was called.
+ 列入9月第二批，与村里建立退役人员通知名单。 ¦ In the second round of September; the village keeps a list of whom to tell.

# t43 09-04T09:25 ls medinsure labour lv=county c=120 reply=31 paper=op
T 医保扣款没有到账，120人两个月没法报销 ¦ Premium not booked: 120 people without cover for two months
F 柳树村代收城乡医保费由村干部统一上交，7月才入库，120人5、6两个月住院自费。 ¦ The village collected the premium and paid it in July; 120 people had to pay their hospital bills for two months themselves.
? 认定参保连续 ¦ Count it as unbroken
? 补报两个月住院费 ¦ Reimburse the two months
H i 劳动保障所核对收款存根和上缴凭证，系村报账员延误。 ¦ Receipts and vouchers: the village bookkeeper was late.
H m 与县医保中心会商补录。 ¦ Entered late with the county.
+ 120人参保认定连续，代收款项今后三日内上交。 ¦ Counted as unbroken; money collected is paid in within three days from now on.
+ 5、6月住院19人次补报43,120元。 ¦ Nineteen hospital stays: 43,120 yuan.

# t44 09-14T10:05 sl illness civil lv=county c=1 reply=10
T 患尿毒症治疗，请求二次救助 ¦ Kidney disease: a second round of aid
F 丈夫透析半年，医保报销后自付三万余元，年初救助过一次两千元。 ¦ My husband has had dialysis for half a year; over 30,000 yuan is ours after insurance; 2,000 came in spring.
? 再次救助 ¦ Aid again
H s 民政所核查收入和病历，符合重特大疾病条件。 ¦ Income and records fit the rule for grave illness.
+ 给予医疗救助8,500元，纳入每月低保。 ¦ 8,500 yuan of medical aid, and the monthly allowance.

# t45 10-11T14:15 sj accounts econ lv=city c=210 reply=17
T 砖厂承包费去向不明，请村务公开 ¦ Where did the brickworks' rent go?
F 双井村把旧砖厂场地租出去堆沙，每年3.6万元，墙上收支只有2016年的。 ¦ The old brickworks is let as a sand yard for 36,000 yuan a year; only 2016 was ever posted.
? 公开近三年收支 ¦ Three years of accounts
H i 农经站调取票据，2017、2018年用于五保户供养和亮化。 ¦ The rent of 2017 and 2018 went to the childless old and to lamps.
+ 三年账目10月26日张榜，今后每季度公布。 ¦ Posted on 26 October; each quarter from now on.

# t46 10-23T09:35 zl landless land+labour lv=city c=18 reply=45 acc=10-30 paper=op
T 修水库淹没少量土地，没有给过安置 ¦ A little land lost to the reservoir, no help ever
F 1996年南河水库蓄水淹没枣林村坡地37亩，18户当时只有每亩100元，没有土地调整。 ¦ In 1996 the reservoir took 37 mu of slope; eighteen households had 100 yuan a mu and no other land.
? 补偿或调整土地 ¦ Compensation or land
H i 国土所查阅1996年移民批复，当时列入坡地补助。 ¦ The approval of 1996 lists it as slope land.
H c 与县移民局核对，近年对坡地有二次核补政策。 ¦ The county has a second programme for slopes.
~ 当年按批准标准已支付，不符合重复补偿；符合移民后期扶持条件的14人已建议列入核补。 ¦ Paid in 1996 by the approved rate and not due twice; fourteen people who fit the later programme are proposed for it.

# t47 11-01T10:20 qt gambling police lv=county c=1 reply=9
T 出租房夜间麻将扰民 ¦ Gambling noise at night from a let flat
F 桥头小区楼下出租屋夜里打麻将到两点，拍桌子，说过几次不改。 ¦ Downstairs they play mahjong until two and bang the table; asked often.
? 管一管 ¦ Stop it
H s 派出所出警记录三次，告知房东责任。 ¦ Three call-outs; the landlord told his duty.
+ 房东11月9日与租客解除租约，现场无麻将机。 ¦ The landlord ended the lease on 9 November; the table is gone.

# t48 11-08T09:15 dj demolish build+justice lv=province c=2 reply=30 paper=op
T 2013年拆临街房，门面没有按经营用房补 ¦ A shop front of 2013 paid as a dwelling
F 2013年拓街拆两间临街房，我有营业执照，协议写住宅每平方1,380元，邻居补2,600元。 ¦ In 2013 two street rooms with a trading licence were paid as dwelling, 1,380 yuan a square metre; next door got 2,600.
? 按经营用房补差 ¦ Pay as a shop
H i 村建办核对2013年补偿方案和执照登记时间。 ¦ The plan of 2013 and the licence's date were checked.
- 协议签订时执照登记在2014年1月，不符合当年方案“签约前持证经营”的条件，维持原补偿；可依法请求复查。 ¦ The licence is of January 2014, after the agreement; the plan asked for trade before. The payment stands; a review may be asked.

# t49 11-20T14:05 ng machine agri+finance lv=city c=7 reply=10
T 收割机作业补贴名单漏了七个机手 ¦ Seven machine operators left off the subsidy list
F 秋收作业补贴每亩10元，按卫星定位算，七个机手的记录没有上传。 ¦ Ten yuan a mu by satellite record; seven operators' records were never sent.
? 补录 ¦ Enter them
H i 农业服务中心恢复七台设备轨迹，核实836亩。 ¦ Seven tracks recovered: 836 mu.
+ 补录后发放8,360元，12月1日前到账。 ¦ 8,360 yuan by 1 December.

# t50 11-27T10:15 gp consumer market lv=county c=4 reply=10
T 团购羊毛被是化纤 ¦ Wool quilts that are polyester
F 四户在流动展销会上每床880元买的羊毛被，水洗后结团，查了是化纤。 ¦ At a travelling sale four paid 880 yuan a quilt; washed, they clot and prove to be polyester.
? 退款 ¦ Money back
H s 市场监管所追到展销会会务，扣押32床。 ¦ The organisers were traced, 32 quilts seized.
+ 退还4户3,520元，涉嫌欺诈移交立案。 ¦ 3,520 yuan returned; a fraud case is opened.

# t51 12-10T14:10 by wages labour lv=county c=17 reply=10
T 采摘园十七人季节工钱 ¦ Seventeen pickers' season wages
F 白杨采摘园草莓季节雇17人，每天90元，压了四十多天。 ¦ The strawberry farm employs seventeen at 90 yuan a day and has held back more than forty days.
? 年前结清 ¦ Pay before the year ends
H i 劳动保障所核对工日746个，合计67,140元。 ¦ 746 days, 67,140 yuan.
+ 12月18日当面发放完毕。 ¦ Paid in person on 18 December.

# t52 12-13T09:30 sj quarters edu lv=county c=2 reply=8
T 特岗教师住宿没有热水 ¦ No hot water in the young teachers' quarters
F 双井教学点两位特岗教师宿舍热水器坏了两个月，冬天要到食堂烧水。 ¦ Two teachers at Shuangjing have been without hot water for two months and heat it in the kitchen.
? 修好热水器 ¦ Repair the heater
H s 中心学校后勤查看，加热管烧坏。 ¦ The element had burnt out.
+ 12月21日更换热水器两台，并检查其他宿舍8处。 ¦ Two new heaters on 21 December; eight other quarters checked.
`
