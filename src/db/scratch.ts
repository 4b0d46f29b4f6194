import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import type { Limits } from './lane.ts'
import { migrate, readMigrations } from './migrate.ts'
import { type Db, openDb, openUnlocked } from './open.ts'
import { packageRoot } from './package-root.ts'

export type ScratchOptions = {
  /** Without the schema. */
  empty?: boolean
  limits?: Partial<Limits>
}

const now = '2018-01-01T00:00:00.000Z'

/**
 * A throwaway PGlite database, migrated unless `empty`, a copy of a folder prepared once in .tmp/ and named after the
 * migrations. Its files are gone after `close`. Nothing in it is flushed: for tests and benches.
 */
export async function scratchPglite(options: ScratchOptions = {}): Promise<Db> {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-scratch-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    cpSync(await preparedFolder(options.empty === true), folder, { recursive: true })
    const db = await openUnlocked({ limits: options.limits ?? {} }, { mode: 'scratch', folder })
    return {
      ...db,
      async close() {
        await db.close()
        remove()
      },
    }
  } catch (caught) {
    remove()
    throw caught
  }
}

/** A new data folder with a database in it, not open, migrated unless `empty`. The caller removes it. */
export async function scratchDataDir(empty = false): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-data-'))
  cpSync(await preparedFolder(empty), join(dataDir, 'pglite'), { recursive: true })
  return dataDir
}

async function preparedFolder(empty: boolean): Promise<string> {
  const home = join(packageRoot(), '.tmp')
  const prepared = join(home, `pglite-${empty ? `empty-${fingerprint([])}` : fingerprint()}`)
  if (existsSync(prepared)) return prepared
  mkdirSync(home, { recursive: true })
  const beside = mkdtempSync(join(home, 'preparing-'))
  if (!empty) cpSync(await preparedFolder(true), beside, { recursive: true })
  const db = await openUnlocked({}, { mode: 'scratch', folder: beside })
  if (!empty) await migrate(db, { now })
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

/**
 * A throwaway database on a PostgreSQL server, migrated unless `empty`, made from a template database that is prepared
 * once a server. Dropped at `close`. In: the URL of a server whose user may create databases.
 */
export async function scratchPostgres(serverUrl: string, options: ScratchOptions = {}): Promise<Db> {
  const template = options.empty === true ? 'template1' : await preparedTemplate(serverUrl)
  const name = `huiyin_scratch_${randomUUID().replaceAll('-', '')}`
  await onServer(serverUrl, (client) => client.query(`create database ${name} template ${template}`))
  const db = await openDb({ databaseUrl: withDatabase(serverUrl, name), limits: options.limits ?? {}, poolSize: 10 })
  return {
    ...db,
    async close() {
      await db.close()
      await onServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

async function preparedTemplate(serverUrl: string): Promise<string> {
  const name = `huiyin_template_${fingerprint()}`
  await onServer(serverUrl, async (client) => {
    // One process prepares, the others wait; the lock ends with the connection.
    await client.query(`select pg_advisory_lock(hashtext('huiyin_template'))`)
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rows.length > 0) return
    await client.query(`drop database if exists ${name}_new with (force)`)
    await client.query(`create database ${name}_new`)
    const db = await openDb({ databaseUrl: withDatabase(serverUrl, `${name}_new`), poolSize: 1 })
    await migrate(db, { now })
    await db.close()
    await client.query(`alter database ${name}_new rename to ${name}`)
  })
  return name
}

async function onServer<T>(serverUrl: string, fn: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

// Changes with the schema and with the version of PGlite, so that an old preparation is never used.
function fingerprint(migrations = readMigrations()): string {
  const pglite = join(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), '../package.json')
  const hash = createHash('sha256').update((JSON.parse(readFileSync(pglite, 'utf8')) as { version: string }).version)
  for (const { name, checksum } of migrations) hash.update(name + checksum)
  return hash.digest('hex').slice(0, 12)
}
