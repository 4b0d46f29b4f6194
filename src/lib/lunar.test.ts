import { expect, test } from 'vitest'
import { lunarDay } from './lunar.ts'

test('days of the lunar calendar as almanacs print them', () => {
  expect(lunarDay('2018-05-07')).toEqual({ month: 3, day: 22, leap: false, written: '三月廿二' })
  expect(lunarDay('2018-02-16')).toMatchObject({ month: 1, day: 1 })
  expect(lunarDay('2020-05-23')).toEqual({ month: 4, day: 1, leap: true, written: '闰四月初一' })
})
