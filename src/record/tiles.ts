import { grow, type Frontier, type Node } from './merkle.ts'

// C2SP tlog-tiles (https://c2sp.org/tlog-tiles): tiles of 256 hashes, eight levels of the tree each.

/** Hashes in a full tile, and entries in a full bundle. */
export const tileWidth = 256

/** A tile is `width` hashes of tree level 8 × `level`, beginning at 256 × `idx`. */
export type TileName = { level: number; idx: number; width: number }

function indexPath(idx: number): string {
  const digits = String(idx).padStart(Math.ceil(String(idx).length / 3) * 3, '0')
  const groups = digits.match(/\d{3}/g) ?? []
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
}

function suffix(width: number): string {
  return width < tileWidth ? `.p/${width}` : ''
}

/** `tile/1/x001/234`, or `tile/1/x001/234.p/17` for a partial one. */
export function tilePath({ level, idx, width }: TileName): string {
  return `tile/${level}/${indexPath(idx)}${suffix(width)}`
}

/** `tile/entries/x001/234`, or with `.p/17`. */
export function entriesPath(idx: number, width: number): string {
  return `tile/entries/${indexPath(idx)}${suffix(width)}`
}

/** The tiles of one level in a tree of `size` leaves: how many are full, and how wide the partial one is (0: there is none). */
export function tilesAt(level: number, size: number): { full: number; partial: number } {
  const hashes = Math.floor(size / tileWidth ** level)
  return { full: Math.floor(hashes / tileWidth), partial: hashes % tileWidth }
}

/** Which tile holds the hashes under a node, and which of them: `count` from `first` on. */
export function tileOf(node: Node): { level: number; idx: number; first: number; count: number } {
  const level = Math.floor(node.level / 8)
  const count = 2 ** (node.level - level * 8)
  const start = node.index * count
  return { level, idx: Math.floor(start / tileWidth), first: start % tileWidth, count }
}

/** The hashes of a tile's data. Throws RangeError when it is no whole number of them. */
export function splitTile(data: Uint8Array): Buffer[] {
  if (data.length % 32 !== 0) throw new RangeError(`a tile of ${data.length} bytes`)
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.length)
  return Array.from({ length: data.length / 32 }, (_, i) => bytes.subarray(i * 32, i * 32 + 32))
}

/** The root over a power of two of hashes. */
export function subtreeRoot(hashes: readonly Buffer[]): Buffer {
  const frontier: Frontier = []
  let size = 0
  for (const hash of hashes) size = grow(frontier, size, hash)
  const [root] = frontier
  if (root === undefined || frontier.length !== 1) throw new RangeError(`${hashes.length} hashes make no whole subtree`)
  return root
}

/** An entry bundle: each entry after its length as a big-endian uint16. Throws RangeError above 65,535 bytes. */
export function bundleOf(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > 0xffff) throw new RangeError(`an entry of ${entry.length} bytes`)
      return [Buffer.from([Math.floor(entry.length / 256), entry.length % 256]), entry]
    }),
  )
}

/** The entries of a bundle. Throws RangeError when it ends inside one. */
export function splitBundle(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = []
  for (let at = 0; at < bundle.length;) {
    const end = at + 2 + bundle.readUInt16BE(at)
    if (end > bundle.length) throw new RangeError('the bundle ends inside an entry')
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  return entries
}
