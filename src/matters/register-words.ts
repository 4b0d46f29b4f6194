import type { Tx } from '../db/kysely.ts'
import { makeBodyKey, sealBody, type BodyKey } from '../record/bodies.ts'
import type { OrganKeys } from '../record/keys.ts'
import type { RegisterInput } from '../rules/acts.ts'
import type { Registration } from '../rules/decide-register.ts'
import type { MatterState } from '../rules/types.ts'
import { codeHash, codeOf } from './codes.ts'
import type { House } from './house.ts'
import type { Code } from './registered.ts'
import { together } from './rows.ts'
import { textRows } from './texts.ts'
import { bodyKeyOf } from './walled.ts'

type Sealed = Registration['people'][number]['words'] & { person_id: string }

/** People's words as they are stored: identity numbers sealed, everything else plain until a wall's key seals the whole. */
export function sealPeople(organ_id: string, decided: Registration, keys: OrganKeys, house: House): Sealed[] {
  const key = { key_id: 'identity', key: keys.wrapping }
  return decided.people.map(({ person_id, words }) => ({
    ...words,
    person_id,
    id_number: words.id_number
      ? sealBody({ organ_id, event_id: person_id }, Buffer.from(words.id_number), key, house.random).toString('base64')
      : null,
  }))
}

/** The query codes of a contact: its own, and one for each representative who wanted theirs. */
export function codesOf(keys: OrganKeys, contact_id: string, decided: Registration, input: RegisterInput): Code[] {
  const own = decided.people
    .filter((_, i) => input.people[i]?.own_code === true)
    .map(({ person_id, words }) => ({
      code: codeOf(keys.code.key, contact_id, person_id),
      person_id,
      name: words.name,
    }))
  return [{ code: codeOf(keys.code.key, contact_id), person_id: null, name: null }, ...own]
}

/** The rows by which codes are found. */
export function directoryRows(organ_id: string, contact_id: string, codes: readonly Code[]) {
  return codes.map(({ code, person_id }) => ({ code_hash: codeHash(code), organ_id, contact_id, person_id }))
}

/** What people read and search of a contact that stands in the open. */
export function openRows(
  organ_id: string,
  contact_id: string,
  matter_id: string,
  input: RegisterInput,
  decided: Registration,
  sealed: readonly Sealed[],
  joined: MatterState | null,
) {
  const readers = Object.keys(joined?.readers ?? decided.matter.facts.readers ?? {})
  return together(textRows(organ_id, contact_id, matter_id, input, decided, readers, joined === null), {
    person_text: sealed.map(({ person_id, name, phone, address, id_number }) => ({
      organ_id,
      contact_id,
      person_id,
      name,
      phone,
      address,
      id_number: id_number === null ? null : Buffer.from(id_number, 'base64'),
      id_tail: decided.people.find((one) => one.person_id === person_id)?.words.id_number?.slice(-4) ?? null,
    })),
  })
}

/** The key that seals the words of a walled matter: made with it, or fetched when a contact joins it. */
export async function wallKey(
  tx: Tx,
  organ_id: string,
  matter_id: string,
  joined: MatterState | null,
  keys: OrganKeys,
  house: House,
): Promise<{ key: BodyKey; rows: ReturnType<typeof together> }> {
  if (joined) return { key: await bodyKeyOf(tx, organ_id, matter_id, keys), rows: {} }
  const made = makeBodyKey(organ_id, matter_id, keys.wrapping, house.random)
  return { key: made.key, rows: { body_key: [made.row] } }
}
