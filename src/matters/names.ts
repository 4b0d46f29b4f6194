import type { Tx } from '../db/kysely.ts'
import type { Names } from './present-matter.ts'

/** The names of an organ's offices, seats and officers, those of former times included. */
export async function namesOf(tx: Tx, organ_id: string): Promise<Names> {
  const offices = await tx
    .selectFrom('office')
    .select(['office_id as id', 'name', 'name_en'])
    .where('organ_id', '=', organ_id)
    .execute()
  const seats = await tx
    .selectFrom('seat')
    .select(['seat_id as id', 'title as name', 'title_en as name_en'])
    .where('organ_id', '=', organ_id)
    .execute()
  const officers = await tx
    .selectFrom('officer')
    .select(['officer_id as id', 'name', 'name_en'])
    .where('organ_id', '=', organ_id)
    .execute()
  const byId = (list: { id: string; name: string; name_en: string }[]) => new Map(list.map((one) => [one.id, one]))
  return { offices: byId(offices), seats: byId(seats), officers: byId(officers) }
}
