import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixedNow } from './clock.ts'
import { instantOfId, newId, seededRandom, systemRandom } from './ids.ts'

test('the example of RFC 9562, appendix A.6', () => {
  const bytes = Uint8Array.from([0x7c, 0xc3, 0x98, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(newId('2022-02-22T19:22:22.000Z', () => bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('an id gives its instant back and sorts by it', () => {
  const instants = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, instants, (a, b) => {
      const [one, two] = [a, b].map((date) => newId(date.toISOString(), systemRandom))
      expect(instantOfId(one ?? '')).toBe(a.toISOString())
      expect(a.getTime() >= b.getTime() || (one ?? '') < (two ?? '')).toBe(true)
    }),
  )
})

test('a seed gives the same bytes again, however they are asked for', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.nat(80), { maxLength: 8 }), (seed, counts) => {
      const piecewise = seededRandom(seed)
      const parts = counts.flatMap((count) => [...piecewise(count)])
      expect(parts).toEqual([...seededRandom(seed)(parts.length)])
    }),
  )
  expect(seededRandom('a')(8)).not.toEqual(seededRandom('b')(8))
})

test('what is no instant or no version 7 id is an error', () => {
  expect(() => newId('yesterday', systemRandom)).toThrow(RangeError)
  expect(() => newId('1969-12-31T23:59:59.999Z', systemRandom)).toThrow(RangeError)
  expect(() => instantOfId('017f22e2-79b0-4cc3-98c4-dc0c0c07398f')).toThrow(RangeError)
})

test('a fixed time stands still until it is moved', () => {
  const time = fixedNow('2018-05-04T08:20:00.000Z')
  expect(time.now()).toBe('2018-05-04T08:20:00.000Z')
  time.advance(61_000)
  expect(time.now()).toBe('2018-05-04T08:21:01.000Z')
  time.set('2018-12-31T16:00:00.000Z')
  expect(time.now()).toBe('2018-12-31T16:00:00.000Z')
})
