import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'

/** What a process that holds a data folder writes into its lock file. */
export type Holder = {
  pid: number
  /** When that process began, as the system says it: a pid alone is given again. */
  started: string | null
  /** Which boot of which machine. */
  boot: string | null
  /** In which pid namespace (container) the pid counts. */
  space: string | null
  purpose: 'server' | 'command'
  socket: string
  nonce: string
}

export type Lock = { release(): void; stillOurs(): boolean }
export type Held = { holder: Holder; since: string }

/**
 * Takes the lock of a data folder, or says who has it. A lock is stale only when its process is gone: no such pid, a
 * pid given to another process, or another boot; where the pid cannot be judged (another container) its socket is asked.
 */
export async function takeLock(
  dataDir: string,
  purpose: Holder['purpose'],
  socket: string,
): Promise<{ lock: Lock } | { held: Held }> {
  const path = join(dataDir, 'huiyin.lock')
  const self = currentProcess()
  const text = JSON.stringify({ ...self, purpose, socket, nonce: randomUUID() } satisfies Holder)
  for (;;) {
    if (createWhole(path, text))
      return {
        lock: {
          stillOurs: () => read(path) === text,
          release() {
            if (read(path) === text) rmSync(path, { force: true })
          },
        },
      }
    const found = read(path)
    if (found === null) continue
    const holder = parse(found)
    if (holder !== null && (await isAlive(holder, self))) return { held: { holder, since: since(path) } }
    removeStale(path, found)
  }
}

/** This process, as a lock file names it. */
export function currentProcess(): Pick<Holder, 'pid' | 'started' | 'boot' | 'space'> {
  return { pid: process.pid, started: startOf(process.pid), boot: bootId(), space: pidSpace() }
}

/** Whether the holder's process still runs. */
export async function isAlive(holder: Holder, self = currentProcess()): Promise<boolean> {
  if (holder.boot !== self.boot) return false
  if (holder.space !== self.space) return answers(holder.socket)
  const started = startOf(holder.pid)
  return started !== null && (holder.started === null || started === holder.started)
}

// The file appears with its content or not at all. False when there is one already.
function createWhole(path: string, text: string): boolean {
  const beside = `${path}.${randomUUID()}`
  writeFileSync(beside, text, { flag: 'wx', mode: 0o600 })
  try {
    linkSync(beside, path)
    return true
  } catch (caught) {
    if (codeOf(caught) === 'EEXIST') return false
    throw caught
  } finally {
    rmSync(beside, { force: true })
  }
}

// Moved aside, then looked at again: when another process took over in between, its lock goes back.
function removeStale(path: string, stale: string): void {
  const aside = `${path}.stale-${randomUUID()}`
  try {
    if (read(path) !== stale) return
    renameSync(path, aside)
    if (read(aside) !== stale) linkSync(aside, path)
  } catch (caught) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(caught))) throw caught
  } finally {
    rmSync(aside, { force: true })
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (caught) {
    if (codeOf(caught) === 'ENOENT') return null
    throw caught
  }
}

function parse(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Holder
    return Number.isInteger(value.pid) && value.pid > 0 ? value : null
  } catch {
    return null // torn by a power loss
  }
}

function since(path: string): string {
  try {
    return statSync(path).mtime.toISOString()
  } catch {
    return ''
  }
}

// When a process began; null when there is none (or only its corpse).
function startOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      // The name, in brackets, may hold spaces; after it the state is the first field and the start the twentieth.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
      return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null)
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
  } catch {
    return null
  }
}

function bootId(): string | null {
  try {
    return process.platform === 'linux'
      ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      : execFileSync('sysctl', ['-n', 'kern.boottime'], { stdio: ['ignore', 'pipe', 'ignore'] })
          .toString()
          .trim()
  } catch {
    return null
  }
}

function pidSpace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return null
  }
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socket)
    const say = (alive: boolean): void => {
      probe.destroy()
      resolve(alive)
    }
    probe.once('connect', () => say(true))
    probe.once('error', () => say(false))
  })
}

function codeOf(caught: unknown): string {
  return caught instanceof Error && 'code' in caught ? String(caught.code) : ''
}
