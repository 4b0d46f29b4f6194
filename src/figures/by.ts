import { type RawBuilder, sql } from 'kysely'
import { refuse } from '../rules/errors.ts'
import type { Reach } from './reach.ts'
import type { Counts, CountFigure, Condition, MedianFigure, Period } from './types.ts'

export const dimensions = ['channel', 'village', 'unit', 'category', 'month', 'level'] as const
export type Dimension = (typeof dimensions)[number]

/** By what a figure is taken apart; a category by the first `depth` levels of its path (1 when left out). */
export type By = {
  dimension: Dimension
  depth?: number | undefined
  /** Only these figures are taken apart; all counts and rates when left out. */
  figures?: readonly string[] | undefined
}

/** One part of a figure taken apart; `key` null: the rows that say nothing about it. */
export type Only = Pick<By, 'dimension' | 'depth'> & { key: string | null }

/** The value by which a row is grouped. In: the figure counted, for months go by its day. */
export function keyOf(
  by: Pick<By, 'dimension' | 'depth'>,
  figure: CountFigure | MedianFigure,
  reach: Reach,
  period: Period,
): RawBuilder<string> {
  const row = figure.counts === 'contact' ? 'c' : figure.counts === 'office' ? 'o' : 'm'
  if (row === 'o') return sql<string>`o.office_id`
  switch (by.dimension) {
    case 'channel':
    case 'level':
      return sql<string>`${sql.ref(`${row}.${by.dimension}`)}`
    case 'village':
      return sql<string>`${sql.ref(`${row}.village_id`)}`
    case 'month':
      return sql<string>`to_char(${typeof figure.day === 'function' ? figure.day(period) : figure.day}, 'YYYY-MM')`
    case 'category':
      return sql<string>`array_to_string((string_to_array(m.category, '/'))[1:${sql.lit(depthOf(by))}], '/')`
  }
  return unit(reach, period)
}

export function depthOf({ depth = 1 }: Pick<By, 'depth'>): number {
  return Number.isInteger(depth) && depth >= 1 && depth <= 9 ? depth : refuse('figure.depth_wrong', {}, 'depth')
}

/** The rows of one part. */
export function isOnly(only: Only, figure: CountFigure | MedianFigure, reach: Reach, period: Period): Condition {
  const key = keyOf(only, figure, reach, period)
  return only.key === null ? sql<boolean>`${key} is null` : sql<boolean>`${key} = ${only.key}`
}

// Who led when the period ended, from the history: a hand-over afterwards does not rewrite it. Before anybody led, and
// after a unit's objection was upheld, it lay with the petition office.
function unit({ petitionOffice }: Reach, { asOf }: Period): RawBuilder<string> {
  return sql<string>`(case
    when h.unit_id is null then case when exists (
      select 1 from handling later where later.organ_id = m.organ_id and later.matter_id = m.matter_id and later.role = 'lead')
      then ${petitionOffice} else m.unit_id end
    when h.to_day <= ${asOf} and coalesce(least(m.closed_on, m.moved_on) > h.to_day, true) then ${petitionOffice}
    else h.unit_id end)`
}

/** The tables behind each kind of row; `h`, the leading unit, only where it is asked for. */
export function tablesOf(counts: Counts, period: Period, withUnit: boolean): RawBuilder<unknown> {
  const lead = withUnit
    ? sql`left join lateral (select l.unit_id, l.to_day from handling l
        where l.organ_id = m.organ_id and l.matter_id = m.matter_id and l.role = 'lead' and l.from_day <= ${period.asOf}
        order by l.from_day desc, l.n desc limit 1) h on true`
    : sql``
  if (counts === 'office') return sql`office o`
  if (counts === 'contact')
    return sql`contact c left join matter m on m.organ_id = c.organ_id and m.matter_id = c.matter_id ${lead}`
  return sql`matter m
    left join clock f on f.organ_id = m.organ_id and f.matter_id = m.matter_id and f.kind = 'finish' and f.n = 1
    left join clock i on i.organ_id = m.organ_id and i.matter_id = m.matter_id and i.kind = 'inform' and i.n = 1 ${lead}`
}
