import { readFileSync } from 'node:fs'
import { isDate } from '../rules/dates.ts'
import type { WorkCalendar } from '../rules/workdays.ts'

/**
 * Reads a work-day table: CSV with the header `notice_year,date,name,is_off_day`; notice_year is the year whose notice
 * set the day, and is_off_day is 0 for a weekend day that is worked. The published years run from the first to the last
 * notice_year and must leave none out. Throws Error naming the line for a broken row or a missing year.
 */
export function readCalendar(csv: string): WorkCalendar {
  const [header, ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (header !== 'notice_year,date,name,is_off_day') throw new Error('work-day table: wrong header on line 1')
  const differs = new Map<string, boolean>()
  const years = new Set<number>()
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const [year = '', date = '', , off = ''] = line.split(',')
    const right = /^\d{4}$/.test(year) && isDate(date) && (off === '0' || off === '1') && !differs.has(date)
    if (!right) throw new Error(`work-day table: line ${index + 2} is broken or repeats a date`)
    years.add(Number(year))
    differs.set(date, off === '0')
  }
  const first = Math.min(...years)
  const last = Math.max(...years)
  for (let year = first; year <= last; year += 1) {
    if (!years.has(year)) throw new Error(`work-day table: no rows for ${year}`)
  }
  if (years.size === 0) throw new Error('work-day table: no rows')
  return { differs, knownFrom: `${first}-01-01`, knownThrough: `${last}-12-31` }
}

/** Reads the work-day table at a path. Throws as `readCalendar`, and when the file cannot be read. */
export function loadCalendar(path: string): WorkCalendar {
  return readCalendar(readFileSync(path, 'utf8'))
}
