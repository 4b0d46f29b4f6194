import { accessOf } from '../src/matters/access.ts'
import { listMatters } from '../src/matters/list.ts'
import { benchDoers, benchOrgan } from './fill.ts'
import { type BenchRow, type Case, measure, type Target } from './target.ts'
import { nowhere, searchMarks } from './words.ts'

/**
 * Search for words from common to rare and for such as occur nowhere, the page and its count, for the three officers.
 * In: a target that holds the filled bench town.
 */
export async function benchSearch(target: Target, n = 40): Promise<BenchRow[]> {
  const cases: Case[] = []
  for (const [who, doer] of Object.entries(benchDoers)) {
    const access = accessOf(doer)
    for (const words of [...Object.keys(searchMarks), '宅', '土地 宅基地', ...nowhere])
      cases.push({ name: `${who}: ${words}`, ask: (tx) => listMatters(tx, { ...access, filters: { words } }) })
  }
  return measure(target, benchOrgan, cases, n)
}
