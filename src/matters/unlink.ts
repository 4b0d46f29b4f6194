import type { Tx } from '../db/kysely.ts'
import { insertRows } from '../db/rows.ts'
import type { Json } from '../db/tables.ts'
import type { EventDraft } from '../record/append.ts'
import { applyToContact, applyToMatter } from '../rules/apply.ts'
import type { DecideContext } from '../rules/decide.ts'
import { decideUnlink } from '../rules/decide-unlink.ts'
import { refuse } from '../rules/errors.ts'
import type { ContactState, MatterState } from '../rules/types.ts'
import { contactsOf } from './contacts.ts'
import { loadContact } from './load.ts'
import { nextNumbers } from './numbers.ts'
import { diffRows, rowsOfContact, rowsOfMatter, together, writeChanges } from './rows.ts'
import { setWords, wordsOf } from './texts.ts'
import { searchVector } from './words.ts'

/** The contact that somebody wants to take off a matter, with what the rules ask of it; its matter's row is locked. */
export async function leavingContact(tx: Tx, organ_id: string, contact_id: string, opens: string) {
  const state = await loadContact(tx, organ_id, contact_id)
  if (!state?.contact.matter_id) return undefined
  const others = await tx
    .selectFrom('contact')
    .select('leader_seat_id')
    .where('organ_id', '=', organ_id)
    .where('matter_id', '=', state.contact.matter_id)
    .where('contact_id', '<>', contact_id)
    .execute()
  const otherLeaders = others.flatMap(({ leader_seat_id }) => leader_seat_id ?? [])
  return { state, contact: state.contact, opens, otherLeaders }
}

/**
 * Gives a contact that left its matter one of its own: the matter with its number, its words and what search finds it by;
 * what it said is taken out of what finds the old one. Out: the two events to append. Refuses `act.words_destroyed`.
 */
export async function openForLeaving(
  tx: Tx,
  left: MatterState,
  leaving: { state: ContactState; opens: string },
  reason: string,
  context: DecideContext,
): Promise<Pick<EventDraft, 'subject_kind' | 'subject_id' | 'seq' | 'kind' | 'facts' | 'body'>[]> {
  const { organ_id } = context.organ
  const { state, opens } = leaving
  const { contact_id } = state.contact
  const all = await contactsOf(tx, organ_id, left.matter.matter_id)
  const own = all.find((one) => one.contact.contact_id === contact_id)?.words
  if (!own || own.subject === null) return refuse('act.words_destroyed', {}, 'contact')
  const said = { subject: own.subject, demands: own.demands, reason }
  const { contact, matter } = decideUnlink(state.contact, left.matter, opens, said, context)
  const folded = (words: typeof own) =>
    wordsOf({ subject: words.subject ?? '', facts: words.body ?? '', demands: words.demands })

  const stay = all.filter((one) => one.contact.contact_id !== contact_id).map((one) => folded(one.words))
  await setWords(tx, organ_id, left.matter.matter_id, stay.join(' '), Object.keys(left.readers))

  const [n = 0] = await nextNumbers(tx, organ_id, [
    { series: matter.facts.set?.series ?? '', year: matter.facts.set?.year ?? 0 },
  ])
  if (matter.facts.set) matter.facts.set.n = n
  const words = folded(own)
  const readers = Object.keys(matter.facts.readers ?? {})
  await insertRows(
    tx,
    together(rowsOfMatter(organ_id, applyToMatter(null, 1, matter.facts)), {
      matter_text: [{ organ_id, matter_id: opens, title: said.subject, demands: said.demands, words }],
      matter_search: [{ organ_id, matter_id: opens, v: searchVector(organ_id, words, readers) }],
    }),
  )
  const seq = state.contact.version + 1
  const after = applyToContact(state, seq, contact.facts)
  await writeChanges(tx, organ_id, diffRows(rowsOfContact(organ_id, state), rowsOfContact(organ_id, after)))
  return [
    { subject_kind: 'contact', subject_id: contact_id, seq, ...asJson(contact) },
    { subject_kind: 'matter', subject_id: opens, seq: 1, ...asJson(matter) },
  ]
}

const asJson = ({ kind, facts, body }: { kind: string; facts: object; body: object }) => ({
  kind,
  facts: facts as Json,
  body: body as Json,
})
