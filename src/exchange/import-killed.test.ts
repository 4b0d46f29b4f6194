import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { scratchDataDir, scratchPostgres } from '../db/scratch.ts'
import { testEngine } from '../db/testing.ts'
import { smallTown } from '../matters/testing.ts'
import { openOrgan } from '../offices/open-organ.ts'
import { seatsOf } from '../offices/organ-view.ts'
import { makeKeys, saveKeys } from '../record/keys.ts'
import { keysFolder, openHouse } from '../start.ts'
import { recordsFile, recordsMap, someRecords } from './fixtures/records.ts'
import { importFile } from './import.ts'

const organ = smallTown.organ_id

/** A data folder, and on PostgreSQL a database, with the small town in it; not open. */
async function emptyTown() {
  const dataDir = await scratchDataDir()
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  let databaseUrl: string | undefined
  if (testEngine === 'postgres') {
    const server = process.env['HUIYIN_TEST_PG_URL'] ?? process.env['DATABASE_URL'] ?? ''
    const scratch = await scratchPostgres(server)
    onTestFinished(() => scratch.close())
    const { rows } = await scratch.session((client) => client.query('select current_database() as name'))
    const url = new URL(server)
    url.pathname = `/${(rows[0] as { name: string }).name}`
    databaseUrl = url.href
  }
  const { house, close } = await openHouse({ dataDir, ...(databaseUrl ? { databaseUrl } : {}) })
  saveKeys(keysFolder(dataDir), makeKeys(organ, { now: house.now(), random: house.random }))
  await openOrgan(house, smallTown, { officer_id: null, via: 'cli' })
  await close()
  return { dataDir, databaseUrl }
}

test('killed in the midst of a file and run again, it finishes without doubles', { timeout: 180_000 }, async () => {
  const { dataDir, databaseUrl } = await emptyTown()
  const file = await recordsFile(dataDir, someRecords(200))
  const script = fileURLToPath(new URL('fixtures/import-child.ts', import.meta.url))
  const child = spawn(process.execPath, [script, dataDir, file, ...(databaseUrl ? [databaseUrl] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => child.kill('SIGKILL'))
    child.once('exit', (code, signal) => (signal === 'SIGKILL' ? resolve() : reject(new Error(`ended with ${code}`))))
  })
  const { house, close } = await openHouse({ dataDir, ...(databaseUrl ? { databaseUrl } : {}) })
  onTestFinished(close)
  const refs = () =>
    house.db.withScope([organ], 'web', (tx) =>
      tx.selectFrom('matter').select(['source_ref', 'n']).orderBy('n').execute(),
    )
  const some = (await refs()).length
  expect(some).toBeGreaterThanOrEqual(10)
  expect(some).toBeLessThan(200)
  expect(some % 10).toBe(0)
  const seats = await house.db.withScope([organ], 'web', (tx) => seatsOf(tx, organ, 'zhou', '2018-01-01'))
  const doer = { organ_id: organ, via: 'import' as const, actor: { officer_id: 'zhou', seats } }
  expect(await importFile(house, doer, { file, map: recordsMap() })).toMatchObject({ added: 200 - some, already: some })
  const all = await refs()
  expect(all.map((row) => row.n)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
  expect(new Set(all.map((row) => row.source_ref)).size).toBe(200)
})
