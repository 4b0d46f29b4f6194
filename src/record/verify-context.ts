import { sql } from 'kysely'
import type { Db, Tx } from '../db/open.ts'
import type { EventBodyRow, EventRow } from '../db/tables.ts'
import { leafHashOf } from './entry.ts'
import type { Report } from './findings.ts'
import type { Verifier } from './notes.ts'

/** What every part of verify works with. */
export type Context = {
  organ_id: string
  report: Report
  /** A short transaction that reads as the auditor. */
  read: <T>(fn: (tx: Tx) => Promise<T>, snapshot?: boolean) => Promise<T>
  /** Keys that may sign for this log. */
  trusted: readonly Verifier[]
  /** Events that a finding has named already: they are not named again for what follows from it. */
  named: Set<string>
}

/** A transaction opener for reading an organ's records. */
export function readerOf(db: Db, organ_id: string): Context['read'] {
  return (fn, snapshot = false) => db.withScope([organ_id], 'auditor', fn, { readOnly: true, snapshot })
}

/** An event's row, and the microseconds of its instant that our milliseconds cannot say: 0 unless somebody changed it. */
export type ReadEvent = EventRow & { beyond_ms: number }

/** SQL for `beyond_ms`, of table or alias `event`. */
export const beyondMs = 'extract(microseconds from event.entered)::int % 1000'

// Rows are fetched by lists of keys, not joined: on tables that were never analysed a join of pages is planned as a
// nested loop over whole tables.

/** Events by id. */
export async function eventsOf(tx: Tx, organ_id: string, ids: readonly string[]): Promise<Map<string, ReadEvent>> {
  const { rows } = await sql<ReadEvent>`select event.*, ${sql.raw(beyondMs)} as beyond_ms from event
    where organ_id = ${organ_id} and event_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.event_id, row]))
}

/** Bodies by event id. */
export async function bodiesOf(tx: Tx, organ_id: string, ids: readonly string[]): Promise<Map<string, EventBodyRow>> {
  const { rows } = await sql<EventBodyRow>`select * from event_body
    where organ_id = ${organ_id} and event_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.event_id, row]))
}

/**
 * Which events a table of the log has, from the first to the last of a page of ids in order. By range, since for a list of
 * thousands the planner would rather read the whole table, page after page.
 */
export async function listedIn(
  tx: Tx,
  table: 'log_leaf' | 'log_pending' | 'event',
  organ_id: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const [first, last] = [ids[0], ids.at(-1)]
  if (first === undefined || last === undefined) return new Set()
  const { rows } = await sql<{ event_id: string }>`select event_id from ${sql.table(table)}
    where organ_id = ${organ_id} and event_id >= ${first}::uuid and event_id <= ${last}::uuid`.execute(tx)
  return new Set(rows.map((row) => row.event_id))
}

/** The leaf hash that an event's row as read would have; for rows that cannot be hashed a value that fits nothing. */
export function madeHash(row: ReadEvent): Buffer {
  if (row.beyond_ms !== 0) return Buffer.alloc(32)
  try {
    return leafHashOf(row)
  } catch {
    return Buffer.alloc(32)
  }
}
