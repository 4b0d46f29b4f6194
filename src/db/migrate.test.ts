import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrate, type Migration, readMigrations } from './migrate.ts'
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

test('a database that holds something is backed up before it is changed, and stays as it is when that fails', async () => {
  const db = await testDb({ empty: true })
  const asked: string[] = []
  const backup = async (_client: unknown, before: string): Promise<void> => void asked.push(before)
  await migrate(db, { now, migrations: [first], backup })
  expect(asked).toEqual([])
  const full = () => Promise.reject(new Error('the disk is full'))
  await expect(migrate(db, { now, migrations: [first, second], backup: full })).rejects.toThrow('the disk is full')
  const { rows } = await db.asOwner((tx) => sql`select name from migration`.execute(tx))
  expect(rows).toEqual([{ name: '0001_first.sql' }])
  await migrate(db, { now, migrations: [first, second], backup })
  await migrate(db, { now, migrations: [first, second], backup })
  expect(asked).toEqual(['0002'])
})

test('the files of the package are numbered without a gap', () => {
  expect(readMigrations().map((one) => Number(one.name.slice(0, 4)))).toEqual(readMigrations().map((_, i) => i + 1))
})
