import { sql } from 'kysely'
import { localDate } from '../lib/time.ts'
import type { House } from '../matters/house.ts'
import { isRefused, refusal, type Refusal, refuse, refuseAll } from '../rules/errors.ts'
import { newHash } from './change-passphrase.ts'
import { loginName } from './login-name.ts'
import { type OfficeTyped, officePlan } from './office-plan.ts'
import { openOrganIn } from './open-organ.ts'
import { recordChange } from './record-change.ts'

export type MakeOffice = OfficeTyped & { passphrase: string; again: string }
export type OfficeMade = { organs: string[]; organ_id: string; officer_id: string; login: string }

/**
 * Makes the first office of an empty house, with its administrator and their account, all or nothing. In: what was typed,
 * what lays down the key files of an organ. Refuses every field that is missing or wrong at once, `setup.done` when
 * there is an office already.
 */
export async function makeOffice(
  house: House,
  keysFor: (organ_id: string) => void,
  typed: MakeOffice,
): Promise<OfficeMade> {
  const missing = (field: 'name' | 'person'): Refusal[] =>
    typed[field].trim() === '' ? [refusal(`setup.${field}_missing`, {}, field)] : []
  const login = collect(() => loginName(typed.login))
  const plans = collect(() =>
    officePlan({ ...typed, login: login.value ?? '' }, localDate(house.now(), 'Asia/Shanghai')),
  )
  const names = [typed.login, typed.person, typed.name, typed.name_en]
  const hash = await newHash({ next: typed.passphrase, again: typed.again }, names).then(
    (value) => ({ value, refusals: [] }),
    caughtRefusals,
  )
  refuseAll([...missing('name'), ...plans.refusals, ...missing('person'), ...login.refusals, ...hash.refusals])
  if (!plans.value || login.value === undefined || hash.value === undefined) throw new Error('refused without reasons')
  const { county, town } = plans.value
  const organs = [...(county ? [county] : []), town]
  const ids = organs.map((one) => one.organ_id)
  const officer_id = town.officers[0]?.officer_id ?? ''
  const account = { login: login.value, organ_id: town.organ_id, officer_id, passphrase_hash: hash.value }
  for (const id of ids) keysFor(id)
  await house.db.withScope(ids, 'web', async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('huiyin set-up'))`.execute(tx)
    const known = await tx.selectFrom('organ').select('organ_id').limit(1).executeTakeFirst()
    if (known) refuse('setup.done')
    for (const plan of organs) await openOrganIn(house, tx, plan, { officer_id: null, via: 'counter' })
    await tx
      .insertInto('account')
      .values({ ...account, disabled_at: null })
      .execute()
    const doer = { organ_id: town.organ_id, actor: { officer_id, seats: [] }, via: 'counter' as const }
    await recordChange(house, tx, doer, { kind: 'account_made', facts: { officer_id, login: account.login } })
  })
  return { organs: ids, organ_id: town.organ_id, officer_id, login: account.login }
}

type Collected<T> = { value?: T; refusals: Refusal[] }

function collect<T>(work: () => T): Collected<T> {
  try {
    return { value: work(), refusals: [] }
  } catch (caught) {
    return caughtRefusals(caught)
  }
}

function caughtRefusals(caught: unknown): { value?: never; refusals: Refusal[] } {
  if (isRefused(caught)) return { refusals: caught.refusals }
  throw caught
}
