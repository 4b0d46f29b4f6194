import { figures } from '../figures/count.ts'
import type { Figures } from '../figures/present.ts'
import { type House, todayOf } from '../matters/house.ts'
import { readsForThePublic } from './public-reader.ts'

/** Below this many nothing is said: a number of one may point at a person. */
export const fewest = 5
const keptMinutes = 10

/** The year's figures as the public sees them. A value is null where nothing can be said. */
export type PublicFigures = { year: number; asOf: string; all: Figures['figures'] }

/**
 * Counts a town's year for the public: what stands in front of the wall, small numbers left out. Counted anew every ten
 * minutes, while everybody goes on reading what was counted before: a page that everybody opens costs nothing.
 */
export function publicFigures(house: House): (organ_id: string) => Promise<PublicFigures> {
  const kept = new Map<string, { at: number; year: number; counted: Promise<PublicFigures> }>()
  return (organ_id) => {
    const at = Date.parse(house.now())
    const year = Number(todayOf(house).slice(0, 4))
    const known = kept.get(organ_id)
    if (known?.year === year && Math.abs(at - known.at) < keptMinutes * 60_000) return known.counted
    const counting = count(house, organ_id, year)
    if (known?.year !== year) {
      kept.set(organ_id, { at, year, counted: counting })
      counting.catch(() => kept.delete(organ_id))
      return counting
    }
    kept.set(organ_id, { ...known, at })
    counting.then(
      () => kept.set(organ_id, { at, year, counted: counting }),
      () => kept.delete(organ_id),
    )
    return known.counted
  }
}

async function count(house: House, organ_id: string, year: number): Promise<PublicFigures> {
  const reader = await readsForThePublic(house, organ_id)
  const all = await figures(house, reader, { organ: organ_id, year, atLeast: fewest })
  return { year, asOf: all.as_of, all: all.figures }
}
