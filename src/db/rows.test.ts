import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { CHUNK_ROWS, insertRows, type Rows } from './rows.ts'
import { testDb } from './testing.ts'

const organ = {
  organ_id: 'shiqiao',
  level: 'town',
  name: '石桥镇',
  name_en: 'Shiqiao',
  word: '石政',
  zone: 'Asia/Shanghai',
  demo: true,
  created_at: '2018-01-01T00:00:00.000Z',
} as const

const types = {
  thing: {
    id: 'int4',
    big: 'int8',
    words: 'text',
    day: 'date',
    at: 'timestamptz',
    facts: 'jsonb',
    bytes: 'bytea',
    yes: 'bool',
    tags: 'text[]',
    amount: 'numeric',
    uid: 'uuid',
  },
}
const createThing = sql`create table thing (id int4 primary key, big int8, words text, day date, at timestamptz,
  facts jsonb, bytes bytea, yes bool, tags text[], amount numeric, uid uuid)`

const text = fc.oneof(
  fc.string({ unit: 'binary' }).map((s) => s.replaceAll('\0', '')),
  fc.constantFrom(
    'NULL',
    'null',
    '',
    '"',
    '\\',
    '{}',
    '\\x00',
    "'; drop table thing; --",
    '石桥镇"回音\\',
    '𠮷野家',
    '$1',
  ),
)
const json = fc.jsonValue({ noUnicodeString: false }).filter((v) => !JSON.stringify(v).includes('\\u0000'))
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary)
const row = fc.record({
  big: maybe(fc.maxSafeInteger()),
  words: maybe(text),
  day: maybe(fc.constantFrom('2018-05-04', '2024-02-29', '0001-01-01', '9999-12-31')),
  at: maybe(
    fc
      .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString()),
  ),
  facts: maybe(json),
  bytes: maybe(fc.uint8Array({ maxLength: 40 })),
  yes: maybe(fc.boolean()),
  tags: maybe(fc.array(maybe(text), { maxLength: 3 })),
  amount: maybe(fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 100)),
  uid: maybe(fc.uuid()),
})

test('what goes in by insertRows comes out the same, whatever the strings hold', async () => {
  const db = await testDb({ empty: true })
  await db.asOwner((tx) => createThing.execute(tx))
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (generated) => {
      const rows = generated.map((one, id) => ({ id, ...one }))
      const back = await db.asOwner(async (tx) => {
        await sql`delete from thing`.execute(tx)
        await insertRows(tx, { thing: rows } as Rows, types)
        return (await sql<Record<string, unknown>>`select * from thing order by id`.execute(tx)).rows
      })
      const plain = (one: Record<string, unknown>) => ({
        ...one,
        // JSON knows no -0
        facts: JSON.parse(JSON.stringify(one['facts'])) as unknown,
        bytes: one['bytes'] === null ? null : Buffer.from(one['bytes'] as Uint8Array).toString('hex'),
      })
      expect(back.map(plain)).toEqual(rows.map(plain))
    }),
    { numRuns: 60 },
  )
})

test('one statement fills parent and child tables, and a column left out takes its default', async () => {
  const db = await testDb()
  const { zone: _, ...withoutZone } = organ
  await db.asOwner((tx) =>
    insertRows(tx, {
      organ: [withoutZone],
      office: [
        {
          organ_id: 'shiqiao',
          office_id: 'petitions',
          kind: 'petition_office',
          name: '信访办',
          name_en: 'Petitions',
          from_day: '2018-01-01',
        },
        {
          organ_id: 'shiqiao',
          office_id: 'v1',
          parent_office_id: 'petitions',
          kind: 'village',
          name: '一村',
          name_en: 'V1',
          from_day: '2018-01-01',
        },
      ],
    }),
  )
  const offices = await db.withScope(['shiqiao'], 'web', (tx) =>
    tx
      .selectFrom('office')
      .innerJoin('organ', 'organ.organ_id', 'office.organ_id')
      .select(['office_id', 'from_day', 'parent_office_id', 'zone'])
      .orderBy('office_id')
      .execute(),
  )
  expect(offices).toEqual([
    { office_id: 'petitions', from_day: '2018-01-01', parent_office_id: null, zone: 'Asia/Shanghai' },
    { office_id: 'v1', from_day: '2018-01-01', parent_office_id: 'petitions', zone: 'Asia/Shanghai' },
  ])
})

test('a NUL and half a surrogate pair are refused with the field named, and nothing is written', async () => {
  const db = await testDb()
  for (const name of ['石\0桥', 'half \ud800 a pair'])
    await expect(db.asOwner((tx) => insertRows(tx, { organ: [{ ...organ, name }] }))).rejects.toMatchObject({
      refusals: [{ code: 'storage-text-not-storable', field: 'name' }],
    })
  await expect(
    db.asOwner((tx) =>
      tx
        .insertInto('organ')
        .values({ ...organ, name: '石\0桥' })
        .execute(),
    ),
  ).rejects.toMatchObject({ refusals: [{ code: 'storage-text-not-storable' }] })
  expect(await db.asOwner((tx) => tx.selectFrom('organ').select('name').execute())).toEqual([])
})

test('more rows than one statement carries go in chunks of the same transaction', async () => {
  const db = await testDb()
  const counters = Array.from({ length: CHUNK_ROWS * 2 + 1 }, (_, n) => ({
    organ_id: 'shiqiao',
    series: 'XF',
    year: n,
    n,
  }))
  await db.withScope(['shiqiao'], 'web', (tx) => insertRows(tx, { number_counter: counters }))
  const [count] = await db.withScope(['shiqiao'], 'web', (tx) =>
    tx
      .selectFrom('number_counter')
      .select((e) => [e.fn.countAll<number>().as('rows'), e.fn.sum<number>('n').as('sum')])
      .execute(),
  )
  expect(count).toEqual({ rows: counters.length, sum: (CHUNK_ROWS * 2 * (CHUNK_ROWS * 2 + 1)) / 2 })
})
