import { type Refusal, refusal } from '../rules/errors.ts'
import { isDate } from '../rules/dates.ts'
import { hidden } from '../rules/hidden.ts'
import type { Day } from '../rules/types.ts'

/** A day on which a leader receives visitors (领导接待日): who, and where. */
export type ReceptionDay = { day: Day; who: string; where: string }

/** As many days as a year can have, and as much as a line may hold. */
const most = { days: 366, letters: 200 }

/**
 * The days as typed, a line each: `2018-05-08，党委书记 王建国，信访接待室`. Out: the same lines in order of day, null for none,
 * or `reception.line` with the number of the first line that is none such.
 */
export function receptionDaysTyped(field: string, typed: string): { lines: string | null; refusals: Refusal[] } {
  const days: ReceptionDay[] = []
  for (const [at, line] of typed.split('\n').entries()) {
    if (line.trim() === '') continue
    const day = dayIn(line)
    if (!day || days.length >= most.days)
      return { lines: null, refusals: [refusal('reception.line', { line: at + 1 }, field)] }
    days.push(day)
  }
  days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return {
    lines: days.length === 0 ? null : days.map(({ day, who, where }) => `${day}，${who}，${where}`).join('\n'),
    refusals: [],
  }
}

/** The first `limit` days that are not over, in order. In: lines as `receptionDaysTyped` writes them. */
export function receptionDays(lines: string | null, today: Day, limit: number): ReceptionDay[] {
  return (lines ?? '')
    .split('\n')
    .flatMap((line) => dayIn(line) ?? [])
    .filter(({ day }) => day >= today)
    .slice(0, limit)
}

function dayIn(line: string): ReceptionDay | undefined {
  const [written = '', who = '', where = '', more] = line.split(/[,，|]/).map((part) => part.trim())
  const [, year = '', month = '', date = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(written) ?? []
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const whole = isDate(day) && who !== '' && where !== '' && more === undefined
  return whole && line.length <= most.letters && line.isWellFormed() && !hidden.test(line.trim())
    ? { day, who, where }
    : undefined
}
