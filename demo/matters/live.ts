/** Matters of the last sixty days before the demo's day, under the rules of 2022; dates are days before that day. */
export const live = `
# n01 -1 xt irrigation water ch=visit n=3 reps=1 c=26 stop=register
T 泵站电费没人交，水泵拉闸 ¦ Nobody paid the pump's electricity and it was cut off
F 新塘三组提灌站欠电费2,140元被停电，正是用水的时候，二十六户轮不上水。 ¦ The lift station of group three owes 2,140 yuan and was cut off in the watering season; 26 households have no turn.
? 先通电抽水 ¦ Power first, then talk
? 说清电费由谁出 ¦ Say who pays the bill

# n02 -1 qt noise env ch=online anon c=30 stop=register
T 小区楼下快递分拣点凌晨卸货 ¦ Parcel depot under the flats unloads before dawn
F 桥头小区一楼改成快递分拣点，凌晨四点半开始卸货，铁笼车在水泥地上拖，整栋楼都醒了。不想和店主伤和气，不留名。 ¦ A ground floor became a parcel depot; from half past four cages are dragged over concrete and the whole house wakes. No name, to keep the peace.
? 早上六点以前不要卸货 ¦ No unloading before six

# n03 -2 dj drinking water ch=call c=12 stop=assign
T 东街巷口水管冒水两天，路面结了一滩 ¦ A pipe has been leaking in the lane for two days
F 来电人说东街二巷口自来水管接头冒水，打水务站电话没人接，水淌到隔壁理发店门口。 ¦ The caller says that a joint leaks in Second Lane, the Water Station does not answer and water runs to the barber's door.
? 今天把漏水修好 ¦ Mend it today
Q 请镇水务站当天到场，修好后电话告知来电人。 ¦ Water Station: go there today and phone the caller when it is mended.

# n04 -4 zl pension labour ch=letter c=1 stop=assign
T 在外打工交的养老保险转不回来 ¦ Pension paid in another province does not come home
F 来信人在外省工厂交了九年职工养老保险，回乡后申请转移，系统三次退件，理由写“信息不一致”，没有说哪一项不一致。 ¦ Nine years of pension were paid in another province. The transfer was sent back three times for “data that differ”, without saying which.
? 查明退件原因 ¦ Find out why
? 办好转移接续 ¦ Complete the transfer

# n05 -9 sl bridge water+road ch=transfer lv=county c=88 to=water stop=object
T 灌渠上的便桥断了一侧护栏，农用车不敢过 ¦ A rail is missing on the canal bridge and carts dare not cross
F 松岭村灌渠便桥去年冬天被撞断一侧护栏，桥面只有2.4米宽，收粮的车绕行六公里。 ¦ A rail of the canal bridge was knocked off last winter; it is 2.4 metres wide and grain carts go round six kilometres.
? 修复护栏 ¦ Repair the rail
? 设限宽标志 ¦ Put up a width sign
O 便桥由村道连接，已列入农村公路桥梁台账，管护单位是交管站，本站只管渠道。 ¦ The bridge carries a village road and stands in the register of road bridges; the Roads Station keeps it, we keep only the canal.

# n06 -12 sm contract econ+justice ch=visit n=9 reps=3 c=9 stop=assign
T 承包地确权少了半块，九户面积对不上 ¦ Half a plot missing in nine contract titles
F 石门村七组靠河的一块田确权时按航拍线切开，九户都少了0.3到0.6亩，证书发下来才发现。 ¦ A field by the river was cut by the aerial line: nine households lack 0.3 to 0.6 mu, noticed only in the titles.
? 重新测量 ¦ Measure again
? 换发证书 ¦ New titles

# n07 -20 ls waste env+build ch=transfer lv=city c=40 stop=assign due=40
T 农家乐污水管接到雨水沟 ¦ An inn's waste pipe runs into the rain ditch
F 柳树村两家农家乐周末客人多，厨房污水从暗管接进雨水沟，流到下游菜地，味道很重。 ¦ Two inns drain their kitchens by a hidden pipe into the rain ditch, down to the vegetable fields; it stinks.
? 查清暗管 ¦ Find the pipe
? 接入污水管网 ¦ Connect it to the sewer
L -3 环保办与村建办对接管由谁牵头有分歧，告知书未能按期发出；镇领导已定由环保办牵头，三天内书面告知。 ¦ Environment and Construction differ on who leads, so the notice is late. The leadership named Environment; the notice follows in three days.

# n08 -9 zj telecom keep ch=online c=70 stop=inform
T 村广播一天响五遍，声音太大 ¦ Village loudspeakers five times a day, too loud
F 周家坝村口的喇叭早上六点就开始放，一天五遍，家里有上夜班的人和婴儿，能不能调小、减少次数。 ¦ The speaker starts at six and sounds five times a day. There are night workers and babies; could it be softer and less often?
? 调小音量、减少次数 ¦ Softer and less often

# n09 -15 gp greening forest+finance ch=visit n=6 reps=2 c=24 lead=politics_law stop=handle
T 公益林补偿面积和山上对不上 ¦ Public forest: the paid area is not the area on the hill
F 高坪村二组二十四户的公益林每年补偿按412亩发，村民说实际有五百多亩，2020年调整时漏了一个山头。 ¦ Twenty-four households are paid for 412 mu of public forest; they say it is over 500, a hilltop was left out in 2020.
? 重新核实面积 ¦ Check the area
? 漏发的补上 ¦ Pay what was left out
H i 林业站调取2020年调整图斑，发现八号小班边界与实地不符，约好现场核对。 ¦ The map of 2020 shows that the line of plot 8 differs from the ground; a day on site is agreed.

# n10 -24 dh crops land+econ ch=visit n=14 reps=5 c=61 charge=deputy_land stop=handle
T 防洪堤加固取土，挖了村民的自留地 ¦ Earth for the dyke was dug from family plots
F 大河湾防洪堤加固时施工队在堤内取土，挖了十四户自留地，最深1.5米，没有登记也没有补偿。 ¦ For the dyke earth was dug from the family plots of fourteen households, up to 1.5 metres deep, without record or payment.
? 登记面积、补偿青苗 ¦ Record the area and pay for the crops
? 工程完了复垦 ¦ Restore the soil afterwards
H s 国土所逐块测量取土面积共5.6亩，施工单位项目经理到场签字。 ¦ 5.6 mu measured plot by plot; the builder's manager signed.
H m 分管副镇长召集施工单位和户代表，先停止取土。 ¦ The deputy mayor met builder and households: digging stops first.

# n11 -27 ng homestead justice+land ch=letter c=2 stop=handle
T 叔侄共用的老堂屋要分，堂侄不让修屋顶 ¦ Uncle and nephew share an old hall; the nephew forbids mending the roof
F 南岗村一间老堂屋由叔侄两家共用，屋顶漏雨，叔叔要翻瓦，侄子说翻瓦就是占整间，两家吵到不来往。 ¦ Two families share an old hall. The roof leaks; the uncle wants new tiles, the nephew says that would claim it all, and they no longer speak.
? 先让修屋顶 ¦ Let the roof be mended first
? 说清两家各占哪一半 ¦ Say which half belongs to whom
H d @ 村调解员上门两次，双方同意先盖防雨布，份额按老分家单核对。 ¦ The village mediator called twice: a tarpaulin first, the shares by the old deed of division.

# n12 -31 by unsafe build+finance ch=transfer lv=province c=5 stop=handle due=60
T 危房改造补助只发了一半 ¦ Only half of the unsafe-house grant was paid
F 去年列入危房改造，房子年底建好验收，补助2.4万元只到账1.2万元，剩下的说“等资金”。 ¦ Rebuilt under last year's programme and accepted; of 24,000 yuan 12,000 came, the rest “waits for funds”.
? 发放剩余补助 ¦ Pay the rest
? 告知发放时间 ¦ Say when
H i 村建办核对验收表和拨款批次，第二批资金已到县财政，正在走拨付程序。 ¦ The second batch has reached the county and is being released.

# n13 -58 qs mining land+env ch=visit n=11 reps=4 c=37 acc=4 ext=-4 stop=ask_extension charge=deputy_land paper=op
T 矿区运输车压坏进村路，要求修复和限时 ¦ Quarry lorries break the village road: repair it and set hours
F 青石村两家采石场的重车每天上百趟走进村路，路面碎成坑，学生上学吃灰，两家都说是对方压坏的。 ¦ Over a hundred lorries of two quarries use the village road a day. It is full of holes, pupils walk in dust, and each firm blames the other.
? 修复路面 ¦ Repair the road
? 上学时段不走重车 ¦ No lorries at school hours
H s 国土所、交管站连续三天计数，两家车流分别占六成和四成。 ¦ Counted on three days: six tenths are of one firm, four of the other.
H m 两家企业同意按比例出资，路面设计需要检测后确定厚度。 ¦ Both pay by share; the thickness waits for a test.
X 路基检测报告要三周后出具，修复方案须据此确定，申请延长30日。 ¦ The test of the road's bed takes three weeks and the plan depends on it: 30 more days asked.

# n14 -57 xt reservoir civil+finance ch=transfer lv=city c=23 acc=3 charge=deputy_social ext=-12 stop=approve_extension due=90 paper=op
T 移民后扶人口核减，二十三人不服 ¦ Twenty-three struck from the resettlement roll object
F 今年核查移民后扶人口，二十三人因户口迁到县城被核减，本人说只是孩子读书落户，人和地都在村里。 ¦ Twenty-three were struck because they registered in the county seat; they say it was for school only, they and their land are in the village.
? 恢复后扶资格 ¦ Restore the right
? 说明核减依据 ¦ Say on what basis
H i 民政所逐人核对居住和土地情况，十七人常住村里，六人长期在外。 ¦ One by one: seventeen live in the village, six away for long.
X 六人居住情况须外地社区函复，申请延长20日。 ¦ Six depend on answers from other towns: 20 more days asked.
Y 情况属实，同意延长20日，告知反映人理由。 ¦ True; 20 days granted, the petitioners are told why.

# n15 -36 dj estate build+market ch=visit n=8 reps=3 c=52 lead=deputy_social reply=33 stop=sign_opinion paper=op
T 电动车充电桩一半不能用，飞线充电没人管 ¦ Half the scooter chargers are dead and cables hang from windows
F 东街安置小区二十四个充电口坏了十三个，住户从三楼甩线下来充电，去年冬天烧过一次。 ¦ Thirteen of 24 outlets are dead; people hang cables from the third floor, and last winter one burned.
? 修好充电口 ¦ Repair the outlets
? 检查飞线 ¦ Check the hanging cables
H s 村建办会同消防、物业逐桩检测，系主控箱进水。 ¦ With fire brigade and manager: water in the control box.
+ 更换主控箱和十三个充电口，新增两处充电棚共二十个口。 ¦ A new control box, thirteen outlets, and two sheds with twenty more.
+ 物业每晚巡查，飞线一律拆除，消防每月抽查一次。 ¦ The manager checks each night, cables come down, the fire brigade looks monthly.

# n16 -29 sj consumer market ch=online c=3 reply=21 stop=serve
T 农机修理店换了旧轴承收新件钱 ¦ An old bearing at the price of a new one
F 双井修理店给旋耕机换轴承收480元，用了两天又响，拆开一看是旧件。 ¦ A workshop took 480 yuan for a bearing; after two days it rattled and proved to be old.
? 退钱或者换新件 ¦ Refund or a new part
? 查一查这家店 ¦ Check the workshop
H s 市场监管所拆机查验，轴承有旧编号。 ¦ Taken apart: the bearing bears an old number.
+ 店主更换新轴承并退还工时费120元。 ¦ A new bearing, and 120 yuan of labour returned.
+ 已立案，责令明示配件新旧和价格。 ¦ A case is open; parts must be marked old or new with their price.

# n17 -34 ng medinsure labour+health ch=letter c=1 reply=24 stop=close
T 慢性病卡到期没有提醒，药费自付三个月 ¦ A chronic patient's card ran out unnoticed: three months paid by himself
F 来信人患糖尿病，慢病卡到期没有人提醒，三个月药费1,386元不能报。 ¦ The writer has diabetes; nobody said that the card expires and 1,386 yuan cannot be claimed.
? 补报三个月药费 ¦ Reimburse the three months
? 到期前提醒 ¦ A reminder in time
H i 劳动保障所核对病历，病情延续，符合补办条件。 ¦ The illness continued; late renewal is allowed.
+ 慢病卡补办续期，三个月药费按比例报销902元。 ¦ Renewed; 902 yuan are reimbursed.
+ 卫生院建立到期前一个月电话提醒。 ¦ The hospital now phones a month before.

# n18 -49 gp road road ch=call c=40 reply=13
T 山路弯道反光镜碎了，两车差点撞上 ¦ The mirror at a bend is broken and two cars almost met
F 来电人说高坪八道弯的反光镜碎了一个多月，早晚雾大，昨天两辆车差点碰上。 ¦ The mirror at the eighth bend has been broken for a month; in yesterday's fog two cars almost met.
? 更换反光镜 ¦ A new mirror
H s 交管站现场查看，八道弯共缺三面。 ¦ Three mirrors are missing on the road.
+ 三面反光镜全部换新，并加一组爆闪灯。 ¦ All three are new, with a flashing lamp.
P 电话回访，来电人经过看到新镜子，表示满意。 ¦ Phoned: the caller has seen the mirrors and is content.

# n19 -42 ls deed keep ch=online c=1 acc=6 stop=refuse
T 不服农房登记决定，要求镇里改证 ¦ Change a house title against the registry's decision
F 登记机构认定我家偏房不符合登记条件，我已经申请行政复议，县里还没有决定，想请镇政府直接改。 ¦ The registry would not enter our side house. My reconsideration is pending with the county; I ask the town to change it.
? 镇政府直接更正登记 ¦ The town to correct the register itself
N 不动产登记由县登记机构负责，镇政府无权更改；该决定正在行政复议中。 ¦ Titles are the county registry's; the town has no power over them, and the decision is under reconsideration.
M 请等待县政府行政复议决定；对决定不服的，可以依法提起诉讼。 ¦ Wait for the county's decision; against it one may go to court.

# n20 -13 qt market keep ch=online c=200 purpose=suggestion reply=9 stop=close
T 建议在集市边装两排雨棚 ¦ Suggestion: two rows of rain roofs at the market
F 桥头集市自产自销区没有棚，下雨天老人挑的菜淋坏。建议装两排简易雨棚，摊主愿意每次交一元维护。 ¦ Home growers have no roof and their vegetables spoil in rain. Put up two rows; sellers would pay a yuan each time.
? 在自产自销区装雨棚 ¦ Rain roofs for home growers
H m 信访办与村建办、市场监管所现场看位置。 ¦ Petition, Construction and Market offices looked at the place.
+ 建议采纳：装60米雨棚，列入今年民生小项目，不收摊主的钱。 ¦ Adopted: 60 metres of roof under this year's small works; sellers pay nothing.

# n21 -17 by inputs agri ch=online c=33 stop=inform
T 草莓苗成片死，怀疑土壤消毒剂有问题 ¦ Strawberry plants die in patches; the soil treatment is suspected
F 白杨三十三户的草莓苗移栽后成片死，都用了同一批土壤消毒剂，店里说是水浇多了。 ¦ In 33 households plants die after transplanting; all used one batch of soil treatment. The shop blames overwatering.
? 检测消毒剂和土壤 ¦ Test the treatment and the soil
R -5 same_facts 我家两棚全死了，样品我留着，可以拿来检测。 ¦ Both my tunnels are dead; I kept samples to be tested.
R -3 new_facts 又有两户出现，店主昨天把剩下的货拉走了。 ¦ Two more have it, and the shop carted its stock away yesterday.

# n22 -46 zj landless land+labour,econ ch=visit n=34 reps=5 c=140 lead=mayor charge=mayor acc=5 stop=handle
T 物流园二期征地，劳力安置没有落实 ¦ Logistics park, second part: the promised jobs have not come
F 物流园二期去年征周家坝五组、六组地260亩，方案写“优先招用被征地劳动力”，园区开工后只招了11人，报名的有140人。 ¦ For the second part 260 mu of groups five and six were taken. The plan gives them first choice of jobs; 140 applied, eleven were hired.
? 公开招工条件和录用名单 ¦ Open conditions and who was hired
? 拿出安置时间表 ¦ Give a timetable
H m 镇长召集园区企业、劳动保障所和代表，企业答应先公开岗位。 ¦ The mayor met firms, Labour Office and representatives: the jobs are posted first.
H i 劳动保障所登记140人技能和意愿，48人愿意先培训。 ¦ Skills and wishes of 140 written down; 48 would train first.
H m @ 村里开会通报第一批26个岗位，登记报名。 ¦ The village heard of the first 26 jobs and took names.

# n23 -8 zl wages labour ch=call c=5 acc=2 stop=accept
T 冷库装卸工五人被欠一个月工钱 ¦ Five loaders of a cold store, one month unpaid
F 来电人和四个同乡在枣林冷库装卸大枣，说好日结，最后一个月15,500元没有给，老板说等卖完货。 ¦ With four others he loaded jujubes at a cold store, paid by the day; the last month, 15,500 yuan, “after the sale”.
? 付清15,500元 ¦ Pay the 15,500 yuan

# n24 -22 sm noise env+police ch=letter c=19 acc=7 stop=handle
T 养狗场夜里叫，十九户联名 ¦ A kennel barks at night: nineteen households sign
F 石门村口养狗场关了六十多条狗，夜里一条叫全叫，十九户联名来信，有两户老人睡不着。 ¦ Over sixty dogs at the entrance of Shimen; at night one sets off all. Nineteen households sign, two old couples cannot sleep.
? 搬走或者做隔音 ¦ Move it or insulate it
? 查有没有手续 ¦ Check its papers
H s 环保办夜间测得超标9分贝，动物防疫手续过期。 ¦ Nine decibels above the limit at night; its veterinary papers have expired.
`
