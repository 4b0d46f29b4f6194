import { isDate, type CalendarDate } from './dates.ts'
import type { DayUnit } from './deadlines.ts'
import { refuse } from './errors.ts'
import { OTHER_SYSTEM } from './ruleset-other-system.ts'
import { XINFANG_2005 } from './ruleset-2005.ts'
import { XINFANG_2022 } from './ruleset-2022.ts'

/** A text in the two languages of the product. */
export type Bilingual = { zh: string; en: string }

/** A place in a law: article, paragraph (款), item (项). `law` is a key of the rule set's `laws`. */
export type Article = Bilingual & { law: string }

export type ClockId =
  | 'pass-on' // a petition office passes on, assigns or reports (转送、交办、报请)
  | 'inform' // the unit tells the petitioner in writing (告知)
  | 'object' // not ours: object to whoever passed it on (提出异议)
  | 'finish' // the matter is finished (办结)
  | 'simple' // simple handling (简易办理)
  | 'ask-review' // the petitioner asks for review (请求复查)
  | 'review' // review opinion (复查意见)
  | 'ask-re-review' // the petitioner asks for re-review (请求复核)
  | 're-review' // re-review opinion (复核意见)
  | 'answer-advice' // a unit answers advice to improve (书面反馈改进建议)
  | 'confirm-agreement' // both parties ask the court to confirm a mediation agreement (司法确认)

/** The event whose day is day zero. */
export type DayZero =
  | 'received' // this organ received the contact, or what was passed on to it
  | 'accepted' // 受理
  | 'served' // the petitioner received the written reply
  | 'requested' // the request for review or re-review arrived
  | 'advised' // the advice arrived
  | 'agreed' // the mediation agreement took effect

export type ClockRule = {
  length: number
  unit: DayUnit
  dayZero: DayZero
  article: Article
  /** Where the article differs for what a petition office or a superior passed on. */
  articlePassedOn?: Article
  /** The most by which the head of the unit may lengthen it, telling the petitioner why. */
  extendBy?: { length: number; article: Article }
  /** Whether hearing days are left out of the count, and where that is said. */
  hearingStops?: Article
  /** Only the petitioner loses by missing it; it is nobody's duty here. */
  petitioners?: true
  /** Set by a province's, county's or town's own rule and not by the national text. */
  own?: string
}

export type Representatives = { most: number; article: Article }

export type RuleSet = {
  id: string
  name: Bilingual
  laws: Record<string, Bilingual>
  inForce: { from: CalendarDate; to: CalendarDate | null }
  clocks: { readonly [id in ClockId]?: ClockRule }
  /** Matters that the finishing limit binds: all, or only those answered by a petition opinion (2022 Art. 31(6)). */
  finishBinds: 'every-matter' | 'opinion-matters' | 'none'
  /** What the 15-day paper says: that it came in, its path and procedure; or whether it is accepted. */
  informSays: 'received-and-path' | 'accepted-or-not' | 'nothing'
  /** Nobody need be told when name or address is unclear: the last day is then an internal one. */
  unclearAddress: Article | null
  representatives: Representatives | null
  /** From how many persons a visit counts as a group visit (集体访). Practice, not law. */
  groupFrom: number
  /** Same facts and reasons after re-review: no longer accepted (不再受理). */
  noLongerAccept: Article | null
  /** Major and urgent matters are reported promptly; no number of days is set. */
  urgentReport: Article | null
  mediation: Article | null
  stepAside: Article | null
  accusationWall: Article | null
  hearing: Article | null
  opinion: Article | null
  /** Units that cannot agree who accepts: who decides. */
  dispute: Article | null
}

/** A rule of a province, a county or a town that changes or adds one clock. It is data of the office. */
export type OwnRule = {
  id: string
  level: 'province' | 'county' | 'town'
  name: Bilingual
  inForce: { from: CalendarDate; to: CalendarDate | null }
  clock: ClockId
  length: number
  unit: DayUnit
  extendBy?: number
  article: Bilingual
}

/** The national rule sets, newest first, and the one for records of another system. */
export const RULE_SETS: readonly RuleSet[] = [XINFANG_2022, XINFANG_2005, OTHER_SYSTEM]

/**
 * The rules for a matter received on a day: the national set in force then, with the office's own rules of that day.
 * A matter keeps them to its end. Refuses `rules.no_rule_set` for a day before 1 May 2005, and whatever `withOwnRules` refuses.
 */
export function ruleSetOn(received: CalendarDate, own: readonly OwnRule[] = []): RuleSet {
  const national = RULE_SETS.find((set) => set.id !== OTHER_SYSTEM.id && covers(set.inForce, received))
  if (!national) return refuse('rules.no_rule_set', { date: received }, 'received')
  return withOwnRules(
    national,
    own.filter((rule) => covers(rule.inForce, received)),
  )
}

/**
 * The rule set of a stored id: 'xinfang-2005', or with own rules 'xinfang-2005+shiqiao-2016'.
 * Refuses `rules.unknown_rule_set` when the set or one of its own rules is not known here.
 */
export function ruleSetById(id: string, own: readonly OwnRule[] = []): RuleSet {
  const [base = '', ...ownIds] = id.split('+')
  const national = RULE_SETS.find((set) => set.id === base)
  const rules = ownIds.map((ownId) => own.find((rule) => rule.id === ownId))
  if (!national || rules.includes(undefined)) return refuse('rules.unknown_rule_set', { ruleSet: id })
  return withOwnRules(
    national,
    rules.filter((rule) => rule !== undefined),
  )
}

/**
 * A rule set with an office's own rules laid over it; its id names them. A county's or town's rule may add a clock or
 * shorten one, never lengthen it. Refuses `rules.own_rule_broken` and `rules.own_rule_longer`.
 */
export function withOwnRules(set: RuleSet, rules: readonly OwnRule[]): RuleSet {
  return rules.reduce((under, rule) => {
    const { id, level, clock, length, unit, extendBy } = rule
    const days = [length, extendBy ?? 0]
    const dated = isDate(rule.inForce.from) && (rule.inForce.to === null || isDate(rule.inForce.to))
    if (!/^[a-z0-9-]+$/.test(id) || !dated || days.some((n) => !Number.isSafeInteger(n) || n < 0) || length === 0) {
      return refuse('rules.own_rule_broken', { rule: id })
    }
    const before = under.clocks[clock]
    const longer = before && (before.unit !== unit ? unit === 'workdays' : length > before.length)
    const extendsMore = before && (extendBy ?? 0) > (before.extendBy?.length ?? 0)
    if (level !== 'province' && (longer || extendsMore)) return refuse('rules.own_rule_longer', { rule: id, clock })
    const article: Article = { law: id, ...rule.article }
    const { extendBy: _, ...base } = before ?? { dayZero: DAY_ZERO[clock] }
    const laid: ClockRule = { ...base, length, unit, article, own: id }
    if (extendBy !== undefined) laid.extendBy = { length: extendBy, article }
    else if (before?.extendBy) laid.extendBy = before.extendBy
    return {
      ...under,
      id: `${under.id}+${id}`,
      laws: { ...under.laws, [id]: rule.name },
      clocks: { ...under.clocks, [clock]: laid },
    }
  }, set)
}

/** An article as parameters of a refusal; each catalogue prints the one in its language. */
export function articleParams(article: Article): { articleZh: string; articleEn: string } {
  return { articleZh: article.zh, articleEn: article.en }
}

/** Day zero of each clock, for an own rule that adds one. */
export const DAY_ZERO: { readonly [id in ClockId]: DayZero } = {
  'pass-on': 'received',
  inform: 'received',
  object: 'received',
  finish: 'accepted',
  simple: 'accepted',
  'ask-review': 'served',
  review: 'requested',
  'ask-re-review': 'served',
  're-review': 'requested',
  'answer-advice': 'advised',
  'confirm-agreement': 'agreed',
}

function covers(inForce: { from: CalendarDate; to: CalendarDate | null }, day: CalendarDate): boolean {
  return inForce.from <= day && (inForce.to === null || day <= inForce.to)
}
