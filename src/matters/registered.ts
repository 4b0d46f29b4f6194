import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import type { OrganKeys } from '../record/keys.ts'
import { makeReceipt } from '../record/receipt.ts'
import { refuse } from '../rules/errors.ts'
import { numberText } from '../rules/numbering.ts'
import { formatCode } from '../rules/querycode.ts'
import type { MatterState } from '../rules/types.ts'
import { codeOf } from './codes.ts'
import { loadMatter } from './load.ts'

/** What the registration of a contact answers. */
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

/** A query code with the person whose own it is; the contact's code comes first and has none. */
export type Code = { code: string; person_id: string | null; name: string | null }

/** The answer. In: the codes, the contact's first; the event whose inclusion the receipt promises. */
export function answer(
  keys: OrganKeys,
  contact: { contact_id: string; series: string; year: number; n: number; first: boolean },
  { matter }: MatterState,
  codes: readonly Code[],
  event: { event_id: string; entered: string; leaf_hash: Uint8Array },
  again: boolean,
): Registered {
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

export type Claim = { organ_id: string; key: string; request_digest: Uint8Array; contact_id: string; entered: string }

/** Claims an idempotency key. Out: null, or what was registered under it before, and for which post. */
export async function claimKey(tx: Tx, row: Claim) {
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

/** The answer of an earlier post with the same key. Refuses `register.key_used_for_another` when that post was another. */
export async function registeredBefore(
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
  const codes: Code[] = [
    { code: codeOf(key, before.contact_id), person_id: null, name: null },
    ...own.rows.map((p) => ({ code: codeOf(key, before.contact_id, p.person_id), ...p })),
  ]
  return answer(keys, contact, state, codes, event, true)
}
