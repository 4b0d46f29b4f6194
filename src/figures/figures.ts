import { sql } from 'kysely'
import type { Day } from '../rules/types.ts'
import { refuse } from '../rules/errors.ts'
import { contactFigures } from './contact-figures.ts'
import { matterFigures } from './matter-figures.ts'
import type { CountFigure, Figure, MedianFigure, Over, RateFigure } from './types.ts'

const rate = (
  id: string,
  part: string,
  whole: string,
  over: Over,
  source: string,
  counts: 'contact' | 'matter' = 'matter',
): RateFigure => ({ kind: 'rate', id, unit: 'percent', counts, over, source, part, whole })

const villages: CountFigure = {
  kind: 'count',
  id: 'villages',
  unit: 'office',
  counts: 'office',
  over: 'moment',
  source: '1.19',
  day: sql<Day>`o.from_day`,
  where: ({ asOf }) =>
    sql<boolean>`(o.kind = 'village' and o.from_day <= ${asOf} and coalesce(o.to_day >= ${asOf}, true))`,
}

/** Shares, each of two counts. */
const rateFigures: readonly RateFigure[] = [
  rate('transfer-response-rate', 'transfers-answered', 'transfers', 'cohort', '1.06', 'contact'), // 上级转送答复率
  rate('settlement-rate', 'closed-accepted', 'accepted', 'period', '1.26'), // 办结率
  rate('settlement-rate-cohort', 'accepted-closed', 'accepted-here', 'cohort', '1.26'),
  rate('closing-rate', 'received-closed', 'received-here', 'cohort', '1.26'),
  rate('resolution-rate', 'accepted-resolved', 'accepted-here', 'cohort', '1.03'), // 化解率
  rate('reply-rate', 'received-answered', 'received-here', 'cohort', '1.05'), // 答复率
  rate('on-time-rate', 'answered-on-time', 'answer-due', 'period', '1.20'), // 按期办结率
  rate('notice-rate', 'notice-on-time', 'notice-due', 'cohort', '1.05'), // 及时受理率
  rate('one-time-rate', 'one-time', 'closed', 'period', '3.24'), // 一次性办结率
  rate('revisit-rate', 'revisited', 'received', 'cohort', '3.23'), // 重访率
  rate('participation-rate', 'rated', 'closed', 'cohort', '2.16'), // 参评率
  rate('office-satisfaction', 'office-satisfied', 'rated', 'cohort', '2.16'), // 满意率
  rate('unit-satisfaction', 'unit-satisfied', 'rated', 'cohort', '2.16'),
]

/** Every figure, in the order in which pages show them. Name and formula in words: `figure.ID.name`, `figure.ID.formula`. */
export const figureTable: readonly Figure[] = [...contactFigures, ...matterFigures, villages, ...rateFigures]

/** What must add up: the parts, then their whole. */
export const sums: readonly { parts: readonly string[]; whole: string }[] = [
  { parts: ['contacts-first', 'contacts-repeat'], whole: 'contacts' },
  { parts: ['visits', 'letters', 'calls', 'online', 'transfers'], whole: 'contacts' },
  { parts: ['visits-first', 'visits-repeat'], whole: 'visits' },
  { parts: ['online-first', 'online-repeat'], whole: 'online' },
  { parts: ['letters', 'calls', 'online'], whole: 'items' },
  { parts: ['items-first', 'items-repeat'], whole: 'items' },
  { parts: ['leader-resolved', 'leader-unresolved'], whole: 'leader-visits' },
  { parts: ['received-resolved', 'received-closed-only', 'received-moved', 'received-pending'], whole: 'received' },
  { parts: ['received-closed', 'received-open'], whole: 'received-here' },
  { parts: ['visit-resolved', 'visit-closed-only', 'visit-moved', 'visit-pending'], whole: 'visit-matters' },
  { parts: ['within-60', 'over-60'], whole: 'answered' },
  { parts: ['answered-on-time', 'answered-late'], whole: 'answered-bound' },
  { parts: ['answered-on-time', 'answered-late', 'unanswered-late'], whole: 'answer-due' },
  ...(['office', 'unit'] as const).map((who) => ({
    parts: [`${who}-satisfied`, `${who}-basically`, `${who}-unsatisfied`],
    whole: 'rated',
  })),
]

const byId = new Map(figureTable.map((figure) => [figure.id, figure]))

/** The figure of that id. Refuses `figure.unknown`. */
export function figureOf(id: string): Figure {
  return byId.get(id) ?? refuse('figure.unknown', { id })
}

/** The count or median of that id; a rate's whole. */
export function listedOf(figure: Figure): CountFigure | MedianFigure {
  const listed = figure.kind === 'rate' ? figureOf(figure.whole) : figure
  return listed.kind === 'rate' ? refuse('figure.unknown', { id: listed.id }) : listed
}
