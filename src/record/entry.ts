import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { EventRow, Json } from '../db/tables.ts'
import { refuse } from '../rules/errors.ts'
import { hashLeaf } from './merkle.ts'

/** What the log hashes of an event: its row without the leaf hash. */
export type EntryRow = Omit<EventRow, 'leaf_hash'>

/** The longest entry that tlog-tiles can carry, in bytes. */
export const longestEntry = 65_535

const nul = /(?<!\\)(?:\\\\)*\\u0000/ // the escape of NUL, which PostgreSQL cannot store; an escaped backslash before u0000 is harmless

/** Canonical JSON (RFC 8785) in UTF-8. Refuses `log.not_json` for what JSON or the database cannot carry (NaN, NUL, lone surrogates). */
export function canonicalBytes(value: Json): Buffer {
  let text: string | undefined
  try {
    text = canonicalize(value)
  } catch {
    text = undefined
  }
  if (text === undefined || (text.includes('u0000') && nul.test(text))) return refuse('log.not_json')
  return Buffer.from(text)
}

/** The log's entry of an event: RFC 8785 form of the row, digests as hex, at most 65,535 bytes. Refuses `log.entry_too_long`. */
export function entryOf(row: EntryRow): Buffer {
  const bytes = canonicalBytes({
    organ_id: row.organ_id,
    event_id: row.event_id,
    subject_kind: row.subject_kind,
    subject_id: row.subject_id,
    seq: row.seq,
    kind: row.kind,
    officer_id: row.officer_id,
    seat_id: row.seat_id,
    via: row.via,
    happened: row.happened,
    entered: row.entered,
    facts: row.facts,
    body_digest: row.body_digest === null ? null : Buffer.from(row.body_digest).toString('hex'),
  })
  if (bytes.length > longestEntry) refuse('log.entry_too_long', { bytes: bytes.length, most: longestEntry })
  return bytes
}

/** The leaf hash of an event: SHA-256(0x00 ‖ entry). */
export function leafHashOf(row: EntryRow): Buffer {
  return hashLeaf(entryOf(row))
}

/** SHA-256(salt ‖ plaintext body). The salt is destroyed with the body, so that nobody can try likely words against the digest. */
export function bodyDigest(salt: Uint8Array, body: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([salt, body]), 'buffer')
}
