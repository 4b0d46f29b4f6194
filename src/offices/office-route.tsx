import { sql } from 'kysely'
import type { Handler } from 'hono'
import { page } from '../http/page.ts'
import { formatDate, joinFacts } from '../i18n/format.ts'
import { type Key, t } from '../i18n/translate.ts'
import { localDate } from '../lib/time.ts'
import { administers } from './administrator.ts'
import { type Desk, frameOf, nameIn, type PageEnv, readerIn, townIn } from './desk.ts'
import { OfficePage, type OfficeProps } from './office-page.tsx'
import { postPlace } from './post-order.ts'
import type { Names } from './signed-in.ts'

type Row = Names & {
  office_id: string
  phone: string | null
  seat_id: string | null
  role: string | null
  title: string | null
  title_en: string | null
  holder: string | null
  holder_en: string | null
  from_day: string | null
}

/** The offices of the reader's organ and who sits where today. */
export const office =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const lang = c.get('lang')
    const reader = readerIn(c)
    const organ_id = townIn(c, reader)
    const today = localDate(desk.house.now(), reader.organ.zone)
    const { rows } = await desk.house.db.withScope(
      [organ_id],
      'web',
      (tx) =>
        sql<Row>`
          select f.office_id, f.name, f.name_en, f.phone, s.seat_id, s.role, s.title, s.title_en,
            p.name as holder, p.name_en as holder_en, h.from_day
          from office f
          left join seat s on s.organ_id = ${organ_id} and s.office_id = f.office_id
          left join seat_holding h on h.organ_id = ${organ_id} and h.seat_id = s.seat_id
            and h.from_day <= ${today}::date and coalesce(h.to_day >= ${today}::date, true)
          left join officer p on p.organ_id = ${organ_id} and p.officer_id = h.officer_id
          where f.organ_id = ${organ_id} and f.from_day <= ${today}::date and coalesce(f.to_day >= ${today}::date, true)
          order by array_position(array['leadership', 'petition_office', 'accusations', 'audit', 'department', 'station', 'village'], f.kind),
            f.phone, f.office_id, s.seat_id`.execute(tx),
      { readOnly: true },
    )
    const offices = new Map<
      string,
      { id: string; name: string; phone: string; posts: OfficeProps['offices'][number]['posts'][number][] }
    >()
    for (const row of rows.toSorted(byPost)) {
      const known = offices.get(row.office_id) ?? {
        id: row.office_id,
        name: nameIn(lang, row),
        phone: row.phone ?? '',
        posts: [],
      }
      offices.set(row.office_id, known)
      if (row.seat_id === null) continue
      known.posts.push({
        id: row.seat_id,
        title: nameIn(lang, { name: row.title ?? '', name_en: row.title_en ?? '' }),
        role: t(lang, `role.${row.role ?? ''}` as Key),
        holder:
          row.holder === null
            ? t(lang, 'office.vacant')
            : nameIn(lang, { name: row.holder, name_en: row.holder_en ?? row.holder }),
        since: row.from_day === null ? '' : t(lang, 'office.since', { day: formatDate(lang, row.from_day) }),
      })
    }
    const edits = administers(reader) && organ_id === reader.doer.organ_id
    const organ = nameIn(lang, reader.towns.find((town) => town.id === organ_id) ?? reader.organ)
    return page(
      c,
      <OfficePage
        frame={frameOf(c, desk)}
        organ={organ}
        line={joinFacts([organ, formatDate(lang, today)])}
        offices={[...offices.values()]}
        edits={edits}
        done={c.req.query('done') === 'made' ? t(lang, 'office.made') : undefined}
        warning={edits && !rows.some(isAccusationsHeld) ? t(lang, 'office.noAccusations') : undefined}
      />,
    )
  }

/** Rows of one office by the order of its posts; the offices stay as they stand. */
const byPost = (a: Row, b: Row) =>
  a.office_id === b.office_id ? postPlace(a.title ?? '') - postPlace(b.title ?? '') : 0

const isAccusationsHeld = ({ role, holder }: Row) => role === 'accusations' && holder !== null
