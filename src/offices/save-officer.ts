import type { Doer, House } from '../matters/house.ts'
import { isDate } from '../rules/dates.ts'
import { isRefused, refusal, type Refusal, refuse, refuseAll } from '../rules/errors.ts'
import { makeAccountIn } from './accounts.ts'
import { giveSeatIn } from './give-seat.ts'
import { identifiers } from './identifiers.ts'
import { loginName } from './login-name.ts'
import { namesTyped, phoneTyped } from './names-typed.ts'
import { recordChange } from './record-change.ts'

export type OfficerInput = {
  name: string
  name_en: string
  phone: string
  /** Empty: no account. */
  login: string
  /** Empty: no post yet. */
  seat: string
  from_day: string
}

/**
 * Adds a person to the office, with an account and a post when they are given. Out: their id, and the code with which
 * they choose their passphrase. Refuses `office.name_missing`, `office.day` and as `loginName`, `makeAccount`, `giveSeat`.
 */
export async function addOfficer(
  house: House,
  doer: Doer,
  input: OfficerInput,
): Promise<{ officer_id: string; code: string | null }> {
  const { organ_id } = doer
  const { names, refusals } = namesTyped(input.name, input.name_en)
  const login = input.login.trim() === '' ? null : loginTyped(input.login, refusals)
  if (input.seat !== '' && !isDate(input.from_day)) refusals.push(refusal('office.day', {}, 'from_day'))
  refuseAll(refusals)
  return house.db.withScope([organ_id], 'web', async (tx) => {
    const known = await tx.selectFrom('officer').select('officer_id').where('organ_id', '=', organ_id).execute()
    const taken = known.map((one) => one.officer_id)
    const officer_id = identifiers('officer', taken)(names.name_en, 'officer')
    const phone = phoneTyped(input.phone)
    await recordChange(house, tx, doer, { kind: 'officer_added', facts: { officer_id }, words: { ...names, phone } })
    await tx
      .insertInto('officer')
      .values({ organ_id, officer_id, ...names, phone })
      .execute()
    if (input.seat !== '')
      await giveSeatIn(house, tx, doer, { seat_id: input.seat, officer_id, from_day: input.from_day })
    const code = login === null ? null : await makeAccountIn(house, tx, doer, { officer_id, login })
    return { officer_id, code }
  })
}

function loginTyped(typed: string, refusals: Refusal[]): string | null {
  try {
    return loginName(typed)
  } catch (caught) {
    if (!isRefused(caught)) throw caught
    refusals.push(...caught.refusals)
    return null
  }
}

/** Changes a person's name and telephone. Refuses `office.not_found`, `office.name_missing`. */
export async function changeOfficer(
  house: House,
  doer: Doer,
  input: { officer_id: string; name: string; name_en: string; phone: string },
): Promise<void> {
  const { organ_id } = doer
  const { officer_id } = input
  const { names, refusals } = namesTyped(input.name, input.name_en)
  refuseAll(refusals)
  const phone = phoneTyped(input.phone)
  await house.db.withScope([organ_id], 'web', async (tx) => {
    const changed = await tx
      .updateTable('officer')
      .set({ ...names, phone })
      .where('organ_id', '=', organ_id)
      .where('officer_id', '=', officer_id)
      .returning('officer_id')
      .executeTakeFirst()
    if (!changed) return refuse('office.not_found')
    return recordChange(house, tx, doer, { kind: 'officer_changed', facts: { officer_id }, words: { ...names, phone } })
  })
}
