import { formatNumber } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import type { Names, Reader } from '../../offices/signed-in.ts'
import { matterHref, nameIn } from '../../offices/desk.ts'
import type { ListProps, MatterRow } from '../../ui/props.ts'
import type { Chip, ChipMenu } from '../../ui/list.tsx'
import type { MatterLine } from '../present.ts'
import type { MatterList } from '../list.ts'
import { channels, endings, type ListAddress, listHref, stageSets, whoses } from './address.ts'
import { type CategoryName, categoryWords, topWords } from './category-names.ts'
import { matterClock } from './clock-props.ts'
import { allStages, stageTag, wordOf } from './stage-words.ts'

export const pageRows = 50
/** How many rows a page to print holds. */
export const mostRows = 1000

export type ListParts = {
  lang: Lang
  reader: Reader
  organ_id: string
  today: string
  address: ListAddress
  /** Rows before this page, as the address says. */
  before: number
  found: MatterList
  /** Every row on one page, for print. */
  whole: boolean
  offices: { id: string; kind: string; names: Names }[]
  categories: CategoryName[]
  mayRegister: boolean
}

/** The list page of what was found, all but its frame. */
export function presentList(parts: ListParts): Omit<ListProps, 'frame'> {
  const { lang, address, found, before } = parts
  const place = { town: townParam(parts) }
  const total = found.total?.n ?? found.rows.length
  return {
    heading: t(lang, 'list.heading'),
    totals: totalsOf(parts, total),
    chips: chipsOf(parts, place),
    menus: menusOf(parts, place),
    rows: found.rows.map((row) => matterRow(lang, parts.reader, parts.organ_id, parts.today, row)),
    range: {
      from: before + 1,
      to: before + found.rows.length,
      total,
      ...(found.total?.more && { capped: true }),
    },
    pager: {
      ...(found.previous !== null && { firstHref: listHref(address, place) }),
      ...(found.next !== null && {
        nextHref: listHref(address, { ...place, after: found.next, from: String(before + found.rows.length) }),
      }),
    },
    tabs: tabsOf(parts, place),
    search: {
      value: address.q ?? '',
      keep: Object.entries({ ...address, q: undefined, ...place }).flatMap(([name, value]) =>
        value ? [{ name, value }] : [],
      ),
    },
    ...(total > 0 && {
      exportHref: listHref(address, place).replace('/matters', '/matters.xlsx'),
      printHref: listHref(address, { ...place, rows: 'all' }),
    }),
    ...(parts.whole && { whole: true }),
    ...(parts.mayRegister && !parts.whole && { registerHref: '/contacts/new' }),
    ...(Object.keys(address).length > 0 && { clearHref: listHref({}, place) }),
  }
}

/** Whose matters: mine, my unit's, all that I may see. The other filters stay. */
function tabsOf(parts: ListParts, place: Record<string, string | undefined>): NonNullable<ListProps['tabs']> {
  const { lang, address, reader, organ_id } = parts
  if (organ_id !== reader.doer.organ_id) return []
  const { whose: _, sort: __, ...rest } = address
  return ([...whoses, undefined] as const).map((whose) => ({
    label: t(lang, `list.whose.${whose ?? 'all'}`),
    href: listHref({ ...rest, ...(whose && { whose }) }, place),
    current: address.whose === whose,
  }))
}

function townParam({ reader, organ_id }: ListParts): string | undefined {
  return organ_id === reader.doer.organ_id ? undefined : organ_id
}

function totalsOf({ lang, address, found, before }: ListParts, total: number): string[] {
  const whole = before === 0 && found.next === null
  const contacts = found.rows.reduce((sum, row) => sum + row.contacts, 0)
  const byDay = address.ends !== undefined || address.whose === 'mine'
  const lastDay = address.sort === 'last_day' || (address.sort === undefined && byDay)
  return [
    t(lang, 'list.matters', { n: `${formatNumber(lang, total)}${found.total?.more ? '+' : ''}`, one: total }),
    ...(whole && total > 0 ? [t(lang, 'list.contacts', { n: contacts })] : []),
    t(lang, lastDay ? 'list.byLastDay' : 'list.byReceived'),
  ]
}

/** One matter as a row of a list. */
export function matterRow(lang: Lang, reader: Reader, organ_id: string, today: string, line: MatterLine): MatterRow {
  const unit = nameIn(lang, line.unit)
  const place = nameIn(lang, line.village)
  const remark =
    line.asked === null
      ? line.stage === 'objected'
        ? t(lang, 'list.objection')
        : undefined
      : wordOf(lang, 'asked', line.asked)
  return {
    number: line.number,
    href: matterHref(reader, organ_id, line.number),
    received: line.received,
    title: titleOf(lang, line),
    facts: factsOf(lang, line),
    ...(place !== undefined && { place }),
    ...(unit !== undefined && { unit }),
    ...(remark !== undefined && { unitRemark: remark }),
    stage: stageTag(lang, line.stage),
    clock: matterClock(lang, line.clock && { ...line.clock, basis: null }, line, today),
  }
}

/** What a matter is about; words that were destroyed or lie behind a key that is not here are said to be so. */
export function titleOf(lang: Lang, line: { title: string | null }): string {
  return line.title ?? t(lang, 'matter.noTitle')
}

function factsOf(lang: Lang, line: MatterLine): string[] {
  const channel = wordOf(lang, 'channel', line.channel)
  return [
    line.snippet === null ? '' : t(lang, 'list.snippet', { words: line.snippet }),
    line.level === null ? channel : t(lang, 'list.fromLevel', { level: wordOf(lang, 'level', line.level) }),
    line.contacts > 1 ? t(lang, 'list.contacts', { n: line.contacts }) : '',
    line.persons > 1 ? t(lang, 'list.persons', { n: line.persons }) : '',
    line.repeats > 0 ? t(lang, 'list.repeats', { n: line.repeats }) : '',
    line.anonymous ? t(lang, 'list.anonymous') : '',
    line.urgent ? t(lang, 'list.urgent') : '',
  ].filter((fact) => fact !== '')
}

/** What each filter is called when it is set. */
function chipsOf(parts: ListParts, place: Record<string, string | undefined>): Chip[] {
  const { lang, address, offices } = parts
  const office = (id: string) => nameIn(lang, offices.find((one) => one.id === id)?.names) ?? id
  const words: { [K in keyof ListAddress]: (value: string) => string } = {
    q: (value) => t(lang, 'list.chip.q', { value }),
    year: (value) => t(lang, 'list.chip.year', { value }),
    open: (value) => t(lang, value === 'no' ? 'list.chip.closed' : 'list.chip.open'),
    stage: (value) => stageWords(lang, value),
    unit: (value) => t(lang, 'list.chip.unit', { value: office(value) }),
    village: (value) => t(lang, 'list.chip.village', { value: office(value) }),
    channel: (value) => wordOf(lang, 'channel', value),
    category: (value) => t(lang, 'list.chip.category', { value: categoryChip(lang, parts.categories, value) }),
    ends: (value) => wordOf(lang, 'list.ends', value),
    asked: (value) => wordOf(lang, 'asked', value),
  }
  return Object.entries(words).flatMap(([key, say]) => {
    const value = address[key as keyof ListAddress]
    if (value === undefined) return []
    const { [key as keyof ListAddress]: _, ...rest } = address
    return [{ label: say(value), removeHref: listHref(rest, place) }]
  })
}

function stageWords(lang: Lang, stage: string): string {
  return Object.hasOwn(stageSets, stage) ? wordOf(lang, 'list.stages', stage) : stageTag(lang, stage).text
}

function menusOf(parts: ListParts, place: Record<string, string | undefined>): ChipMenu[] {
  const { lang, address, offices, categories, reader } = parts
  const menu = (key: keyof ListAddress, label: string, choices: { value: string; text: string }[]): ChipMenu[] =>
    choices.length < 2 || address[key] !== undefined
      ? []
      : [
          {
            label,
            choices: choices.map(({ value, text }) => ({ text, href: listHref({ ...address, [key]: value }, place) })),
          },
        ]
  const of = (test: (kind: string) => boolean) =>
    offices.filter((one) => test(one.kind)).map((one) => ({ value: one.id, text: nameIn(lang, one.names) }))
  const thisYear = Number(parts.today.slice(0, 4))
  const years = Array.from({ length: Math.min(12, thisYear - reader.organ.since + 1) }, (_, n) => String(thisYear - n))
  const tops = [...new Set(categories.filter((one) => !one.wall).map((one) => one.path.split('/')[0] ?? ''))]
  const sorts = [
    { value: 'received', text: t(lang, 'list.byReceived') },
    { value: 'last_day', text: t(lang, 'list.byLastDay') },
  ]
  return [
    ...menu('open', t(lang, 'list.menu.open'), [
      { value: 'yes', text: t(lang, 'list.chip.open') },
      { value: 'no', text: t(lang, 'list.chip.closed') },
    ]),
    ...menu(
      'stage',
      t(lang, 'list.menu.stage'),
      [...Object.keys(stageSets), ...allStages].map((value) => ({ value, text: stageWords(lang, value) })),
    ),
    ...menu(
      'unit',
      t(lang, 'list.menu.unit'),
      of((kind) => kind !== 'village' && kind !== 'leadership'),
    ),
    ...menu(
      'village',
      t(lang, 'list.menu.village'),
      of((kind) => kind === 'village'),
    ),
    ...menu(
      'channel',
      t(lang, 'list.menu.channel'),
      channels.map((value) => ({ value, text: wordOf(lang, 'channel', value) })),
    ),
    ...(address.category === undefined
      ? menu(
          'category',
          t(lang, 'list.menu.category'),
          tops.map((value) => ({ value, text: topWords(lang, categories, value) })),
        )
      : narrowerMenu(parts, place)),
    ...menu(
      'ends',
      t(lang, 'list.menu.ends'),
      endings.map((value) => ({ value, text: wordOf(lang, 'list.ends', value) })),
    ),
    ...menu(
      'year',
      t(lang, 'list.menu.year'),
      years.map((value) => ({ value, text: value })),
    ),
    ...menu('sort', t(lang, 'list.menu.sort'), sorts),
  ]
}

/** A category's chip says its last level. */
function categoryChip(lang: Lang, all: readonly CategoryName[], path: string): string {
  if (!path.includes('/')) return topWords(lang, all, path)
  return below(lang, all, path).at(-1) ?? path
}

/** The levels of a path in the page's language, also of a path that is the beginning of others. */
function below(lang: Lang, all: readonly CategoryName[], path: string): string[] {
  const depth = path.split('/').length
  const known = all.find((one) => one.path === path || one.path.startsWith(`${path}/`))?.path ?? path
  return categoryWords(lang, all, known).split(' / ').slice(0, depth)
}

/** Under a category that is set: the levels below it. */
function narrowerMenu(parts: ListParts, place: Record<string, string | undefined>): ChipMenu[] {
  const { lang, address, categories } = parts
  const set = address.category ?? ''
  const depth = set.split('/').length
  const paths = categories
    .filter((one) => !one.wall && one.path.startsWith(`${set}/`))
    .map((one) =>
      one.path
        .split('/')
        .slice(0, depth + 1)
        .join('/'),
    )
  const choices = [...new Set(paths)].map((category) => ({
    text: below(lang, categories, category).at(-1) ?? category,
    href: listHref({ ...address, category }, place),
  }))
  return choices.length < 2 ? [] : [{ label: t(lang, 'list.menu.category'), choices }]
}
