import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, lexemes, parseWords } from './words.ts'

const letters = [
  '宅',
  '基',
  '地',
  '油',
  'か',
  '한',
  'a',
  'B',
  'é',
  'σ',
  'Σ',
  '5',
  '8',
  '②',
  '　',
  ' ',
  '\n',
  "'",
  '\\',
  '%',
  '_',
  '，',
  '-',
  '𠮷',
  ':',
  '"',
]
const text = fc.array(fc.constantFrom(...letters), { maxLength: 24 }).map((all) => all.join(''))

test('a piece of a text is found by the lexemes of the whole, however it was cut', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (whole, from, length) => {
      const folded = fold(whole)
      const piece = fold(folded.slice(from % (folded.length + 1)).slice(0, 1 + (length % 8)))
      fc.pre(/[\p{L}\p{N}]/u.test(piece) && piece.isWellFormed() && !piece.includes('"'))
      const known = [...lexemes(folded)]
      for (const { text: unit, whole: complete } of parseWords(`"${piece}"`).units)
        expect(
          known.some((one) => (complete ? one === unit : one.startsWith(unit))),
          `${piece}: ${unit}`,
        ).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('where the lexemes are said to be proof, they are', () => {
  fc.assert(
    fc.property(text, text, (whole, typed) => {
      fc.pre(/[\p{L}\p{N}]/u.test(fold(typed)) && typed.length < 6)
      const query = parseWords(typed)
      fc.pre(query.proof)
      const folded = fold(whole)
      const known = [...lexemes(folded)]
      const held = query.units.every((u) => known.some((one) => (u.whole ? one === u.text : one.startsWith(u.text))))
      expect(held).toBe(query.parts.every((part) => folded.includes(part)))
    }),
    { numRuns: 3000 },
  )
})

test('what is typed is read as parts, phrases in quotation marks whole', () => {
  expect(parseWords(' 宅基地　纠纷 ').parts).toEqual(['宅基地', '纠纷'])
  expect(parseWords('“Main  Street” 58车贷').parts).toEqual(['main street', '58车贷'])
  expect(parseWords('５８车贷')).toMatchObject({ parts: ['58车贷'], proof: false })
  expect(parseWords('58车贷').units.map((u) => u.text)).toEqual(['58', '8车', '车贷'])
  expect(parseWords('油烟')).toMatchObject({ units: [{ text: '油烟', whole: true }], proof: true })
  expect(parseWords('烟')).toMatchObject({ units: [{ text: '烟', whole: false }], proof: true })
  expect(parseWords('pothole').units.map((u) => u.text)).toEqual(['pot', 'oth', 'tho', 'hol', 'ole'])
  expect(() => parseWords(' ，。" ')).toThrow('search.no_letters')
  expect(() => parseWords('')).toThrow('search.no_letters')
  expect(() => parseWords('宅'.repeat(201))).toThrow('search.too_long')
})
