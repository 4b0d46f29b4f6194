import { clearShipped, isEmpty, loadRows, openOrgans, refersToItself } from '../db/load.ts'
import { tablesInOrder } from '../db/dump.ts'
import { migrate, type Migration, migrationsIn } from '../db/migrate.ts'
import type { Connection, Db } from '../db/open.ts'
import type { TarFile } from '../lib/tar.ts'
import { refuse } from '../rules/errors.ts'
import { COUNTS, type Counts, folderOf } from './entries.ts'
import { type Manifest, manifestSchema } from './manifest.ts'

export type FillOptions = {
  now: string
  migrations: readonly Migration[]
  /** What to do with the house's own files. */
  onFile: (file: TarFile) => void
  /** Told of the tables as they are filled. */
  onTable?: (name: string, rows: number) => void
}

/**
 * Fills an empty database from the files of a house, in one transaction: all of it stands there afterwards, or nothing.
 * An older schema is made first, filled, and then brought up to date. Refuses `restore.not_empty`, `backup.other_schema`.
 * Throws when the files are not whole: check them before.
 */
export async function fillHouse(db: Db, entries: AsyncIterable<TarFile>, options: FillOptions): Promise<Manifest> {
  const { now, migrations, onFile, onTable = () => {} } = options
  const source = entries[Symbol.asyncIterator]()
  const first = await source.next()
  if (first.done === true || first.value.path !== 'manifest.json') throw new Error('a house begins with its manifest')
  const manifest = manifestSchema.parse(JSON.parse(first.value.bytes.toString('utf8')))
  const rest: AsyncIterable<TarFile> = { [Symbol.asyncIterator]: () => source }
  await refuseUnlessEmpty(db, manifest)
  await migrate(db, { now, migrations: migrations.slice(0, manifest.migrations.length) })
  await db.session(async (client) => {
    await client.query('begin')
    try {
      await fill(client, manifest, rest, onFile, onTable)
      await client.query('commit')
    } catch (caught) {
      await client.query('rollback').catch(() => {})
      throw caught
    }
  })
  await migrate(db, { now, migrations })
  await db.session((client) => client.query('analyze'))
  return manifest
}

/** Refuses `restore.not_empty` when a database holds records, or was made ready by a newer version than a house's. */
export async function refuseUnlessEmpty(db: Db, manifest: Pick<Manifest, 'migrations'>): Promise<void> {
  const empty = await db.session(async (client) => {
    const { rows } = await client.query<{ there: boolean }>(`select to_regclass('migration') is not null as there`)
    const newer = rows[0]?.there === true && (await migrationsIn(client)).length > manifest.migrations.length
    return !newer && (await isEmpty(client))
  })
  if (!empty) refuse('restore.not_empty')
}

async function fill(
  client: Connection,
  manifest: Manifest,
  entries: AsyncIterable<TarFile>,
  onFile: FillOptions['onFile'],
  onTable: NonNullable<FillOptions['onTable']>,
): Promise<void> {
  const here = await tablesInOrder(client)
  const shape = (tables: Manifest['tables']) =>
    tables.map(({ name, columns }) => `${name}: ${columns.map((c) => `${c.name} ${c.type}`).join()}`).toSorted()
  const [ours, theirs] = [shape(here), shape(manifest.tables)]
  const other = theirs.find((one, at) => one !== ours[at])
  if (other !== undefined || ours.length !== theirs.length)
    refuse('backup.other_schema', { file: '', name: other?.split(':')[0] ?? '' })
  await openOrgans(
    client,
    manifest.organs.map((organ) => organ.organ_id),
  )
  await clearShipped(client)
  const together = await refersToItself(client)
  const tables = new Map(manifest.tables.map((table, at) => [folderOf(at, table.name), table]))
  const counts: Counts = Object.fromEntries(manifest.tables.map((table) => [table.name, 0]))
  let held: { folder: string; pages: Buffer[] } | null = null
  const put = async (folder: string, bytes: Buffer): Promise<void> => {
    const table = tables.get(folder)
    if (table === undefined) throw new Error(`no table: ${folder}`)
    counts[table.name] = (counts[table.name] ?? 0) + (await loadRows(client, table, bytes))
    onTable(table.name, counts[table.name] ?? 0)
  }
  const putHeld = async (): Promise<void> => {
    if (held !== null) await put(held.folder, Buffer.concat(held.pages))
    held = null
  }
  let whole = false
  for await (const entry of entries) {
    const folder = entry.path.slice(0, entry.path.lastIndexOf('/'))
    if (held !== null && folder !== held.folder) await putHeld()
    if (entry.path === COUNTS) {
      const said = JSON.parse(entry.bytes.toString('utf8')) as Counts
      for (const { name } of manifest.tables)
        if (said[name] !== counts[name]) throw new Error(`${name}: ${counts[name]} rows, not ${said[name]}`)
      whole = true
    } else if (entry.path.startsWith('files/')) onFile({ ...entry, path: entry.path.slice('files/'.length) })
    else if (together.has(tables.get(folder)?.name ?? '')) {
      held ??= { folder, pages: [] }
      held.pages.push(entry.bytes)
    } else await put(folder, entry.bytes)
  }
  if (!whole) throw new Error('a house ends with its counts')
  for (const { name, applied_at } of manifest.migrations)
    await client.query('update migration set applied_at = $2 where name = $1', [name, applied_at])
}
