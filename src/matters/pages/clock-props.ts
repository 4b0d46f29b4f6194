import { type Lang, t } from '../../i18n/translate.ts'
import { daysBetween } from '../../rules/dates.ts'
import type { ClockProps } from '../../ui/clock.tsx'
import { basisWords } from './basis.ts'

type Line = {
  kind: string
  since: string | null
  last_day: string | null
  basis: string | null
  provisional: boolean
  internal: boolean
}

export type Ends = {
  received: string
  served_on: string | null
  closed_on: string | null
  moved_on?: string | null
  voided_on?: string | null
  /** Whether the office's clocks ended in time; null: nothing bound it. */
  in_time: boolean | null
}

/**
 * How a matter's clock stands on a day. Once the answer is served the office's clocks are over: what may still run is
 * the petitioner's own time to ask for review.
 */
export function matterClock(lang: Lang, line: Line | null, ends: Ends, today: string, extendedDays = 0): ClockProps {
  if (ends.voided_on || ends.moved_on) return { kind: 'none' }
  const ended = ends.served_on ?? ends.closed_on
  if (ended !== null) {
    const days = daysBetween(ends.received, ended)
    return {
      kind: 'done',
      endedOn: ended,
      today,
      days,
      onTime: ends.in_time !== false,
      ...(ends.served_on !== null && { answered: true }),
    }
  }
  return line ? runningClock(lang, line, today, extendedDays) : { kind: 'none' }
}

/** A clock that runs, on a day. */
export function runningClock(lang: Lang, line: Line, today: string, extendedDays = 0): ClockProps {
  const { since, last_day } = line
  if (last_day === null) return { kind: 'none' }
  const basis = basisWords(lang, line.basis)
  const whole = since === null ? 0 : daysBetween(since, last_day)
  return {
    kind: 'running',
    lastDay: last_day,
    today,
    daysLeft: daysBetween(today, last_day),
    usedPercent:
      since === null || whole <= 0 ? 100 : Math.max(0, Math.round((100 * daysBetween(since, today)) / whole)),
    ...(basis !== undefined && { basis }),
    ...(line.provisional && { provisional: true }),
    ...(line.internal && { internal: true }),
    ...(extendedDays > 0 && { extendedDays }),
  }
}

/** Which clock it is, `办理期限`. */
export function clockName(lang: Lang, kind: string): string {
  const key = `clockKind.${kind}`
  return isClock(key) ? t(lang, key) : kind
}

const clockKeys = [
  'clockKind.ask-review',
  'clockKind.finish',
  'clockKind.inform',
  'clockKind.object',
  'clockKind.target',
] as const
const isClock = (key: string): key is (typeof clockKeys)[number] => (clockKeys as readonly string[]).includes(key)
