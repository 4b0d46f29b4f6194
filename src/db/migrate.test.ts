import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, type Migration, readMigrations } from './migrate.ts'
import { openDb, openUnlocked } from './open.ts'
import { scratchDataDir } from './scratch.ts'
import { testDb } from './testing.ts'

const now = '2018-05-04T08:20:00.000Z'
const file = (name: string, text: string): Migration => ({
  name,
  sql: text,
  checksum: createHash('sha256').update(text).digest('hex'),
})
const first = file(
  '0001_first.sql',
  'create table mark (n int primary key, words text); insert into mark values (2, $$二$$), (1, null);',
)
const second = file('0002_second.sql', 'alter table mark add column more int; update mark set more = n;')

test('migrations are applied once each, in order, whoever runs them and how many at once', async () => {
  const db = await testDb({ empty: true })
  const log: string[] = []
  expect(await migrate(db, { now, migrations: [first], log: (line) => log.push(line) })).toEqual(['0001_first.sql'])
  const many = await Promise.all([1, 2, 3].map(() => migrate(db, { now, migrations: [first, second] })))
  expect(many.flat()).toEqual(['0002_second.sql'])
  expect(await migrate(db, { now, migrations: [first, second] })).toEqual([])
  expect(log).toEqual(['migrated: 0001_first.sql'])
  const { rows } = await db.asOwner((tx) => sql`select name, applied_at from migration order by name`.execute(tx))
  expect(rows).toEqual([
    { name: '0001_first.sql', applied_at: now },
    { name: '0002_second.sql', applied_at: now },
  ])
})

test('a file that changed after it was applied is refused, and one that is unknown here', async () => {
  const db = await testDb({ empty: true })
  await migrate(db, { now, migrations: [first] })
  const changed = file('0001_first.sql', `${first.sql} -- changed`)
  await expect(migrate(db, { now, migrations: [changed, second] })).rejects.toMatchObject({
    refusals: [{ code: 'migration-changed', params: { name: '0001_first.sql' } }],
  })
  await expect(migrate(db, { now, migrations: [] })).rejects.toMatchObject({
    refusals: [{ code: 'migration-unknown', params: { name: '0001_first.sql' } }],
  })
})

test('a file that fails leaves nothing of itself', async () => {
  const db = await testDb({ empty: true })
  const broken = file('0002_broken.sql', 'create table half (n int); select 1 / 0;')
  await expect(migrate(db, { now, migrations: [first, broken] })).rejects.toMatchObject({ code: '22012' })
  const { rows } = await db.asOwner((tx) =>
    sql`select to_regclass('mark') as mark, to_regclass('half') as half`.execute(tx),
  )
  expect(rows).toEqual([{ mark: 'mark', half: null }])
})

test('a database in a folder that holds something is copied before it is changed', async () => {
  const dataDir = await scratchDataDir(true)
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const db = await openDb({ dataDir, leastFree: 0 })
  onTestFinished(() => db.close())
  const log: string[] = []
  await migrate(db, { now, migrations: [first], log: (line) => log.push(line) })
  await migrate(db, { now, migrations: [first, second], log: (line) => log.push(line) })
  const backup = join(dataDir, 'backups', 'before-0002-20180504T082000000Z')
  expect(log).toEqual(['migrated: 0001_first.sql', `backup before migration: ${backup}`, 'migrated: 0002_second.sql'])
  const old = await openUnlocked({}, { mode: 'scratch', folder: join(backup, 'pglite') })
  onTestFinished(() => old.close())
  const rows = (await old.asOwner((tx) => sql`select * from mark order by n`.execute(tx))).rows
  expect(rows).toEqual([
    { n: 1, words: null },
    { n: 2, words: '二' },
  ])
})

test('the tables are copied in key order, those behind row-level security too', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-backup-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const { backupTables } = await import('./backup.ts')
  const db = await testDb({ empty: true })
  await migrate(db, { now, migrations: [first] })
  await db.session(async (client) => {
    // An owner that is no superuser, as a hosted server gives it.
    await client.query(`do $$ begin create role huiyin_test_owner; exception when duplicate_object then null; end $$;
      grant all on schema public to huiyin_test_owner;
      alter table mark owner to huiyin_test_owner; alter table migration owner to huiyin_test_owner;
      alter table mark enable row level security; alter table mark force row level security;
      set role huiyin_test_owner`)
    const { rows } = await client.query('select * from mark')
    expect(rows).toEqual([])
    await backupTables(client, join(dataDir, 'copy'))
    await client.query('reset role')
  })
  expect(readdirSync(join(dataDir, 'copy')).toSorted()).toEqual(['mark.copy.gz', 'migration.copy.gz', 'tables.json'])
  expect(gunzipSync(readFileSync(join(dataDir, 'copy', 'mark.copy.gz'))).toString()).toBe('1\t\\N\n2\t二\n')
  const forced = await db.asOwner((tx) =>
    sql`select relforcerowsecurity as f from pg_class where relname = 'mark'`.execute(tx),
  )
  expect(forced.rows).toEqual([{ f: true }])
})

test('the files of the package are numbered without a gap', () => {
  expect(readMigrations().map((one) => Number(one.name.slice(0, 4)))).toEqual(readMigrations().map((_, i) => i + 1))
})
