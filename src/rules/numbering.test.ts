import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatNumber,
  formatPaperNumber,
  PAPER_WORDS,
  paperWord,
  parseNumber,
  parsePaperNumber,
  SERIES,
} from './numbering.ts'
import type { PaperKind, Series } from './numbering.ts'

const series = fc.constantFrom(...(Object.keys(SERIES) as Series[]))
const years = fc.integer({ min: 1949, max: 2999 })
const serials = fc.integer({ min: 1, max: 9_999_999 })

test.each([
  [{ series: 'matter', year: 2018, serial: 51 }, 'XF-2018-000051'],
  [{ series: 'contact', year: 2018, serial: 87 }, 'DJ-2018-000087'],
  [{ series: 'imported-matter', year: 2011, serial: 31828 }, 'XR-2011-031828'],
  [{ series: 'walled-matter', year: 2018, serial: 1 }, 'JB-2018-000001'],
  [{ series: 'matter', year: 2018, serial: 1234567 }, 'XF-2018-1234567'],
] as const)('%j is written %s', (number, text) => {
  expect(formatNumber(number)).toBe(text)
  expect(parseNumber(text)).toEqual(number)
})

test.each([
  'xf-2018-51',
  'XF 2018 51',
  'ｘｆ－２０１８－５１',
  'XF—2018—000051',
  'XF2018000051',
  ' XF-2018-000051\u200b',
])('%j is read as XF-2018-000051', (text) => {
  expect(parseNumber(text)).toEqual({ series: 'matter', year: 2018, serial: 51 })
})

test.each([
  '',
  'XF-2018-',
  'XF-2018-0',
  'ZZ-2018-000051',
  'XF-18-51',
  'XF-0018-51',
  '7K2M-PX4D-9QWT',
  'XF-2018-1234567890',
])('%j is no number', (text) => {
  expect(parseNumber(text)).toBeUndefined()
})

test('numbers come back as they went in, and sort as text up to 999,999', () => {
  fc.assert(
    fc.property(series, years, serials, fc.integer({ min: 1, max: 999_998 }), (one, year, serial, small) => {
      const number = { series: one, year, serial }
      expect(parseNumber(formatNumber(number))).toEqual(number)
      expect(formatNumber({ ...number, serial: small }) < formatNumber({ ...number, serial: small + 1 })).toBe(true)
    }),
  )
})

test.each([
  [{ word: '石政信受', year: 2018, serial: 14 }, '石政信受〔2018〕14号'],
  [{ word: '崇委', year: 2011, serial: 63 }, '崇委〔2011〕63号'],
])('%j is written %s', (number, text) => {
  expect(formatPaperNumber(number)).toBe(text)
  expect(parsePaperNumber(text)).toEqual(number)
})

test.each([
  '石政信受[2018]14号',
  '石政信受（2018）14 号',
  '石政信受【2018】第014号',
  '石政信受 〔２０１８〕１４号',
  '石政信受［2018］14号',
  '石政信受<2018>14号',
])('%s is read as 石政信受〔2018〕14号', (text) => {
  expect(parsePaperNumber(text)).toEqual({ word: '石政信受', year: 2018, serial: 14 })
})

test.each([
  '',
  '〔2018〕14号',
  '石政信受〔18〕14号',
  '石政信受〔2018〕号',
  '石政信受〔2018〕0号',
  '石政信受2018 14号',
  'XF-2018-000051',
])('%j is no paper number', (text) => {
  expect(parsePaperNumber(text)).toBeUndefined()
})

test('the words of papers differ, walled or not, so that each is a series of its own', () => {
  const kinds = Object.keys(PAPER_WORDS) as PaperKind[]
  const words = kinds.flatMap((kind) => [paperWord('石政', kind), paperWord('石政', kind, true)])
  expect(new Set(words).size).toBe(words.length)
  expect(paperWord('石政', 'acceptance')).toBe('石政信受')
  expect(paperWord('石政', 'acceptance', true)).toBe('石政检受')
  fc.assert(
    fc.property(fc.constantFrom(...words), years, serials, (word, year, serial) => {
      expect(parsePaperNumber(formatPaperNumber({ word, year, serial }))).toEqual({ word, year, serial })
    }),
  )
})

test('a broken number is never written', () => {
  expect(() => formatNumber({ series: 'matter', year: 18, serial: 1 })).toThrow(RangeError)
  expect(() => formatNumber({ series: 'matter', year: 2018, serial: 0 })).toThrow(RangeError)
  expect(() => formatPaperNumber({ word: '石政2', year: 2018, serial: 1 })).toThrow(RangeError)
  expect(() => formatPaperNumber({ word: '', year: 2018, serial: 1 })).toThrow(RangeError)
  expect(() => formatPaperNumber({ word: '石政', year: 2018, serial: 1.5 })).toThrow(RangeError)
})
