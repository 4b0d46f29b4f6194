import { addDays, daysBetween, type CalendarDate } from './dates.ts'
import { isPublished, isWorkday, previousWorkday, type WorkCalendar } from './workdays.ts'

/** Calendar days (日) or working days (工作日). */
export type DayUnit = 'days' | 'workdays'

/** Days that do not count, first and last included: a hearing (听证). One still under way carries its planned last day. */
export type Suspension = { from: CalendarDate; to: CalendarDate }

/** What a last day is computed from; a matter's clock carries more (its rule set, its article). */
export type Countdown = {
  /** Day zero: the day of the event that starts the clock. It does not count. */
  start: CalendarDate
  length: number
  unit: DayUnit
  /** Lengths added, in the clock's own unit, in the order they were granted. */
  extensions: readonly number[]
  suspensions: readonly Suspension[]
  /** A last day that somebody named (an assignment letter, another system): it stands as written. */
  fixed?: CalendarDate
}

export type DueDate = {
  date: CalendarDate
  /** The date hangs on a day whose year has no published calendar yet, and may still move. */
  provisional: boolean
  /** Where the counting ended, when that was no working day and the last day rolled on to `date`. */
  rolledFrom?: CalendarDate
  /** The last working day not after the counted end: what staff are shown, so that nobody leans on the rolling. */
  workBy: CalendarDate
}

/**
 * The last day of a clock.
 *
 * The first day does not count (Civil Code Art. 201; before 2021 General Provisions of the Civil Law Art. 201); a last
 * day on a weekend or holiday rolls to the next working day (Art. 203). The Regulations say neither. Working days count
 * one by one and end on one. Extensions lengthen the same count (60 + 30 = 90 days from acceptance, rolled once at the
 * end): the reading that is never later than counting them from the rolled day. Suspended days are skipped, also when
 * rolling. Throws RangeError for a date that does not exist or a negative length.
 */
export function dueOn(clock: Countdown, calendar: WorkCalendar): DueDate {
  if (clock.fixed !== undefined) {
    return { date: clock.fixed, provisional: false, workBy: previousWorkday(clock.fixed, calendar) }
  }
  const counted = countedDay(clock, totalOf(clock), calendar)
  let date = counted
  while (!isWorkday(date, calendar) || isSuspended(date, clock)) date = addDays(date, 1)
  const provisional = !isPublished(date, calendar) || (clock.unit === 'workdays' && clock.start < calendar.knownFrom)
  const workBy = previousWorkday(counted, calendar)
  return date === counted ? { date, provisional, workBy } : { date, provisional, rolledFrom: counted, workBy }
}

/** The length of a clock with all its extensions, in its own unit. */
export function totalOf(clock: Countdown): number {
  const total = clock.extensions.reduce((sum, days) => sum + days, clock.length)
  if (!Number.isSafeInteger(total) || total < 0) throw new RangeError(`length of a clock: ${total}`)
  return total
}

/** The days on which half, three quarters and all of a clock are used up; the last is the (rolled) last day. */
export function warningsOf(clock: Countdown, calendar: WorkCalendar): { percent: number; on: CalendarDate }[] {
  const last = dueOn(clock, calendar).date
  const total = clock.fixed === undefined ? totalOf(clock) : daysBetween(clock.start, clock.fixed)
  const share = (percent: number): CalendarDate => {
    const days = Math.max(0, Math.ceil((total * percent) / 100))
    return clock.fixed === undefined ? countedDay(clock, days, calendar) : addDays(clock.start, days)
  }
  return [
    { percent: 50, on: share(50) },
    { percent: 75, on: share(75) },
    { percent: 100, on: last },
  ]
}

/**
 * Where a clock stands at the end of a day (today, or the day the clock was stopped).
 * `used` of `total`: days that count, in the clock's unit. `left`: days that count from here to the last day, a rolled
 * weekend included; 0 on the last day itself. `late`: calendar days past it, 0 while in time.
 */
export function usedAndLeft(
  clock: Countdown,
  today: CalendarDate,
  calendar: WorkCalendar,
): { used: number; left: number; late: number; total: number } {
  const due = dueOn(clock, calendar).date
  if (clock.fixed !== undefined) {
    const total = daysBetween(clock.start, due)
    const used = Math.min(Math.max(0, daysBetween(clock.start, today)), Math.max(0, total))
    return { used, left: Math.max(0, daysBetween(today, due)), late: Math.max(0, daysBetween(due, today)), total }
  }
  const total = totalOf(clock)
  return {
    used: Math.min(total, daysThatCount(clock, clock.start, today, calendar)),
    left: daysThatCount(clock, today > clock.start ? today : clock.start, due, calendar),
    late: Math.max(0, daysBetween(due, today)),
    total,
  }
}

/** Whether a thing done on a day was done in time: on the last day it still is. */
export function isInTime(clock: Countdown, done: CalendarDate, calendar: WorkCalendar): boolean {
  return done <= dueOn(clock, calendar).date
}

function isSuspended(day: CalendarDate, clock: Countdown): boolean {
  return clock.suspensions.some((pause) => pause.from <= day && day <= pause.to)
}

function counts(day: CalendarDate, clock: Countdown, calendar: WorkCalendar): boolean {
  return (clock.unit === 'days' || isWorkday(day, calendar)) && !isSuspended(day, clock)
}

/** The day on which `count` days of a clock have been used, before any rolling. */
function countedDay(clock: Countdown, count: number, calendar: WorkCalendar): CalendarDate {
  if (clock.unit === 'days' && clock.suspensions.length === 0) return addDays(clock.start, count)
  let day = clock.start
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (counts(day, clock, calendar)) left -= 1
  }
  return day
}

function daysThatCount(clock: Countdown, from: CalendarDate, to: CalendarDate, calendar: WorkCalendar): number {
  if (clock.unit === 'days' && clock.suspensions.length === 0) return Math.max(0, daysBetween(from, to))
  let count = 0
  for (let day = from; day < to;) {
    day = addDays(day, 1)
    if (counts(day, clock, calendar)) count += 1
  }
  return count
}
