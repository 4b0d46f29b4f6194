import type { Tx } from '../db/kysely.ts'
import type { OrganKeys } from '../record/keys.ts'
import { openedWords } from './bodies.ts'
import type { MatterLine } from './present.ts'

/**
 * What is asked for in each matter of a list, by matter. In: rows that `listMatters` let this reader see; the keys that
 * open what stands behind the wall, for those whose list shows it.
 */
export async function demandsOfLines(
  tx: Tx,
  organ_id: string,
  lines: readonly Pick<MatterLine, 'matter_id' | 'walled'>[],
  keys?: OrganKeys,
): Promise<Map<string, readonly string[]>> {
  const ids = (walled: boolean) => lines.filter((line) => line.walled === walled).map((line) => line.matter_id)
  const found = new Map<string, readonly string[]>()
  if (ids(false).length > 0) {
    const rows = await tx
      .selectFrom('matter_text')
      .select(['matter_id', 'demands'])
      .where('organ_id', '=', organ_id)
      .where('matter_id', 'in', ids(false))
      .execute()
    for (const row of rows) found.set(row.matter_id, row.demands as string[])
  }
  for (const [id, words] of await openedWords(tx, organ_id, ids(true), keys)) found.set(id, words.demands)
  return found
}
