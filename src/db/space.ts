import { statfsSync } from 'node:fs'
import { refuse } from '../rules/errors.ts'

const MEBI = 1024 * 1024

export type SpaceGuard = {
  /** Refuses (`storage-low-space`) when less is free than must be: PGlite hangs on a disk that is full. */
  check(): void
  /** Bytes free where the folder lies, and how many must be. */
  look(): { free: number; least: number }
}

/** Watches the free space of a folder's disk. In: the bytes that must stay free. It looks at most twice a second. */
export function watchSpace(folder: string, least: number, freeBytes: () => number = () => freeIn(folder)): SpaceGuard {
  let looked = -Infinity
  let free = 0
  const look = (): number => {
    if (performance.now() - looked < 500) return free
    looked = performance.now()
    free = freeBytes()
    return free
  }
  return {
    look: () => ({ free: look(), least }),
    check() {
      const now = look()
      if (now < least)
        refuse('storage-low-space', { freeMb: Math.floor(now / MEBI), leastMb: Math.ceil(least / MEBI), folder })
    },
  }
}

function freeIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
