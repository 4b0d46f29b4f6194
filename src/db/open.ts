import { existsSync } from 'node:fs'
import type { PoolClient } from 'pg'
import { copyFolder, inOneMoment, openCopy } from './backup.ts'
import { type Backend, pgliteBackend, postgresBackend } from './backend.ts'
import { refuseFenced } from './fence.ts'
import { openFolder } from './folder.ts'
import { type Chores, type ChoresDone, housekeep, keepHouse, type Session } from './housekeep.ts'
import type { Tx } from './kysely.ts'
import type { Limits } from './lane.ts'
import type { EngineStart } from './pglite-engine.ts'
import { begin, openingOf, type ScopeOptions, type ScopeRole } from './scope.ts'
import { type SpaceGuard, watchSpace } from './space.ts'
import { connectionLost, sqlstate, storageError, writingError } from './storage-error.ts'
import { type Source, transact, withClient } from './transact.ts'

export type { PoolClient as Connection } from 'pg'
export type { Tx } from './kysely.ts'
export type { ScopeOptions, ScopeRole } from './scope.ts'

/** The database, whichever it is. */
export type Db = {
  /** For reports only: no code may branch on it. */
  engine: 'pglite' | 'postgres'
  /**
   * Runs `fn` in one transaction that sees the records of these organs only, with the rights of `as`, and commits.
   * Runs `fn` again after a serialisation failure or deadlock: it must have no effect but through `tx`.
   */
  withScope<T>(organs: readonly string[], as: ScopeRole, fn: (tx: Tx) => Promise<T>, options?: ScopeOptions): Promise<T>
  /** One transaction as the owner: migrations, housekeeping, the first set-up. Never for case data. */
  asOwner<T>(fn: (tx: Tx) => Promise<T>, options?: ScopeOptions): Promise<T>
  /** The bare connection as the owner, outside any transaction: for CHECKPOINT, VACUUM, COPY, migrations. */
  session: Session
  /** Checkpoint and vacuum, as the owner and outside any transaction. Without chores: both, where they are due. */
  housekeep(chores?: Chores): Promise<ChoresDone>
  /**
   * Runs `fn` with a connection that sees every organ's records as one moment saw them, and writes nothing; others go
   * on writing meanwhile. In: a connection from `session` when the caller holds one, outside any transaction.
   * Refuses `backup.no_room`: PGlite is read from a copy of its folder.
   */
  moment<T>(fn: (client: PoolClient) => Promise<T>, client?: PoolClient): Promise<T>
  /** How often a file was flushed to the disk since the start; null where another process or a server does it. */
  flushes(): number | null
  /** Bytes free on the data folder's disk, and how many must be; null without a data folder. */
  disk(): { free: number; least: number } | null
  /** Where the data folder is; null in memory. */
  dataDir: string | null
  close(): Promise<void>
}

export type OpenConfig = {
  dataDir?: string
  databaseUrl?: string
  memory?: boolean
  /** A second server on a data folder is refused; a command joins whoever runs it. */
  purpose?: 'server' | 'command'
  /** Connections to a PostgreSQL server; PGlite has one. */
  poolSize?: number
  /** Free space on the data folder's disk below which nothing is written, in bytes. */
  leastFree?: number
  limits?: Partial<Limits>
  random?: () => number
  /** Told of what goes wrong beside the work: a failed chore. */
  onError?: (error: unknown) => void
}

const defaultLimits: Limits = { idleMs: 30_000, statementMs: 15 * 60_000 }
const defaultLeastFree = 256 * 1024 * 1024
// How long a folder changes hands at most, and how long a server takes to come back from a restart.
const FOLDER_PATIENCE_MS = 30_000
const SERVER_PATIENCE_MS = 5_000
const FORBIDDEN = '42501' // insufficient_privilege: a fence took the rights to write

/**
 * Opens the database: PostgreSQL when `databaseUrl` is given, else PGlite in the data folder, or in memory. Refuses
 * `storage-held` (another server has the folder). It does not migrate: migrate.ts.
 */
export async function openDb(config: OpenConfig): Promise<Db> {
  const limits = { ...defaultLimits, ...config.limits }
  if (config.databaseUrl !== undefined) {
    const backend = postgresBackend(config.databaseUrl, config.poolSize ?? 10, limits)
    return dbOver(config, 'postgres', config.dataDir ?? null, backend)
  }
  if (config.memory === true) return openUnlocked(config, { mode: 'memory' })
  const dataDir = config.dataDir ?? './huiyin-data'
  const open = () => openFolder(dataDir, config.purpose ?? 'command', limits)
  const backend = await open()
  return dbOver(config, 'pglite', dataDir, backend, open, watchSpace(dataDir, config.leastFree ?? defaultLeastFree))
}

/** Opens PGlite within this process, without a lock and without chores: for folders that nobody else knows of. */
export async function openUnlocked(config: OpenConfig, start: EngineStart): Promise<Db> {
  const backend = await pgliteBackend(start, { ...defaultLimits, ...config.limits })
  return dbOver(config, 'pglite', null, backend)
}

async function dbOver(
  config: OpenConfig,
  engine: Db['engine'],
  dataDir: string | null,
  first: Backend,
  reopen?: () => Promise<Backend>,
  space?: SpaceGuard,
): Promise<Db> {
  let backend = first
  let reopening: Promise<void> | null = null
  let endChores: () => Promise<void> = async () => {}
  let closing: Promise<void> | undefined

  // The process that ran the database is gone: join whoever runs it now, or run it.
  async function rejoin(): Promise<void> {
    try {
      await backend.end().catch(() => {})
      if (reopen !== undefined) settle(await reopen())
    } finally {
      reopening = null
    }
  }

  function settle(fresh: Backend): void {
    backend = fresh
    fresh.pool.on('error', () => {}) // an idle connection was lost: the next transaction takes a new one
    if (fresh.keeps && reopen !== undefined) endChores = keepHouse(session, fresh, config.onError ?? (() => {}))
  }

  const source: Source = {
    random: config.random ?? Math.random,
    patience: reopen === undefined ? SERVER_PATIENCE_MS : FOLDER_PATIENCE_MS,
    async connect() {
      const giveUp = performance.now() + FOLDER_PATIENCE_MS
      for (;;) {
        if (reopening !== null) await reopening
        try {
          return await backend.pool.connect()
        } catch (caught) {
          if (
            !connectionLost(caught) ||
            backend.keeps ||
            reopen === undefined ||
            performance.now() > giveUp ||
            closing !== undefined
          )
            throw caught
          await new Promise((resolve) => setTimeout(resolve, 20 + source.random() * 30))
          reopening ??= rejoin()
        }
      }
    },
  }
  const session: Session = async (fn) => {
    try {
      return await withClient(source, fn)
    } catch (caught) {
      throw storageError(caught)
    }
  }
  const scoped = async <T>(opening: string, options: ScopeOptions, fn: (tx: Tx) => Promise<T>): Promise<T> => {
    if (options.readOnly === true) return transact(source, opening, fn)
    space?.check()
    try {
      return await transact(source, opening, fn)
    } catch (caught) {
      if (sqlstate(caught) === FORBIDDEN) await session(refuseFenced)
      throw writingError(caught)
    }
  }
  settle(first)
  const citus = engine === 'postgres' && (await session(hasCitus))
  return {
    engine,
    dataDir,
    session,
    withScope: async (organs, as, fn, options = {}) => scoped(openingOf(organs, as, options, citus), options, fn),
    asOwner: async (fn, options = {}) => scoped(begin(options), options, fn),
    housekeep: (chores = { checkpoint: true, vacuum: 'due' }) => housekeep(session, engine === 'pglite', chores),
    moment: async (fn, client) => {
      const here = <R>(work: (own: PoolClient) => Promise<R>) => (client === undefined ? session(work) : work(client))
      if (engine === 'postgres' || dataDir === null) return here((own) => inOneMoment(own, fn))
      const copy = await here((own) => copyFolder(own, dataDir, config.leastFree ?? defaultLeastFree))
      try {
        const still = await dbOver({}, 'pglite', null, await openCopy(copy.folder))
        try {
          return await still.moment(fn)
        } finally {
          await still.close()
        }
      } finally {
        copy.remove()
      }
    },
    flushes: () => backend.flushes(),
    disk: () => (dataDir === null || !existsSync(dataDir) ? null : (space ??= watchSpace(dataDir, 0)).look()),
    close: () =>
      (closing ??= (async () => {
        await endChores()
        try {
          if (backend.keeps && reopen !== undefined) await housekeep(session, true, { checkpoint: true })
        } finally {
          await backend.end()
        }
      })()),
  }
}

async function hasCitus(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query(`select 1 from pg_extension where extname = 'citus'`)
  return rows.length > 0
}
