import { sql } from 'kysely'
import type { Tx } from '../db/open.ts'
import { tilePath, tileWidth } from './tiles.ts'
import type { BodyChecker } from './verify-bodies.ts'
import { eventsOf, listedIn, madeHash, type Context, type ReadEvent } from './verify-context.ts'

// What stands beside the log: events that wait, events that stand nowhere, bodies and tiles that belong to nothing.

const page = 2000

/** A page of event ids after `after`, in order, from a table that has them. */
async function idsAfter(tx: Tx, table: Table, organ_id: string, after: string | null): Promise<string[]> {
  const { rows } = await sql<{ event_id: string }>`select event_id from ${sql.table(table)}
    where organ_id = ${organ_id} and (${after}::uuid is null or event_id > ${after}::uuid)
    order by event_id limit ${page}`.execute(tx)
  return rows.map((row) => row.event_id)
}

type Table = 'event' | 'event_body' | 'log_pending'

/** Gives `work` every page of ids of a table, each in a transaction that sees one moment. */
async function pages(
  context: Context,
  table: Table,
  work: (tx: Tx, ids: string[]) => Promise<() => Promise<void>>,
): Promise<number> {
  let count = 0
  let after: string | null = null
  for (;;) {
    const from: string | null = after
    const { ids, afterwards }: { ids: string[]; afterwards: () => Promise<void> } = await context.read(async (tx) => {
      const ids = await idsAfter(tx, table, context.organ_id, from)
      return { ids, afterwards: await work(tx, ids) }
    }, true)
    await afterwards()
    count += ids.length
    after = ids.at(-1) ?? null
    if (ids.length < page) return count
  }
}

const done = async (): Promise<void> => {}

async function strayIn(tx: Tx, organ_id: string, ids: readonly string[]): Promise<string[]> {
  const leaves = await listedIn(tx, 'log_leaf', organ_id, ids)
  const rest = ids.filter((id) => !leaves.has(id))
  if (rest.length === 0) return []
  const waiting = await listedIn(tx, 'log_pending', organ_id, rest)
  return rest.filter((id) => !waiting.has(id))
}

/** Events that are neither leaves nor waiting, in order of id. No moment of an honest log has one. */
export async function strayEvents(context: Context): Promise<ReadEvent[]> {
  const strays: ReadEvent[] = []
  await pages(context, 'event', async (tx, ids) => {
    const some = await strayIn(tx, context.organ_id, ids)
    strays.push(...(await eventsOf(tx, context.organ_id, some.slice(0, 10))).values())
    return done
  })
  return strays.slice(0, 100)
}

/** Reports events that stand neither in the log nor among those waiting. Out: how many events there are. */
export async function verifyEvents(context: Context, onProgress: (events: number) => void): Promise<number> {
  const { organ_id, report, named } = context
  let events = 0
  return await pages(context, 'event', async (tx, ids) => {
    const strays = (await strayIn(tx, organ_id, ids)).filter((id) => !named.has(id))
    for (const { event_id: event, subject_id: subject, seq } of (await eventsOf(tx, organ_id, strays)).values()) {
      named.add(event)
      report('event_inserted', { event, subject, seq })
    }
    onProgress((events += ids.length))
    return done
  })
}

/**
 * Which of these ids are leaves. A hundred at a time: so short a list is looked up in the index however large the table,
 * and costs one pass however little the planner knows of it.
 */
async function sealedAmong(tx: Tx, organ_id: string, ids: readonly string[]): Promise<Set<string>> {
  const sealed = new Set<string>()
  for (let from = 0; from < ids.length; from += 100) {
    const { rows } = await sql<{ event_id: string }>`select event_id from log_leaf
      where organ_id = ${organ_id} and event_id = any(${ids.slice(from, from + 100)}::uuid[])`.execute(tx)
    for (const { event_id } of rows) sealed.add(event_id)
  }
  return sealed
}

/** Checks the events that wait to be sealed, as far as a log that is not sealed can. Out: how many wait. */
export async function verifyPending(context: Context, bodies: BodyChecker): Promise<number> {
  const { organ_id, report, named } = context
  return await pages(context, 'log_pending', async (tx, ids) => {
    const sealed = await sealedAmong(tx, organ_id, ids)
    const events = await eventsOf(tx, organ_id, ids)
    const whole: ReadEvent[] = []
    for (const event of ids) {
      const row = events.get(event)
      if (row === undefined) {
        named.add(event)
        report('event_removed', { event, leaf: -1 })
      } else if (sealed.has(event)) report('pending_inserted', { event })
      else if (madeHash(row).equals(row.leaf_hash)) whole.push(row)
      else report('event_altered', { event, subject: row.subject_id, seq: row.seq, leaf: -1 })
    }
    const unopened = await bodies.check(tx, whole)
    return async () => {
      await bodies.open(unopened)
      for (const { code, params } of bodies.take()) report(code, params)
    }
  })
}

/** Reports bodies that belong to no event. */
export async function verifyStrayBodies(context: Context): Promise<void> {
  await pages(context, 'event_body', async (tx, ids) => {
    const known = await listedIn(tx, 'event', context.organ_id, ids)
    for (const event of ids)
      if (!known.has(event) && !context.named.has(event)) context.report('body_inserted', { event })
    return done
  })
}

/** Reports tiles that a tree of the present size does not have. */
export async function verifyStrayTiles(context: Context): Promise<void> {
  const strays = await context.read(async (tx) => {
    const { rows } = await sql<{ level: number; idx: number }>`
      select level, idx from log_tile where organ_id = ${context.organ_id} and (level not between 0 and 6 or idx < 0 or
        (idx + 1) * (256::numeric ^ (level + 1)) >
          (select coalesce(max(leaf_no) + 1, 0) from log_leaf where organ_id = ${context.organ_id}))
      order by level, idx limit 100`.execute(tx)
    return rows
  })
  for (const { level, idx } of strays)
    context.report('tile_inserted', { path: tilePath({ level, idx, width: tileWidth }) })
}
