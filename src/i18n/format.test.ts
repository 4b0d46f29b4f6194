import { assert, integer, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatDate,
  formatDateWithWeekday,
  formatDay,
  formatDayWithWeekday,
  formatInstant,
  formatNumber,
  formatPercent,
  joinFacts,
  joinList,
} from './format.ts'

test('dates read as the office writes them', () => {
  expect(formatDate('zh-CN', '2018-05-04')).toBe('2018年5月4日')
  expect(formatDate('en', '2018-05-04')).toBe('4 May 2018')
  expect(formatDay('zh-CN', '2018-12-31')).toBe('12月31日')
  expect(formatDay('en', '2018-12-31')).toBe('31 December')
  expect(formatDateWithWeekday('zh-CN', '2018-05-07')).toBe('2018年5月7日 星期一')
  expect(formatDateWithWeekday('en', '2018-05-07')).toBe('Monday 7 May 2018')
  expect(formatDayWithWeekday('zh-CN', '2018-05-29')).toBe('5月29日（星期二）')
  expect(formatDayWithWeekday('en', '2018-05-29')).toBe('Tuesday 29 May')
})

test('an instant is shown in the office’s zone: 16:20 UTC is the next day in Shanghai', () => {
  expect(formatInstant('zh-CN', '2018-05-04T08:20:00.000Z', 'Asia/Shanghai')).toBe('5月4日 16:20')
  expect(formatInstant('en', '2018-05-04T16:20:00.000Z', 'Asia/Shanghai')).toBe('5 May, 00:20')
})

test('numbers are grouped as each language groups them', () => {
  expect([5000, 12345, 0.5].map((n) => formatNumber('zh-CN', n))).toEqual(['5000', '12,345', '0.5'])
  expect([5000, 12345].map((n) => formatNumber('en', n))).toEqual(['5,000', '12,345'])
})

test('rates have one decimal, half up, and no space', () => {
  expect(formatPercent('zh-CN', 136, 141)).toBe('96.5%')
  expect(formatPercent('zh-CN', 26, 27)).toBe('96.3%')
  expect(formatPercent('en', 52, 52)).toBe('100%')
  expect(formatPercent('en', 1, 2000)).toBe('0.1%')
  expect(formatPercent('en', 0, 0)).toBe('—')
})

test('a rate is within half a tenth of the quotient, never over 100 for a part', () => {
  assert(
    property(nat(100_000), integer({ min: 1, max: 100_000 }), (a, b) => {
      const part = Math.min(a, b)
      const shown = Number(formatPercent('en', part, b).replace('%', ''))
      expect(Math.abs(shown - (100 * part) / b)).toBeLessThanOrEqual(0.0500001)
      expect(shown).toBeLessThanOrEqual(100)
    }),
  )
})

test('lists and facts are joined', () => {
  expect(joinList('zh-CN', ['南岗', '柳树'])).toBe('南岗、柳树')
  expect(joinList('en', ['a', 'b', 'c'])).toBe('a, b and c')
  expect(joinFacts(['a', undefined, '', 'b'])).toBe('a · b')
})
