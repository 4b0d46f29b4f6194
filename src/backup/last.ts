import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder's backups as somebody must know them who looks after the house. */
export type LastBackup = {
  /** The newest whole backup; null when there is none. */
  good: { file: string; made_at: string; bytes: number; age_ms: number } | null
  /** What went wrong with the newest try, when that came after the last good one. */
  failed: { at: string; why: string } | null
}

/** Where backups lie: the folder of the setting, else backups/ in the data folder. */
export function backupsIn(dataDir: string, setting: string | null): string {
  return setting ?? join(dataDir, 'backups')
}

const named = /^(?:huiyin|before-\d{4})-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z\.tar\.gz(?:\.age)?$/

/** The name of a backup made at an instant; `before`: the number of the migration that it was made ahead of. */
export function backupName(made_at: string, sealed: boolean, before?: string): string {
  const stem = before === undefined ? 'huiyin' : `before-${before}`
  return `${stem}-${made_at.replaceAll(/[-:.]/g, '')}.tar.gz${sealed ? '.age' : ''}`
}

/** The instant in a backup's name; null for a file that is none. */
export function madeAt(name: string): string | null {
  const [, year, month, day, hour, minute, second, ms] = named.exec(name) ?? []
  return year === undefined ? null : `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`
}

/** The backups in a folder, newest first. A file has its name only once it is whole (archive.ts). */
export function backupsHere(folder: string): { name: string; file: string; made_at: string }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const made_at = madeAt(name)
      return made_at === null ? [] : [{ name, file: join(folder, name), made_at }]
    })
    .toSorted((a, b) => (a.made_at < b.made_at ? 1 : -1))
}

/** The last good backup in a folder and its age, and whether the newest try failed. In: `backupsIn(…)`, the instant. */
export function lastBackup(folder: string, now: string): LastBackup {
  const [newest] = backupsHere(folder)
  const good = newest && {
    file: newest.file,
    made_at: newest.made_at,
    bytes: statSync(newest.file).size,
    age_ms: Date.parse(now) - Date.parse(newest.made_at),
  }
  const failed = readFailure(folder)
  return { good: good ?? null, failed: failed !== null && failed.at > (good?.made_at ?? '') ? failed : null }
}

const failureFile = (folder: string) => join(folder, 'failed.json')

/** Keeps what went wrong with a backup for whoever asks; null: nothing any more. Never throws: the disk may be full. */
export function keepFailure(folder: string, failed: LastBackup['failed']): void {
  try {
    if (failed === null) rmSync(failureFile(folder), { force: true })
    else {
      writeFileSync(`${failureFile(folder)}.part`, JSON.stringify(failed), { mode: 0o600 })
      renameSync(`${failureFile(folder)}.part`, failureFile(folder))
    }
  } catch {
    // whoever ran the backup is told anyway
  }
}

function readFailure(folder: string): LastBackup['failed'] {
  try {
    const { at, why } = JSON.parse(readFileSync(failureFile(folder), 'utf8')) as Record<string, unknown>
    return typeof at === 'string' && typeof why === 'string' ? { at, why } : null
  } catch {
    return null
  }
}
