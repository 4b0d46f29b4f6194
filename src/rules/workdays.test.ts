import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadCalendar } from '../lib/calendar.ts'
import { shippedPath } from '../lib/shipped.ts'
import { addDays, dateOfDay, dayNumber, daysBetween, isDate, weekday } from './dates.ts'
import { addWorkdays, isWorkday, nextWorkday, previousWorkday, workdaysBetween } from './workdays.ts'

const calendar = loadCalendar(shippedPath('data/calendar/cn-workdays.csv'))
const dates = fc.integer({ min: dayNumber('2007-01-01'), max: dayNumber('2026-11-30') }).map(dateOfDay)

test.each([
  ['2018-02-28', true],
  ['2018-02-29', false],
  ['2020-02-29', true],
  ['2100-02-29', false],
  ['2018-04-31', false],
  ['2018-13-01', false],
  ['0000-01-01', false],
  ['2018-2-3', false],
  ['2018-02-03T00:00', false],
  ['', false],
])('%j is a date: %s', (text, is) => {
  expect(isDate(text)).toBe(is)
})

test('dates step over leap days and year ends', () => {
  expect(addDays('2020-02-28', 1)).toBe('2020-02-29')
  expect(addDays('2018-12-31', 1)).toBe('2019-01-01')
  expect(addDays('2019-01-01', -1)).toBe('2018-12-31')
  expect(daysBetween('2020-02-01', '2020-03-01')).toBe(29)
  expect(daysBetween('2018-03-01', '2018-02-01')).toBe(-28)
  expect(weekday('2018-02-11')).toBe(0)
  expect(weekday('1969-12-31')).toBe(3)
  expect(() => addDays('2018-02-30', 1)).toThrow(RangeError)
})

test.each([
  ['2018-02-11', true, 'worked Sunday'],
  ['2018-02-15', false, 'Spring Festival'],
  ['2018-02-22', true, 'first day after it'],
  ['2018-02-24', true, 'worked Saturday'],
  ['2018-02-25', false, 'plain Sunday'],
  ['2018-12-29', true, 'worked by the notice for 2019'],
  ['2018-12-31', false, 'off by the notice for 2019'],
  ['2020-01-31', false, 'off by the second notice of 2020'],
  ['2026-01-04', true, 'worked Sunday'],
])('%s is worked: %s (%s)', (date, worked) => {
  expect(isWorkday(date, calendar)).toBe(worked)
})

test.each([
  ['2018-02-09', 5, '2018-02-22'],
  ['2018-02-09', 10, '2018-02-28'],
  ['2018-02-22', 5, '2018-02-28'],
  ['2017-09-29', 5, '2017-10-12'],
  ['2018-09-28', 5, '2018-10-10'],
  ['2018-12-28', 5, '2019-01-07'],
  ['2018-02-17', 1, '2018-02-22'],
  ['2018-02-17', 0, '2018-02-17'],
])('from %s, working day %i is %s', (from, count, to) => {
  expect(addWorkdays(from, count, calendar)).toBe(to)
})

test('a broken count is an error', () => {
  expect(() => addWorkdays('2018-02-09', -1, calendar)).toThrow(RangeError)
  expect(() => addWorkdays('2018-02-09', 1.5, calendar)).toThrow(RangeError)
})

test('counting working days forwards and back agree, and land on working days', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 1, max: 40 }), (from, count) => {
      const to = addWorkdays(from, count, calendar)
      expect(isWorkday(to, calendar)).toBe(true)
      expect(workdaysBetween(from, to, calendar)).toBe(count)
      expect(workdaysBetween(to, from, calendar)).toBe(0)
      expect(addWorkdays(from, count + 1, calendar) > to).toBe(true)
    }),
  )
})

test('between the last working day before and the next after there is none', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const next = nextWorkday(date, calendar)
      const previous = previousWorkday(date, calendar)
      expect([isWorkday(next, calendar), isWorkday(previous, calendar)]).toEqual([true, true])
      expect(previous <= date && date <= next).toBe(true)
      expect(workdaysBetween(previous, next, calendar)).toBe(previous === next ? 0 : 1)
    }),
  )
})
