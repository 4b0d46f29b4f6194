import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import type { Day, OrganView, Role } from '../rules/types.ts'
import { refuse } from '../rules/errors.ts'

/**
 * The office tree and seats of an organ as the rules need them, in one statement.
 * Refuses `office.no_such_organ`, and `office.no_petition_office` when nobody could receive a contact there.
 */
export async function organView(tx: Tx, organ_id: string): Promise<OrganView> {
  const { rows } = await sql<{
    word: string
    parent_id: string | null
    parent_office: string | null
    offices: { office_id: string; kind: string }[]
    seats: { seat_id: string; office_id: string; role: Role }[]
  }>`
    select o.word, o.parent_id, p.petition_office_id as parent_office,
      (select coalesce(jsonb_agg(jsonb_build_object('office_id', f.office_id, 'kind', f.kind) order by f.office_id), '[]') from office f where f.organ_id = o.organ_id) as offices,
      (select coalesce(jsonb_agg(jsonb_build_object('seat_id', s.seat_id, 'office_id', s.office_id, 'role', s.role) order by s.seat_id), '[]') from seat s where s.organ_id = o.organ_id) as seats
    from organ o left join organ p on p.organ_id = o.parent_id where o.organ_id = ${organ_id}`.execute(tx)
  const row = rows[0]
  if (!row) return refuse('office.no_such_organ', { organ: organ_id })
  const petition_office = row.offices.find((o) => o.kind === 'petition_office')?.office_id
  if (!petition_office) return refuse('office.no_petition_office', { organ: organ_id })
  const above_reader = row.parent_id && row.parent_office ? `${row.parent_id}/${row.parent_office}` : null
  return {
    organ_id,
    word: row.word,
    parent_id: row.parent_id,
    petition_office,
    above_reader,
    offices: row.offices,
    seats: row.seats,
  }
}

/** The seats an officer holds on a day. */
export async function seatsOf(tx: Tx, organ_id: string, officer_id: string, on: Day) {
  return tx
    .selectFrom('seat_holding as h')
    .innerJoin('seat as s', (join) => join.onRef('s.organ_id', '=', 'h.organ_id').onRef('s.seat_id', '=', 'h.seat_id'))
    .select(['s.seat_id', 's.office_id', 's.role'])
    .where('h.organ_id', '=', organ_id)
    .where('h.officer_id', '=', officer_id)
    .where('h.from_day', '<=', on)
    .where((is) => is.or([is('h.to_day', 'is', null), is('h.to_day', '>=', on)]))
    .orderBy('s.seat_id')
    .execute() as Promise<{ seat_id: string; office_id: string; role: Role }[]>
}
