import { createHash } from 'node:crypto'
import type { Tx } from '../db/kysely.ts'
import { insertRows } from '../db/rows.ts'
import type { Json } from '../db/tables.ts'
import { newId } from '../lib/ids.ts'
import { organView } from '../offices/organ-view.ts'
import { makeEvents, type EventDraft } from '../record/append.ts'
import type { BodyKey } from '../record/bodies.ts'
import type { OrganKeys } from '../record/keys.ts'
import type { RegisterInput } from '../rules/acts.ts'
import { applyToContact, applyToMatter } from '../rules/apply.ts'
import { checkRegistration } from '../rules/check-registration.ts'
import { decideRegister, type Registration } from '../rules/decide-register.ts'
import { refuse, refuseAll } from '../rules/errors.ts'
import { mayNotRegister } from '../rules/permissions.ts'
import type { MatterState, OrganView } from '../rules/types.ts'
import { type CheckedFile, digestsOf, keepFiles } from './attachments.ts'
import { actingSeat, todayOf, type Doer, type House } from './house.ts'
import { checkCategory } from './known-category.ts'
import { loadMatter } from './load.ts'
import { maySee } from './may-see.ts'
import { nextNumbers } from './numbers.ts'
import { codesOf, directoryRows, openRows, sealPeople, wallKey } from './register-words.ts'
import { answer, claimKey, type Registered, registeredBefore } from './registered.ts'
import { diffRows, rowsOfContact, rowsOfMatter, together, writeChanges } from './rows.ts'
import { addWords } from './texts.ts'

export type { Registered } from './registered.ts'

/**
 * Registers one contact (登记件) for every door: one transaction writes contact, people, matter, clock, duty, readers and
 * events; numbers come last. With a `key`, the same post twice makes one contact and gives the same answer again.
 * `files`: what came with it, looked at by `checkFiles`. Throws `Refused` with every reason and field; nothing is written then.
 */
export async function register(
  house: House,
  doer: Doer,
  input: RegisterInput,
  key?: string,
  files: readonly CheckedFile[] = [],
): Promise<Registered> {
  const { organ_id } = doer
  const keys = house.keysOf(organ_id)
  const entered = house.now()
  const contact_id = newId(entered, house.random)
  // The minute is left out: the counter's form, posted again after a crash, is the same post a minute later.
  const { happened: _, ...same } = input
  const request_digest = createHash('sha256')
    .update(JSON.stringify([same, ...digestsOf(files)]))
    .digest()
  return house.db.withScope([organ_id], 'web', async (tx) => {
    if (key !== undefined) {
      const before = await claimKey(tx, { organ_id, key, request_digest, contact_id, entered })
      if (before !== null) return registeredBefore(tx, keys, organ_id, before, request_digest)
    }
    const organ = await organView(tx, organ_id)
    const context = {
      law: house.law,
      organ,
      actor: doer.actor,
      today: todayOf(house),
      entered,
      contactId: contact_id,
      matterId: newId(entered, house.random),
      newId: () => newId(entered, house.random),
      codeVersion: keys.code.version,
    }
    const not = mayNotRegister(doer.actor)
    refuseAll(not ? [not] : [])
    const walled = input.kind === 'accusation'
    refuseAll([...checkRegistration(input, context), ...(await checkCategory(tx, input.category, walled))])
    const joined = input.same_as ? await lockJoined(tx, doer, input.same_as.matter_id, walled) : null
    const decided = decideRegister(input, joined, context)
    return write(tx, { house, doer, organ, keys, input, files, joined, decided, entered, contact_id })
  })
}

type Work = {
  house: House
  doer: Doer
  organ: OrganView
  keys: OrganKeys
  input: RegisterInput
  files: readonly CheckedFile[]
  joined: MatterState | null
  decided: Registration
  entered: string
  contact_id: string
}

// First everything that needs no number and no lock; then the rows of a matter that was joined; then the counters, whose
// rows stay locked until the commit; last what carries the numbers.
async function write(tx: Tx, work: Work): Promise<Registered> {
  const { house, organ, keys, input, joined, decided, contact_id } = work
  const { organ_id } = organ
  const { contact, matter } = decided
  const matter_id = contact.facts.set?.matter_id ?? ''
  const codes = codesOf(keys, contact_id, decided, input)
  const directory = { code_directory: directoryRows(organ_id, contact_id, codes) }
  const sealed = sealPeople(organ_id, decided, keys, house)
  let bodyKey: BodyKey | undefined
  if (contact.facts.set?.walled) {
    const wall = await wallKey(tx, organ_id, matter_id, joined, keys, house)
    bodyKey = wall.key
    await insertRows(tx, together(directory, wall.rows))
  } else {
    await insertRows(tx, together(directory, openRows(organ_id, contact_id, matter_id, input, decided, sealed, joined)))
    if (joined) await addWords(tx, organ_id, matter_id, input)
  }

  const seq = (joined?.matter.version ?? 0) + 1
  const changes = joined
    ? diffRows(rowsOfMatter(organ_id, joined), rowsOfMatter(organ_id, applyToMatter(joined, seq, matter.facts)))
    : null
  if (changes) await writeChanges(tx, organ_id, changes)
  await number(tx, organ_id, decided)

  const event_id = newId(work.entered, house.random)
  const where = { organ_id, subject_id: contact_id, contact_id, event_id, entered: work.entered }
  const kept = keepFiles(house, work.files, where, bodyKey)
  Object.assign(contact.facts, kept.facts)
  const contactBody = { ...contact.body, people: sealed, ...kept.words }
  const events = makeEvents(drafts(work, matter_id, seq, event_id, contactBody, bodyKey), house.random)
  const contactState = applyToContact(null, 1, contact.facts)
  const matterState = applyToMatter(joined, seq, matter.facts)
  const added = changes ? changes.added : rowsOfMatter(organ_id, matterState)
  await insertRows(tx, together(added, rowsOfContact(organ_id, contactState), kept.rows, events))
  const event = events.event[0]
  if (!event) throw new Error('a registration without its event')
  return answer(keys, contactState.contact, matterState, codes, event, false)
}

/** Gives the contact its number, and the matter when it is new. */
async function number(tx: Tx, organ_id: string, { contact, matter }: Registration): Promise<void> {
  const rows = [contact.facts.set, matter.kind === 'opened' ? matter.facts.set : undefined].filter(
    (set) => set !== undefined,
  )
  const numbers = await nextNumbers(
    tx,
    organ_id,
    rows.map(({ series = '', year = 0 }) => ({ series, year })),
  )
  rows.forEach((set, i) => (set.n = numbers[i] ?? 0))
}

function drafts(
  { doer, organ, input, decided, entered, contact_id }: Work,
  matter_id: string,
  seq: number,
  contactEventId: string,
  contactBody: object,
  bodyKey: BodyKey | undefined,
): EventDraft[] {
  const by = {
    organ_id: organ.organ_id,
    officer_id: doer.actor.officer_id,
    seat_id: actingSeat(doer, bodyKey ? ['accusations'] : ['clerk', 'petition_officer']),
    via: doer.via,
    happened: input.happened ?? input.received,
    entered,
    ...(bodyKey ? { body_key: bodyKey } : {}),
  }
  return [
    {
      ...by,
      event_id: contactEventId,
      subject_kind: 'contact',
      subject_id: contact_id,
      seq: 1,
      kind: decided.contact.kind,
      facts: decided.contact.facts as Json,
      body: contactBody as Json,
    },
    {
      ...by,
      subject_kind: 'matter',
      subject_id: matter_id,
      seq,
      kind: decided.matter.kind,
      facts: decided.matter.facts as Json,
      body: decided.matter.body as Json,
    },
  ]
}

async function lockJoined(tx: Tx, doer: Doer, matter_id: string, walled: boolean): Promise<MatterState> {
  const state = await loadMatter(tx, doer.organ_id, matter_id, true)
  if (!state || state.matter.walled !== walled || !maySee(doer, state))
    return refuse('register.no_such_matter', {}, 'same_as')
  const { stage } = state.matter
  if (stage === 'voided' || stage === 'moved') return refuse('register.matter_ended', { stage }, 'same_as')
  return state
}
