import { isDate } from '../rules/dates.ts'
import { refuse } from '../rules/errors.ts'
import type { Day } from '../rules/types.ts'
import type { Period } from './types.ts'

/** A year, or days from and to (inclusive, either may be missing), or neither: everything. */
export type When = { year?: number | undefined; from?: Day | undefined; to?: Day | undefined }

/**
 * The period that somebody asked for, and its last day that has come. In: today in the office's zone.
 * Refuses `figure.year_and_days`, `figure.year_wrong`, `figure.day_wrong`, `figure.to_before_from`.
 */
export function periodOf({ year, from, to }: When, today: Day): Period {
  if (year !== undefined) {
    if (from !== undefined || to !== undefined) return refuse('figure.year_and_days', {}, 'year')
    if (!Number.isInteger(year) || year < 1900 || year > 9998) return refuse('figure.year_wrong', { year }, 'year')
    return bounded(year, `${year}-01-01`, `${year}-12-31`, today)
  }
  for (const [field, day] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (day !== undefined && !isDate(day)) return refuse('figure.day_wrong', { day: day.slice(0, 20) }, field)
  }
  if (from !== undefined && to !== undefined && to < from) return refuse('figure.to_before_from', { from, to }, 'to')
  return bounded(null, from ?? null, to ?? null, today)
}

function bounded(year: number | null, from: Day | null, to: Day | null, today: Day): Period {
  return { year, from, to, asOf: to !== null && to < today ? to : today }
}
