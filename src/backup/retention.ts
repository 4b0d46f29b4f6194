import { localDate } from '../lib/time.ts'

/** How many backups are kept: the newest of each of so many days, weeks and months that have one. */
export type Keep = { days: number; weeks: number; months: number }

/**
 * Which backups may go. In: when each was made, the newest of each migration's among them. The newest of all stays
 * whatever the rule says; days, weeks and months count only when they have a backup, so that a house that stood still for
 * a summer loses nothing. Weeks begin on Monday; all in the office's zone.
 */
export function spare<T extends { made_at: string }>(backups: readonly T[], keep: Keep): T[] {
  const newestFirst = backups.toSorted((a, b) => (a.made_at < b.made_at ? 1 : -1))
  const kept = new Set<T>(newestFirst.slice(0, 1))
  const keepOneOfEach = (most: number, periodOf: (day: string) => string): void => {
    const seen = new Set<string>()
    for (const one of newestFirst) {
      const period = periodOf(localDate(one.made_at))
      if (seen.has(period)) continue
      if (seen.size === most) return
      seen.add(period)
      kept.add(one)
    }
  }
  keepOneOfEach(keep.days, (day) => day)
  keepOneOfEach(keep.weeks, mondayOf)
  keepOneOfEach(keep.months, (day) => day.slice(0, 7))
  return newestFirst.filter((one) => !kept.has(one))
}

function mondayOf(day: string): string {
  const at = Date.parse(day)
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7
  return new Date(at - sinceMonday * 86_400_000).toISOString().slice(0, 10)
}
