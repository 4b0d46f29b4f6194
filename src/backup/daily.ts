import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { localDate, localMinute } from '../lib/time.ts'
import { backupName, backupsHere, keepFailure, madeAt } from './last.ts'
import { readPassphrase } from './passphrase.ts'
import { type Keep, spare } from './retention.ts'
import { writeBackup, type Written } from './write.ts'

export type BackupSettings = {
  /** Where backups lie. */
  folder: string
  passphraseFile: string | null
  /** Whether the server makes one each day, and from which hour on, in the office's zone. */
  daily: boolean
  hour: number
  keep: Keep
}

export type DailyOptions = BackupSettings & {
  dataDir: string
  now: () => string
  /** One name a process. */
  holder: string
  onError: (caught: unknown) => void
  /** Pause between looks, in milliseconds. */
  every?: number
}

const LEASE = 'backup'
const leaseMs = 6 * 3_600_000
const retryMs = 3_600_000
const dayMs = 86_400_000

/** The last moment at which a daily backup was due. In: the instant, the hour of the day in the office's zone. */
export function lastDue(now: string, hour: number): { day: string; minute: string } {
  const minute = `T${String(hour).padStart(2, '0')}:00`
  const today = localDate(now)
  if (localMinute(now) >= today + minute) return { day: today, minute: today + minute }
  const yesterday = new Date(Date.parse(today) - dayMs).toISOString().slice(0, 10)
  return { day: yesterday, minute: yesterday + minute }
}

/**
 * Makes a backup when the day's is due, and removes what is not kept any longer: only then, when a newer one that was read
 * from end to end stands. One process at a time, by a lease. Out: what was written; null when nothing was due, the house
 * is empty or another process is at it.
 */
export async function backUpWhenDue(
  db: Db,
  options: Omit<DailyOptions, 'onError' | 'every'>,
  goOn: () => void = () => {},
): Promise<Written | null> {
  const { folder, hour, keep, dataDir, holder } = options
  const made_at = options.now()
  const [newest] = backupsHere(folder).filter((one) => one.name.startsWith('huiyin-'))
  if (newest !== undefined && localMinute(newest.made_at) >= lastDue(made_at, hour).minute) return null
  if (!(await takeLease(db, made_at, holder))) return null
  try {
    const passphrase = options.passphraseFile === null ? null : readPassphrase(options.passphraseFile)
    const file = join(folder, backupName(made_at, passphrase !== null))
    const written = await writeBackup(db, { dataDir, file, made_at, passphrase, goOn })
    keepFailure(folder, null)
    prune(folder, keep)
    sweepParts(folder, made_at)
    return written
  } catch (caught) {
    keepFailure(folder, { at: made_at, why: caught instanceof Error ? caught.message : String(caught) })
    throw caught
  } finally {
    await giveLease(db, options.now(), holder)
  }
}

/** Removes backups that are not kept any longer. Files of other names are nobody's business. */
function prune(folder: string, keep: Keep): void {
  for (const { file } of spare(backupsHere(folder), keep)) rmSync(file, { force: true })
}

// What a process left that was killed while it wrote; nobody writes for a day.
function sweepParts(folder: string, now: string): void {
  for (const name of readdirSync(folder)) {
    const begun = name.endsWith('.part') ? madeAt(name.slice(0, -'.part'.length)) : null
    if (begun !== null && Date.parse(now) - Date.parse(begun) > dayMs) rmSync(join(folder, name), { force: true })
  }
}

async function takeLease(db: Db, now: string, holder: string): Promise<boolean> {
  const until = new Date(Date.parse(now) + leaseMs).toISOString()
  return db.withScope([], 'web', async (tx) => {
    const { rows: organs } = await sql`select 1 from organ limit 1`.execute(tx)
    if (organs.length === 0) return false
    const { rows } = await sql`
      insert into lease as held (name, holder, until) values (${LEASE}, ${holder}, ${until})
      on conflict (name) do update set holder = excluded.holder, until = excluded.until
      where held.holder = excluded.holder or held.until <= ${now}::timestamptz
      returning holder`.execute(tx)
    return rows.length > 0
  })
}

async function giveLease(db: Db, now: string, holder: string): Promise<void> {
  await db.withScope([], 'web', async (tx) => {
    await tx.updateTable('lease').set({ until: now }).where('name', '=', LEASE).where('holder', '=', holder).execute()
  })
}

/**
 * Looks every ten minutes whether the day's backup is due. Out: `stop()`, which breaks off one under way (it leaves
 * nothing) and resolves when that is done. After a failure it tries again an hour later.
 */
export function startDailyBackup(db: Db, options: DailyOptions): { stop: () => Promise<void> } {
  const { now, onError, every = 600_000 } = options
  let stopped = false
  let failed = Number.NEGATIVE_INFINITY
  let running: Promise<void> = Promise.resolve()
  let busy = false
  const goOn = (): void => {
    if (stopped) throw new Error('the server is stopping')
  }
  const look = (): void => {
    if (busy || stopped || Date.parse(now()) - failed < retryMs) return
    busy = true
    running = once().finally(() => {
      busy = false
    })
  }
  const once = async (): Promise<void> => {
    try {
      await backUpWhenDue(db, options, goOn)
    } catch (caught) {
      if (stopped) return
      failed = Date.parse(now())
      onError(caught)
    }
  }
  const timer = setInterval(look, every).unref()
  look()
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
