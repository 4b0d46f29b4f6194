import { sql } from 'kysely'
import type { Db, Tx } from '../db/open.ts'
import type { OrganKeys } from './keys.ts'
import { presentTree, sealBatch } from './seal-batch.ts'

/** At most so many events in one transaction: the embedded database is held for some 20 ms. */
export const mostAtOnce = 500

/** How long a lease holds when its holder dies, in milliseconds. */
const leaseMs = 30_000

/** Seals between two vacuums of log_pending. */
const sealsPerVacuum = 64

export type SealOptions = {
  now: string
  /** Who holds the lease: one name a process. */
  holder: string
}

/** What a seal did; `busy`: another sealer holds the lease. */
export type Sealed = { sealed: number; size: number; busy: boolean }

async function takeLease(tx: Tx, organ_id: string, { now, holder }: SealOptions): Promise<boolean> {
  const until = new Date(Date.parse(now) + leaseMs).toISOString()
  const taken = await sql`
    insert into sealer_lease as held (organ_id, holder, until) values (${organ_id}, ${holder}, ${until})
    on conflict (organ_id) do update set holder = excluded.holder, until = excluded.until
    where held.holder = excluded.holder or held.until <= ${now}::timestamptz
    returning holder`.execute(tx)
  return taken.rows.length > 0
}

/**
 * Seals at most 500 waiting events of an organ, in one transaction under the organ's lease, whose row lock keeps two
 * sealers apart whatever their clocks say. After a crash the next call goes on. Refuses `log.checkpoint_damaged`, `log.leaves_damaged`.
 */
export async function sealOnce(db: Db, keys: OrganKeys, options: SealOptions): Promise<Sealed> {
  const { organ_id } = keys
  return await db.withScope([organ_id], 'sealer', async (tx) => {
    const nothing = { sealed: 0, size: 0, busy: false }
    const waits = await tx
      .selectFrom('log_pending')
      .select('event_id')
      .where('organ_id', '=', organ_id)
      .limit(1)
      .execute()
    if (waits.length === 0) return nothing
    if (!(await takeLease(tx, organ_id, options))) return { ...nothing, busy: true }
    const before = await presentTree(tx, organ_id, keys)
    const { rows: events } = await sql<{ event_id: string; leaf_hash: Uint8Array }>`
      select event_id, leaf_hash from event where organ_id = ${organ_id} and event_id = any(array(
        select event_id from log_pending where organ_id = ${organ_id} order by event_id limit ${mostAtOnce}))
      order by event_id`.execute(tx)
    if (events.length === 0) return { ...nothing, size: before.size }
    const size = await sealBatch(tx, keys, before, events, options.now)
    const ids = events.map((event) => event.event_id)
    await sql`delete from log_pending where organ_id = ${organ_id} and event_id = any(${ids}::uuid[])`.execute(tx)
    return { sealed: events.length, size, busy: false }
  })
}

/** Seals until nothing waits, or another holds the lease. Out: how many events were sealed, in how many checkpoints. */
export async function sealAll(
  db: Db,
  organs: readonly OrganKeys[],
  now: () => string,
  holder: string,
): Promise<{ sealed: number; checkpoints: number }> {
  let [sealed, checkpoints] = [0, 0]
  for (const keys of organs) {
    for (;;) {
      const one = await sealOnce(db, keys, { now: now(), holder })
      if (one.sealed === 0) break
      sealed += one.sealed
      checkpoints += 1
    }
  }
  return { sealed, checkpoints }
}

/** Gives up the leases that `holder` has, so that the next process need not wait for them to run out. */
export async function releaseLeases(db: Db, organs: readonly OrganKeys[], now: string, holder: string): Promise<void> {
  for (const { organ_id } of organs) {
    await db.withScope([organ_id], 'sealer', async (tx) => {
      await tx
        .updateTable('sealer_lease')
        .set({ until: now })
        .where('organ_id', '=', organ_id)
        .where('holder', '=', holder)
        .execute()
    })
  }
}

export type SealerOptions = {
  /** The keys of the organs this process seals for, asked each round. */
  organs: () => readonly OrganKeys[]
  now: () => string
  holder: string
  /** Pause between rounds, in milliseconds. */
  every?: number
  /** Told when a round fails; the next one tries again. */
  onError: (caught: unknown) => void
}

/**
 * Seals in rounds until it is stopped. Out: `stop()`, which ends the round under way, seals what waits, gives the
 * leases back and then resolves.
 */
export function startSealer(db: Db, options: SealerOptions): { stop: () => Promise<void> } {
  const { now, holder, every = 1000, onError } = options
  let stopped = false
  let seals = 0
  let timer: NodeJS.Timeout | undefined
  const round = async (): Promise<void> => {
    try {
      seals += (await sealAll(db, options.organs(), now, holder)).checkpoints
      if (seals >= sealsPerVacuum) {
        seals = 0
        await db.session((client) => client.query('vacuum log_pending'))
      }
    } catch (caught) {
      onError(caught)
    }
  }
  let running: Promise<void> = Promise.resolve()
  const schedule = (): void => {
    if (stopped) return
    timer = setTimeout(() => {
      running = round().then(schedule)
    }, every)
    timer.unref()
  }
  schedule()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
      await round()
      await releaseLeases(db, options.organs(), now(), holder)
    },
  }
}
