import type { Doer, House } from '../matters/house.ts'

/**
 * As whom the portal reads what the public is told: the petition office's own seat, and no officer. For figures, which
 * leave small numbers out, and for papers that were given to the very person who asks.
 */
export async function readsForThePublic(house: House, organ_id: string): Promise<Doer> {
  const organ = await house.db.withScope(
    [organ_id],
    'web',
    (tx) =>
      tx.selectFrom('organ').select('petition_office_id').where('organ_id', '=', organ_id).executeTakeFirstOrThrow(),
    { readOnly: true },
  )
  const seat = { seat_id: 'public', office_id: organ.petition_office_id ?? '', role: 'petition_officer' as const }
  return { organ_id, actor: { officer_id: null, seats: [seat] }, via: 'portal' }
}
