import { expect } from 'vitest'
import type { House } from './house.ts'
import { replay } from './replay.ts'
import { keys } from './rows.ts'

/** Every summary row of an organ, rebuilt from its events, equals the stored one. */
export async function expectReplayEqualsStored(house: House, organ = 'shitown'): Promise<void> {
  await house.db.withScope([organ], 'web', async (tx) => {
    const events = await tx
      .selectFrom('event')
      .selectAll()
      .where('subject_kind', 'in', ['matter', 'contact'])
      .orderBy('subject_id')
      .orderBy('seq')
      .execute()
    const subjects = Map.groupBy(events, (e) => `${e.subject_kind}/${e.subject_id}`)
    const rows = [...subjects.values()].flatMap((list) => replay(organ, list[0]?.subject_kind ?? '', list))
    const byTable = Map.groupBy(rows, (r) => r.table)
    for (const table of Object.keys(keys) as (keyof typeof keys)[]) {
      const stored = await tx.selectFrom(table).selectAll().execute()
      const sortable = (list: object[]) =>
        list.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => a.localeCompare(b)))).toSorted()
      expect(sortable((byTable.get(table) ?? []).map((r) => r.row)), table).toEqual(sortable(stored))
    }
  })
}
