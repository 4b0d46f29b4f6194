import { subtreeRoot, splitTile, tilePath, tileWidth } from './tiles.ts'
import type { Context } from './verify-context.ts'

/** Compares the stored full tiles with the tree as it is walked. */
export type TileWalk = {
  /** Takes the stored tiles [from, to) of level 0 in hand. Out: the hash each gives for a leaf. */
  load: (from: number, to: number) => Promise<(leaf: number) => Buffer | null>
  /** Lets the next leaf in. `sure`: a signed root covers it. */
  push: (hash: Buffer, sure: boolean) => Promise<void>
  /** A stored tile says something else than the tree. */
  differs: (level: number, idx: number) => void
}

type Level = { idx: number; hashes: Buffer[]; sure: boolean }

export function tileWalk(context: Context): TileWalk {
  const { organ_id, read, report } = context
  const inHand = new Map<number, Buffer[]>()
  const told = new Set<string>()
  const levels: Level[] = []

  function differs(level: number, idx: number): void {
    const path = tilePath({ level, idx, width: tileWidth })
    if (!told.has(path)) report('tile_altered', { path })
    told.add(path)
  }

  async function stored(level: number, from: number, to: number): Promise<Map<number, Buffer[]>> {
    const rows = await read((tx) =>
      tx
        .selectFrom('log_tile')
        .select(['idx', 'data'])
        .where('organ_id', '=', organ_id)
        .where('level', '=', level)
        .where('idx', '>=', from)
        .where('idx', '<', to)
        .execute(),
    )
    const tiles = new Map<number, Buffer[]>()
    for (const { idx, data } of rows) {
      if (data.length === tileWidth * 32) tiles.set(idx, splitTile(data))
      else {
        differs(level, idx)
        tiles.set(idx, [])
      }
    }
    return tiles
  }

  async function complete(level: number, tile: Level): Promise<void> {
    const { idx, hashes, sure } = tile
    const was = level === 0 ? inHand.get(idx) : (await stored(level, idx, idx + 1)).get(idx)
    if (level === 0) inHand.delete(idx)
    if (was === undefined) report('tile_removed', { path: tilePath({ level, idx, width: tileWidth }) })
    else if (sure && !Buffer.concat(was).equals(Buffer.concat(hashes))) differs(level, idx)
    await letIn(level + 1, subtreeRoot(hashes), sure)
  }

  async function letIn(level: number, hash: Buffer, sure: boolean): Promise<void> {
    const tile = (levels[level] ??= { idx: 0, hashes: [], sure: true })
    tile.hashes.push(hash)
    tile.sure &&= sure
    if (tile.hashes.length < tileWidth) return
    levels[level] = { idx: tile.idx + 1, hashes: [], sure: true }
    await complete(level, tile)
  }

  return {
    differs,
    load: async (from, to) => {
      for (const [idx, hashes] of await stored(0, from, to)) inHand.set(idx, hashes)
      return (leaf) => inHand.get(Math.floor(leaf / tileWidth))?.[leaf % tileWidth] ?? null
    },
    push: (hash, sure) => letIn(0, hash, sure),
  }
}
