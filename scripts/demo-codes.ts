import { codeOf } from '../src/matters/codes.ts'
import { openHouse } from '../src/start.ts'
import { formatCode } from '../src/rules/querycode.ts'

/**
 * The query codes by which petitioners of a demo follow their matters, for the pictures. In: the demo's data folder (a
 * server may have it open), the town, numbers of matters. Out: by number, the code of its first contact.
 */
export async function demoCodes(
  dataDir: string,
  organ_id: string,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const { house, close } = await openHouse({ dataDir, purpose: 'command' })
  try {
    const rows = await house.db.withScope([organ_id], 'web', (tx) =>
      tx
        .selectFrom('contact as c')
        .innerJoin('matter as m', (join) =>
          join.onRef('m.organ_id', '=', 'c.organ_id').onRef('m.matter_id', '=', 'c.matter_id'),
        )
        .select(['c.contact_id', 'c.code_version', 'm.series', 'm.year', 'm.n'])
        .where('c.organ_id', '=', organ_id)
        .where('c.first', '=', true)
        .execute(),
    )
    const keys = house.keysOf(organ_id)
    const codes = rows.map((row) => {
      const number = `${row.series}-${row.year}-${String(row.n).padStart(6, '0')}`
      return [number, formatCode(codeOf(keys.codes.get(row.code_version) ?? keys.code.key, row.contact_id))] as const
    })
    return new Map(codes.filter(([number]) => numbers.includes(number)))
  } finally {
    await close()
  }
}
