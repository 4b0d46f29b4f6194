import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { migrate, readMigrations } from './migrate.ts'
import { openUnlocked } from './open.ts'
import { packageRoot } from './package-root.ts'

/** The instant at which scratch databases are migrated. */
export const scratchNow = '2018-01-01T00:00:00.000Z'

/** A folder in .tmp/ with a PGlite database, migrated unless `empty`, to be copied, never opened. Made when missing. */
export async function preparedFolder(empty: boolean): Promise<string> {
  const home = join(packageRoot(), '.tmp')
  const prepared = join(home, `pglite-${empty ? `empty-${fingerprint([])}` : fingerprint()}`)
  if (existsSync(prepared)) return prepared
  mkdirSync(home, { recursive: true })
  const beside = mkdtempSync(join(home, 'preparing-'))
  if (!empty) cpSync(await preparedFolder(true), beside, { recursive: true })
  const db = await openUnlocked({}, { mode: 'scratch', folder: beside })
  if (!empty) await migrate(db, { now: scratchNow })
  await db.session((client) => client.query('checkpoint'))
  await db.close()
  try {
    renameSync(beside, prepared)
  } catch (caught) {
    if (!existsSync(prepared)) throw caught
    rmSync(beside, { recursive: true, force: true }) // another process was faster
  }
  return prepared
}

/** Changes with the schema and with the version of PGlite, so that an old preparation is never used. */
export function fingerprint(migrations = readMigrations()): string {
  const pglite = join(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), '../package.json')
  const hash = createHash('sha256').update((JSON.parse(readFileSync(pglite, 'utf8')) as { version: string }).version)
  for (const { name, checksum } of migrations) hash.update(name + checksum)
  return hash.digest('hex').slice(0, 12)
}
