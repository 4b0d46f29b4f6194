import type { HttpConfig } from '../http/env.ts'
import { findAccount, openSession } from '../http/session.ts'
import { type From, type SignInLimits, takeTry } from '../http/sign-in.ts'
import type { House } from '../matters/house.ts'
import { refuse } from '../rules/errors.ts'
import { codeHash } from './accounts.ts'
import { namesOf, newHash } from './change-passphrase.ts'
import { recordChange } from './record-change.ts'
import { readerOf } from './signed-in.ts'

/**
 * Lets somebody with a code choose their passphrase, and signs them in. The code is used up. Out: the token of the session.
 * Refuses `signin.login_missing`, `account.code_missing`, `signin.too_many_tries`, `account.code_wrong` (also for names
 * that do not exist) and as `newHash`.
 */
export async function choosePassphrase(
  desk: { house: House; http: HttpConfig; limits: SignInLimits },
  typed: { login: string; code: string; next: string; again: string },
  from: From,
): Promise<{ token: string; login: string }> {
  const { house, http, limits } = desk
  const login = typed.login.trim().toLowerCase()
  if (login === '') refuse('signin.login_missing', {}, 'login')
  if (typed.code.trim() === '') refuse('account.code_missing', {}, 'code')
  const right = takeTry(http, limits, login, from)
  const code_hash = codeHash(login, typed.code)
  const account = await house.db.withScope([], 'web', async (tx) => {
    const code = await tx
      .selectFrom('passphrase_code')
      .select('login')
      .where('code_hash', '=', code_hash)
      .where('expires_at', '>', house.now())
      .executeTakeFirst()
    return code?.login === login ? findAccount(tx, login, false) : undefined
  })
  const session = account && { ...account, tokenHash: new Uint8Array(), expiresAt: '' }
  const reader = session && (await readerOf(house, session))
  if (!account || !reader) return refuse('account.code_wrong', {}, 'code')
  right()
  const passphrase_hash = await newHash(typed, namesOf(login, reader))
  const token = await house.db.withScope([account.organId], 'web', async (tx) => {
    const used = await tx
      .deleteFrom('passphrase_code')
      .where('code_hash', '=', code_hash)
      .returning('login')
      .executeTakeFirst()
    if (!used) refuse('account.code_wrong', {}, 'code')
    await tx.updateTable('account').set({ passphrase_hash }).where('login', '=', login).execute()
    const facts = { officer_id: account.officerId, login }
    await recordChange(house, tx, reader.doer, { kind: 'passphrase_chosen', facts })
    return openSession(tx, account, house.now(), http.random, from.agent)
  })
  return { token, login }
}
