import { dueOn, type Countdown } from './deadlines.ts'
import { extendClock, startClock, type Clock as RuleClock } from './clocks.ts'
import { ruleSetById, type ClockId, type OwnRule } from './rulesets.ts'
import type { Clock, Day } from './types.ts'
import type { WorkCalendar } from './workdays.ts'

/** What days are counted by: the published working days, and the office's own rules. */
export type Law = { calendar: WorkCalendar; own: readonly OwnRule[] }

/**
 * A matter's clock, as its row keeps it, started on day zero; null when the rule set knows no such clock
 * (an objection under the 2005 Regulations, unless the town's own rule sets one).
 */
export function beginClock(
  kind: ClockId,
  n: number,
  ruleSet: string,
  dayZero: Day,
  law: Law,
  options: { internal?: boolean; passedOn?: boolean } = {},
): Clock | null {
  const set = ruleSetById(ruleSet, law.own)
  if (!set.clocks[kind]) return null
  const clock = startClock(set, kind, dayZero, options)
  const due = dueOn(clock, law.calendar)
  return {
    kind,
    n,
    starts_on: dayZero,
    days: clock.length,
    unit: clock.unit,
    rule_set: ruleSet,
    article: clock.article?.zh ?? '',
    extensions: [],
    suspensions: [],
    last_day: due.date,
    provisional: due.provisional,
    internal: clock.internal,
    ended_on: null,
  }
}

/**
 * Whether somebody here is late when it runs out. Objecting is a unit's right, asking for review or for a court's
 * confirmation the petitioner's: whoever lets those days pass owes nothing.
 */
export function binds(clock: Pick<Clock, 'kind'>): boolean {
  return !rights.has(clock.kind)
}
const rights = new Set(['object', 'ask-review', 'ask-re-review', 'confirm-agreement'])

/** A clock whose last day another system named. */
export function targetClock(starts: Day, lastDay: Day): Clock {
  return {
    kind: 'target',
    n: 1,
    starts_on: starts,
    days: null,
    unit: 'days',
    rule_set: 'other-system',
    article: '',
    extensions: [],
    suspensions: [],
    last_day: lastDay,
    provisional: false,
    internal: false,
    ended_on: null,
  }
}

/** What the counting needs of a stored clock. */
export function countdownOf(clock: Clock): Countdown {
  return {
    start: clock.starts_on,
    length: clock.days ?? 0,
    unit: clock.unit,
    extensions: clock.extensions.map((one) => one.days),
    suspensions: clock.suspensions.map((one) => ({ from: one.from, to: one.to ?? one.from })),
    ...(clock.days === null && clock.last_day !== null ? { fixed: clock.last_day } : {}),
  }
}

/** The clock lengthened by `more.days` in its own unit. Refuses as `extendClock`. */
export function lengthen(clock: Clock, more: { days: number; on: Day; by: string }, law: Law): Clock {
  const set = ruleSetById(clock.rule_set, law.own)
  const asRule: RuleClock = {
    ...countdownOf(clock),
    id: clock.kind as ClockId,
    ruleSet: set.id,
    article: null,
    internal: clock.internal,
  }
  const due = dueOn(extendClock(asRule, more.days, set), law.calendar)
  return { ...clock, extensions: [...clock.extensions, more], last_day: due.date, provisional: due.provisional }
}
