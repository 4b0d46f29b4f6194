import type { EventRow } from '../db/tables.ts'
import { openNote, signNote, type Signer, type Verifier } from './notes.ts'

/** What a receipt promises: that this leaf will stand in the log. */
export type Promised = { log: string; event_id: string; entered: string; leaf_hash: Buffer }

/**
 * The promise on a resident's receipt: the registration's leaf hash signed with the organ's key, as a signed note. It binds
 * the organ until the event is sealed, as certificate transparency's SCT does. Its first line keeps it from being read as a checkpoint.
 */
export function makeReceipt(event: Pick<EventRow, 'event_id' | 'entered' | 'leaf_hash'>, signer: Signer): string {
  const hash = Buffer.from(event.leaf_hash).toString('base64')
  return signNote(`${signer.name}/receipt\n${hash}\n${event.event_id}\n${event.entered}\n`, [signer])
}

/** Opens a receipt; null when it is none or no trusted key signed it. */
export function openReceipt(receipt: string, trusted: readonly Verifier[]): Promised | null {
  const opened = openNote(receipt, trusted)
  if (opened === null) return null
  const [head, hash, event_id, entered, end] = opened.note.text.split('\n')
  if (head !== `${opened.key.name}/receipt` || !hash || !event_id || !entered || end !== '') return null
  return { log: opened.key.name, event_id, entered, leaf_hash: Buffer.from(hash, 'base64') }
}
