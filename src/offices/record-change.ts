import { insertRows } from '../db/rows.ts'
import type { Tx } from '../db/kysely.ts'
import type { Json } from '../db/tables.ts'
import { actingSeat, type Doer, type House } from '../matters/house.ts'
import { makeEvents } from '../record/append.ts'
import type { Role } from '../rules/types.ts'

/**
 * What changed in the organ: `facts` hold ids, days and roles, `words` names that people gave. `subject`: the history it
 * belongs to, when not the organisation's; `as`: the roles of those who may do it, when not the administrator's alone.
 */
export type Change = {
  kind: string
  happened?: string
  facts: Json
  words?: Json
  subject?: string
  as?: readonly Role[]
}

/** The subject of every event about an organ's offices, posts, people and accounts: one history in one order. */
export const organisation = 'offices'

/**
 * Writes a change of the organ into its log, in the transaction that changes the rows. Such changes wait for each other;
 * registrations do not wait for them.
 */
export async function recordChange(house: House, tx: Tx, doer: Doer, change: Change): Promise<void> {
  const { organ_id } = doer
  const { subject = organisation, as = ['administrator'] } = change
  await tx.selectFrom('organ').select('organ_id').where('organ_id', '=', organ_id).forNoKeyUpdate().execute()
  const last = await tx
    .selectFrom('event')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('organ_id', '=', organ_id)
    .where('subject_id', '=', subject)
    .executeTakeFirst()
  const events = makeEvents(
    [
      {
        organ_id,
        subject_kind: 'office',
        subject_id: subject,
        seq: (last?.seq ?? 0) + 1,
        kind: change.kind,
        officer_id: doer.actor.officer_id,
        seat_id: actingSeat(doer, as),
        via: doer.via,
        happened: change.happened ?? null,
        entered: house.now(),
        facts: change.facts,
        ...(change.words !== undefined && { body: change.words }),
      },
    ],
    house.random,
  )
  await insertRows(tx, events)
}
