import { sql } from 'kysely'
import { localDate } from '../lib/time.ts'
import type { House } from '../matters/house.ts'
import { postPlace } from '../offices/post-order.ts'
import type { Names } from '../offices/signed-in.ts'
import type { Town } from './town.ts'

/** An office with those who answer for it today. */
export type Place = Names & {
  office_id: string
  kind: string
  phone: string | null
  people: (Names & { title: string; title_en: string; phone: string | null })[]
}

/** The villages of a town, for a form. */
export async function villagesOf(house: House, organ_id: string): Promise<(Names & { id: string })[]> {
  return house.db.withScope(
    [organ_id],
    'web',
    (tx) =>
      tx
        .selectFrom('office')
        .select(['office_id as id', 'name', 'name_en'])
        .where('organ_id', '=', organ_id)
        .where('kind', '=', 'village')
        .where('to_day', 'is', null)
        .orderBy('phone')
        .orderBy('office_id')
        .execute(),
    { readOnly: true },
  )
}

/** Villages, petition office, stations and leaders of a town, each with who holds its posts today. */
export async function placesOf(house: House, { organ_id, zone }: Pick<Town, 'organ_id' | 'zone'>): Promise<Place[]> {
  const today = localDate(house.now(), zone)
  const { rows } = await house.db.withScope(
    [organ_id],
    'web',
    (tx) =>
      sql<Place>`
        select o.office_id, o.kind, o.name, o.name_en, o.phone,
          (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'name_en', p.name_en, 'phone', p.phone, 'title', s.title, 'title_en', s.title_en) order by h.from_day, s.seat_id), '[]')
             from seat s
             join seat_holding h on h.organ_id = ${organ_id} and h.seat_id = s.seat_id and h.from_day <= ${today}::date and coalesce(h.to_day >= ${today}::date, true)
             join officer p on p.organ_id = ${organ_id} and p.officer_id = h.officer_id
            where s.organ_id = ${organ_id} and s.office_id = o.office_id and s.role in ('leader', 'village_officer', 'petition_officer', 'clerk', 'handler')) as people
        from office o
        where o.organ_id = ${organ_id} and o.kind in ('leadership', 'petition_office', 'department', 'station', 'village') and o.to_day is null
        order by o.phone, o.office_id`.execute(tx),
    { readOnly: true },
  )
  return rows.map((place) => ({
    ...place,
    people: place.people.toSorted((a, b) => postPlace(a.title) - postPlace(b.title)),
  }))
}
