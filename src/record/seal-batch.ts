import { insertRows } from '../db/rows.ts'
import type { Tx } from '../db/open.ts'
import type { LogTileRow } from '../db/tables.ts'
import { refuse } from '../rules/errors.ts'
import type { OrganKeys } from './keys.ts'
import { grow, rootOf, type Frontier } from './merkle.ts'
import { openCheckpoint, signCheckpoint } from './notes.ts'
import { lastCheckpoint, leafHashes, logName, presentEpoch, splitFrontier } from './store.ts'
import { splitTile, subtreeRoot, tileWidth } from './tiles.ts'

export type Tree = { size: number; frontier: Frontier }

/**
 * The tree as its last checkpoint leaves it. Refuses `log.checkpoint_damaged` when that is not what this organ signed:
 * nothing is built on it.
 */
export async function presentTree(tx: Tx, organ_id: string, keys: OrganKeys): Promise<Tree> {
  const last = await lastCheckpoint(tx, organ_id)
  if (last === undefined) return { size: 0, frontier: [] }
  const frontier = splitFrontier(last.frontier)
  const trusted = keys.signers.map((key) => ({ name: logName(keys.name, last.epoch), publicKey: key.publicKey }))
  const said = openCheckpoint(last.note, trusted)
  if (said === null || said.size !== last.size || !said.root.equals(rootOf(frontier))) {
    return refuse('log.checkpoint_damaged', { organ: organ_id, size: last.size })
  }
  return { size: last.size, frontier }
}

/** The full tiles that a batch completes, level by level. Refuses `log.leaves_damaged` when stored leaves do not fit the signed tree. */
async function newTiles(tx: Tx, organ_id: string, before: Tree, batch: readonly Buffer[]): Promise<LogTileRow[]> {
  const tiles: LogTileRow[] = []
  let fresh = [...batch]
  let had = before.size // hashes at this level before the batch
  for (let level = 0; fresh.length > 0; level++) {
    const start = Math.floor(had / tileWidth) * tileWidth
    if (had + fresh.length < start + tileWidth) break
    const hashes = [...(await hashesBefore(tx, organ_id, before, level, start, had)), ...fresh]
    fresh = []
    for (let i = 0; i + tileWidth <= hashes.length; i += tileWidth) {
      const data = hashes.slice(i, i + tileWidth)
      tiles.push({ organ_id, level, idx: (start + i) / tileWidth, data: Buffer.concat(data) })
      fresh.push(subtreeRoot(data))
    }
    had = Math.floor(had / tileWidth)
  }
  return tiles
}

async function hashesBefore(
  tx: Tx,
  organ_id: string,
  tree: Tree,
  level: number,
  from: number,
  to: number,
): Promise<Buffer[]> {
  if (from === to) return []
  let hashes: Buffer[]
  if (level === 0) {
    hashes = await leafHashes(tx, organ_id, from, to)
  } else {
    const below = await tx
      .selectFrom('log_tile')
      .select('data')
      .where('organ_id', '=', organ_id)
      .where('level', '=', level - 1)
      .where('idx', '>=', from)
      .where('idx', '<', to)
      .orderBy('idx')
      .execute()
    hashes = below.map((tile) => subtreeRoot(splitTile(tile.data)))
  }
  const part: Frontier = []
  hashes.reduce((size, hash) => grow(part, size, hash), 0)
  const skip = frontierAbove(tree.size, level + 1)
  const signed = tree.frontier.slice(skip, skip + part.length)
  if (hashes.length !== to - from || !Buffer.concat(part).equals(Buffer.concat(signed))) {
    return refuse('log.leaves_damaged', { organ: organ_id, leaf: from * tileWidth ** level })
  }
  return hashes
}

/** How many of the frontier's subtrees are full tiles of level - 1, or larger. */
function frontierAbove(size: number, level: number): number {
  let ones = 0
  for (let n = Math.floor(size / tileWidth ** level); n > 0; n = Math.floor(n / 2)) ones += n % 2
  return ones
}

/**
 * Puts events at the log's end: leaves, the full tiles they complete and one signed checkpoint, in the transaction given.
 * In: the tree so far, events in their order, the instant. Out: the new size.
 */
export async function sealBatch(
  tx: Tx,
  keys: OrganKeys,
  before: Tree,
  events: readonly { event_id: string; leaf_hash: Uint8Array }[],
  now: string,
  epoch?: number,
): Promise<number> {
  const { organ_id } = keys
  const hashes = events.map((event) => Buffer.from(event.leaf_hash))
  const tiles = await newTiles(tx, organ_id, before, hashes)
  const frontier = [...before.frontier]
  const size = hashes.reduce((n, hash) => grow(frontier, n, hash), before.size)
  const root = rootOf(frontier)
  const present = epoch ?? (await presentEpoch(tx, organ_id))
  const seconds = Math.floor(Date.parse(now) / 1000)
  const note = signCheckpoint(size, root, seconds, { ...keys.signer, name: logName(keys.name, present) })
  const sealed_at = new Date(seconds * 1000).toISOString()
  await insertRows(tx, {
    log_leaf: events.map(({ event_id, leaf_hash }, i) => ({ organ_id, leaf_no: before.size + i, event_id, leaf_hash })),
    log_tile: tiles,
    log_checkpoint: [{ organ_id, epoch: present, size, root, frontier: Buffer.concat(frontier), note, sealed_at }],
  })
  return size
}
