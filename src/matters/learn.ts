import { sql } from 'kysely'
import { insertRows } from '../db/rows.ts'
import type { Json } from '../db/tables.ts'
import { shippedLessons } from '../lib/shipped-lessons.ts'
import type { House } from './house.ts'
import { kept, type Lessons, noLessons, study } from './lessons.ts'
import { fold } from './words.ts'

const page = 300
const newest = 12_000
/** An office with fewer records of its own learns from the demo's as well. */
const enough = 100

/**
 * Learns from the office's newest matters how often units of text occur and in which categories, for "the same matter?"
 * and the guesses of a category. Reads the words of open records only: no names, nothing from behind the wall. Categories'
 * own names count as one text each; an office with few records begins with the demo's. Out: the version, how many matters
 * were read, its own and the demo's.
 */
export async function learn(house: House, organ_id: string): Promise<{ version: number; matters: number }> {
  const lessons = noLessons()
  const names = await studyNames(house, lessons)
  let before: string | null = null
  while (lessons.matters < newest) {
    const rows: { matter_id: string; category: string; words: string }[] = await house.db.withScope(
      [organ_id],
      'web',
      async (tx) =>
        (
          await sql<{ matter_id: string; category: string; words: string }>`
            select m.matter_id, m.category, t.words from matter m
            join matter_text t on t.organ_id = ${organ_id} and t.matter_id = m.matter_id
            where m.organ_id = ${organ_id} and m.walled = false and m.voided_on is null
              and (${before}::uuid is null or m.matter_id < ${before}::uuid)
            order by m.matter_id desc limit ${page}`.execute(tx)
        ).rows,
      { readOnly: true },
    )
    for (const { category, words } of rows) study(lessons, category, words.slice(0, 3000))
    before = rows.at(-1)?.matter_id ?? null
    if (rows.length < page) break
  }
  if (lessons.matters < enough)
    for (const { path, text } of shippedLessons()) if (names.has(path)) study(lessons, path, fold(text))
  return store(house, organ_id, lessons)
}

/** Learns again where what was learned is older than a day. Out: whether it did. */
export async function learnDaily(house: House, organ_id: string): Promise<boolean> {
  const now = house.now()
  const last = await house.db.withScope(
    [organ_id],
    'web',
    (tx) => tx.selectFrom('learned').select('learned_at').where('organ_id', '=', organ_id).executeTakeFirst(),
    { readOnly: true },
  )
  const day = 86_400_000
  if (last && Math.abs(Date.parse(now) - Date.parse(last.learned_at)) < day) return false
  await learn(house, organ_id)
  return true
}

async function studyNames(house: House, lessons: Lessons): Promise<Set<string>> {
  const names = await house.db.withScope(
    [],
    'web',
    (tx) =>
      tx
        .selectFrom('category')
        .select(['path', 'path_en'])
        .where('wall', '=', false)
        .where('retired_on', 'is', null)
        .orderBy('path')
        .execute(),
    { readOnly: true },
  )
  for (const { path, path_en } of names) study(lessons, path, fold(`${path} ${path_en ?? ''}`), 'name')
  return new Set(names.map(({ path }) => path))
}

async function store(house: House, organ_id: string, lessons: Lessons): Promise<{ version: number; matters: number }> {
  const units = kept(lessons)
  return house.db.withScope([organ_id], 'web', async (tx) => {
    const known = await tx
      .selectFrom('learned')
      .select('version')
      .where('organ_id', '=', organ_id)
      .forUpdate()
      .executeTakeFirst()
    const version = (known?.version ?? 0) + 1
    await tx.deleteFrom('learned_unit').where('organ_id', '=', organ_id).execute()
    await tx.deleteFrom('learned').where('organ_id', '=', organ_id).execute()
    const { matters, categories } = lessons
    const { held } = await tx
      .selectFrom('matter')
      .select((count) => count.fn.countAll<number>().as('held'))
      .where('organ_id', '=', organ_id)
      .executeTakeFirstOrThrow()
    const vocabulary = lessons.units.size
    await insertRows(tx, {
      learned: [{ organ_id, version, learned_at: house.now(), matters, held, vocabulary, categories }],
    })
    for (let from = 0; from < units.length; from += 5000) {
      await insertRows(tx, {
        learned_unit: units
          .slice(from, from + 5000)
          .map((one) => ({ organ_id, ...one, categories: one.categories as Json })),
      })
    }
    return { version, matters }
  })
}
