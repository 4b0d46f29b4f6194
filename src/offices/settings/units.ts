import { sql } from 'kysely'
import type { Tx } from '../../db/kysely.ts'
import type { Day, Role } from '../../rules/types.ts'
import { refuse } from '../../rules/errors.ts'
import type { Names } from '../signed-in.ts'

export type Unit = Names & {
  office_id: string
  kind: string
  level: string
  phone: string | null
  from_day: Day
  to_day: Day | null
  posts: (Names & { seat_id: string; role: Role; holder: string | null; holder_en: string | null })[]
}

/** One office with its posts and who holds them on a day. Refuses `office.not_found`. */
export async function unitOf(tx: Tx, organ_id: string, office_id: string, today: Day): Promise<Unit> {
  const unit = await tx
    .selectFrom('office as f')
    .innerJoin('organ as o', 'o.organ_id', 'f.organ_id')
    .select(['f.office_id', 'f.kind', 'f.name', 'f.name_en', 'f.phone', 'f.from_day', 'f.to_day', 'o.level'])
    .where('f.organ_id', '=', organ_id)
    .where('f.office_id', '=', office_id)
    .executeTakeFirst()
  if (!unit) return refuse('office.not_found')
  const { rows } = await sql<Unit['posts'][number]>`
    select s.seat_id, s.role, s.title as name, s.title_en as name_en, p.name as holder, p.name_en as holder_en
    from seat s
    left join seat_holding h on h.organ_id = ${organ_id} and h.seat_id = s.seat_id
      and h.from_day <= ${today}::date and coalesce(h.to_day >= ${today}::date, true)
    left join officer p on p.organ_id = ${organ_id} and p.officer_id = h.officer_id
    where s.organ_id = ${organ_id} and s.office_id = ${office_id} order by s.seat_id`.execute(tx)
  return { ...unit, posts: rows }
}

export type Post = Names & {
  seat_id: string
  role: Role
  office_id: string
  office: string
  office_en: string
  holders: (Names & { officer_id: string; from_day: Day; to_day: Day | null })[]
}

/** One post with everybody who held, holds or will hold it, latest first. Refuses `office.not_found`. */
export async function postOf(tx: Tx, organ_id: string, seat_id: string): Promise<Post> {
  const { rows } = await sql<Post>`
    select s.seat_id, s.role, s.title as name, s.title_en as name_en, s.office_id, f.name as office, f.name_en as office_en,
      (select coalesce(jsonb_agg(jsonb_build_object('officer_id', p.officer_id, 'name', p.name, 'name_en', p.name_en,
          'from_day', h.from_day, 'to_day', h.to_day) order by h.from_day desc, p.officer_id), '[]')
        from seat_holding h join officer p on p.organ_id = ${organ_id} and p.officer_id = h.officer_id
        where h.organ_id = ${organ_id} and h.seat_id = s.seat_id) as holders
    from seat s join office f on f.organ_id = ${organ_id} and f.office_id = s.office_id
    where s.organ_id = ${organ_id} and s.seat_id = ${seat_id}`.execute(tx)
  return rows[0] ?? refuse('office.not_found')
}
