import { hash } from 'node:crypto'

// The Merkle tree of RFC 6962 section 2.1 (RFC 9162 section 2.1 says the same). Sizes and leaf numbers are
// numbers up to 2^53 - 1: arithmetic goes by division, since bit operators cut at 2^31.

/** The roots of the complete subtrees of a tree, largest first: all that is needed to let it grow. */
export type Frontier = Buffer[]

/** A complete subtree: the hash at `level` (0 are leaves) covers the leaves index × 2^level … + 2^level - 1. */
export type Node = { level: number; index: number }

/** A run of leaves [from, to) whose hash stands in a proof. */
export type Range = { from: number; to: number }

const leafPrefix = Buffer.from([0])
const nodePrefix = Buffer.from([1])

/** SHA-256(0x00 ‖ entry). */
export function hashLeaf(entry: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([leafPrefix, entry]), 'buffer')
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([nodePrefix, left, right], 65), 'buffer')
}

/** Lets one leaf in, like a carry in binary addition: changes `frontier`, which holds `size` leaves. Returns the new size. */
export function grow(frontier: Frontier, size: number, leaf: Buffer): number {
  let node = leaf
  for (let n = size; n % 2 === 1; n = (n - 1) / 2) {
    const left = frontier.pop()
    if (left === undefined) throw new Error('frontier and size disagree')
    node = hashNode(left, node)
  }
  frontier.push(node)
  return size + 1
}

/** The tree's root: the frontier folded from the right; of the empty tree SHA-256(). */
export function rootOf(frontier: readonly Buffer[]): Buffer {
  if (frontier.length === 0) return hash('sha256', Buffer.alloc(0), 'buffer')
  return frontier.reduceRight((right, left) => hashNode(left, right))
}

/** How many complete subtrees a tree of `size` leaves has: the ones in its binary form. */
export function frontierLength(size: number): number {
  let ones = 0
  for (let n = size; n > 0; n = Math.floor(n / 2)) ones += n % 2
  return ones
}

/** The complete subtrees that make up the leaves [from, to), left to right. `from` must be aligned, as proof ranges are. */
export function nodesOf(range: Range): Node[] {
  const nodes: Node[] = []
  let from = range.from
  while (from < range.to) {
    let level = 0
    let width = 1
    while (from % (width * 2) === 0 && from + width * 2 <= range.to) {
      level += 1
      width *= 2
    }
    nodes.push({ level, index: from / width })
    from += width
  }
  return nodes
}

/** The largest power of two below n, for n > 1. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** PATH(leaf, D[size]): the ranges whose hashes prove that a leaf stands in a tree, in the proof's order. Throws RangeError. */
export function inclusionRanges(leaf: number, size: number): Range[] {
  if (!(leaf >= 0 && leaf < size)) throw new RangeError(`leaf ${leaf} of ${size}`)
  const ranges: Range[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + split(to - from)
    if (leaf < middle) {
      ranges.unshift({ from: middle, to })
      to = middle
    } else {
      ranges.unshift({ from, to: middle })
      from = middle
    }
  }
  return ranges
}

/** PROOF(old, D[size]): the ranges whose hashes prove that the tree of `old` leaves is the beginning of that of `size`. Throws RangeError. */
export function consistencyRanges(old: number, size: number): Range[] {
  if (!(old >= 0 && old <= size)) throw new RangeError(`size ${old} of ${size}`)
  if (old === 0 || old === size) return []
  const ranges: Range[] = []
  let from = 0
  let to = size
  let whole = true
  while (old !== to) {
    const middle = from + split(to - from)
    if (old <= middle) {
      ranges.unshift({ from: middle, to })
      to = middle
    } else {
      ranges.unshift({ from, to: middle })
      from = middle
      whole = false
    }
  }
  if (!whole) ranges.unshift({ from, to })
  return ranges
}

/** Whether `proof` shows that `leafHash` is leaf number `leaf` of the tree with `root` (RFC 9162 2.1.3.2). */
export function provesInclusion(
  leafHash: Uint8Array,
  leaf: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!(leaf >= 0 && leaf < size)) return false
  let fn = leaf
  let sn = size - 1
  let node: Buffer = Buffer.from(leafHash)
  for (const step of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      node = hashNode(step, node)
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2
        sn = Math.floor(sn / 2)
      }
    } else {
      node = hashNode(node, step)
    }
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && node.equals(root)
}

/** Whether `proof` shows that the tree with `oldRoot` is the beginning of the tree with `root` (RFC 9162 2.1.4.2). */
export function provesConsistency(
  old: number,
  size: number,
  proof: readonly Uint8Array[],
  oldRoot: Uint8Array,
  root: Uint8Array,
): boolean {
  if (old > size || old < 0) return false
  if (old === size) return proof.length === 0 && Buffer.from(oldRoot).equals(root)
  if (old === 0) return proof.length === 0 && rootOf([]).equals(oldRoot)
  let fn = old - 1
  let sn = size - 1
  while (fn % 2 === 1) {
    fn = (fn - 1) / 2
    sn = Math.floor(sn / 2)
  }
  const steps = fn === 0 ? [oldRoot, ...proof] : [...proof]
  const first = steps.shift()
  if (first === undefined) return false
  let was: Buffer = Buffer.from(first)
  let is: Buffer = Buffer.from(first)
  for (const step of steps) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      was = hashNode(step, was)
      is = hashNode(step, is)
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2
        sn = Math.floor(sn / 2)
      }
    } else {
      is = hashNode(is, step)
    }
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && was.equals(oldRoot) && is.equals(root)
}
