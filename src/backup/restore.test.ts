import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testPlace } from '../db/testing.ts'
import { systemRandom } from '../lib/ids.ts'
import { lastCheckpoint } from '../record/store.ts'
import type { House } from '../matters/house.ts'
import { seal } from '../start.ts'
import { restore, type RestoreOptions } from './restore.ts'
import { prepareTarget } from './target.ts'
import { fullHouse, houseIn, organ, type Place, registerOne, tablesIn, tablesOf, verified, whereIn } from './testing.ts'
import { writeBackup } from './write.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const now = '2018-05-08T01:00:00.000Z'
const code = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (caught: unknown) => (caught instanceof Error && 'refusals' in caught ? caught.message : String(caught)),
  )
const into = (to: Place, more: Partial<RestoreOptions> = {}) =>
  restore({ file, passphrase: null, to: { ...whereIn(to), leastFree: 0 }, now, random: systemRandom, ...more })
const checkpointOf = async (house: House): Promise<{ size: number; note: string }> => {
  const last = await house.db.withScope([organ], 'sealer', (tx) => lastCheckpoint(tx, organ))
  return { size: last?.size ?? 0, note: last?.note ?? '' }
}

// A house that went on after its backup, and the checkpoint that hung on the notice board.
let place: Place
let file: string
let atBackup: { size: number; note: string }
let newest: { size: number; note: string }

beforeAll(async () => {
  place = await testPlace('pglite')
  const { house, close } = await fullHouse(place)
  file = join(place.dataDir, '..', `house-${process.pid}.tar.gz`)
  atBackup = await checkpointOf(house)
  await writeBackup(house.db, { dataDir: place.dataDir, file, made_at: '2018-05-07T02:00:00.000Z' })
  await registerOne(house, 20)
  await registerOne(house, 21)
  await seal(house)
  newest = await checkpointOf(house)
  await close()
})
afterAll(async () => {
  rmSync(file, { force: true })
  await place.remove()
})

test('records that a kept checkpoint knows and the backup does not are counted, in a new epoch that verify names', async () => {
  const lost = newest.size - atBackup.size
  expect(lost).toBeGreaterThanOrEqual(2)
  const there = await testPlace()
  const done = await into(there, { lastKnown: [newest.note, atBackup.note] })
  expect(done.losses).toEqual([{ organ_id: organ, epoch: 1, leaf: atBackup.size, lost }])
  const { house } = await houseIn(there)
  const found = await verified(house)
  expect(found).toMatchObject({ ok: true, alarms: 0 })
  expect(found.findings).toEqual([
    { code: 'restored', params: { epoch: 1, on: '2018-05-08', leaf: atBackup.size - 1, lost } },
  ])
  await registerOne(house, 30)
  await seal(house)
  expect(await verified(house)).toMatchObject({ ok: true })
})

test('an old checkpoint opens no epoch, and one of another house is refused before anything is touched', async () => {
  const there = await testPlace()
  const foreign = newest.note.replace(organ, 'elsewhere')
  expect(await code(into(there, { lastKnown: [foreign] }))).toBe('restore.not_its_checkpoint')
  expect(await code(into(there, { lastKnown: ['hello'] }))).toBe('restore.not_its_checkpoint')
  expect(readdirSync(there.dataDir)).toEqual([])
  // Signed by nobody: found out when the epoch is opened, and then nothing of the restore stays.
  const lines = newest.note.split('\n')
  const forged = [lines[0], '9999', ...lines.slice(2)].join('\n')
  expect(await code(into(there, { lastKnown: [forged] }))).toBe('log.anchor_not_ours')
  expect(readdirSync(there.dataDir)).toEqual([])
  const fresh = await testPlace()
  expect((await into(fresh, { lastKnown: [atBackup.note] })).losses).toEqual([])
})

test('an office that went on working and kept nothing says so: the loss is told without a number', async () => {
  const there = await testPlace()
  const done = await into(there, { workedSince: true })
  expect(done.losses).toEqual([{ organ_id: organ, epoch: 1, leaf: atBackup.size, lost: null }])
  const { house } = await houseIn(there)
  expect(await verified(house)).toMatchObject({
    ok: true,
    findings: [{ code: 'restored_unknown', params: { epoch: 1, leaf: atBackup.size - 1 } }],
  })
})

test('a data folder that is replaced is moved aside, and its log says what the backup lacks', async () => {
  const there = await testPlace('pglite')
  await into(there)
  const { house, close } = await houseIn(there)
  for (let n = 40; n < 43; n++) await registerOne(house, n)
  await seal(house)
  const { size } = await checkpointOf(house)
  const was = await tablesOf(house.db)
  expect(await code(into(there, { replace: true }))).toBe('restore.in_use')
  await close()
  expect(await code(into(there))).toBe('restore.folder_not_empty')
  const done = await into(there, { replace: true })
  expect(done.losses).toEqual([{ organ_id: organ, epoch: 1, leaf: atBackup.size, lost: size - atBackup.size }])
  expect(await tablesIn({ ...there, dataDir: done.aside ?? '' })).toEqual(was)
  // The same with a folder that cannot be read any more.
  truncateSync(join(there.dataDir, 'pglite', 'global', 'pg_control'), 100)
  const again = await into(there, { replace: true, now: '2018-05-09T01:00:00.000Z' })
  expect(again.losses).toEqual([{ organ_id: organ, epoch: 1, leaf: atBackup.size, lost: null }])
  expect(readdirSync(there.dataDir).filter((name) => name.startsWith('before-restore-'))).toHaveLength(2)
})

test('a restore that was broken off opens nowhere, and the next one clears it away', async () => {
  const there = await testPlace('pglite')
  writeFileSync(join(there.dataDir, 'huiyin.json'), '{"language":"en"}')
  writeFileSync(join(there.dataDir, 'own-rules.json'), '[]')
  const target = await prepareTarget(there.dataDir, true, now)
  writeFileSync(join(there.dataDir, 'half'), 'half')
  expect(await code(houseIn(there))).toBe('restore.unfinished')
  expect(await code(into(there))).toBe('restore.folder_not_empty') // the old house is back in its place
  expect(readdirSync(there.dataDir).toSorted()).toEqual(['huiyin.json', 'own-rules.json'])
  expect(target.aside === null || existsSync(target.aside)).toBe(false)
  rmSync(join(there.dataDir, 'own-rules.json'))
  await into(there)
  expect(readFileSync(join(there.dataDir, 'huiyin.json'), 'utf8')).toBe('{"language":"en"}')
  const { house } = await houseIn(there)
  expect(await verified(house)).toMatchObject({ ok: true, findings: [] })
})
