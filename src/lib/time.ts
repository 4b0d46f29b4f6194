/** A local time as it was written: seconds and their fraction may be missing, a missing time of day is midnight. */
const WRITTEN = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?)?$/

const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone)
  if (!found) {
    found = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(zone, found)
  }
  return found
}

const DAY = 86_400_000

// Asking Intl takes 8 µs, an import asks six times a row: a UTC day that begins and ends with one offset is remembered.
const days = new Map<string, number>()

/** Milliseconds that the wall clock of `zone` is ahead of UTC at an instant given in milliseconds. */
function offsetAt(milliseconds: number, zone: string): number {
  const day = Math.floor(milliseconds / DAY)
  const key = `${zone} ${day}`
  const known = days.get(key)
  if (known !== undefined) return known
  const begins = askedOffset(day * DAY, zone)
  if (askedOffset((day + 1) * DAY, zone) !== begins) return askedOffset(milliseconds, zone)
  if (days.size >= 10_000) days.clear()
  days.set(key, begins)
  return begins
}

function askedOffset(milliseconds: number, zone: string): number {
  const part: Record<string, string> = {}
  for (const { type, value } of format(zone).formatToParts(milliseconds)) part[type] = value
  if (part['era'] !== 'AD') throw new RangeError('before the year 1')
  const date = `${(part['year'] ?? '').padStart(4, '0')}-${part['month']}-${part['day']}`
  return (
    Date.parse(`${date}T${part['hour']}:${part['minute']}:${part['second']}Z`) - Math.floor(milliseconds / 1000) * 1000
  )
}

function localIso(instant: string, zone: string): string {
  const milliseconds = Date.parse(instant)
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${instant}`)
  return new Date(milliseconds + offsetAt(milliseconds, zone)).toISOString()
}

/**
 * The calendar date in `zone` (IANA name) at a UTC instant: '2018-05-04'.
 * Throws RangeError for an unreadable instant or an unknown zone.
 */
export function localDate(instant: string, zone = 'Asia/Shanghai'): string {
  return localIso(instant, zone).slice(0, 10)
}

/** Date and minute in `zone` at a UTC instant: '2018-05-04T16:20'. Throws as `localDate`. */
export function localMinute(instant: string, zone = 'Asia/Shanghai'): string {
  return localIso(instant, zone).slice(0, 16)
}

/**
 * The instant of a written local time ('2018-05-04', '2018-05-04 16:20', '2018-05-04T16:20:05'), and whether the
 * wall clock showed it once. Shown twice (clocks put back): `ambiguous`, the earlier of the two, the later in `later`.
 * Never shown (clocks put forward): `absent`, moved on by the hour that was left out, as Temporal's "compatible" does.
 * Throws RangeError for a date or time that does not exist in any zone, and for an unknown zone.
 */
export function readLocal(
  written: string,
  zone = 'Asia/Shanghai',
): { instant: string; kind: 'exact' | 'ambiguous' | 'absent'; later?: string } {
  const match = WRITTEN.exec(written)
  const [, date = '', hour = '00', minute = '00', second = '00', fraction = '0'] = match ?? []
  const wall = Date.parse(`${date}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}Z`)
  // Date.parse rolls 30 February over into March and reads 24:00, so the date must come back as it went in.
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 10) !== date || hour === '24') {
    throw new RangeError(`not a local time: ${written}`)
  }
  // No zone changes its clock twice in two days: the offsets a day before and a day after are the two candidates.
  const [before, after] = [offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)]
  const fits = [...new Set([before, after])]
    .filter((offset) => offsetAt(wall - offset, zone) === offset)
    .map((offset) => wall - offset)
    .sort((a, b) => a - b)
  const [first, other] = fits
  if (first === undefined) return { instant: iso(wall - before), kind: 'absent' }
  if (other === undefined) return { instant: iso(first), kind: 'exact' }
  return { instant: iso(first), kind: 'ambiguous', later: iso(other) }
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

/** The instant of a written local time; the earlier one if there are two, moved on if there is none. Throws as `readLocal`. */
export function instantOf(written: string, zone = 'Asia/Shanghai'): string {
  return readLocal(written, zone).instant
}
