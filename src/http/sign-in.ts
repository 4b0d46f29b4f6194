import type { Db } from '../db/open.ts'
import { refuse } from '../rules/errors.ts'
import type { HttpConfig } from './env.ts'
import { fitsPassphrase } from './passphrase.ts'
import type { RateLimit } from './rate-limit.ts'
import { rateLimit } from './rate-limit.ts'
import { findAccount, openSession } from './session.ts'

/** How often a name, and an address, may try: ten and sixty times a quarter of an hour. */
export function signInLimits(config: HttpConfig): { login: RateLimit; address: RateLimit } {
  return { login: rateLimit(10, 900, config.now), address: rateLimit(60, 900, config.now) }
}

/**
 * Signs in. In: what was typed, the address it came from. Out: the token for the session cookie.
 * Refuses `signin.login_missing`, `signin.passphrase_missing`, `signin.too_many_tries` and, without saying which of the two is wrong, `signin.wrong`.
 */
export async function signIn(
  db: Db,
  config: HttpConfig,
  limits: ReturnType<typeof signInLimits>,
  typed: { login: string; passphrase: string },
  from: { address: string; agent?: string | undefined },
): Promise<string> {
  const login = typed.login.trim().toLowerCase()
  if (login === '') refuse('signin.login_missing', {}, 'login')
  if (typed.passphrase === '') refuse('signin.passphrase_missing', {}, 'passphrase')
  const wait = limits.address.take(from.address) ?? limits.login.take(login)
  if (wait !== undefined) refuse('signin.too_many_tries', { minutes: Math.ceil(wait / 60) })
  const account = await db.withScope([], 'web', (tx) => findAccount(tx, login), { readOnly: true })
  // Outside any transaction: a passphrase takes some 30 ms, and the embedded database has one connection.
  const fits = await fitsPassphrase(account?.passphraseHash, typed.passphrase)
  if (account === undefined || !fits) refuse('signin.wrong', {}, 'passphrase')
  limits.login.forget(login)
  return db.withScope([], 'web', (tx) => openSession(tx, account, config.now(), config.random, from.agent))
}
