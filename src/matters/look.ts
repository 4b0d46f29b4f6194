import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import { insertRows } from '../db/rows.ts'
import { isId, newId } from '../lib/ids.ts'
import { localMinute } from '../lib/time.ts'
import { makeEvents } from '../record/append.ts'
import { unsealBody } from '../record/bodies.ts'
import { applyToContact } from '../rules/apply.ts'
import { refuse } from '../rules/errors.ts'
import { accessOf } from './access.ts'
import { contactsOf } from './contacts.ts'
import { mayRead } from './find.ts'
import { actingSeat, type Doer, type House } from './house.ts'
import { loadContact } from './load.ts'
import { diffRows, rowsOfContact, writeChanges } from './rows.ts'
import { bodyKeyOf } from './walled.ts'

/** For what somebody may look at how a person is reached; `other` needs words. */
export const purposes = ['contact', 'serve', 'return_visit', 'verify', 'other'] as const
export type Purpose = (typeof purposes)[number]

export type Shown = {
  person_id: string
  name: string | null
  phone: string | null
  address: string | null
  id_number: string | null
}

/**
 * Telephone, address and identity number of one contact's people, whole, for a purpose; that somebody looked, from which
 * post and why stays in the log, and the petitioner may know it (PIPL Art. 44; domain.md 4.4, rule 10).
 * In: `key`, a version 7 id of the form: posted twice it is one look. Refuses `matter.not_found`, `look.purpose`, `look.words`.
 */
export async function lookAt(
  house: House,
  doer: Doer,
  ask: { contact_id: string; purpose: string; text: string; key?: string | undefined },
): Promise<Shown[]> {
  const { organ_id } = doer
  const purpose = purposes.find((one) => one === ask.purpose)
  if (!purpose) return refuse('look.purpose', {}, 'purpose')
  if (purpose === 'other' && ask.text.trim() === '') return refuse('look.words', {}, 'text')
  if (!isId(ask.contact_id)) return refuse('matter.not_found')
  return house.db.withScope([organ_id], 'web', async (tx) => {
    await sql`select 1 from contact where organ_id = ${organ_id} and contact_id = ${ask.contact_id} for update`.execute(
      tx,
    )
    const state = await loadContact(tx, organ_id, ask.contact_id)
    const matter_id = state?.contact.matter_id
    if (!state || !matter_id || !(await mayRead(tx, accessOf(doer), matter_id))) return refuse('matter.not_found')
    const entered = house.now()
    const event_id = ask.key ?? newId(entered, house.random)
    const { walled } = state.contact
    const keys = house.keysOf(organ_id)
    if (!(await lookedBefore(tx, organ_id, event_id))) {
      const seq = state.contact.version + 1
      const after = applyToContact(state, seq, {})
      await writeChanges(tx, organ_id, diffRows(rowsOfContact(organ_id, state), rowsOfContact(organ_id, after)))
      const bodyKey = walled ? await bodyKeyOf(tx, organ_id, matter_id, keys) : undefined
      const event = {
        organ_id,
        event_id,
        subject_kind: 'contact' as const,
        subject_id: ask.contact_id,
        seq,
        kind: 'looked',
        officer_id: doer.actor.officer_id,
        seat_id: actingSeat(doer, walled ? ['accusations'] : []),
        via: doer.via,
        happened: localMinute(entered),
        entered,
        facts: { purpose },
        ...(ask.text.trim() === '' ? {} : { body: { text: ask.text.trim() } }),
        ...(bodyKey ? { body_key: bodyKey } : {}),
      }
      await insertRows(tx, makeEvents([event], house.random))
    }
    return whole(tx, house, organ_id, matter_id, ask.contact_id, walled)
  })
}

async function lookedBefore(tx: Tx, organ_id: string, event_id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('event')
    .select('kind')
    .where('organ_id', '=', organ_id)
    .where('event_id', '=', event_id)
    .executeTakeFirst()
  if (row && row.kind !== 'looked') return refuse('act.key_used_for_another')
  return row !== undefined
}

async function whole(
  tx: Tx,
  house: House,
  organ_id: string,
  matter_id: string,
  contact_id: string,
  walled: boolean,
): Promise<Shown[]> {
  const keys = house.keysOf(organ_id)
  const contacts = await contactsOf(tx, organ_id, matter_id, walled ? keys : undefined)
  const sealed = await tx
    .selectFrom('person_text')
    .select(['person_id', 'id_number'])
    .where('organ_id', '=', organ_id)
    .where('contact_id', '=', contact_id)
    .execute()
  const key = { key_id: 'identity', key: keys.wrapping }
  const people = contacts.find((one) => one.contact.contact_id === contact_id)?.people ?? []
  return people.map(({ person_id, name, phone, address }) => {
    const bytes = sealed.find((one) => one.person_id === person_id)?.id_number
    const plain = bytes ? unsealBody({ organ_id, event_id: person_id }, bytes, key) : null
    return { person_id, name, phone, address, id_number: plain?.toString('utf8') ?? null }
  })
}

export type Look = { seat_id: string | null; officer_id: string | null; happened: string | null; purpose: string }

/** Who looked at how these contacts' people are reached, newest first: the post, the minute, the purpose. */
export async function looksOf(tx: Tx, organ_id: string, contact_ids: readonly string[]): Promise<Look[]> {
  if (contact_ids.length === 0) return []
  const rows = await tx
    .selectFrom('event')
    .select(['seat_id', 'officer_id', 'happened', 'facts'])
    .where('organ_id', '=', organ_id)
    .where('subject_id', 'in', [...contact_ids])
    .where('kind', '=', 'looked')
    .orderBy('entered', 'desc')
    .orderBy('seq', 'desc')
    .execute()
  return rows.map(({ facts, ...row }) => ({ ...row, purpose: (facts as { purpose?: string }).purpose ?? '' }))
}
