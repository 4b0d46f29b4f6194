import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, localDate, localMinute, readLocal } from './time.ts'

const NEW_YORK = 'America/New_York'

test.each([
  // the day changes at 16:00 UTC in Shanghai, whose clocks stood an hour ahead in the summers of 1986 to 1991
  ['2018-05-04T15:59:59.999Z', 'Asia/Shanghai', '2018-05-04T23:59'],
  ['2018-05-04T16:00:00.000Z', 'Asia/Shanghai', '2018-05-05T00:00'],
  ['2018-12-31T16:00:00.000Z', 'Asia/Shanghai', '2019-01-01T00:00'],
  ['1990-07-01T15:30:00.000Z', 'Asia/Shanghai', '1990-07-02T00:30'],
  ['2011-07-01T03:59:59.000Z', NEW_YORK, '2011-06-30T23:59'],
  ['2011-12-01T04:59:59.000Z', NEW_YORK, '2011-11-30T23:59'],
  ['2011-11-06T05:30:00.000Z', NEW_YORK, '2011-11-06T01:30'],
  ['2011-11-06T06:30:00.000Z', NEW_YORK, '2011-11-06T01:30'],
])('%s in %s is %s', (instant, zone, minute) => {
  expect(localMinute(instant, zone)).toBe(minute)
  expect(localDate(instant, zone)).toBe(minute.slice(0, 10))
})

test.each([
  ['2018-05-04', 'Asia/Shanghai', 'exact', '2018-05-03T16:00:00.000Z'],
  ['2018-05-04 16:20', 'Asia/Shanghai', 'exact', '2018-05-04T08:20:00.000Z'],
  ['2018-05-04T16:20:05.5', 'Asia/Shanghai', 'exact', '2018-05-04T08:20:05.500Z'],
  ['2020-02-29 00:00:00', 'Asia/Shanghai', 'exact', '2020-02-28T16:00:00.000Z'],
  ['2011-07-01 00:00', NEW_YORK, 'exact', '2011-07-01T04:00:00.000Z'],
  ['2011-03-13 01:59', NEW_YORK, 'exact', '2011-03-13T06:59:00.000Z'],
  ['2011-03-13 02:00', NEW_YORK, 'absent', '2011-03-13T07:00:00.000Z'],
  ['2011-03-13 02:30', NEW_YORK, 'absent', '2011-03-13T07:30:00.000Z'],
  ['2011-03-13 03:00', NEW_YORK, 'exact', '2011-03-13T07:00:00.000Z'],
  ['2011-11-06 00:59', NEW_YORK, 'exact', '2011-11-06T04:59:00.000Z'],
  ['2011-11-06 01:00', NEW_YORK, 'ambiguous', '2011-11-06T05:00:00.000Z'],
  ['2011-11-06 01:30', NEW_YORK, 'ambiguous', '2011-11-06T05:30:00.000Z'],
  ['2011-11-06 02:00', NEW_YORK, 'exact', '2011-11-06T07:00:00.000Z'],
  // half an hour, and a day that Samoa left out
  ['2018-04-01 01:45', 'Australia/Lord_Howe', 'ambiguous', '2018-03-31T14:45:00.000Z'],
  ['2011-12-30 12:00', 'Pacific/Apia', 'absent', '2011-12-30T22:00:00.000Z'],
])('%s in %s is %s: %s', (written, zone, kind, instant) => {
  expect(readLocal(written, zone)).toMatchObject({ kind, instant })
  expect(instantOf(written, zone)).toBe(instant)
})

test('an ambiguous time names its second instant', () => {
  expect(readLocal('2011-11-06 01:30', NEW_YORK).later).toBe('2011-11-06T06:30:00.000Z')
  expect(readLocal('2011-11-06 03:30', NEW_YORK).later).toBeUndefined()
})

test.each(['2018-02-29', '2018-13-01', '2018-05-04 24:00', '2018-05-04 12:60', '4.5.2018', ''])(
  '%j is no local time',
  (written) => {
    expect(() => instantOf(written)).toThrow(RangeError)
  },
)

test('an unknown zone and an unreadable instant are errors', () => {
  expect(() => localDate('2018-05-04T00:00:00.000Z', 'Asia/Nowhere')).toThrow(RangeError)
  expect(() => localDate('soon')).toThrow(RangeError)
})

test('an instant comes back from the local time it is shown as, unless the hour was repeated', () => {
  const zone = fc.constantFrom('Asia/Shanghai', NEW_YORK, 'Europe/London', 'Asia/Kathmandu')
  const minute = fc.integer({ min: 0, max: 36_000_000 })
  fc.assert(
    fc.property(minute, zone, (minutes, where) => {
      const instant = new Date(minutes * 60_000).toISOString()
      const read = readLocal(localMinute(instant, where), where)
      expect(read.kind).not.toBe('absent')
      expect([read.instant, read.later]).toContain(instant)
    }),
    { numRuns: 500 },
  )
})
