import type { Tx } from '../db/open.ts'
import type { LogCheckpointRow } from '../db/tables.ts'
import { refuse } from '../rules/errors.ts'
import { entryOf } from './entry.ts'
import { consistencyRanges, hashLeaf, inclusionRanges, provesConsistency, provesInclusion } from './merkle.ts'
import { openCheckpoint, parseCheckpoint, type Verifier } from './notes.ts'
import { lastCheckpoint, treeReader } from './store.ts'

/** That an entry stands in the log. Hashes are base64, from the leaf's sibling up (RFC 6962 2.1.1). */
export type InclusionProof = {
  /** The log's name: the first line of the checkpoint. */
  log: string
  event_id: string
  /** The entry: canonical JSON of the event's row; SHA-256(0x00 ‖ its UTF-8 bytes) is the leaf hash. */
  entry: string
  leaf: number
  size: number
  hashes: string[]
  checkpoint: string
}

/** That the log of an earlier checkpoint is the beginning of that of a later one (RFC 6962 2.1.2). */
export type ConsistencyProof = { log: string; from: number; to: number; hashes: string[]; checkpoint: string }

const base64 = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('base64'))
const bytes = (hashes: readonly string[]) => hashes.map((hash) => Buffer.from(hash, 'base64'))

async function lastOf(tx: Tx, organ_id: string): Promise<LogCheckpointRow> {
  return (await lastCheckpoint(tx, organ_id)) ?? refuse('log.empty', { organ: organ_id })
}

/**
 * The proof that an event stands in the log, under the last checkpoint; the resident's own entry is in it, nobody else's.
 * Refuses `log.no_event`, `log.not_sealed` (the receipt binds until then), `log.empty`.
 */
export async function proveInclusion(tx: Tx, organ_id: string, event_id: string): Promise<InclusionProof> {
  const event = await tx
    .selectFrom('event')
    .selectAll()
    .where('organ_id', '=', organ_id)
    .where('event_id', '=', event_id)
    .executeTakeFirst()
  if (event === undefined) return refuse('log.no_event', { event: event_id })
  const last = await lastOf(tx, organ_id)
  const place = await tx
    .selectFrom('log_leaf')
    .select('leaf_no')
    .where('organ_id', '=', organ_id)
    .where('event_id', '=', event_id)
    .executeTakeFirst()
  if (place === undefined || place.leaf_no >= last.size) return refuse('log.not_sealed', { event: event_id })
  const leaf = place.leaf_no
  const hashes = await treeReader(tx, organ_id, last.size).hashesOf(inclusionRanges(leaf, last.size))
  const log = parseCheckpoint(last.note)?.origin ?? ''
  const entry = entryOf(event).toString('utf8')
  return { log, event_id, entry, leaf, size: last.size, hashes: base64(hashes), checkpoint: last.note }
}

/** The proof that a contact's registration, its first event, stands in the log. Refuses as `proveInclusion`. */
export async function proveContact(tx: Tx, organ_id: string, contact_id: string): Promise<InclusionProof> {
  const first = await tx
    .selectFrom('event')
    .select('event_id')
    .where('organ_id', '=', organ_id)
    .where('subject_id', '=', contact_id)
    .where('subject_kind', '=', 'contact')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  if (first === undefined) return refuse('log.no_event', { event: contact_id })
  return await proveInclusion(tx, organ_id, first.event_id)
}

/**
 * The proof that a checkpoint somebody kept is the beginning of the log as it is now. In: its note, and keys to open it with.
 * Refuses `log.anchor_not_ours` (no signature of this log), `log.anchor_ahead` (it knows more events than the log), `log.empty`.
 */
export async function proveConsistency(
  tx: Tx,
  organ_id: string,
  note: string,
  trusted: readonly Verifier[],
): Promise<ConsistencyProof> {
  const kept = openCheckpoint(note, trusted)
  if (kept === null) return refuse('log.anchor_not_ours')
  const last = await lastOf(tx, organ_id)
  if (kept.size > last.size) return refuse('log.anchor_ahead', { anchor: kept.size, size: last.size })
  const ranges = consistencyRanges(kept.size, last.size)
  const hashes = await treeReader(tx, organ_id, last.size).hashesOf(ranges)
  return { log: kept.origin, from: kept.size, to: last.size, hashes: base64(hashes), checkpoint: last.note }
}

/** Whether an inclusion proof holds under a trusted key. */
export function checkInclusion(proof: InclusionProof, trusted: readonly Verifier[]): boolean {
  const said = openCheckpoint(proof.checkpoint, trusted)
  if (said === null || said.size !== proof.size) return false
  return provesInclusion(hashLeaf(Buffer.from(proof.entry)), proof.leaf, proof.size, bytes(proof.hashes), said.root)
}

/** Whether a consistency proof holds between a kept checkpoint and the one in the proof, both under trusted keys. */
export function checkConsistency(proof: ConsistencyProof, kept: string, trusted: readonly Verifier[]): boolean {
  const [old, said] = [openCheckpoint(kept, trusted), openCheckpoint(proof.checkpoint, trusted)]
  if (old === null || said === null || old.size !== proof.from || said.size !== proof.to) return false
  return provesConsistency(old.size, said.size, bytes(proof.hashes), old.root, said.root)
}

/** The proof in the text form of C2SP tlog-proof, for programs that read it. */
export function proofText(proof: InclusionProof): string {
  return ['c2sp.org/tlog-proof@v1', `index ${proof.leaf}`, ...proof.hashes, '', proof.checkpoint].join('\n')
}
