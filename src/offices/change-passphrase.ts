import type { HttpConfig, Session } from '../http/env.ts'
import { fitsPassphrase, hashPassphrase } from '../http/passphrase.ts'
import { endSessionsOf, openSession } from '../http/session.ts'
import { type From, type SignInLimits, takeTry } from '../http/sign-in.ts'
import type { House } from '../matters/house.ts'
import { refuse } from '../rules/errors.ts'
import { recordChange } from './record-change.ts'
import type { Reader } from './signed-in.ts'

/** What is known of an officer's own account. */
export async function ownAccount(house: House, session: Session) {
  return house.db.withScope(
    [],
    'web',
    (tx) =>
      tx
        .selectFrom('account')
        .select(['login', 'passphrase_hash'])
        .where('organ_id', '=', session.organId)
        .where('officer_id', '=', session.officerId)
        .where('disabled_at', 'is', null)
        .executeTakeFirstOrThrow(),
    { readOnly: true },
  )
}

/**
 * Changes the passphrase of who is signed in, and ends all their sessions. In: the old one, the new one twice. Out: the
 * token of a new session for this browser. Refuses as `hashPassphrase`, `signin.too_many_tries`, `me.passphrase_now_wrong`
 * and `me.passphrase_again_differs`.
 */
export async function changePassphrase(
  desk: { house: House; http: HttpConfig; limits: SignInLimits },
  reader: Reader,
  session: Session,
  typed: { now: string; next: string; again: string },
  from: From,
): Promise<string> {
  const { house, http, limits } = desk
  const { login, passphrase_hash } = await ownAccount(house, session)
  if (typed.now === '') refuse('me.passphrase_now_missing', {}, 'passphrase_now')
  const right = takeTry(http, limits, login, from)
  if (!(await fitsPassphrase(passphrase_hash ?? undefined, typed.now)))
    refuse('me.passphrase_now_wrong', {}, 'passphrase_now')
  right()
  const hash = await newHash(typed, namesOf(login, reader))
  return house.db.withScope([session.organId], 'web', async (tx) => {
    await tx.updateTable('account').set({ passphrase_hash: hash }).where('login', '=', login).execute()
    await endSessionsOf(tx, session)
    await recordChange(house, tx, reader.doer, {
      kind: 'passphrase_changed',
      facts: { officer_id: session.officerId, login },
    })
    return openSession(tx, session, house.now(), http.random, from.agent)
  })
}

/** A new passphrase typed twice, in its stored form. Refuses as `hashPassphrase` and `me.passphrase_again_differs`. */
export async function newHash(typed: { next: string; again: string }, names: readonly string[]): Promise<string> {
  if (typed.next === '') refuse('signin.passphrase_missing', {}, 'passphrase')
  const hash = await hashPassphrase(typed.next, names)
  if (typed.again !== typed.next) refuse('me.passphrase_again_differs', {}, 'passphrase_again')
  return hash
}

/** Names that a passphrase must not be made of. */
export function namesOf(login: string, { officer, organ }: Pick<Reader, 'officer' | 'organ'>): string[] {
  return [login, officer.name, officer.name_en, organ.name, organ.name_en]
}
