import { pagesOf, tablesInOrder } from '../db/dump.ts'
import { migrationsIn } from '../db/migrate.ts'
import type { Connection, Db } from '../db/open.ts'
import type { TarFile } from '../lib/tar.ts'
import { FORMAT, type Manifest, organsOf } from './manifest.ts'

/** How many rows each table has. */
export type Counts = Record<string, number>

/** The last but one and the last file of a backup. */
export const COUNTS = 'counts.json'
export const SUMS = 'SHA256SUMS'

/** The folder of a table's rows in a backup. */
export const folderOf = (at: number, table: string) => `tables/${String(at + 1).padStart(3, '0')}-${table}`

export type HouseOptions = {
  engine: Db['engine']
  made_at: string
  /** The files of the data folder, read once the database's moment stands. */
  files: () => TarFile[]
  /** Asked before each page; ends the work by throwing. */
  goOn?: () => void
}

/**
 * A whole house, file by file: its manifest, its tables in the order in which they can be filled, its own files, how many
 * rows there were. In: a client that sees one moment (`db.moment`). Nothing grows with the house.
 */
export async function* houseEntries(client: Connection, options: HouseOptions): AsyncGenerator<TarFile> {
  const { engine, made_at, files, goOn = () => {} } = options
  const tables = await tablesInOrder(client)
  const migrations = await migrationsIn(client)
  const organs = await organsOf(client)
  const manifest: Manifest = { format: FORMAT, made_at, engine, migrations, organs, tables }
  yield json('manifest.json', manifest)
  const counts: Counts = {}
  for (const [at, table] of tables.entries()) {
    counts[table.name] = 0
    let page = 0
    for await (const { bytes, rows } of pagesOf(client, table)) {
      goOn()
      page += 1
      counts[table.name] = (counts[table.name] ?? 0) + rows
      yield { path: `${folderOf(at, table.name)}/${String(page).padStart(6, '0')}.copy`, bytes }
    }
  }
  for (const { path, bytes } of files()) yield { path: `files/${path}`, bytes }
  yield json(COUNTS, counts)
}

function json(path: string, value: unknown): TarFile {
  return { path, bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`) }
}
