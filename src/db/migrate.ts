import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PoolClient } from 'pg'
import { refuse } from '../rules/errors.ts'
import type { Db } from './open.ts'
import { packageRoot } from './package-root.ts'

export type Migration = { name: string; sql: string; checksum: string }

/** What was applied to a database, and when. */
export type Applied = { name: string; checksum: string; applied_at: string }

export type MigrateOptions = {
  /** The instant recorded, and part of the backup's name. */
  now: string
  log?: (line: string) => void
  /** Makes a backup of a database that holds something, before it is changed. In: the number of the migration. */
  backup?: (client: PoolClient, before: string) => Promise<void>
  /** The files, when not those of the package. */
  migrations?: readonly Migration[]
}

/** Reads NNNN_name.sql in order. Throws when a number is missing or stands twice. */
export function readMigrations(folder: string = join(packageRoot(), 'migrations')): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
  return names.map((name, index) => {
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name) || Number(name.slice(0, 4)) !== index + 1)
      throw new Error(`migrations/${name}: numbers run from 0001 without a gap`)
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Brings the schema up to date, forward only, each file in a transaction of its own, after `backup` when the database
 * holds something already: when that fails, nothing is changed. Out: the names applied. Refuses when an applied file has changed since (`migration-changed`) or is unknown here (`migration-unknown`: the data are
 * from a newer Huiyin).
 */
export async function migrate(db: Db, options: MigrateOptions): Promise<string[]> {
  const files = options.migrations ?? readMigrations()
  return db.session(async (client) => {
    await client.query(prepare)
    const { rows: known } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migration',
    )
    const recorded = new Map(known.map((one) => [one.name, one.checksum]))
    for (const name of recorded.keys())
      if (!files.some((file) => file.name === name)) refuse('migration-unknown', { name })
    for (const { name, checksum } of files)
      if ((recorded.get(name) ?? checksum) !== checksum) refuse('migration-changed', { name })
    const applied: string[] = []
    for (const file of files) {
      if (recorded.has(file.name)) continue
      if (recorded.size > 0 && applied.length === 0) await options.backup?.(client, file.name.slice(0, 4))
      await client.query('begin')
      try {
        await client.query('lock table migration in exclusive mode')
        const { rows } = await client.query('select 1 from migration where name = $1', [file.name])
        if (rows.length === 0) {
          await client.query(file.sql)
          await client.query('insert into migration (name, checksum, applied_at) values ($1, $2, $3)', [
            file.name,
            file.checksum,
            options.now,
          ])
          applied.push(file.name)
          options.log?.(`migrated: ${file.name}`)
        }
        await client.query('commit')
      } catch (caught) {
        await client.query('rollback')
        throw caught
      }
    }
    return applied
  })
}

/** What was applied to a database, in order. */
export async function migrationsIn(client: PoolClient): Promise<Applied[]> {
  const { rows } = await client.query<Applied>('select name, checksum, applied_at from migration order by name')
  return rows
}

// The table of what was applied, and the roles. Roles belong to the whole server: another database may be making
// them at this moment. Two migrators may run at once.
const prepare = `
do $$
declare name text;
begin
  create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null);
exception when duplicate_table or unique_violation then null;
end $$;
do $$
declare name text;
begin
  foreach name in array array['huiyin_web', 'huiyin_sealer', 'huiyin_destroyer', 'huiyin_auditor'] loop
    if not exists (select 1 from pg_roles where rolname = name) then
      begin
        execute format('create role %I nologin', name);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if not pg_has_role(current_user, name, 'member') then
      execute format('grant %I to current_user', name);
    end if;
  end loop;
end $$`
