import { sql } from 'kysely'
import type { Tx } from '../db/open.ts'
import type { LogCheckpointRow } from '../db/tables.ts'
import { nodesOf, rootOf, type Frontier, type Node, type Range } from './merkle.ts'
import { splitTile, subtreeRoot, tileOf, tileWidth } from './tiles.ts'

/** Reads hashes of the tree; keeps the tiles it read, so use one for one question. */
export type TreeReader = { hashesOf: (ranges: readonly Range[]) => Promise<Buffer[]> }

/** The log's name on its checkpoints: an epoch after the first is a log of its own, as a restore forks it. */
export function logName(name: string, epoch: number): string {
  return epoch === 0 ? name : `${name}/${epoch}`
}

/** The last checkpoint of an organ, or undefined before the first. */
export async function lastCheckpoint(tx: Tx, organ_id: string): Promise<LogCheckpointRow | undefined> {
  return await tx
    .selectFrom('log_checkpoint')
    .selectAll()
    .where('organ_id', '=', organ_id)
    .orderBy('size', 'desc')
    .orderBy('epoch', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The frontier out of its stored bytes. */
export function splitFrontier(bytes: Uint8Array): Frontier {
  return splitTile(bytes)
}

/**
 * The first `width` hashes of a tile of the tree. Full tiles are stored; a partial one is made from the leaves, or
 * from the full tiles below it. Throws when the log lacks one of them.
 */
export async function tileHashes(
  tx: Tx,
  organ_id: string,
  tile: { level: number; idx: number; width: number },
): Promise<Buffer[]> {
  const { level, idx, width } = tile
  const first = idx * tileWidth
  const stored = await tx
    .selectFrom('log_tile')
    .select('data')
    .where('organ_id', '=', organ_id)
    .where('level', '=', level)
    .where('idx', '=', idx)
    .executeTakeFirst()
  if (stored !== undefined) return splitTile(stored.data).slice(0, width)
  const hashes =
    level === 0
      ? await leafHashes(tx, organ_id, first, first + width)
      : (await fullTiles(tx, organ_id, level - 1, first, first + width)).map((data) => subtreeRoot(splitTile(data)))
  if (hashes.length !== width) throw new Error(`the log lacks hashes of tile ${level}/${idx}`)
  return hashes
}

/** The leaf hashes [from, to), in order. */
export async function leafHashes(tx: Tx, organ_id: string, from: number, to: number): Promise<Buffer[]> {
  const rows = await tx
    .selectFrom('log_leaf')
    .select('leaf_hash')
    .where('organ_id', '=', organ_id)
    .where('leaf_no', '>=', from)
    .where('leaf_no', '<', to)
    .orderBy('leaf_no')
    .execute()
  return rows.map((row) => Buffer.from(row.leaf_hash))
}

async function fullTiles(tx: Tx, organ_id: string, level: number, from: number, to: number): Promise<Uint8Array[]> {
  const rows = await tx
    .selectFrom('log_tile')
    .select('data')
    .where('organ_id', '=', organ_id)
    .where('level', '=', level)
    .where('idx', '>=', from)
    .where('idx', '<', to)
    .orderBy('idx')
    .execute()
  return rows.map((row) => row.data)
}

/** A reader of the tree of `size` leaves. */
export function treeReader(tx: Tx, organ_id: string, size: number): TreeReader {
  const kept = new Map<string, Promise<Buffer[]>>()
  const nodeHash = async (node: Node): Promise<Buffer> => {
    const { level, idx, first, count } = tileOf(node)
    const name = `${level}/${idx}`
    const width = Math.min(tileWidth, Math.floor(size / tileWidth ** level) - idx * tileWidth)
    const found = kept.get(name) ?? tileHashes(tx, organ_id, { level, idx, width })
    kept.set(name, found)
    return subtreeRoot((await found).slice(first, first + count))
  }
  return {
    hashesOf: async (ranges) => {
      const hashes: Buffer[] = []
      for (const range of ranges) {
        const nodes: Buffer[] = []
        for (const node of nodesOf(range)) nodes.push(await nodeHash(node))
        hashes.push(rootOf(nodes))
      }
      return hashes
    },
  }
}

/** The present epoch of an organ's log: 0 until a restore lost events. */
export async function presentEpoch(tx: Tx, organ_id: string): Promise<number> {
  const row = await tx
    .selectFrom('log_epoch')
    .select(sql<number>`coalesce(max(epoch), 0)`.as('epoch'))
    .where('organ_id', '=', organ_id)
    .executeTakeFirst()
  return row?.epoch ?? 0
}
