import { onTestFinished } from 'vitest'
import type { Db } from './open.ts'
import { type ScratchOptions, scratchPglite, scratchPostgres } from './scratch.ts'

/** Which database the tests run on: HUIYIN_TEST_DB=postgres, else PGlite. */
export const testEngine: Db['engine'] = process.env['HUIYIN_TEST_DB'] === 'postgres' ? 'postgres' : 'pglite'

/**
 * A fresh database for one test, migrated unless `empty`; closed and gone when the test has finished. In `beforeAll`
 * close it yourself in `afterAll`. On PostgreSQL it is a database of its own on HUIYIN_TEST_PG_URL or DATABASE_URL.
 */
export async function testDb(options: ScratchOptions = {}): Promise<Db> {
  const db = testEngine === 'postgres' ? await scratchPostgres(serverUrl(), options) : await scratchPglite(options)
  try {
    onTestFinished(() => db.close())
  } catch {
    // Not inside a test: the caller closes.
  }
  return db
}

function serverUrl(): string {
  const url = process.env['HUIYIN_TEST_PG_URL'] ?? process.env['DATABASE_URL']
  if (url === undefined) throw new Error('HUIYIN_TEST_DB=postgres needs HUIYIN_TEST_PG_URL or DATABASE_URL')
  return url
}
