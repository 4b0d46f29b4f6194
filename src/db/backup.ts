import { spawn } from 'node:child_process'
import { constants, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { cp, lstat, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PoolClient } from 'pg'
import { refuse } from '../rules/errors.ts'
import { type Backend, joinedBackend } from './backend.ts'
import { openOrgans } from './load.ts'

const MEBI = 1024 * 1024
const COPYING = 'copying-'

/** Runs `fn` in a transaction that sees every organ's records as one moment saw them, and writes nothing. */
export async function inOneMoment<T>(client: PoolClient, fn: (client: PoolClient) => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read read only')
  try {
    await openOrgans(client, await organsIn(client))
    return await fn(client)
  } finally {
    await client.query('rollback')
  }
}

/** The organs of a database; none before its first migration. */
export async function organsIn(client: PoolClient): Promise<string[]> {
  const { rows: there } = await client.query<{ there: boolean }>(`select to_regclass('organ') is not null as there`)
  if (there[0]?.there !== true) return []
  const { rows } = await client.query<{ organ_id: string }>('select organ_id from organ order by 1')
  return rows.map((one) => one.organ_id)
}

/**
 * Copies PGlite's folder while no transaction is open, and holds writes meanwhile (1 GB: 1.6 s). In: the owner's
 * connection, the data folder, in which the copy shall lie beside the database. Out: the copy, a folder that opens as
 * it is, and how to be rid of it. Refuses `backup.no_room` when the disk would be filled: PGlite does not survive that.
 */
export async function copyFolder(
  client: PoolClient,
  dataDir: string,
  leastFree: number,
): Promise<{ folder: string; remove: () => void }> {
  sweep(dataDir)
  const folder = join(dataDir, `${COPYING}${process.pid}-${performance.now().toFixed(3).replace('.', '')}`)
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  const source = join(dataDir, 'pglite')
  await client.query('checkpoint')
  await client.query('begin') // the one session is ours until it ends
  const awake = setInterval(() => void client.query('select 1').catch(() => {}), 5000)
  try {
    const { bavail, bsize } = statfsSync(dataDir)
    const [free, need] = [bavail * bsize, (await sizeOf(source)) + leastFree]
    if (free < need) refuse('backup.no_room', { freeMb: Math.floor(free / MEBI), needMb: Math.ceil(need / MEBI) })
    mkdirSync(folder, { mode: 0o700 })
    await cp(source, folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
    clearInterval(awake)
    await client.query('rollback') // fails when the session was not ours all the while
    return { folder, remove }
  } catch (caught) {
    clearInterval(awake)
    await client.query('rollback').catch(() => {})
    remove()
    throw caught
  }
}

/** Opens a copy of PGlite's folder in a process of its own. Out: connections to it; `end` ends that process. */
export async function openCopy(folder: string): Promise<Backend> {
  const program = fileURLToPath(new URL(`./copy-reader${extname(import.meta.url)}`, import.meta.url))
  const home = mkdtempSync(join(tmpdir(), 'huiyin-copy-'))
  const socket = join(home, 'sock')
  const child = spawn(process.execPath, [program, folder, socket], { stdio: ['pipe', 'pipe', 'pipe'] })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let said = ''
  child.stderr.on('data', (bytes) => (said = (said + String(bytes)).slice(-2000)))
  const end = async (): Promise<void> => {
    child.stdin.end()
    await gone
    rmSync(home, { recursive: true, force: true })
  }
  const ready = new Promise<boolean>((resolve) => child.stdout.once('data', () => resolve(true)))
  child.stdin.on('error', () => {}) // it is gone already
  if (!(await Promise.race([ready, gone.then(() => false)]))) {
    rmSync(home, { recursive: true, force: true })
    throw new Error(`the copy does not open: ${said}`)
  }
  const backend = joinedBackend(socket)
  return {
    ...backend,
    async end() {
      await backend.end()
      await end()
    },
  }
}

/** What lies in a folder, in bytes. A file that goes meanwhile counts nothing. */
async function sizeOf(folder: string): Promise<number> {
  let size = 0
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) size += (await lstat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }))).size
  return size
}

// Removes copies that a process left which was killed.
function sweep(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (!name.startsWith(COPYING)) continue
    try {
      process.kill(Number(name.slice(COPYING.length).split('-')[0]), 0)
    } catch {
      rmSync(join(dataDir, name), { recursive: true, force: true })
    }
  }
}
