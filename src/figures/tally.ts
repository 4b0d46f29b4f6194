import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import { type By, isOnly, keyOf, type Only, tablesOf } from './by.ts'
import { all, concerns } from './conditions.ts'
import { figureOf, figureTable } from './figures.ts'
import type { Reach } from './reach.ts'
import type { CountFigure, Counts, MedianFigure, Period } from './types.ts'

/** Values of counts by figure id. */
export type Values = Map<string, number>

/** What one organ's records yield; several organs' are added up, and rates and medians taken from the sums. */
export type Tally = {
  counts: Values
  /** For each median: how many rows have each quantity. */
  spread: Map<string, Map<number, number>>
  /** Counts taken apart: key → values; null: the rows without one. */
  parts: Map<string | null, Values> | null
}

const countsOf = figureTable.filter((f) => f.kind === 'count')
const mediansOf = figureTable.filter((f) => f.kind === 'median')

/** The rows a figure counts, as FROM and WHERE: the one definition behind its number and its list. */
export function rowsOf(figure: CountFigure | MedianFigure, reach: Reach, period: Period, only: Only | undefined) {
  return {
    from: tablesOf(figure.counts, period, only?.dimension === 'unit'),
    where: all(conditionOf(figure, reach, period, only), reach.may[figure.counts]),
  }
}

function conditionOf(figure: CountFigure | MedianFigure, reach: Reach, period: Period, only: Only | undefined) {
  const where = figure.where(period)
  return only ? all(where, isOnly(only, figure, reach, period)) : where
}

/** All figures of one organ: one statement a table, and one for each way to group. Nothing is loaded to be counted. */
export async function tally(
  tx: Tx,
  reach: Reach,
  period: Period,
  by: By | undefined,
  only: Only | undefined,
): Promise<Tally> {
  // Compiling seventy conditions takes PostgreSQL longer than counting 100,000 rows with them.
  await sql`select set_config('jit', 'off', true)`.execute(tx)
  const counts: Values = new Map()
  const parts: Tally['parts'] = by ? new Map() : null
  const wanted = by?.figures ? new Set(by.figures.flatMap(countsBehind)) : null
  for (const table of ['contact', 'matter', 'office'] as const satisfies Counts[]) {
    const figures = countsOf.filter((f) => f.counts === table)
    const [row = {}] = await count(tx, table, figures, reach, period, only, null)
    for (const figure of figures) counts.set(figure.id, Number(row[figure.id] ?? 0))
    if (!by || !parts || table === 'office') continue
    // By month each figure goes by a day of its own; otherwise a table's figures share one key.
    const apart = figures.filter((f) => wanted === null || wanted.has(f.id))
    const groups = by.dimension === 'month' ? Map.groupBy(apart, (f) => f.day).values() : [apart]
    for (const group of groups) {
      const [any] = group
      if (!any) continue
      for (const found of await count(tx, table, group, reach, period, only, { by, any })) {
        const key = typeof found['key'] === 'string' ? found['key'] : null
        const values = parts.get(key) ?? new Map<string, number>()
        for (const figure of group) values.set(figure.id, Number(found[figure.id] ?? 0))
        parts.set(key, values)
      }
    }
  }
  // By month a figure may have nothing where another has something.
  const apart = countsOf.filter((f) => f.counts !== 'office' && (wanted === null || wanted.has(f.id)))
  for (const values of parts?.values() ?? []) for (const { id } of apart) values.set(id, values.get(id) ?? 0)
  const spread: Tally['spread'] = new Map()
  for (const figure of mediansOf) {
    const { from, where } = rowsOf(figure, reach, period, only)
    const { rows } = await sql<{ quantity: number; n: number }>`
      select ${figure.quantity} as quantity, count(*) as n from ${from} where ${where} group by 1`.execute(tx)
    spread.set(figure.id, new Map(rows.map((r) => [r.quantity, r.n])))
  }
  return { counts, spread, parts }
}

async function count(
  tx: Tx,
  table: Counts,
  figures: readonly CountFigure[],
  reach: Reach,
  period: Period,
  only: Only | undefined,
  grouped: { by: By; any: CountFigure } | null,
): Promise<Record<string, unknown>[]> {
  const key = grouped ? keyOf(grouped.by, grouped.any, reach, period) : null
  const values: RawBuilder<unknown>[] = figures.map((figure) => {
    const counted = figure.quantity ? sql`coalesce(sum(${figure.quantity})` : sql`(count(*)`
    const end = figure.quantity ? sql`, 0)` : sql`)`
    return sql`${counted} filter (where ${conditionOf(figure, reach, period, only)})${end} as ${sql.ref(figure.id)}`
  })
  const withUnit = only?.dimension === 'unit' || grouped?.by.dimension === 'unit'
  const { rows } = await sql<Record<string, unknown>>`
    select ${key ? sql`${key} as key, ` : sql``}${sql.join(values)}
    from ${tablesOf(table, period, withUnit)} where ${all(concerns(table, period), reach.may[table])} ${key ? sql`group by 1` : sql``}`.execute(
    tx,
  )
  return rows
}

/** The counts that a figure is, or is computed from. Refuses `figure.unknown`. */
function countsBehind(id: string): string[] {
  const figure = figureOf(id)
  return figure.kind === 'rate' ? [figure.part, figure.whole] : [id]
}

/** Several organs' tallies as one. */
export function addUp(tallies: readonly Tally[]): Tally {
  const sum: Tally = { counts: new Map(), spread: new Map(), parts: tallies.some((t) => t.parts) ? new Map() : null }
  for (const one of tallies) {
    add(sum.counts, one.counts)
    for (const [id, spread] of one.spread) {
      const all = sum.spread.get(id) ?? new Map<number, number>()
      add(all, spread)
      sum.spread.set(id, all)
    }
    for (const [key, values] of one.parts ?? []) {
      const all: Values = sum.parts?.get(key) ?? new Map()
      add(all, values)
      sum.parts?.set(key, all)
    }
  }
  return sum
}

function add<Key>(to: Map<Key, number>, from: ReadonlyMap<Key, number>): void {
  for (const [key, n] of from) to.set(key, (to.get(key) ?? 0) + n)
}

/** The middle of a spread, or the mean of the two middles; null without rows. */
export function medianOf(spread: ReadonlyMap<number, number>): number | null {
  const sorted = [...spread].sort(([a], [b]) => a - b)
  const total = sorted.reduce((n, [, of]) => n + of, 0)
  if (total === 0) return null
  const at = (place: number) => {
    let seen = 0
    for (const [value, of] of sorted) if ((seen += of) > place) return value
    return 0
  }
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2
}
