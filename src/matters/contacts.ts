import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import type { OrganKeys } from '../record/keys.ts'
import { wordsOfEvents } from './bodies.ts'
import type { ContactParts } from './present-matter.ts'

type Row = ContactParts['contact'] & {
  walled: boolean
  subject: string | null
  body: string | null
  sender: string | null
  document_no: string | null
  people: ContactParts['people']
}

type Registered = {
  subject?: string
  facts?: string
  demands?: string[]
  sender?: string | null
  document_no?: string | null
  oral?: string
  people?: { person_id: string; name?: string | null; phone?: string | null; address?: string | null }[]
}

/** The contacts of a matter in order of number, with their words and people; behind the wall out of the sealed words. */
export async function contactsOf(
  tx: Tx,
  organ_id: string,
  matter_id: string,
  keys?: OrganKeys,
): Promise<ContactParts[]> {
  const { rows } = await sql<Row>`
    select c.contact_id, c.series, c.year, c.n, c.walled, c.channel, c.received, c.entered, c.present, c.concerned, c.first, c.cause, c.level,
      c.reply_due, c.anonymous, c.voided_on, t.subject, t.body, t.sender, t.document_no,
      (select coalesce(jsonb_agg(jsonb_build_object('person_id', p.person_id, 'n', p.n, 'representative', p.representative, 'name', x.name,
          'phone', x.phone, 'address', x.address, 'id_tail', x.id_tail) order by p.n), '[]')
        from person_on_contact p left join person_text x on x.organ_id = p.organ_id and x.contact_id = p.contact_id and x.person_id = p.person_id
        where p.organ_id = ${organ_id} and p.contact_id = c.contact_id) as people
    from contact c
    left join contact_text t on t.organ_id = ${organ_id} and t.contact_id = c.contact_id
    where c.organ_id = ${organ_id} and c.matter_id = ${matter_id}
    order by c.entered, c.contact_id`.execute(tx)
  const events = await registrationsOf(
    tx,
    organ_id,
    rows.map((row) => row.contact_id),
  )
  const words = await wordsOfEvents(tx, organ_id, [...events.values()], keys)
  return rows.map((row) => {
    const said = (words.get(events.get(row.contact_id) ?? '') ?? {}) as Registered
    const sealed = row.walled ? said : {}
    return {
      contact: row,
      words: {
        subject: row.subject ?? sealed.subject ?? null,
        body: row.body ?? sealed.facts ?? null,
        demands: said.demands ?? [],
        sender: row.sender ?? sealed.sender ?? null,
        document_no: row.document_no ?? sealed.document_no ?? null,
        oral: said.oral ?? null,
      },
      people: row.people.map((person) => {
        const named = sealed.people?.find((one) => one.person_id === person.person_id)
        return {
          ...person,
          name: person.name ?? named?.name ?? null,
          phone: person.phone ?? named?.phone ?? null,
          address: person.address ?? named?.address ?? null,
        }
      }),
    }
  })
}

/** The event that registered each contact. A statement of its own: joined, row-level security would read every event. */
async function registrationsOf(tx: Tx, organ_id: string, contact_ids: string[]): Promise<Map<string, string>> {
  if (contact_ids.length === 0) return new Map()
  const events = await tx
    .selectFrom('event')
    .select(['subject_id', 'event_id'])
    .where('organ_id', '=', organ_id)
    .where('subject_id', 'in', contact_ids)
    .where('seq', '=', 1)
    .execute()
  return new Map(events.map((one) => [one.subject_id, one.event_id]))
}
