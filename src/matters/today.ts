import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import type { OrganKeys } from '../record/keys.ts'
import { addDays, weekday } from '../rules/dates.ts'
import { stages } from '../rules/lifecycle.ts'
import type { Day } from '../rules/types.ts'
import { type Access, notBarred } from './access.ts'
import { openedWords } from './bodies.ts'
import type { Doer } from './house.ts'
import { countOf, type Filters, type Sort, totalOf } from './list.ts'
import { type DutyLine, type DutyRow, dutyLine } from './present.ts'
import { pageKeys, readBy } from './list-keys.ts'
import type { Total } from './search.ts'

/** A number and the list it counts. */
export type Counted = { total: Total; filters: Filters; sort: Sort }

export type Today = {
  day: Day
  /** What the officer's seats owe, by last day; at most `limit`. */
  duties: DutyLine[]
  owed: Total
  late: Counted
  ends_this_week: Counted
  /** Matters whose petitioners nobody has told yet whether and where they are dealt with. */
  unanswered: Counted
  nobodys: Counted
  /** What an import brought open and without a unit: nobody owes it until the petition office assigns it. */
  unassigned: Counted
  /** Matters of which one of the seats is in charge, or about which it owes something. */
  mine: Counted
  /** Extensions that wait for a leader. */
  asked: Counted
  /** Everything that is open. */
  open: Counted
  /** When the first of the unanswered was received. */
  earliest: Day | null
}

const COUNTED = 1000

/**
 * What somebody must know on a day: their duties in order of last day, and the numbers of their day, each with its list.
 * Two statements, a third for titles behind the wall.
 * In: the doer, as whom they read, the day; how many duties; the keys that open titles behind the wall.
 */
export async function todayOfOfficer(
  tx: Tx,
  doer: Doer,
  access: Access,
  day: Day,
  { limit = 50, keys }: { limit?: number; keys?: OrganKeys } = {},
): Promise<Today> {
  const rows = await dutiesOf(tx, doer, access, limit)
  const walled = await openedWords(
    tx,
    access.organ_id,
    rows.filter((row) => row.walled).map((row) => row.matter_id ?? ''),
    keys,
  )
  return {
    day,
    duties: rows.map((row) => dutyLine({ ...row, title: walled.get(row.matter_id ?? '')?.title ?? row.title })),
    ...(await numbersOf(tx, doer, access, day)),
  }
}

/** The numbers of a day in one statement. */
async function numbersOf(tx: Tx, doer: Doer, access: Access, day: Day) {
  const lists = {
    late: { filters: { ends: { until: addDays(day, -1) } }, sort: 'last_day' },
    ends_this_week: { filters: { ends: { from: day, until: endOfWeek(day) } }, sort: 'last_day' },
    unanswered: { filters: { open: true, stages: stages.awaitingNotice }, sort: 'last_day' },
    nobodys: { filters: { nobodys: true }, sort: 'received' },
    unassigned: { filters: { unassigned: true }, sort: 'last_day' },
    mine: { filters: { open: true, mine: doer.actor.seats.map((seat) => seat.seat_id) }, sort: 'last_day' },
    asked: { filters: { open: true, asked: 'extension' }, sort: 'last_day' },
    open: { filters: { open: true }, sort: 'last_day' },
  } as const satisfies Record<string, { filters: Filters; sort: Sort }>
  const names = Object.keys(lists) as (keyof typeof lists)[]
  const none = access.readers.length === 0
  const counts = names.map((name) => {
    if (none) return sql`0 as ${sql.ref(name)}`
    const count = countOf(access, lists[name].filters, lists[name].sort)
    // An office that never imported pays nothing for what only an import brings.
    const imports = sql`exists (select 1 from import_run i where i.organ_id = ${access.organ_id})`
    return name === 'unassigned'
      ? sql`case when ${imports} then ${count} else 0 end as ${sql.ref(name)}`
      : sql`${count} as ${sql.ref(name)}`
  })
  const first = pageKeys(access, lists.unanswered.filters, 'last_day', null, 1)
  const { rows } = await sql<Record<(typeof names)[number] | 'owed', number> & { earliest: Day | null }>`
    select ${sql.join(counts)},
      (select count(*)::int from (${mine(doer, access, sql`1`, COUNTED + 1)} limit ${COUNTED + 1}) owes) as owed,
      ${none ? sql`null` : sql`(select m.received from (${first}) k join matter m on m.organ_id = ${access.organ_id} and m.matter_id = k.matter_id)`} as earliest`.execute(
    tx,
  )
  const [row] = rows
  const counted = (name: (typeof names)[number]): Counted => ({ total: totalOf(row?.[name] ?? 0), ...lists[name] })
  return {
    late: counted('late'),
    ends_this_week: counted('ends_this_week'),
    unanswered: counted('unanswered'),
    nobodys: counted('nobodys'),
    unassigned: counted('unassigned'),
    mine: counted('mine'),
    asked: counted('asked'),
    open: counted('open'),
    owed: totalOf(row?.owed ?? 0),
    earliest: row?.earliest ?? null,
  }
}

/** The Sunday of a day's week. */
export function endOfWeek(day: Day): Day {
  return addDays(day, (7 - weekday(day)) % 7)
}

type Sql = RawBuilder<unknown>

/** Open duties of the doer's seats about matters that they may see, or about none, read from each seat's ordered index. */
function mine(doer: Doer, access: Access, columns: Sql, limit: number): Sql {
  const seats = doer.organ_id === access.organ_id ? doer.actor.seats.map((seat) => seat.seat_id) : []
  return sql`select d.* from unnest(${seats}::text[]) as seat (id), lateral (
    select ${columns} from duty d
    where d.organ_id = ${access.organ_id} and d.owner_seat_id = seat.id and d.done_on is null and (d.matter_id is null or (
      ${readBy(access, sql.ref('d.matter_id'), sql`${access.readers}::text[]`)}
      and ${notBarred(access, sql.ref('d.matter_id'))}))
    order by d.last_day limit ${limit}) d`
}

async function dutiesOf(tx: Tx, doer: Doer, access: Access, limit: number): Promise<DutyRow[]> {
  const columns = sql`d.duty_id, d.kind, d.matter_id, d.last_day, d.provisional, d.basis, d.since, d.owner_seat_id`
  const { rows } = await sql<DutyRow>`
    with mine as materialized (${mine(doer, access, columns, limit)})
    select d.*, m.series, m.year, m.n, m.stage, m.walled, m.village_id, m.handler_id, m.persons, m.asked, t.title, v.name as village_name, v.name_en as village_name_en
    from (select * from mine order by last_day, duty_id limit ${limit}) d
    left join matter m on m.organ_id = ${access.organ_id} and m.matter_id = d.matter_id
    left join matter_text t on t.organ_id = ${access.organ_id} and t.matter_id = d.matter_id
    left join office v on v.organ_id = ${access.organ_id} and v.office_id = m.village_id
    order by d.last_day, d.duty_id`.execute(tx)
  return rows
}
