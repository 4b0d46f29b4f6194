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

/**
 * The account of a login, unless it is disabled. The login's case and outer spaces do not matter. Accounts of a demo
 * organ, whose passphrase was printed, are found in the `demo` alone.
 */
export async function findAccount(tx: Tx, login: string, demo: boolean): Promise<Account | undefined> {
  const row = await tx
    .selectFrom('account as a')
    .innerJoin('organ as o', 'o.organ_id', 'a.organ_id')
    .select(['a.login', 'a.organ_id', 'a.officer_id', 'a.passphrase_hash'])
    .where('a.login', '=', login.trim().toLowerCase())
    .where('a.disabled_at', 'is', null)
    .$if(!demo, (query) => query.where('o.demo', '=', false))
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

export type OpenSession = { id: string; since: string; until: string; agent: string; here: boolean }

/** The sessions an officer has open at an instant, newest first. `here`: the one with this key. */
export async function openSessions(
  tx: Tx,
  officer: Pick<Session, 'organId' | 'officerId' | 'tokenHash'>,
  instant: string,
): Promise<OpenSession[]> {
  const rows = await tx
    .selectFrom('session')
    .selectAll()
    .where('organ_id', '=', officer.organId)
    .where('officer_id', '=', officer.officerId)
    .where('expires_at', '>', instant)
    .orderBy('created_at', 'desc')
    .orderBy('token_hash')
    .execute()
  const here = idOf(officer.tokenHash)
  return rows.map((row) => ({
    id: idOf(row.token_hash),
    since: row.created_at,
    until: row.expires_at,
    agent: row.agent ?? '',
    here: idOf(row.token_hash) === here,
  }))
}

// The hash names the session on pages: it opens nothing, for the cookie holds what was hashed.
function idOf(tokenHash: Uint8Array): string {
  return Buffer.from(tokenHash).toString('hex')
}

/** Ends one of an officer's sessions by its id; somebody else's stays. */
export async function endSessionOf(tx: Tx, officer: Pick<Session, 'organId' | 'officerId'>, id: string): Promise<void> {
  if (!/^[0-9a-f]{64}$/.test(id)) return
  await tx
    .deleteFrom('session')
    .where('organ_id', '=', officer.organId)
    .where('officer_id', '=', officer.officerId)
    .where('token_hash', '=', Buffer.from(id, 'hex'))
    .execute()
}

/** Ends every session of an officer, but the one with the key `but`. */
export async function endSessionsOf(
  tx: Tx,
  officer: Pick<Session, 'organId' | 'officerId'>,
  but?: Uint8Array,
): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('organ_id', '=', officer.organId)
    .where('officer_id', '=', officer.officerId)
    .$if(but !== undefined, (query) => query.where('token_hash', '!=', but ?? new Uint8Array()))
    .execute()
}

/** Ends one session. */
export async function endSession(tx: Tx, tokenHash: Uint8Array): Promise<void> {
  await tx.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** Removes the sessions that are over at an instant; for housekeeping. */
export async function sweepSessions(tx: Tx, instant: string): Promise<void> {
  await tx.deleteFrom('session').where('expires_at', '<=', instant).execute()
}
