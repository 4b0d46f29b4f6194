import { createHash } from 'node:crypto'

/** Finds again what was seen before: the line it was first seen on, or null when it is new. */
export type Seen = { lineOf(text: string, line: number): number | null; full(): boolean }

const FIRST_SIZE = 1 << 12

/**
 * Remembers texts by digest (64 bits of SHA-256) with the line they first stood on, in a table of numbers: 16 bytes a
 * text, at most 64 MB. When it is full, no new text is remembered and `full` says so; known ones are still found.
 * In: how many texts to remember at most (rounded up to a power of two).
 */
export function seenBefore(most = 1 << 21): Seen {
  let size = Math.min(FIRST_SIZE, most * 2)
  let table = new Uint32Array(size * 4)
  let count = 0
  let full = false

  /** The slot of a digest, or the free one where it belongs. `line` 0 marks a free slot. */
  const slotOf = (into: Uint32Array, slots: number, high: number, low: number): number => {
    let slot = high & (slots - 1)
    for (;;) {
      const at = slot * 4
      if (into[at + 2] === 0 || (into[at] === high && into[at + 1] === low)) return at
      slot = (slot + 1) & (slots - 1)
    }
  }

  const grow = () => {
    const wider = new Uint32Array(size * 2 * 4)
    for (let at = 0; at < table.length; at += 4) {
      if (table[at + 2] === 0) continue
      wider.set(table.subarray(at, at + 4), slotOf(wider, size * 2, table[at] ?? 0, table[at + 1] ?? 0))
    }
    table = wider
    size *= 2
  }

  return {
    lineOf(text, line) {
      const digest = createHash('sha256').update(text).digest()
      const [high, low] = [digest.readUInt32LE(0), digest.readUInt32LE(4)]
      const at = slotOf(table, size, high, low)
      const known = table[at + 2] ?? 0
      if (known !== 0) return known
      if (count >= most) {
        full = true
        return null
      }
      table.set([high, low, line], at)
      count++
      if (count * 2 > size) grow()
      return null
    },
    full: () => full,
  }
}
