import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Pool, type PoolClient } from 'pg'
import { connectWithin } from './lane-socket.ts'
import { type Limits, openLane } from './lane.ts'
import { types } from './parsers.ts'
import { type EngineStart, startEngine } from './pglite-engine.ts'
import { begin, openingOf, type ScopeOptions, type ScopeRole } from './scope.ts'
import { type Transact, transact, withClient } from './transact.ts'
import type { Tx } from './kysely.ts'

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
  session<T>(fn: (client: PoolClient) => Promise<T>): Promise<T>
  /** How often a file was flushed to the disk since the start; null where the server knows. */
  flushes(): number | null
  close(): Promise<void>
}

export type OpenConfig = {
  dataDir?: string
  databaseUrl?: string
  memory?: boolean
  /** Connections to a PostgreSQL server; PGlite has one. */
  poolSize?: number
  limits?: Partial<Limits>
  random?: () => number
}

const defaultLimits: Limits = { idleMs: 30_000, statementMs: 15 * 60_000 }

/** Opens the database: PostgreSQL when `databaseUrl` is given, else PGlite in the data folder, or in memory. */
export async function openDb(config: OpenConfig): Promise<Db> {
  if (config.databaseUrl !== undefined) return openPostgres(config, config.databaseUrl)
  if (config.memory === true) return openEmbedded(config, { mode: 'memory' })
  const dataDir = config.dataDir ?? './huiyin-data'
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return openEmbedded(config, { mode: 'durable', folder: join(dataDir, 'pglite') })
}

/** Opens PGlite within this process, without a lock: for folders that nobody else knows of. */
export async function openEmbedded(config: OpenConfig, start: EngineStart): Promise<Db> {
  const engine = await startEngine(start)
  const lane = openLane(engine, { ...defaultLimits, ...config.limits })
  const pool = new Pool({
    max: 1,
    idleTimeoutMillis: 0,
    ssl: false,
    host: 'within',
    user: 'postgres',
    database: 'postgres',
    types,
    stream: () => connectWithin(lane),
  })
  return over(
    'pglite',
    pool,
    config,
    false,
    () => engine.flushes(),
    async () => {
      await pool.end()
      await lane.drain()
      await engine.stop()
    },
  )
}

async function openPostgres(config: OpenConfig, databaseUrl: string): Promise<Db> {
  const limits = { ...defaultLimits, ...config.limits }
  const pool = new Pool({
    connectionString: databaseUrl,
    max: config.poolSize ?? 10,
    types,
    application_name: 'huiyin',
    options: [
      'TimeZone=UTC',
      'DateStyle=ISO,MDY',
      'client_encoding=UTF8',
      `idle_in_transaction_session_timeout=${limits.idleMs}`,
      `statement_timeout=${limits.statementMs}`,
    ]
      .map((one) => `-c ${one}`)
      .join(' '),
  })
  const { rows } = await withClient(pool, (client) =>
    client.query(`select 1 from pg_extension where extname = 'citus'`),
  )
  return over(
    'postgres',
    pool,
    config,
    rows.length > 0,
    () => null,
    () => pool.end(),
  )
}

function over(
  engine: Db['engine'],
  pool: Pool,
  config: OpenConfig,
  citus: boolean,
  flushes: Db['flushes'],
  end: () => Promise<void>,
): Db {
  pool.on('error', () => {}) // an idle connection was lost: the next transaction takes a new one
  const on: Transact = { pool, random: config.random ?? Math.random, beforeWriting: () => {} }
  let closing: Promise<void> | undefined
  return {
    engine,
    withScope: async (organs, as, fn, options = {}) =>
      transact(on, openingOf(organs, as, options, citus), options.readOnly !== true, fn),
    asOwner: (fn, options = {}) => transact(on, begin(options), options.readOnly !== true, fn),
    session: (fn) => withClient(pool, fn),
    flushes,
    close: () => (closing ??= end()),
  }
}
