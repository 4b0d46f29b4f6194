import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { savepoint } from './savepoint.ts'
import { scratchPglite } from './scratch.ts'
import { testDb, testEngine } from './testing.ts'

const createMark = sql`create table mark (n int primary key)`

test('a transaction that lies open too long is rolled back, and the next one goes on', async () => {
  const db = await testDb({ empty: true, limits: { idleMs: 300 } })
  await db.asOwner((tx) => createMark.execute(tx))
  let wake = (): void => {}
  const asleep = new Promise<void>((resolve) => {
    wake = resolve
  })
  const stalled = db.asOwner(async (tx) => {
    await sql`insert into mark values (1)`.execute(tx)
    await asleep
    await sql`insert into mark values (2)`.execute(tx)
  })
  stalled.catch(() => {})
  // Held up by the open one until the watchdog ends that: on a server by the key, on PGlite by the lane.
  await db.asOwner((tx) => sql`insert into mark values (1)`.execute(tx))
  wake()
  await expect(stalled).rejects.toMatchObject({ refusals: [{ code: 'storage-transaction-stalled' }] })
  expect((await db.asOwner((tx) => sql`select n from mark`.execute(tx))).rows).toEqual([{ n: 1 }])
})

test('a statement that runs too long is ended from outside, and the next one goes on', async () => {
  const db =
    testEngine === 'postgres'
      ? await testDb({ empty: true, limits: { statementMs: 300 } })
      : await scratchPglite({ empty: true, limits: { statementMs: 1500 } })
  await db.asOwner((tx) => createMark.execute(tx))
  const endless = db.asOwner(async (tx) => {
    await sql`insert into mark values (1)`.execute(tx)
    await sql`select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b`.execute(tx)
  })
  await expect(endless).rejects.toMatchObject({ refusals: [{ code: 'storage-statement-too-long' }] })
  await db.asOwner((tx) => sql`insert into mark values (3)`.execute(tx))
  expect((await db.asOwner((tx) => sql`select n from mark`.execute(tx))).rows).toEqual([{ n: 3 }])
  await db.close()
})

test('what a transaction hands out is dead when it is over, and one inside another is refused', async () => {
  const db = await testDb({ empty: true })
  const leaked = await db.asOwner(async (tx) => tx)
  await expect(sql`select 1`.execute(leaked)).rejects.toThrow('this transaction is over')
  await expect(db.asOwner(() => db.asOwner(async () => 1))).rejects.toThrow('a transaction inside a transaction')
  await expect(db.asOwner((tx) => tx.transaction().execute(async () => 1))).rejects.toThrow(
    'this is a transaction already',
  )
})

test('an error swallowed inside a transaction does not let it pass for committed', async () => {
  const db = await testDb({ empty: true })
  await db.asOwner((tx) => createMark.execute(tx))
  const swallowed = db.asOwner(async (tx) => {
    await sql`insert into mark values (1)`.execute(tx)
    await sql`select 1 / 0`.execute(tx).catch(() => {})
  })
  await expect(swallowed).rejects.toThrow('aborted by an error that the caller swallowed')
  expect((await db.asOwner((tx) => sql`select n from mark`.execute(tx))).rows).toEqual([])
})

test('a serialisation failure runs the work again, six times and no more', async () => {
  const db = await testDb({ empty: true })
  const failing = (times: number, state: string) => {
    let runs = 0
    return db.asOwner(async (tx) => {
      runs++
      if (runs <= times)
        await sql.raw(`do $$ begin raise exception 'again' using errcode = '${state}'; end $$`).execute(tx)
      return runs
    })
  }
  expect(await failing(1, '40001')).toBe(2)
  expect(await failing(5, '40P01')).toBe(6)
  await expect(failing(6, '40001')).rejects.toMatchObject({ code: '40001' })
  await expect(failing(1, '23505')).rejects.toMatchObject({ code: '23505' })
})

test('transactions that wait for each other all finish', async () => {
  const db = await testDb({ empty: true })
  await db.asOwner(async (tx) => {
    await createMark.execute(tx)
    await sql`insert into mark select generate_series(1, 2)`.execute(tx)
  })
  const cross = (first: number, second: number) =>
    db.asOwner(async (tx) => {
      await sql`update mark set n = n where n = ${first}`.execute(tx)
      await sql`update mark set n = n where n = ${second}`.execute(tx)
      return 'done'
    })
  const all = await Promise.all(Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? cross(1, 2) : cross(2, 1))))
  expect(all).toEqual(Array(8).fill('done'))
})

test('a read-only transaction cannot write, and a snapshot sees one moment', async () => {
  const db = await testDb()
  await expect(
    db.withScope(
      ['shiqiao'],
      'web',
      (tx) => tx.insertInto('number_counter').values({ organ_id: 'shiqiao', series: 'XF', year: 2018, n: 1 }).execute(),
      { readOnly: true },
    ),
  ).rejects.toMatchObject({ code: '25006' })
  const level = await db.withScope(
    ['shiqiao'],
    'web',
    (tx) => sql<{ level: string }>`select current_setting('transaction_isolation') as level`.execute(tx),
    { snapshot: true },
  )
  expect(level.rows).toEqual([{ level: 'repeatable read' }])
})

test('a step that fails within a savepoint leaves the rest of the transaction standing', async () => {
  const db = await testDb({ empty: true })
  await db.asOwner(async (tx) => {
    await createMark.execute(tx)
    await savepoint(tx, () => sql`insert into mark values (1)`.execute(tx))
    const outer = savepoint(tx, async () => {
      await sql`insert into mark values (2)`.execute(tx)
      await savepoint(tx, () => sql`insert into mark values (3)`.execute(tx))
      await sql`insert into mark values (1)`.execute(tx)
    })
    await expect(outer).rejects.toMatchObject({ code: '23505' })
    await sql`insert into mark values (4)`.execute(tx)
  })
  expect((await db.asOwner((tx) => sql`select n from mark order by n`.execute(tx))).rows).toEqual([{ n: 1 }, { n: 4 }])
})
