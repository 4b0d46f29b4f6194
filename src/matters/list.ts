import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import type { OrganKeys } from '../record/keys.ts'
import type { Access } from './access.ts'
import {
  anyAmong,
  anyRows,
  cursorText,
  directionOf,
  type Filters,
  type Key,
  keysAmong,
  hitsOf,
  pageKeys,
  type Place,
  readCursor,
  type Sort,
} from './list-keys.ts'
import { type LineRow, type MatterLine, matterLine } from './present.ts'
import { searchKeys, type Total } from './search.ts'
import { openedWords } from './bodies.ts'
import { parseWords } from './words.ts'

export type { Filters, Sort } from './list-keys.ts'
export type { Total } from './search.ts'

export type ListQuery = Access & {
  filters?: Filters
  sort?: Sort
  /** Cursors of a page before; at most one of the two. */
  after?: string | undefined
  before?: string | undefined
  /** Rows of a page: 50. */
  limit?: number
  /** Whether to count; an export does not. */
  count?: boolean
  /** Opens titles behind the wall for those whose reader rows show them. */
  keys?: OrganKeys
}

export type MatterList = {
  rows: MatterLine[]
  /** Cursors of the pages behind and before; null: there is none. */
  next: string | null
  previous: string | null
  /** How many matters the list holds, counted to 1,000; null when not asked. */
  total: Total | null
}

const COUNTED = 1000

/**
 * One page of a list of matters, for pages, command line and export: only what the readers show and `barred` leaves.
 * Refuses `list.no_such_page`, `search.no_letters`, `search.too_long`.
 */
export async function listMatters(tx: Tx, query: ListQuery): Promise<MatterList> {
  const { filters = {}, sort = 'received', limit = 50, count = true } = query
  if (query.readers.length === 0) return { rows: [], next: null, previous: null, total: { n: 0, more: false } }
  const place: Place = query.after
    ? { after: readCursor(query.after) }
    : query.before
      ? { before: readCursor(query.before) }
      : null
  const words = filters.words?.trim() ? parseWords(filters.words) : null
  const found = words
    ? await searchKeys(tx, query, words, filters, sort, place, limit + 1)
    : { keys: null, total: count ? await countMatters(tx, query, filters, sort) : null }
  const lines = await readLines(
    tx,
    query,
    found.keys ?? keysOf(query, filters, sort, place, limit + 1),
    sort,
    place,
    words !== null,
  )
  const { backward } = directionOf(sort, place)
  const more = lines.length > limit
  const shown = lines.slice(0, limit)
  if (backward) shown.reverse()
  const [first, last] = [shown[0], shown.at(-1)]
  const keyOf = (line: LineRow | undefined) => (line ? cursorText({ day: line.day, matter_id: line.matter_id }) : null)
  const titles = await openedWords(
    tx,
    query.organ_id,
    shown.filter((l) => l.walled).map((l) => l.matter_id),
    query.keys,
  )
  return {
    rows: shown.map((line) => matterLine({ ...line, title: titles.get(line.matter_id)?.title ?? line.title }, words)),
    next: backward ? (place === null ? null : keyOf(last)) : more ? keyOf(last) : null,
    previous: backward ? (more ? keyOf(first) : null) : place === null ? null : keyOf(first),
    total: count ? found.total : null,
  }
}

function keysOf(access: Access, filters: Filters, sort: Sort, place: Place, limit: number) {
  const hits = hitsOf(access, filters)
  return hits
    ? sql`with hit as materialized (${hits}) ${keysAmong(access, filters, sort, place, limit)}`
    : pageKeys(access, filters, sort, place, limit)
}

/** The number of matters of a list, to 1,001, as a part of a statement. */
export function countOf(access: Access, filters: Filters, sort: Sort = 'received'): Sql {
  const hits = hitsOf(access, filters)
  const rows = hits
    ? sql`with hit as materialized (${hits}) ${anyAmong(access, filters, sort, COUNTED + 1)}`
    : anyRows(access, filters, sort, COUNTED + 1)
  return sql`(select count(*)::int from (${rows}) counted)`
}

/** A number that was counted to 1,001. */
export function totalOf(n: number): Total {
  return { n: Math.min(n, COUNTED), more: n > COUNTED }
}

/** How many matters a list holds, counted to 1,000 (`more`: there are more). Words are counted by the search itself. */
export async function countMatters(tx: Tx, access: Access, filters: Filters, sort: Sort = 'received'): Promise<Total> {
  if (access.readers.length === 0) return { n: 0, more: false }
  const { rows } = await sql<{ n: number }>`select ${countOf(access, filters, sort)} as n`.execute(tx)
  return totalOf(rows[0]?.n ?? 0)
}

type Sql = RawBuilder<unknown>

/** The rows of a page: what lists show of each matter. In: the keys, or the query that yields them. */
async function readLines(tx: Tx, access: Access, keys: Key[] | Sql, sort: Sort, place: Place, withWords: boolean) {
  if (Array.isArray(keys) && keys.length === 0) return []
  const { order } = directionOf(sort, place)
  const page = Array.isArray(keys)
    ? sql`select * from unnest(${keys.map((k) => k.matter_id)}::uuid[], ${keys.map((k) => k.day)}::date[]) as k (matter_id, day)`
    : keys
  const { rows } = await sql<LineRow>`
    with page as materialized (${page})
    select page.day, m.matter_id, m.series, m.year, m.n, m.walled, m.kind, m.origin, m.level, m.channel, m.stage, m.received, m.category,
      m.village_id, m.unit_id, m.leader_seat_id, m.handler_id, m.asked, m.anonymous, m.urgent, m.contacts, m.persons, m.repeats, m.open,
      m.clock_kind, m.last_day, m.last_day_basis, m.provisional, m.internal, m.closed_on, m.outcome, m.resolved_on, m.rated_on,
      m.office_rating, m.unit_rating, m.moved_on, m.voided_on, m.late_why, m.served_on, t.title, ${withWords ? sql.ref('t.words') : sql`null`} as words,
      v.name as village_name, v.name_en as village_name_en, u.name as unit_name, u.name_en as unit_name_en,
      (select c.starts_on from clock c where c.organ_id = m.organ_id and c.matter_id = m.matter_id and c.kind = m.clock_kind and c.ended_on is null
        order by c.n desc limit 1) as clock_since,
      case when m.served_on is not null or m.closed_on is not null then (select bool_and(c.ended_on <= c.last_day) from clock c
        where c.organ_id = m.organ_id and c.matter_id = m.matter_id and c.kind in ('inform', 'finish')) end as in_time
    from page
    join matter m on m.organ_id = ${access.organ_id} and m.matter_id = page.matter_id
    left join matter_text t on t.organ_id = ${access.organ_id} and t.matter_id = page.matter_id
    left join office v on v.organ_id = ${access.organ_id} and v.office_id = m.village_id
    left join office u on u.organ_id = ${access.organ_id} and u.office_id = m.unit_id
    order by page.day ${order}, page.matter_id ${order}`.execute(tx)
  return rows
}
