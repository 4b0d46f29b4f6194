import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../rules/types.ts'
import type { Condition, Period } from './types.ts'

// The columns that figures speak of. c: the contact; m: the matter (a contact's own, or the one counted); f, i: the
// clocks of its opinion and of its first notice.

export const received = sql<Day>`c.received`
export const came = sql<Day>`m.received`
export const accepted = sql<Day>`m.accepted_on`
export const served = sql<Day>`m.served_on`
export const closed = sql<Day>`m.closed_on`
export const resolved = sql<Day>`m.resolved_on`
export const moved = sql<Day>`m.moved_on`

/** A day inside the period. */
export function within(day: RawBuilder<Day>, { from, to }: Period): Condition {
  const bounds = [
    ...(from === null ? [] : [sql<boolean>`${day} >= ${from}`]),
    ...(to === null ? [] : [sql<boolean>`${day} <= ${to}`]),
  ]
  return bounds.length === 0 ? sql<boolean>`${day} is not null` : all(...bounds)
}

/** What had happened by the end of the period. */
export const had = (day: RawBuilder<Day>, { asOf }: Period): Condition =>
  sql<boolean>`coalesce(${day} <= ${asOf}, false)`
export const hadNot = (day: RawBuilder<Day>, { asOf }: Period): Condition =>
  sql<boolean>`coalesce(${day} > ${asOf}, true)`

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
