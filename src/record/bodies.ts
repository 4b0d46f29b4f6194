import type { BodyKeyRow, EventBodyRow, Json } from '../db/tables.ts'
import type { Random } from '../lib/ids.ts'
import { seal, unseal } from '../lib/seal.ts'

/** A key for the bodies of one walled matter or incident. */
export type BodyKey = { key_id: string; key: Uint8Array }

/** Encrypts something that belongs to a row, for whoever has the key. Out: bytes that open for this row and key only. */
export function sealBody(
  row: { organ_id: string; event_id: string },
  plain: Uint8Array,
  key: BodyKey,
  random: Random,
): Buffer {
  return seal(key.key, plain, `${row.organ_id}/${row.event_id}/${key.key_id}`, random)
}

/** What `sealBody` sealed; null when the key or the row is another, or it was altered. */
export function unsealBody(
  row: { organ_id: string; event_id: string },
  sealed: Uint8Array,
  key: BodyKey,
): Buffer | null {
  return unseal(key.key, sealed, `${row.organ_id}/${row.event_id}/${key.key_id}`)
}

const saltLength = 32

/**
 * The row that keeps an event's words. In: their plaintext, the salt of its digest, and for what lies behind the wall the
 * key of its matter or incident: then the salt goes into the ciphertext, so that with the key both are gone.
 */
export function bodyRow(
  event: { organ_id: string; event_id: string },
  plain: Uint8Array,
  salt: Uint8Array,
  key: BodyKey | undefined,
  random: Random,
): EventBodyRow {
  const { organ_id, event_id } = event
  if (key === undefined) return { organ_id, event_id, key_id: null, salt, body: plain }
  const body = sealBody(event, Buffer.concat([salt, plain]), key, random)
  return { organ_id, event_id, key_id: key.key_id, salt: null, body }
}

/** Salt and plaintext bytes of a stored body. Out: null when it was destroyed, needs another key, or was altered. */
export function openBody(row: EventBodyRow, key: Uint8Array | null): { salt: Buffer; plain: Buffer } | null {
  if (row.body === null) return null
  if (row.key_id === null)
    return row.salt === null ? null : { salt: Buffer.from(row.salt), plain: Buffer.from(row.body) }
  const opened = key === null ? null : unseal(key, row.body, `${row.organ_id}/${row.event_id}/${row.key_id}`)
  return opened === null ? null : { salt: opened.subarray(0, saltLength), plain: opened.subarray(saltLength) }
}

/** The words of a stored body. Out: null as `openBody`. Throws SyntaxError when the bytes are no JSON. */
export function readBody(row: EventBodyRow, key: Uint8Array | null): Json {
  const opened = openBody(row, key)
  return opened === null ? null : (JSON.parse(opened.plain.toString('utf8')) as Json)
}

/** A new key for the bodies of one walled matter or incident, and the `body_key` row that keeps it, wrapped by the organ's wrapping key. */
export function makeBodyKey(
  organ_id: string,
  key_id: string,
  wrapping: Uint8Array,
  random: Random,
): { key: BodyKey; row: BodyKeyRow } {
  const key = random(32)
  const wrapped = seal(wrapping, key, `${organ_id}/${key_id}`, random)
  return { key: { key_id, key }, row: { organ_id, key_id, wrapped, destroyed_at: null } }
}

/** The key out of a `body_key` row; null when it was destroyed or the wrapping key is another. */
export function unwrapBodyKey(row: BodyKeyRow, wrapping: Uint8Array): Buffer | null {
  return row.wrapped === null ? null : unseal(wrapping, row.wrapped, `${row.organ_id}/${row.key_id}`)
}
