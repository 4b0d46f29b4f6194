import { types as standard } from 'pg'

// Object identifiers of PostgreSQL's types, and of the arrays of them.
const INT8 = 20
const DATE = 1082
const TIMESTAMP = 1114
const TIMESTAMPTZ = 1184
const INTERVAL = 1186
const NUMERIC = 1700
const arrayOf = { INT8: 1016, DATE: 1182, TIMESTAMP: 1115, TIMESTAMPTZ: 1185, INTERVAL: 1187, NUMERIC: 1231 } as const

const asIs = (text: string): string => text
const TEXT_ARRAY = 1009 as number
const textArray: (text: string) => (string | null)[] = standard.getTypeParser(TEXT_ARRAY, 'text')
const arrayBy =
  <T>(parse: (text: string) => T) =>
  (text: string): (T | null)[] =>
    textArray(text).map((one) => (one === null ? null : parse(one)))

const parsers = new Map<number, (text: string) => unknown>([
  [INT8, wholeNumber],
  [DATE, asIs],
  [TIMESTAMP, asIs],
  [TIMESTAMPTZ, instant],
  [INTERVAL, asIs],
  [NUMERIC, Number],
  [arrayOf.INT8, arrayBy(wholeNumber)],
  [arrayOf.DATE, arrayBy(asIs)],
  [arrayOf.TIMESTAMP, arrayBy(asIs)],
  [arrayOf.TIMESTAMPTZ, arrayBy(instant)],
  [arrayOf.INTERVAL, arrayBy(asIs)],
  [arrayOf.NUMERIC, arrayBy(Number)],
])

/**
 * How values come back, the same from both engines: date 'YYYY-MM-DD', timestamptz a UTC instant with milliseconds,
 * int8 and numeric a number, jsonb parsed, bytea a Buffer.
 */
export const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ??
    standard.getTypeParser(oid, format)) as typeof standard.getTypeParser,
}

/** An int8's text as a number. Throws when it is too large to be exact. */
function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond 2^53: ${text}`)
  return value
}

/** PostgreSQL's ISO text of an instant in the zone UTC, '2018-05-04 08:20:00.5+00', as '2018-05-04T08:20:00.500Z'. */
function instant(text: string): string {
  if (!text.endsWith('+00') || text.length < 22) return text // infinity
  const time = text.slice(11, -3)
  const [seconds = '', fraction = ''] = time.split('.')
  return `${text.slice(0, 10)}T${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
}
