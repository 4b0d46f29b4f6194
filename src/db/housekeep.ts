import type { PoolClient } from 'pg'
import type { Tables } from './tables.ts'

export type Session = <T>(fn: (client: PoolClient) => Promise<T>) => Promise<T>

export type Chores = {
  /** Write everything to its place and let go of the write-ahead log. A server does that by itself. */
  checkpoint?: boolean
  /** Tables to vacuum, or those where enough has changed. A server does that by itself, named tables apart. */
  vacuum?: 'due' | readonly (keyof Tables)[]
}

export type ChoresDone = { checkpointed: boolean; vacuumed: string[] }

/**
 * Keeps house, as the owner and outside any transaction. On PostgreSQL only what is named is vacuumed. `go` is asked
 * before each table: false ends it.
 */
export async function housekeep(
  session: Session,
  keeps: boolean,
  chores: Chores,
  go: () => boolean = () => true,
): Promise<ChoresDone> {
  const done: ChoresDone = { checkpointed: false, vacuumed: [] }
  const named = chores.vacuum === 'due' || chores.vacuum === undefined ? [] : chores.vacuum
  const due = keeps && chores.vacuum === 'due' ? await session(dueTables) : []
  for (const table of [...named, ...due]) {
    if (!/^[a-z_]+$/.test(table)) throw new Error(`no table: ${table}`)
    if (!go()) break
    // A session each, so that others come in between.
    await session((client) => client.query(`vacuum (analyze) "${table}"`))
    done.vacuumed.push(table)
  }
  if (keeps && chores.checkpoint === true) {
    await session((client) => client.query('checkpoint'))
    done.checkpointed = true
  }
  return done
}

// The measure of PostgreSQL's own autovacuum: 50 rows and a tenth of the table.
async function dueTables(client: PoolClient): Promise<string[]> {
  await client.query('select pg_stat_force_next_flush()')
  const { rows } = await client.query<{ relname: string }>(`
    select relname from pg_stat_user_tables
     where schemaname = 'public' and greatest(n_dead_tup, n_mod_since_analyze, n_ins_since_vacuum) > 50 + n_live_tup / 10
     order by n_dead_tup desc, relname`)
  return rows.map((one) => one.relname)
}

export type Rhythm = {
  /** How often to look, in ms. */
  everyMs: number
  /** Longest time between checkpoints while something is written, in ms. */
  checkpointMs: number
  /** Write-ahead log since the last checkpoint that makes one due, in bytes. */
  walBytes: number
  /** How long nobody must have done anything before tables are vacuumed, in ms. */
  idleMs: number
}

export const rhythm: Rhythm = {
  everyMs: 5_000,
  checkpointMs: 3 * 60_000,
  walBytes: 64 * 1024 * 1024,
  idleMs: 20_000,
}

export type Kept = { flushes(): number | null; quietFor(): number | null }

/**
 * Keeps house by a timer while PGlite runs in this process: it has no checkpointer and no autovacuum. Out: a function
 * that ends it and resolves when no chore is running. A chore that fails is told to `onError` and tried again.
 */
export function keepHouse(
  session: Session,
  kept: Kept,
  onError: (error: unknown) => void,
  at = rhythm,
): () => Promise<void> {
  let flushes = kept.flushes()
  let checkpointed = performance.now()
  let toCheckpoint = false
  let toVacuum = true // a command may have written before
  let running: Promise<void> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = look()
      .catch(onError)
      .finally(() => {
        busy = false
      })
  }, at.everyMs).unref()

  async function look(): Promise<void> {
    const changed = kept.flushes() !== flushes
    flushes = kept.flushes()
    if (changed) {
      toCheckpoint = true
      toVacuum = true
    }
    const overdue = toCheckpoint && performance.now() - checkpointed > at.checkpointMs
    if (overdue || (changed && (await session(walSinceCheckpoint)) > at.walBytes)) {
      await housekeep(session, true, { checkpoint: true })
      checkpointed = performance.now()
      toCheckpoint = false
      flushes = kept.flushes()
    }
    if (!changed && toVacuum && (kept.quietFor() ?? 0) > at.idleMs) {
      toVacuum = false
      await housekeep(session, true, { vacuum: 'due' }, () => kept.flushes() === flushes || quiet())
    }
  }

  // Nobody waits and nobody came since the last table.
  const quiet = (): boolean => (kept.quietFor() ?? 0) > 0

  return async () => {
    clearInterval(timer)
    await running
  }
}

/** Bytes of write-ahead log since the last checkpoint. */
export async function walSinceCheckpoint(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    'select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) as bytes from pg_control_checkpoint()',
  )
  return rows[0]?.bytes ?? 0
}
