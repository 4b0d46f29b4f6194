import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { DurableNodeFS, durableStartParams } from '../src/db/durable-fs.ts'
import { type Db, openDb, openUnlocked } from '../src/db/open.ts'
import { scratchDataDir, scratchPostgres } from '../src/db/scratch.ts'
import { benchHouse } from './fill.ts'
import { writeBenchFile } from './import-file.ts'

/** Tables that an import writes, parents first. */
const tables = [
  'matter', 'contact', 'person_on_contact', 'person_text', 'contact_text', 'matter_text', 'matter_search', 'code_directory',
  'clock', 'duty', 'handling', 'matter_reader', 'contact_reader', 'event', 'event_body', 'log_pending',
] as const // prettier-ignore

/** A fresh flushed database with the schema: where it is, and the plain driver over it. */
type Fresh = { where: string; db(): Promise<Db>; plain(): Promise<Plain>; remove(): Promise<void> }
type Plain = {
  exec(sql: string): Promise<unknown>
  dump(table: string): Promise<Blob>
  load(table: string, rows: Blob): Promise<void>
  close(): Promise<void>
}
export type ImportTarget = { engine: Db['engine']; fresh(): Promise<Fresh> }

export type ImportBench = {
  rows: number
  import_per_second: number
  copy_per_second: number
  /** The import's speed as a share of COPY of exactly the rows it wrote. */
  ratio: number
  table_rows: number
  file_mb: number
  /** Most memory of a process that imports the file, and one four times as long. */
  peak_mb: number
  peak_4x_mb: number
}

/** Rows a second of an import, beside COPY of every row that it wrote into an empty schema with the same indexes; peak memory. */
export async function benchImport(target: ImportTarget, rows = 20_000): Promise<ImportBench> {
  const home = mkdtempSync(join(tmpdir(), 'huiyin-bench-import-'))
  try {
    const file = join(home, 'messages.csv')
    await writeBenchFile(file, rows)
    const one = await target.fresh()
    const imported = await inChild(one, file)
    const plain = await one.plain()
    const dumped: [string, Blob][] = []
    for (const table of tables) dumped.push([table, await plain.dump(table)])
    await plain.close()
    await one.remove()
    const two = await target.fresh()
    const copied = await copySeconds(two, dumped)
    await two.remove()
    const longer = join(home, 'longer.csv')
    await writeBenchFile(longer, rows * 4)
    const three = await target.fresh()
    const four = await inChild(three, longer)
    await three.remove()
    return {
      rows,
      import_per_second: rows / imported.seconds,
      copy_per_second: rows / copied,
      ratio: copied / imported.seconds,
      table_rows: (await Promise.all(dumped.map(([, blob]) => linesOf(blob)))).reduce((a, b) => a + b, 0),
      file_mb: statSync(file).size / 1e6,
      peak_mb: imported.peak,
      peak_4x_mb: four.peak,
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Imports in a process of its own into a fresh bench town. */
async function inChild(fresh: Fresh, file: string): Promise<{ added: number; seconds: number; peak: number }> {
  const db = await fresh.db()
  await benchHouse(db)
  await db.close()
  const script = fileURLToPath(new URL('import-peak.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [script, file, fresh.where])
  return JSON.parse(stdout) as { added: number; seconds: number; peak: number }
}

async function copySeconds(fresh: Fresh, dumped: readonly [string, Blob][]): Promise<number> {
  const plain = await fresh.plain()
  const from = performance.now()
  await plain.exec('begin')
  for (const [table, rows] of dumped) await plain.load(table, rows)
  await plain.exec('commit')
  const seconds = (performance.now() - from) / 1000
  await plain.close()
  return seconds
}

// In COPY's text a line break ends a row; those in texts are written \n.
async function linesOf(blob: Blob): Promise<number> {
  return Buffer.from(await blob.arrayBuffer()).reduce((n, byte) => (byte === 10 ? n + 1 : n), 0)
}

/** PGlite in a folder, flushed as ours is. */
export const pgliteImport: ImportTarget = {
  engine: 'pglite',
  fresh: async () => {
    const home = await scratchDataDir()
    const folder = join(home, 'pglite')
    return {
      where: folder,
      db: () => openUnlocked({}, { mode: 'durable', folder }),
      plain: async () => {
        const raw = await PGlite.create({
          fs: new DurableNodeFS(folder, () => {}),
          startParams: [...durableStartParams],
        })
        return {
          exec: (sql) => raw.exec(sql),
          dump: async (table) => (await raw.query(`copy "${table}" to '/dev/blob'`)).blob ?? new Blob(),
          load: async (table, blob) => {
            await raw.query(`copy "${table}" from '/dev/blob'`, [], { blob })
          },
          close: () => raw.close(),
        }
      },
      remove: async () => rmSync(home, { recursive: true, force: true }),
    }
  },
}

/** A PostgreSQL server. */
export function postgresImport(serverUrl: string): ImportTarget {
  return {
    engine: 'postgres',
    fresh: async () => {
      const made = await scratchPostgres(serverUrl)
      const { rows } = await made.session((client) =>
        client.query<{ name: string }>('select current_database() as name'),
      )
      const url = new URL(serverUrl)
      url.pathname = `/${rows[0]?.name ?? ''}`
      return {
        where: url.href,
        db: () => openDb({ databaseUrl: url.href }),
        plain: async () => {
          const client = new Client({ connectionString: url.href })
          await client.connect()
          return {
            exec: (sql) => client.query(sql),
            dump: async (table) => {
              const parts: Buffer<ArrayBuffer>[] = []
              for await (const part of client.query(copyTo(`copy "${table}" to stdout`)))
                parts.push(part as Buffer<ArrayBuffer>)
              return new Blob(parts)
            },
            load: async (table, blob) => {
              await pipeline(blob.stream(), client.query(copyFrom(`copy "${table}" from stdin`)))
            },
            close: () => client.end(),
          }
        },
        remove: () => made.close(),
      }
    },
  }
}
