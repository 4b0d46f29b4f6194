import { expect, test } from 'vitest'
import { receptionDays, receptionDaysTyped } from './reception-days.ts'

test('days typed a line each come in order of day, however the day is written', () => {
  const typed = '2018年5月14日，副镇长 赵立新，信访接待室\r\n\r\n2018-5-8, 党委书记 王建国 ,信访接待室\r\n'
  const { lines, refusals } = receptionDaysTyped('receptions', typed)
  expect(refusals).toEqual([])
  expect(lines).toBe('2018-05-08，党委书记 王建国，信访接待室\n2018-05-14，副镇长 赵立新，信访接待室')
  expect(receptionDaysTyped('receptions', lines ?? '').lines).toBe(lines)
  expect(receptionDays(lines, '2018-05-09', 5)).toEqual([
    { day: '2018-05-14', who: '副镇长 赵立新', where: '信访接待室' },
  ])
  expect(receptionDays(lines, '2018-05-01', 1).map((one) => one.day)).toEqual(['2018-05-08'])
  expect(receptionDays(null, '2018-05-01', 5)).toEqual([])
})

test('a line that is no such day is named by its number', () => {
  const wrong = [
    '5月8日，王建国，信访接待室',
    '2018-02-30，王建国，信访接待室',
    '2018-05-08，王建国',
    '2018-05-08，王，信，访',
  ]
  for (const line of wrong)
    expect(receptionDaysTyped('receptions', `2018-05-07，孙丽，信访接待室\n${line}`).refusals).toEqual([
      { code: 'reception.line', params: { line: 2 }, field: 'receptions' },
    ])
  expect(receptionDaysTyped('receptions', ' \n').lines).toBeNull()
})
