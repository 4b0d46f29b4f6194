import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../rules/types.ts'
import type { Condition, Counts, Period } from './types.ts'

// The columns that figures speak of. c: the contact; m: the matter (a contact's own, or the one counted); f, i: the
// clocks of its opinion and of its first notice.

export const received = sql<Day>`c.received`
export const came = sql<Day>`m.received`
export const accepted = sql<Day>`m.accepted_on`
export const served = sql<Day>`m.served_on`
export const closed = sql<Day>`m.closed_on`
export const resolved = sql<Day>`m.resolved_on`
export const moved = sql<Day>`m.moved_on`

/** A day inside the period, as far as it has come. */
export function within(day: RawBuilder<Day>, { from, asOf }: Period): Condition {
  const begun = from === null ? [] : [sql<boolean>`${day} >= ${from}`]
  return all(...begun, sql<boolean>`${day} <= ${asOf}`)
}

/** What had happened by the end of the period. */
export const had = (day: RawBuilder<Day>, { asOf }: Period): Condition =>
  sql<boolean>`coalesce(${day} <= ${asOf}, false)`
export const hadNot = (day: RawBuilder<Day>, { asOf }: Period): Condition =>
  sql<boolean>`coalesce(${day} > ${asOf}, true)`

/**
 * Somebody came in person about the matter in the period (来访反映的事项), whether the matter began with it or not: a
 * batch of visitors may join a matter that began online.
 */
export const visitedIn = (at: Period): Condition =>
  sql<boolean>`((m.channel = 'visit' or m.contacts > 1) and exists (${visitsIn(at)}))`
/** The first day of them. */
export const firstVisitIn = (at: Period) => sql<Day>`(${visitsIn(at, sql`min(v.received)`)})`

const visitsIn = (at: Period, what: RawBuilder<unknown> = sql`1`) =>
  sql`select ${what} from contact v where v.organ_id = m.organ_id and v.matter_id = m.matter_id
    and v.channel = 'visit' and v.voided_on is null and ${within(sql<Day>`v.received`, at)}`

/** Neither closed nor moved when the period ended, and known by then. */
export const stood = (at: Period): Condition =>
  all(sql<boolean>`${came} <= ${at.asOf}`, hadNot(closed, at), hadNot(moved, at))

export const all = (...conditions: Condition[]): Condition =>
  sql<boolean>`(${sql.join(
    conditions.map((c) => sql`${c}`),
    sql` and `,
  )})`

export const either = (...conditions: Condition[]): Condition =>
  sql<boolean>`(${sql.join(
    conditions.map((c) => sql`${c}`),
    sql` or `,
  )})`

/**
 * What every figure of a table asks of a row, so that the others are not looked at: it was received, or anything happened
 * to it, or somebody came about it, in the period; or it stood open at its end.
 */
export function concerns(counts: Counts, at: Period): Condition {
  if (counts === 'contact') return within(received, at)
  const last = sql<Day>`greatest(m.received, m.accepted_on, m.opinion_on, m.served_on, m.closed_on, m.resolved_on, m.moved_on)`
  if (counts === 'office' || at.from === null) return sql<boolean>`true`
  return either(sql`${last} >= ${at.from}`, stood(at), visitedIn(at))
}
