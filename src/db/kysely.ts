import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { PoolClient } from 'pg'
import type { Tables } from './tables.ts'

/** One open transaction, as everything above `db/` sees it. */
export type Tx = Kysely<Tables>

const counted = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/**
 * Kysely over one connection, for one transaction that somebody else opened and ends. In: the connection and a
 * check called before each statement, which throws once the transaction is over.
 */
export function kyselyOver(client: PoolClient, check: () => void): Tx {
  const connection: DatabaseConnection = {
    async executeQuery(query) {
      check()
      const result = await client.query(query.sql, query.parameters as unknown[])
      return counted.has(result.command)
        ? { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) }
        : { rows: result.rows }
    },
    streamQuery() {
      throw new Error('read by keyset pages: streaming does not work on every engine')
    },
  }
  const within = async (): Promise<never> => {
    throw new Error('this is a transaction already: use savepoint()')
  }
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    destroy: async () => {},
    beginTransaction: within,
    commitTransaction: within,
    rollbackTransaction: within,
  }
  const dialect: Dialect = {
    createDriver: () => driver,
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
  return new Kysely<Tables>({ dialect })
}
