import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { refuse } from '../rules/errors.ts'
import { type Backend, joinedBackend, pgliteBackend } from './backend.ts'
import type { Limits } from './lane.ts'
import { type Holder, takeLock } from './lock.ts'

const LONGEST_SOCKET_PATH = 100 // systems end between 104 and 108 bytes

/**
 * Opens a data folder: runs PGlite in it under its lock, or, as a command, joins the process that does. A second server
 * is refused (`storage-held`), with who holds it.
 */
export async function openFolder(dataDir: string, purpose: Holder['purpose'], limits: Limits): Promise<Backend> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const socket = socketPath(realpathSync(dataDir))
  const taken = await takeLock(dataDir, purpose, socket)
  if ('held' in taken) {
    const { holder, since } = taken.held
    if (purpose === 'server')
      refuse('storage-held', { pid: holder.pid, purpose: holder.purpose, since, folder: dataDir })
    return joinedBackend(holder.socket)
  }
  try {
    const backend = await pgliteBackend({ mode: 'durable', folder: join(dataDir, 'pglite') }, limits, socket)
    return {
      ...backend,
      async end() {
        await backend.end()
        rmSync(socket, { force: true })
        taken.lock.release()
      },
    }
  } catch (caught) {
    taken.lock.release()
    throw caught
  }
}

// In the data folder, unless its path is too long for a socket: then in a folder of this user's own.
function socketPath(dataDir: string): string {
  const within = join(dataDir, 'huiyin.sock')
  if (Buffer.byteLength(within) <= LONGEST_SOCKET_PATH) return within
  const home = join(tmpdir(), `huiyin-${userInfo().uid}`)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  if (statSync(home).uid !== userInfo().uid) refuse('storage-socket-folder-foreign', { folder: home })
  return join(home, `${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}.sock`)
}
