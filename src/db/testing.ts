import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Db } from './open.ts'
import { emptyPostgres, type ScratchOptions, scratchPglite, scratchPostgres } from './scratch.ts'

/** Which database the tests run on: HUIYIN_TEST_DB=postgres, else PGlite. */
export const testEngine: Db['engine'] = process.env['HUIYIN_TEST_DB'] === 'postgres' ? 'postgres' : 'pglite'

/**
 * A fresh database for one test, migrated unless `empty`; closed and gone when the test has finished. In `beforeAll`
 * close it yourself in `afterAll`. On PostgreSQL it is a database of its own on HUIYIN_TEST_PG_URL or DATABASE_URL.
 */
export async function testDb(options: ScratchOptions = {}): Promise<Db> {
  const db = testEngine === 'postgres' ? await scratchPostgres(serverUrl(), options) : await scratchPglite(options)
  atEnd(() => db.close())
  return db
}

/**
 * A place where a house can be made: an empty data folder, and on PostgreSQL an empty database. Gone when the test has
 * finished; in `beforeAll` call `remove` yourself.
 */
export async function testPlace(
  engine = testEngine,
): Promise<{ dataDir: string; databaseUrl?: string; remove: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-place-'))
  const made = engine === 'pglite' ? null : await emptyPostgres(serverUrl())
  const remove = async (): Promise<void> => {
    rmSync(dataDir, { recursive: true, force: true })
    await made?.drop()
  }
  atEnd(remove)
  return { dataDir, ...(made && { databaseUrl: made.url }), remove }
}

/** Does something when the test has finished; in `beforeAll` nothing: the caller does it. */
export function atEnd(work: () => Promise<void>): void {
  try {
    onTestFinished(work)
  } catch {
    // Not inside a test.
  }
}

function serverUrl(): string {
  const url = process.env['HUIYIN_TEST_PG_URL'] ?? process.env['DATABASE_URL']
  if (url === undefined) throw new Error('HUIYIN_TEST_DB=postgres needs HUIYIN_TEST_PG_URL or DATABASE_URL')
  return url
}
