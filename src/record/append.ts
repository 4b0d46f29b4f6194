import type { EventBodyRow, EventRow, Json, LogPendingRow } from '../db/tables.ts'
import { newId, type Random } from '../lib/ids.ts'
import { refuse } from '../rules/errors.ts'
import { bodyRow, type BodyKey } from './bodies.ts'
import { bodyDigest, canonicalBytes, leafHashOf } from './entry.ts'

export type SubjectKind = 'matter' | 'contact' | 'office' | 'log'
export type Via = 'counter' | 'portal' | 'cli' | 'api' | 'import' | 'job'

/** An act that somebody did, before it is written. */
export type EventDraft = {
  organ_id: string
  /** Given when something must name the event before it is written; else made here. */
  event_id?: string
  subject_kind: SubjectKind
  subject_id: string
  /** Its place among the subject's events. Order comes from here, never from clocks. */
  seq: number
  kind: string
  officer_id: string | null
  seat_id: string | null
  via: Via
  /** YYYY-MM-DD or YYYY-MM-DDTHH:MM in the office's zone. */
  happened: string | null
  /** When it was entered: a UTC instant with milliseconds. */
  entered: string
  /** Control facts: stage, counts, days, numbers. Never words of people. */
  facts: Json
  /** Words of people. Kept beside the log, which holds their salted digest. */
  body?: Json
  /** The key of the walled matter or incident whose words these are. */
  body_key?: BodyKey
}

/** Rows for insertRows, one table a field. All of them belong in the transaction that changes the summary rows. */
export type EventRows = { event: EventRow[]; event_body: EventBodyRow[]; log_pending: LogPendingRow[] }

const happenedForm = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?$/
const enteredForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function eventRow(draft: EventDraft, random: Random): { event: EventRow; body: EventBodyRow | null } {
  const { organ_id, subject_kind, subject_id, seq, kind, officer_id, seat_id, via, happened, entered, facts } = draft
  if (happened !== null && !happenedForm.test(happened)) refuse('log.happened', { happened })
  if (!enteredForm.test(entered)) throw new RangeError(`entered ${entered}`)
  if (!Number.isSafeInteger(seq) || seq < 1) throw new RangeError(`seq ${seq}`)
  const event_id = draft.event_id ?? newId(entered, random)
  let body: EventBodyRow | null = null
  let body_digest: Buffer | null = null
  if (draft.body !== undefined && draft.body !== null) {
    const plain = canonicalBytes(draft.body)
    const salt = random(32)
    body_digest = bodyDigest(salt, plain)
    body = bodyRow({ organ_id, event_id }, plain, salt, draft.body_key, random)
  }
  const row = {
    organ_id,
    event_id,
    subject_kind,
    subject_id,
    seq,
    kind,
    officer_id,
    seat_id,
    via,
    happened,
    entered,
    facts,
    body_digest,
  }
  return { event: { ...row, leaf_hash: leafHashOf(row) }, body }
}

/**
 * Turns drafts into rows of event, event_body and log_pending, leaf hashes computed; the one way in to the log.
 * Nothing here is shared: registrations wait for each other nowhere.
 * Refuses `log.not_json`, `log.entry_too_long`, `log.happened`. Throws RangeError for an `entered` or `seq` out of form.
 */
export function makeEvents(drafts: readonly EventDraft[], random: Random): EventRows {
  const rows: EventRows = { event: [], event_body: [], log_pending: [] }
  for (const draft of drafts) {
    const { event, body } = eventRow(draft, random)
    rows.event.push(event)
    if (body !== null) rows.event_body.push(body)
    rows.log_pending.push({ organ_id: event.organ_id, event_id: event.event_id })
  }
  return rows
}
