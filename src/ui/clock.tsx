import { formatDay, formatDayWithWeekday, joinFacts } from '../i18n/format.ts'
import type { Lang } from '../i18n/translate.ts'
import { t } from '../i18n/translate.ts'

/** A legal clock or a duty's last day, as a page shows it. Days are 'YYYY-MM-DD', counts are days. */
export type ClockProps =
  | {
      kind: 'running'
      lastDay: string
      /** The day on which it is looked at: another year's last day is written with its year. */
      today?: string
      /** Days to the last day: 0 today, below 0 late. */
      daysLeft: number
      /** Share of the time that is used, 0 to 100. */
      usedPercent: number
      /** What sets the last day, in words: an article, a meeting, a promise. */
      basis?: string
      /** The last day rests on a work-day table that is not published yet. */
      provisional?: boolean
      /** Nobody must be told: the office's own last day. */
      internal?: boolean
      /** Days by which the clock was extended. */
      extendedDays?: number
      /** Overrides the house's "soon", five days. */
      soon?: boolean
    }
  /** `answered`: the answer is served, the matter not yet closed. */
  | { kind: 'done'; endedOn: string; today?: string; days: number; onTime: boolean; answered?: boolean }
  | { kind: 'none' }

const soonDays = 5

export type ClockTone = 'late' | 'soon' | 'done' | 'running' | 'none'

/** How a clock stands: the word that goes with its colour. */
export function clockTone(clock: ClockProps): ClockTone {
  if (clock.kind === 'none') return 'none'
  if (clock.kind === 'done') return clock.onTime ? 'done' : 'late'
  if (clock.daysLeft < 0) return 'late'
  return (clock.soon ?? clock.daysLeft <= soonDays) ? 'soon' : 'running'
}

/** `超 4 天`, `今天`, `还剩 22 天`, `按期办结`. */
export function clockWords(lang: Lang, clock: ClockProps): string {
  if (clock.kind === 'none') return t(lang, 'clock.none')
  if (clock.kind === 'done') {
    if (clock.answered === true) return t(lang, clock.onTime ? 'clock.answered' : 'clock.answeredLate')
    return t(lang, clock.onTime ? 'clock.onTime' : 'clock.endedLate')
  }
  if (clock.daysLeft < 0) return t(lang, 'clock.late', { days: -clock.daysLeft })
  if (clock.daysLeft === 0) return t(lang, 'clock.today')
  return t(lang, 'clock.left', { days: clock.daysLeft })
}

/** The last day and what it rests on; `large` gives the day, with its weekday, a line of its own. */
function smallLines(lang: Lang, clock: ClockProps, large: boolean): string[] {
  if (clock.kind === 'none') return []
  if (clock.kind === 'done') {
    return [joinFacts([formatDay(lang, clock.endedOn, clock.today), t(lang, 'clock.took', { days: clock.days })])]
  }
  const day = (large ? formatDayWithWeekday : formatDay)(lang, clock.lastDay, clock.today)
  const until = t(lang, 'clock.until', { day })
  const rest = [
    clock.basis,
    clock.extendedDays === undefined ? undefined : t(lang, 'clock.extended', { days: clock.extendedDays }),
    clock.internal === true ? t(lang, 'clock.internal') : undefined,
    clock.provisional === true ? t(lang, 'clock.provisional') : undefined,
  ]
  return large ? [until, joinFacts(rest)].filter((line) => line !== '') : [joinFacts([until, ...rest])]
}

/** A clock: the word, the bar of what is used, the last day and its basis. Late is vermilion, with the word. */
export function Clock({ lang, clock, large }: { lang: Lang; clock: ClockProps; large?: boolean }) {
  const tone = clockTone(clock)
  const used = clock.kind === 'running' ? Math.min(100, Math.max(0, clock.usedPercent)) : 100
  return (
    <span class={`clock clock--${tone}${large === true ? ' clock--large' : ''}`}>
      <b>{clockWords(lang, clock)}</b>
      {clock.kind === 'none' ? undefined : (
        <>
          <svg class="clock__bar" viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="clock__used" width={used} height="5" />
          </svg>
          {smallLines(lang, clock, large === true).map((line) => (
            <small key={line}>{line}</small>
          ))}
        </>
      )}
    </span>
  )
}
