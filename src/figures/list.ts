import { sql } from 'kysely'
import type { Doer, House } from '../matters/house.ts'
import { refuse } from '../rules/errors.ts'
import { numberText } from '../rules/numbering.ts'
import type { Only } from './by.ts'
import { figureOf, listedOf } from './figures.ts'
import { periodOf, type When } from './period.ts'
import { type FigureList, figureListSchema } from './present.ts'
import { reachOf } from './reach.ts'
import { rowsOf } from './tally.ts'
import type { Counts } from './types.ts'

export type FigureScope = When & { organ: string; only?: Only | undefined }
/** `after`: the `next` of the page before. `limit`: 1 to 1000 rows, 50 when left out. */
export type Page = { after?: string | undefined; limit?: number | undefined }

type Row = Omit<FigureList['rows'][number], 'number'> & { series: string; year: number; n: number }

const MOST = 1000

/**
 * A page of the records that a figure counts, the latest received first; a rate lists its whole, a median its whole set.
 * All pages together hold as many rows (quantities, for persons) as the number says.
 * Refuses `figure.unknown`, `figure.page_wrong`, and as `periodOf` and `reachOf` do.
 */
export async function figureList(
  house: House,
  doer: Doer,
  id: string,
  scope: FigureScope,
  page: Page = {},
): Promise<FigureList> {
  const figure = figureOf(id)
  const listed = listedOf(figure)
  const part = figure.kind === 'rate' ? figureOf(figure.part) : null
  const limit = page.limit ?? 50
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) return refuse('figure.page_wrong', {}, 'limit')
  const after = page.after === undefined ? null : cursorOf(page.after, listed.counts)
  return house.db.withScope(
    [scope.organ],
    'web',
    async (tx) => {
      const reach = await reachOf(tx, house, doer, scope.organ)
      const period = periodOf(scope, reach.today)
      const { from, where } = rowsOf(listed, reach, period, scope.only)
      const { day, key, columns, text } = shape[listed.counts]
      const quantity = listed.quantity ?? sql<number>`1`
      const inPart = part && part.kind !== 'rate' ? part.where(period) : sql<null>`null::boolean`
      const { rows } = await sql<Row>`
        select ${columns}, ${quantity} as quantity, ${inPart} as in_part from ${from} ${text}
        where ${where} ${after ? sql`and (${day}, ${key}) < (${after.day}, ${after.id})` : sql``}
        order by ${day} desc, ${key} desc limit ${limit + 1}`.execute(tx)
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      return figureListSchema.parse({
        figure: id,
        rows_of: listed.id,
        counts: listed.counts,
        organ: scope.organ,
        as_of: period.asOf,
        covers: reach.covers,
        rows: shown.map((row) => ({ ...row, number: listed.counts === 'office' ? row.id : numberText(row) })),
        next: rows.length > limit && last ? `${last.received}_${last.id}` : null,
      })
    },
    { readOnly: true },
  )
}

const ofMatter = sql`m.unit_id, m.category, m.stage, m.last_day, m.served_on, m.closed_on, m.resolved_on`

const shape: Record<Counts, { day: Sql; key: Sql; columns: Sql; text: Sql }> = {
  contact: {
    day: sql`c.received`,
    key: sql`c.contact_id`,
    columns: sql`c.contact_id as id, c.series, c.year, c.n, t.subject as title, c.matter_id, c.received, c.channel,
      c.village_id, c.first, ${ofMatter}`,
    text: sql`left join contact_text t on t.organ_id = c.organ_id and t.contact_id = c.contact_id`,
  },
  matter: {
    day: sql`m.received`,
    key: sql`m.matter_id`,
    columns: sql`m.matter_id as id, m.series, m.year, m.n, t.title, null::uuid as matter_id, m.received, m.channel,
      m.village_id, null::boolean as first, ${ofMatter}`,
    text: sql`left join matter_text t on t.organ_id = m.organ_id and t.matter_id = m.matter_id`,
  },
  office: {
    day: sql`o.from_day`,
    key: sql`o.office_id`,
    columns: sql`o.office_id as id, '' as series, 0 as year, 0 as n, o.name as title, null::uuid as matter_id,
      o.from_day as received, null::text as channel, null::text as village_id, null::boolean as first,
      o.parent_office_id as unit_id, null::text as category, null::text as stage, null::date as last_day,
      null::date as served_on, null::date as closed_on, null::date as resolved_on`,
    text: sql``,
  },
}
type Sql = ReturnType<typeof sql>

function cursorOf(after: string, counts: Counts): { day: string; id: ReturnType<typeof sql> } {
  const match = /^(\d{4}-\d\d-\d\d)_([a-z0-9_-]{1,60})$/.exec(after)
  const [, day = '', id = ''] = match ?? []
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  if (!match || Number.isNaN(Date.parse(day)) || (counts !== 'office' && !uuid))
    return refuse('figure.page_wrong', {}, 'after')
  return { day, id: counts === 'office' ? sql`${id}` : sql`${id}::uuid` }
}
