import { loadCalendar } from '../src/lib/calendar.ts'
import { shippedPath } from '../src/lib/shipped.ts'
import { addDays } from '../src/rules/dates.ts'
import { addWorkdays, nextWorkday, previousWorkday } from '../src/rules/workdays.ts'
import type { Chance } from './chance.ts'

export const calendar = loadCalendar(shippedPath('data/calendar/cn-workdays.csv'))

/** The day itself when it is worked, else the next worked day. */
export function onWorkday(day: string): string {
  return nextWorkday(day, calendar)
}

/** The day itself when it is worked, else the last worked day before. */
export function byWorkday(day: string): string {
  return previousWorkday(day, calendar)
}

/** `count` working days after a day; 0 is the day itself or the next working day. */
export function workdaysOn(day: string, count: number): string {
  return count === 0 ? onWorkday(day) : addWorkdays(onWorkday(day), count, calendar)
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** A minute of the office's hours (8:30–12:00, 14:00–17:30). */
export function officeTime(by: Chance): string {
  return by.next() < 0.55 ? clock(by.whole(515, 710)) : clock(by.whole(845, 1040))
}

/**
 * A written date as a day and perhaps a minute: 'MM-DD' and 'MM-DDTHH:MM' lie in `year`, '-12' is twelve days before
 * `today`, moved back to a working day.
 */
export function writtenDay(written: string, year: string, today: string): { day: string; time: string | null } {
  if (written.startsWith('-')) return { day: byWorkday(addDays(today, Number(written))), time: null }
  const [day = '', time] = written.split('T')
  return { day: `${year}-${day}`, time: time ?? null }
}

/** The first office minute that is after `at` ('YYYY-MM-DDTHH:MM'), some minutes later. */
export function soonAfter(at: string, by: Chance): string {
  const [day = '', time = ''] = at.split('T')
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + by.whole(12, 55)
  if (minutes < 720 || (minutes >= 840 && minutes < 1050)) return `${day}T${clock(minutes)}`
  if (minutes < 840) return `${day}T${clock(by.whole(842, 870))}`
  return `${onWorkday(addDays(day, 1))}T${clock(by.whole(512, 545))}`
}
