/** A calendar date in the office's time zone: '2018-05-04'. Sorts as text. */
export type CalendarDate = string

const DAY = 86_400_000

/** Whether a text is a date that exists, from year 1 to 9999, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false
  const read = Date.parse(`${text}T00:00:00Z`)
  // Date.parse rolls 30 February over into March.
  return !Number.isNaN(read) && dateOfDay(read / DAY) === text
}

/** The number of a date, in days since 1970-01-01. Throws RangeError when the date does not exist. */
export function dayNumber(date: CalendarDate): number {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`)
  return Date.parse(`${date}T00:00:00Z`) / DAY
}

/** The date with a number of `dayNumber`. */
export function dateOfDay(day: number): CalendarDate {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** The date `days` calendar days later (earlier when negative). Throws RangeError when the date does not exist. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDay(dayNumber(date) + days)
}

/** How many calendar days lie from one date to another: 0 for the same, negative when `to` comes first. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** 0 Sunday to 6 Saturday. */
export function weekday(date: CalendarDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7
}
