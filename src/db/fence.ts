import type { PoolClient } from 'pg'
import { localMinute } from '../lib/time.ts'
import { refuse } from '../rules/errors.ts'
import { quoted } from './dump.ts'

const roles = ['huiyin_web', 'huiyin_sealer', 'huiyin_destroyer', 'huiyin_auditor']
const writes = ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']

/** Where a house's records went, and since when; null when they are here. */
export async function fenceOf(client: PoolClient): Promise<{ went_to: string; since: string } | null> {
  const { rows: there } = await client.query<{ there: boolean }>(`select to_regclass('fence') is not null as there`)
  if (there[0]?.there !== true) return null
  const { rows } = await client.query<{ went_to: string; since: string }>('select went_to, since from fence')
  return rows[0] ?? null
}

/** Refuses `house.moved` when the records went on elsewhere, with where and since when. */
export async function refuseFenced(client: PoolClient): Promise<void> {
  const fence = await fenceOf(client)
  if (fence !== null) refuse('house.moved', { to: fence.went_to, since: localMinute(fence.since).replace('T', ' ') })
}

/**
 * From now on nothing is written here: takes every right to write from the roles under which all doors work, after
 * whoever is writing has finished. Refuses `house.moved` when it stands already.
 */
export async function setFence(client: PoolClient, went_to: string, now: string): Promise<void> {
  await client.query('begin')
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
    )
    const all = tables.map((one) => quoted(one.name)).join(', ')
    await client.query(`lock table ${all} in share row exclusive mode`)
    await refuseFenced(client)
    const { rows: grants } = await client.query<{ grant: string }>(
      `select format('grant %s%s on %I to %I', g.privilege_type, g.columns, g.relname, r.rolname) as grant
         from (select c.relname, x.grantee, x.privilege_type, '' as columns
                 from pg_class c, aclexplode(c.relacl) x
                where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
               union all
               select c.relname, x.grantee, x.privilege_type, format(' (%I)', a.attname)
                 from pg_class c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) x
                where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace) g
         join pg_roles r on r.oid = g.grantee
        where r.rolname = any ($1) and g.privilege_type = any ($2)
        order by 1`,
      [roles, writes],
    )
    await client.query('insert into fence (one, went_to, since, lift) values (true, $1, $2, $3)', [
      went_to,
      now,
      JSON.stringify(grants.map((one) => one.grant)),
    ])
    await client.query(`revoke ${writes.join(', ')} on all tables in schema public from ${roles.join(', ')}`)
    await client.query('commit')
  } catch (caught) {
    await client.query('rollback')
    throw caught
  }
}

/** Lets people write again: gives every right back that `setFence` took. */
export async function liftFence(client: PoolClient): Promise<void> {
  await client.query('begin')
  try {
    const { rows } = await client.query<{ lift: string[] }>('delete from fence returning lift')
    for (const grant of rows.flatMap((one) => one.lift)) await client.query(grant)
    await client.query('commit')
  } catch (caught) {
    await client.query('rollback')
    throw caught
  }
}
