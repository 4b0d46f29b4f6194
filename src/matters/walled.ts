import type { Tx } from '../db/kysely.ts'
import { unwrapBodyKey, type BodyKey } from '../record/bodies.ts'
import type { OrganKeys } from '../record/keys.ts'
import { refuse } from '../rules/errors.ts'

/** The key of a walled matter's bodies. Refuses `walled.key_destroyed`. */
export async function bodyKeyOf(tx: Tx, organ_id: string, matter_id: string, keys: OrganKeys): Promise<BodyKey> {
  const row = await tx
    .selectFrom('body_key')
    .selectAll()
    .where('organ_id', '=', organ_id)
    .where('key_id', '=', matter_id)
    .executeTakeFirst()
  const key = row ? unwrapBodyKey(row, keys.wrapping) : null
  return key ? { key_id: matter_id, key } : refuse('walled.key_destroyed')
}
