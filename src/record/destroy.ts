import { sql } from 'kysely'
import { insertRows } from '../db/rows.ts'
import type { Db, Tx } from '../db/open.ts'
import type { EventRow } from '../db/tables.ts'
import type { Random } from '../lib/ids.ts'
import { refuse } from '../rules/errors.ts'
import { makeEvents, type Via } from './append.ts'
import { readBody } from './bodies.ts'

/** Who destroys, when, and why: a code of the law or retention rule. */
export type Destroyer = {
  officer_id: string | null
  seat_id: string | null
  via: Via
  now: string
  because: string
  random: Random
}

/** What else holds the words (texts that people read and search): empties it and says which fields. */
export type EmptyTexts = (tx: Tx, event: EventRow) => Promise<string[]>

/** The subject under which the destruction of a key is logged. */
export function keySubject(key_id: string): string {
  return `key/${key_id}`
}

async function logDestruction(
  tx: Tx,
  by: Destroyer,
  organ_id: string,
  subject_id: string,
  facts: { [key: string]: string | string[] | null },
): Promise<void> {
  const { officer_id, seat_id, via, now, because } = by
  await insertRows(
    tx,
    makeEvents(
      [
        {
          organ_id,
          subject_kind: 'log',
          subject_id,
          seq: 1,
          kind: 'log.destroyed',
          officer_id,
          seat_id,
          via,
          happened: null,
          entered: now,
          facts: { ...facts, because },
        },
      ],
      by.random,
    ),
  )
}

/** Takes away the content of the files that came with events. Out: whether there was any. */
async function emptyFiles(tx: Tx, organ_id: string, event_ids: readonly string[]): Promise<boolean> {
  if (event_ids.length === 0) return false
  const gone = await sql`delete from attachment_content c using attachment a
    where a.organ_id = ${organ_id} and a.event_id = any(${event_ids}::uuid[])
      and c.organ_id = ${organ_id} and c.attachment_id = a.attachment_id`.execute(tx)
  return (gone.numAffectedRows ?? 0n) > 0n
}

/**
 * Destroys the words of one event: body and salt, the content of the files that came with it, and through `emptyTexts` the texts made from them. The destruction is an
 * event of its own (subject: the destroyed event) that lists what it emptied; row, digest and tree stay. Out: the fields.
 * Refuses `log.no_body` when there is none, or none left.
 */
export async function destroyBody(
  db: Db,
  organ_id: string,
  event_id: string,
  by: Destroyer,
  emptyTexts: EmptyTexts = async () => [],
): Promise<string[]> {
  return await db.withScope([organ_id], 'destroyer', async (tx) => {
    const event = await tx
      .selectFrom('event')
      .selectAll()
      .where('organ_id', '=', organ_id)
      .where('event_id', '=', event_id)
      .executeTakeFirst()
    const row = await tx
      .selectFrom('event_body')
      .selectAll()
      .where('organ_id', '=', organ_id)
      .where('event_id', '=', event_id)
      .executeTakeFirst()
    if (event === undefined || row === undefined || row.body === null) return refuse('log.no_body', { event: event_id })
    await tx
      .updateTable('event_body')
      .set({ body: null, salt: null })
      .where('organ_id', '=', organ_id)
      .where('event_id', '=', event_id)
      .execute()
    const words = row.key_id === null ? readBody(row, null) : null
    const named = words !== null && typeof words === 'object' && !Array.isArray(words) ? Object.keys(words).sort() : []
    const files = (await emptyFiles(tx, organ_id, [event_id])) ? ['files'] : []
    const fields = ['body', ...named.map((name) => `body.${name}`), 'salt', ...files, ...(await emptyTexts(tx, event))]
    const { subject_kind, subject_id } = event
    await logDestruction(tx, by, organ_id, event_id, { event_id, subject_kind, of: subject_id, fields })
    return fields
  })
}

/**
 * Destroys the key of a walled matter or incident, and with it every body under it, in copies that lie apart from the key
 * too; what stands here is emptied as well. The destruction is an event of its own (subject: `key/…`). Out: the events whose words are
 * gone. Refuses `log.no_key` when there is none, or none left.
 */
export async function destroyKey(
  db: Db,
  organ_id: string,
  key_id: string,
  by: Destroyer,
  emptyTexts: EmptyTexts = async () => [],
): Promise<string[]> {
  return await db.withScope([organ_id], 'destroyer', async (tx) => {
    const gone = await tx
      .updateTable('body_key')
      .set({ wrapped: null, destroyed_at: by.now })
      .where('organ_id', '=', organ_id)
      .where('key_id', '=', key_id)
      .where('wrapped', 'is not', null)
      .executeTakeFirst()
    if (gone.numUpdatedRows === 0n) return refuse('log.no_key', { key: key_id })
    const events = await tx
      .selectFrom('event_body')
      .innerJoin('event', (join) =>
        join.onRef('event.organ_id', '=', 'event_body.organ_id').onRef('event.event_id', '=', 'event_body.event_id'),
      )
      .selectAll('event')
      .where('event_body.organ_id', '=', organ_id)
      .where('event_body.key_id', '=', key_id)
      .orderBy('event.event_id')
      .execute()
    await tx
      .updateTable('event_body')
      .set({ body: null, salt: null })
      .where('organ_id', '=', organ_id)
      .where('key_id', '=', key_id)
      .execute()
    const fields = new Set(['body', 'salt', 'body_key.wrapped'])
    const ids = events.map((event) => event.event_id)
    if (await emptyFiles(tx, organ_id, ids)) fields.add('files')
    for (const event of events) for (const field of await emptyTexts(tx, event)) fields.add(field)
    await logDestruction(tx, by, organ_id, keySubject(key_id), { key_id, fields: [...fields] })
    return ids
  })
}
