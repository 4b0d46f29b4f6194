import { Readable } from 'node:stream'
import type { Handler } from 'hono'
import writeXlsxFile from 'write-excel-file/node'
import { formatDate } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { type Desk, nameIn, type PageEnv, readerIn, townIn } from '../../offices/desk.ts'
import { clockWords } from '../../ui/clock.tsx'
import { accessOf } from '../access.ts'
import { todayOf } from '../house.ts'
import { demandsOfLines } from '../demands.ts'
import { listMatters } from '../list.ts'
import type { MatterLine } from '../present.ts'
import { filtersOf, readAddress } from './address.ts'
import { type CategoryName, categoriesInUse, categoryWords } from './category-names.ts'
import { matterClock } from './clock-props.ts'
import { ownOf } from './own.ts'
import { titleOf } from './present-list.ts'
import { stageTag, wordOf } from './stage-words.ts'

/** The most rows that one file holds. */
const most = 20_000
const step = 1000

/** Exactly the list of the address as a spreadsheet: its filters, its order, what this reader may see. Text is text. */
export const listFile =
  (desk: Desk): Handler<PageEnv> =>
  async (c) => {
    const { house } = desk
    const lang = c.get('lang')
    const reader = readerIn(c)
    const organ_id = townIn(c, reader)
    const today = todayOf(house, reader.organ.zone)
    const { filters, sort } = filtersOf(
      readAddress((name) => c.req.query(name)),
      today,
      ownOf(reader),
    )
    const query = {
      ...accessOf(reader.doer, organ_id),
      filters,
      sort,
      limit: step,
      count: false,
      ...(organ_id === reader.doer.organ_id && { keys: house.keysOf(organ_id) }),
    }
    const { rows, demands, categories, cut } = await house.db.withScope(
      [organ_id],
      'web',
      async (tx) => {
        const all: MatterLine[] = []
        const asked = new Map<string, readonly string[]>()
        let after: string | undefined
        do {
          const found = await listMatters(tx, { ...query, after })
          all.push(...found.rows)
          for (const [id, texts] of await demandsOfLines(tx, organ_id, found.rows, query.keys)) asked.set(id, texts)
          after = found.next ?? undefined
        } while (after !== undefined && all.length < most)
        return { rows: all, demands: asked, categories: await categoriesInUse(tx), cut: after !== undefined }
      },
      { readOnly: true },
    )
    const file = writeXlsxFile(
      [
        headOf(lang),
        ...rows.map((row) => rowOf(lang, today, row, { demands: demands.get(row.matter_id) ?? [], categories })),
        ...(cut ? [cutLine(lang)] : []),
      ],
      {
        columns: widths.map((width) => ({ width })),
        stickyRowsCount: 1,
        orientation: 'landscape',
      },
    )
    c.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    c.header('content-disposition', `attachment; filename="matters-${organ_id}-${today}.xlsx"`)
    return c.body(Readable.toWeb(Readable.from(await file.toBuffer())) as ReadableStream)
  }

/** Said below the last row of a file that does not hold the whole list. */
const cutLine = (lang: Lang) => [{ value: t(lang, 'list.fileCut', { most }), type: String }]

const columns = [
  'number',
  'received',
  'matter',
  'demands',
  'channel',
  'persons',
  'category',
  'place',
  'unit',
  'stage',
] as const
const widths = [18, 16, 48, 60, 10, 10, 36, 14, 16, 14, 16, 16, 16]

function headOf(lang: Lang) {
  const words = [
    ...columns.map((column) => t(lang, `list.column.${column}`)),
    t(lang, 'list.lastDay'),
    t(lang, 'list.column.clock'),
    t(lang, 'list.column.closed'),
  ]
  return words.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
}

/** The most characters of a cell, a few short of what a spreadsheet takes. */
const longest = 32_000

/** What is asked for, a line each, numbered where there are several. */
function demandsText(demands: readonly string[]): string {
  const text = demands.length < 2 ? (demands[0] ?? '') : demands.map((one, n) => `${n + 1}. ${one}`).join('\n')
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

type Besides = { demands: readonly string[]; categories: readonly CategoryName[] }

function rowOf(lang: Lang, today: string, row: MatterLine, { demands, categories }: Besides) {
  const text = (value: string | undefined) => ({ value: value ?? '', type: String })
  const clock = matterClock(lang, row.clock && { ...row.clock, basis: null }, row, today)
  return [
    text(row.number),
    text(formatDate(lang, row.received)),
    text(titleOf(lang, row)),
    { ...text(demandsText(demands)), wrap: true },
    text(wordOf(lang, 'channel', row.channel)),
    { value: row.persons, type: Number },
    text(categoryWords(lang, categories, row.category)),
    text(nameIn(lang, row.village)),
    text(nameIn(lang, row.unit)),
    text(stageTag(lang, row.stage).text),
    text(clock.kind === 'running' ? formatDate(lang, clock.lastDay) : undefined),
    text(clockWords(lang, clock)),
    text(row.closed_on === null ? undefined : formatDate(lang, row.closed_on)),
  ]
}
