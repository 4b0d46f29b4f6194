import { sql } from 'kysely'
import type { Tx } from '../../db/kysely.ts'
import type { Lang } from '../../i18n/translate.ts'
import type { Day } from '../../rules/types.ts'
import type { Choice } from '../../ui/choices.tsx'
import { nameIn } from '../desk.ts'
import type { Names } from '../signed-in.ts'
import type { AccountState } from './people-page.tsx'

export type Person = Names & {
  officer_id: string
  phone: string | null
  login: string | null
  state: AccountState
  posts: (Names & { seat_id: string; from_day: Day; to_day: Day | null })[]
}

/** Everybody in an organ with the posts they hold, held and will hold, and how their account stands; or one of them. */
export async function peopleOf(tx: Tx, organ_id: string, officer_id?: string): Promise<Person[]> {
  const { rows } = await sql<Omit<Person, 'state'> & { has_passphrase: boolean; disabled: boolean }>`
    select p.officer_id, p.name, p.name_en, p.phone, a.login, a.passphrase_hash is not null as has_passphrase,
      a.disabled_at is not null as disabled,
      (select coalesce(jsonb_agg(jsonb_build_object('seat_id', s.seat_id, 'name', s.title, 'name_en', s.title_en,
          'from_day', h.from_day, 'to_day', h.to_day) order by h.from_day, s.seat_id), '[]')
        from seat_holding h join seat s on s.organ_id = ${organ_id} and s.seat_id = h.seat_id
        where h.organ_id = ${organ_id} and h.officer_id = p.officer_id) as posts
    from officer p
    left join account a on a.organ_id = ${organ_id} and a.officer_id = p.officer_id
    where p.organ_id = ${organ_id} and (${officer_id ?? null}::text is null or p.officer_id = ${officer_id ?? null})
    order by p.name, p.officer_id`.execute(tx)
  return rows.map(({ has_passphrase, disabled, ...row }) => ({
    ...row,
    state: row.login === null ? 'none' : disabled ? 'disabled' : has_passphrase ? 'open' : 'waiting',
  }))
}

/** Whether something from a first to a last day is in force on a day. */
export function holdsOn(one: { from_day: Day; to_day: Day | null }, day: Day): boolean {
  return one.from_day <= day && (one.to_day === null || one.to_day >= day)
}

/** Every post of an organ as a choice, by office. */
export async function seatChoices(tx: Tx, lang: Lang, organ_id: string, today: Day): Promise<Choice[]> {
  const { rows } = await sql<Names & { seat_id: string; office: string; office_en: string }>`
    select s.seat_id, s.title as name, s.title_en as name_en, f.name as office, f.name_en as office_en
    from seat s join office f on f.organ_id = ${organ_id} and f.office_id = s.office_id
    where s.organ_id = ${organ_id} and coalesce(f.to_day >= ${today}::date, true)
    order by array_position(array['petition_office', 'leadership', 'accusations', 'audit', 'department', 'station', 'village'], f.kind),
      f.office_id, s.seat_id`.execute(tx)
  return rows.map((row) => ({
    value: row.seat_id,
    text: nameIn(lang, row),
    group: nameIn(lang, { name: row.office, name_en: row.office_en }),
  }))
}
