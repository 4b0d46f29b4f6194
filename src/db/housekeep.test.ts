import { rmSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { keepHouse, rhythm } from './housekeep.ts'
import { openDb } from './open.ts'
import { scratchDataDir } from './scratch.ts'
import { testDb, testEngine } from './testing.ts'

test('named tables are vacuumed on both engines, as the owner, and nothing else is', async () => {
  const db = await testDb()
  expect(await db.housekeep({ vacuum: ['log_pending'] })).toEqual({ checkpointed: false, vacuumed: ['log_pending'] })
  const { rows } = await db.session((client) =>
    client.query(`select relname from pg_stat_user_tables where last_vacuum is not null`),
  )
  expect(rows).toEqual([{ relname: 'log_pending' }])
})

test('PGlite is checkpointed and what changed is vacuumed; a server does that by itself', async () => {
  const db = await testDb()
  await db.withScope(['shiqiao'], 'web', (tx) =>
    sql`insert into number_counter select 'shiqiao', 'XF', n, n from generate_series(1, 1000) n`.execute(tx),
  )
  const done = await db.housekeep()
  // Other tables of the same database may be due too.
  expect(done.checkpointed).toBe(testEngine === 'pglite')
  expect(done.vacuumed.includes('number_counter')).toBe(testEngine === 'pglite')
  expect((await db.housekeep()).vacuumed).toEqual([])
})

test('the timer lets go of the write-ahead log and vacuums when nobody works', async () => {
  const dataDir = await scratchDataDir(true)
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const db = await openDb({ dataDir, leastFree: 0 })
  onTestFinished(() => db.close())
  const redo = async () =>
    (await db.session((client) => client.query('select redo_lsn from pg_control_checkpoint()'))).rows
  const vacuumed = async () =>
    (
      await db.session((client) =>
        client.query('select relname from pg_stat_user_tables where last_vacuum is not null'),
      )
    ).rows
  const errors: unknown[] = []
  const quiet = { flushes: () => db.flushes(), quietFor: () => 1000 }
  const end = keepHouse(db.session, quiet, (error) => errors.push(error), {
    ...rhythm,
    everyMs: 20,
    walBytes: 100_000,
    idleMs: 50,
  })
  const before = await redo()
  await db.asOwner((tx) =>
    sql`create table fat as select n, repeat('x', 500) as t from generate_series(1, 2000) n`.execute(tx),
  )
  await vi.waitFor(async () => expect(await redo()).not.toEqual(before), { timeout: 20_000 })
  await vi.waitFor(async () => expect(await vacuumed()).toEqual([{ relname: 'fat' }]), { timeout: 20_000 })
  await end()
  expect(errors).toEqual([])
})
