import { shippedLessons } from '../src/lib/shipped-lessons.ts'
import { demoLessons } from './lessons.ts'
import { expect, test } from 'vitest'
import { AFTER_2018, DEMO_SEED, demoCounty, matterRows } from './shiqiao.ts'
import type { Words } from './types.ts'

const rows = matterRows()
const own = rows.filter((row) => !row.more.has('join'))

function wordsIn(value: unknown): Words[] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh' in value && 'en' in value) return [value as Words]
  return Object.values(value).flatMap(wordsIn)
}

test('the same seed and day give the same demo, byte for byte; another seed another one', () => {
  const one = JSON.stringify(demoCounty(DEMO_SEED, '2026-06-16'))
  expect(JSON.stringify(demoCounty(DEMO_SEED, '2026-06-16')) === one).toBe(true)
  expect(JSON.stringify(demoCounty(DEMO_SEED + 1, '2026-06-16')) === one).toBe(false)
})

test('no two matters alike: titles, facts, demands and answers are each written once', () => {
  expect(own).toHaveLength(135)
  for (const language of ['zh', 'en'] as const) {
    for (const pick of ['title', 'facts'] as const) {
      expect(new Set(own.map((row) => row[pick][language])).size).toBe(own.length)
    }
    for (const of of [
      (row: (typeof own)[number]) => row.answers.map((a) => a.text[language]),
      (row: (typeof own)[number]) => row.repeats.map((r) => r.text[language]),
      (row: (typeof own)[number]) => row.handled.map((h) => h.text[language]),
    ]) {
      const all = own.flatMap(of)
      expect(all.filter((text, n) => all.indexOf(text) !== n)).toEqual([])
    }
  }
})

// Pairs of characters that two texts share, of all that either has: facts from one mould would lie near 1.
test('facts do not come from a mould', () => {
  const pairs = own.map((row) => {
    const text = row.facts.zh.replace(/[0-9，。、“”]/g, '')
    return new Set(Array.from({ length: text.length - 1 }, (_, n) => text.slice(n, n + 2)))
  })
  let nearest = 0
  for (const [n, one] of pairs.entries()) {
    for (const other of pairs.slice(n + 1)) {
      const shared = [...one].filter((pair) => other.has(pair)).length
      nearest = Math.max(nearest, shared / (one.size + other.size - shared))
    }
  }
  expect(nearest).toBeLessThan(0.2)
})

test('every text stands in both languages, Chinese in Chinese and English in English', () => {
  for (const words of wordsIn(demoCounty(DEMO_SEED, '2026-06-16'))) {
    expect([words, /\p{Script=Han}/u.test(words.zh)]).toEqual([words, true])
    expect([words, words.en !== '' && !/[，。；：？！]/.test(words.en)]).toEqual([words, true])
    expect([words, /[\p{Script=Han}][,;:?!]/u.test(words.zh)]).toEqual([words, false])
  }
})

test('each demand is answered, and five represent at most', () => {
  for (const row of own) {
    const due = row.more.has('reply') ? row.demands.length : 0
    expect([row.id, row.answers.length]).toEqual([row.id, due])
    expect(row.representatives).toBeLessThanOrEqual(5)
    expect(row.representatives).toBeLessThanOrEqual(row.present)
  }
})

test('people of a batch have different names, and nobody has a mobile number', () => {
  for (const step of demoCounty(DEMO_SEED, AFTER_2018).steps) {
    if (step.do !== 'register') continue
    const list = step.input.people.map((p) => p.name.zh)
    expect(new Set(list).size).toBe(list.length)
    for (const person of step.input.people) expect(person.phone ?? '0555-555 0000').toMatch(/^0555-555 \d{4}$/)
  }
})

test('the lessons that are shipped are the demo’s matters', () => {
  expect(shippedLessons()).toEqual(demoLessons())
})
