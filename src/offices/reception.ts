import { insertRows } from '../db/rows.ts'
import type { OfficeReceptionRow } from '../db/tables.ts'
import type { House } from '../matters/house.ts'

/** Says where an office receives people and when, for the public page. What was said before goes. */
export async function setReception(house: House, row: OfficeReceptionRow): Promise<void> {
  const { organ_id, office_id, ...said } = row
  await house.db.withScope([organ_id], 'web', async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('office_reception')
      .set(said)
      .where('organ_id', '=', organ_id)
      .where('office_id', '=', office_id)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) await insertRows(tx, { office_reception: [row] })
  })
}
