import type { CalendarDate } from './dates.ts'
import type { Countdown } from './deadlines.ts'
import { refuse } from './errors.ts'
import { articleParams, type Article, type ClockId, type RuleSet } from './rulesets.ts'

/** A matter's clock as it is stored: what it counts, by which rule, and when it stopped. */
export type Clock = Countdown & {
  id: ClockId | 'target'
  ruleSet: string
  /** Null for a target that another system set. */
  article: Article | null
  /** Nobody has to be told by this day (name or address unclear); it is kept for ourselves. */
  internal: boolean
  /** The day the clock was stopped by what it waited for. */
  ended?: CalendarDate
}

/**
 * Starts a clock of a rule set. In: day zero (the event's day, see the rule's `dayZero`), whether the matter was passed
 * on to this unit, whether the last day is an internal one. Refuses `rules.no_such_clock` when the set has none of that name.
 */
export function startClock(
  set: RuleSet,
  id: ClockId,
  dayZero: CalendarDate,
  { passedOn = false, internal = false }: { passedOn?: boolean; internal?: boolean } = {},
): Clock {
  const rule = set.clocks[id]
  if (!rule) return refuse('rules.no_such_clock', { clock: id, ruleSet: set.id })
  const article = (passedOn && rule.articlePassedOn) || rule.article
  return {
    id,
    ruleSet: set.id,
    article,
    internal,
    start: dayZero,
    length: rule.length,
    unit: rule.unit,
    extensions: [],
    suspensions: [],
  }
}

/** A clock whose last day somebody named: another system's target, or the date in an assignment letter. */
export function targetClock(set: RuleSet, start: CalendarDate, lastDay: CalendarDate): Clock {
  return {
    id: 'target',
    ruleSet: set.id,
    article: null,
    internal: false,
    start,
    length: 0,
    unit: 'days',
    extensions: [],
    suspensions: [],
    fixed: lastDay,
  }
}

/**
 * Lengthens a clock by days in its own unit. Refuses `rules.not_extendable` when the rule allows none, and
 * `rules.extension_too_long` (with what is left) when all extensions together would pass the limit or the days are not positive.
 */
export function extendClock(clock: Clock, days: number, set: RuleSet): Clock {
  const limit = clock.id === 'target' ? undefined : set.clocks[clock.id]?.extendBy
  if (!limit) return refuse('rules.not_extendable', { clock: clock.id })
  const left = limit.length - clock.extensions.reduce((sum, one) => sum + one, 0)
  if (!Number.isSafeInteger(days) || days < 1 || days > left) {
    return refuse(
      'rules.extension_too_long',
      { days, left, limit: limit.length, ...articleParams(limit.article) },
      'days',
    )
  }
  return { ...clock, extensions: [...clock.extensions, days] }
}

/**
 * Leaves hearing days out of the count, first and last included. Refuses `rules.not_suspendable` when the rule does not say
 * that they are left out, and `rules.dates_reversed`.
 */
export function suspendClock(clock: Clock, from: CalendarDate, to: CalendarDate, set: RuleSet): Clock {
  if (clock.id === 'target' || !set.clocks[clock.id]?.hearingStops) {
    return refuse('rules.not_suspendable', { clock: clock.id })
  }
  if (to < from) return refuse('rules.dates_reversed', { from, to }, 'to')
  return { ...clock, suspensions: [...clock.suspensions, { from, to }] }
}
