import type { Tx } from '../../db/kysely.ts'
import type { Names } from '../../offices/signed-in.ts'
import type { Day } from '../../rules/types.ts'

/** Who holds a seat on a day. */
export async function holderOf(
  tx: Tx,
  organ_id: string,
  seat_id: string | undefined,
  on: Day,
): Promise<Names | undefined> {
  if (seat_id === undefined) return undefined
  return tx
    .selectFrom('seat_holding as h')
    .innerJoin('officer as p', (join) =>
      join.onRef('p.organ_id', '=', 'h.organ_id').onRef('p.officer_id', '=', 'h.officer_id'),
    )
    .select(['p.name', 'p.name_en'])
    .where('h.organ_id', '=', organ_id)
    .where('h.seat_id', '=', seat_id)
    .where('h.from_day', '<=', on)
    .where((is) => is.or([is('h.to_day', 'is', null), is('h.to_day', '>=', on)]))
    .executeTakeFirst()
}
