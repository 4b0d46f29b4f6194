import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../rules/types.ts'
import {
  accepted,
  all,
  came,
  closed,
  either,
  firstVisitIn,
  had,
  hadNot,
  moved,
  resolved,
  served,
  stood,
  visitedIn,
  within,
} from './conditions.ts'
import type { Condition, CountFigure, MedianFigure, Over, Period } from './types.ts'

type Where = (at: Period) => Condition

function matters(id: string, over: Over, source: string, day: CountFigure['day'], where: Where): CountFigure {
  return { kind: 'count', id, unit: 'matter', counts: 'matter', over, source, day, where }
}

/** Happened in the time asked for. */
const happened = (id: string, source: string, day: RawBuilder<Day>, more?: Where) =>
  matters(id, 'period', source, day, (at) => (more ? all(within(day, at), more(at)) : within(day, at)))

/** Of those whose `day` lies in the time asked for. */
const ofThose = (id: string, source: string, day: RawBuilder<Day>, more: Where) =>
  matters(id, 'cohort', source, day, (at) => all(within(day, at), more(at)))

/** Of those about which somebody came in person in the time asked for. */
const ofThoseVisited = (id: string, more: Where) =>
  matters(id, 'cohort', '1.03', firstVisitIn, (at) => all(visitedIn(at), more(at)))

/** Stood so at its end. */
const atTheEnd = (id: string, source: string, more?: Where) =>
  matters(id, 'moment', source, came, (at) => (more ? all(stood(at), more(at)) : stood(at)))

const here: Where = (at) => hadNot(moved, at)

// Four ends that exclude each other, so that they add up to all: resolved comes first, for a matter may be resolved
// (化解) before it is closed (办结).
const isResolved: Where = (at) => had(resolved, at)
const isClosedOnly: Where = (at) => all(hadNot(resolved, at), had(closed, at))
const isMoved: Where = (at) => all(hadNot(resolved, at), hadNot(closed, at), had(moved, at))
const isPending: Where = (at) => all(hadNot(resolved, at), hadNot(closed, at), hadNot(moved, at))

/** Calendar days from the day received (day 0) to the day the answer was served. */
const days = sql<number>`(m.served_on - m.received)`
const tookUpTo =
  (n: number): Where =>
  () =>
    sql<boolean>`${days} <= ${n}`
const tookOver =
  (n: number): Where =>
  () =>
    sql<boolean>`${days} > ${n}`

// The last day of the opinion (finish clock, extensions in it): 2022 Art. 34, 2005 Art. 33. Day zero: accepted.
const bound = sql<boolean>`f.last_day is not null`
const inTime = sql<boolean>`${served} <= f.last_day`
const tooLate = sql<boolean>`${served} > f.last_day`
const opinionLate: Where = ({ asOf }) =>
  sql<boolean>`coalesce(f.last_day < ${asOf} and coalesce(f.ended_on > ${asOf}, true), false)`
const noticeLate: Where = ({ asOf }) =>
  sql<boolean>`coalesce(i.last_day < ${asOf} and coalesce(i.ended_on > ${asOf}, true), false)`
const targetLate: Where = ({ asOf }) => sql<boolean>`coalesce(m.target_day < ${asOf}, false)`

const answeredBound: Where = (at) => all(within(served, at), bound)
// Answered, it belongs to the month of the answer; late and unanswered, to the month it came in.
const dueIn = ({ asOf }: Period) => sql<Day>`(case when ${served} <= ${asOf} then ${served} else ${came} end)`
const unanswered: Where = (at) => all(stood(at), hadNot(served, at), opinionLate(at))

// The first notice (inform clock): 15 days, 2022 Art. 23, 2005 Art. 22. Day zero: received.
const noticeDue: Where = ({ asOf }) => sql<boolean>`coalesce(i.ended_on <= ${asOf} or i.last_day < ${asOf}, false)`
const noticeInTime: Where = ({ asOf }) => sql<boolean>`coalesce(i.ended_on <= least(i.last_day, ${asOf}::date), false)`

// Another system's target: by the minute where the import knew it, else by the day.
const afterTarget = sql<boolean>`coalesce(m.after_target, m.closed_on > m.target_day, false)`

/** Months after closing without a repeated contact, for "closed in one go" (一次性办结). */
export const QUIET_MONTHS = 6
const repeatedBy = (until: RawBuilder<Day>): Condition => sql<boolean>`(m.repeats > 0 and exists (
  select 1 from contact r where r.organ_id = m.organ_id and r.matter_id = m.matter_id
    and not r.first and r.voided_on is null and r.received <= ${until}))`
const inOneGo: Where = ({ asOf }) =>
  sql<boolean>`not ${repeatedBy(sql`least(${asOf}::date, (m.closed_on + make_interval(months => ${QUIET_MONTHS}::int))::date)`)}`

const rated: Where = ({ asOf }) => sql<boolean>`coalesce(m.rated_on <= ${asOf}, false)`
const ratedAs = (column: 'office_rating' | 'unit_rating', value: 1 | 2 | 3): Where => {
  const column_ = sql.ref(`m.${column}`)
  return (at) => all(rated(at), sql<boolean>`${column_} = ${value}`)
}

/** What is counted in matters: 件. */
export const matterFigures: readonly (CountFigure | MedianFigure)[] = [
  happened('received', '3.24', came),
  ofThose('received-resolved', '1.03', came, isResolved),
  ofThose('received-closed-only', '1.03', came, isClosedOnly),
  ofThose('received-moved', '1.03', came, isMoved),
  ofThose('received-pending', '1.03', came, isPending),
  ofThose('received-here', '1.26', came, here),
  ofThose('received-closed', '1.26', came, (at) => all(here(at), had(closed, at))),
  ofThose('received-open', '1.26', came, (at) => stood(at)),
  ofThose('received-answered', '1.05', came, (at) => all(here(at), had(served, at))),

  matters('visit-matters', 'period', '1.02', firstVisitIn, visitedIn),
  ofThoseVisited('visit-resolved', isResolved),
  ofThoseVisited('visit-closed-only', isClosedOnly),
  ofThoseVisited('visit-moved', isMoved),
  ofThoseVisited('visit-pending', isPending),

  happened('accepted', '1.26', accepted),
  ofThose('accepted-here', '1.26', accepted, here),
  ofThose('accepted-closed', '1.26', accepted, (at) => all(here(at), had(closed, at))),
  ofThose('accepted-resolved', '1.26', accepted, (at) => all(here(at), had(resolved, at))),
  happened('refused', '1.23', sql<Day>`m.opinion_on`, () => sql<boolean>`m.outcome = 'refused'`),
  happened('closed', '1.26', closed),
  happened('closed-accepted', '1.26', closed, () => sql<boolean>`${accepted} is not null`),
  happened('resolved', '1.03', resolved),
  happened('moved', '1.23', moved),
  atTheEnd('open', '1.03'),

  happened('answered', '1.05', served),
  happened('answered-bound', '1.05', served, () => bound),
  happened('answered-on-time', '1.05', served, () => all(bound, inTime)),
  happened('answered-late', '1.05', served, () => tooLate),
  atTheEnd('unanswered-late', '1.20', unanswered),
  matters('answer-due', 'period', '1.20', dueIn, (at) => either(answeredBound(at), unanswered(at))),
  atTheEnd('late', '1.20', (at) =>
    either(all(hadNot(served, at), either(opinionLate(at), noticeLate(at))), targetLate(at)),
  ),
  happened('within-15', '1.05', served, tookUpTo(15)),
  happened('within-60', '1.05', served, tookUpTo(60)),
  happened('over-60', '1.05', served, tookOver(60)),
  happened('over-90', '1.05', served, tookOver(90)),
  {
    kind: 'median',
    id: 'days-to-answer',
    unit: 'day',
    counts: 'matter',
    over: 'period',
    source: '1.05',
    day: served,
    quantity: days,
    where: (at) => within(served, at),
  },
  ofThose('notice-due', '1.05', came, noticeDue),
  ofThose('notice-on-time', '1.05', came, (at) => all(noticeDue(at), noticeInTime(at))),

  ofThose('without-target', '1.20', came, () => sql<boolean>`m.origin = 'imported' and m.target_day is null`),
  happened('closed-after-target', '1.20', closed, () => afterTarget),

  happened('one-time', '3.24', closed, inOneGo),
  ofThose('revisited', '3.23', came, ({ asOf }) => repeatedBy(sql`${asOf}::date`)),

  ofThose('rated', '2.16', closed, rated),
  ...(['office', 'unit'] as const).flatMap((who) => [
    ofThose(`${who}-satisfied`, '2.16', closed, ratedAs(`${who}_rating`, 3)),
    ofThose(`${who}-basically`, '2.16', closed, ratedAs(`${who}_rating`, 2)),
    ofThose(`${who}-unsatisfied`, '2.16', closed, ratedAs(`${who}_rating`, 1)),
  ]),
]
