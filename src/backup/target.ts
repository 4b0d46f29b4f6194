import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeLock } from '../db/lock.ts'
import { syncTree } from '../db/sync-tree.ts'
import { refuse } from '../rules/errors.ts'

const MARK = 'restoring.json'

/** What may lie in a data folder that counts as empty: the settings of this machine, and backups. */
const mayLie = ['huiyin.json', 'backups', 'lost+found', 'huiyin.lock', MARK]

/** Refuses `restore.unfinished` when a restore into a data folder was broken off: what lies there is not whole. */
export function refuseUnfinished(dataDir: string): void {
  if (existsSync(join(dataDir, MARK))) refuse('restore.unfinished', { folder: dataDir })
}

export type Target = {
  /** Where the house lies that was here before; null when there was none. */
  aside: string | null
  /** What was made is whole: it may be used. */
  finish: () => void
  /** Takes away what was made, and puts back what was here before. */
  undo: () => void
}

/**
 * Makes a data folder ready to be filled: it must be empty, or `replace`: then what lies there is moved aside within it,
 * never removed. Until `finish` no house opens there; a restore that was broken off is cleared away by the next one.
 * Refuses `restore.folder_not_empty`, `restore.in_use`.
 */
export async function prepareTarget(dataDir: string, replace: boolean, now: string): Promise<Target> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const taken = await takeLock(dataDir, 'command', '')
  if ('held' in taken) return refuse('restore.in_use', { folder: dataDir, pid: taken.held.holder.pid })
  try {
    const mark = join(dataDir, MARK)
    if (existsSync(mark)) undoIn(dataDir)
    const here = inTheWay(dataDir)
    if (here.length > 0 && !replace)
      return refuse('restore.folder_not_empty', { folder: dataDir, what: here.slice(0, 5).join(', ') })
    const aside = here.length === 0 ? null : `before-restore-${now.replaceAll(/[-:.]/g, '')}`
    writeFileSync(mark, JSON.stringify({ aside, here } satisfies Mark), { mode: 0o600 })
    syncTree(dataDir, { shallow: true })
    if (aside !== null) {
      mkdirSync(join(dataDir, aside), { mode: 0o700 })
      for (const name of here) renameSync(join(dataDir, name), join(dataDir, aside, name))
      syncTree(dataDir, { shallow: true })
    }
    return {
      aside: aside === null ? null : join(dataDir, aside),
      finish: () => {
        rmSync(mark)
        syncTree(dataDir, { shallow: true })
      },
      undo: () => undoIn(dataDir),
    }
  } finally {
    taken.lock.release()
  }
}

function inTheWay(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => !mayLie.includes(name) && !name.startsWith('before-restore-'))
}

function undoIn(dataDir: string): void {
  const { aside, here } = markIn(dataDir)
  const old = aside === null ? null : join(dataDir, aside)
  // Broken off while things were being moved aside: what was not moved yet is the old house's, and nothing was made.
  const moved = old === null || here.every((name) => existsSync(join(old, name)))
  if (moved) for (const name of inTheWay(dataDir)) rmSync(join(dataDir, name), { recursive: true, force: true })
  if (old !== null && existsSync(old)) {
    for (const name of here) if (existsSync(join(old, name))) renameSync(join(old, name), join(dataDir, name))
    rmSync(old, { recursive: true })
  }
  rmSync(join(dataDir, MARK), { force: true })
  syncTree(dataDir, { shallow: true })
}

type Mark = { aside: string | null; here: string[] }

function markIn(dataDir: string): Mark {
  try {
    const { aside, here } = JSON.parse(readFileSync(join(dataDir, MARK), 'utf8')) as Partial<Mark>
    if (typeof aside === 'string' && /^before-restore-\w+$/.test(aside) && Array.isArray(here)) return { aside, here }
  } catch {
    // torn by a power loss: before anything was moved
  }
  return { aside: null, here: [] }
}
