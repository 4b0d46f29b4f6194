import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'

/**
 * The next number of each series, gap-free: the counter rows are locked until the transaction ends, so ask for them last.
 * In: series and years, no pair twice. Out: the numbers in the same order.
 */
export async function nextNumbers(
  tx: Tx,
  organ_id: string,
  wanted: { series: string; year: number; count?: number }[],
): Promise<number[]> {
  if (wanted.length === 0) return []
  const ordered = [...wanted].sort((a, b) => a.series.localeCompare(b.series) || a.year - b.year) // one order for all: no deadlock
  const values = ordered.map((w) => sql`(${organ_id}, ${w.series}, ${w.year}::int, ${w.count ?? 1}::int)`)
  const { rows } = await sql<{ series: string; year: number; n: number }>`
    insert into number_counter (organ_id, series, year, n) values ${sql.join(values)}
    on conflict (organ_id, series, year) do update set n = number_counter.n + excluded.n
    returning series, year, n`.execute(tx)
  return wanted.map((w) => rows.find((r) => r.series === w.series && r.year === w.year)?.n ?? 0)
}
