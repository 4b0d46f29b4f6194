/** Visits from January to June 2018 (demo/matters/README.md says how to read a block). */
export const visitsSpring = `
# v01 01-08T09:20 zj wages labour+build n=8 reps=3 c=23 lead=mayor reply=10
T 周家坝小学食堂工程拖欠23名木工、泥瓦工工钱 ¦ Twenty-three carpenters and masons unpaid for the Zhoujiaba school canteen
F 2017年6月至10月，23人在周家坝小学食堂工地做木工、砌墙，包工头万全喜只付了生活费，尚欠18.6万元，写有工资单但一直说工程款没到。临近春节，大家等钱过年。 ¦ From June to October 2017 twenty-three men did carpentry and masonry on the canteen of Zhoujiaba school. The labour contractor paid only their board; 186,000 yuan is open. He signed wage sheets but keeps saying the project has not been paid. Spring Festival is near and families need the money.
? 春节前付清拖欠的18.6万元工资 ¦ Pay the 186,000 yuan of wages before Spring Festival
? 查清工程款是否已经拨给施工单位 ¦ Find out whether the builder has been paid
H i 劳动保障所核对工资单和考勤本，23人实欠183,400元，双方当面认可。 ¦ The Labour Office checked wage sheets against the attendance book: 183,400 yuan owed to 23 people, agreed by both sides face to face.
H m 镇长李志远召集中心学校、施工单位和包工头，从未拨的质保金中先行支付工资。 ¦ The mayor met the Central School, the builder and the contractor: wages are paid first, out of the retention money not yet released.
+ 拖欠工资经核对为183,400元，由施工单位于1月17日在劳动保障所当面发放到本人。 ¦ The debt comes to 183,400 yuan; the builder hands it to each man in person at the Labour Office on 17 January.
+ 工程款已于2017年11月拨付70%，施工单位未按约定用于工资，已责令今后设立工资专户。 ¦ Seventy per cent was paid in November 2017; the builder did not use it for wages and has been ordered to keep a wage account from now on.
P 23人均已领到工资并签字，包工头当场销毁旧欠条。 ¦ All 23 have received and signed for their wages; the old IOUs were torn up on the spot.

# v02 01-23T10:05 sm mining land+env,build n=12 reps=4 c=31 acc=01-29 reply=26
T 石料厂放炮震裂房屋，要求鉴定赔偿、限定爆破时间 ¦ Blasting at the quarry cracks houses: survey, damages and fixed hours wanted
F 石门村北山石料厂离二组最近的住户只有260米，去年秋天扩大采面后每天放炮两三次，12户土砖房墙体开裂，有两户屋檐瓦掉落，老人夜里不敢睡。村里找过厂方两次，厂方说没有证据。 ¦ The quarry on the north hill is 260 metres from the nearest house of group two. Since it widened its face last autumn it blasts two or three times a day; twelve mud-brick houses have cracked and tiles fell from two roofs. The village asked the firm twice and was told there is no proof.
? 请有资质的单位鉴定12户房屋裂缝 ¦ Have the cracks in twelve houses surveyed by a licensed body
? 由石料厂赔偿修缮费用 ¦ The quarry to pay for the repairs
? 固定放炮时间，提前鸣号 ¦ Fixed blasting hours, with a siren beforehand
H s 国土所、村建办逐户测量裂缝并贴玻璃标记，厂方安全员到场。 ¦ Land and construction officers measured each crack and glued glass tell-tales across it, the firm's safety officer present.
H d @ 在村委会调解，厂方愿意先垫付鉴定费，双方同意以鉴定结果为准。 ¦ Mediated at the village office: the firm advances the survey's cost, both sides accept its result.
+ 鉴定认定9户裂缝与爆破振动有关，3户系地基沉降。 ¦ The survey finds vibration at work in nine houses and subsidence in three.
+ 石料厂赔偿9户修缮费共54,300元，另3户由村里列入危房改造申报。 ¦ The quarry pays the nine households 54,300 yuan; the village proposes the other three for the unsafe-house programme.
+ 自2月12日起每日11:30、16:30两个时段放炮，提前十分钟鸣号，药量减半。 ¦ From 12 February blasts only at 11:30 and 16:30, a siren ten minutes before, charges halved.
P 走访9户，赔款到账，裂缝标记未再变化，群众认可。 ¦ Nine households visited: paid, and the tell-tales have not moved. They are content.

# v03 02-05T09:10 dh reservoir civil+finance n=8 reps=3 c=46 lead=secretary reply=9
T 库区移民后期扶持资金2017年第四季度没有到账 ¦ Resettlement support of the last quarter of 2017 has not arrived
F 大河湾村46名库区移民每人每年600元后期扶持资金，以往每季度末打到一卡通，2017年10月至12月的150元至今未到。有人去信用社查，说账号信息不符。 ¦ Forty-six people moved for the reservoir receive 600 yuan a year each, by quarter, on their card. The 150 yuan of October to December 2017 has not come; the credit cooperative says that account details do not match.
? 补发第四季度扶持资金 ¦ Pay the fourth quarter
? 说明没有到账的原因 ¦ Say why it did not come
H i 财政所比对发放表，因信用社换发新卡，46人卡号未更新，款项被退回县专户。 ¦ The Finance Office compared the lists: the cooperative issued new cards, 46 numbers were not updated, and the money went back to the county's account.
+ 46人新卡号已重新采集，2月9日由县专户补发6,900元。 ¦ The new numbers were taken down again; 6,900 yuan is paid from the county's account on 9 February.
+ 系换卡后信息未及时更新，责任在镇财政所，已向移民户说明并致歉。 ¦ Our Finance Office had not updated the cards; it has explained this to the families and apologised.
P 随机抽查10人，150元均已到账。 ¦ Ten people asked at random: each has the 150 yuan.

# v04 03-15T08:50 ng assets econ+justice n=26 reps=5 c=118 acc=03-22 reply=91 charge=deputy_secretary vs=nangang ext=04-27 paper=op names=刘广生 Liu Guangsheng,李桂英 Li Guiying,冯立夏 Feng Lixia,李守田 Li Shoutian,刘淑琴 Liu Shuqin
T 要求公开村集体果园承包账目 ¦ The accounts of the village orchard's lease should be opened
F 南岗村集体果园186亩，2009年起承包给外来老板，承包费每年4.2万元。村民说八年来只在墙上见过两次收支公示，2016年又续签五年没有开村民代表会，承包费是不是涨了、钱花到哪里，没有人说得清。 ¦ The collective orchard of 186 mu has been leased to an outsider since 2009 for 42,000 yuan a year. In eight years the accounts were posted twice. In 2016 the lease was renewed for five years without a meeting of representatives; nobody can say whether the rent rose or where it went.
? 公开2009年以来果园承包费收支账目 ¦ Open the orchard's accounts since 2009
? 说明2016年续签合同的经过，该补开的会补开 ¦ Explain how the lease was renewed in 2016 and hold the meeting that was left out
? 承包费重新评估 ¦ Have the rent valued again
H i 农经站调取2009年至2017年村级账簿27本，缺2011年一本，由代账会计协助查找。 ¦ The Economy Station took 27 village ledgers of 2009–2017; that of 2011 is missing and the bookkeeper is helping to find it.
H m 副书记孙丽主持村两委和5名代表核账，逐笔核对支出凭证。 ¦ The deputy secretary chaired the check of every voucher with the village committees and the five representatives.
H m @ 05-30T15:00 村民代表会到会41人，补充审议续签合同，同意自2019年起按评估价执行。 ¦ A meeting of 41 village representatives considered the renewal: from 2019 the valued rent applies.
X 2011年账簿正在查找，果园评估需要专业机构进场，60日内难以办结。 ¦ The ledger of 2011 is being searched for and a valuer has to come: 60 days are not enough.
Y 情况复杂，同意延长30日，由农经站书面告知代表并说明理由。 ¦ Complex; 30 days granted. The Economy Station tells the representatives in writing and says why.
+ 九年收支明细已于6月12日在村务公开栏和果园门口张贴，合计收入37.8万元、支出36.1万元，结余1.7万元。 ¦ The details of nine years are posted since 12 June: income 378,000 yuan, spending 361,000, balance 17,000.
+ 2016年续签未经代表会讨论属程序错误，村两委已作检讨，代表会5月30日补充审议。 ¦ Renewing without the meeting was a breach of procedure; the committees admitted it and the meeting was held on 30 May.
+ 评估年租金6.5万元，承包人同意自2019年1月1日起执行。 ¦ The rent is valued at 65,000 yuan a year; the lessee accepts it from 1 January 2019.
P 5名代表查看公示和会议记录后签字认可。 ¦ The five representatives read the accounts and the minutes and signed their agreement.

# v05 03-22T10:15 ng homestead land+justice n=12 reps=3 c=12 acc=03-30T11:40 reply=63 charge=deputy_land paper=op visit=06-12 assign=03-23T09:12 names=李大有 Li Dayou,李金花 Li Jinhua,李长根 Li Changgen
T 宅基地相邻滴水通道被占，要求确认四至并恢复通道 ¦ A drip passage between two homesteads is taken: settle the boundary and free it
F 李大有家与东邻之间原有一条滴水通道，2017年11月邻户翻建时院墙外移，通道只剩一条缝，雨水倒灌到李家后墙。邻户说墙基没有动。两家为此吵过三次，村里量过一次没有结论。 ¦ Between Li Dayou's house and his eastern neighbour ran a drip passage. In November 2017 the neighbour rebuilt and moved his wall out; a slit is left and rain runs against the Lis' back wall. The neighbour says the footing never moved. They quarrelled three times; the village measured once without result.
? 查清两户宅基地界线 ¦ Settle the line between the two homesteads
? 恢复滴水通道 ¦ Restore the drip passage
? 说明此前为何没有处理 ¦ Explain why nothing was done before
Q 请镇国土所主办，现场勘测四至；镇司法所协办，先行调解。 ¦ Land Office leads and surveys the boundary; Justice Office helps and mediates first.
H c 04-12T10:05 信访人4月11日补交书面说明和照片4张，事实、理由与来访时相同，收入本卷。 ¦ On 11 April the petitioner added a written account and four photographs: the same facts and reasons, kept in this file.
H s 04-18T09:30 镇国土所与村干部实地丈量，双方在场签字。 ¦ The Land Office and the village measured on site; both sides were present and signed.
H d @ 05-04T16:20 村级调解未成，双方对通道宽度有争议（1.2米、0.8米），转镇联合调处，期限照常计算。 ¦ Village mediation failed: they differ on the width (1.2 m or 0.8 m). It goes to joint mediation in town; the clock runs on.
H m 05-16 镇国土所、司法所和副镇长赵立新到现场联合调处，以1998年发证图为准，双方同意留1.0米。 ¦ Land Office, Justice Office and the deputy mayor on site: by the title plan of 1998, both accept one metre.
+ 按1998年宅基地发证图和实地丈量，界线以李家后墙外1.0米为准，已埋界石两块。 ¦ By the plan of 1998 and the survey the line is 1.0 m outside the Lis' back wall; two boundary stones are set.
+ 邻户于6月10日前拆除外移的院墙9.4米，恢复通道，费用自理。 ¦ The neighbour takes down 9.4 m of wall by 10 June at his own cost and frees the passage.
+ 2017年12月村里丈量后未报镇里，属村级处理不及时，已向信访人说明。 ¦ After measuring in December 2017 the village did not report to the town; that was slow, and the petitioner was told so.
P 现场查看，院墙已拆，通道畅通，双方握手。 ¦ Seen on site: the wall is down, the passage clear, the neighbours shook hands.

# v06 03-26T09:40 by dibao civil n=3 reps=1 c=3 lead=congress_chair reply=8
T 母亲卧病、父亲残疾，低保申请两次没有通过 ¦ Mother bedridden, father disabled: allowance refused twice
F 杨立夏今年17岁，在县职高读书，父亲肢体三级残疾，母亲中风卧床。2017年两次申请农村低保，村里评议时说他家有一台旧农用车，没有上报。 ¦ Yang Lixia, 17, is at the county's vocational school; her father is disabled (third grade), her mother bedridden after a stroke. The village did not pass on two applications in 2017 because the family owns an old farm vehicle.
? 重新核查家庭收入，纳入低保 ¦ Check the family's means again and grant the allowance
? 下学期学费有困难，请求帮助 ¦ Help with next term's fees
H s 民政所入户核查，农用车2014年已报废，全家年人均收入2,130元，低于当年低保标准。 ¦ Home visit: the vehicle was scrapped in 2014; yearly income a head is 2,130 yuan, below the line.
+ 符合条件，自4月起纳入农村低保，三口人每月共720元。 ¦ Eligible: from April the three receive 720 yuan a month.
+ 协调县职高减免学费，并发给临时救助1,500元。 ¦ The school waives the fees; 1,500 yuan of emergency aid is paid.
P 低保证已发，学校已办理免学费。 ¦ The allowance book is issued and the fees waived.

# v07 04-02T15:10 ls lamps build n=7 reps=2 c=60 acc=04-04 reply=50 paper=op
T 村口路灯不亮，夜间出行不安全 ¦ The lamps at the village entrance are out and nights are unsafe
F 柳树村村口到小学1.1公里装有22盏太阳能路灯，2015年安装，去年冬天起坏了17盏，晚自习的学生摸黑回家，3月里有老人跌进路边沟里。 ¦ Of 22 solar lamps on the 1.1 km from the entrance to the school, put up in 2015, seventeen have failed since last winter. Pupils walk home in the dark; in March an old man fell into the ditch.
? 修好或者更换坏掉的路灯 ¦ Repair or replace the dead lamps
? 说明以后由谁维护 ¦ Say who maintains them from now on
H i 村建办查合同，安装企业质保三年到3月31日止，报修发生在质保期内。 ¦ The contract's three-year warranty ended on 31 March; the faults were reported inside it.
H c 向代表说明更换电池的进度，先在两处弯道装临时灯。 ¦ The representatives were told how far the new batteries are; two temporary lamps stand at the bends.
+ 安装企业免费更换17组电池、5块控制板，5月18日全部亮灯。 ¦ The firm replaces 17 batteries and 5 controllers free of charge; all lamps are lit on 18 May.
+ 日常巡查由村电工负责，维护费列入村级公共服务经费，每盏每年60元。 ¦ The village electrician checks them; 60 yuan a lamp and year come from the village services budget.
P 夜间到现场查看，22盏全亮。 ¦ Seen at night: all 22 are lit.

# v08 04-16T09:05 xt waterright water+econ n=15 reps=5 c=74 lead=deputy_farming acc=04-20 reply=32
T 上游鱼塘截水，下游三个组一百二十亩秧田缺水 ¦ Fishponds upstream hold the water: three groups' seedbeds run dry
F 新塘村承包人在二干渠上口筑了两道土坝养鱼，四组、五组、六组一百二十亩秧田等水下种。往年清明前后放水，今年到4月中旬还没有来水，农户自己扒坝差点打起来。 ¦ A lessee built two earth dams at the head of the second canal to keep fish. Groups four, five and six wait for water on 120 mu; in other years it came around Qingming. Farmers began to dig the dam away themselves and nearly came to blows.
? 立即放水，保证秧田用水 ¦ Release the water at once
? 拆除渠道上的土坝 ¦ Remove the dams from the canal
? 定出以后轮水的办法 ¦ Settle a rota for the water
H s 水务站当天到场开闸放水，测得渠口流量0.18立方米每秒。 ¦ The Water Station opened the sluice the same day; 0.18 cubic metres a second at the head.
H m 副镇长郭海涛在渠边开会，承包人同意拆坝，改从塘尾取水。 ¦ The deputy mayor met everybody at the canal: the lessee removes the dams and draws from the pond's end instead.
+ 4月16日下午已放水，至20日三个组秧田全部灌足。 ¦ Water ran from the afternoon of 16 April; by the 20th all seedbeds were full.
+ 两道土坝5月3日拆除，渠道恢复原状。 ¦ Both dams were taken down on 3 May.
+ 村民代表会通过轮水表，每组两天，由渠长记录公示。 ¦ The representatives adopted a rota, two days a group, kept and posted by the canal warden.
P 三个组长均反映今年插秧用水有保证。 ¦ The three group heads say planting had its water.

# v09 05-07T10:42 ls irrigation water n=80 reps=5 c=210 lead=deputy_secretary join=o15 cause=late names=陈国强 Chen Guoqiang,陈秀兰 Chen Xiulan,郑有田 Zheng Youtian,陈满堂 Chen Mantang,张卫东 Zhang Weidong
T 三组机耕路塌方未修，要求月底前修通 ¦ The collapsed farm road of group three should be open by the end of the month
F 2月暴雨后柳树村三组机耕路塌方约20米。4月18日在网上反映，至今未收到书面告知，也未动工。80余亩水田无法机耕。 ¦ After the rain of February some 20 metres of group three's farm road fell away. They wrote online on 18 April; no written notice has come and no work begun. Over 80 mu of paddy cannot be ploughed by machine.
? 月底前修通三组机耕路 ¦ Open the farm road by the end of the month
? 说明4月18日反映后为什么没有动工 ¦ Explain why nothing began after 18 April
? 补偿误工损失 ¦ Pay for the working days lost

# v10 05-14T09:30 qs drinking water n=6 reps=2 c=39 lead=deputy_land reply=11
T 山上蓄水池漏水，39户隔天才能供上一次水 ¦ The hill tank leaks: 39 households have water every other day
F 青石村上湾2012年建的50方蓄水池池底开裂，一夜漏掉一半，39户现在隔天供水两小时，高处的5户根本上不去水。 ¦ The 50-cubic-metre tank of 2012 at Shangwan has a cracked floor and loses half its water overnight. Thirty-nine households get two hours every second day; five higher up get none.
? 修好蓄水池 ¦ Repair the tank
? 修好以前给高处5户送水 ¦ Carry water to the five households until then
H s 水务站放空检查，池底裂缝三条，最长2.6米。 ¦ The tank was emptied: three cracks, the longest 2.6 metres.
+ 5月22日完成灌浆和防水层，试水48小时不漏，恢复每日供水。 ¦ Grouted and sealed on 22 May; tight for 48 hours; daily supply is back.
+ 维修期间由消防水车送水四次，共16吨。 ¦ A fire tanker brought water four times, 16 tonnes in all.
P 高处5户也已来水，水压正常。 ¦ The five higher households have water too, at normal pressure.

# v11 05-21T10:20 qt stalls market+build n=5 reps=2 c=28 lead=deputy_social reply=9
T 农贸市场翻修后摊位费涨了一倍，老摊主要求缓涨 ¦ Stall fees doubled after the market's refit: old stallholders ask for time
F 桥头农贸市场3月翻修后，固定摊位费由每月120元涨到240元，28家卖菜、卖豆腐的老摊主说开市头两个月生意还没回来，管理方说不交就收摊位。 ¦ After the refit in March a fixed stall costs 240 yuan a month instead of 120. Twenty-eight old stallholders say custom has not come back yet; the manager threatens to take the stalls away.
? 缓涨摊位费 ¦ Delay the increase
? 公开收费标准和依据 ¦ Publish the fees and their basis
H m 市场监管所召集管理方和摊主代表座谈，核对翻修投入和收费批复。 ¦ The Market Office met manager and stallholders and checked the refit's cost and the fee approval.
+ 管理方同意上半年按150元收，7月起180元，一年内不再调整。 ¦ The manager agrees: 150 yuan until June, 180 from July, nothing more for a year.
+ 收费标准已在市场入口上墙，附批复文号。 ¦ The fees hang at the entrance with the approval's number.
P 28家均按新标准续签，无人退摊。 ¦ All 28 signed at the new rate; nobody left.

# v12 05-29T14:40 gp forest forest+justice n=7 reps=3 c=9 acc=06-01 reply=20 paper=op visit=08-14
T 林权证四至写错，两个组争三十亩杉木林 ¦ A wrong boundary in a forest title: two groups dispute thirty mu of fir
F 高坪村一组、四组交界的大坳杉木林约三十亩，2009年林改发证时把“小溪为界”写成“大溪为界”，两本证上都有这片林。今年杉木可以采伐，两组都去办采伐证被退回。 ¦ On the border of groups one and four stand some thirty mu of fir. The titles of 2009 say “the large stream” for “the small stream”, so both hold the same wood. This year it can be felled; both groups' applications were sent back.
? 重新勘界，更正林权证 ¦ Survey again and correct the titles
? 争议没解决前谁都不许砍 ¦ No felling by anybody until then
H s 林业站、司法所与两组老人上山踏勘，找到1983年石刻界碑。 ¦ With the elders of both groups the officers walked the hill and found a boundary stone of 1983.
H d @ 两组代表在村委会签订界线确认书。 ¦ At the village office both groups signed the line.
+ 以小溪和1983年石碑为界，一组21.4亩、四组8.9亩，已报县林业局换证。 ¦ The small stream and the stone are the line: 21.4 mu to group one, 8.9 to group four; the county re-issues the titles.
+ 换证前双方书面承诺不采伐，林业站每周巡护一次。 ¦ Both promise in writing not to fell before; the station patrols weekly.
P 新证已领，两组分别拿到采伐许可。 ¦ The new titles are here and each group has its felling permit.

# v13 06-04T09:15 dj estate build n=8 reps=3 c=64 lead=deputy_social reply=7
T 安置小区化粪池满溢，一楼住户返水 ¦ Septic tanks overflow at the resettlement estate and ground floors flood
F 东街安置小区三号楼化粪池两年没有清掏，端午前连下几天雨，粪水从一楼8户卫生间冒出来，物业说楼是开发商没有移交的。 ¦ The septic tank of block three has not been emptied for two years. After days of rain sewage rose in the bathrooms of eight ground-floor flats; the manager says the block was never handed over by the builder.
? 马上清掏，疏通管道 ¦ Empty the tank and clear the pipes at once
? 明确以后谁来管 ¦ Say who is responsible from now on
H s 村建办叫来吸污车，两天抽出36车，并疏通主管道80米。 ¦ A suction truck took 36 loads in two days; 80 metres of main were cleared.
+ 6月6日清掏疏通完毕，受损的8户由物业消毒清洗。 ¦ Done on 6 June; the manager cleaned and disinfected the eight flats.
+ 开发商与物业6月8日办理移交，今后每半年清掏一次，写入物业合同。 ¦ Handed over on 8 June; the contract now says: emptied every half-year.
P 雨后查看无返水，住户满意。 ¦ Checked after rain: dry. Residents are content.

# v14 06-20T10:30 sj contract econ+justice n=11 reps=4 c=11 acc=06-27 reply=38 paper=op visit=10-30 vs=shuangjing
T 二轮承包时漏登的机动地，要求补签合同 ¦ Plots left out of the second round of contracts: sign them now
F 1998年二轮延包时，双井村五组11户在村西滩地开垦的43亩没有登记，二十年一直自己种。今年村里说是机动地，要公开发包，农户不同意。 ¦ In the contract round of 1998 the 43 mu that eleven households of group five had cleared on the western flats were not entered. They farmed them for twenty years; now the village calls them reserve land and means to let them openly.
? 补签承包合同并确权 ¦ Sign contracts and register the rights
? 今年的庄稼让农户收完 ¦ Let the households bring in this year's harvest
H i 农经站查1998年台账和2005年卫星图，43亩中31亩属集体机动地，12亩在原承包面积内。 ¦ Register of 1998 and images of 2005: 31 of the 43 mu are collective reserve, 12 lie inside old contracts.
H m @ 村民代表会讨论机动地发包，同等条件下原耕种户优先。 ¦ The representatives discussed the letting: at equal terms those who farmed it come first.
~ 12亩已按原合同面积补登；31亩属机动地，依法不能按家庭承包确权，已向11户说明并提供法律咨询。 ¦ Twelve mu are entered under the old contracts. Thirty-one are reserve land and cannot by law become household contracts; this was explained, with legal advice offered.
+ 今年作物由原户收完，秋后再公开发包，原耕种户优先，每亩每年80元。 ¦ This year's crop is theirs. The land is let after autumn, the same farmers first, at 80 yuan a mu and year.
P 11户中10户已签机动地承包合同，1户自愿退出。 ¦ Ten of the eleven have signed; one withdrew by choice.
`
