import type { Tx } from '../db/kysely.ts'
import { parseNumber, SERIES } from '../rules/numbering.ts'
import { refuse } from '../rules/errors.ts'

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/**
 * The id of the matter that a number names (a matter's, or a contact's on it), or the id itself.
 * Whether somebody may know of it is decided where it is opened. Refuses `matter.not_found`.
 */
export async function matterIdOf(tx: Tx, organ_id: string, written: string): Promise<string> {
  if (uuid.test(written)) return written
  const number = parseNumber(written)
  if (!number) return refuse('matter.not_found')
  const table = ['contact', 'imported-contact', 'walled-contact'].includes(number.series)
    ? ('contact' as const)
    : ('matter' as const)
  const row = await tx
    .selectFrom(table)
    .select('matter_id')
    .where('organ_id', '=', organ_id)
    .where('series', '=', SERIES[number.series])
    .where('year', '=', number.year)
    .where('n', '=', number.serial)
    .executeTakeFirst()
  return row?.matter_id ?? refuse('matter.not_found')
}
