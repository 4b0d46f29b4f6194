import { constants, createWriteStream, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { syncTree } from './sync-tree.ts'

/**
 * Copies PGlite's folder while no transaction is open, and holds writes meanwhile. In: the owner's connection, the
 * folder, where the copy shall lie. The copy is a folder that opens as it is.
 */
export async function backupFolder(client: PoolClient, folder: string, target: string): Promise<void> {
  await client.query('checkpoint')
  await client.query('begin') // the one session is ours until it ends
  try {
    await finish(target, (beside) =>
      cp(folder, join(beside, 'pglite'), { recursive: true, mode: constants.COPYFILE_FICLONE }),
    )
  } finally {
    await client.query('rollback')
  }
}

/**
 * Copies every table of a PostgreSQL database by COPY in key order, as one moment saw them. In: the owner's
 * connection, where the copy shall lie. Out there: `tables.json` and a gzipped text file for each table.
 */
export async function backupTables(client: PoolClient, target: string): Promise<void> {
  await client.query('begin isolation level repeatable read')
  try {
    const tables = await tablesInKeyOrder(client)
    // Row-level security is forced on the owner, too: without this the copy would be empty. Undone by the rollback.
    for (const { name, forced } of tables)
      if (forced) await client.query(`alter table ${name} no force row level security`)
    await finish(target, async (beside) => {
      for (const { name, key, columns } of tables)
        await pipeline(
          client.query(copyTo(`copy (select ${columns} from ${name} order by ${key}) to stdout`)),
          createGzip(),
          createWriteStream(join(beside, `${name.replaceAll('"', '')}.copy.gz`)),
        )
      writeFileSync(join(beside, 'tables.json'), JSON.stringify(tables, null, 2))
    })
  } finally {
    await client.query('rollback')
  }
}

type CopiedTable = { name: string; key: string; columns: string; forced: boolean }

async function tablesInKeyOrder(client: PoolClient): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(`
    select quote_ident(c.relname) as name,
           c.relforcerowsecurity and not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as forced,
           (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
           (select string_agg(quote_ident(a.attname), ', ' order by k.ord)
              from pg_index i, unnest(i.indkey) with ordinality k(attnum, ord), pg_attribute a
             where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key
      from pg_class c where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
     order by c.relname`)
  return rows.map((one) => ({ ...one, key: one.key ?? '1' }))
}

// Written beside, flushed, then put in place by one rename: what lies there under its name is whole.
async function finish(target: string, write: (beside: string) => Promise<void>): Promise<void> {
  const beside = `${target}.part`
  mkdirSync(beside, { recursive: true, mode: 0o700 })
  await write(beside)
  syncTree(beside)
  renameSync(beside, target)
  syncTree(target, { shallow: true, parent: true })
}
