import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Client, type PoolClient } from 'pg'
import { kyselyOver, type Tx } from '../src/db/kysely.ts'
import { type Db, openDb, openUnlocked } from '../src/db/open.ts'
import { openingOf } from '../src/db/scope.ts'
import { scratchDataDir, scratchPostgres } from '../src/db/scratch.ts'

/** The driver as anybody would use it, for the same statements. */
export type Plain = {
  exec(sql: string): Promise<unknown>
  query(sql: string, parameters: readonly unknown[]): Promise<unknown>
  close(): Promise<void>
}

/** A database to measure: ours and the plain driver over the same data, one open at a time. */
export type Target = { engine: Db['engine']; ours(): Promise<Db>; plain(): Promise<Plain>; remove(): Promise<void> }

/** One line of the table. Milliseconds; `ratio` is ours / plain at the median, null when there is nothing to compare. */
export type BenchRow = {
  name: string
  ours_ms: number
  ours_p95: number
  plain_ms: number | null
  ratio: number | null
  n: number
}

/** A throwaway PGlite folder. */
export async function pgliteTarget(): Promise<Target> {
  const home = await scratchDataDir()
  const folder = join(home, 'pglite')
  mkdirSync(folder, { recursive: true })
  return {
    engine: 'pglite',
    ours: () => openUnlocked({}, { mode: 'durable', folder }), // scratch has an eighth of the buffers
    plain: async () => {
      const raw = await PGlite.create(folder)
      return {
        exec: (sql) => raw.exec(sql),
        query: (sql, parameters) => raw.query(sql, [...parameters]),
        close: () => raw.close(),
      }
    },
    remove: async () => rmSync(home, { recursive: true, force: true }),
  }
}

/** A throwaway database on a PostgreSQL server. */
export async function postgresTarget(serverUrl: string): Promise<Target> {
  const made = await scratchPostgres(serverUrl)
  const url = new URL(serverUrl)
  const { rows } = await made.session((client) => client.query('select current_database() as name'))
  url.pathname = `/${(rows[0] as { name: string }).name}`
  return {
    engine: 'postgres',
    ours: () => openDb({ databaseUrl: url.href }),
    plain: async () => {
      const client = new Client({ connectionString: url.href })
      await client.connect()
      return {
        exec: (sql) => client.query(sql),
        query: (sql, parameters) => client.query(sql, [...parameters]),
        close: () => client.end(),
      }
    },
    remove: () => made.close(),
  }
}

export type Statement = { sql: string; parameters: readonly unknown[] }

/** The statements that `fn` sends in a transaction of one organ's scope. */
export async function statementsOf(db: Db, organ: string, fn: (tx: Tx) => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = []
  await db.session(async (client) => {
    const recording = {
      query: (sql: string, parameters: unknown[]) => {
        sent.push({ sql, parameters })
        return client.query(sql, parameters)
      },
    } as unknown as PoolClient
    await client.query(openingOf([organ], 'web', { readOnly: true }, false))
    await fn(kyselyOver(recording, () => {}))
    await client.query('rollback')
  })
  return sent
}

/** The same statements by the plain driver, with the same opening. */
export async function replayPlain(plain: Plain, organ: string, statements: readonly Statement[]): Promise<void> {
  await plain.exec(openingOf([organ], 'web', { readOnly: true }, false))
  for (const { sql, parameters } of statements) await plain.query(sql, parameters)
  await plain.exec('commit')
}

/** Milliseconds of each of `n` runs. */
export async function clocked(n: number, run: (i: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < n; i++) {
    const from = performance.now()
    await run(i)
    times.push(performance.now() - from)
  }
  return times
}

/** The same, after some runs that are not counted: three for SQL, more for pages, whose code the engine has yet to compile. */
export async function timed(n: number, run: (i: number) => Promise<unknown>, before = 3): Promise<number[]> {
  await clocked(before, run)
  return clocked(n, run)
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export function row(name: string, ours: readonly number[], plain: readonly number[] | null): BenchRow {
  const ours_ms = percentile(ours, 0.5)
  const plain_ms = plain && percentile(plain, 0.5)
  return {
    name,
    ours_ms,
    ours_p95: percentile(ours, 0.95),
    plain_ms,
    ratio: plain_ms === null ? null : ours_ms / plain_ms,
    n: ours.length,
  }
}

/** A case to measure: a name and what is asked. */
export type Case = { name: string; ask: (tx: Tx) => Promise<unknown> }

/** Measures each case by ours, then the statements it sent by the plain driver. */
export async function measure(target: Target, organ: string, cases: readonly Case[], n = 40): Promise<BenchRow[]> {
  const ours: { name: string; times: number[]; statements: Statement[] }[] = []
  const db = await target.ours()
  try {
    for (const { name, ask } of cases) {
      const times = await timed(n, () => db.withScope([organ], 'web', ask, { readOnly: true }))
      ours.push({ name, times, statements: await statementsOf(db, organ, ask) })
    }
  } finally {
    await db.close()
  }
  const plain = await target.plain()
  try {
    const rows: BenchRow[] = []
    for (const { name, times, statements } of ours)
      rows.push(row(name, times, await timed(n, () => replayPlain(plain, organ, statements))))
    return rows
  } finally {
    await plain.close()
  }
}
