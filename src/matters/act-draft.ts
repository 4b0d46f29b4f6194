import type { Tx } from '../db/kysely.ts'
import type { ActionName } from '../rules/lifecycle.ts'
import { refuse, refuseAll } from '../rules/errors.ts'
import { mayNot } from '../rules/permissions.ts'
import { organView } from '../offices/organ-view.ts'
import type { Doer, House } from './house.ts'
import { loadMatter } from './load.ts'
import { maySee } from './may-see.ts'

/** What was typed into an act's form, by the field's name. */
export type Typed = Record<string, readonly string[]>
export type Draft = { typed: Typed; officer_id: string; saved_at: string }

/** Acts whose words are written over days, and by others than who signs. */
export const drafted: readonly ActionName[] = ['sign_opinion', 'refuse']

/**
 * Keeps what was typed until somebody signs. One draft a matter and act: whoever saves last has the word.
 * Refuses what the act itself refuses; behind the wall there are no drafts, for they would lie beside the key (`draft.walled`).
 */
export async function saveActDraft(
  house: House,
  doer: Doer,
  { matter_id, action, typed }: { matter_id: string; action: ActionName; typed: Typed },
): Promise<void> {
  const { organ_id } = doer
  await house.db.withScope([organ_id], 'web', async (tx) => {
    const state = await loadMatter(tx, organ_id, matter_id)
    if (!state || !maySee(doer, state)) return refuse('matter.not_found')
    if (state.matter.walled) return refuse('draft.walled')
    const not = mayNot(doer.actor, action, state, await organView(tx, organ_id))
    if (not) return refuseAll([not])
    const row = { officer_id: doer.actor.officer_id ?? '', typed: JSON.stringify(typed), saved_at: house.now() }
    await tx
      .insertInto('act_draft')
      .values({ organ_id, matter_id, action, ...row })
      .onConflict((c) => c.columns(['organ_id', 'matter_id', 'action']).doUpdateSet(row))
      .execute()
    return undefined
  })
}

/** The draft of an act on a matter; undefined: there is none. Whose it is to see, the caller has asked. */
export async function readActDraft(
  tx: Tx,
  organ_id: string,
  matter_id: string,
  action: ActionName,
): Promise<Draft | undefined> {
  const row = await tx
    .selectFrom('act_draft')
    .select(['typed', 'officer_id', 'saved_at'])
    .where('organ_id', '=', organ_id)
    .where('matter_id', '=', matter_id)
    .where('action', '=', action)
    .executeTakeFirst()
  return row ? { ...row, typed: row.typed as Typed } : undefined
}

/** The draft is done with: the act is signed. */
export async function dropActDraft(
  house: House,
  organ_id: string,
  matter_id: string,
  action: ActionName,
): Promise<void> {
  await house.db.withScope([organ_id], 'web', (tx) =>
    tx
      .deleteFrom('act_draft')
      .where('organ_id', '=', organ_id)
      .where('matter_id', '=', matter_id)
      .where('action', '=', action)
      .execute(),
  )
}

/** Whether somebody reads drafts of a matter: the unit that signs, the petition office, a leader. */
export function readsDrafts(doer: Doer, unit: string | undefined): boolean {
  return doer.actor.seats.some(
    (seat) =>
      ['petition_officer', 'leader'].includes(seat.role) || (seat.role === 'handler' && seat.office_id === unit),
  )
}
