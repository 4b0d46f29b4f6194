import type { Db } from '../../src/db/open.ts'
import { hidden } from '../../src/rules/hidden.ts'

// Kept by design when something is refused: what was typed, and who is signed in. Everything else must not change.
const mayChange = new Set(['session', 'draft', 'draft_file', 'portal_draft', 'portal_draft_file'])

/** The tables whose rows are compared. */
async function tablesOf(db: Db): Promise<string[]> {
  return db.session(async (client) => {
    const { rows } = await client.query<{ t: string }>(
      `select table_name as t from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
    )
    return rows.map(({ t }) => t)
  })
}

/** Looks at what is stored: rows of each table and the last transaction that wrote one, so that a change of a row shows too. */
export async function watchRows(db: Db): Promise<() => Promise<string>> {
  const tables = (await tablesOf(db)).filter((t) => !mayChange.has(t))
  const one = (t: string) => `(select count(*) || '/' || coalesce(max(xmin::text::bigint), 0) from "${t}") as "${t}"`
  const query = `select ${tables.map(one).join(', ')}`
  return () =>
    db.session(async (client) => {
      const { rows } = await client.query<Record<string, string>>(query)
      return JSON.stringify(rows[0])
    })
}

/** What of two looks differs, as `table: before → after`. */
export function changedRows(before: string, after: string): string {
  const [was, is] = [JSON.parse(before), JSON.parse(after)] as Record<string, string>[]
  return Object.keys(is ?? {})
    .filter((t) => was?.[t] !== is?.[t])
    .map((t) => `${t}: ${was?.[t]} → ${is?.[t]}`)
    .join(', ')
}

// Nested values come as JSON, which writes controls so.
const escaped = /\\u00[01][0-9a-f]/

/** Where characters are stored that hide or turn text around, as `table.column`. */
export async function hiddenCharacters(db: Db): Promise<string[]> {
  const found = new Set<string>()
  for (const table of await tablesOf(db))
    await db.session(async (client) => {
      const { rows } = await client.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(x) as row from "${table}" x`,
      )
      for (const { row } of rows)
        for (const [column, value] of Object.entries(row)) {
          const text = typeof value === 'string' ? value : JSON.stringify(value)
          if (hidden.test(text) || escaped.test(text)) found.add(`${table}.${column}`)
        }
    })
  return [...found].toSorted()
}

/** Series whose numbers do not run from 1 without a gap, as `table series year: n of count`. */
export async function gaps(db: Db): Promise<string[]> {
  const found: string[] = []
  for (const table of ['contact', 'matter'])
    await db.session(async (client) => {
      const { rows } = await client.query<{ at: string; most: number; count: number }>(
        `select organ_id || ' ' || series || ' ' || year as at, max(n) as most, count(distinct n) as count from ${table} group by 1`,
      )
      for (const { at, most, count } of rows) if (most !== count) found.push(`${table} ${at}: ${count} of ${most}`)
    })
  return found
}
