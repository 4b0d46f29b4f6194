import { AsyncLocalStorage } from 'node:async_hooks'
import type { PoolClient } from 'pg'
import { kyselyOver, type Tx } from './kysely.ts'
import { connectionLost, sqlstate, storageError } from './storage-error.ts'

const RETRIED = new Set(['40001', '40P01'])
const ATTEMPTS = 6

/** Where connections come from. One object a database: it also tells a transaction inside a transaction. */
export type Source = {
  connect(): Promise<PoolClient>
  /** 0 ≤ n < 1; spreads the retries. */
  random(): number
  /** How long to go on asking for a connection to a database that is away, in ms. */
  patience: number
}

// The sources on which this chain of calls holds a connection already: a second transaction inside the first would
// wait for itself where there is one connection.
const holding = new AsyncLocalStorage<readonly Source[]>()

/**
 * Runs `fn` in one transaction and commits. In: the SQL that opens it, from BEGIN on, sent as one message. Rolls back
 * and rethrows on any error; a serialisation failure or deadlock (40001, 40P01) runs `fn` again, up to six times in all.
 */
export async function transact<T>(source: Source, opening: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const giveUp = performance.now() + source.patience
  for (let attempt = 1; ; attempt++) {
    const begun = { yet: false }
    try {
      return await withClient(source, (client) => once(client, opening, fn, begun))
    } catch (caught) {
      const again = begun.yet
        ? attempt < ATTEMPTS && RETRIED.has(sqlstate(caught))
        : connectionLost(caught) && performance.now() < giveUp // whoever has the folder next takes us in
      if (!again) throw storageError(caught)
      await new Promise((resolve) => setTimeout(resolve, source.random() * 5 * 2 ** Math.min(attempt, 6)))
    }
  }
}

/**
 * Runs `fn` with one connection. Throws when the caller holds one of this source already, and at once when the
 * connection is lost, whatever `fn` is waiting for: nobody behind it waits for a piece of work that cannot finish.
 */
export async function withClient<T>(source: Source, fn: (client: PoolClient) => Promise<T>): Promise<T> {
  const held = holding.getStore() ?? []
  if (held.includes(source)) throw new Error('a transaction inside a transaction: hand the open one down')
  const client = await source.connect()
  let broken: Error | undefined
  let onError = (_error: Error): void => {}
  const lost = new Promise<never>((_, reject) => {
    onError = (error) => {
      broken ??= error
      reject(broken)
    }
  })
  lost.catch(() => {})
  client.on('error', onError)
  try {
    return await Promise.race([holding.run([...held, source], () => fn(client)), lost])
  } catch (caught) {
    if (isFatal(caught)) broken ??= caught
    throw broken ?? caught
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

async function once<T>(
  client: PoolClient,
  opening: string,
  fn: (tx: Tx) => Promise<T>,
  begun: { yet: boolean },
): Promise<T> {
  let over = false
  const tx = kyselyOver(client, () => {
    if (over) throw new Error('this transaction is over')
  })
  try {
    await client.query(opening)
    begun.yet = true
    const value = await fn(tx)
    over = true
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') throw new Error('the transaction was aborted by an error that the caller swallowed')
    return value
  } catch (caught) {
    over = true
    if (!isFatal(caught)) await client.query('rollback').catch(() => {})
    throw caught
  }
}

// After a fatal error the server hangs up; the client hears of that a moment later.
function isFatal(caught: unknown): caught is Error {
  return caught instanceof Error && 'severity' in caught && caught.severity === 'FATAL'
}
