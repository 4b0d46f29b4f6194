import { sql } from 'kysely'
import { hashPassphrase } from '../http/passphrase.ts'
import type { House } from '../matters/house.ts'
import { refuse } from '../rules/errors.ts'
import type { Names } from './signed-in.ts'

export type DemoAccount = { login: string; organ_id: string; officer: Names; post: Names }

/**
 * Gives officers of a demo organ an account each, all with one passphrase.
 * Refuses `demo.not_a_demo_organ` for an organ that is none: nobody may sign in there with a printed passphrase.
 */
export async function setDemoAccounts(
  house: House,
  accounts: readonly { login: string; organ_id: string; officer_id: string }[],
  passphrase: string,
): Promise<void> {
  const passphrase_hash = await hashPassphrase(passphrase)
  await house.db.withScope([], 'web', async (tx) => {
    const demos = await tx.selectFrom('organ').select('organ_id').where('demo', '=', true).execute()
    const real = accounts.find((one) => !demos.some((organ) => organ.organ_id === one.organ_id))
    if (real) return refuse('demo.not_a_demo_organ', { organ: real.organ_id })
    return tx
      .insertInto('account')
      .values(accounts.map((one) => ({ ...one, passphrase_hash, disabled_at: null })))
      .onConflict((c) =>
        c.column('login').doUpdateSet((row) => ({ passphrase_hash: row.ref('excluded.passphrase_hash') })),
      )
      .execute()
  })
}

/** The accounts of demo organs with name and first post, towns first. */
export async function demoAccounts(house: House): Promise<DemoAccount[]> {
  const organs = await house.db.withScope([], 'web', (tx) =>
    tx.selectFrom('organ').select('organ_id').where('demo', '=', true).orderBy('level', 'desc').execute(),
  )
  const found: DemoAccount[] = []
  for (const { organ_id } of organs) {
    const { rows } = await house.db.withScope(
      [organ_id],
      'web',
      (tx) =>
        sql<{ login: string; name: string; name_en: string; title: string; title_en: string }>`
          select a.login, p.name, p.name_en, s.title, s.title_en
          from account a
          join officer p on p.organ_id = ${organ_id} and p.officer_id = a.officer_id
          join seat_holding h on h.organ_id = ${organ_id} and h.officer_id = a.officer_id and h.to_day is null
          join seat s on s.organ_id = ${organ_id} and s.seat_id = h.seat_id
          where a.organ_id = ${organ_id} and a.disabled_at is null
          order by array_position(array['petition_officer', 'clerk', 'leader', 'handler', 'village_officer', 'accusations', 'auditor', 'administrator'], s.role), a.login`.execute(
          tx,
        ),
      { readOnly: true },
    )
    found.push(
      ...rows.map((row) => ({
        login: row.login,
        organ_id,
        officer: { name: row.name, name_en: row.name_en },
        post: { name: row.title, name_en: row.title_en },
      })),
    )
  }
  return found
}
