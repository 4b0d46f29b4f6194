import { formatNumber } from '../i18n/format.ts'
import type { Lang } from '../i18n/translate.ts'
import { t } from '../i18n/translate.ts'
import type { Children } from './children.ts'
import { Empty } from './empty.tsx'

/** A filter in force: the chip that takes it away. */
export type Chip = { label: string; removeHref: string }
/** A filter that may be set: a chip that opens its choices, each an address. */
export type ChipMenu = { label: string; choices: readonly { text: string; href: string }[] }
/** Where this page lies in the list. `capped`: there are more than `total`, nobody counted on. */
export type Range = { from: number; to: number; total: number; capped?: boolean }

export type Column<Row> = {
  /** Class that sets the width, `w-` + this. */
  id: 'number' | 'matter' | 'place' | 'unit' | 'stage' | 'clock'
  heading: string
  cell: (row: Row) => Children
}

/** `1–50，共 1000+ 件`. */
export function rangeWords(lang: Lang, range: Range): string {
  const total = `${formatNumber(lang, range.total)}${range.capped === true ? '+' : ''}`
  if (range.to === 0) return t(lang, 'list.rangeNone')
  if (range.total === 1 && range.to === 1) return t(lang, 'list.rangeOne')
  return t(lang, 'list.range', { from: formatNumber(lang, range.from), to: formatNumber(lang, range.to), total })
}

/** Words to look for in the list as it is filtered, or the number of one matter. */
export type ListSearch = { value: string; keep: readonly { name: string; value: string }[] }

function Search({ lang, search }: { lang: Lang; search: ListSearch }) {
  return (
    <form class="chips__find" action="/search" method="get">
      {search.keep.map((one) => (
        <input key={one.name} type="hidden" name={one.name} value={one.value} />
      ))}
      <input
        type="search"
        name="q"
        value={search.value}
        aria-label={t(lang, 'list.find')}
        placeholder={t(lang, 'list.find')}
      />
      <button type="submit">{t(lang, 'list.findButton')}</button>
    </form>
  )
}

function Chips(props: {
  lang: Lang
  chips: readonly Chip[]
  menus: readonly ChipMenu[]
  range: Range
  search?: ListSearch | undefined
}) {
  return (
    <div class="chips">
      {props.search === undefined ? undefined : <Search lang={props.lang} search={props.search} />}
      {props.chips.map((chip) => (
        <a key={chip.removeHref} class="is-on" href={chip.removeHref}>
          {chip.label} <span aria-hidden="true">×</span>
          <span class="govuk-visually-hidden">{t(props.lang, 'list.removeFilter')}</span>
        </a>
      ))}
      {props.menus.map((menu) => (
        <details key={menu.label} name="filter">
          <summary>{t(props.lang, 'list.addFilter', { filter: menu.label })}</summary>
          <ul>
            {menu.choices.map((choice) => (
              <li key={choice.href}>
                <a href={choice.href}>{choice.text}</a>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <span class="chips__range">{rangeWords(props.lang, props.range)}</span>
    </div>
  )
}

/** Keyset pages: forward by the last row, back to the start. */
export type Pager = { firstHref?: string; nextHref?: string }

/** The one list of the house: chips, rows with a heading cell, pager. The first column's cell heads its row. */
export function List<Row>(props: {
  lang: Lang
  label: string
  chips: readonly Chip[]
  menus: readonly ChipMenu[]
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  range: Range
  pager: Pager
  foot: string
  empty: string
  clear?: { text: string; href: string }
  search?: ListSearch | undefined
}) {
  const { lang, pager } = props
  return (
    <section class="card" aria-label={props.label}>
      <Chips lang={lang} chips={props.chips} menus={props.menus} range={props.range} search={props.search} />
      {props.rows.length === 0 ? (
        <Empty what={props.empty}>
          {props.clear === undefined ? undefined : (
            <p>
              <a href={props.clear.href}>{props.clear.text}</a>
            </p>
          )}
        </Empty>
      ) : (
        <table class="govuk-table list list--rows">
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {props.columns.map((column) => (
                <th key={column.id} scope="col" class={`govuk-table__header w-${column.id}`}>
                  {column.heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {props.rows.map((row, at) => (
              <tr key={at} class="govuk-table__row">
                {props.columns.map((column, place) =>
                  place === 0 ? (
                    <th key={column.id} scope="row" class={`govuk-table__header w-${column.id}`}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.id} class={`govuk-table__cell w-${column.id}`}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div class="foot">
        <span>{props.foot}</span>
        {pager.nextHref === undefined && pager.firstHref === undefined ? (
          props.rows.length === 0 ? undefined : (
            <span>{t(lang, 'list.end')}</span>
          )
        ) : (
          <nav class="pager" aria-label={t(lang, 'list.pages')}>
            {pager.firstHref === undefined ? undefined : <a href={pager.firstHref}>{t(lang, 'list.first')}</a>}
            {pager.nextHref === undefined ? (
              <span>{t(lang, 'list.end')}</span>
            ) : (
              <a href={pager.nextHref} rel="next">
                {t(lang, 'list.next')}
              </a>
            )}
          </nav>
        )}
      </div>
    </section>
  )
}
