import { addDays, weekday, type CalendarDate } from './dates.ts'

/** The published working days (工作日): the ordinary week, and the days on which it does not hold. */
export type WorkCalendar = {
  /** Days that differ from the ordinary week: true = a weekend day that is worked, false = a weekday that is off. */
  readonly differs: ReadonlyMap<CalendarDate, boolean>
  /** First day of the first published year. */
  readonly knownFrom: CalendarDate
  /** Last day of the last published year. */
  readonly knownThrough: CalendarDate
}

/**
 * Whether a day is worked. Outside the published years it answers by the ordinary week: ask `isPublished` too.
 * Throws RangeError when the date does not exist.
 */
export function isWorkday(date: CalendarDate, calendar: WorkCalendar): boolean {
  const set = calendar.differs.get(date)
  if (set !== undefined) return set
  const day = weekday(date)
  return day !== 0 && day !== 6
}

/**
 * Whether the notices published so far settle a day for good. The next year's notice may still move the last three
 * days of December (it did in 2007, 2011, 2018 and 2022), so those of the last published year are not settled.
 */
export function isPublished(date: CalendarDate, calendar: WorkCalendar): boolean {
  return date >= calendar.knownFrom && date <= addDays(calendar.knownThrough, -3)
}

/** The day itself when it is worked, else the next one that is. */
export function nextWorkday(date: CalendarDate, calendar: WorkCalendar): CalendarDate {
  let day = date
  while (!isWorkday(day, calendar)) day = addDays(day, 1)
  return day
}

/** The day itself when it is worked, else the last one before it that is. */
export function previousWorkday(date: CalendarDate, calendar: WorkCalendar): CalendarDate {
  let day = date
  while (!isWorkday(day, calendar)) day = addDays(day, -1)
  return day
}

/**
 * The `count`th working day after a date: the day after `from` is the first that can count, `from` itself never does.
 * With 0 it is `from`, worked or not. Throws RangeError for a negative or broken count.
 */
export function addWorkdays(from: CalendarDate, count: number, calendar: WorkCalendar): CalendarDate {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`working days: ${count}`)
  let day = from
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (isWorkday(day, calendar)) left -= 1
  }
  return day
}

/** How many working days lie after `from` up to and with `to`; 0 when `to` is not later. */
export function workdaysBetween(from: CalendarDate, to: CalendarDate, calendar: WorkCalendar): number {
  let count = 0
  for (let day = from; day < to;) {
    day = addDays(day, 1)
    if (isWorkday(day, calendar)) count += 1
  }
  return count
}
