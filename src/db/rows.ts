import { CompiledQuery } from 'kysely'
import { refuse } from '../rules/errors.ts'
import { columns as schema } from './columns.ts'
import type { Tx } from './kysely.ts'
import type { Tables } from './tables.ts'

/** Rows to insert, by table; parents before children. A column left out of a row is NULL, out of all rows its default. */
export type Rows = { [T in keyof Tables]?: readonly Partial<Tables[T]>[] }

/** SQL types by table and column. */
export type ColumnTypes = Record<string, Record<string, string>>

/** The most rows of a table that one statement carries. */
export const CHUNK_ROWS = 5000

/**
 * Inserts rows into many tables with one statement: a column is one array parameter. With more than `CHUNK_ROWS` rows in
 * a table it is several statements, table after table in the order given. Refuses text that PostgreSQL cannot hold
 * (`storage-text-not-storable`: NUL, half a surrogate pair); other errors are the database's own.
 */
export async function insertRows(tx: Tx, rows: Rows, types: ColumnTypes = schema): Promise<void> {
  const tables = Object.entries(rows).filter(([, list]) => list.length > 0) as [string, Row[]][]
  if (tables.every(([, list]) => list.length <= CHUNK_ROWS)) return insertOnce(tx, tables, types)
  for (const [table, list] of tables)
    for (let from = 0; from < list.length; from += CHUNK_ROWS)
      await insertOnce(tx, [[table, list.slice(from, from + CHUNK_ROWS)]], types)
}

type Row = Record<string, unknown>

async function insertOnce(tx: Tx, tables: [string, Row[]][], types: ColumnTypes): Promise<void> {
  if (tables.length === 0) return
  const parameters: string[] = []
  const shapes = tables.map(([table, list]) => {
    const known = types[table]
    if (known === undefined) throw new Error(`no column types for table ${table}`)
    const used = columnsOf(list)
    for (const column of used) {
      const type = known[column]
      if (type === undefined) throw new Error(`no type for ${table}.${column}`)
      parameters.push(
        pgArray(
          list.map((row) => row[column]),
          type,
          column,
        ),
      )
    }
    return { table, used, known }
  })
  await tx.executeQuery(CompiledQuery.raw(statementFor(shapes), parameters))
}

function columnsOf(list: Row[]): string[] {
  const used = new Set<string>()
  for (const row of list) for (const column in row) used.add(column)
  return [...used]
}

const statements = new Map<string, string>()

function statementFor(shapes: { table: string; used: string[]; known: Record<string, string> }[]): string {
  const key = shapes.map(({ table, used }) => `${table}(${used.join()})`).join()
  const ready = statements.get(key)
  if (ready !== undefined) return ready
  let n = 0
  const inserts = shapes.map(({ table, used, known }, index) => {
    const names = used.map((column) => `"${column}"`).join(', ')
    const arrays = used.map((column) => `$${++n}::text::${element(known[column] ?? '')}[]`).join(', ')
    const picked = used.map((column) => `u."${column}"${cast(known[column] ?? '')}`).join(', ')
    return `i${index} as (insert into "${table}" (${names}) select ${picked} from unnest(${arrays}) as u(${names}))`
  })
  const text = `with ${inserts.join(', ')} select 1`
  if (statements.size > 500) statements.clear()
  statements.set(key, text)
  return text
}

// unnest() takes an array of arrays apart to the bottom, so an array column travels as texts and is cast one by one.
const isArray = (type: string): boolean => type.endsWith('[]')
const element = (type: string): string => (isArray(type) ? 'text' : type)
const cast = (type: string): string => (isArray(type) ? `::${type}` : '')

/**
 * PostgreSQL's text of an array of one SQL type: `{"a","b",NULL}`. In: values as the drivers return them; jsonb anything
 * that JSON can say, bytea bytes. `name` names the field in a refusal.
 */
export function pgArray(values: readonly unknown[], type: string, name?: string): string {
  const one = elementText(type, name)
  return `{${values.map((value) => (value === null || value === undefined ? 'NULL' : one(value))).join(',')}}`
}

function elementText(type: string, name: string | undefined): (value: unknown) => string {
  if (isArray(type)) {
    const inner = type.slice(0, -2)
    return (value) => quoted(pgArray(value as unknown[], inner, name), name)
  }
  if (type === 'bytea') return (value) => `"\\\\x${hex(value as Uint8Array)}"`
  if (type === 'jsonb' || type === 'json') return (value) => quoted(JSON.stringify(value), name)
  return (value) =>
    typeof value === 'string'
      ? quoted(value, name)
      : typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
        ? String(value)
        : wrongValue(type, name)
}

function quoted(text: string, name: string | undefined): string {
  if (text.includes('\0') || !text.isWellFormed()) refuse('storage-text-not-storable', {}, name)
  return /["\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}

function wrongValue(type: string, name: string | undefined): never {
  throw new TypeError(`${name ?? 'a value'}: not a ${type}`)
}
