import { sql } from 'kysely'
import { lastBackup, type LastBackup } from '../backup/last.ts'
import { walSinceCheckpoint } from '../db/housekeep.ts'
import type { Db } from '../db/open.ts'
import type { Now } from '../lib/clock.ts'
import { instantOfId, isId } from '../lib/ids.ts'
import type { JobState } from './jobs.ts'

/** How the house itself does. `ok` of each part: nobody need do anything about it. */
export type Health = {
  at: string
  database: { ok: boolean; engine: Db['engine']; bytes: number | null }
  /** Of the data folder's disk, in bytes; below `least` nothing is written. Null without a data folder. */
  disk: { ok: boolean; free: number | null; least: number }
  /** The newest checkpoint, and how many events wait for the next. */
  seal: { ok: boolean; last: string | null; waiting: number }
  backup: { ok: boolean } & LastBackup
  jobs: { ok: boolean; all: JobState[] }
  /** The instant of the newest event, when it lies ahead of the clock: somebody set that back. */
  clock: { ok: boolean; newest: string | null }
}

export type HealthSource = {
  db: Db
  now: Now
  organs: () => Promise<string[]>
  /** None in tests and commands: no job runs there. */
  jobs?: (() => JobState[]) | undefined
  /** Where backups lie; null: nowhere. */
  backups: string | null
}

const minute = 60_000
/** A seal each second is the rule; so long may an event wait. */
const sealWithin = 2 * minute
/** A backup each day is the rule. */
const backupWithin = 36 * 60 * minute
/** Clocks of machines that write to one database differ by so much. */
const clocksDiffer = minute
/** A checkpoint is due at 64 MiB of write-ahead log, where this house makes them. */
const walBehind = 256 * 1024 * 1024
const patience = 3_000

type Stored = {
  bytes: number
  last: string | null
  waiting: number
  oldest: string | null
  newest: string | null
  wal: number
}

/** Looks how the house does. Never throws: a database that does not answer within three seconds is a part that is not well. */
export async function lookAtHealth(source: HealthSource): Promise<Health> {
  const { db, now, backups } = source
  const stored = await within(patience, readStored(source)).catch(() => null)
  const at = now()
  const since = (instant: string | null | undefined) => (instant ? Date.parse(at) - Date.parse(instant) : 0)
  const disk = db.disk()
  const backup = backups === null ? { good: null, failed: null } : lastBackup(backups, at)
  const housekeeping = (stored?.wal ?? 0) > walBehind
  const all = [
    ...(source.jobs?.() ?? []),
    ...(housekeeping ? [{ name: 'housekeeping', last: null, failed: false, behind: true }] : []),
  ]
  return {
    at,
    database: { ok: stored !== null, engine: db.engine, bytes: stored?.bytes ?? null },
    disk: { ok: disk === null || disk.free >= disk.least, free: disk?.free ?? null, least: disk?.least ?? 0 },
    seal: {
      ok: stored !== null && since(stored.oldest) <= sealWithin,
      last: stored?.last ?? null,
      waiting: stored?.waiting ?? 0,
    },
    backup: { ok: backup.failed === null && backup.good !== null && backup.good.age_ms <= backupWithin, ...backup },
    jobs: { ok: all.every((job) => !job.behind), all },
    clock: { ok: since(stored?.newest) >= -clocksDiffer, newest: stored?.newest ?? null },
  }
}

/** The same, looked at afresh at most every two seconds: machines ask often, and strangers may ask. */
export function healthOf(source: HealthSource): () => Promise<Health> {
  let looking: Promise<Health> | undefined
  let looked = ''
  return () => {
    const age = Date.parse(source.now()) - Date.parse(looked)
    if (looking === undefined || !(age >= 0 && age < 2000)) {
      looked = source.now()
      looking = lookAtHealth(source)
    }
    return looking
  }
}

async function readStored({ db, organs }: HealthSource): Promise<Stored> {
  const ids = await organs()
  const all: Stored = {
    bytes: 0,
    last: null,
    waiting: 0,
    oldest: null,
    newest: null,
    wal: db.engine === 'pglite' ? await db.session(walSinceCheckpoint) : 0,
  }
  for (const id of ids) {
    const one = await db.withScope(
      [id],
      'sealer',
      async (tx) => {
        const { rows } = await sql<{
          bytes: number
          last: string | null
          waiting: number
          oldest: string | null
          newest: string | null
        }>`
          select pg_database_size(current_database()) as bytes,
            (select count(*) from log_pending where organ_id = ${id}) as waiting,
            (select event_id::text from log_pending where organ_id = ${id} order by event_id limit 1) as oldest,
            (select event_id::text from event where organ_id = ${id} order by event_id desc limit 1) as newest,
            (select sealed_at from log_checkpoint where organ_id = ${id} order by epoch desc, size desc limit 1) as last`.execute(
          tx,
        )
        return rows[0]
      },
      { readOnly: true },
    )
    if (one === undefined) continue
    all.bytes = one.bytes
    all.waiting += one.waiting
    all.last = later(all.last, one.last)
    all.newest = later(all.newest, instantOf(one.newest))
    const oldest = instantOf(one.oldest)
    if (oldest !== null && (all.oldest === null || oldest < all.oldest)) all.oldest = oldest
  }
  return all
}

const instantOf = (id: string | null) => (id !== null && isId(id) ? instantOfId(id) : null)
const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
