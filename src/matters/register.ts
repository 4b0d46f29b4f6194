import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import { insertRows } from '../db/rows.ts'
import type { Json } from '../db/tables.ts'
import { newId } from '../lib/ids.ts'
import { organView } from '../offices/organ-view.ts'
import { makeEvents, type EventDraft } from '../record/append.ts'
import { makeBodyKey, sealBody, type BodyKey } from '../record/bodies.ts'
import type { OrganKeys } from '../record/keys.ts'
import { makeReceipt } from '../record/receipt.ts'
import type { RegisterInput } from '../rules/acts.ts'
import { applyToContact, applyToMatter } from '../rules/apply.ts'
import { checkRegistration, decideRegister, type Registration } from '../rules/decide-register.ts'
import { refusal, refuse, refuseAll, type Refusal } from '../rules/errors.ts'
import { numberText } from '../rules/numbering.ts'
import type { MatterState, OrganView } from '../rules/types.ts'
import { formatCode } from '../rules/querycode.ts'
import { codeHash, codeOf } from './codes.ts'
import { actingSeat, todayOf, type Doer, type House } from './house.ts'
import { loadMatter } from './load.ts'
import { nextNumbers } from './numbers.ts'
import { diffRows, rowsOfContact, rowsOfMatter, together, writeChanges } from './rows.ts'
import { bodyKeyOf } from './walled.ts'
import { addWords, textRows } from './texts.ts'

export type Registered = {
  contact_id: string
  contact_number: string
  code: string
  /** Codes of representatives who wanted their own, by person. */
  own_codes: { name: string; code: string }[]
  matter_id: string
  matter_number: string
  first: boolean
  stage: string
  last_day: string | null
  provisional: boolean
  internal: boolean
  /** The promise to include this registration in the log: a signed note. */
  receipt: string
  /** The same post came before: this is what was registered then. */
  again: boolean
}

/**
 * Registers one contact (登记件) for every door: one transaction writes contact, people, matter, clock, duty, readers and
 * events; numbers come last. With a `key`, the same post twice makes one contact and gives the same answer again.
 * Throws `Refused` with every reason and field; nothing is written then.
 */
export async function register(house: House, doer: Doer, input: RegisterInput, key?: string): Promise<Registered> {
  const { organ_id } = doer
  const keys = house.keysOf(organ_id)
  const entered = house.now()
  const contact_id = newId(entered, house.random)
  const digest = createHash('sha256').update(JSON.stringify(input)).digest()
  return house.db.withScope([organ_id], 'web', async (tx) => {
    if (key !== undefined) {
      const before = await claimKey(tx, { organ_id, key, request_digest: digest, contact_id, entered })
      if (before !== null) return registeredBefore(tx, keys, organ_id, before, digest)
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
    refuseAll([...checkRegistration(input, context), ...(await checkCategory(tx, input))])
    const joined = input.same_as ? await lockJoined(tx, organ_id, input) : null
    const decided = decideRegister(input, joined, context)
    return write(tx, house, doer, organ, keys, { input, joined, decided, entered, contact_id })
  })
}

type Work = {
  input: RegisterInput
  joined: MatterState | null
  decided: Registration
  entered: string
  contact_id: string
}

async function write(
  tx: Tx,
  house: House,
  doer: Doer,
  organ: OrganView,
  keys: OrganKeys,
  work: Work,
): Promise<Registered> {
  const { input, joined, decided, entered, contact_id } = work
  const { organ_id } = organ
  const matter_id = decided.contact.facts.set?.matter_id ?? ''
  const walled = decided.contact.facts.set?.walled ?? false
  const seat_id = actingSeat(doer, walled ? ['accusations'] : ['clerk', 'petition_officer'])
  const happened = input.happened ?? input.received

  // Everything that needs no number first.
  let bodyKey: BodyKey | undefined
  const first = together({})
  if (walled) {
    if (joined) bodyKey = await bodyKeyOf(tx, organ_id, matter_id, keys)
    else {
      const made = makeBodyKey(organ_id, matter_id, keys.wrapping, house.random)
      bodyKey = made.key
      first.body_key = [made.row]
    }
  } else {
    const readers = Object.keys(joined?.readers ?? decided.matter.facts.readers ?? {})
    Object.assign(first, textRows(organ_id, contact_id, matter_id, input, decided, readers, joined === null))
  }
  const sealed = decided.people.map((p) => ({
    ...p.words,
    person_id: p.person_id,
    id_number: sealId(organ_id, p.person_id, p.words.id_number, keys, house),
  }))
  const codes = codesOf(keys, organ_id, contact_id, decided, input)
  first.code_directory = codes.map(({ hash, person_id }) => ({ code_hash: hash, organ_id, contact_id, person_id }))
  if (!walled && sealed.length > 0) {
    first.person_text = sealed.map((p) => ({
      organ_id,
      contact_id,
      person_id: p.person_id,
      name: p.name,
      phone: p.phone,
      address: p.address,
      id_number: p.id_number === null ? null : Buffer.from(p.id_number, 'base64'),
      id_tail: decided.people.find((one) => one.person_id === p.person_id)?.words.id_number?.slice(-4) ?? null,
    }))
  }
  await insertRows(tx, first)
  if (joined && !walled) await addWords(tx, organ_id, matter_id, input)

  // A repeat changes the rows of its matter; the contact's own number comes last.
  const contactSet = decided.contact.facts.set
  const matterSet = decided.matter.facts.set
  const { series, year } = { series: contactSet?.series ?? 'DJ', year: contactSet?.year ?? 0 }
  const before = joined ? rowsOfMatter(organ_id, joined) : {}
  const afterFacts = decided.matter.facts
  const seq = (joined?.matter.version ?? 0) + 1
  let changes = joined ? diffRows(before, rowsOfMatter(organ_id, applyToMatter(joined, seq, afterFacts))) : null
  if (changes) await writeChanges(tx, organ_id, changes)

  const wanted = joined
    ? [{ series, year }]
    : [
        { series, year },
        { series: matterSet?.series ?? 'XF', year },
      ]
  const numbers = await nextNumbers(tx, organ_id, wanted)
  if (contactSet) contactSet.n = numbers[0] ?? 0
  if (!joined && matterSet) matterSet.n = numbers[1] ?? 0

  const draft = {
    organ_id,
    officer_id: doer.actor.officer_id,
    seat_id,
    via: doer.via,
    happened,
    entered,
    ...(bodyKey ? { body_key: bodyKey } : {}),
  }
  const contactBody = { ...decided.contact.body, people: sealed } as Json
  const drafts: EventDraft[] = [
    {
      ...draft,
      subject_kind: 'contact',
      subject_id: contact_id,
      seq: 1,
      kind: decided.contact.kind,
      facts: decided.contact.facts as Json,
      body: contactBody,
    },
    {
      ...draft,
      subject_kind: 'matter',
      subject_id: matter_id,
      seq,
      kind: decided.matter.kind,
      facts: decided.matter.facts as Json,
      body: decided.matter.body as Json,
    },
  ]
  const events = makeEvents(drafts, house.random)
  const contact = applyToContact(null, 1, decided.contact.facts)
  const matter = applyToMatter(joined, seq, afterFacts)
  const added = joined ? (changes?.added ?? {}) : rowsOfMatter(organ_id, matter)
  changes = null
  await insertRows(tx, together(added, rowsOfContact(organ_id, contact), events))

  const event = events.event[0]
  if (!event) throw new Error('a registration without its event')
  return answer(keys, contact.contact, matter, codes, event, false)
}

function answer(
  keys: OrganKeys,
  contact: { contact_id: string; series: string; year: number; n: number; first: boolean },
  state: MatterState,
  codes: { code: string; name: string | null }[],
  event: { event_id: string; entered: string; leaf_hash: Uint8Array },
  again: boolean,
): Registered {
  const { matter } = state
  return {
    contact_id: contact.contact_id,
    contact_number: numberText(contact),
    code: formatCode(codes[0]?.code ?? ''),
    own_codes: codes.slice(1).map((c) => ({ name: c.name ?? '', code: formatCode(c.code) })),
    matter_id: matter.matter_id,
    matter_number: numberText(matter),
    first: contact.first,
    stage: matter.stage,
    last_day: matter.last_day,
    provisional: matter.provisional,
    internal: matter.internal,
    receipt: makeReceipt(event, keys.signer),
    again,
  }
}

/** Claims an idempotency key; the contact it made before, when it is taken. */
async function claimKey(
  tx: Tx,
  row: { organ_id: string; key: string; request_digest: Uint8Array; contact_id: string; entered: string },
) {
  const claimed = await tx
    .insertInto('idempotency')
    .values(row)
    .onConflict((c) => c.columns(['organ_id', 'key']).doNothing())
    .returning('contact_id')
    .executeTakeFirst()
  if (claimed) return null
  return tx
    .selectFrom('idempotency')
    .select(['contact_id', 'request_digest'])
    .where('organ_id', '=', row.organ_id)
    .where('key', '=', row.key)
    .executeTakeFirstOrThrow()
}

async function registeredBefore(
  tx: Tx,
  keys: OrganKeys,
  organ_id: string,
  before: { contact_id: string; request_digest: Uint8Array },
  digest: Uint8Array,
): Promise<Registered> {
  if (!Buffer.from(before.request_digest).equals(Buffer.from(digest))) return refuse('register.key_used_for_another')
  const contact = await tx
    .selectFrom('contact')
    .selectAll()
    .where('organ_id', '=', organ_id)
    .where('contact_id', '=', before.contact_id)
    .executeTakeFirstOrThrow()
  const event = await tx
    .selectFrom('event')
    .select(['event_id', 'entered', 'leaf_hash'])
    .where('organ_id', '=', organ_id)
    .where('subject_id', '=', before.contact_id)
    .where('seq', '=', 1)
    .executeTakeFirstOrThrow()
  const state = await loadMatter(tx, organ_id, contact.matter_id ?? '')
  if (!state) throw new Error('a contact without its matter')
  const own = await sql<{ person_id: string; name: string | null }>`
    select d.person_id, t.name from code_directory d left join person_text t on t.organ_id = d.organ_id and t.contact_id = d.contact_id and t.person_id = d.person_id
    where d.organ_id = ${organ_id} and d.contact_id = ${before.contact_id} and d.person_id is not null order by d.person_id`.execute(
    tx,
  )
  const key = keys.codes.get(contact.code_version) ?? keys.code.key
  const codes = [
    { code: codeOf(key, before.contact_id), name: null },
    ...own.rows.map((p) => ({ code: codeOf(key, before.contact_id, p.person_id), name: p.name })),
  ]
  return answer(keys, contact, state, codes, event, true)
}

async function checkCategory(tx: Tx, input: RegisterInput): Promise<Refusal[]> {
  const path = input.category
  if (path === '') return []
  const known = await tx
    .selectFrom('category')
    .select('wall')
    .where('path', '=', path)
    .where('retired_on', 'is', null)
    .executeTakeFirst()
  if (!known) return [refusal('register.no_such_category', { category: path }, 'category')]
  return known.wall && input.kind !== 'accusation'
    ? [refusal('register.wall_category', { category: path }, 'category')]
    : []
}

async function lockJoined(tx: Tx, organ_id: string, input: RegisterInput): Promise<MatterState> {
  const state = await loadMatter(tx, organ_id, input.same_as?.matter_id ?? '', true)
  if (!state || state.matter.walled !== (input.kind === 'accusation'))
    return refuse('register.no_such_matter', {}, 'same_as')
  if (state.matter.stage === 'voided' || state.matter.stage === 'moved')
    return refuse('register.matter_ended', { stage: state.matter.stage }, 'same_as')
  return state
}

function codesOf(keys: OrganKeys, _organ: string, contact_id: string, decided: Registration, input: RegisterInput) {
  const whole = codeOf(keys.code.key, contact_id)
  const own = decided.people
    .filter((_, i) => input.people[i]?.own_code === true)
    .map((p) => ({
      code: codeOf(keys.code.key, contact_id, p.person_id),
      person_id: p.person_id as string | null,
      name: p.words.name as string | null,
    }))
  return [{ code: whole, person_id: null, name: null }, ...own].map((c) => ({ ...c, hash: codeHash(c.code) }))
}

function sealId(organ_id: string, person_id: string, id: string | null, keys: OrganKeys, house: House): string | null {
  if (id === null || id === '') return null
  return sealBody(
    { organ_id, event_id: person_id },
    Buffer.from(id),
    { key_id: 'identity', key: keys.wrapping },
    house.random,
  ).toString('base64')
}
