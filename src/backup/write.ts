import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Migration, readMigrations } from '../db/migrate.ts'
import type { Connection, Db } from '../db/open.ts'
import { syncTree } from '../db/sync-tree.ts'
import { type TarFile, tarEnd, tarHead } from '../lib/tar.ts'
import { refuse } from '../rules/errors.ts'
import { houseEntries, SUMS } from './entries.ts'
import { houseFiles } from './house-files.ts'
import type { Manifest } from './manifest.ts'
import { checkBackup } from './read.ts'
import { sealed } from './seal.ts'

export type BackupOptions = {
  /** The data folder, whose keys and settings belong to the house. */
  dataDir: string
  file: string
  made_at: string
  /** Seals the file, in the age format. */
  passphrase?: string | null
  /** A connection that the caller holds already. */
  client?: Connection
  /** Asked now and then; throws to end the work. */
  goOn?: () => void
  /** What a reader of the file will know, when not the package's migrations. */
  migrations?: readonly Migration[]
}

export type Written = { file: string; bytes: number; rows: number; manifest: Manifest }

/**
 * Writes a whole house, as one moment saw it, into one file: a gzipped tar, sealed with a passphrase on request. It is
 * written beside, flushed, read from its first byte to its last, and only then gets its name. Refuses `backup.file_exists`,
 * `backup.no_room`, `backup.disk_full`, `backup.cannot_write`, `keys.missing` (an organ without its key file), and as `checkBackup`.
 */
export async function writeBackup(db: Db, options: BackupOptions): Promise<Written> {
  const { dataDir, file, made_at, passphrase = null, client, goOn = () => {} } = options
  if (existsSync(file)) refuse('backup.file_exists', { file })
  const beside = `${file}.part`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    await db.moment(async (moment) => {
      const entries = houseEntries(moment, { engine: db.engine, made_at, files: () => houseFiles(dataDir), goOn })
      const tar = Readable.from(archive(entries, Date.parse(made_at) / 1000), { objectMode: false })
      const gzip = createGzip({ level: 6 })
      const target = createWriteStream(beside, { mode: 0o600, flags: 'w' })
      if (passphrase === null) await pipeline(tar, gzip, target)
      else {
        const locked = await sealed(gzip, passphrase)
        await Promise.all([pipeline(tar, gzip), pipeline(locked, target)])
      }
    }, client)
    await flush(beside)
    const { manifest, rows, sums } = await checkBackup(beside, passphrase, options.migrations ?? readMigrations())
    for (const { organ_id } of manifest.organs)
      if (!sums.has(`files/keys/${organ_id}.json`)) refuse('keys.missing', { organ: organ_id, path: dataDir })
    const { size } = statSync(beside)
    renameSync(beside, file)
    syncTree(dirname(file), { shallow: true })
    return { file, bytes: size, rows, manifest }
  } catch (caught) {
    return cannotWrite(file, caught)
  } finally {
    removePart(beside)
  }
}

// What a disk says, in words for whoever put the stick in.
function cannotWrite(file: string, caught: unknown): never {
  const code = caught instanceof Error && 'code' in caught ? String(caught.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') refuse('backup.disk_full', { file })
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EIO'].includes(code))
    refuse('backup.cannot_write', { file, code })
  throw caught
}

function removePart(beside: string): void {
  try {
    rmSync(beside, { force: true })
  } catch {
    // the disk is gone: the next daily backup looks for what is left (daily.ts)
  }
}

/** The bytes of the archive; the checksums of its files come last, as `sha256sum -c` reads them. */
async function* archive(entries: AsyncIterable<TarFile>, seconds: number): AsyncGenerator<Buffer> {
  const lines: string[] = []
  for await (const { path, bytes } of entries) {
    lines.push(`${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`)
    yield* tarred(path, bytes, seconds)
  }
  yield* tarred(SUMS, Buffer.from(lines.join('')), seconds)
  yield tarEnd
}

function* tarred(path: string, bytes: Buffer, seconds: number): Generator<Buffer> {
  const { head, fill } = tarHead(path, bytes.length, Math.floor(seconds))
  yield head
  if (bytes.length > 0) yield bytes
  if (fill.length > 0) yield fill
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
