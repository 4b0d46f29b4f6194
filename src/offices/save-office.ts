import type { Doer, House } from '../matters/house.ts'
import { isDate } from '../rules/dates.ts'
import { refusal, refuse, refuseAll } from '../rules/errors.ts'
import { identifiers } from './identifiers.ts'
import { namesTyped, phoneTyped } from './names-typed.ts'
import { recordChange } from './record-change.ts'

export const addableKinds = ['department', 'station', 'village', 'leadership', 'accusations', 'audit'] as const

export type OfficeInput = { kind: string; name: string; name_en: string; phone: string; from_day: string }

/** Adds an office to an organ. Out: its id. Refuses `office.name_missing`, `office.name_taken`, `office.kind`, `office.day`. */
export async function addOffice(house: House, doer: Doer, input: OfficeInput): Promise<string> {
  const { organ_id } = doer
  const { names, refusals } = namesTyped(input.name, input.name_en)
  const kind = addableKinds.find((known) => known === input.kind)
  refuseAll([
    ...refusals,
    ...(kind === undefined ? [refusal('office.kind', {}, 'kind')] : []),
    ...(isDate(input.from_day) ? [] : [refusal('office.day', {}, 'from_day')]),
  ])
  return house.db.withScope([organ_id], 'web', async (tx) => {
    const known = await tx
      .selectFrom('office')
      .select(['office_id', 'name', 'kind'])
      .where('organ_id', '=', organ_id)
      .execute()
    if (known.some((one) => one.name === names.name)) refuse('office.name_taken', { name: names.name }, 'name')
    const taken = known.map((one) => one.office_id)
    const office_id = identifiers('office', taken)(names.name_en, kind ?? 'unit')
    const phone = phoneTyped(input.phone)
    const parent = known.find((one) => one.kind === 'leadership')?.office_id ?? null
    await recordChange(house, tx, doer, {
      kind: 'office_opened',
      happened: input.from_day,
      facts: { offices: [{ office_id, kind: kind ?? '', from_day: input.from_day, to_day: null }] },
      words: { ...names, phone },
    })
    await tx
      .insertInto('office')
      .values({
        organ_id,
        office_id,
        parent_office_id: kind === 'leadership' ? null : parent,
        kind: kind ?? '',
        ...names,
        phone,
        from_day: input.from_day,
        to_day: null,
      })
      .execute()
    return office_id
  })
}

/**
 * Changes an office's name and telephone, or closes it after a last day ('' opens it again). Refuses
 * `office.not_found`, `office.name_missing`, `office.day`, `office.closes_before`, `office.petition_office_stays`.
 */
export async function changeOffice(
  house: House,
  doer: Doer,
  input: { office_id: string; name: string; name_en: string; phone: string; to_day: string },
): Promise<void> {
  const { organ_id } = doer
  const { names, refusals } = namesTyped(input.name, input.name_en)
  const to_day = input.to_day.trim() === '' ? null : input.to_day.trim()
  refuseAll([...refusals, ...(to_day === null || isDate(to_day) ? [] : [refusal('office.day', {}, 'to_day')])])
  await house.db.withScope([organ_id], 'web', async (tx) => {
    const office = await tx
      .selectFrom('office')
      .selectAll()
      .where('organ_id', '=', organ_id)
      .where('office_id', '=', input.office_id)
      .executeTakeFirst()
    if (!office) return refuse('office.not_found')
    if (to_day !== null && to_day < office.from_day) refuse('office.closes_before', {}, 'to_day')
    if (to_day !== null && office.kind === 'petition_office') refuse('office.petition_office_stays', {}, 'to_day')
    const phone = phoneTyped(input.phone)
    const { office_id, kind, from_day } = office
    await recordChange(house, tx, doer, {
      kind: to_day === office.to_day ? 'office_changed' : to_day === null ? 'office_reopened' : 'office_closed',
      ...(to_day !== office.to_day && to_day !== null && { happened: to_day }),
      facts: { offices: [{ office_id, kind, from_day, to_day }] },
      words: { ...names, phone },
    })
    await tx
      .updateTable('office')
      .set({ ...names, phone, to_day })
      .where('organ_id', '=', organ_id)
      .where('office_id', '=', office_id)
      .execute()
    return undefined
  })
}
