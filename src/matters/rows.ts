import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import type { Json, Tables } from '../db/tables.ts'
import type { ContactState, MatterState } from '../rules/types.ts'

/** The day that stands for "no last day" where lists sort. */
export const never = '9999-12-31'

type Row = Record<string, Json | Uint8Array | undefined>
type SummaryRows = Partial<Record<keyof Tables, Row[]>>

const matterTables = ['matter', 'clock', 'duty', 'handling', 'matter_link', 'barred', 'paper', 'matter_reader'] as const
const contactTables = ['contact', 'person_on_contact', 'contact_reader'] as const

/** The primary key of each summary table, less organ_id. */
export const keys: Record<(typeof matterTables)[number] | (typeof contactTables)[number], readonly string[]> = {
  matter: ['matter_id'],
  clock: ['matter_id', 'kind', 'n'],
  duty: ['duty_id'],
  handling: ['matter_id', 'n'],
  matter_link: ['matter_id', 'kind', 'other_organ_id', 'other_id'],
  barred: ['matter_id', 'officer_id'],
  paper: ['paper_id'],
  matter_reader: ['matter_id', 'reader_id'],
  contact: ['contact_id'],
  person_on_contact: ['contact_id', 'person_id'],
  contact_reader: ['contact_id', 'reader_id'],
}

/** The summary rows that stand for a matter's state: what is stored and what replay must yield. */
export function rowsOfMatter(organ_id: string, state: MatterState): SummaryRows {
  const { matter } = state
  const { matter_id } = matter
  const of = (rows: object[]): Row[] => rows.map((row) => ({ organ_id, matter_id, ...row }))
  return {
    matter: of([matter]),
    clock: of(state.clocks),
    duty: of(state.duties),
    handling: of(state.handling),
    matter_link: of(state.links),
    barred: of(state.barred),
    paper: of(state.papers),
    matter_reader: Object.entries(state.readers).map(([reader_id, because]) => ({
      organ_id,
      reader_id,
      matter_id,
      because,
      open: matter.open,
      received: matter.received,
      last_day: matter.last_day ?? never,
      stage: matter.stage,
      unit_id: matter.unit_id,
      village_id: matter.village_id,
      category: matter.category,
    })),
  }
}

/** The summary rows that stand for a contact's state. */
export function rowsOfContact(organ_id: string, state: ContactState): SummaryRows {
  const { contact } = state
  const { contact_id } = contact
  return {
    contact: [{ organ_id, ...contact }],
    person_on_contact: state.people.map((p) => ({ organ_id, contact_id, ...p })),
    contact_reader: Object.entries(state.readers).map(([reader_id, because]) => ({
      organ_id,
      reader_id,
      contact_id,
      because,
      received: contact.received,
    })),
  }
}

/** Several sets of rows as one, for one statement. */
export function together(...sets: SummaryRows[]): SummaryRows {
  const all: SummaryRows = {}
  for (const set of sets) {
    for (const [table, rows] of Object.entries(set) as [keyof Tables, Row[]][]) {
      if (rows.length > 0) all[table] = [...(all[table] ?? []), ...rows]
    }
  }
  return all
}

export type Changes = {
  added: SummaryRows
  changed: { table: keyof typeof keys; rows: Row[]; set: Row }[]
  gone: { table: keyof typeof keys; row: Row }[]
}

/** What differs between two states' rows. Rows that change alike (a matter's readers, mostly) are changed together. */
export function diffRows(before: SummaryRows, after: SummaryRows): Changes {
  const changes: Changes = { added: {}, changed: [], gone: [] }
  for (const [table, rows] of Object.entries(after) as [keyof typeof keys, Row[]][]) {
    const keyOf = (row: Row) => JSON.stringify(keys[table].map((k) => row[k]))
    const old = new Map((before[table] ?? []).map((row) => [keyOf(row), row]))
    const alike = new Map<string, Changes['changed'][number]>()
    for (const row of rows) {
      const was = old.get(keyOf(row))
      old.delete(keyOf(row))
      if (!was) (changes.added[table] ??= []).push(row)
      else {
        const set = Object.fromEntries(
          Object.entries(row).filter(([k, v]) => JSON.stringify(v ?? null) !== JSON.stringify(was[k] ?? null)),
        )
        if (Object.keys(set).length === 0) continue
        const shape = JSON.stringify(set)
        const group = alike.get(shape) ?? { table, rows: [], set }
        group.rows.push(row)
        alike.set(shape, group)
      }
    }
    changes.changed.push(...alike.values())
    changes.gone.push(...[...old.values()].map((row) => ({ table, row })))
  }
  return changes
}

/** Writes the changed and withdrawn rows. The added ones are left to the caller, who has events to go with them. */
export async function writeChanges(tx: Tx, organ_id: string, changes: Changes): Promise<void> {
  const is = (table: keyof typeof keys, row: Row) =>
    sql`(${sql.join(
      keys[table].map((k) => sql`${sql.ref(k)} = ${asParameter(row[k])}`),
      sql` and `,
    )})`
  for (const { table, rows, set } of changes.changed) {
    const sets = Object.entries(set).map(([k, v]) => sql`${sql.ref(k)} = ${asParameter(v)}`)
    await sql`update ${sql.table(table)} set ${sql.join(sets)} where organ_id = ${organ_id} and (${sql.join(
      rows.map((row) => is(table, row)),
      sql` or `,
    )})`.execute(tx)
  }
  for (const { table, row } of changes.gone) {
    await sql`delete from ${sql.table(table)} where organ_id = ${organ_id} and ${is(table, row)}`.execute(tx)
  }
}

const asParameter = (value: Row[string]) => (Array.isArray(value) ? JSON.stringify(value) : (value ?? null))
