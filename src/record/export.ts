import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Db, Tx } from '../db/open.ts'
import { refuse } from '../rules/errors.ts'
import { entryOf } from './entry.ts'
import { lastCheckpoint, tileHashes } from './store.ts'
import { bundleOf, entriesPath, tilePath, tilesAt, tileWidth } from './tiles.ts'

export type Exported = { size: number; tiles: number; bundles: number }

/** Tiles or bundles written in one transaction. */
const atOnce = 16

/**
 * Writes an organ's log as a plain C2SP tlog-tiles log: `checkpoint`, `tile/…` and, when asked, `tile/entries/…` with the
 * canonical rows. Partial tiles are made here; the checkpoint is written last. Holds a few tiles in memory, whatever the
 * log's size. Checkpoint and tiles are public; entries are for auditors, as even a row tells that something happened.
 * Refuses `log.empty`, `log.incomplete` when the log lacks an event.
 */
export async function exportLog(
  db: Db,
  organ_id: string,
  dir: string,
  options: { entries: boolean; onProgress?: (leaves: number, size: number) => void },
): Promise<Exported> {
  const asAuditor = <T>(fn: (tx: Tx) => Promise<T>) => db.withScope([organ_id], 'auditor', fn, { readOnly: true })
  const last = (await asAuditor((tx) => lastCheckpoint(tx, organ_id))) ?? refuse('log.empty', { organ: organ_id })
  const { size } = last
  const write = (path: string, data: Uint8Array | string): void => {
    const file = join(dir, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, data)
  }
  let tiles = 0
  for (let level = 0; size >= tileWidth ** level; level++) {
    const { full, partial } = tilesAt(level, size)
    const names = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => ({
        level,
        idx: from + i,
        width: from + i < full ? tileWidth : partial,
      }))
    const end = full + (partial > 0 ? 1 : 0)
    for (let from = 0; from < end; from += atOnce) {
      const some = names(from, Math.min(from + atOnce, end))
      const data = await asAuditor(async (tx) => {
        const all: Buffer[] = []
        for (const tile of some) all.push(Buffer.concat(await tileHashes(tx, organ_id, tile)))
        return all
      })
      some.forEach((tile, i) => write(tilePath(tile), data[i] ?? Buffer.alloc(0)))
      tiles += some.length
    }
  }
  let bundles = 0
  for (let from = 0; options.entries && from < size; from += atOnce * tileWidth) {
    const to = Math.min(from + atOnce * tileWidth, size)
    const entries = await asAuditor((tx) => entriesOf(tx, organ_id, from, to))
    if (entries.length !== to - from) refuse('log.incomplete', { organ: organ_id, from, to })
    for (let i = 0; i < entries.length; i += tileWidth) {
      const part = entries.slice(i, i + tileWidth)
      write(entriesPath((from + i) / tileWidth, part.length), bundleOf(part))
      bundles += 1
    }
    options.onProgress?.(to, size)
  }
  write('checkpoint', last.note)
  return { size, tiles, bundles }
}

async function entriesOf(tx: Tx, organ_id: string, from: number, to: number): Promise<Buffer[]> {
  const events = await tx
    .selectFrom('log_leaf as leaf')
    .innerJoin('event', (join) =>
      join.onRef('event.organ_id', '=', 'leaf.organ_id').onRef('event.event_id', '=', 'leaf.event_id'),
    )
    .selectAll('event')
    .where('leaf.organ_id', '=', organ_id)
    .where('leaf.leaf_no', '>=', from)
    .where('leaf.leaf_no', '<', to)
    .orderBy('leaf.leaf_no')
    .execute()
  return events.map((event) => entryOf(event))
}
