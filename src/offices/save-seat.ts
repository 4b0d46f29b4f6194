import type { Doer, House } from '../matters/house.ts'
import { refusal, refuse, refuseAll } from '../rules/errors.ts'
import type { Role } from '../rules/types.ts'
import { identifiers } from './identifiers.ts'
import { namesTyped } from './names-typed.ts'
import { recordChange } from './record-change.ts'

/** Which posts an office of each kind may have. */
export const rolesOf: Record<string, readonly Role[]> = {
  petition_office: ['petition_officer', 'clerk', 'administrator', 'handler'],
  leadership: ['leader', 'administrator'],
  department: ['handler', 'administrator'],
  station: ['handler'],
  village: ['village_officer'],
  accusations: ['accusations'],
  audit: ['auditor'],
}

/** The posts an office may have: in a county's own office, those who look into its towns, too. */
export function rolesIn(level: string, kind: string): readonly Role[] {
  const own = rolesOf[kind] ?? []
  return level !== 'town' && kind === 'petition_office' ? [...own, 'county'] : own
}

export type SeatInput = { office_id: string; role: string; name: string; name_en: string }

/** Adds a post to an office. Out: its id. Refuses `office.not_found`, `office.name_missing`, `office.role`. */
export async function addSeat(house: House, doer: Doer, input: SeatInput): Promise<string> {
  const { organ_id } = doer
  return house.db.withScope([organ_id], 'web', async (tx) => {
    const office = await tx
      .selectFrom('office as f')
      .innerJoin('organ as o', 'o.organ_id', 'f.organ_id')
      .select(['f.kind', 'o.level'])
      .where('f.organ_id', '=', organ_id)
      .where('f.office_id', '=', input.office_id)
      .executeTakeFirst()
    if (!office) return refuse('office.not_found')
    const { names, refusals } = namesTyped(input.name, input.name_en)
    const role = rolesIn(office.level, office.kind).find((known) => known === input.role)
    refuseAll([...refusals, ...(role === undefined ? [refusal('office.role', {}, 'role')] : [])])
    const seats = await tx.selectFrom('seat').select('seat_id').where('organ_id', '=', organ_id).execute()
    const taken = seats.map((one) => one.seat_id)
    const seat_id = identifiers('seat', taken)('', `${input.office_id.slice(0, 40)}_${role}`)
    const seat = { seat_id, office_id: input.office_id, role: role ?? '' }
    await recordChange(house, tx, doer, { kind: 'seat_made', facts: { seats: [seat] }, words: names })
    await tx
      .insertInto('seat')
      .values({ organ_id, ...seat, title: names.name, title_en: names.name_en })
      .execute()
    return seat_id
  })
}

/** Changes the name of a post; what its holder may do stays. Refuses `office.not_found`, `office.name_missing`. */
export async function renameSeat(
  house: House,
  doer: Doer,
  input: { seat_id: string; name: string; name_en: string },
): Promise<void> {
  const { organ_id } = doer
  const { names, refusals } = namesTyped(input.name, input.name_en)
  refuseAll(refusals)
  await house.db.withScope([organ_id], 'web', async (tx) => {
    const changed = await tx
      .updateTable('seat')
      .set({ title: names.name, title_en: names.name_en })
      .where('organ_id', '=', organ_id)
      .where('seat_id', '=', input.seat_id)
      .returning(['seat_id', 'office_id', 'role'])
      .executeTakeFirst()
    if (!changed) return refuse('office.not_found')
    return recordChange(house, tx, doer, { kind: 'seat_renamed', facts: { seats: [changed] }, words: names })
  })
}
