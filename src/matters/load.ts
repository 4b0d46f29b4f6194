import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import type { Contact, ContactState, MatterState } from '../rules/types.ts'

/**
 * A matter's state from its summary rows, in one statement; null when there is none in this organ.
 * With `lock` the matter's row is locked until the transaction ends, so that acts on one matter queue.
 */
export async function loadMatter(
  tx: Tx,
  organ_id: string,
  matter_id: string,
  lock = false,
): Promise<MatterState | null> {
  if (lock) {
    const { rows } =
      await sql`select 1 from matter where organ_id = ${organ_id} and matter_id = ${matter_id} for update`.execute(tx)
    if (rows.length === 0) return null
  }
  const part = (table: string, order: string) =>
    sql`(select coalesce(jsonb_agg(to_jsonb(t) - 'organ_id' - 'matter_id' order by ${sql.ref(order)}), '[]') from ${sql.table(table)} t where t.organ_id = ${organ_id} and t.matter_id = ${matter_id})`
  const { rows } = await sql<Record<string, unknown>>`
    select to_jsonb(m) - 'organ_id' as matter, ${part('clock', 'n')} as clocks, ${part('duty', 'since')} as duties,
      ${part('handling', 'n')} as handling, ${part('matter_link', 'since')} as links, ${part('barred', 'since')} as barred,
      ${part('paper', 'signed_on')} as papers,
      (select coalesce(jsonb_object_agg(reader_id, because), '{}') from matter_reader r where r.organ_id = ${organ_id} and r.matter_id = ${matter_id}) as readers
    from matter m where m.organ_id = ${organ_id} and m.matter_id = ${matter_id}`.execute(tx)
  return (rows[0] as MatterState | undefined) ?? null
}

/** A contact's state from its summary rows; null when there is none in this organ. */
export async function loadContact(tx: Tx, organ_id: string, contact_id: string): Promise<ContactState | null> {
  const contact = await tx
    .selectFrom('contact')
    .selectAll()
    .where('organ_id', '=', organ_id)
    .where('contact_id', '=', contact_id)
    .executeTakeFirst()
  if (!contact) return null
  const people = await tx
    .selectFrom('person_on_contact')
    .select(['person_id', 'n', 'representative'])
    .where('organ_id', '=', organ_id)
    .where('contact_id', '=', contact_id)
    .orderBy('n')
    .execute()
  const readers = await tx
    .selectFrom('contact_reader')
    .select(['reader_id', 'because'])
    .where('organ_id', '=', organ_id)
    .where('contact_id', '=', contact_id)
    .execute()
  const { organ_id: _, ...row } = contact
  return {
    contact: row as Contact,
    people,
    readers: Object.fromEntries(readers.map((r) => [r.reader_id, r.because])),
  }
}
