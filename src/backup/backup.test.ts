import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { testPlace } from '../db/testing.ts'
import { openDb } from '../db/open.ts'
import { readMigrations } from '../db/migrate.ts'
import { systemRandom } from '../lib/ids.ts'
import { checkBackup } from './read.ts'
import { restore, type RestoreOptions } from './restore.ts'
import {
  fillEveryTable,
  fullHouse,
  houseIn,
  type OpenedHouse,
  type Place,
  registerOne,
  tablesIn,
  tablesOf,
  verified,
  whereIn,
} from './testing.ts'
import { writeBackup } from './write.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 }) // houses on a disk, flushed

const now = '2018-05-08T01:00:00.000Z'

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const into = (to: Place, file: string, more: Partial<RestoreOptions> = {}) =>
  restore({ file, passphrase: null, to: { ...whereIn(to), leastFree: 0 }, now, random: systemRandom, ...more })

const code = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (caught: unknown) => (caught instanceof Error && 'refusals' in caught ? caught.message : String(caught)),
  )

// One full house, open all the while, and its backup.
let place: Place
let opened: OpenedHouse
let before: Record<string, string>
let file: string

beforeAll(async () => {
  place = await testPlace()
  opened = await fullHouse(place)
  before = await tablesOf(opened.house.db)
  file = join(place.dataDir, 'backups', 'house.tar.gz')
  await writeBackup(opened.house.db, { dataDir: place.dataDir, file, made_at: now })
})
afterAll(async () => {
  await opened.close()
  await place.remove()
})

test('a house stands again elsewhere, every row of every table and every key the same', async () => {
  const here = await testPlace()
  const { house, close } = await fullHouse(here)
  await fillEveryTable(house)
  const settings = { language: 'en', databaseUrl: 'postgres://old/old' }
  writeFileSync(join(here.dataDir, 'huiyin.json'), JSON.stringify(settings))
  const tables = await tablesOf(house.db)
  expect(Object.keys(tables).filter((name) => tables[name]?.startsWith('0 '))).toEqual([])
  const copy = join(scratch(), 'house.tar.gz')
  const written = await writeBackup(house.db, { dataDir: here.dataDir, file: copy, made_at: now })
  await close().catch(() => {}) // its log cannot be sealed with those rows

  const unpacked = scratch()
  execFileSync('tar', ['xzf', copy, '-C', unpacked])
  expect(execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: unpacked }).toString()).toBe('')
  const listed = execFileSync('tar', ['tzf', copy]).toString().trim().split('\n')
  expect(listed[0]).toBe('manifest.json')
  expect(listed.slice(-2)).toEqual(['counts.json', 'SHA256SUMS'])

  const there = await testPlace()
  expect(await into(there, copy)).toMatchObject({ rows: written.rows, losses: [], aside: null })
  expect(await tablesIn(there)).toEqual(tables)
  expect(readdirSync(join(there.dataDir, 'keys'))).toEqual(readdirSync(join(here.dataDir, 'keys')))
  expect(JSON.parse(readFileSync(join(there.dataDir, 'huiyin.json'), 'utf8'))).toEqual({ language: 'en' })
  const db = await openDb({ ...whereIn(there), leastFree: 0 })
  onTestFinished(() => db.close())
  const { rows } = await db.session((client) =>
    client.query<{ sha256: Buffer; content: Buffer }>(
      'select sha256, content from attachment join attachment_content using (organ_id, attachment_id)',
    ),
  )
  expect(rows.length).toBe(5)
  for (const { sha256, content } of rows) expect(createHash('sha256').update(content).digest()).toEqual(sha256)
})

test('a backup taken while people work is one moment: the log verifies, the summary rows are what the events say', async () => {
  const here = await testPlace()
  const { house, close } = await fullHouse(here)
  let done = 0
  const stop = new AbortController()
  const working = (async () => {
    while (!stop.signal.aborted) {
      await registerOne(house, 100 + done)
      done += 1
    }
  })()
  const folder = scratch()
  const files = ['a', 'b'].map((name) => join(folder, `${name}.tar.gz`))
  for (const file of files) await writeBackup(house.db, { dataDir: here.dataDir, file, made_at: now })
  const during = done
  stop.abort()
  await working
  await close()
  expect(during).toBeGreaterThan(0)
  expect(readdirSync(here.dataDir).filter((name) => name.startsWith('copying-'))).toEqual([])
  for (const file of files) {
    const there = await testPlace()
    await into(there, file)
    const again = await houseIn(there)
    expect(await verified(again.house)).toMatchObject({ ok: true, alarms: 0, findings: [] })
    await registerOne(again.house, 1000)
    await again.close()
  }
})

test('a file that is damaged anywhere, cut, foreign or too new is refused before anything is touched', async () => {
  const folder = scratch()
  const whole = readFileSync(file)
  const there = await testPlace()
  const tried = join(folder, 'tried.tar.gz')
  const attempt = async (bytes: Buffer): Promise<string> => {
    writeFileSync(tried, bytes)
    return code(into(there, tried))
  }
  const known = readMigrations()
  // Every place is checked alike by checkBackup, which restore asks first; restore itself is tried at some.
  let refused = 0
  for (let n = 0; n < 60; n++) {
    const at = 10 + Math.floor(((whole.length - 11) * n) / 59)
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (n % 8))
    writeFileSync(tried, bytes)
    const said = n % 10 === 0 ? await code(into(there, tried)) : await code(checkBackup(tried, null, known))
    expect(said, `byte ${at} of ${whole.length}`).toMatch(/^backup\.(damaged|cut|foreign)$/)
    refused += 1
  }
  expect(refused).toBe(60)
  for (const part of [0, 0.3, 0.9])
    expect(await attempt(whole.subarray(0, whole.length * part))).toMatch(/^backup\.(cut|foreign)$/)
  expect(await attempt(whole.subarray(0, whole.length - 9))).toBe('backup.cut')
  expect(await attempt(Buffer.from('PK\x03\x04 not ours'))).toBe('backup.foreign')
  expect(await attempt(gzipSync('not ours either'))).toBe('backup.foreign')
  // Put together again by somebody, so that only our own sums can tell.
  const tar = gunzipSync(whole)
  const changed = Buffer.from(tar)
  const at = changed.indexOf('路灯')
  changed.write('路口', at)
  expect(await attempt(gzipSync(changed))).toBe('backup.damaged')
  expect(await code(checkBackup(tried, null, known))).toBe('backup.damaged')
  const renamed = Buffer.from(tar.toString('latin1').replace('huiyin-backup/1', 'huiyin-backup/2'), 'latin1')
  expect(await attempt(gzipSync(renamed))).toBe('backup.newer_format')
  writeFileSync(tried, whole)
  expect(await code(into(there, tried, { migrations: known.slice(0, -1) }))).toBe('backup.newer_schema')
  expect(await code(into(there, join(folder, 'none')))).toBe('backup.no_such_file')
  expect(readdirSync(there.dataDir)).toEqual([])
  expect(await attempt(whole)).toBe('done')
  expect(await code(into(there, file))).toBe('restore.folder_not_empty')
})

test('a sealed backup opens with its passphrase alone', async () => {
  const folder = scratch()
  const file = join(folder, 'house.tar.gz.age')
  await writeBackup(opened.house.db, { dataDir: place.dataDir, file, made_at: now, passphrase: '春风 化雨' })
  const there = await testPlace()
  expect(await code(into(there, file))).toBe('backup.sealed')
  expect(await code(into(there, file, { passphrase: '春风化雨' }))).toBe('backup.wrong_passphrase')
  const whole = readFileSync(file)
  for (const [n, at] of [120, 190, whole.length - 1].entries()) {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << n)
    writeFileSync(join(folder, 'tried'), bytes)
    expect(await code(into(there, join(folder, 'tried'), { passphrase: '春风 化雨' }))).toMatch(
      /^backup\.(damaged|wrong_passphrase)$/,
    )
  }
  writeFileSync(join(folder, 'tried'), whole.subarray(0, -20))
  expect(await code(into(there, join(folder, 'tried'), { passphrase: '春风 化雨' }))).toBe('backup.damaged')
  expect(readdirSync(there.dataDir)).toEqual([])
  await into(there, file, { passphrase: '春风 化雨' })
  expect(await tablesIn(there)).toEqual(before)
})

test('nothing has the name of a backup that is not whole, and an organ without its key has none', async () => {
  const folder = scratch()
  const file = join(folder, 'house.tar.gz')
  const { db } = opened.house
  const goOn = () => {
    throw new Error('stopped')
  }
  await expect(writeBackup(db, { dataDir: place.dataDir, file, made_at: now, goOn })).rejects.toThrow('stopped')
  expect(await code(writeBackup(db, { dataDir: scratch(), file, made_at: now }))).toBe('keys.missing')
  expect(readdirSync(folder)).toEqual([])
  writeFileSync(file, 'mine')
  expect(await code(writeBackup(db, { dataDir: place.dataDir, file, made_at: now }))).toBe('backup.file_exists')
  expect(readFileSync(file, 'utf8')).toBe('mine')
  const nowhere = join(file, 'stick', 'house.tar.gz')
  expect(await code(writeBackup(db, { dataDir: place.dataDir, file: nowhere, made_at: now }))).toBe(
    'backup.cannot_write',
  )
})
