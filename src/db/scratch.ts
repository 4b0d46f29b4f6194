import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Limits } from './lane.ts'
import { lend } from './lend.ts'
import { migrate } from './migrate.ts'
import { type Db, openDb, openUnlocked } from './open.ts'
import { fingerprint, preparedFolder, scratchNow } from './prepared.ts'
import { emptied, schemaOf } from './scratch-reset.ts'

export type ScratchOptions = {
  /** Without the schema. */
  empty?: boolean
  limits?: Partial<Limits>
}

type Scratch = { db: Db; schema: string; remove: () => void }

// Databases of this process that were given back clean, by whether they are empty: the next test gets them again,
// for starting PGlite costs most of a second.
const idle = { empty: [] as Scratch[], migrated: [] as Scratch[] }

/**
 * A throwaway PGlite database, migrated unless `empty`: a copy of a folder prepared once in .tmp/ and named after the
 * migrations. `close` empties it for the next one who asks, or removes it. Nothing in it is flushed: for tests and
 * benches.
 */
export async function scratchPglite(options: ScratchOptions = {}): Promise<Db> {
  const shelf = options.limits === undefined ? idle[options.empty === true ? 'empty' : 'migrated'] : []
  const scratch = shelf.pop() ?? (await startScratch(options))
  return lend(scratch.db, async () => {
    if (options.limits === undefined && (await emptied(scratch.db, scratch.schema, options.empty === true)))
      shelf.push(scratch)
    else {
      await scratch.db.close()
      scratch.remove()
    }
  })
}

async function startScratch(options: ScratchOptions): Promise<Scratch> {
  sweep()
  const folder = mkdtempSync(join(scratchHome(), `${prefix}${process.pid}-`))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  try {
    cpSync(await preparedFolder(options.empty === true), folder, { recursive: true })
    const db = await openUnlocked({ limits: options.limits ?? {} }, { mode: 'scratch', folder })
    return { db, schema: await schemaOf(db), remove }
  } catch (caught) {
    remove()
    throw caught
  }
}

const prefix = 'huiyin-scratch-'

// In memory where there is room (a database is about a thousand small files), else the system's temporary folder.
function scratchHome(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > 2 ** 31 ? '/dev/shm' : tmpdir()
  } catch {
    return tmpdir()
  }
}

// Removes what processes left that were killed.
function sweep(): void {
  for (const name of readdirSync(scratchHome())) {
    if (!name.startsWith(prefix)) continue
    try {
      process.kill(Number(name.slice(prefix.length).split('-')[0]), 0)
    } catch {
      rmSync(join(scratchHome(), name), { recursive: true, force: true })
    }
  }
}

/** A new data folder with a database in it, not open, migrated unless `empty`. The caller removes it. */
export async function scratchDataDir(empty = false): Promise<string> {
  const dataDir = mkdtempSync(join(scratchHome(), `${prefix}${process.pid}-data-`))
  cpSync(await preparedFolder(empty), join(dataDir, 'pglite'), { recursive: true })
  return dataDir
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

/**
 * A throwaway database on a PostgreSQL server, with nothing in it, or `like` another that nobody has open (its URL): its
 * URL, and how to drop it.
 */
export async function emptyPostgres(
  serverUrl: string,
  like?: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `huiyin_scratch_${randomUUID().replaceAll('-', '')}`
  const template = like === undefined ? 'template1' : new URL(like).pathname.slice(1)
  await onServer(serverUrl, (client) => client.query(`create database ${name} template ${template}`))
  return {
    url: withDatabase(serverUrl, name),
    drop: async () => {
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
    await migrate(db, { now: scratchNow })
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
