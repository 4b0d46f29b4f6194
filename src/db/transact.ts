import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool, PoolClient } from 'pg'
import { kyselyOver, type Tx } from './kysely.ts'
import { storageError } from './storage-error.ts'

const RETRIED = new Set(['40001', '40P01'])
const ATTEMPTS = 6

export type Transact = {
  pool: Pool
  /** 0 ≤ n < 1; spreads the retries. */
  random: () => number
  /** Throws when this is no time to begin a transaction that writes. */
  beforeWriting: () => void
}

// The pools on which this chain of calls holds a connection already: a second transaction inside the first would
// wait for itself on a pool of one.
const holding = new AsyncLocalStorage<readonly Pool[]>()

/**
 * Runs `fn` in one transaction and commits. In: the SQL that opens it, from BEGIN on, sent as one message. Rolls back
 * and rethrows on any error; a serialisation failure or deadlock (40001, 40P01) runs `fn` again, up to six times in all.
 */
export async function transact<T>(
  on: Transact,
  opening: string,
  writes: boolean,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    if (writes) on.beforeWriting()
    try {
      return await withClient(on.pool, (client) => once(client, opening, fn))
    } catch (caught) {
      if (attempt === ATTEMPTS || !RETRIED.has(sqlstate(caught))) throw storageError(caught)
      await new Promise((resolve) => setTimeout(resolve, on.random() * 5 * 2 ** attempt))
    }
  }
}

/** Runs `fn` with one connection of the pool. Throws when the caller holds one of this pool already. */
export async function withClient<T>(pool: Pool, fn: (client: PoolClient) => Promise<T>): Promise<T> {
  const held = holding.getStore() ?? []
  if (held.includes(pool)) throw new Error('a transaction inside a transaction: hand the open one down')
  const client = await pool.connect()
  let broken: Error | null = null
  const onError = (error: Error): void => {
    broken ??= error
  }
  client.on('error', onError)
  try {
    return await holding.run([...held, pool], () => fn(client))
  } catch (caught) {
    throw broken ?? caught
  } finally {
    client.off('error', onError)
    client.release(broken ?? undefined)
  }
}

async function once<T>(client: PoolClient, opening: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
  let over = false
  const tx = kyselyOver(client, () => {
    if (over) throw new Error('this transaction is over')
  })
  try {
    await client.query(opening)
    const value = await fn(tx)
    over = true
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') throw new Error('the transaction was aborted by an error that the caller swallowed')
    return value
  } catch (caught) {
    over = true
    await client.query('rollback').catch(() => {})
    throw caught
  }
}

function sqlstate(caught: unknown): string {
  const code = caught instanceof Error && 'code' in caught ? caught.code : undefined
  return typeof code === 'string' ? code : ''
}
