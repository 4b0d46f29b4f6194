import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import type { Access } from './access.ts'
import { directionOf, type Filters, type Key, keysAmong, pageKeys, type Place, type Sort } from './list-keys.ts'
import { searchQuery, type WordQuery } from './words.ts'

// docs/decisions/0005-search.md: why the index is asked first, why nothing joins before the hits stand, why the planner
// is told not to read whole tables.

/** Up to so many hits are all looked at; when there are more, the newest rows of the list are read first. */
const FEW = 1500
const NEWEST = 2000

export type Total = { n: number; more: boolean }
export type Found = { keys: Key[]; total: Total }

/**
 * The keys of one page of the matters that hold all words, and how many there are (`more`: at least so many).
 * Matters behind the wall are never found. `limit` rows at most; ask for one more than a page holds.
 */
export async function searchKeys(
  tx: Tx,
  access: Access,
  query: WordQuery,
  filters: Filters,
  sort: Sort,
  place: Place,
  limit: number,
): Promise<Found> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`.execute(tx)
  const holds = query.proof ? undefined : holdsWords(access, query, sql.ref('r.matter_id'))
  const few = await sql<Key & { hits: number; total: number }>`
    with hit as materialized (${hits(access, query, FEW + 1)}),
    size as (select count(*)::int as hits from hit),
    found as materialized (${keysAmong(access, filters, sort, null, FEW + 1, holds)})
    select r.matter_id, r.day, size.hits, (select count(*)::int from found) as total from size left join (${pageOf(sort, place, limit)}) r on true`.execute(
    tx,
  )
  const { hits: seen = 0, total = 0 } = few.rows[0] ?? {}
  const keys = few.rows.filter((row) => row.matter_id !== null).map(({ matter_id, day }) => ({ matter_id, day }))
  if (seen <= FEW) return { keys, total: { n: total, more: false } }
  const most = { n: Math.min(total, 1000), more: true }
  const newest = await newestWith(tx, access, query, filters, sort, place, limit)
  if (newest) return { keys: newest, total: most }
  const { rows } = await sql<Key>`
    with hit as materialized (${hits(access, query, null)})
    ${keysAmong(access, filters, sort, place, limit, holds)}`.execute(tx)
  return { keys: rows, total: most }
}

function hits(access: Access, query: WordQuery, limit: number | null) {
  return sql`select matter_id from matter_search where v @@ ${searchQuery(query, access.organ_id, access.readers)}::tsquery limit ${limit}`
}

function pageOf(sort: Sort, place: Place, limit: number) {
  const { order, beyond } = directionOf(sort, place)
  const cursor = place === null ? null : 'after' in place ? place.after : place.before
  return sql`select f.matter_id, f.day from found f ${cursor ? sql`where (f.day, f.matter_id) ${beyond} (${cursor.day}::date, ${cursor.matter_id}::uuid)` : sql``} order by f.day ${order}, f.matter_id ${order} limit ${limit}`
}

/** The exact recheck: the folded words hold each part. */
export function holdsWords(access: Access, query: WordQuery, matter: RawBuilder<unknown>) {
  const parts = query.parts.map((part) => sql`t.words like ${`%${escapeLike(part)}%`}`)
  return sql`(select ${sql.join(parts, sql` and `)} from matter_text t where t.organ_id = ${access.organ_id} and t.matter_id = ${matter})`
}

/** For LIKE, so that % _ and \ stand for themselves. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** The page, when the list's next 2,000 rows fill it; null when they do not. */
async function newestWith(
  tx: Tx,
  access: Access,
  query: WordQuery,
  filters: Filters,
  sort: Sort,
  place: Place,
  limit: number,
) {
  const { order } = directionOf(sort, place)
  const { rows } = await sql<Key>`
    select r.matter_id, r.day from (${pageKeys(access, filters, sort, place, NEWEST)}) r
    where ${holdsWords(access, query, sql.ref('r.matter_id'))}
    order by r.day ${order}, r.matter_id ${order} limit ${limit}`.execute(tx)
  return rows.length >= limit ? rows : null
}
