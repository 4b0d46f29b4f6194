import { grow, rootOf, type Frontier } from './merkle.ts'

// Leaves between two signed roots, and what the tables say of each. When they disagree, the root decides who is right.

/** One place in the log as the tables have it: hashes that should all be the same. */
export type Place = {
  leaf: number
  event_id: string
  /** By log_leaf; null: there is no such row. */
  listed: Buffer | null
  /** By event.leaf_hash; null: there is no such event. */
  stored: Buffer | null
  /** Computed from the event's row. */
  made: Buffer | null
  /** By the stored tile, where one covers this place. */
  tiled: Buffer | null
}

/** Whether all that is said of a place agrees. */
export function agrees({ listed, stored, made, tiled }: Place): boolean {
  if (listed === null || stored === null || made === null) return false
  return listed.equals(stored) && listed.equals(made) && (tiled === null || tiled.equals(listed))
}

function majority({ listed, stored, made, tiled }: Place): Buffer | null {
  const said = [made, stored, listed, tiled].filter((one) => one !== null)
  let best: Buffer | null = null
  let votes = 0
  for (const one of said) {
    const n = said.filter((other) => other.equals(one)).length
    if (n > votes) [best, votes] = [one, n]
  }
  return best
}

/** The frontier with these hashes let in. In: it and its size. Changes nothing. */
export function grown(frontier: Frontier, size: number, hashes: readonly Buffer[]): Frontier {
  const next = [...frontier]
  hashes.reduce((n, hash) => grow(next, n, hash), size)
  return next
}

function* guesses(places: readonly Place[]): Generator<(Buffer | null)[]> {
  yield places.map((p) => p.listed)
  yield places.map((p) => p.made ?? p.listed)
  yield places.map((p) => p.tiled ?? p.listed)
  yield places.map(majority)
  yield places.map((p) => p.stored ?? p.listed)
  // The sealer puts a batch in the order of event ids.
  const sorted = [...places].sort((a, b) => (a.event_id < b.event_id ? -1 : 1))
  yield sorted.map((p) => p.listed)
  yield sorted.map((p) => p.made)
}

/** A leaf that stands elsewhere, where no tile says what stood there. */
export type Elsewhere = { event_id: string; listed: Buffer }

const ascends = (ids: readonly string[]): boolean => ids.every((id, i) => i === 0 || (ids[i - 1] ?? '') < id)

/**
 * What the leaves were, by a signed root: the first guess that yields it, or null. One of `others` may have changed places
 * with one of the segment's: the pairs worth trying are those that put the batch back in the order it was sealed in.
 */
export function truthOf(
  places: readonly Place[],
  others: readonly Elsewhere[],
  tree: { size: number; frontier: Frontier },
  root: Buffer,
): Buffer[] | null {
  const fits = (hashes: readonly (Buffer | null)[]): hashes is Buffer[] =>
    hashes.every((hash) => hash !== null) && rootOf(grown(tree.frontier, tree.size, hashes)).equals(root)
  for (const guess of guesses(places)) if (fits(guess)) return guess
  const base = places.map(majority)
  const ids = places.map((place) => place.event_id)
  for (const other of others) {
    for (let i = 0; i < places.length; i++) {
      if (!ascends(ids.with(i, other.event_id))) continue
      const guess = base.with(i, other.listed)
      if (fits(guess)) return guess
    }
  }
  return null
}

/** The likeliest hashes where no root decides. */
export function likeliest(places: readonly Place[]): Buffer[] {
  return places.map((place) => majority(place) ?? Buffer.alloc(32))
}
