import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { rowsIn, valuesOf } from './copy-text.ts'

/** A table as a backup names it. */
export type DumpTable = {
  name: string
  /** In their order in the rows, with their SQL types. */
  columns: { name: string; type: string }[]
  /** Its primary key, by which its rows are ordered. */
  key: string[]
}

/** What belongs to this installation and not to its records: never copied (migrations/0006). */
const ofThisInstallation = ['migration', 'fence', 'lease']

/** About how many bytes of rows are held at once. */
const PAGE_BYTES = 1024 * 1024
const PAGE_ROWS = 5000

/** The tables with the house's records, parents before children. */
export async function tablesInOrder(client: PoolClient): Promise<DumpTable[]> {
  const { rows } = await client.query<DumpTable & { parents: string[] }>(
    `select c.relname as name,
            (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
               from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
            (select json_agg(a.attname order by k.ord)
               from pg_index i, unnest(i.indkey) with ordinality k(attnum, ord), pg_attribute a
              where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key,
            (select coalesce(json_agg(p.relname), '[]') from pg_constraint f join pg_class p on p.oid = f.confrelid
              where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as parents
       from pg_class c
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
        and c.relname <> all ($1)
      order by c.relname collate "C"`,
    [ofThisInstallation],
  )
  const ordered: DumpTable[] = []
  const waiting = [...rows]
  while (waiting.length > 0) {
    const at = waiting.findIndex((one) => one.parents.every((p) => ordered.some((done) => done.name === p)))
    const [next] = waiting.splice(at, at < 0 ? 0 : 1)
    if (next === undefined)
      throw new Error(`tables that refer to each other in a circle: ${waiting.map((w) => w.name).join()}`)
    if (next.key === null) throw new Error(`no primary key: ${next.name}`)
    ordered.push({ name: next.name, columns: next.columns, key: next.key })
  }
  return ordered
}

/**
 * A table's rows in key order as COPY text, about a megabyte at a time: nothing grows with the table. The client must
 * be in a transaction that sees one moment.
 */
export async function* pagesOf(client: PoolClient, table: DumpTable): AsyncGenerator<{ bytes: Buffer; rows: number }> {
  const names = table.columns.map((column) => quoted(column.name))
  const key = table.key.map(quoted)
  const width = names.map((name) => `coalesce(pg_column_size(${name}), 0)`).join(' + ')
  const { rows } = await client.query<{ widest: number | null }>(
    `select max(${width}) as widest from ${quoted(table.name)}`,
  )
  const widest = rows[0]?.widest ?? null
  if (widest === null) return
  // Bytes are written as hexadecimal digits, two each.
  const limit = Math.max(1, Math.min(PAGE_ROWS, Math.floor(PAGE_BYTES / (2 * widest + 1))))
  let after = ''
  let held: Buffer[] = []
  let size = 0
  for (;;) {
    const page = await collect(
      client,
      `copy (select ${names.join(', ')} from ${quoted(table.name)} ${after} order by ${key.join(', ')} limit ${limit}) to stdout`,
    )
    const count = rowsIn(page)
    if (page.length > 0) held.push(page)
    size += page.length
    const last = count < limit
    if (size > 0 && (last || size >= PAGE_BYTES / 2)) {
      const bytes = Buffer.concat(held)
      yield { bytes, rows: rowsIn(bytes) }
      held = []
      size = 0
    }
    if (last) return
    const values = valuesOf(page.toString('utf8', page.lastIndexOf('\n', -2) + 1, page.length - 1))
    const from = table.key.map((name) => {
      const at = table.columns.findIndex((column) => column.name === name)
      return `${client.escapeLiteral(values[at] ?? '')}::${table.columns[at]?.type ?? ''}`
    })
    after = `where (${key.join(', ')}) > (${from.join(', ')})`
  }
}

async function collect(client: PoolClient, sql: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of client.query(copyTo(sql))) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** A name of a table or column, quoted. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
