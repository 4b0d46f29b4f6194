import { array, assert, integer, nat, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { localDate } from '../lib/time.ts'
import { spare } from './retention.ts'

const keep = { days: 7, weeks: 4, months: 12 }
const instant = (ms: number) => ({ made_at: new Date(ms).toISOString() })
const day = 86_400_000
const start = Date.parse('2018-01-01T18:00:00.000Z') // 2 o'clock in the office's zone

/** A backup a day, looked after each time; what is there in the end. */
function after(days: number, rule = keep): string[] {
  let there: { made_at: string }[] = []
  for (let n = 0; n < days; n++) {
    there.push(instant(start + n * day))
    const gone = new Set(spare(there, rule))
    there = there.filter((one) => !gone.has(one))
  }
  return there.map((one) => one.made_at.slice(0, 10))
}

test('seven days, four weeks and twelve months are kept', () => {
  expect(after(5)).toHaveLength(5)
  expect(after(5, { days: 0, weeks: 0, months: 0 })).toEqual(['2018-01-05'])
  // 2018-12-31 and 2019-01-01 in the office's zone, as UTC says them a day earlier.
  expect(after(365)).toEqual([
    '2018-02-27',
    '2018-03-30',
    '2018-04-29',
    '2018-05-30',
    '2018-06-29',
    '2018-07-30',
    '2018-08-30',
    '2018-09-29',
    '2018-10-30',
    '2018-11-29',
    '2018-12-15',
    '2018-12-22',
    '2018-12-25',
    '2018-12-26',
    '2018-12-27',
    '2018-12-28',
    '2018-12-29',
    '2018-12-30',
    '2018-12-31',
  ])
})

test('the newest stays, whatever the rule, and a house that stood still loses nothing by it', () => {
  const times = array(integer({ min: start, max: start + 900 * day }), { minLength: 1, maxLength: 60 })
  const rule = record({ days: nat(8), weeks: nat(5), months: nat(13) })
  assert(
    property(times, rule, (made, some) => {
      const all = made.map(instant)
      const gone = new Set(spare(all, some))
      const left = all.filter((one) => !gone.has(one))
      const newest = all
        .map((one) => one.made_at)
        .toSorted()
        .at(-1)
      expect(left.map((one) => one.made_at)).toContain(newest)
      expect(spare(left, some)).toEqual([])
      const days = new Set(all.map((one) => localDate(one.made_at))).size
      expect(new Set(left.map((one) => localDate(one.made_at))).size).toBeGreaterThanOrEqual(Math.min(days, some.days))
    }),
  )
})
