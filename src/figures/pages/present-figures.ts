import { formatNumber } from '../../i18n/format.ts'
import { isKey, type Lang, t } from '../../i18n/translate.ts'
import type { FigureLine, FiguresProps, Passage } from '../../ui/props.ts'
import { figureTable, sums } from '../figures.ts'
import type { Figures } from '../present.ts'
import { figureSentence } from '../sentence.ts'
import type { Summary } from '../summary.ts'
import { figureWords, valueText } from '../words.ts'

export type FiguresParts = {
  lang: Lang
  organ: string
  /** The town's parameter, where it is not the reader's own organ. */
  town: string | undefined
  year: number
  years: readonly number[]
  all: Figures
  /** The same of the year before, to the same day; undefined: there was none. */
  before: Figures | undefined
  summary: Summary
  typed: FiguresProps['typed']
}

/** The address of the list behind a figure. */
export function figureHref(
  id: string,
  scope: { year?: number | null; town?: string | undefined; by?: string; key?: string },
): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(scope)) if (value != null) params.set(name, String(value))
  return `/figures/lists/${id}?${params.toString()}`
}

/** The figures page, all but its frame. */
export function presentFigures(parts: FiguresParts): Omit<FiguresProps, 'frame'> {
  const { lang, all, year, town } = parts
  const href = (id: string) => figureHref(id, { year, town })
  const value = (id: string) => all.figures.find((one) => one.id === id)?.value ?? null
  const counted = (id: string) => ({ value: value(id) ?? 0, href: href(id) })
  const at = (path: string, target: number) =>
    `${path}?${new URLSearchParams({ year: String(target), ...(town !== undefined && { town }) }).toString()}`
  return {
    organ: parts.organ,
    year,
    asOf: all.as_of,
    ...(all.covers === 'readable' && { covers: t(lang, 'figure.covers.readable') }),
    sentence: figureSentence(
      lang,
      {
        visits: counted('visits'),
        persons: counted('persons'),
        matters: counted('visit-matters'),
        resolved: counted('visit-resolved'),
        closed: counted('visit-closed-only'),
        moved: counted('visit-moved'),
        open: counted('visit-pending'),
        online: counted('online'),
        onlineFirst: counted('online-first'),
        onlineRepeat: counted('online-repeat'),
        transfers: counted('transfers'),
        answered: counted('transfers-answered'),
      },
      all.as_of >= `${year}-12-31`,
    ),
    checks: checksOf(lang, all),
    tiles: tilesOf(parts, href),
    listHref: listOf(year, town),
    ...(parts.typed && { typed: parts.typed }),
    chart: chartOf(parts),
    draft: { ...draftOf(parts, at('/figures/summary.docx', year)), printHref: at('/figures/summary', year) },
    groups: groupsOf(lang, all, href),
    years: parts.years.map((one) => ({ text: String(one), href: at('/figures', one) })),
  }
}

const checked = ['visit-matters', 'online', 'contacts', 'received']

/** Sums that were checked, with their numbers: `26 + 1 = 27`. */
function checksOf(lang: Lang, all: Figures): FiguresProps['checks'] {
  const whole = (id: string) => all.sums.find((sum) => sum.whole.id === id && sums.some((one) => one.whole === id))
  return checked.flatMap((id) => {
    const sum = whole(id)
    const unit = figureTable.find((one) => one.id === id)?.unit
    if (!sum || unit === undefined || (sum.whole.value ?? 0) === 0) return []
    const parts = sum.parts.filter((part) => part.value !== 0)
    if (parts.length < 2) return []
    const numbers = parts.map((part) => formatNumber(lang, part.value ?? 0)).join(' + ')
    const total = sum.parts.reduce((all, part) => all + (part.value ?? 0), 0)
    return [{ text: `${numbers} = ${valueText(lang, unit, sum.whole.value)}`, holds: total === sum.whole.value }]
  })
}

const tiles = ['one-time-rate', 'repeat-ours', 'days-to-answer', 'answered-late'] as const

function tilesOf({ lang, all, before }: FiguresParts, href: (id: string) => string): FiguresProps['tiles'] {
  return tiles.flatMap((id) => {
    const one = all.figures.find((figure) => figure.id === id)
    if (!one) return []
    const { name } = figureWords(lang, id, one.over)
    const label =
      one.part && one.whole
        ? t(lang, 'figures.rateOf', { name, part: one.part.value ?? 0, whole: one.whole.value ?? 0 })
        : name
    const last = before?.figures.find((figure) => figure.id === id)?.value ?? null
    return [
      {
        value: valueText(lang, one.unit, one.value),
        label,
        href: href(id),
        ...(before &&
          last !== null && {
            change: t(lang, 'figures.lastYear', { value: valueText(lang, one.unit, last) }),
          }),
      },
    ]
  })
}

/** The year's matters as a list. */
function listOf(year: number, town: string | undefined): string {
  return `/matters?${new URLSearchParams({ year: String(year), ...(town !== undefined && { town }) }).toString()}`
}

function chartOf({ lang, all, year, town }: FiguresParts): FiguresProps['chart'] {
  const month = (at: number) => `${year}-${String(at + 1).padStart(2, '0')}`
  return {
    heading: t(lang, 'figures.personsByMonth'),
    labelHead: t(lang, 'figures.month'),
    valueHead: t(lang, 'figures.persons'),
    bars: Array.from({ length: 12 }, (_, at) => ({
      label: t(lang, `month.${at + 1}` as 'month.1'),
      value:
        month(at) > all.as_of.slice(0, 7)
          ? null
          : (all.by?.rows.find((row) => row.key === month(at))?.values['persons'] ?? 0),
      href: figureHref('persons', { year, town, by: 'month', key: month(at) }),
    })),
    remark: t(lang, 'figures.manyIsNotMany'),
  }
}

/** The summary as the draft card and its own page show it: numbers that open lists, typed ones marked. */
export function draftOf(
  { summary, year, town }: Pick<FiguresParts, 'summary' | 'year' | 'town'>,
  wordHref: string,
): Omit<FiguresProps['draft'], 'printHref'> {
  const passage = (parts: Summary['blocks'][number]['parts']): Passage =>
    parts.map((part) => {
      if (typeof part === 'string') return part
      if (part.typed) return { typed: part.text }
      return part.figure === null ? part.text : { text: part.text, href: figureHref(part.figure, { year, town }) }
    })
  const plain = (parts: Summary['blocks'][number]['parts']) =>
    parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')
  const title = summary.blocks.find((block) => block.kind === 'title')
  return {
    heading: title ? plain(title.parts) : '',
    paragraphs: summary.blocks.filter((block) => block.kind !== 'title').map((block) => passage(block.parts)),
    unsourced: summary.unsourced,
    wordHref,
  }
}

/** All figures in three tables: what came in, what became of it, rates. */
function groupsOf(lang: Lang, all: Figures, href: (id: string) => string): FiguresProps['groups'] {
  const groupOf = (one: Figures['figures'][number]) =>
    one.unit === 'percent' ? 'rates' : one.counts === 'contact' ? 'contacts' : 'matters'
  return (['contacts', 'matters', 'rates'] as const).map((group) => ({
    heading: t(lang, `figures.group.${group}`),
    lines: all.figures
      .filter((one) => groupOf(one) === group)
      .map((one): FigureLine => {
        const words = figureWords(lang, one.id, one.over)
        return {
          name: words.name,
          value: valueText(lang, one.unit, one.value),
          href: href(one.id),
          formula: isKey(`figure.${one.id}.formula`) ? t(lang, 'figures.formulaOver', words) : words.over,
        }
      }),
  }))
}
