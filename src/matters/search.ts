import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import type { Access } from './access.ts'
import {
  anyRows,
  directionOf,
  type Filters,
  type Key,
  keysAmong,
  newestKeys,
  type Place,
  type Sort,
} from './list-keys.ts'
import { mostHeld } from './alike.ts'
import { searchQuery, type WordQuery } from './words.ts'

// docs/decisions/0005-search.md: why the index is asked first, why nothing joins before the hits stand, why the planner
// is told not to read whole tables.

/** Up to so many hits are put in order; when there are more, the newest rows of the list are read first. */
const FEW = 2000
const NEWEST = 4000
/** Up to so many hits are each looked at and counted. */
const COUNTED = 1000
/** A word that so many of the first rows have, of four pages of them, is in one of forty: a page of it stands near. */
const OFTEN = 5

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
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(tx)
  // A word in every fourth matter, or in every fortieth: the index would only say so at length.
  const glance = await newestWith(tx, access, query, filters, sort, place, limit, limit * 4)
  if (glance.length >= limit)
    return { keys: glance, total: await countNewest(tx, access, query, filters, sort, limit * 4) }
  const newest = () => newestWith(tx, access, query, filters, sort, place, limit, NEWEST)
  const near = glance.length >= OFTEN ? await newest() : null
  if (near !== null && near.length >= limit) return { keys: near, total: { n: limit - 1, more: true } }
  const few = await sql<Key & { hits: number; total: number | null }>`
    with every as materialized (${hits(access, query, FEW + 1)}),
    size as materialized (select count(*)::int as hits from every),
    hit as materialized (select matter_id from every where (select hits from size) <= ${FEW}),
    found as materialized (${keysAmong(access, filters, sort, null, null)})
    select p.matter_id, p.day, size.hits,
      case when size.hits <= ${COUNTED} then (select count(*)::int from found r where ${holds(access, query)}) end as total
    from size left join (${pageOf(access, query, sort, place, limit)}) p on true`.execute(tx)
  const { hits: seen = 0, total = null } = few.rows[0] ?? {}
  if (seen <= FEW) {
    const keys = few.rows.filter((row) => row.matter_id !== null).map(({ matter_id, day }) => ({ matter_id, day }))
    return { keys, total: total === null ? manyOf(keys.length) : { n: total, more: false } }
  }
  const first = near ?? (await newest())
  const many = first.length >= limit ? first : await allWith(tx, access, query, filters, sort, place, limit)
  return { keys: many, total: manyOf(many.length) }

  // More than COUNTED have the lexemes: that many hold the words when lexemes are proof and no filter leaves any out.
  function manyOf(shown: number): Total {
    const sure = query.proof && Object.values(filters).filter(Boolean).length <= 1
    return sure ? { n: COUNTED, more: true } : { n: shown, more: place !== null || shown >= limit }
  }
}

function hits(access: Access, query: WordQuery, limit: number | null) {
  return sql`select matter_id from matter_search where v @@ ${searchQuery(query, access.organ_id, access.readers)}::tsquery limit ${limit}`
}

/**
 * Matters that have one of these units, a row for each unit they have, with its weight: where "the same matter?" begins.
 * As every search it finds open records of these readers alone. In: units as `lexemes` cuts them, with their weights.
 */
export function unitHits(access: Access, units: readonly (readonly [string, number])[]): RawBuilder<unknown> {
  const queries = units.map(([unit]) => searchQuery(oneUnit(unit), access.organ_id, access.readers))
  return sql`select f.matter_id, u.weight from unnest(${queries}::text[], ${units.map(([, weight]) => weight)}::float8[]) as u (query, weight),
    lateral (select s.matter_id from matter_search s where s.v @@ u.query::tsquery limit ${mostHeld}) f`
}

const oneUnit = (text: string): WordQuery => ({ parts: [text], units: [{ text, whole: true }], proof: true })

function pageOf(access: Access, query: WordQuery, sort: Sort, place: Place, limit: number) {
  const { order, beyond } = directionOf(sort, place)
  const cursor = place === null ? null : 'after' in place ? place.after : place.before
  return sql`
    select r.matter_id, r.day from (
      select f.matter_id, f.day from found f ${cursor ? sql`where (f.day, f.matter_id) ${beyond} (${cursor.day}::date, ${cursor.matter_id}::uuid)` : sql``}
      order by f.day ${order}, f.matter_id ${order} offset 0) r
    where ${holds(access, query)} limit ${limit}`
}

/** The exact recheck of a row `r`: its folded words hold each part. Not needed where lexemes are proof. */
function holds(access: Access, query: WordQuery): RawBuilder<unknown> {
  return query.proof ? sql`true` : holdsParts(access, query)
}

function holdsParts(access: Access, query: WordQuery): RawBuilder<unknown> {
  const parts = query.parts.map((part) => sql`t.words like ${`%${escapeLike(part)}%`}`)
  return sql`(select ${sql.join(parts, sql` and `)} from matter_text t where t.organ_id = ${access.organ_id} and t.matter_id = r.matter_id)`
}

/** For LIKE, so that % _ and \ stand for themselves. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** Those of the list's next `rows` rows that hold the words, until the page is full. */
async function newestWith(
  tx: Tx,
  access: Access,
  query: WordQuery,
  filters: Filters,
  sort: Sort,
  place: Place,
  limit: number,
  rows: number,
): Promise<Key[]> {
  const { order } = directionOf(sort, place)
  const found = await sql<Key>`
    select r.matter_id, r.day from (${newestKeys(access, filters, sort, place, rows)} offset 0) r
    where ${holdsParts(access, query)}
    order by r.day ${order}, r.matter_id ${order} limit ${limit}`.execute(tx)
  return found.rows
}

/** How many of the list's newest rows hold the words; `more` when there are other rows, which nobody looked at. */
async function countNewest(
  tx: Tx,
  access: Access,
  query: WordQuery,
  filters: Filters,
  sort: Sort,
  rows: number,
): Promise<Total> {
  const counted = await sql<{ n: number; read: number; all: number }>`
    with newest as materialized (${newestKeys(access, filters, sort, null, rows)})
    select (select count(*)::int from newest) as read, (select count(*)::int from newest r where ${holdsParts(access, query)}) as n,
      (select count(*)::int from (${anyRows(access, filters, sort, rows + 1)}) a) as all`.execute(tx)
  const { n = 0, read = 0, all = 0 } = counted.rows[0] ?? {}
  return { n: Math.min(n, COUNTED), more: all > read || n > COUNTED }
}

/** The page out of all hits: put in order first, then rechecked until it is full. */
async function allWith(
  tx: Tx,
  access: Access,
  query: WordQuery,
  filters: Filters,
  sort: Sort,
  place: Place,
  limit: number,
): Promise<Key[]> {
  const { order } = directionOf(sort, place)
  const { rows } = await sql<Key>`
    with hit as materialized (${hits(access, query, null)})
    select r.matter_id, r.day from (${keysAmong(access, filters, sort, place, null)} offset 0) r
    where ${holds(access, query)}
    order by r.day ${order}, r.matter_id ${order} limit ${limit}`.execute(tx)
  return rows
}
