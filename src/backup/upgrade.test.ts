import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { migrate, type Migration, readMigrations } from '../db/migrate.ts'
import { openDb } from '../db/open.ts'
import { packageRoot } from '../db/package-root.ts'
import { testPlace } from '../db/testing.ts'
import { systemRandom } from '../lib/ids.ts'
import type { TarFile } from '../lib/tar.ts'
import { seal } from '../start.ts'
import { fillHouse } from './fill-house.ts'
import { writeHouseFile } from './house-files.ts'
import { backupsHere } from './last.ts'
import { restore } from './restore.ts'
import { houseIn, type Place, registerOne, tablesIn, tablesOf, verified, whereIn } from './testing.ts'
import { writeBackup } from './write.ts'

vi.setConfig({ testTimeout: 300_000 })

const now = '2018-05-08T01:00:00.000Z'
const fixtures = join(packageRoot(), 'migrations', 'fixtures')
const versions = readdirSync(fixtures)
  .map((name) => name.replace('.txt', ''))
  .toSorted()
const known = readMigrations()

/** A fixture: the files of a backup that a version made, one under another, each after a line with its path. */
async function* entriesOf(version: string): AsyncGenerator<TarFile> {
  const text = readFileSync(join(fixtures, `${version}.txt`), 'utf8')
  for (const part of text.slice('>>> '.length).split('\n>>> ')) {
    const end = part.indexOf('\n')
    const lines = part.slice(end + 1)
    yield { path: part.slice(0, end), bytes: Buffer.from(lines.endsWith('\n') ? lines : `${lines}\n`) }
  }
}

/** A house as that version left it. */
async function oldHouse(version: string, migrations: readonly Migration[]): Promise<Place> {
  const place = await testPlace()
  const db = await openDb({ ...whereIn(place), leastFree: 0 })
  try {
    await fillHouse(db, entriesOf(version), {
      now,
      migrations,
      onFile: (file) => writeHouseFile(place.dataDir, file),
    })
  } finally {
    await db.close()
  }
  return place
}

const rowsOf = (tables: Record<string, string>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, tables[name]]))

test('there is a fixture for each released schema', () => {
  expect(versions).toEqual(known.map((one) => one.name.slice(0, 4)).slice(0, versions.length))
  expect(versions.length).toBeGreaterThanOrEqual(5)
})

test.each(versions)(
  'a house of schema %s is brought up to date: its rows are there, its log verifies, it goes on',
  async (version) => {
    const place = await oldHouse(version, known.slice(0, Number(version)))
    const before = await tablesIn(place)
    const kept = Object.keys(before).filter((name) => name !== 'migration' && name !== 'category')
    expect(before['contact']).toMatch(/^7 /)
    const { house, close } = await houseIn(place)
    const after = await tablesOf(house.db)
    expect(rowsOf(after, kept)).toEqual(rowsOf(before, kept))
    expect(await verified(house)).toMatchObject({ ok: true, findings: [] })
    await registerOne(house, 60)
    await seal(house)
    expect(await verified(house)).toMatchObject({ ok: true, findings: [] })
    await close()

    // The backup that was made before: the old version's rows, and this version restores it.
    const [made] = backupsHere(join(place.dataDir, 'backups'))
    expect(made?.name).toMatch(new RegExp(`^before-000${Number(version) + 1}-`))
    const there = await testPlace()
    await restore({
      file: made?.file ?? '',
      passphrase: null,
      to: { ...whereIn(there), leastFree: 0 },
      now,
      random: systemRandom,
    })
    expect(rowsOf(await tablesIn(there), kept)).toEqual(rowsOf(before, kept))
  },
)

test('an upgrade that fails half way leaves the old version its backup, from which it works', async () => {
  const file = (name: string, sql: string): Migration => ({
    name,
    sql,
    checksum: createHash('sha256').update(sql).digest('hex'),
  })
  const old = known.slice(0, 5)
  const place = await oldHouse('0005', old)
  const before = await tablesIn(place)
  const db = await openDb({ ...whereIn(place), leastFree: 0 })
  onTestFinished(() => db.close())
  const backup = join(place.dataDir, 'backups', 'before-0006-20180508T010000000Z.tar.gz')
  const next = [
    ...old,
    file('0006_fine.sql', `update matter set channel = 'gone'; alter table matter drop column stage;`),
    file('0007_broken.sql', 'create table half (n int); select 1 / 0;'),
  ]
  const upgrade = migrate(db, {
    now,
    migrations: next,
    backup: async (client) => {
      await writeBackup(db, { dataDir: place.dataDir, file: backup, made_at: now, client, migrations: old })
    },
  })
  await expect(upgrade).rejects.toMatchObject({ code: '22012' })
  await expect(migrate(db, { now, migrations: old })).rejects.toMatchObject({
    refusals: [{ code: 'migration-unknown' }],
  })
  const there = await testPlace()
  await restore({
    file: backup,
    passphrase: null,
    to: { ...whereIn(there), leastFree: 0 },
    now,
    random: systemRandom,
    migrations: old,
  })
  expect(await tablesIn(there)).toEqual(before)
})
