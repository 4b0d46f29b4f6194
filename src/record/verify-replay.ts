import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { columns } from '../db/columns.ts'
import type { Tx } from '../db/open.ts'
import type { EventRow, Tables } from '../db/tables.ts'
import type { Context } from './verify-context.ts'

/** A summary table and how its rows belong to subjects. */
export type ReplayTable = {
  table: keyof Tables
  /** The column that names the subject. */
  subject: string
  /** The primary key without organ_id. */
  key: readonly string[]
}

/** A row as the driver returns it, or as the replay makes it; a column left out is null. */
export type Row = Readonly<Record<string, unknown>>

/** How summary rows are rebuilt from events. The rooms say it; record compares. */
export type Replay = {
  tables: readonly ReplayTable[]
  /** The rows that a subject's events, in order of seq, add up to. Asked about every kind of subject. */
  rows: (
    organ_id: string,
    subject_kind: string,
    events: readonly EventRow[],
  ) => readonly { table: keyof Tables; row: Row }[]
  /** Tables that the whole history of one subject adds up to: who held which post. */
  whole?: WholeReplay
}

/** Tables rebuilt from one subject's events and compared in the columns named. */
export type WholeReplay = {
  subject: string
  tables: readonly { table: keyof Tables; key: readonly string[]; columns: readonly string[] }[]
  rows: (events: readonly EventRow[]) => readonly { table: keyof Tables; row: Row }[]
}

const page = 2000

/** Rebuilds every summary row from its events and compares. Streams subjects in order of subject_id, seq. Out: how many subjects. */
export async function verifyReplay(
  context: Context,
  replay: Replay,
  onProgress: (subjects: number) => void,
): Promise<number> {
  let subjects = 0
  let after = ''
  let limit = page
  for (;;) {
    const from = after
    const most = limit
    const part = await context.read(async (tx) => {
      const events = await tx
        .selectFrom('event')
        .selectAll()
        .where('organ_id', '=', context.organ_id)
        .where('subject_id', '>', from)
        .orderBy('subject_id')
        .orderBy('seq')
        .limit(most)
        .execute()
      const groups = Map.groupBy(events, (event) => event.subject_id)
      const ended = events.length < most
      const last = events.at(-1)?.subject_id
      if (!ended && last !== undefined) groups.delete(last) // it may go on
      await compareAll(tx, context, replay, groups)
      return { ids: [...groups.keys()], ended }
    }, true)
    subjects += part.ids.length
    onProgress(subjects)
    if (part.ended) break
    after = part.ids.at(-1) ?? after
    limit = part.ids.length === 0 ? limit * 2 : page
  }
  for (const table of replay.tables) await strayRows(context, table)
  if (replay.whole) await compareWhole(context, replay.whole)
  return subjects
}

async function compareWhole(context: Context, whole: WholeReplay): Promise<void> {
  await context.read(async (tx) => {
    const events = await tx
      .selectFrom('event')
      .selectAll()
      .where('organ_id', '=', context.organ_id)
      .where('subject_id', '=', whole.subject)
      .orderBy('seq')
      .execute()
    const expected = Map.groupBy(whole.rows(events), (one) => one.table)
    for (const { table, key, columns: compared } of whole.tables) {
      const { rows } = await sql<Row>`select * from ${sql.table(table)} where organ_id = ${context.organ_id}`.execute(
        tx,
      )
      const cut = (row: Row): Row => Object.fromEntries([...key, ...compared].map((column) => [column, row[column]]))
      const want = (expected.get(table) ?? []).map((one) => one.row)
      compareRows(context, { table, subject: '', key }, want.map(cut), rows.map(cut))
    }
  })
}

async function compareAll(
  tx: Tx,
  context: Context,
  replay: Replay,
  groups: ReadonlyMap<string, readonly EventRow[]>,
): Promise<void> {
  if (groups.size === 0) return
  const expected = new Map(
    [...groups].map(([id, events]) => {
      const made = replay.rows(context.organ_id, events[0]?.subject_kind ?? '', events)
      return [id, Map.groupBy(made, (one) => one.table)]
    }),
  )
  for (const table of replay.tables) {
    const ids = [...groups.keys()].filter((id) => fits(table, id))
    if (ids.length === 0) continue
    const subject = sql.ref(table.subject)
    // By range where the order is sure, as a long list makes the planner read whole tables; others' rows do not matter here.
    const among =
      typeOf(table) === 'uuid'
        ? sql`${subject} between ${ids.reduce(lower)}::uuid and ${ids.reduce(higher)}::uuid`
        : sql`${subject} = any(${ids}::text[])`
    const { rows } = await sql<Row>`select * from ${sql.table(table.table)}
      where organ_id = ${context.organ_id} and ${among}`.execute(tx)
    const stored = Map.groupBy(rows, (row) => String(row[table.subject]))
    for (const id of ids) {
      const want = (expected.get(id)?.get(table.table) ?? []).map((one) => one.row)
      compareRows(context, table, want, stored.get(id) ?? [])
    }
  }
}

const lower = (a: string, b: string): string => (a < b ? a : b)
const higher = (a: string, b: string): string => (a > b ? a : b)

function typeOf(table: ReplayTable): string {
  const types: Record<string, string> = columns[table.table]
  return types[table.subject] === 'uuid' ? 'uuid' : 'text'
}

function fits(table: ReplayTable, id: string): boolean {
  return typeOf(table) === 'text' || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
}

function nameOf(table: ReplayTable, row: Row): string {
  return table.key.map((column) => String(row[column])).join(' / ')
}

/** A value to compare and to show: bytes as hex, nothing as null. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  return value === undefined ? null : value
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function compareRows(context: Context, table: ReplayTable, expected: readonly Row[], stored: readonly Row[]): void {
  const { report } = context
  const has = new Map(stored.map((row) => [nameOf(table, row), row]))
  for (const want of expected) {
    const row = nameOf(table, want)
    const is = has.get(row)
    has.delete(row)
    if (is === undefined) {
      report('row_removed', { table: table.table, row })
      continue
    }
    for (const column of new Set([...Object.keys(want), ...Object.keys(is)])) {
      if (column === 'organ_id') continue
      const [a, b] = [plain(want[column]), plain(is[column])]
      if (isDeepStrictEqual(a, b)) continue
      report('row_altered', { table: table.table, row, column, stored: shown(b), expected: shown(a) })
    }
  }
  for (const row of has.keys()) report('row_inserted', { table: table.table, row })
}

/** Reports rows of subjects that have no events at all. */
async function strayRows(context: Context, table: ReplayTable): Promise<void> {
  const subject = sql.ref(table.subject)
  let after: string | null = null
  for (;;) {
    const from: string | null = after
    const part: { strays: Row[]; last: string | undefined } = await context.read(async (tx) => {
      const { rows } = await sql<Row & { subject: string; known: boolean }>`
        select part.*, part.${subject}::text as subject,
          exists (select 1 from event e where e.organ_id = part.organ_id and e.subject_id = part.${subject}::text) as known
        from (select * from ${sql.table(table.table)} where organ_id = ${context.organ_id} and ${subject} is not null
          and (${from}::text is null or ${subject} > ${from}::${sql.raw(typeOf(table))}) order by ${subject} limit ${page}) as part
        order by part.${subject}`.execute(tx)
      return { strays: rows.filter((row) => !row.known), last: rows.at(-1)?.subject }
    })
    for (const row of part.strays) context.report('row_inserted', { table: table.table, row: nameOf(table, row) })
    if (part.last === undefined) return
    after = part.last
  }
}
