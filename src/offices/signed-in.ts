import { sql } from 'kysely'
import type { Session } from '../http/env.ts'
import type { Doer, House } from '../matters/house.ts'
import { localDate } from '../lib/time.ts'
import type { Role } from '../rules/types.ts'

export type Names = { name: string; name_en: string }

/** Who reads a page: the officer with the seats held today, their organ, and the towns below it that they may look into. */
export type Reader = {
  doer: Doer
  organ: Names & { level: string; zone: string; demo: boolean; since: number }
  officer: Names
  /** The seats held today, the officer's main one first; who administers the site besides is known by the other post. */
  posts: (Names & { seat_id: string; office: Names; office_id: string; role: Role; since: string })[]
  towns: (Names & { id: string })[]
}

/** The officer of a session as they stand today; undefined when the officer is gone. */
export async function readerOf(house: House, session: Session): Promise<Reader | undefined> {
  const { organId, officerId } = session
  return house.db.withScope(
    [organId],
    'web',
    async (tx) => {
      const person = await tx
        .selectFrom('officer as p')
        .innerJoin('organ as o', 'o.organ_id', 'p.organ_id')
        .select(['p.name', 'p.name_en', 'o.name as organ', 'o.name_en as organ_en', 'o.level', 'o.zone', 'o.demo'])
        .select(
          sql<number>`extract(year from least(o.created_at::date, (select min(m.received) from matter m where m.organ_id = ${organId})))::int`.as(
            'since',
          ),
        )
        .where('p.organ_id', '=', organId)
        .where('p.officer_id', '=', officerId)
        .executeTakeFirst()
      if (!person) return undefined
      const today = localDate(house.now(), person.zone)
      const { rows: posts } = await sql<Post>`
        select s.seat_id, s.office_id, s.role, h.from_day as since, s.title as name, s.title_en as name_en, f.name as office_name, f.name_en as office_name_en
        from seat_holding h
        join seat s on s.organ_id = ${organId} and s.seat_id = h.seat_id
        join office f on f.organ_id = ${organId} and f.office_id = s.office_id
        where h.organ_id = ${organId} and h.officer_id = ${officerId} and h.from_day <= ${today}::date and coalesce(h.to_day >= ${today}::date, true)
        order by s.role = 'administrator', h.from_day, s.seat_id`.execute(tx)
      const above = posts.some((post) => post.role === 'county')
      const towns = above
        ? await tx
            .selectFrom('organ')
            .select(['organ_id as id', 'name', 'name_en'])
            .where('parent_id', '=', organId)
            .orderBy('organ_id')
            .execute()
        : []
      const seats = posts.map(({ seat_id, office_id, role }) => ({ seat_id, office_id, role }))
      return {
        doer: { organ_id: organId, actor: { officer_id: officerId, seats }, via: 'counter' as const },
        organ: {
          name: person.organ,
          name_en: person.organ_en,
          level: person.level,
          zone: person.zone,
          demo: person.demo,
          since: person.since,
        },
        officer: { name: person.name, name_en: person.name_en },
        posts: posts.map(({ office_name, office_name_en, ...post }) => ({
          ...post,
          office: { name: office_name, name_en: office_name_en },
        })),
        towns,
      }
    },
    { readOnly: true },
  )
}

type Post = Names & {
  seat_id: string
  office_id: string
  role: Role
  since: string
  office_name: string
  office_name_en: string
}
