import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable, pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { rowsIn } from '../db/copy-text.ts'
import type { Migration } from '../db/migrate.ts'
import { readTar, type TarFile } from '../lib/tar.ts'
import { isRefused, refusal, refuse, Refused } from '../rules/errors.ts'
import { COUNTS, type Counts, folderOf, SUMS } from './entries.ts'
import { isHouseFile } from './house-files.ts'
import { type Manifest, manifestSchema } from './manifest.ts'
import { unsealed } from './seal.ts'

/** The most that one file of a backup may hold: a row with the largest attachment takes a tenth of it. */
const MOST_BYTES = 256 * 1024 * 1024

export type Checked = { manifest: Manifest; counts: Counts; rows: number; bytes: number; sums: Map<string, string> }

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/**
 * Reads a backup from its first byte to its last and writes nothing. In: the file, its passphrase if it has one, the
 * migrations that this version knows. Refuses `backup.no_such_file`, `backup.foreign` (no backup of ours), `backup.sealed`
 * (needs a passphrase), `backup.wrong_passphrase`, `backup.newer_format`, `backup.newer_schema`, `backup.other_schema`,
 * `backup.cut`, `backup.damaged`.
 */
export async function checkBackup(
  file: string,
  passphrase: string | null,
  known: readonly Migration[],
): Promise<Checked> {
  let manifest: Manifest | null = null
  let said: Counts | null = null
  let sums: Map<string, string> | null = null
  const found = new Map<string, string>()
  const counts: Counts = {}
  let bytes = 0
  for await (const entry of filesOf(file, passphrase)) {
    if (manifest === null) manifest = manifestOf(file, entry, known)
    else if (sums !== null || found.has(entry.path)) damaged(file, entry.path)
    bytes += entry.bytes.length
    if (entry.path === SUMS) sums = sumsOf(file, entry)
    else {
      found.set(entry.path, sha256(entry.bytes))
      if (entry.path === COUNTS) said = countsOf(file, entry)
      else if (entry.path !== 'manifest.json') {
        const table = tableOf(manifest, entry.path)
        if (table !== undefined) counts[table] = (counts[table] ?? 0) + rowsIn(entry.bytes)
        else if (!isHouseFile(entry.path.slice('files/'.length))) damaged(file, entry.path)
      }
    }
  }
  if (manifest === null) return refuse('backup.foreign', { file })
  if (sums === null || said === null) return refuse('backup.cut', { file })
  for (const path of new Set([...found.keys(), ...sums.keys()]))
    if (sums.get(path) !== found.get(path)) damaged(file, path)
  for (const { name } of manifest.tables) if (said[name] !== (counts[name] ?? 0)) damaged(file, name)
  const rows = Object.values(counts).reduce((sum, one) => sum + one, 0)
  return { manifest, counts: said, rows, bytes, sums }
}

/** The files of a backup that was checked, each compared with its checksum again. Refuses `backup.damaged`. */
export async function* checkedFiles(
  file: string,
  passphrase: string | null,
  sums: Checked['sums'],
): AsyncGenerator<TarFile> {
  for await (const entry of filesOf(file, passphrase)) {
    if (entry.path === SUMS) continue
    if (sums.get(entry.path) !== sha256(entry.bytes)) damaged(file, entry.path)
    yield entry
  }
}

async function* filesOf(file: string, passphrase: string | null): AsyncGenerator<TarFile> {
  const isSealed = (await firstBytes(file)).toString('latin1') === 'age-encryption.org/v1\n'
  if (isSealed && passphrase === null) refuse('backup.sealed', { file })
  const gunzip = createGunzip()
  let begun = false
  try {
    const raw: Readable = createReadStream(file, { highWaterMark: 256 * 1024 })
    const source = isSealed ? await unsealed(raw, passphrase ?? '') : raw
    if (source === null) throw new Refused([refusal('backup.wrong_passphrase', { file })])
    pipeline(source, gunzip, () => {}) // its error comes out of the reading below
    for await (const entry of readTar(gunzip, MOST_BYTES)) {
      begun = true
      yield entry
    }
  } catch (caught) {
    if (isRefused(caught)) throw caught
    if (!isOfTheFile(caught)) throw caught
    if (!begun && !isSealed) refuse('backup.foreign', { file })
    const words = caught instanceof Error ? caught.message : ''
    if (/unexpected end of file|cut off/.test(words)) refuse('backup.cut', { file })
    damaged(file, words)
  } finally {
    gunzip.destroy()
  }
}

// What a disk or the system says is not the file's fault.
function isOfTheFile(caught: unknown): boolean {
  return !(caught instanceof Error && 'syscall' in caught)
}

async function firstBytes(file: string): Promise<Buffer> {
  try {
    const handle = await open(file)
    try {
      const bytes = Buffer.alloc(22)
      return bytes.subarray(0, (await handle.read(bytes, 0, bytes.length, 0)).bytesRead)
    } finally {
      await handle.close()
    }
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && (caught.code === 'ENOENT' || caught.code === 'EISDIR'))
      return refuse('backup.no_such_file', { file })
    throw caught
  }
}

function damaged(file: string, where: string): never {
  return refuse('backup.damaged', { file, where: where.slice(0, 120) })
}

function parsed(entry: TarFile): unknown {
  try {
    return JSON.parse(entry.bytes.toString('utf8'))
  } catch {
    return null
  }
}

function manifestOf(file: string, entry: TarFile, known: readonly Migration[]): Manifest {
  const value = entry.path === 'manifest.json' ? parsed(entry) : null
  const format = typeof value === 'object' && value !== null && 'format' in value ? String(value.format) : ''
  const [, number] = /^huiyin-backup\/(\d+)$/.exec(format) ?? []
  if (number === undefined) return refuse('backup.foreign', { file })
  if (number !== '1') return refuse('backup.newer_format', { file, format })
  const read = manifestSchema.safeParse(value)
  if (!read.success) return damaged(file, 'manifest.json')
  for (const [at, one] of read.data.migrations.entries()) {
    const ours = known[at]
    if (ours === undefined) refuse('backup.newer_schema', { file, name: one.name })
    if (ours.name !== one.name || ours.checksum !== one.checksum)
      refuse('backup.other_schema', { file, name: one.name })
  }
  return read.data
}

function tableOf(manifest: Manifest, path: string): string | undefined {
  return manifest.tables.find(({ name }, at) => {
    const folder = folderOf(at, name)
    return path.startsWith(`${folder}/`) && /^\d{6}\.copy$/.test(path.slice(folder.length + 1))
  })?.name
}

function countsOf(file: string, entry: TarFile): Counts {
  const value = parsed(entry)
  if (typeof value !== 'object' || value === null) return damaged(file, entry.path)
  return value as Counts
}

function sumsOf(file: string, entry: TarFile): Map<string, string> {
  const lines = entry.bytes.toString('utf8').split('\n').slice(0, -1)
  return new Map(
    lines.map((line) => {
      const [, sum, path] = /^([0-9a-f]{64})  (\S+)$/.exec(line) ?? []
      return sum === undefined || path === undefined ? damaged(file, entry.path) : [path, sum]
    }),
  )
}
