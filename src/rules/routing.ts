import type { Article, RuleSet } from './rulesets.ts'

/** The three classes of matters (2022 Art. 29–31): 建议意见, 检举控告, 申诉求决. */
export type MatterClass = 'suggestion' | 'accusation' | 'demand'

/** What a petitioner says the purpose is (信访目的), as national interfaces list it. */
export type Purpose = 'suggestion' | 'accusation' | 'appeal' | 'request' | 'other'

/** The ways on which a demand can go; the table of `PATHS` orders them, and the first that fits is taken. */
export type PathId =
  | 'justice' // courts, prosecutors, police (诉讼、检察、公安程序)
  | 'arbitration' // 仲裁
  | 'party-appeal' // appeal of a party member, fresh examination (党员申诉、申请复审)
  | 'administrative' // reconsideration, ruling, confirmation, licence, penalty (行政复议、裁决、确认、许可、处罚)
  | 'duty' // a duty to investigate or to protect (查处违法、履行保护职责)
  | 'opinion' // petition procedure with a written opinion (信访处理意见书)
  | 'people-congress' // people's congresses and their standing committees (人大及其常委会)

export type Path = {
  id: PathId
  article: Article
  /** What the town does: lead the petitioner into another procedure, perform or answer, or write an opinion. */
  does: 'lead-over' | 'perform-or-answer' | 'write-opinion'
  /** Whether the finishing limit of 60 days runs. */
  finishClock: boolean
}

/** Why a matter is not taken up; each is a ground of a refusal, return or no-longer-accept paper. */
export type GroundId =
  | 'not-ours' // outside our powers and those of the offices below us
  | 'not-official-acts' // not about those whose official acts may be petitioned against (2005 Art. 14(1))
  | 'other-procedure' // belongs to court, arbitration or reconsideration (2005: refused and told the way)
  | 'other-power' // belongs to people's congress, court or procuratorate (2005 Art. 15)
  | 'in-progress-below' // the same matter is in hand below and inside its limit: for the organ above only
  | 'final' // same facts and reasons after re-review

export type Ground = {
  id: GroundId
  article: Article
  /** The paper that carries it. */
  paper: 'refusal' | 'informed-elsewhere' | 'objection' | 'no-longer-accept'
  /** Who may use it: whoever received the matter directly, whoever had it passed on, or only an organ above. */
  open: 'direct' | 'passed-on' | 'above' | 'any'
  /** The paper has to say where to go instead. */
  saysWhere: boolean
}

const a22 = (zh: string, en: string): Article => ({ law: 'xinfang-2022', zh, en })
const a05 = (zh: string, en: string): Article => ({ law: 'xinfang-2005', zh, en })

const PATHS_2022: readonly Path[] = [
  { id: 'justice', article: a22('第三十一条第一项', 'Article 31(1)'), does: 'lead-over', finishClock: false },
  { id: 'arbitration', article: a22('第三十一条第二项', 'Article 31(2)'), does: 'lead-over', finishClock: false },
  { id: 'party-appeal', article: a22('第三十一条第三项', 'Article 31(3)'), does: 'lead-over', finishClock: false },
  { id: 'administrative', article: a22('第三十一条第四项', 'Article 31(4)'), does: 'lead-over', finishClock: false },
  { id: 'duty', article: a22('第三十一条第五项', 'Article 31(5)'), does: 'perform-or-answer', finishClock: false },
  { id: 'opinion', article: a22('第三十一条第六项', 'Article 31(6)'), does: 'write-opinion', finishClock: true },
]

const PATHS_2005: readonly Path[] = [
  { id: 'people-congress', article: a05('第十五条', 'Article 15'), does: 'lead-over', finishClock: false },
  { id: 'justice', article: a05('第十四条第二款', 'Article 14(2)'), does: 'lead-over', finishClock: false },
  { id: 'arbitration', article: a05('第十四条第二款', 'Article 14(2)'), does: 'lead-over', finishClock: false },
  { id: 'administrative', article: a05('第十四条第二款', 'Article 14(2)'), does: 'lead-over', finishClock: false },
  { id: 'opinion', article: a05('第三十二条', 'Article 32'), does: 'write-opinion', finishClock: true },
]

const GROUNDS_2022: readonly Ground[] = [
  ground('not-ours', a22('第二十三条第一款', 'Article 23(1)'), 'informed-elsewhere', 'direct', true),
  ground('not-ours', a22('第二十三条第三款', 'Article 23(3)'), 'objection', 'passed-on', true),
  ground('in-progress-below', a22('第十九条第三款', 'Article 19(3)'), 'refusal', 'above', false),
  ground('final', a22('第三十六条第三款', 'Article 36(3)'), 'no-longer-accept', 'any', false),
]

const GROUNDS_2005: readonly Ground[] = [
  ground('not-ours', a05('第二十二条第一款', 'Article 22(1)'), 'refusal', 'direct', true),
  ground('not-ours', a05('第二十一条第二款', 'Article 21(2)'), 'refusal', 'passed-on', true),
  ground('not-official-acts', a05('第十四条第一款', 'Article 14(1)'), 'refusal', 'any', false),
  ground('other-procedure', a05('第十四条第二款', 'Article 14(2)'), 'refusal', 'any', true),
  ground('other-power', a05('第十五条', 'Article 15'), 'refusal', 'any', true),
  ground('in-progress-below', a05('第十六条', 'Article 16'), 'refusal', 'above', false),
  ground('final', a05('第三十五条第三款', 'Article 35(3)'), 'no-longer-accept', 'any', false),
]

const CLASS_ARTICLES: Readonly<Record<string, Readonly<Record<MatterClass, Article>>>> = {
  'xinfang-2022': {
    suggestion: a22('第二十九条', 'Article 29'),
    accusation: a22('第三十条', 'Article 30'),
    demand: a22('第三十一条', 'Article 31'),
  },
  'xinfang-2005': {
    suggestion: a05('第二十九条', 'Article 29'),
    accusation: a05('第二十三条', 'Article 23'),
    demand: a05('第三十二条', 'Article 32'),
  },
}

/** The paths of a demand under a rule set, in the order in which they are tried; none for another system's records. */
export function pathsOf(set: RuleSet): readonly Path[] {
  if (national(set) === 'xinfang-2022') return PATHS_2022
  return national(set) === 'xinfang-2005' ? PATHS_2005 : []
}

/**
 * The path of a demand: the first of the table that a person found to fit. 'opinion' fits what nothing else does.
 * Undefined for another system's records.
 */
export function pathFor(set: RuleSet, fits: ReadonlySet<PathId>): Path | undefined {
  return pathsOf(set).find((path) => path.id === 'opinion' || fits.has(path.id))
}

/** The grounds on which whoever holds the matter may decline it: an own visitor, something passed on, or an organ above. */
export function groundsOf(set: RuleSet, how: { passedOn: boolean; organAbove: boolean }): readonly Ground[] {
  const table = { 'xinfang-2022': GROUNDS_2022, 'xinfang-2005': GROUNDS_2005 }[national(set)] ?? []
  return table.filter(({ open }) => {
    if (open === 'above') return how.organAbove
    return open === 'any' || (open === 'passed-on') === how.passedOn
  })
}

/**
 * The grounds on which a matter may be refused where it stands: what was passed on to a unit and is not the unit's is
 * objected to, not refused. Null under another system's rules, which name none.
 */
export function refusalGrounds(set: RuleSet, stage: string): readonly Ground[] | null {
  const grounds = groundsOf(set, { passedOn: stage === 'passed_on', organAbove: false })
  return grounds.length === 0 ? null : grounds.filter(({ paper }) => paper !== 'objection')
}

/** The article on which a class is handled; undefined for another system's records. */
export function classArticle(set: RuleSet, matterClass: MatterClass): Article | undefined {
  return CLASS_ARTICLES[national(set)]?.[matterClass]
}

/** The class that a stated purpose points to; undefined for 'other', where a person decides. */
export function classOfPurpose(purpose: Purpose): MatterClass | undefined {
  return ({ suggestion: 'suggestion', accusation: 'accusation', appeal: 'demand', request: 'demand' } as const)[
    purpose as Exclude<Purpose, 'other'>
  ]
}

/**
 * Whether matters of a class stand behind the wall: a matter of their own, in a series of their own, never passed to
 * those accused (2022 Art. 30(3), 2005 Art. 23).
 */
export function isWalled(matterClass: MatterClass): boolean {
  return matterClass === 'accusation'
}

function national(set: RuleSet): string {
  return set.id.split('+')[0] ?? set.id
}

function ground(
  id: GroundId,
  article: Article,
  paper: Ground['paper'],
  open: Ground['open'],
  saysWhere: boolean,
): Ground {
  return { id, article, paper, open, saysWhere }
}

/** Whether the finishing limit binds a matter: in 2005 every one, in 2022 a demand that ends in a petition opinion. */
export function finishClockRuns(set: RuleSet, matterClass: MatterClass, path: PathId | undefined): boolean {
  if (set.finishBinds === 'every-matter') return true
  return set.finishBinds === 'opinion-matters' && matterClass === 'demand' && path === 'opinion'
}
