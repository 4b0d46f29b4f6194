import { type PageContext, readerIn, townIn } from '../../offices/desk.ts'
import type { Reader } from '../../offices/signed-in.ts'
import { type House, todayOf } from '../../matters/house.ts'

/** Whose figures a page shows, and of which year: the one asked for, else this year, else the last one with a full year behind it. */
export function figureScope(c: PageContext, house: House) {
  const reader = readerIn(c)
  const organ = townIn(c, reader)
  const thisYear = Number(todayOf(house, reader.organ.zone).slice(0, 4))
  const asked = c.req.query('year')
  const year = asked === undefined ? thisYear : Number(asked)
  return { reader, organ, town: organ === reader.doer.organ_id ? undefined : organ, year, thisYear }
}

/** The years to offer beside the one shown: its neighbours, this one and the first, newest first. */
export function yearsBeside(reader: Reader, year: number, thisYear: number): number[] {
  const first = reader.organ.since
  const wanted = new Set([thisYear, year + 1, year - 1, first + 1])
  return [...wanted].filter((one) => one !== year && one >= first && one <= thisYear).sort((a, b) => b - a)
}
