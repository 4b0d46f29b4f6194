import type { Db, Tx } from '../db/open.ts'
import type { EventBodyRow } from '../db/tables.ts'
import { openBody, unwrapBodyKey } from './bodies.ts'
import { keySubject } from './destroy.ts'
import { bodyDigest } from './entry.ts'
import type { FindingCode } from './findings.ts'
import { bodiesOf, type ReadEvent } from './verify-context.ts'

export type BodyChecker = {
  /** Checks the words of whole events. `tx`: the transaction that read them. Out: what is locked. */
  check: (tx: Tx, events: readonly ReadEvent[]) => Promise<Unopened[]>
  /** Checks what is locked: outside any transaction, as the keys are read with other rights. */
  open: (rows: readonly Unopened[]) => Promise<void>
  locked: () => number
  /** What was found since the last time. */
  take: () => BodyFinding[]
}

export type BodyFinding = { code: FindingCode; params: { event: string } | { key: string } }

export type Unopened = { digest: Uint8Array; key_id: string; row: EventBodyRow }

/** A key that opens bodies; 'gone': destroyed; null: there is none. */
type Known = Buffer | 'gone' | null

/** The most keys kept. */
const mostKeys = 1000

async function destroyed(tx: Tx, organ_id: string, subjects: readonly string[]): Promise<Set<string>> {
  if (subjects.length === 0) return new Set()
  const rows = await tx
    .selectFrom('event')
    .select('subject_id')
    .where('organ_id', '=', organ_id)
    .where('subject_id', 'in', subjects)
    .where('subject_kind', '=', 'log')
    .where('kind', '=', 'log.destroyed')
    .execute()
  return new Set(rows.map((row) => row.subject_id))
}

/** Checks bodies against the digests in the log. In: the organ's wrapping key, or null: then what is encrypted is only counted. */
export function bodyChecker(db: Db, organ_id: string, wrapping: Uint8Array | null): BodyChecker {
  const keys = new Map<string, Known>()
  const told = new Set<string>()
  let locked = 0
  let found: BodyFinding[] = []
  const report = (code: FindingCode, params: BodyFinding['params']): void => void found.push({ code, params })

  async function keyOf(tx: Tx, key_id: string): Promise<Known> {
    const row = await tx
      .selectFrom('body_key')
      .selectAll()
      .where('organ_id', '=', organ_id)
      .where('key_id', '=', key_id)
      .executeTakeFirst()
    if (row === undefined || wrapping === null) return null
    return row.wrapped === null ? 'gone' : unwrapBodyKey(row, wrapping)
  }

  return {
    locked: () => locked,

    take: () => {
      const taken = found
      found = []
      return taken
    },

    check: async (tx, events) => {
      const ids = events.map((event) => event.event_id)
      const bodies = await bodiesOf(tx, organ_id, ids)
      const empty: { event: string; row: EventBodyRow | undefined }[] = []
      const unopened: Unopened[] = []
      for (const { event_id: event, body_digest: digest } of events) {
        const row = bodies.get(event)
        if (digest === null) {
          if (row !== undefined) report('body_inserted', { event })
        } else if (row === undefined || row.body === null) {
          empty.push({ event, row })
        } else if (row.key_id !== null) {
          unopened.push({ digest, key_id: row.key_id, row })
        } else if (row.salt === null || !bodyDigest(row.salt, row.body).equals(digest)) {
          report('body_altered', { event })
        }
      }
      const subjects = empty.flatMap(({ event, row }) =>
        typeof row?.key_id === 'string' ? [event, keySubject(row.key_id)] : [event],
      )
      const gone = await destroyed(tx, organ_id, subjects)
      for (const { event, row } of empty) {
        const byKey = typeof row?.key_id === 'string' && gone.has(keySubject(row.key_id))
        if (row === undefined || !(byKey || gone.has(event))) report('body_removed', { event })
        else if (row.salt !== null) report('body_altered', { event })
      }
      return unopened
    },

    open: async (rows) => {
      if (rows.length === 0) return
      if (wrapping === null) {
        locked += rows.length
        return
      }
      if (keys.size > mostKeys) keys.clear()
      const missing = [...new Set(rows.map((row) => row.key_id))].filter((id) => !keys.has(id))
      if (missing.length > 0) {
        await db.withScope(
          [organ_id],
          'web',
          async (tx) => {
            const gone = await destroyed(tx, organ_id, missing.map(keySubject))
            for (const id of missing) {
              const key = await keyOf(tx, id)
              keys.set(id, key)
              if (key === 'gone' && !gone.has(keySubject(id)) && !told.has(id)) report('body_key_removed', { key: id })
              if (key === 'gone') told.add(id)
            }
          },
          { readOnly: true },
        )
      }
      for (const { key_id, digest, row } of rows) {
        const key = keys.get(key_id) ?? null
        if (key === 'gone') continue
        const opened = openBody(row, key)
        const whole = opened !== null && bodyDigest(opened.salt, opened.plain).equals(digest)
        if (!whole || row.salt !== null) report('body_altered', { event: row.event_id })
      }
    },
  }
}
