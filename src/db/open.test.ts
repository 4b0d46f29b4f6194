import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDb } from './testing.ts'

const organs = [
  { organ_id: 'shiqiao', name: '石桥' },
  { organ_id: 'hekou', name: '河口' },
].map((one) => ({
  ...one,
  level: 'town',
  name_en: one.organ_id,
  word: one.name,
  zone: 'Asia/Shanghai',
  demo: false,
  created_at: '2018-01-01T00:00:00.000Z',
}))

const counter = (organ_id: string) => ({ organ_id, series: 'XF', year: 2018, n: 1 })

test('a scope sees and writes the records of its own organs only, and none without organs', async () => {
  const db = await testDb()
  await db.withScope([], 'web', (tx) => tx.insertInto('organ').values(organs).execute())
  await db.withScope(['shiqiao'], 'web', (tx) => tx.insertInto('number_counter').values(counter('shiqiao')).execute())
  await db.withScope(['hekou'], 'web', (tx) => tx.insertInto('number_counter').values(counter('hekou')).execute())

  const seen = (scope: string[]) =>
    db.withScope(scope, 'web', (tx) => tx.selectFrom('number_counter').select('organ_id').orderBy('organ_id').execute())
  expect(await seen(['shiqiao'])).toEqual([{ organ_id: 'shiqiao' }])
  expect(await seen(['shiqiao', 'hekou'])).toEqual([{ organ_id: 'hekou' }, { organ_id: 'shiqiao' }])
  expect(await seen([])).toEqual([])
  await expect(
    db.withScope(['shiqiao'], 'web', (tx) =>
      tx
        .insertInto('number_counter')
        .values({ ...counter('hekou'), n: 2, year: 2019 })
        .execute(),
    ),
  ).rejects.toThrow(/row-level security/)
  await expect(
    db.withScope(['shiqiao'], 'sealer', (tx) => tx.insertInto('number_counter').values(counter('shiqiao')).execute()),
  ).rejects.toThrow(/permission denied/)
  const [who] = await db.withScope(
    ['shiqiao'],
    'auditor',
    async (tx) =>
      (
        await sql<{
          name: string
          organs: string
        }>`select current_user as name, current_setting('app.organs') as organs`.execute(tx)
      ).rows,
  )
  expect(who).toEqual({ name: 'huiyin_auditor', organs: 'shiqiao' })
  await expect(db.withScope(["x'; drop table organ; --"], 'web', async () => 1)).rejects.toMatchObject({
    refusals: [{ code: 'organ-id-invalid' }],
  })
})
