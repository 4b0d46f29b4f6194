import type { PoolClient } from 'pg'
import type { Db } from './open.ts'

/**
 * Empties a scratch database for the next one who asks. In: what `schemaOf` said when it was fresh. Out: whether it is
 * as fresh again; false when its schema was changed: do not use it any more.
 */
export async function emptied(db: Db, schema: string, empty: boolean): Promise<boolean> {
  try {
    await db.session(async (client) => {
      await client.query('discard all')
      if (empty)
        await client.query('drop schema public cascade; create schema public; grant usage on schema public to public')
      else if (schema === (await schemaOf(db, client))) await client.query(truncateAll)
      await client.query('select pg_stat_reset()')
    })
    return schema === (await schemaOf(db))
  } catch {
    return false
  }
}

/** A fingerprint of tables, columns, constraints, policies and grants. */
export async function schemaOf(db: Db, client?: PoolClient): Promise<string> {
  if (client === undefined) return db.session((own) => schemaOf(db, own))
  const { rows } = await client.query<{ schema: string }>(schemaFingerprint)
  return rows[0]?.schema ?? ''
}

const schemaFingerprint = `
  select md5(concat(
    (select string_agg(concat(c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relacl), ',' order by c.oid)
       from pg_class c where c.relnamespace = 'public'::regnamespace),
    (select string_agg(concat(a.attrelid::regclass, a.attname, a.atttypid, a.attnotnull, a.attisdropped), ',' order by a.attrelid, a.attnum)
       from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace),
    (select string_agg(concat(p.polname, p.polrelid, p.polqual), ',' order by p.oid) from pg_policy p),
    (select string_agg(concat(conname, conrelid), ',' order by oid) from pg_constraint where connamespace = 'public'::regnamespace),
    (select string_agg(proname, ',' order by oid) from pg_proc where pronamespace = 'public'::regnamespace))) as schema`

const truncateAll = `do $$
declare tables text;
begin
  select string_agg(format('%I', relname), ', ') into tables from pg_class
   where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration' and pg_relation_size(oid) > 0;
  if tables is not null then execute 'truncate ' || tables || ' cascade'; end if;
end $$`
