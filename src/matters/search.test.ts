import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { insertRows, type Rows } from '../db/rows.ts'
import { newId } from '../lib/ids.ts'
import { addDays } from '../rules/dates.ts'
import { blankMatter } from '../rules/blank-matter.ts'
import type { MatterState } from '../rules/types.ts'
import { accessOf } from './access.ts'
import { act } from './act.ts'
import type { Doer, House } from './house.ts'
import { listMatters } from './list.ts'
import { register } from './register.ts'
import { rowsOfMatter, together } from './rows.ts'
import { testHouse, visit } from './testing.ts'
import { fold, parseWords, searchVector } from './words.ts'

const organ = 'shitown'

async function found(
  house: House,
  doer: Doer,
  words: string,
  limit = 5000,
): Promise<{ numbers: number[]; total: unknown }> {
  return house.db.withScope([organ], 'web', async (tx) => {
    const numbers: number[] = []
    let page = await listMatters(tx, { ...accessOf(doer), limit, filters: { words } })
    const { total } = page
    for (;;) {
      numbers.push(...page.rows.map((row) => Number(row.number.slice(-6))))
      if (page.next === null) return { numbers, total }
      page = await listMatters(tx, { ...accessOf(doer), limit, filters: { words }, after: page.next })
    }
  })
}

/** Matters with these texts, in order of their numbers from 1, read by the petition office; odd ones by a village too. */
async function put(house: House, texts: readonly string[], received: (i: number) => string): Promise<void> {
  const rows = texts.map((text, i) => {
    const matter_id = newId('2018-05-07T01:00:00.000Z', house.random)
    const readers = { po: 16, ...(i % 2 === 0 ? { liushu: 4 } : {}) }
    const matter = {
      ...blankMatter,
      matter_id,
      year: 2018,
      n: i + 1,
      rule_set: 'xinfang-2005',
      received: received(i),
      category: '其他',
    }
    const state: MatterState = {
      matter,
      clocks: [],
      duties: [],
      handling: [],
      links: [],
      barred: [],
      papers: [],
      readers,
    }
    const words = fold(text)
    return together(rowsOfMatter(organ, state), {
      matter_text: [{ organ_id: organ, matter_id, title: text, demands: [], words }],
      matter_search: [{ organ_id: organ, matter_id, v: searchVector(organ, words, Object.keys(readers)) }],
    })
  })
  for (let from = 0; from < rows.length; from += 500)
    await house.db.withScope([organ], 'web', (tx) => insertRows(tx, together(...rows.slice(from, from + 500)) as Rows))
}

const letters = ['宅', '基', '地', '油', '烟', '5', '8', 'a', 'b', 'B', 'é', '%', '_', '\\', "'", ',', '。', ' ', ' ']
const text = (maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength }).map((all) => all.join(''))

test('search finds exactly the matters whose words hold all that was typed', async () => {
  const { house, doer } = await testHouse()
  const texts = fc.sample(text(30), { numRuns: 400, seed: 7 })
  await put(house, texts, () => '2018-05-07')
  const officer = await doer('zhou')
  const village = await doer('chen')
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        text(4),
        text(7),
        text(3).map((t) => `"${t} ${t}"`),
      ),
      async (typed) => {
        fc.pre(/[\p{L}\p{N}]/u.test(typed))
        const { parts } = parseWords(typed)
        const holding = texts.flatMap((one, i) => (parts.every((part) => fold(one).includes(part)) ? [i + 1] : []))
        const seen = await found(house, officer, typed)
        expect(seen.numbers.toSorted((a, b) => a - b)).toEqual(holding)
        expect(seen.total).toEqual({ n: holding.length, more: false })
        const odd = holding.filter((n) => n % 2 === 1)
        expect((await found(house, village, typed)).numbers.toSorted((a, b) => a - b)).toEqual(odd)
      },
    ),
    { numRuns: 120, seed: 8 },
  )
})

test('a word of more matters than are looked at one by one is found in pages all the same', async () => {
  const { house, doer } = await testHouse()
  // 2,100 hold 土地; 2,700 newer rows hold nothing, so that the newest rows alone do not fill a page.
  const texts = Array.from({ length: 4800 }, (_, i) => (i < 2100 ? `土地${i}` : `无${i}`))
  await put(house, texts, (i) => addDays('2016-01-01', Math.floor(i / 6)))
  const numbersOf = (word: string) => texts.flatMap((one, i) => (one.startsWith(word) ? [i + 1] : [])).toReversed()
  const byDay = (n: number) => Math.floor((n - 1) / 6)
  const seats = ['zhou', 'chen', 'wu', 'he'].map(doer)
  const many = (await Promise.all(seats)).flatMap((one) => one.actor.seats)
  const officer = await doer('zhou')
  for (const who of [officer, { ...officer, actor: { officer_id: 'zhou', seats: many } }]) {
    for (const [word, limit] of [
      ['土地', 700],
      ['无', 1000],
    ] as const) {
      const { numbers, total } = await found(house, who, word, limit)
      expect(total).toMatchObject({ more: true })
      expect(numbers.map(byDay)).toEqual(numbersOf(word).map(byDay))
      expect(numbers.toSorted((x, y) => y - x)).toEqual(numbersOf(word))
    }
  }
})

test('words of a repeat find its matter, readers who come find it, who are barred do not', async () => {
  const { house, doer } = await testHouse()
  const [zhou, wu] = [await doer('zhou'), await doer('wu')]
  const { matter_id } = await register(house, zhou, visit())
  await register(
    house,
    zhou,
    visit({ subject: '58车贷', facts: 'Pot-hole 噪音扰民', same_as: { matter_id, cause: 'late', reason: '同一件' } }),
  )
  for (const words of ['滴水通道', '58车贷', 'pot-hole', 'HOLE', '噪音 宅基地', '贷'])
    expect((await found(house, zhou, words)).numbers, words).toEqual([1])
  expect((await found(house, wu, '噪音')).numbers).toEqual([])
  await act(house, zhou, { matter_id, action: 'assign', input: { unit: 'land' }, happened: '2018-05-07' })
  expect((await found(house, wu, '噪音')).numbers).toEqual([1])
  await act(house, zhou, { matter_id, action: 'bar', input: { officer: 'wu', reason: '亲属' }, happened: '2018-05-07' })
  expect((await found(house, wu, '噪音')).numbers).toEqual([])
  await expect(found(house, zhou, '？！')).rejects.toThrow('search.no_letters')
})
