import { localMinute, readLocal } from '../lib/time.ts'
import { isDate } from '../rules/dates.ts'
import { type Refusal, refusal } from '../rules/errors.ts'
import { serialDay } from './excel.ts'

/**
 * How dates are written in a column. `ymd` 2019/1/5 8:30, 2019-01-05T08:30:00, 20190105; `cjk` 2019年1月5日 上午8时30分;
 * `mdy` 1/5/2019 8:30 PM; `dmy` 5.1.2019 08:30; `excel` 43470.35.
 */
export const DATE_STYLES = ['ymd', 'cjk', 'mdy', 'dmy', 'excel'] as const
export type DateStyle = (typeof DATE_STYLES)[number]

/** A date as somebody wrote it: the local day; the local time and the instant when it had a time of day. */
export type When = {
  date: string
  /** '08:30:00', or null for a date without a time. */
  time: string | null
  instant: string | null
  /** The clock showed this time twice (clocks put back): the earlier one is taken. */
  twice: boolean
}

const DAY = String.raw`(?<d>\d{1,2})`
const MONTH = String.raw`(?<m>\d{1,2})`
const YEAR = String.raw`(?<y>\d{4})`
const TIME = String.raw`(?:(?:\s*T\s*|\s+)(?<h>\d{1,2}):(?<min>\d{2})(?::(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?)?\s*(?<half>[AP]\.?M\.?)?\s*(?<off>Z|UTC|[+-]\d{2}:?\d{2})?)?`
const HAN_TIME = String.raw`(?:\s*(?<han>凌晨|早上|上午|中午|下午|傍晚|晚上)?\s*(?<h>\d{1,2})(?:[时時点:](?:(?<min>\d{1,2})分?)?(?:[:]?(?<s>\d{1,2})秒?)?))?`
const line = (source: string) => new RegExp(`^${source}$`, 'i')

const STYLES: Record<Exclude<DateStyle, 'excel'>, RegExp[]> = {
  ymd: [
    line(String.raw`${YEAR}(?<sep>[-/.])${MONTH}\k<sep>${DAY}${TIME}`),
    line(String.raw`(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?:T?(?<h>\d{2})(?<min>\d{2})(?<s>\d{2})?)?`),
  ],
  cjk: [line(String.raw`${YEAR}\s*年\s*${MONTH}\s*月\s*${DAY}\s*[日号]?${HAN_TIME}`)],
  mdy: [line(String.raw`${MONTH}(?<sep>[-/.])${DAY}\k<sep>${YEAR}${TIME}`)],
  dmy: [line(String.raw`${DAY}(?<sep>[-/.])${MONTH}\k<sep>${YEAR}${TIME}`)],
}

/**
 * Reads a date. In: the text; the styles that may occur, tried in this order; the zone whose clocks it was read from.
 * Out: the date, null for an empty text, or why it is refused: `import.date_unread` (no style fits),
 * `import.date_impossible` (30 February, 24:30), `import.date_out_of_range` (before 1900 or after 2199),
 * `import.time_absent` (the clocks were put forward over it). Throws RangeError for an unknown zone.
 */
export function readWhen(written: string, styles: readonly DateStyle[], zone: string): When | null | Refusal {
  const text = written.slice(0, 60)
  const plain = text.normalize('NFKC').replace(/\s+/gu, ' ').trim()
  if (plain === '') return null
  for (const style of styles) {
    if (style === 'excel') {
      if (!/^\d{1,7}(\.\d+)?$/.test(plain)) continue
      const day = serialDay(Number(plain), 'day')
      if (day === null) return refusal('import.date_impossible', { text })
      return settle(day.slice(0, 10), day.length > 10 ? day.slice(11) : null, null, text, zone)
    }
    for (const pattern of STYLES[style]) {
      const found = pattern.exec(plain)?.groups
      if (found) return fromParts(found, text, zone)
    }
  }
  return refusal('import.date_unread', { text })
}

function fromParts(part: Record<string, string | undefined>, text: string, zone: string): When | Refusal {
  const date = `${part['y']}-${part['m']?.padStart(2, '0')}-${part['d']?.padStart(2, '0')}`
  if (part['h'] === undefined) return settle(date, null, null, text, zone)
  const hour = hourOf(Number(part['h']), part['half'] ?? part['han'])
  const minute = Number(part['min'] ?? 0)
  const second = Number(part['s'] ?? 0)
  if (hour === null || minute > 59 || second > 59) return refusal('import.date_impossible', { text })
  const two = (n: number) => String(n).padStart(2, '0')
  return settle(date, `${two(hour)}:${two(minute)}:${two(second)}`, part['off'] ?? null, text, zone)
}

/** The hour of the day, 0 to 23, from a clock of twelve or twenty-four. */
function hourOf(hour: number, half: string | undefined): number | null {
  if (hour > 23) return null
  if (half === undefined) return hour
  const late = /^p|中午|下午|傍晚|晚上/i.test(half)
  if (/^[ap]/i.test(half) && (hour < 1 || hour > 12)) return null
  if (hour > 12) return late ? hour : null
  if (half === '中午') return hour < 11 ? hour + 12 : hour
  return (hour % 12) + (late ? 12 : 0)
}

function settle(date: string, time: string | null, offset: string | null, text: string, zone: string): When | Refusal {
  if (!isDate(date)) return refusal('import.date_impossible', { text })
  if (date < '1900-01-01' || date > '2199-12-31') return refusal('import.date_out_of_range', { text })
  if (time === null) return { date, time: null, instant: null, twice: false }
  if (offset !== null) return atOffset(`${date}T${time}`, offset, text, zone)
  const local = readLocal(`${date}T${time}`, zone)
  if (local.kind === 'absent') return refusal('import.time_absent', { text, zone })
  return { date, time, instant: local.instant, twice: local.kind === 'ambiguous' }
}

/** A time that says itself how far from UTC it was: the day and time are told in the zone. */
function atOffset(written: string, offset: string, text: string, zone: string): When | Refusal {
  const suffix = /^[+-]/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(-2)}` : 'Z'
  const at = Date.parse(`${written}${suffix}`)
  if (Number.isNaN(at)) return refusal('import.date_impossible', { text })
  const instant = new Date(at).toISOString()
  const local = localSecond(instant, zone)
  return { date: local.slice(0, 10), time: local.slice(11), instant, twice: false }
}

function localSecond(instant: string, zone: string): string {
  return `${localMinute(instant, zone)}${instant.slice(16, 19)}`
}
