import type { Tx } from '../../db/kysely.ts'
import type { Names } from '../../offices/signed-in.ts'
import type { Day } from '../../rules/types.ts'

export type OfficeChoice = { id: string; kind: string; names: Names }

/** The offices of an organ that exist on a day, in the order in which they were set up. */
export async function officesOf(tx: Tx, organ_id: string, on: Day): Promise<OfficeChoice[]> {
  const rows = await tx
    .selectFrom('office')
    .select(['office_id', 'kind', 'name', 'name_en'])
    .where('organ_id', '=', organ_id)
    .where((is) => is.or([is('to_day', 'is', null), is('to_day', '>=', on)]))
    .orderBy('phone')
    .orderBy('office_id')
    .execute()
  return rows.map(({ office_id, kind, name, name_en }) => ({ id: office_id, kind, names: { name, name_en } }))
}
