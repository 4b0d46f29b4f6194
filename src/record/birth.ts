import type { OrganKeyRow } from '../db/tables.ts'
import type { Random } from '../lib/ids.ts'
import { makeEvents, type EventRows, type Via } from './append.ts'
import { organKeyRow, signerId, type OrganKeys } from './keys.ts'
import { vkeyOf } from './notes.ts'

/**
 * The rows with which an organ's log begins: its signing key, and the event that names it, which the keys' later
 * changes go back to. They belong in the transaction that writes the organ, after the key file is on the disk.
 */
export function beginLog(
  keys: OrganKeys,
  by: { officer_id: string | null; via: Via; now: string; random: Random },
): EventRows & { organ_key: OrganKeyRow[] } {
  const { organ_id, signer } = keys
  const events = makeEvents(
    [
      {
        organ_id,
        subject_kind: 'log',
        subject_id: organ_id,
        seq: 1,
        kind: 'log.born',
        officer_id: by.officer_id,
        seat_id: null,
        via: by.via,
        happened: null,
        entered: by.now,
        facts: { name: keys.name, key_id: signerId(signer), vkey: vkeyOf(signer) },
      },
    ],
    by.random,
  )
  return { ...events, organ_key: [organKeyRow(organ_id, signer, by.now)] }
}
