import { z } from 'zod'
import type { Connection } from '../db/open.ts'

/** What a backup says of itself, first of all. A change that an older reader would not understand gets another number. */
export const FORMAT = 'huiyin-backup/1'

const name = z.string().regex(/^[a-z_][a-z0-9_]*$/)

/** `manifest.json`, the first file of a backup. */
export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  made_at: z.iso.datetime(),
  engine: z.enum(['pglite', 'postgres']),
  /** The schema: what was applied, in order. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string(), applied_at: z.iso.datetime() })).min(1),
  organs: z.array(
    z.object({
      organ_id: z.string().regex(/^[a-z0-9_-]{1,40}$/),
      name: z.string(),
      /** Leaves of its log, and events that wait for the sealer. */
      sealed: z.int().min(0),
      waiting: z.int().min(0),
      /** Its newest checkpoint, as the log signed it. */
      checkpoint: z.string().nullable(),
    }),
  ),
  tables: z.array(
    z.object({
      name,
      columns: z.array(z.object({ name, type: z.string().regex(/^[a-z0-9 ()[\],_]+$/) })).min(1),
      key: z.array(name).min(1),
    }),
  ),
})
export type Manifest = z.infer<typeof manifestSchema>

/** The organs of a database with how far their logs are. In: a client that sees every organ's records. */
export async function organsOf(client: Connection): Promise<Manifest['organs']> {
  const { rows: there } = await client.query<{ there: boolean }>(`select to_regclass('log_leaf') is not null as there`)
  if (there[0]?.there !== true) return []
  const { rows } = await client.query<Manifest['organs'][number]>(
    `select o.organ_id, o.name,
            (select coalesce(max(l.leaf_no) + 1, 0) from log_leaf l where l.organ_id = o.organ_id) as sealed,
            (select count(*) from log_pending p where p.organ_id = o.organ_id) as waiting,
            (select c.note from log_checkpoint c where c.organ_id = o.organ_id
              order by c.size desc, c.epoch desc limit 1) as checkpoint
       from organ o order by o.organ_id`,
  )
  return rows
}
