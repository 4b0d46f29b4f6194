import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const run = (program: string, ...words: string[]) => execFileSync(program, words, { stdio: 'pipe' })

/** A disk of its own in one file, mounted: what reached the file reached the disk, and nothing else. */
export type LoopDisk = {
  path: string
  /** What the file holds now, as another disk, mounted elsewhere: the disk after the power went. */
  copied: () => LoopDisk
  /** Makes the disk fail as a broken one does: read-only from now on. */
  abort: () => void
  /** Takes it out and puts it in again, as a restart of the machine does. */
  again: () => void
  remove: () => void
}

/** Makes a disk of so many megabytes; null where the machine forbids mounts. */
export function loopDisk(megabytes: number): LoopDisk | null {
  const home = mkdtempSync(join(tmpdir(), 'huiyin-loop-'))
  try {
    const image = join(home, 'image')
    run('truncate', '-s', `${megabytes}M`, image)
    run('mkfs.ext4', '-q', '-F', image)
    return mounted(home, image)
  } catch {
    rmSync(home, { recursive: true, force: true })
    return null
  }
}

function mounted(home: string, image: string): LoopDisk {
  const path = join(home, 'mounted')
  mkdirSync(path, { recursive: true })
  const mount = () => run('mount', '-o', 'loop', image, path)
  const unmount = () => run('umount', '-l', path)
  mount()
  return {
    path,
    copied() {
      const other = mkdtempSync(join(tmpdir(), 'huiyin-loop-'))
      copyFileSync(image, join(other, 'image'))
      return mounted(other, join(other, 'image'))
    },
    abort: () => run('mount', '-o', 'remount,abort', path),
    again() {
      run('umount', path)
      mount()
    },
    remove() {
      unmount()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
