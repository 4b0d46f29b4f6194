import { table } from './town.ts'
import type { DemoCategory } from './types.ts'

// Key in the matters | path | English. The township's part of the usual tree of petition categories.
const CATEGORIES = `
homestead | 农村农业/土地承包经营/宅基地纠纷 | Rural/Land contracts/Homestead dispute
contract | 农村农业/土地承包经营/土地承包 | Rural/Land contracts/Land contract
transfer | 农村农业/土地承包经营/土地流转 | Rural/Land contracts/Land transfer
openness | 农村农业/村务管理/村务公开 | Rural/Village affairs/Openness of village affairs
accounts | 农村农业/村务管理/集体财务公开 | Rural/Village affairs/Openness of collective accounts
assets | 农村农业/村务管理/集体资产管理 | Rural/Village affairs/Collective assets
debt | 农村农业/村务管理/村级债务 | Rural/Village affairs/Village debts
grain | 农村农业/惠农补贴/粮食直补 | Rural/Farm subsidies/Grain subsidy
machine | 农村农业/惠农补贴/农机购置补贴 | Rural/Farm subsidies/Machinery subsidy
poverty | 农村农业/扶贫开发/贫困户认定 | Rural/Poverty relief/Who counts as poor
poorhouse | 农村农业/扶贫开发/易地搬迁 | Rural/Poverty relief/Resettlement
forest | 农村农业/林业管理/林权纠纷 | Rural/Forestry/Forest rights dispute
greening | 农村农业/林业管理/退耕还林补助 | Rural/Forestry/Farmland to forest subsidy
irrigation | 农村农业/水利水电/农田水利设施 | Rural/Water works/Irrigation works
waterright | 农村农业/水利水电/水事纠纷 | Rural/Water works/Water dispute
drinking | 农村农业/水利水电/农村饮水 | Rural/Water works/Drinking water
reservoir | 农村农业/水库移民/移民补偿 | Rural/Reservoir resettlement/Compensation
inputs | 农村农业/农业生产/农资与养殖 | Rural/Farming/Seeds, feed and livestock
landtake | 国土资源/土地征收/安置补偿 | Land/Land taking/Compensation and resettlement
occupy | 国土资源/土地征收/土地占地 | Land/Land taking/Occupied land
landless | 国土资源/土地征收/失地农民保障 | Land/Land taking/Support of those who lost land
mining | 国土资源/矿产资源/矿产开采影响 | Land/Minerals/Effects of quarrying
deed | 国土资源/土地权属/确权登记 | Land/Land titles/Registration of rights
demolish | 城乡建设/集体土地上房屋拆迁与补偿/房屋拆迁 | Construction/Houses on collective land/Demolition
resettle | 城乡建设/集体土地上房屋拆迁与补偿/安置补偿 | Construction/Houses on collective land/Resettlement
village | 城乡建设/村镇建设/基础设施 | Construction/Towns and villages/Public works
illegal | 城乡建设/村镇建设/违章建筑 | Construction/Towns and villages/Unlawful building
refuse | 城乡建设/村镇建设/环境卫生 | Construction/Towns and villages/Refuse and cleaning
estate | 城乡建设/物业管理/物业服务 | Construction/Estate management/Estate services
wages | 劳动和社会保障/工资福利/拖欠工资 | Labour/Wages/Wage arrears
injury | 劳动和社会保障/劳动关系/工伤待遇 | Labour/Employment/Work injury
pension | 劳动和社会保障/社会保险/养老保险 | Labour/Insurance/Pension
medinsure | 劳动和社会保障/社会保险/医疗保险 | Labour/Insurance/Health insurance
medical | 卫生计生/医患纠纷/医疗损害 | Health/Patients and doctors/Medical harm
clinic | 卫生计生/医疗服务/基层医疗 | Health/Medical services/Village clinics
family | 卫生计生/计划生育/奖励扶助 | Health/Family planning/Rewards and support
school | 教育文体/学校管理/学校安全 | Education/Schools/School safety
fees | 教育文体/学校管理/教育收费 | Education/Schools/School fees
teacher | 教育文体/教师待遇/民办教师 | Education/Teachers/Former community teachers
culture | 教育文体/文化体育/文体设施 | Education/Culture and sport/Facilities
dibao | 民政/社会救助/农村低保 | Civil affairs/Social assistance/Subsistence allowance
relief | 民政/社会救助/临时救助 | Civil affairs/Social assistance/Emergency aid
veteran | 民政/优抚/老退役军人待遇 | Civil affairs/Veterans/Benefits of older veterans
wartime | 民政/优抚/参战退役人员待遇 | Civil affairs/Veterans/War veterans
placement | 民政/复退安置/转业退伍安置 | Civil affairs/Placement/Placement after service
elder | 民政/老年福利/养老服务 | Civil affairs/The elderly/Care of the elderly
burial | 民政/殡葬管理/公墓管理 | Civil affairs/Burials/Cemeteries
order | 政法/社会治安/治安管理 | Justice/Public order/Public order
court | 政法/诉讼/执行 | Justice/Courts/Enforcement
mediate | 政法/仲裁与调解/人民调解 | Justice/Mediation/People's mediation
road | 交通运输/公路建设与养护/农村公路 | Transport/Roads/Rural roads
bus | 交通运输/道路运输/客运服务 | Transport/Road transport/Bus services
stalls | 商贸旅游/市场管理/集贸市场 | Trade/Markets/Market stalls
consumer | 商贸旅游/消费维权/商品质量 | Trade/Consumers/Quality of goods
telecom | 科技与信息产业/通信服务/通信设施 | Technology/Telecommunications/Facilities
noise | 环境保护/噪声污染/生产噪声 | Environment/Noise/Workshops
foul | 环境保护/大气污染/异味粉尘 | Environment/Air/Smell and dust
sewage | 环境保护/水污染/养殖污水 | Environment/Water/Livestock waste
factory | 环境保护/水污染/企业排污 | Environment/Water/Discharge by firms
service | 党务政务/政务服务/办事效率 | Government/Services/How offices serve
power | 经济管理/能源供应/农村用电 | Economy/Energy/Rural electricity
insurance | 经济管理/金融保险/农业保险 | Economy/Finance/Farm insurance
`

/** Key in the matters ('homestead') → category. */
export const categoryOf = new Map<string, DemoCategory>(
  table(CATEGORIES).map(([key = '', path = '', pathEn = '']) => [key, { path, pathEn }]),
)

export const categories: DemoCategory[] = [...categoryOf.values()]
