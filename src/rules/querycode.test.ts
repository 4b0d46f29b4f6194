import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCode, codeFromMac, formatCode, normaliseCode } from './querycode.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CHARACTERS = Array.from(ALPHABET)
const codes = fc.uint8Array({ minLength: 7, maxLength: 32 }).map(codeFromMac)
const places = fc.integer({ min: 0, max: 11 })

function put(code: string, at: number, characters: string): string {
  return code.slice(0, at) + characters + code.slice(at + characters.length)
}

test('known codes', () => {
  expect(codeFromMac(new Uint8Array(7))).toBe('000000000000')
  // eleven times 31, doubled or not, add up to 341 = 10 × 32 + 21, and 32 − 21 is B
  expect(codeFromMac(new Uint8Array(7).fill(255))).toBe('ZZZZZZZZZZZB')
  // 00000 00100 00011 00000 10000 00101 00000 01100 01110 00001 00000, one bit and one byte left over; sum 57
  expect(codeFromMac(Uint8Array.from([1, 6, 8, 20, 12, 112, 64, 99]))).toBe('0430G50CE107')
  expect(formatCode('7K2MPX4D9QWT')).toBe('7K2M-PX4D-9QWT')
})

test('the 55 bits come back from the code, and the 56th does not matter', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 7, maxLength: 7 }), (mac) => {
      const code = codeFromMac(mac)
      const read = Array.from(code.slice(0, 11)).reduce((bits, one) => bits * 32n + BigInt(ALPHABET.indexOf(one)), 0n)
      const given = mac.reduce((bits, byte) => bits * 256n + BigInt(byte), 0n)
      expect(read).toBe(given / 2n)
      mac[6] = (mac[6] ?? 0) ^ 1
      expect(codeFromMac(mac)).toBe(code)
    }),
  )
})

test('fewer than 7 bytes are refused', () => {
  expect(() => codeFromMac(new Uint8Array(6))).toThrow(RangeError)
})

test('a code survives how people type it', () => {
  const typed = fc.constantFrom<((text: string) => string)[]>(
    (text) => text.toLowerCase(),
    (text) => formatCode(text),
    (text) => ` ${formatCode(text).replaceAll('-', ' – ')}　`,
    (text) => formatCode(text).replaceAll('-', '——'),
    (text) =>
      Array.from(text)
        .map((one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0))
        .join(''),
    (text) => text.replaceAll('0', 'O').replaceAll('1', 'l'),
    (text) => text.replaceAll('0', 'o').replaceAll('1', 'I'),
    (text) => `\u200b${text}\n`,
  )
  fc.assert(
    fc.property(codes, typed, (code, type) => {
      expect(normaliseCode(type(code))).toBe(code)
      expect(checkCode(code)).toBe(true)
    }),
  )
})

test.each(['', '7K2M', '7K2M-PX4D-9QWU', '7K2M-PX4D-9QWT7', '7K2M/PX4D/9QWT', '七K2M-PX4D-9QWT'])(
  '%j is no code',
  (text) => {
    expect(normaliseCode(text)).toBeUndefined()
  },
)

test('only a normalised code checks', () => {
  const code = codeFromMac(Uint8Array.from([77, 1, 2, 3, 4, 5, 6]))
  expect(checkCode(code)).toBe(true)
  expect(checkCode(formatCode(code))).toBe(false)
  expect(checkCode(code.toLowerCase())).toBe(false)
})

test('every single wrong character is found', () => {
  fc.assert(
    fc.property(codes, places, fc.constantFrom(...CHARACTERS), (code, at, character) => {
      expect(checkCode(put(code, at, character))).toBe(code[at] === character)
    }),
    { numRuns: 2000 },
  )
})

test('every swap of neighbours is found, except 0 beside Z', () => {
  fc.assert(
    fc.property(codes, fc.integer({ min: 0, max: 10 }), (code, at) => {
      const [a = '', b = ''] = code.slice(at, at + 2)
      const missed = a === b || a + b === '0Z' || a + b === 'Z0'
      expect(checkCode(put(code, at, b + a))).toBe(missed)
    }),
    { numRuns: 2000 },
  )
})

test('what it misses is exactly what it says: all pairs at one place, tried one by one', () => {
  const body = codeFromMac(Uint8Array.from([9, 8, 7, 6, 5, 4, 3]))
  const rightFor = (two: string) => CHARACTERS.map((last) => put(put(body, 4, two), 11, last)).find(checkCode) ?? ''
  const swaps = []
  const twins = []
  for (const a of CHARACTERS) {
    for (const b of CHARACTERS) {
      if (a >= b) continue
      if (checkCode(put(rightFor(a + b), 4, b + a))) swaps.push(a + b)
      if (checkCode(put(rightFor(a + a), 4, b + b))) twins.push(`${a}${a} ${b}${b}`)
    }
  }
  expect(swaps).toEqual(['0Z'])
  expect(twins).toEqual('00 NN,11 PP,22 QQ,33 RR,44 SS,55 TT,66 VV,77 WW,88 XX,99 YY,AA ZZ'.split(','))
  const [a = '', b = '', c = ''] = body.slice(2, 5)
  expect(checkCode(put(body, 2, c + b + a))).toBe(true)
})
