import { table } from './town.ts'

// Key in the matters | path in the shipped tree (data/categories.json).
const PATHS = `
homestead | 农村农业/土地承包经营/宅基地纠纷
contract | 农村农业/土地承包经营/土地承包
transfer | 农村农业/土地承包经营/土地流转
accounts | 农村农业/村务管理/集体财务公开
assets | 农村农业/村务管理/集体资产管理
debt | 农村农业/村务管理/村级债务
grain | 农村农业/惠农补贴/粮食直补
machine | 农村农业/惠农补贴/农机补贴
poverty | 农村农业/扶贫开发/贫困户认定
poorhouse | 农村农业/扶贫开发/易地搬迁
forest | 农村农业/林业管理/林权纠纷
greening | 农村农业/林业管理/退耕还林补助
irrigation | 农村农业/水利水电/农田灌溉
waterright | 农村农业/水利水电/水事纠纷
drinking | 农村农业/水利水电/饮水工程
reservoir | 农村农业/水库移民/移民后期扶持
inputs | 农村农业/农业生产/种子农药质量
farming | 农村农业/农业生产/其他
landtake | 国土资源/土地征收/安置补偿
crops | 国土资源/土地征收/青苗及附着物补偿
landless | 国土资源/土地征收/失地农民保障
occupy | 国土资源/违法用地/占用耕地
mining | 国土资源/矿产资源/采矿损害
deed | 国土资源/土地权属/不动产登记
demolish | 城乡建设/集体土地上房屋拆迁与补偿/房屋拆迁
resettle | 城乡建设/集体土地上房屋拆迁与补偿/过渡安置
unsafe | 城乡建设/住房保障/危房改造
lamps | 城乡建设/村镇建设/路灯与环卫
paving | 城乡建设/村镇建设/道路与排水
illegal | 城乡建设/工程建设/违法建设
estate | 城乡建设/物业与小区/物业服务
wages | 劳动和社会保障/工资福利/拖欠工资
injury | 劳动和社会保障/劳动关系/工伤
pension | 劳动和社会保障/社会保险/养老保险
medinsure | 劳动和社会保障/社会保险/医疗保险
medical | 卫生计生/医患纠纷/诊疗损害
clinic | 卫生计生/公共卫生/其他
family | 卫生计生/计划生育/奖励扶助
school | 教育文体/学校教育/校园安全
fees | 教育文体/学校教育/学校收费
teacher | 教育文体/教师待遇/民办代课教师
quarters | 教育文体/教师待遇/其他
culture | 教育文体/文化体育/文体设施
dibao | 民政/社会救助/农村低保
relief | 民政/社会救助/临时救助
illness | 民政/社会救助/大病救助
disaster | 民政/救灾/救灾款物
veteran | 民政/优抚/老退役军人待遇
wartime | 民政/优抚/参战退役人员待遇
placement | 民政/复退安置/转业退伍安置
elder | 民政/养老与殡葬/养老服务
burial | 民政/养老与殡葬/殡葬管理
order | 政法/社会治安/治安纠纷处理
gambling | 政法/社会治安/赌博扰民
court | 政法/诉讼/执行难
road | 交通运输/农村公路/道路损坏
bridge | 交通运输/农村公路/桥梁安全
bus | 交通运输/公共交通/客运班线
traffic | 交通运输/公共交通/运输管理
stalls | 商贸旅游/集市管理/摊位与收费
market | 商贸旅游/集市管理/集市秩序
consumer | 商贸旅游/消费维权/商品质量
telecom | 科技与信息产业/通信服务/网络与信号
noise | 环境保护/污染防治/噪声污染
foul | 环境保护/污染防治/大气污染
sewage | 环境保护/污染防治/养殖污染
waste | 环境保护/污染防治/水污染
service | 党务政务/政务服务/服务态度
hours | 党务政务/政务公开/办事程序
power | 经济管理/其他
insurance | 经济管理/金融/其他
`

/** Key in the matters ('homestead') → path of the category. */
export const categoryOf = new Map(table(PATHS).map(([key = '', path = '']) => [key, path]))
