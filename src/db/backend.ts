import { Pool, type PoolConfig } from 'pg'
import { connectWithin, serveSocket, socketTo } from './lane-socket.ts'
import { type Limits, openLane } from './lane.ts'
import { types } from './parsers.ts'
import { type EngineStart, startEngine } from './pglite-engine.ts'

/** Connections to a database that is open, and how to let go of it. */
export type Backend = {
  pool: Pool
  /** Flushes to the disk since the start; null where another process or a server does them. */
  flushes(): number | null
  /** Milliseconds without a transaction; null where that cannot be known. */
  quietFor(): number | null
  /** Whether this process runs the database, and so keeps house. */
  keeps: boolean
  end(): Promise<void>
}

const onePglite = {
  max: 1,
  idleTimeoutMillis: 0,
  allowExitOnIdle: true,
  ssl: false,
  host: 'pglite',
  user: 'postgres',
  password: '',
  database: 'postgres',
  types,
} satisfies PoolConfig

/** How long a piece of work waits for a connection before people are asked to come again, in ms. */
const waitMs = { server: 10_000, pglite: 20_000 }

/** PGlite run by this process. `socket`: where other processes of this user find it, who wait no longer than it takes. */
export async function pgliteBackend(start: EngineStart, limits: Limits, socket?: string): Promise<Backend> {
  const engine = await startEngine(start)
  const lane = openLane(engine, limits)
  let endSocket: (() => void) | null = null
  try {
    if (socket !== undefined) endSocket = await serveSocket(lane, socket)
  } catch (caught) {
    await engine.stop()
    throw caught
  }
  const pool = new Pool({ ...onePglite, connectionTimeoutMillis: waitMs.pglite, stream: () => connectWithin(lane) })
  return {
    pool,
    flushes: () => engine.flushes(),
    quietFor: () => lane.quietFor(),
    keeps: true,
    async end() {
      await pool.end()
      await lane.drain()
      endSocket?.()
      await engine.stop()
    },
  }
}

/** PGlite run by another process, through its socket. */
export function joinedBackend(socket: string): Backend {
  const pool = new Pool({ ...onePglite, stream: () => socketTo(socket) })
  return { pool, flushes: () => null, quietFor: () => null, keeps: false, end: () => pool.end() }
}

/** A PostgreSQL server. */
export function postgresBackend(databaseUrl: string, size: number, limits: Limits): Backend {
  const settings = [
    'TimeZone=UTC',
    'DateStyle=ISO,MDY',
    'jit=off', // it takes half a second to compile a statement that runs for ten milliseconds
    `idle_in_transaction_session_timeout=${limits.idleMs}`,
    `statement_timeout=${limits.statementMs}`,
  ]
  const pool = new Pool({
    connectionString: databaseUrl,
    max: size,
    connectionTimeoutMillis: waitMs.server,
    types,
    application_name: 'huiyin',
    allowExitOnIdle: true,
    client_encoding: 'UTF8',
    options: settings.map((one) => `-c ${one}`).join(' '),
  })
  return { pool, flushes: () => null, quietFor: () => null, keeps: false, end: () => pool.end() }
}
