import { table } from './town.ts'
import type { Cause, Words } from './types.ts'

function list(text: string): Words[] {
  return table(text).map(([zh = '', en = '']) => ({ zh, en }))
}

/** What an assignment asks for, when the matter does not say it. */
export const REQUIREMENTS = list(`
请查清事实，逐项答复诉求，办理结果抄送信访办。 | Establish the facts, answer each demand, send the result to the Petition Office.
请到现场核实，能当场解决的当场解决，答复前与信访人见面。 | Check on site, solve at once what can be solved, meet the petitioner before answering.
请依法依政策办理，涉及其他单位的由你单位牵头商办。 | Handle by law and policy; where others are concerned, you lead.
请指定专人承办，联系信访人了解情况，按期书面答复。 | Name one person, contact the petitioner, answer in writing in time.
请核对有关账册和凭证，结果以书面形式答复。 | Check books and vouchers and answer in writing.
请会同村（社区）办理，注意听取双方意见。 | Handle it together with the village and hear both sides.
`)

export const KEPT = list(`
情况简单，由信访办直接联系有关单位后答复。 | A simple matter: the Petition Office asks those concerned and answers itself.
涉及单位不属本镇管理，由信访办协调并答复。 | The body concerned is not the town's: the Petition Office arranges it and answers.
属于咨询和建议，信访办直接办理。 | A question or suggestion, handled by the Petition Office.
`)

export const PATHS_TOLD = list(`
您反映的事项已收到，按信访程序交有关单位办理，可凭查询码查询进度。 | Your matter was received and goes by the petition procedure to the unit concerned; follow it by your code.
已收到您的信访事项，由承办单位调查核实后答复；联系电话见回执。 | Your matter was received; the unit looks into it and answers. The telephone number is on the receipt.
`)

/** Why a repeat was linked to its matter. */
export const LINKED: Record<Cause, Words[]> = {
  same_facts: list(`
同村、同类别，事实和理由相同，并案办理，不另起期限。 | Same village and category, the same facts and reasons: joined, no new clock.
与已登记事项为同一问题，并案，人次照计。 | The same problem as the matter registered: joined, people counted.
另一位村民就同一事项反映，合并办理。 | Another villager about the same matter: joined.
`),
  new_facts: list(`
补充了新的情况，仍属同一事项，并入原件一并核实。 | New details of the same matter: joined and checked together.
`),
  late: list(`
原件未按期告知或答复，系我方迟办，并案并说明原因。 | The first was not told or answered in time; the delay is ours: joined, with the reason.
`),
  wrong: list(`
反映我方答复或登记有误，系我方原因，并入原件更正。 | Our answer or entry was wrong; the cause is ours: joined and corrected.
`),
  not_carried_out: list(`
原答复没有落实到位，系我方原因，并入原件督促落实。 | What was answered was not carried out; the cause is ours: joined and followed up.
`),
}

/** What proves that a matter is resolved. */
export const PROOFS = list(`
信访人在回访表上签字确认问题已经解决。 | The petitioner signed on the return-visit form that it is solved.
信访人电话中确认事情已办好，不再反映。 | The petitioner confirmed by telephone that it is done.
信访人当面表示认可，并在答复书存根上签名。 | The petitioner agreed in person and signed the counterfoil.
代表签字确认，现场照片存卷。 | The representatives signed; photographs are in the file.
信访人凭查询码在网上确认已解决。 | Confirmed on the web page with the query code.
`)

/** Return visits, when the matter does not tell one. Each for something done, then each for something only explained. */
export const VISITED_DONE = list(`
电话回访，答复的事项已经落实，本人没有新的问题。 | Phoned: what was answered has been carried out; nothing new.
入户走访，现场看过，与答复一致。 | Visited at home and seen on site: as answered.
电话回访，反映人说办得比预想的快。 | Phoned: quicker than expected, the writer says.
赶集时当面回访，反映人表示问题解决了。 | Asked in person on market day: the problem is solved.
电话回访两次，第二次接通，确认已落实。 | Phoned twice; at the second call confirmed as done.
到村走访，另问了两户邻居，情况属实。 | In the village two neighbours were asked as well: it is so.
回访时落实已完成，提醒今后有情况可直接打信访办电话。 | Done; the office's number was left for the future.
`)

export const VISITED_EXPLAINED = list(`
电话回访，已再次说明政策依据和其他途径，本人表示知道了。 | Phoned: basis and other ways explained once more; understood.
入户走访，本人对结果仍有保留，已告知复查的期限和办法。 | Visited: reservations remain; time limit and way of a review were told.
电话回访，解释的部分已听明白，已办的部分属实。 | Phoned: what was explained is understood, what was done is so.
`)

const LAWS = table(`
homestead,deed,landtake,crops,landless,occupy,demolish,resettle | 《中华人民共和国土地管理法》 | Land Administration Law
contract,transfer | 《中华人民共和国农村土地承包法》 | Rural Land Contracting Law
accounts,assets,debt | 《中华人民共和国村民委员会组织法》 | Organic Law of Villagers' Committees
grain,machine,poverty,poorhouse,reservoir,unsafe,insurance | 本省惠农资金发放管理规定 | the province's rules on funds for farmers
forest,greening | 《中华人民共和国森林法》 | Forest Law
irrigation,waterright,drinking | 《中华人民共和国水法》 | Water Law
inputs,farming | 《中华人民共和国种子法》和农业生产有关规定 | Seed Law and rules on farming
mining | 《中华人民共和国矿产资源法》 | Mineral Resources Law
lamps,paving,illegal,estate | 《中华人民共和国城乡规划法》和村镇建设管理规定 | Urban and Rural Planning Law
wages,injury | 《中华人民共和国劳动法》 | Labour Law
pension,medinsure | 《中华人民共和国社会保险法》 | Social Insurance Law
medical,clinic | 医疗机构和医疗纠纷处理的有关规定 | rules on hospitals and medical disputes
family | 《中华人民共和国人口与计划生育法》 | Population and Family Planning Law
school,fees,teacher,quarters | 《中华人民共和国义务教育法》 | Compulsory Education Law
culture,market,stalls | 本镇公共设施和集市管理办法 | the town's rules on public facilities and markets
dibao,relief,illness,disaster | 《社会救助暂行办法》 | Interim Measures for Social Assistance
veteran,wartime,placement | 《军人抚恤优待条例》 | Regulations on Pensions and Preferential Treatment of Soldiers
elder,burial | 养老服务和《殡葬管理条例》 | rules on care of the elderly and burials
order,gambling | 《中华人民共和国治安管理处罚法》 | Public Security Administration Punishments Law
court | 《中华人民共和国民事诉讼法》 | Civil Procedure Law
road,bridge,bus,traffic | 《中华人民共和国公路法》和农村公路养护规定 | Highway Law and rules on rural roads
consumer | 《中华人民共和国消费者权益保护法》 | Consumer Protection Law
telecom,power | 《中华人民共和国电信条例》等行业规定 | Telecommunications Regulations and the trade's rules
noise,foul,sewage,waste | 《中华人民共和国环境保护法》 | Environmental Protection Law
service,hours | 政务公开和首问负责的有关规定 | rules on open government and first-inquiry responsibility
`)

/** The basis of an answer when the matter names none: the article of the regulations, and the law of its category. */
export function basisOf(category: string, supported: boolean, year: string): Words {
  const [, zh = '', en = ''] = LAWS.find(([keys = '']) => keys.split(',').includes(category)) ?? []
  const regulation =
    year < '2022-05-01'
      ? {
          zh: `《信访条例》第三十二条第一款第（${supported ? '一' : '二'}）项`,
          en: `Regulations on Letters and Visits, article 32(1) item ${supported ? 1 : 2}`,
        }
      : { zh: '《信访工作条例》第三十二条', en: 'Regulations on Petition Work, article 32' }
  return zh === '' ? regulation : { zh: `${regulation.zh}；${zh}`, en: `${regulation.en}; ${en}` }
}
