import { expect, test } from 'vitest'
import { failureLine } from './failure-line.ts'

test('a line of the log says where it failed, and nothing that anybody typed', () => {
  const typed = '李大有 13900000001'
  const database = Object.assign(new Error(`invalid input syntax: "${typed}"`), {
    code: '22P02',
    table: 'person_text',
    detail: `Key (name)=(${typed})`,
    constraint: `not a word: ${typed}`,
  })
  const line = failureLine(new TypeError(`no ${typed}`, { cause: database }), '0f3a9c', '2018-05-07T01:00:00.000Z')
  expect(line).not.toMatch(/李大有|13900000001/)
  expect(JSON.parse(line)).toMatchObject({
    time: '2018-05-07T01:00:00.000Z',
    level: 'error',
    reference: '0f3a9c',
    error: 'TypeError',
    cause: { error: 'Error', code: '22P02', table: 'person_text' },
  })
  expect(JSON.parse(line).at[0]).toContain('failure-line.test.ts')
  expect(line).not.toContain('\n')
  expect(JSON.parse(failureLine(typed, '-', 'x'))).toEqual({
    time: 'x',
    level: 'error',
    reference: '-',
    error: 'string',
  })
})
