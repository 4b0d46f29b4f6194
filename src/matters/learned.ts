import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'

/** A category as the office's records taught it. `units`: how many units of text its matters hold, repeats counted. */
export type LearnedCategory = { path: string; units: number }

/** What was learned of a unit of text: how many matters have it, and how often each category does (by its place). */
export type LearnedUnit = { unit: string; matters: number; categories: Record<string, number> }

/** What the office's records taught, as far as one text needs it. `version` 0: nothing yet. */
export type Learned = {
  version: number
  /** How many matters were read, and how many there were. */
  matters: number
  held: number
  vocabulary: number
  categories: LearnedCategory[]
  units: Map<string, LearnedUnit>
}

/** What was learned of these units. A unit that is missing is rare, or was never seen. */
export async function learnedOf(tx: Tx, organ_id: string, units: readonly string[]): Promise<Learned> {
  type Row = Omit<Learned, 'units'> & { units: [string, number, Record<string, number>][] | null }
  const { rows } = await sql<Row>`
    select l.version, l.matters, l.held, l.vocabulary, l.categories,
      (select jsonb_agg(jsonb_build_array(u.unit, u.matters, u.categories)) from learned_unit u
        where u.organ_id = ${organ_id} and u.unit = any (${units}::text[])) as units
    from learned l where l.organ_id = ${organ_id}`.execute(tx)
  const [row] = rows
  if (!row) return { version: 0, matters: 0, held: 0, vocabulary: 0, categories: [], units: new Map() }
  const found = (row.units ?? []).map(([unit, matters, categories]) => [unit, { unit, matters, categories }] as const)
  return { ...row, units: new Map(found) }
}

/** How often units occur in the office's matters: of how many that were read, of how many there are. Missing: rare, or new. */
export type Frequencies = { matters: number; held: number; units: Map<string, number> }

/** How often these units occur. */
export async function frequenciesOf(tx: Tx, organ_id: string, units: readonly string[]): Promise<Frequencies> {
  const { rows } = await sql<{ matters: number; held: number; known: string[] | null; counts: number[] | null }>`
    select l.matters, l.held, k.known, k.counts from learned l cross join (
      select array_agg(u.unit) as known, array_agg(u.matters) as counts from learned_unit u
      where u.organ_id = ${organ_id} and u.unit = any (${units}::text[])) k
    where l.organ_id = ${organ_id}`.execute(tx)
  const [row] = rows
  if (!row) return { matters: 0, held: 0, units: new Map() }
  return { ...row, units: new Map((row.known ?? []).map((unit, i) => [unit, row.counts?.[i] ?? 0])) }
}
