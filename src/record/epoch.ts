import { sql } from 'kysely'
import { insertRows } from '../db/rows.ts'
import type { Db, Tx } from '../db/open.ts'
import type { Random } from '../lib/ids.ts'
import { refuse } from '../rules/errors.ts'
import { makeEvents, type Via } from './append.ts'
import type { OrganKeys } from './keys.ts'
import { openCheckpoint, type Verifier } from './notes.ts'
import { presentTree, sealBatch } from './seal-batch.ts'
import { lastCheckpoint, logName, presentEpoch } from './store.ts'

export type Opened = { epoch: number; leaf: number; lost: number | null }

/** The keys of an organ under the names that its log bore in each epoch up to `epoch`. */
export function verifiersOf(name: string, publicKeys: readonly Uint8Array[], epoch: number): Verifier[] {
  return Array.from({ length: epoch + 1 }, (_, n) => logName(name, n)).flatMap((each) =>
    publicKeys.map((publicKey) => ({ name: each, publicKey })),
  )
}

/** The next place among the log's own events. */
export async function nextLogSeq(tx: Tx, organ_id: string): Promise<number> {
  const row = await tx
    .selectFrom('event')
    .select(sql<number>`coalesce(max(seq), 0) + 1`.as('seq'))
    .where('organ_id', '=', organ_id)
    .where('subject_id', '=', organ_id)
    .executeTakeFirst()
  return row?.seq ?? 1
}

/**
 * Opens a new epoch after a restore that lost events that were sealed already. Its first leaf names the old log's last
 * known checkpoint, so that `verify` says what was lost, and does not say "tampered". In: the newest checkpoint anybody
 * kept (notice board, public page, county's log), or null when nobody has one. Out: the epoch, its first leaf, how many
 * leaves are lost (null: unknown). Refuses `log.anchor_not_ours`, `log.nothing_lost`, `log.empty`.
 */
export async function openEpoch(
  db: Db,
  keys: OrganKeys,
  lastKnown: string | null,
  by: { officer_id: string | null; via: Via; now: string; random: Random; reason: string },
): Promise<Opened> {
  const { organ_id } = keys
  return await db.withScope([organ_id], 'sealer', async (tx) => {
    const before = await presentTree(tx, organ_id, keys)
    const restored = await lastCheckpoint(tx, organ_id)
    if (restored === undefined) return refuse('log.empty', { organ: organ_id })
    const epoch = (await presentEpoch(tx, organ_id)) + 1
    const note = lastKnown ?? restored.note
    const publicKeys = keys.signers.map((key) => key.publicKey)
    const known = openCheckpoint(note, verifiersOf(keys.name, publicKeys, epoch))
    if (known === null) return refuse('log.anchor_not_ours')
    const lost = lastKnown === null ? null : known.size - before.size
    if (lost !== null && lost <= 0) refuse('log.nothing_lost', { size: before.size })
    const { reason, now } = by
    const old_root = known.root
    const facts = {
      epoch,
      reason,
      old_size: known.size,
      old_root: old_root.toString('hex'),
      old_checkpoint: note,
      lost,
    }
    const rows = makeEvents(
      [
        {
          organ_id,
          subject_kind: 'log',
          subject_id: organ_id,
          seq: await nextLogSeq(tx, organ_id),
          kind: 'log.epoch',
          officer_id: by.officer_id,
          seat_id: null,
          via: by.via,
          happened: null,
          entered: now,
          facts,
        },
      ],
      by.random,
    )
    await insertRows(tx, {
      event: rows.event,
      log_epoch: [{ organ_id, epoch, started_at: now, reason, old_size: known.size, old_root, lost }],
    })
    await sealBatch(tx, keys, before, rows.event, now, epoch)
    return { epoch, leaf: before.size, lost }
  })
}
