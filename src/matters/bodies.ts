import type { Tx } from '../db/kysely.ts'
import type { Json } from '../db/tables.ts'
import { readBody, unwrapBodyKey } from '../record/bodies.ts'
import type { OrganKeys } from '../record/keys.ts'

/** The words of events, by event; those destroyed or sealed under a key that `keys` does not open are left out. */
export async function wordsOfEvents(tx: Tx, organ_id: string, event_ids: readonly string[], keys?: OrganKeys) {
  const found = new Map<string, Json>()
  if (event_ids.length === 0) return found
  const bodies = await tx
    .selectFrom('event_body')
    .selectAll()
    .where('organ_id', '=', organ_id)
    .where('event_id', 'in', [...event_ids])
    .execute()
  const sealed = [...new Set(bodies.flatMap((b) => (b.key_id === null ? [] : [b.key_id])))]
  const opened = new Map<string, Buffer>()
  if (keys && sealed.length > 0) {
    const rows = await tx
      .selectFrom('body_key')
      .selectAll()
      .where('organ_id', '=', organ_id)
      .where('key_id', 'in', sealed)
      .execute()
    for (const row of rows) {
      const key = unwrapBodyKey(row, keys.wrapping)
      if (key) opened.set(row.key_id, key)
    }
  }
  for (const body of bodies) {
    const words = readBody(body, body.key_id === null ? null : (opened.get(body.key_id) ?? null))
    if (words !== null) found.set(body.event_id, words)
  }
  return found
}

/** Title and demands of matters behind the wall, out of the sealed words they were opened with. */
export async function openedWords(tx: Tx, organ_id: string, matter_ids: readonly string[], keys?: OrganKeys) {
  const found = new Map<string, { title: string; demands: string[] }>()
  if (matter_ids.length === 0 || !keys) return found
  const events = await tx
    .selectFrom('event')
    .select(['event_id', 'subject_id'])
    .where('organ_id', '=', organ_id)
    .where('subject_id', 'in', [...matter_ids])
    .where('seq', '=', 1)
    .execute()
  const words = await wordsOfEvents(
    tx,
    organ_id,
    events.map((e) => e.event_id),
    keys,
  )
  for (const event of events) {
    const body = words.get(event.event_id) as { title?: string; demands?: string[] } | undefined
    if (body) found.set(event.subject_id, { title: body.title ?? '', demands: body.demands ?? [] })
  }
  return found
}
