import type { Db } from '../db/open.ts'
import { refuse } from '../rules/errors.ts'
import { networkOf } from './address.ts'
import { knownDevice } from './device.ts'
import type { HttpConfig } from './env.ts'
import { fitsPassphrase } from './passphrase.ts'
import { type RateLimit, rateLimit } from './rate-limit.ts'
import { type Account, findAccount, openSession } from './session.ts'

export type SignInLimits = { login: RateLimit; address: RateLimit; device: RateLimit }

/**
 * How often one may try: a name ten times a quarter of an hour from browsers it never signed in with, ten times more
 * from each one it did; an address (IPv6: its /64) sixty times.
 */
export function signInLimits(config: Pick<HttpConfig, 'now'>): SignInLimits {
  return {
    login: rateLimit(10, 900, config.now),
    address: rateLimit(60, 900, config.now),
    device: rateLimit(10, 900, config.now),
  }
}

/** Where a try comes from: the address, what the browser calls itself, its device cookie. */
export type From = { address: string; agent?: string | undefined; device?: string | undefined }

/** Takes one try for a name. Refuses `signin.too_many_tries`. Out: what forgets the tries when it was right. */
export function takeTry(config: HttpConfig, limits: SignInLimits, login: string, from: From): () => void {
  const device = knownDevice(config.secret, from.device, login)
  const name = login.slice(0, 100) // no stranger fills the memory with one long name
  const [limit, key] = device === undefined ? [limits.login, name] : [limits.device, `${device} ${name}`]
  const wait = device === undefined ? limits.address.take(networkOf(from.address)) : undefined
  const more = wait ?? limit.take(key)
  if (more !== undefined) refuse('signin.too_many_tries', { minutes: Math.ceil(more / 60) })
  return () => limit.forget(key)
}

/**
 * Signs in. In: what was typed, where it came from, whether this is the demo. Out: the account and the token for the
 * session cookie. Refuses `signin.login_missing`, `signin.passphrase_missing`, `signin.too_many_tries` and, without saying
 * which of the two is wrong, `signin.wrong`.
 */
export async function signIn(
  db: Db,
  config: HttpConfig,
  limits: SignInLimits,
  typed: { login: string; passphrase: string },
  from: From,
  demo = false,
): Promise<{ token: string; account: Account }> {
  const login = typed.login.trim().toLowerCase()
  if (login === '') refuse('signin.login_missing', {}, 'login')
  if (typed.passphrase === '') refuse('signin.passphrase_missing', {}, 'passphrase')
  const right = takeTry(config, limits, login, from)
  const account = await db.withScope([], 'web', (tx) => findAccount(tx, login, demo), { readOnly: true })
  // Outside any transaction: a passphrase takes some 30 ms, and the embedded database has one connection.
  const fits = await fitsPassphrase(account?.passphraseHash, typed.passphrase)
  if (account === undefined || !fits) refuse('signin.wrong', {}, 'passphrase')
  right()
  const token = await db.withScope([], 'web', (tx) => openSession(tx, account, config.now(), config.random, from.agent))
  return { token, account }
}
