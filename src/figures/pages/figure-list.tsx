import type { Handler } from 'hono'
import { page } from '../../http/page.ts'
import { formatNumber } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { stageTag, wordOf } from '../../matters/pages/stage-words.ts'
import { type Desk, frameOf, matterHref, nameIn, type PageEnv } from '../../offices/desk.ts'
import type { Reader } from '../../offices/signed-in.ts'
import { refuse } from '../../rules/errors.ts'
import { dimensions, type Only } from '../by.ts'
import { figures } from '../count.ts'
import { type FigureListProps, FigureListPage } from '../figure-list-page.tsx'
import { figureOf, listedOf } from '../figures.ts'
import { figureList } from '../list.ts'
import type { FigureList } from '../present.ts'
import { figureWords, valueText } from '../words.ts'
import { figureHref } from './present-figures.ts'
import { figureScope } from './scope.ts'

/** The records that a figure counts. `?by=month&key=2018-05`: one part of it. */
export const figureListPage =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { house } = desk
    const lang = c.get('lang')
    const { reader, organ, town, year } = figureScope(c, house)
    const id = c.req.param('id') ?? ''
    const figure = figureOf(id)
    const only = onlyIn(c.req.query('by'), c.req.query('key'))
    const scope = { organ, year, ...(only && { only }) }
    const list = await figureList(house, reader.doer, id, scope, { after: c.req.query('after'), limit: 100 })
    const all = await figures(house, reader.doer, scope)
    const names = await officeNames(desk, organ)
    const { name, formula, over } = figureWords(lang, id, figure.over)
    const part = only?.key ? { by: only.dimension, key: only.key } : {}
    const counts = countsOf(id)
    return page(
      c,
      <FigureListPage
        frame={frameOf(c, desk)}
        name={name}
        value={valueText(lang, figure.unit, all.figures.find((one) => one.id === id)?.value ?? null)}
        formula={t(lang, 'figures.formulaOver', { formula, over, name })}
        year={year}
        organ={nameIn(lang, reader.towns.find((one) => one.id === organ) ?? reader.organ)}
        figuresHref={`/figures?${new URLSearchParams({ year: String(year), ...(town && { town }) }).toString()}`}
        {...(list.covers === 'readable' && { covers: t(lang, 'figure.covers.readable') })}
        counts={counts}
        rows={list.rows.map((row) => rowOf(lang, reader, organ, row, list, names, counts))}
        {...(list.next !== null && {
          nextHref: `${figureHref(id, { year, town, ...part })}&after=${encodeURIComponent(list.next)}`,
        })}
      />,
    )
  }

function onlyIn(by: string | undefined, key: string | undefined): Only | undefined {
  if (by === undefined) return undefined
  const dimension = dimensions.find((one) => one === by)
  return dimension ? { dimension, key: key ?? null } : refuse('list.no_such_filter', { value: by.slice(0, 40) })
}

function countsOf(id: string): FigureListProps['counts'] {
  const figure = figureOf(id)
  if (figure.kind === 'rate') return 'part'
  const { unit } = listedOf(figure)
  return unit === 'person' ? 'persons' : unit === 'day' ? 'days' : 'one'
}

type OfficeNames = Map<string, { name: string; name_en: string }>

async function officeNames({ house }: Desk, organ: string): Promise<OfficeNames> {
  const rows = await house.db.withScope(
    [organ],
    'web',
    (tx) => tx.selectFrom('office').select(['office_id', 'name', 'name_en']).where('organ_id', '=', organ).execute(),
    { readOnly: true },
  )
  return new Map(rows.map((row) => [row.office_id, row]))
}

function rowOf(
  lang: Lang,
  reader: Reader,
  organ: string,
  row: FigureList['rows'][number],
  list: FigureList,
  names: OfficeNames,
  counts: FigureListProps['counts'],
): FigureListProps['rows'][number] {
  const name = (id: string | null) => (id === null ? undefined : nameIn(lang, names.get(id)))
  const office = list.counts === 'office'
  return {
    number: office ? (name(row.id) ?? row.id) : row.number,
    ...(!office && { href: matterHref(reader, organ, row.number) }),
    received: row.received,
    title: office ? '' : (row.title ?? t(lang, 'matter.noTitle')),
    facts: office
      ? []
      : [
          row.channel === null ? '' : wordOf(lang, 'channel', row.channel),
          name(row.village_id) ?? '',
          name(row.unit_id) ?? '',
          row.first === null ? '' : t(lang, row.first ? 'figures.first' : 'figures.repeat'),
        ],
    ...(row.stage !== null && { stage: stageTag(lang, row.stage) }),
    counts:
      counts === 'part'
        ? t(lang, row.in_part === true ? 'figures.inPart' : 'figures.notInPart')
        : formatNumber(lang, row.quantity),
  }
}
