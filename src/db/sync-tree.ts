import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Flushes every file and folder under `folder` to the disk. `shallow`: the folder's own entry only; `parent`: the
 * folder above, too (after a rename). Errors of the file system are thrown, but for folders where the system has no
 * such call.
 */
export function syncTree(folder: string, options: { shallow?: boolean; parent?: boolean } = {}): void {
  if (options.shallow !== true)
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) syncTree(path)
      else if (entry.isFile()) syncOne(path)
    }
  syncFolder(folder)
  if (options.parent === true) syncFolder(dirname(folder))
}

function syncOne(path: string): void {
  const fd = openSync(path, 'r+')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return // no flush of a folder there
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
