import { expect, test } from 'vitest'
import { isRefused, refusal, refuse, refuseAll, Refused } from './errors.ts'

function caught(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}

test('a refusal is thrown with its code, parameters and field', () => {
  const error = caught(() => refuse('too-many-representatives', { limit: 5 }, 'people'))
  expect(isRefused(error)).toBe(true)
  if (!isRefused(error)) return
  expect(error.refusals).toEqual([{ code: 'too-many-representatives', params: { limit: 5 }, field: 'people' }])
  expect(error.field).toBe('people')
  expect(error.message).toBe('too-many-representatives')
})

test('several refusals travel together, and none throws nothing', () => {
  expect(() => refuseAll([])).not.toThrow()
  const error = caught(() => refuseAll([refusal('a'), refusal('b', {}, 'when')]))
  expect(error).toBeInstanceOf(Refused)
  expect(isRefused(error) && error.field).toBe('when')
  expect(isRefused(new Error('a'))).toBe(false)
})
