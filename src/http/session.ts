import { createHash } from 'node:crypto'
import type { Tx } from '../db/kysely.ts'
import type { Random } from '../lib/ids.ts'
import type { Session } from './env.ts'

/** A session lasts a working day, whatever is done in it. */
export const sessionHours = 12

export type Account = { login: string; organId: string; officerId: string; passphraseHash: string | undefined }

function hashOf(token: string): Uint8Array {
  return createHash('sha256').update(token).digest()
}

/** The account of a login, unless it is disabled. The login's case and outer spaces do not matter. */
export async function findAccount(tx: Tx, login: string): Promise<Account | undefined> {
  const row = await tx
    .selectFrom('account')
    .selectAll()
    .where('login', '=', login.trim().toLowerCase())
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    login: row.login,
    organId: row.organ_id,
    officerId: row.officer_id,
    passphraseHash: row.passphrase_hash ?? undefined,
  }
}

/** Opens a session. In: the account, the instant, the browser's name. Out: the token for the cookie; only its hash is stored. */
export async function openSession(
  tx: Tx,
  account: Pick<Account, 'organId' | 'officerId'>,
  instant: string,
  random: Random,
  agent: string | undefined,
): Promise<string> {
  const token = Buffer.from(random(32)).toString('base64url')
  await tx
    .insertInto('session')
    .values({
      token_hash: hashOf(token),
      organ_id: account.organId,
      officer_id: account.officerId,
      created_at: instant,
      expires_at: new Date(Date.parse(instant) + sessionHours * 3_600_000).toISOString(),
      agent: agent?.slice(0, 200) ?? null,
    })
    .execute()
  return token
}

/** The session of a token at an instant: not expired, and its officer still has an account that is not disabled. */
export async function readSession(tx: Tx, token: string, instant: string): Promise<Session | undefined> {
  const row = await tx
    .selectFrom('session')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', instant)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('account')
          .select('account.login')
          .whereRef('account.organ_id', '=', 'session.organ_id')
          .whereRef('account.officer_id', '=', 'session.officer_id')
          .where('account.disabled_at', 'is', null),
      ),
    )
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    organId: row.organ_id,
    officerId: row.officer_id,
    tokenHash: row.token_hash,
    expiresAt: row.expires_at,
  }
}

/** Ends one session. */
export async function endSession(tx: Tx, tokenHash: Uint8Array): Promise<void> {
  await tx.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** Removes the sessions that are over at an instant; for housekeeping. */
export async function sweepSessions(tx: Tx, instant: string): Promise<void> {
  await tx.deleteFrom('session').where('expires_at', '<=', instant).execute()
}
