import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import { organView } from '../offices/organ-view.ts'
import { refuse } from '../rules/errors.ts'
import { type ActionName, lifecycle } from '../rules/lifecycle.ts'
import { numberText } from '../rules/numbering.ts'
import { mayNot } from '../rules/permissions.ts'
import type { MatterState } from '../rules/types.ts'
import { type Access, accessOf } from './access.ts'
import { openedWords, wordsOfEvents } from './bodies.ts'
import { contactsOf } from './contacts.ts'
import { matterNamed, mayRead } from './find.ts'
import type { Doer, House } from './house.ts'
import { loadMatter } from './load.ts'
import { namesOf } from './names.ts'
import { contactView, eventView, type EventParts, matterFacts } from './present-matter.ts'
import type { MatterView } from './present-matter-schema.ts'
import { filesOf } from './read-attachment.ts'

/**
 * One matter for the staff. In: its number, a contact's or paper's number, a query code or an id; the organ that keeps
 * it, when it is not the doer's own. Refuses `matter.not_found`, also when it is there and not for these eyes.
 */
export async function showMatter(house: House, doer: Doer, ref: string, organ_id = doer.organ_id): Promise<MatterView> {
  return house.db.withScope([organ_id], 'web', (tx) => showIn(tx, house, doer, ref, organ_id), { readOnly: true })
}

/** `showMatter` within a transaction that is open already. */
export async function showIn(tx: Tx, house: House, doer: Doer, ref: string, organ_id: string): Promise<MatterView> {
  const access = accessOf(doer, organ_id)
  const matter_id = await matterNamed(tx, organ_id, ref)
  if (matter_id === null || !(await mayRead(tx, access, matter_id))) return refuse('matter.not_found', { matter: ref })
  const state = await loadMatter(tx, organ_id, matter_id)
  if (!state) return refuse('matter.not_found', { matter: ref })
  const names = await namesOf(tx, organ_id)
  const keys = state.matter.walled ? house.keysOf(organ_id) : undefined
  const title = state.matter.walled
    ? (await openedWords(tx, organ_id, [matter_id], keys)).get(matter_id)
    : await tx
        .selectFrom('matter_text')
        .select(['title', 'demands'])
        .where('organ_id', '=', organ_id)
        .where('matter_id', '=', matter_id)
        .executeTakeFirst()
  const contacts = await contactsOf(tx, organ_id, matter_id, keys)
  const events = await eventsOf(tx, organ_id, matter_id, keys)
  return {
    ...matterFacts(organ_id, state, names),
    title: title?.title ?? null,
    demands: (title?.demands as string[] | undefined) ?? [],
    contact_list: contacts.map(contactView),
    links: await linksOf(tx, access, state),
    attachments: await filesOf(
      tx,
      house,
      organ_id,
      [matter_id, ...contacts.map((one) => one.contact.contact_id)],
      state.matter.walled,
    ),
    timeline: events.map((event) => eventView(event, state, names)),
    acts: await actsOf(tx, doer, state, organ_id),
  }
}

async function eventsOf(
  tx: Tx,
  organ_id: string,
  matter_id: string,
  keys: Parameters<typeof wordsOfEvents>[3],
): Promise<EventParts[]> {
  const events = await tx
    .selectFrom('event')
    .select(['event_id', 'seq', 'kind', 'happened', 'entered', 'via', 'officer_id', 'seat_id', 'facts'])
    .where('organ_id', '=', organ_id)
    .where('subject_id', '=', matter_id)
    .orderBy('seq')
    .execute()
  const words = await wordsOfEvents(
    tx,
    organ_id,
    events.map((e) => e.event_id),
    keys,
  )
  return events.map((event) => ({ ...event, words: words.get(event.event_id) ?? null }))
}

/** What this matter points at. Nothing points at an accusation from outside: its links stand on its own side only. */
async function linksOf(tx: Tx, access: Access, state: MatterState): Promise<MatterView['links']> {
  const links = state.links.filter((link) => link.undone_on === null)
  const here = links.filter((link) => link.other_organ_id === access.organ_id).map((link) => link.other_id)
  if (links.length === 0) return []
  const { rows } = await sql<{
    matter_id: string
    series: string
    year: number
    n: number
    walled: boolean
    title: string | null
  }>`
    select m.matter_id, m.series, m.year, m.n, m.walled, t.title from matter m
    left join matter_text t on t.organ_id = ${access.organ_id} and t.matter_id = m.matter_id
    where m.organ_id = ${access.organ_id} and m.matter_id = any (${here}::uuid[])`.execute(tx)
  return links.map((link) => {
    const other = rows.find((row) => row.matter_id === link.other_id && !row.walled)
    return {
      kind: link.kind,
      organ_id: link.other_organ_id,
      id: link.other_id,
      number: other ? numberText(other) : null,
      title: other?.title ?? null,
      since: link.since,
    }
  })
}

/** Every act of the lifecycle: whether this person may do it now, and the first reason why not. */
async function actsOf(tx: Tx, doer: Doer, state: MatterState, organ_id: string): Promise<MatterView['acts']> {
  if (doer.organ_id !== organ_id) return [] // another organ's records are read, not acted on
  const organ = await organView(tx, organ_id)
  return (Object.keys(lifecycle) as ActionName[]).map((action) => {
    const why_not = mayNot(doer.actor, action, state, organ)
    return { action, allowed: why_not === null, why_not }
  })
}
