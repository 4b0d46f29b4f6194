import { sql } from 'kysely'
import type { Place } from './segment.ts'
import type { TileWalk } from './tile-walk.ts'
import { tileWidth } from './tiles.ts'
import { beyondMs, madeHash, type Context } from './verify-context.ts'

/** A place with what is needed to name its event. */
export type NamedPlace = Place & { subject: string; seq: number }

/** Searching an event by its hash reads the whole table: so often and no more. */
const mostSearches = 40

export type Diagnosis = (places: readonly NamedPlace[], truth: readonly (Buffer | undefined)[]) => Promise<void>

/** Names what is wrong at each place whose true leaf hash is known. */
export function diagnosis(context: Context, tiles: TileWalk): Diagnosis {
  const { report, named } = context
  let searches = 0

  async function eventWithHash(hash: Buffer): Promise<{ event_id: string; whole: boolean } | null> {
    if (searches++ >= mostSearches) return null
    const row = await context.read((tx) =>
      tx
        .selectFrom('event')
        .selectAll()
        .select(sql.raw<number>(beyondMs).as('beyond_ms'))
        .where('organ_id', '=', context.organ_id)
        .where('leaf_hash', '=', hash)
        .limit(1)
        .executeTakeFirst(),
    )
    if (row === undefined) return null
    return { event_id: row.event_id, whole: madeHash(row).equals(hash) }
  }

  function name(
    code: 'event_altered' | 'event_removed' | 'leaf_altered',
    place: NamedPlace,
    event = place.event_id,
  ): void {
    named.add(place.event_id).add(event)
    const { subject, seq, leaf } = place
    report(code, code === 'event_altered' ? { event, subject, seq, leaf } : { event, leaf })
  }

  async function look(place: NamedPlace, truth: Buffer): Promise<void> {
    const { leaf, event_id, listed, stored, made } = place
    if (listed === null) {
      const found = await eventWithHash(truth)
      if (found !== null) named.add(found.event_id)
      return report('leaf_removed', { leaf, to: leaf + 1, event: found?.event_id ?? '' })
    }
    if (made?.equals(truth) === true) {
      if (stored?.equals(truth) !== true) return name('event_altered', place)
      return listed.equals(truth) ? undefined : name('leaf_altered', place)
    }
    const found = await eventWithHash(truth)
    if (found === null || found.event_id === event_id)
      return name(stored === null ? 'event_removed' : 'event_altered', place)
    if (found.whole) {
      named.add(event_id).add(found.event_id)
      if (stored === null) return name('leaf_altered', place, found.event_id)
      return report('event_moved', { event: found.event_id, leaf, other: event_id })
    }
    // The row with this hash is another event's by its id: the two have changed places, or this one's id was changed.
    named.add(event_id).add(found.event_id)
    if (stored === null) return name('event_altered', place)
    return report('event_swapped', { event: event_id, other: found.event_id, leaf })
  }

  return async (places, truths) => {
    for (const [i, place] of places.entries()) {
      const truth = truths[i]
      if (truth === undefined) continue
      await look(place, truth)
      if (place.tiled !== null && !place.tiled.equals(truth)) tiles.differs(0, Math.floor(place.leaf / tileWidth))
    }
  }
}
