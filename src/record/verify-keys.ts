import type { Json } from '../db/tables.ts'
import { logName } from './store.ts'
import { openNote, parseVkey, type Verifier } from './notes.ts'
import type { Context } from './verify-context.ts'

type Facts = { [key: string]: Json }

/** An epoch as its event tells it. */
export type EpochFacts = {
  epoch: number
  entered: string
  old_size: number
  old_root: string
  lost: number | null
  leaf: number
}

export type LogFacts = {
  /** The log's name in its first epoch. */
  name: string
  /** Keys under every name the log bore. */
  trusted: Verifier[]
  epochs: EpochFacts[]
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
const number = (value: Json | undefined): number => (typeof value === 'number' ? value : -1)

/**
 * Reads from the log's own events which keys sign for it and which epochs it had, and compares organ_key and log_epoch.
 * In: keys somebody brought along (from the notice board), trusted besides. Whether those events are whole the tree tells.
 */
export async function verifyKeys(
  context: Pick<Context, 'organ_id' | 'read' | 'report'>,
  brought: readonly Verifier[],
): Promise<LogFacts> {
  const { organ_id, read, report } = context
  const { events, keyRows, epochRows } = await read(
    async (tx) => ({
      events: await tx
        .selectFrom('event')
        .leftJoin('log_leaf', (join) =>
          join.onRef('log_leaf.organ_id', '=', 'event.organ_id').onRef('log_leaf.event_id', '=', 'event.event_id'),
        )
        .select(['event.kind', 'event.facts', 'event.entered', 'log_leaf.leaf_no'])
        .where('event.organ_id', '=', organ_id)
        .where('event.subject_id', '=', organ_id)
        .where('event.subject_kind', '=', 'log')
        .orderBy('event.seq')
        .execute(),
      keyRows: await tx.selectFrom('organ_key').selectAll().where('organ_id', '=', organ_id).orderBy('since').execute(),
      epochRows: await tx
        .selectFrom('log_epoch')
        .selectAll()
        .where('organ_id', '=', organ_id)
        .orderBy('epoch')
        .execute(),
    }),
    true,
  )

  let name = brought[0]?.name ?? `huiyin/${organ_id}`
  const told = new Map<string, Verifier>()
  const epochs: EpochFacts[] = []
  let last: Verifier | undefined
  for (const event of events) {
    const facts = event.facts as Facts
    const key = parseVkey(text(facts['vkey']))
    if (event.kind === 'log.born' && key !== null) {
      name = key.name
      told.set(text(facts['key_id']), key)
      last = key
    } else if (event.kind === 'log.key' && key !== null) {
      const note = text(facts['note'])
      const both = last !== undefined && openNote(note, [last]) !== null && openNote(note, [key]) !== null
      if (both) {
        told.set(text(facts['key_id']), key)
        last = key
      } else report('key_unknown', { key: text(facts['key_id']) })
    } else if (event.kind === 'log.epoch') {
      const { epoch, old_size, old_root, lost } = facts
      epochs.push({
        epoch: number(epoch),
        entered: event.entered,
        old_size: number(old_size),
        old_root: text(old_root),
        lost: typeof lost === 'number' ? lost : null,
        leaf: event.leaf_no ?? -1,
      })
    }
  }
  for (const row of keyRows) {
    const key = told.get(row.key_id)
    if (key === undefined) report('key_unknown', { key: row.key_id })
    else if (!Buffer.from(row.public_key).equals(key.publicKey)) report('key_altered', { key: row.key_id })
  }
  for (const id of told.keys()) if (!keyRows.some((row) => row.key_id === id)) report('key_removed', { key: id })
  for (let i = 0; i < Math.max(epochs.length, epochRows.length); i++) {
    const [fact, row] = [epochs[i], epochRows[i]]
    const same =
      fact !== undefined &&
      row !== undefined &&
      fact.epoch === row.epoch &&
      fact.old_size === row.old_size &&
      fact.lost === row.lost &&
      fact.entered === row.started_at &&
      row.old_root !== null &&
      fact.old_root === Buffer.from(row.old_root).toString('hex')
    if (!same) report('epoch_altered', { epoch: row?.epoch ?? fact?.epoch ?? 0 })
  }
  const publicKeys = [...told.values(), ...brought, ...keyRows.map((row) => ({ publicKey: row.public_key }))]
  const names = [name, ...brought.map((key) => key.name)].flatMap((each) =>
    Array.from({ length: epochs.length + 1 }, (_, epoch) => logName(each, epoch)),
  )
  const trusted = [...new Set(names)].flatMap((each) => publicKeys.map(({ publicKey }) => ({ name: each, publicKey })))
  return { name, trusted, epochs }
}
