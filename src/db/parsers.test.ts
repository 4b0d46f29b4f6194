import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDb } from './testing.ts'

test('both engines return the same: dates as text, counts as numbers, instants in UTC with milliseconds', async () => {
  const db = await testDb({ empty: true })
  const { rows } = await db.asOwner((tx) =>
    sql`select date '2018-02-28' as day, date '0099-01-01' as early, count(*) as count, sum(1::int8) as sum, 12.50::numeric as amount,
        timestamptz '2018-05-04 16:20:00+08' as whole, timestamptz '2018-05-04T08:20:00.1234567Z' as fine,
        timestamptz '1901-01-01 00:00:00+08:05:43' as odd, '{"a": [1, "回音", null]}'::jsonb as facts,
        '\\x00ff10'::bytea as bytes, null::date as none, true as yes, 7::int2 as small, 1.5::float8 as half,
        array[date '2018-01-01', null] as days, array[1::int8, 2] as longs, array['a"b', null, '石'] as words,
        array[timestamptz '2018-01-01 00:00:00Z'] as instants, interval '1 day' as span, 'x'::text collate "C" as c
      from generate_series(1, 3)`.execute(tx),
  )
  expect(rows).toEqual([
    {
      day: '2018-02-28',
      early: '0099-01-01',
      count: 3,
      sum: 3,
      amount: 12.5,
      whole: '2018-05-04T08:20:00.000Z',
      fine: '2018-05-04T08:20:00.123Z',
      odd: '1900-12-31T15:54:17.000Z',
      facts: { a: [1, '回音', null] },
      bytes: Buffer.from([0, 255, 16]),
      none: null,
      yes: true,
      small: 7,
      half: 1.5,
      days: ['2018-01-01', null],
      longs: [1, 2],
      words: ['a"b', null, '石'],
      instants: ['2018-01-01T00:00:00.000Z'],
      span: '1 day',
      c: 'x',
    },
  ])
  await expect(db.asOwner((tx) => sql`select 9007199254740993::int8 as n`.execute(tx))).rejects.toThrow('beyond 2^53')
})

test('parameters go in as they came out, and rows written are counted', async () => {
  const db = await testDb({ empty: true })
  await db.asOwner(async (tx) => {
    await sql`create table one (day date, at timestamptz, n int8, facts jsonb, bytes bytea, words text[])`.execute(tx)
    const values = [
      '2018-02-28',
      '2018-05-04T08:20:00.123Z',
      2 ** 40,
      { 词: ['"', '\\'] },
      new Uint8Array([0, 1, 255]),
      ['a,b', '"', null],
    ]
    const written = await sql`insert into one values (${sql.join(values)})`.execute(tx)
    expect(written.numAffectedRows).toBe(1n)
    const { rows } = await sql`select * from one`.execute(tx)
    expect(rows.map((row) => Object.values(row as object))).toEqual([
      [...values.slice(0, 4), Buffer.from([0, 1, 255]), values[5]],
    ])
  })
})

test('an answer of many megabytes arrives whole and in order', async () => {
  const db = await testDb({ empty: true })
  const { rows } = await db.asOwner((tx) =>
    sql<{ n: number; t: string }>`select n, repeat('回音', 60) as t from generate_series(1, 12000) n`.execute(tx),
  )
  expect(rows).toHaveLength(12_000)
  expect(rows.every((row, i) => row.n === i + 1 && row.t.length === 120)).toBe(true)
})
