import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCalendar } from '../lib/calendar.ts'
import { shippedPath } from '../lib/shipped.ts'
import { addDays, dateOfDay, dayNumber, daysBetween } from './dates.ts'
import { dueOn, isInTime, usedAndLeft, warningsOf, type Countdown, type DayUnit } from './deadlines.ts'
import { isWorkday, nextWorkday, type WorkCalendar } from './workdays.ts'

const calendar = loadCalendar(shippedPath('data/calendar/cn-workdays.csv'))

function clock(start: string, length: number, unit: DayUnit = 'days', more: Partial<Countdown> = {}): Countdown {
  return { start, length, unit, extensions: [], suspensions: [], ...more }
}

describe('calendar days: the first does not count, the last rolls off weekends and holidays', () => {
  test.each([
    ['2018-01-31', 15, '2018-02-22', '2018-02-15', 'Spring Festival, all seven days'],
    ['2018-02-01', 15, '2018-02-22', '2018-02-16', 'the same, from its second day'],
    ['2018-02-06', 15, '2018-02-22', '2018-02-21', 'the same, from its last day'],
    ['2018-02-07', 15, '2018-02-22', undefined, 'first day after it'],
    ['2018-01-27', 15, '2018-02-11', undefined, 'a worked Sunday is a last day'],
    ['2018-02-09', 15, '2018-02-24', undefined, 'a worked Saturday is a last day'],
    ['2018-02-10', 15, '2018-02-26', '2018-02-25', 'the Sunday after it is not'],
    ['2018-03-21', 15, '2018-04-08', '2018-04-05', 'Qingming rolls to a worked Sunday'],
    ['2018-04-13', 15, '2018-04-28', undefined, 'worked Saturday before May Day'],
    ['2018-04-14', 15, '2018-05-02', '2018-04-29', 'May Day with the days before it'],
    ['2018-06-03', 15, '2018-06-19', '2018-06-18', 'Dragon Boat on a Monday'],
    ['2018-09-14', 15, '2018-09-29', undefined, 'worked Saturday before National Day'],
    ['2018-09-16', 15, '2018-10-08', '2018-10-01', 'National Day week'],
    ['2018-12-14', 15, '2018-12-29', undefined, 'worked Saturday set by the notice for 2019'],
    ['2018-12-15', 15, '2019-01-02', '2018-12-30', 'year end set by the notice for 2019'],
    ['2018-12-17', 15, '2019-01-02', '2019-01-01', 'New Year'],
    ['2018-11-02', 60, '2019-01-02', '2019-01-01', '60 days over the year end'],
    ['2018-03-20', 60, '2018-05-21', '2018-05-19', '60 days to a plain Saturday'],
    ['2020-02-14', 15, '2020-03-02', '2020-02-29', 'a leap day on a Saturday'],
    ['2024-02-14', 15, '2024-02-29', undefined, 'a leap day on a Thursday'],
    ['2019-02-14', 15, '2019-03-01', undefined, 'no leap day'],
    ['2020-01-15', 15, '2020-02-03', '2020-01-30', 'a holiday lengthened by a second notice'],
    ['2022-05-01', 60, '2022-06-30', undefined, 'the first day of the 2022 Regulations'],
    ['2026-09-16', 15, '2026-10-08', '2026-10-01', 'National Day 2026'],
    ['2018-05-18', 0, '2018-05-18', undefined, 'nothing to count'],
  ])('%s + %i days is %s, rolled from %s: %s', (start, days, date, rolledFrom, _why) => {
    const due = dueOn(clock(start, days), calendar)
    expect(due).toMatchObject({ date, provisional: false })
    expect(due.rolledFrom).toBe(rolledFrom)
  })
})

describe('working days', () => {
  test.each([
    ['2018-02-09', 5, '2018-02-22'],
    ['2018-02-10', 5, '2018-02-22'],
    ['2018-02-15', 5, '2018-02-27'],
    ['2018-02-09', 10, '2018-02-28'],
    ['2018-12-28', 5, '2019-01-07'],
    ['2020-02-28', 5, '2020-03-06'],
  ])('%s + %i working days is %s', (start, days, date) => {
    const due = dueOn(clock(start, days, 'workdays'), calendar)
    expect(due).toEqual({ date, provisional: false, workBy: date })
  })
})

test('staff are shown the last working day before a holiday that the law rolls over', () => {
  expect(dueOn(clock('2018-01-31', 15), calendar).workBy).toBe('2018-02-14')
  expect(dueOn(clock('2018-03-20', 60), calendar).workBy).toBe('2018-05-18')
})

describe('a last day that hangs on an unpublished year is provisional', () => {
  test.each([
    ['2026-12-10', 15, 'days', '2026-12-25', false],
    ['2026-12-13', 15, 'days', '2026-12-28', false],
    ['2026-12-14', 15, 'days', '2026-12-29', true],
    ['2026-12-25', 15, 'days', '2027-01-11', true],
    ['2026-11-24', 60, 'days', '2027-01-25', true],
    ['2026-12-18', 5, 'workdays', '2026-12-25', false],
    ['2026-12-24', 5, 'workdays', '2026-12-31', true],
    ['2027-03-01', 15, 'days', '2027-03-16', true],
    ['2006-11-01', 15, 'days', '2006-11-16', true],
    ['2006-12-20', 15, 'workdays', '2007-01-11', true],
  ] as const)('%s + %i %s is %s, provisional: %s', (start, days, unit, date, provisional) => {
    expect(dueOn(clock(start, days, unit), calendar)).toMatchObject({ date, provisional })
  })

  test('the notice for 2019 moves a last day of December 2018 that was provisional before it came', () => {
    const differs = new Map([...calendar.differs].filter(([date]) => date < '2018-12-29'))
    const before: WorkCalendar = { differs, knownFrom: calendar.knownFrom, knownThrough: '2018-12-31' }
    expect(dueOn(clock('2018-12-14', 15), before)).toMatchObject({ date: '2018-12-31', provisional: true })
    expect(dueOn(clock('2018-12-14', 15), calendar)).toMatchObject({ date: '2018-12-29', provisional: false })
  })
})

test('an extension lengthens the same count and rolls once, at the end', () => {
  const extended = clock('2018-03-20', 60, 'days', { extensions: [30] })
  expect(dueOn(extended, calendar)).toMatchObject({ date: '2018-06-19', rolledFrom: '2018-06-18' })
  expect(dueOn({ ...extended, extensions: [10, 20] }, calendar)).toEqual(dueOn(extended, calendar))
})

describe('hearing days do not count', () => {
  test.each([
    ['inside', [{ from: '2018-03-20', to: '2018-03-22' }], '2018-04-03'],
    [
      'overlapping days count once',
      [
        { from: '2018-03-20', to: '2018-03-22' },
        { from: '2018-03-22', to: '2018-03-22' },
      ],
      '2018-04-03',
    ],
    ['before the clock', [{ from: '2018-02-01', to: '2018-03-01' }], '2018-04-02'],
    ['after the clock', [{ from: '2018-04-03', to: '2018-04-20' }], '2018-04-02'],
    ['on the day it rolls to', [{ from: '2018-04-02', to: '2018-04-02' }], '2018-04-03'],
  ])('%s', (_, suspensions, date) => {
    expect(dueOn(clock('2018-03-01', 30, 'days', { suspensions }), calendar).date).toBe(date)
  })
})

test('a last day named by somebody else stands as written', () => {
  const named = clock('2018-02-01', 0, 'days', { fixed: '2018-02-18' })
  expect(dueOn(named, calendar)).toEqual({ date: '2018-02-18', provisional: false, workBy: '2018-02-14' })
  expect(usedAndLeft(named, '2018-02-11', calendar)).toEqual({ used: 10, left: 7, late: 0, total: 17 })
  expect(warningsOf(named, calendar).map(({ on }) => on)).toEqual(['2018-02-10', '2018-02-14', '2018-02-18'])
})

test('warnings fall on the day by whose end 50, 75 and 100 per cent are used', () => {
  const on = (one: Countdown) => warningsOf(one, calendar).map((warning) => warning.on)
  expect(on(clock('2018-01-31', 15))).toEqual(['2018-02-08', '2018-02-12', '2018-02-22'])
  expect(on(clock('2018-03-20', 60))).toEqual(['2018-04-19', '2018-05-04', '2018-05-21'])
  expect(on(clock('2018-02-09', 5, 'workdays'))).toEqual(['2018-02-13', '2018-02-14', '2018-02-22'])
})

test.each([
  ['2018-01-31', { used: 0, left: 22, late: 0, total: 15 }],
  ['2018-02-05', { used: 5, left: 17, late: 0, total: 15 }],
  ['2018-02-15', { used: 15, left: 7, late: 0, total: 15 }],
  ['2018-02-22', { used: 15, left: 0, late: 0, total: 15 }],
  ['2018-02-25', { used: 15, left: 0, late: 3, total: 15 }],
  ['2018-01-30', { used: 0, left: 22, late: 0, total: 15 }],
])('on %s a 15-day clock from 31 January 2018 stands at %j', (today, stands) => {
  expect(usedAndLeft(clock('2018-01-31', 15), today, calendar)).toEqual(stands)
})

test('the last day is still in time, the day after is not', () => {
  expect(isInTime(clock('2018-01-31', 15), '2018-02-22', calendar)).toBe(true)
  expect(isInTime(clock('2018-01-31', 15), '2018-02-23', calendar)).toBe(false)
})

test('a broken length or date is an error', () => {
  expect(() => dueOn(clock('2018-02-30', 15), calendar)).toThrow(RangeError)
  expect(() => dueOn(clock('2018-02-01', -1), calendar)).toThrow(RangeError)
})

const starts = fc.integer({ min: dayNumber('2007-01-01'), max: dayNumber('2026-06-30') }).map(dateOfDay)
const clocks = fc.record({
  start: starts,
  length: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom<DayUnit[]>('days', 'workdays'),
  extensions: fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 2 }),
  pauses: fc.array(fc.tuple(fc.integer({ min: -5, max: 70 }), fc.integer({ min: 0, max: 6 })), { maxLength: 3 }),
})

test('every clock agrees with crossing days off a calendar by hand', () => {
  fc.assert(
    fc.property(clocks, ({ pauses, ...rest }) => {
      const suspensions = pauses.map(([at, days]) => ({
        from: addDays(rest.start, at),
        to: addDays(rest.start, at + days),
      }))
      const one: Countdown = { ...rest, suspensions }
      const paused = new Set(
        suspensions.flatMap(({ from, to }) =>
          Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at)),
        ),
      )
      const goal = rest.length + rest.extensions.reduce((sum, days) => sum + days, 0)
      let crossed = 0
      let day = dayNumber(rest.start)
      while (crossed < goal) {
        day += 1
        const off = rest.unit === 'workdays' && !isWorkday(dateOfDay(day), calendar)
        if (!off && !paused.has(dateOfDay(day))) crossed += 1
      }
      const counted = dateOfDay(day)
      while (!isWorkday(dateOfDay(day), calendar) || paused.has(dateOfDay(day))) day += 1

      const due = dueOn(one, calendar)
      expect(due.date).toBe(dateOfDay(day))
      expect(due.rolledFrom ?? due.date).toBe(counted)
      expect(due.workBy <= counted && isWorkday(due.workBy, calendar)).toBe(true)
      expect(warningsOf(one, calendar).map(({ on }) => on)).toEqual(
        warningsOf(one, calendar)
          .map(({ on }) => on)
          .sort(),
      )
      const middle = usedAndLeft(one, warningsOf(one, calendar)[0]?.on ?? '', calendar)
      expect(middle.used).toBe(Math.ceil(goal / 2))
      expect(middle.used + middle.left).toBeGreaterThanOrEqual(goal)
      expect(usedAndLeft(one, due.date, calendar)).toEqual({ used: goal, left: 0, late: 0, total: goal })
    }),
    { numRuns: 300 },
  )
})

test('a longer clock never ends sooner, and a later start never ends sooner', () => {
  fc.assert(
    fc.property(
      starts,
      fc.integer({ min: 1, max: 90 }),
      fc.constantFrom<DayUnit[]>('days', 'workdays'),
      (start, length, unit) => {
        const due = dueOn(clock(start, length, unit), calendar).date
        expect(dueOn(clock(start, length + 1, unit), calendar).date >= due).toBe(true)
        expect(dueOn(clock(addDays(start, 1), length, unit), calendar).date >= due).toBe(true)
        expect(nextWorkday(due, calendar)).toBe(due)
      },
    ),
  )
})
