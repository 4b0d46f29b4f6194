import type { PoolClient } from 'pg'
import { rowsOf } from './copy-text.ts'
import { type DumpTable, quoted, tablesInOrder } from './dump.ts'
import { CHUNK_ROWS, pgArray } from './rows.ts'

/** Whether nobody has kept records in a database yet: every table is empty but for what a first start puts there. */
export async function isEmpty(client: PoolClient): Promise<boolean> {
  for (const { name } of await tablesInOrder(client)) {
    if (name === 'category') continue
    const { rows } = await client.query(`select 1 from ${quoted(name)} limit 1`)
    if (rows.length > 0) return false
  }
  return true
}

/** Takes out what a first start put there. In: a client in the transaction that loads. */
export async function clearShipped(client: PoolClient): Promise<void> {
  await client.query('delete from category')
}

/** Inserts rows of COPY text into a table. Out: how many. Throws RangeError when the text does not fit the columns. */
export async function loadRows(client: PoolClient, table: DumpTable, bytes: Uint8Array): Promise<number> {
  const rows = rowsOf(bytes, table.columns.length)
  const names = table.columns.map((column) => quoted(column.name))
  const picked = table.columns.map((column, n) => `u.c${n}::${column.type}`)
  const arrays = table.columns.map((_, n) => `$${n + 1}::text[]`)
  const columns = table.columns.map((_, n) => `c${n}`)
  const text = `insert into ${quoted(table.name)} (${names.join(', ')}) select ${picked.join(', ')} from unnest(${arrays.join(', ')}) as u(${columns.join(', ')})`
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
    const some = rows.slice(from, from + CHUNK_ROWS)
    await client.query(
      text,
      table.columns.map((column, n) =>
        pgArray(
          some.map((row) => row[n]),
          'text',
          column.name,
        ),
      ),
    )
  }
  return rows.length
}

/** Whether rows of a table may refer to others of the same table: then they go in together. */
export async function refersToItself(client: PoolClient): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_constraint f join pg_class c on c.oid = f.conrelid
      where f.contype = 'f' and f.conrelid = f.confrelid`,
  )
  return new Set(rows.map((one) => one.name))
}

/** Lets the owner's transaction see and write the records of these organs, where row-level security is forced on it. */
export async function openOrgans(client: PoolClient, organs: readonly string[]): Promise<void> {
  await client.query(`select set_config('app.organs', $1, true)`, [organs.join(',')])
}
