import { sql } from 'kysely'
import type { Tx } from './kysely.ts'

/**
 * Runs `fn` so that its failure undoes only what it wrote: the transaction around it goes on. Rethrows the error.
 */
export async function savepoint<T>(tx: Tx, fn: () => Promise<T>): Promise<T> {
  await sql`savepoint step`.execute(tx)
  try {
    const value = await fn()
    await sql`release savepoint step`.execute(tx)
    return value
  } catch (caught) {
    await sql`rollback to savepoint step`.execute(tx)
    await sql`release savepoint step`.execute(tx)
    throw caught
  }
}
