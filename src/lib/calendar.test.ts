import { expect, test } from 'vitest'
import { isPublished, isWorkday } from '../rules/workdays.ts'
import { loadCalendar, readCalendar } from './calendar.ts'
import { shippedPath } from './shipped.ts'

const HEADER = 'notice_year,date,name,is_off_day\n'

test('the shipped table runs from 2007 to 2026 and knows the seven worked weekend days of 2018', () => {
  const calendar = loadCalendar(shippedPath('data/calendar/cn-workdays.csv'))
  expect(calendar.knownFrom).toBe('2007-01-01')
  expect(calendar.knownThrough).toBe('2026-12-31')
  expect(calendar.differs.size).toBe(678)
  const worked = [...calendar.differs].filter(([date, on]) => on && date.startsWith('2018')).map(([date]) => date)
  expect(worked).toEqual(['02-11', '02-24', '04-08', '04-28', '09-29', '09-30', '12-29'].map((day) => `2018-${day}`))
})

test('a table read by hand', () => {
  const calendar = readCalendar(`\uFEFF${HEADER}2018,2018-02-15,春节,1\r\n2018,2018-02-24,春节,0\r\n`)
  expect(isWorkday('2018-02-15', calendar)).toBe(false)
  expect(isWorkday('2018-02-24', calendar)).toBe(true)
  expect(isPublished('2018-12-28', calendar)).toBe(true)
  expect(isPublished('2018-12-29', calendar)).toBe(false)
  expect(isPublished('2017-12-31', calendar)).toBe(false)
})

test.each([
  ['a wrong header', 'date,off\n', 'line 1'],
  ['a date that does not exist', `${HEADER}2018,2018-02-30,x,1\n`, 'line 2'],
  ['a broken mark', `${HEADER}2018,2018-02-15,x,1\n2018,2018-02-16,x,yes\n`, 'line 3'],
  ['a repeated date', `${HEADER}2018,2018-02-15,x,1\n2018,2018-02-15,x,0\n`, 'line 3'],
  ['a year left out', `${HEADER}2016,2016-02-08,x,1\n2018,2018-02-15,x,1\n`, '2017'],
  ['no rows', HEADER, 'no rows'],
])('%s is refused', (_, csv, names) => {
  expect(() => readCalendar(csv)).toThrow(names)
})
