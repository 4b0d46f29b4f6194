import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { readMigrations } from '../db/migrate.ts'
import { testPlace } from '../db/testing.ts'
import { backUpWhenDue, type BackupSettings, lastDue, startDailyBackup } from './daily.ts'
import { backupsHere, lastBackup } from './last.ts'
import { checkBackup } from './read.ts'
import { fullHouse, organ } from './testing.ts'

vi.setConfig({ testTimeout: 300_000 })

test('a backup is due from its hour on, once a day', () => {
  expect(lastDue('2018-05-08T17:59:00.000Z', 2)).toEqual({ day: '2018-05-08', minute: '2018-05-08T02:00' })
  expect(lastDue('2018-05-08T18:00:00.000Z', 2)).toEqual({ day: '2018-05-09', minute: '2018-05-09T02:00' })
  expect(lastDue('2018-05-08T17:00:00.000Z', 2)).toEqual({ day: '2018-05-08', minute: '2018-05-08T02:00' })
  expect(lastDue('2018-05-08T16:30:00.000Z', 2)).toEqual({ day: '2018-05-08', minute: '2018-05-08T02:00' })
})

test('the server backs up once a day, one process at a time, and removes an old one only when a newer good one stands', async () => {
  const place = await testPlace()
  const { house } = await fullHouse(place)
  const folder = join(place.dataDir, 'backups')
  let now = '2018-05-08T01:00:00.000Z'
  const settings: BackupSettings = {
    folder,
    passphraseFile: null,
    daily: true,
    hour: 2,
    keep: { days: 2, weeks: 0, months: 0 },
  }
  const options = { ...settings, dataDir: place.dataDir, now: () => now, holder: 'one' }
  expect(lastBackup(folder, now)).toEqual({ good: null, failed: null })
  const first = await backUpWhenDue(house.db, options)
  expect(first?.file).toBe(join(folder, 'huiyin-20180508T010000000Z.tar.gz'))
  expect((await checkBackup(first?.file ?? '', null, readMigrations())).manifest.organs[0]?.organ_id).toBe(organ)
  expect(await backUpWhenDue(house.db, options)).toBeNull()
  now = '2018-05-08T17:59:00.000Z'
  expect(await backUpWhenDue(house.db, options)).toBeNull()

  // Another process has the lease: nothing happens until it has run out.
  now = '2018-05-08T18:00:00.000Z'
  await house.db.withScope([], 'web', (tx) =>
    tx.updateTable('lease').set({ holder: 'two', until: '2018-05-08T18:30:00.000Z' }).execute(),
  )
  expect(await backUpWhenDue(house.db, options)).toBeNull()
  now = '2018-05-08T18:31:00.000Z'
  expect(await backUpWhenDue(house.db, options)).not.toBeNull()

  // A failure removes nothing, and says so.
  now = '2018-05-09T18:00:00.000Z'
  writeFileSync(join(folder, 'mine.txt'), 'mine')
  mkdirSync(join(place.dataDir, 'aside'))
  const lost = { ...options, dataDir: join(place.dataDir, 'aside') }
  await expect(backUpWhenDue(house.db, lost)).rejects.toMatchObject({ refusals: [{ code: 'keys.missing' }] })
  expect(backupsHere(folder)).toHaveLength(2)
  expect(lastBackup(folder, now)).toMatchObject({
    good: { made_at: '2018-05-08T18:31:00.000Z', age_ms: 23.5 * 3_600_000 - 60_000 },
    failed: { at: now, why: 'keys.missing' },
  })
  const unsealed = { ...options, passphraseFile: join(folder, 'none') }
  await expect(backUpWhenDue(house.db, unsealed)).rejects.toMatchObject({
    refusals: [{ code: 'backup.no_passphrase' }],
  })
  writeFileSync(join(folder, 'huiyin-20180507T180000000Z.tar.gz.part'), 'killed on the way')
  writeFileSync(join(folder, 'huiyin-20180509T170000000Z.tar.gz.part'), 'perhaps still being written')
  expect(await backUpWhenDue(house.db, options)).not.toBeNull()
  rmSync(join(folder, 'huiyin-20180509T170000000Z.tar.gz.part'))
  expect(readdirSync(folder).toSorted()).toEqual([
    'huiyin-20180508T183100000Z.tar.gz',
    'huiyin-20180509T180000000Z.tar.gz',
    'mine.txt',
  ])
  expect(lastBackup(folder, now)).toMatchObject({ good: { made_at: now, age_ms: 0 }, failed: null })
  rmSync(join(folder, 'mine.txt'))
  utimesSync(folder, 0, 0) // names say when, not the file system

  // The server's own round, and a stop in the midst of it, which leaves nothing.
  now = '2018-05-10T18:00:00.000Z'
  const errors: unknown[] = []
  const running = startDailyBackup(house.db, { ...options, onError: (caught) => errors.push(caught) })
  await running.stop()
  expect(errors).toEqual([])
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
})
