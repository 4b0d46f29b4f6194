import type { Tx } from '../src/db/kysely.ts'
import { accessOf } from '../src/matters/access.ts'
import { listMatters, type ListQuery } from '../src/matters/list.ts'
import { todayOfOfficer } from '../src/matters/today.ts'
import { benchDoers, benchOrgan } from './fill.ts'
import { type BenchRow, type Case, measure, type Target } from './target.ts'

/**
 * First and hundredth page of each sort, the count beside them, and the today page, for an officer of one village, one of
 * thirteen seats and the petition office. In: a target that holds the filled bench town.
 */
export async function benchLists(target: Target, n = 40): Promise<BenchRow[]> {
  const db = await target.ours()
  const cases: Case[] = []
  for (const [who, doer] of Object.entries(benchDoers)) {
    const access = accessOf(doer)
    for (const sort of ['received', 'last_day'] as const) {
      const first: ListQuery = { ...access, sort, count: false }
      const far = await db.withScope([benchOrgan], 'web', (tx) => cursorOfPage(tx, first, 100))
      cases.push({ name: `${who}: ${sort}, page 1`, ask: (tx) => listMatters(tx, first) })
      cases.push({
        name: `${who}: ${sort}, page ${far.page}`,
        ask: (tx) => listMatters(tx, { ...first, after: far.after }),
      })
      cases.push({
        name: `${who}: ${sort}, page 1 with its count`,
        ask: (tx) => listMatters(tx, { ...first, count: true }),
      })
    }
    cases.push({ name: `${who}: today`, ask: (tx) => todayOfOfficer(tx, doer, access, '2018-12-20') })
  }
  await db.close()
  return measure(target, benchOrgan, cases, n)
}

/** The cursor that opens the page, or the last one there is. */
async function cursorOfPage(
  tx: Tx,
  query: ListQuery,
  page: number,
): Promise<{ page: number; after: string | undefined }> {
  let after: string | undefined
  let at = 1
  while (at < page) {
    const { next } = await listMatters(tx, { ...query, after })
    if (next === null) break
    after = next
    at++
  }
  return { page: at, after }
}
