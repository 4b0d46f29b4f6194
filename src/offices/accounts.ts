import { createHash } from 'node:crypto'
import type { Tx } from '../db/kysely.ts'
import { endSessionsOf } from '../http/session.ts'
import type { Random } from '../lib/ids.ts'
import type { Doer, House } from '../matters/house.ts'
import { refuse } from '../rules/errors.ts'
import { loginName } from './login-name.ts'
import { recordChange } from './record-change.ts'
import { plainCode } from './set-up.ts'

/** How long a code for a first or new passphrase is good for, in days. */
export const codeDays = 3

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Twelve characters, 60 bits, `7K2M-PX4D-9QWT`. */
function newCode(random: Random): string {
  const characters = [...random(12)].map((byte) => alphabet[byte & 31]).join('')
  return [0, 4, 8].map((at) => characters.slice(at, at + 4)).join('-')
}

/** The stored form of a code, found by it. 60 random bits need no salt and no slow hash. */
export function codeHash(login: string, code: string): Uint8Array {
  return createHash('sha256')
    .update(`${login}\n${plainCode(code)}`)
    .digest()
}

/** The account of an officer, in whatever state; undefined when there is none. */
export async function accountOf(tx: Tx, organ_id: string, officer_id: string) {
  return tx
    .selectFrom('account')
    .selectAll()
    .where('organ_id', '=', organ_id)
    .where('officer_id', '=', officer_id)
    .executeTakeFirst()
}

async function offerCode(house: House, tx: Tx, login: string): Promise<string> {
  const code = newCode(house.random)
  const expires_at = new Date(Date.parse(house.now()) + codeDays * 86_400_000).toISOString()
  await tx.deleteFrom('passphrase_code').where('login', '=', login).execute()
  await tx
    .insertInto('passphrase_code')
    .values({ code_hash: codeHash(login, code), login, expires_at })
    .execute()
  return code
}

/** Gives an officer an account. Out: the code with which they choose their passphrase. Refuses `account.taken`, `account.has_one`. */
export async function makeAccountIn(
  house: House,
  tx: Tx,
  doer: Doer,
  input: { officer_id: string; login: string },
): Promise<string> {
  const { organ_id } = doer
  const { officer_id, login } = input
  const taken = await tx.selectFrom('account').select('login').where('login', '=', login).executeTakeFirst()
  if (taken) refuse('account.taken', { login }, 'login')
  if (await accountOf(tx, organ_id, officer_id)) refuse('account.has_one')
  await recordChange(house, tx, doer, { kind: 'account_made', facts: { officer_id, login } })
  await tx
    .insertInto('account')
    .values({ login, organ_id, officer_id, passphrase_hash: null, disabled_at: null })
    .execute()
  return offerCode(house, tx, login)
}

/** `makeAccountIn` for a login as typed. Refuses as it and `loginName`. */
export async function makeAccount(
  house: House,
  doer: Doer,
  input: { officer_id: string; login: string },
): Promise<string> {
  const login = loginName(input.login)
  return house.db.withScope([doer.organ_id], 'web', (tx) =>
    makeAccountIn(house, tx, doer, { officer_id: input.officer_id, login }),
  )
}

/**
 * Takes an officer's passphrase away, ends their sessions and gives a code for a new one. Nobody sees a passphrase, and
 * the officer notices: the old one is of no use any more, and the log says who did it. Refuses `office.not_found`,
 * `account.disabled`, `account.own`.
 */
export async function resetPassphrase(house: House, doer: Doer, officer_id: string): Promise<string> {
  const { organ_id } = doer
  if (officer_id === doer.actor.officer_id) refuse('account.own')
  return house.db.withScope([organ_id], 'web', async (tx) => {
    const account = await accountOf(tx, organ_id, officer_id)
    if (!account) return refuse('office.not_found')
    if (account.disabled_at !== null) refuse('account.disabled')
    const { login } = account
    await recordChange(house, tx, doer, { kind: 'passphrase_reset', facts: { officer_id, login } })
    await tx.updateTable('account').set({ passphrase_hash: null }).where('login', '=', login).execute()
    await endSessionsOf(tx, { organId: organ_id, officerId: officer_id })
    return offerCode(house, tx, login)
  })
}

/** Disables an account, which ends its sessions and codes, or lets it in again. Refuses `office.not_found`, `account.own`. */
export async function setDisabled(house: House, doer: Doer, officer_id: string, disabled: boolean): Promise<void> {
  const { organ_id } = doer
  if (officer_id === doer.actor.officer_id) refuse('account.own')
  await house.db.withScope([organ_id], 'web', async (tx) => {
    const account = await accountOf(tx, organ_id, officer_id)
    if (!account) return refuse('office.not_found')
    if ((account.disabled_at !== null) === disabled) return undefined
    const { login } = account
    const kind = disabled ? 'account_disabled' : 'account_enabled'
    await recordChange(house, tx, doer, { kind, facts: { officer_id, login } })
    await tx
      .updateTable('account')
      .set({ disabled_at: disabled ? house.now() : null })
      .where('login', '=', login)
      .execute()
    if (!disabled) return undefined
    await tx.deleteFrom('passphrase_code').where('login', '=', login).execute()
    return endSessionsOf(tx, { organId: organ_id, officerId: officer_id })
  })
}
