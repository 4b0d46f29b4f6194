import type { Json, Tables } from '../db/tables.ts'
import { summariseContact, summariseMatter } from '../rules/apply.ts'
import type { ContactEffects, Effects } from '../rules/types.ts'
import { keys, rowsOfContact, rowsOfMatter } from './rows.ts'

export type ReplayedEvent = { subject_kind: 'matter' | 'contact'; seq: number; facts: Json }
export type SummaryRow = {
  table: keyof Tables
  key: Record<string, string | number>
  row: Record<string, Json | Uint8Array | undefined>
}

/** The summary tables that replay must yield, with the columns of their keys besides organ_id. */
export const replayed = keys

/**
 * Every summary row that the events of one subject yield, in order of seq. Bodies are not needed: a destroyed body leaves
 * the rows rebuildable.
 */
export function replay(
  organ_id: string,
  subject_kind: string,
  events: readonly { seq: number; facts: Json }[],
): SummaryRow[] {
  const tables =
    subject_kind === 'matter'
      ? stateRows(summariseMatter(events as { seq: number; facts: Effects }[]), (state) =>
          rowsOfMatter(organ_id, state),
        )
      : subject_kind === 'contact'
        ? stateRows(summariseContact(events as { seq: number; facts: ContactEffects }[]), (state) =>
            rowsOfContact(organ_id, state),
          )
        : {}
  return Object.entries(tables).flatMap(([table, rows]) =>
    rows.map((row) => ({
      table: table as keyof Tables,
      key: Object.fromEntries(
        keys[table as keyof typeof keys].map((column) => [column, row[column] as string | number]),
      ),
      row,
    })),
  )
}

function stateRows<State>(
  state: State | null,
  rowsOf: (state: State) => ReturnType<typeof rowsOfMatter>,
): ReturnType<typeof rowsOfMatter> {
  return state === null ? {} : rowsOf(state)
}
