import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { isRefused } from '../rules/errors.ts'
import { columnOf, serialDay, shownBy, unescapeText } from './excel.ts'
import { readAll, workbookOf } from './fixtures/files.ts'
import { openStrings } from './strings.ts'

const book = async (rows: SheetData) => writeXlsxFile(rows).toBuffer()
const text = (value: string) => `<c t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`
const row = (n: number, cells: string) => `<row r="${n}">${cells}</row>`
const HEADER = row(1, text('编号') + text('内容') + text('日期'))
const codes = (found: Awaited<ReturnType<typeof readAll>>) =>
  found.refused.map((one) => `${one.line} ${one.column} ${one.refusal.code}`)

test('what a writer of workbooks wrote comes back', async () => {
  const unit = fc.oneof(
    fc.constantFrom(...Array.from('宅基地油烟噪音"<&>\'\n\t,abc012 ')),
    fc.string({ unit: 'grapheme', maxLength: 1 }).filter((one) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(one)),
  )
  const cell = fc.array(unit, { maxLength: 12 }).map((chars) => chars.join(''))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), async (rows) => {
      const all = rows.map((pair, n) => [`r${n}`, ...pair])
      const sheet = [['编号', '标题', '内容'], ...all].map((cells) =>
        cells.map((value) => (value === '' ? null : { value, type: String })),
      )
      const found = await readAll(await book(sheet))
      expect(found.file.kind).toBe('xlsx')
      expect(found.header).toEqual(['编号', '标题', '内容'])
      expect(found.cells).toEqual(all)
    }),
    { numRuns: 40 },
  )
})

test('numbers, dates and booleans of a written workbook read as people see them', async () => {
  const at = new Date(Date.UTC(2019, 0, 5, 8, 30, 15))
  const found = await readAll(
    await book([
      ['编号', '日期', '时刻', '对'].map((value) => ({ value, type: String })),
      [
        { value: 101000295613, type: Number },
        { value: new Date(Date.UTC(2018, 11, 31)), type: Date, format: 'yyyy/m/d' },
        { value: at, type: Date, format: 'yyyy"年"m"月"d"日" hh:mm:ss' },
        { value: true, type: Boolean },
      ],
    ]),
  )
  expect(found.cells).toEqual([['101000295613', '2018-12-31', '2019-01-05T08:30:15', 'TRUE']])
})

test('gaps, blank rows, rich text, reading aids, escapes and cached results of formulas', async () => {
  const found = await readAll(
    workbookOf(
      HEADER +
        row(2, '<c r="A2"><v>7</v></c><c r="C2" t="s"><v>1</v></c>') +
        row(3, '') +
        row(5, '<c r="A5" t="s"><v>0</v></c><c r="B5" t="str"><f>1+1</f><v>两</v></c><c r="E5"/>') +
        row(6, text('8') + text('行_x000D_\n二_x005F_x000D_')),
      {
        strings:
          '<si><r><t>丰</t></r><r><t xml:space="preserve"> 文</t></r><rPh><t>fēng</t></rPh></si><si><t>第二</t></si>',
      },
    ),
  )
  expect(found.rows).toEqual([
    { line: 2, cells: ['7', '', '第二'] },
    { line: 5, cells: ['丰 文', '两', ''] },
    { line: 6, cells: ['8', '行\r\n二_x000D_', ''] },
  ])
})

test('a cell that cannot be told refuses its row: errors, digits lost, text beyond the header, controls, days that are none', async () => {
  const found = await readAll(
    workbookOf(
      HEADER +
        row(2, '<c t="e"><v>#N/A</v></c>') +
        row(3, '<c><v>430123199001011000</v></c>') +
        row(4, '<c r="A4"><v>1</v></c><c r="D4"><v>2</v></c>') +
        row(5, text('a_x0000_b')) +
        row(6, '<c r="A6"><v>1</v></c><c r="C6" s="1"><v>60</v></c>') +
        row(7, '<c t="s"><v>99</v></c>') +
        row(8, text('好')),
      { styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>' },
    ),
  )
  expect(codes(found)).toEqual([
    '2 编号 import.cell_error',
    '3 编号 import.number_too_long',
    '4 4 import.cell_count',
    '5 编号 import.control_character',
    '6 日期 import.date_impossible',
    '7 编号 import.cell_damaged',
  ])
  expect(found.rows.map((one) => one.line)).toEqual([8])
})

test('a workbook that counts from 1904; a sheet by name; names with prefixes', async () => {
  const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
  const rows = HEADER + row(2, '<c r="C2" s="0"><v>1000</v></c>')
  expect((await readAll(workbookOf(rows, { styles, book: '<workbookPr date1904="1"/>' }))).cells).toEqual([
    ['', '', '1906-09-27'],
  ])
  expect((await readAll(workbookOf(rows, { styles }))).cells).toEqual([['', '', '1902-09-26']])
  const missing = await readAll(workbookOf(rows), { sheet: '二' }).catch((caught: unknown) => caught)
  expect(isRefused(missing) && missing.refusals).toEqual([
    { code: 'import.sheet_missing', params: { sheet: '二', sheets: '一' } },
  ])
  const prefixed = workbookOf(`<x:row xmlns:x="u" r="1"><x:c><x:v>1</x:v></x:c></x:row>`)
  expect((await readAll(prefixed)).header).toEqual(['1'])
})

test('a torn or hostile sheet is refused, its rows before the tear given; entities are not expanded', async () => {
  const torn = await readAll(workbookOf(`${HEADER}<row r="2"><c></row>`)).catch((caught: unknown) => caught)
  expect(isRefused(torn) && torn.refusals[0]?.code).toBe('import.file_damaged')
  const bomb = workbookOf(`${HEADER}${row(2, text('&lol;'))}`)
  const expanded = await readAll(bomb).catch((caught: unknown) => caught)
  expect(isRefused(expanded) && expanded.refusals[0]?.code).toBe('import.file_damaged')
})

test('damage to a workbook’s bytes is read or refused, never a crash', async () => {
  const sheet = workbookOf(HEADER + row(2, text('1') + text('二')) + row(3, '<c t="s"><v>0</v></c>'), {
    strings: '<si><t>三</t></si>',
  })
  await fc.assert(
    fc.asyncProperty(fc.nat(sheet.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
      const hurt = Buffer.from(sheet)
      hurt[at] = byte
      const found = await readAll(hurt).catch((caught: unknown) => {
        if (!isRefused(caught)) throw caught
        return null
      })
      expect(found === null || found.rows.length <= 2).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('serial days, formats, columns and escapes', () => {
  expect([1, 59, 60, 61, 43470].map((n) => serialDay(n, 'day'))).toEqual([
    '1900-01-01',
    '1900-02-28',
    null,
    '1900-03-01',
    '2019-01-05',
  ])
  expect(serialDay(43470.354166666664, 'both')).toBe('2019-01-05T08:30:00')
  expect(serialDay(43470.999999999, 'both')).toBe('2019-01-06T00:00:00')
  expect(serialDay(0.5, 'time')).toBe('12:00:00')
  expect([serialDay(-1, 'day'), serialDay(3_000_000, 'day'), serialDay(0, 'day')]).toEqual([null, null, null])
  const shown = [
    'yyyy/m/d',
    'h:mm AM/PM',
    'm"月"d"日"',
    '[h]:mm:ss',
    '0.00',
    '#,##0',
    '[Red]0',
    'General',
    '@',
    'yyyy-mm-dd hh:mm;@',
  ]
  expect(shown.map((code) => shownBy(164, code))).toEqual([
    'day', 'time', 'day', 'time', 'number', 'number', 'number', 'number', 'number', 'both',
  ]) // prettier-ignore
  expect([14, 22, 21, 31, 0, 49].map((id) => shownBy(id, undefined))).toEqual([
    'day', 'both', 'time', 'day', 'number', 'number',
  ]) // prettier-ignore
  expect(['A1', 'Z9', 'AA7', 'XFD1', 'XFE1', '7'].map(columnOf)).toEqual([0, 25, 26, 16383, null, null])
  expect(unescapeText('a_x000a_b_x005F_x000D_')).toBe('a\nb_x000D_')
})

test('shared strings beyond the limit lie in a file and are found by number', () => {
  const strings = openStrings(500)
  const all = Array.from({ length: 20_001 }, (_, n) => `第${n}条 "${'长'.repeat(n % 7)}"\n`)
  for (const one of all) strings.add(one)
  const asked = Array.from({ length: 20_000 }, (_, n) => (n * 7919) % all.length)
  expect(asked.filter((at) => strings.get(at) !== all[at])).toEqual([])
  expect(strings.get(all.length)).toBeUndefined()
  strings.close()
})
