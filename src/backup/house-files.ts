import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { TarFile } from '../lib/tar.ts'
import { writeFlushed } from '../record/keys.ts'

/** Where an organ's key files lie in a data folder. */
export const keysIn = (dataDir: string) => join(dataDir, 'keys')

/** What of a data folder the house needs beside its database: settings, the office's own rules and work days, the demo's mark. */
const ownFiles = ['huiyin.json', 'own-rules.json', 'workdays.csv', 'demo.json']

/** Settings that belong to a machine: restored elsewhere they would lead to somebody else's database. */
const ofThisMachine = ['dataDir', 'databaseUrl', 'host', 'port', 'backupFolder', 'backupPassphraseFile']

/** The house's files in a data folder, keys first, by their paths in it. */
export function houseFiles(dataDir: string): TarFile[] {
  const keys = statSync(keysIn(dataDir), { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(keysIn(dataDir)).toSorted()
    : []
  return [...keys.filter((name) => /^[a-z0-9_-]+\.(?:json|key)$/.test(name)).map((name) => `keys/${name}`), ...ownFiles]
    .filter((path) => statSync(join(dataDir, path), { throwIfNoEntry: false })?.isFile())
    .map((path) => ({ path, bytes: readFileSync(join(dataDir, path)) }))
}

/** Whether a path is one of a house's files. */
export function isHouseFile(path: string): boolean {
  return ownFiles.includes(path) || /^keys\/[a-z0-9_-]+\.(?:json|key)$/.test(path)
}

/**
 * Writes a house's file into a data folder (0600) and flushes it. Of the settings only what holds on any machine, and
 * nothing when this machine has some.
 */
export function writeHouseFile(dataDir: string, file: TarFile): void {
  const path = join(dataDir, file.path)
  const bytes = file.path === 'huiyin.json' ? portable(file.bytes) : file.bytes
  if (bytes === null || (file.path === 'huiyin.json' && existsSync(path))) return
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFlushed(path, bytes)
}

function portable(bytes: Buffer): Buffer | null {
  let settings: unknown
  try {
    settings = JSON.parse(bytes.toString('utf8'))
  } catch {
    return bytes // the house will say what is wrong with it
  }
  if (typeof settings !== 'object' || settings === null) return bytes
  const kept = Object.fromEntries(Object.entries(settings).filter(([name]) => !ofThisMachine.includes(name)))
  return Object.keys(kept).length === 0 ? null : Buffer.from(`${JSON.stringify(kept, null, 2)}\n`)
}
