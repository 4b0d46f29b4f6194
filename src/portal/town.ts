import type { Names } from '../offices/signed-in.ts'
import type { House } from '../matters/house.ts'

/** An office as the public meets it; what is not recorded is null. */
export type PublicOffice = Names & {
  phone: string | null
  address: string | null
  address_en: string | null
  hours: string | null
  hours_en: string | null
}

/** The town whose public page this is. `above`: whom to tell when the town is late. */
export type Town = Names & {
  organ_id: string
  zone: string
  office: PublicOffice | null
  /** Where accusations are received; null: nobody is designated here. */
  accusations: PublicOffice | null
  above: (Names & { phone: string | null }) | null
  /** The organ above, whose government reviews; null: none is known here. */
  aboveOrgan: Names | null
  /** The leaders' days, as `receptionDays` reads them. */
  days: { hours: string | null; hours_en: string | null } | null
}

/** The organs that have a public page: the towns, or where there are none, whoever keeps records here. */
export async function publicTowns(house: House): Promise<(Names & { organ_id: string })[]> {
  const all = await house.db.withScope(
    [],
    'web',
    (tx) => tx.selectFrom('organ').select(['organ_id', 'level', 'name', 'name_en']).orderBy('organ_id').execute(),
    { readOnly: true },
  )
  const towns = all.filter((one) => one.level === 'town')
  return towns.length > 0 ? towns : all
}

/** A town with its offices' telephones and hours; undefined when there is no such organ. */
export async function publicTown(house: House, organ_id: string): Promise<Town | undefined> {
  if (!/^[a-z0-9_-]{1,40}$/.test(organ_id)) return undefined
  const organ = await house.db.withScope(
    [],
    'web',
    (tx) =>
      tx
        .selectFrom('organ')
        .leftJoin('organ as up', 'up.organ_id', 'organ.parent_id')
        .select([
          'organ.organ_id',
          'organ.name',
          'organ.name_en',
          'organ.zone',
          'organ.parent_id',
          'organ.petition_office_id',
        ])
        .select(['up.name as up_name', 'up.name_en as up_name_en'])
        .where('organ.organ_id', '=', organ_id)
        .executeTakeFirst(),
    { readOnly: true },
  )
  if (!organ) return undefined
  const { parent_id, petition_office_id, up_name, up_name_en, ...names } = organ
  return house.db.withScope(
    parent_id === null ? [organ_id] : [organ_id, parent_id],
    'web',
    async (tx) => {
      const offices = await tx
        .selectFrom('office as o')
        .leftJoin('office_reception as r', (join) =>
          join.onRef('r.organ_id', '=', 'o.organ_id').onRef('r.office_id', '=', 'o.office_id'),
        )
        .select(['o.office_id', 'o.kind', 'o.name', 'o.name_en', 'o.phone'])
        .select(['r.address', 'r.address_en', 'r.hours', 'r.hours_en'])
        .where('o.organ_id', '=', organ_id)
        .where('o.kind', 'in', ['petition_office', 'accusations', 'leadership'])
        .where('o.to_day', 'is', null)
        .execute()
      const above =
        parent_id === null
          ? undefined
          : await tx
              .selectFrom('office')
              .select(['name', 'name_en', 'phone'])
              .where('organ_id', '=', parent_id)
              .where('kind', '=', 'petition_office')
              .where('to_day', 'is', null)
              .executeTakeFirst()
      return {
        ...names,
        office:
          offices.find((one) => one.office_id === petition_office_id) ??
          offices.find((one) => one.kind === 'petition_office') ??
          null,
        accusations: offices.find((one) => one.kind === 'accusations') ?? null,
        above: above ?? null,
        days: offices.find((one) => one.kind === 'leadership') ?? null,
        aboveOrgan: up_name === null ? null : { name: up_name, name_en: up_name_en ?? up_name },
      }
    },
    { readOnly: true },
  )
}
