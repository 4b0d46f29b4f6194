import { type Refusal, refusal } from '../rules/errors.ts'
import { cleanCells } from './clean.ts'
import { columnOf, serialDay, unescapeText } from './excel.ts'
import { type RefusedRow, type Row, ROW_LIMIT } from './rows.ts'
import type { Workbook } from './workbook.ts'
import { readXml } from './xml.ts'

type Cell = { column: number; type: string; style: number; text: string }

/**
 * Reads the rows of a workbook's sheet as it streams. Cells that the file leaves out are empty; a row with text beyond
 * the header is refused; wholly empty rows are left out. Dates come as `2019-01-05` or `2019-01-05T08:30:00`.
 * In: the workbook; the sheet's bytes; the line the header stands on. Yields the header first, then rows and refused rows.
 */
export async function* xlsxRows(
  book: Workbook,
  sheet: AsyncIterable<Uint8Array>,
  headerLine = 1,
): AsyncGenerator<Row | RefusedRow> {
  let out: (Row | RefusedRow)[] = []
  let header: string[] | null = null
  let line = 0
  let row: { cells: string[]; length: number; refused: { column: number; refusal: Refusal } | null } | null = null
  let cell: Cell | null = null
  let reading = false
  let phonetic = false

  const handlers = {
    open(name: string, of: Record<string, string>) {
      if (name === 'row') {
        line = Number(of['r'] ?? line + 1)
        row = { cells: [], length: 0, refused: null }
      } else if (name === 'c' && row) {
        const column = of['r'] === undefined ? row.cells.length : columnOf(of['r'])
        cell = { column: column ?? 16_384, type: of['t'] ?? 'n', style: Number(of['s'] ?? 0), text: '' }
      } else if (name === 'rPh') phonetic = true
      else if (name === 'v' || name === 't') reading = cell !== null && !phonetic
    },
    text(piece: string) {
      if (reading && cell) cell.text += piece
    },
    close(name: string) {
      if (name === 'v' || name === 't') reading = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c' && cell && row) {
        put(row, cell)
        cell = null
      } else if (name === 'row' && row) {
        finish(row)
        row = null
      }
    },
  }

  function put(into: NonNullable<typeof row>, done: Cell): void {
    const value = done.text === '' ? '' : valueOf(done, book)
    const text = typeof value === 'string' ? value : ''
    if (typeof value !== 'string') into.refused ??= { column: done.column + 1, refusal: value }
    into.length += text.length
    if (text === '' || into.length > ROW_LIMIT) return
    if (header && done.column >= header.length) {
      const why = refusal('import.cell_count', { found: done.column + 1, expected: header.length })
      into.refused ??= { column: done.column + 1, refusal: why }
      return
    }
    while (into.cells.length < done.column) into.cells.push('')
    into.cells[done.column] = text
  }

  function finish(done: NonNullable<typeof row>): void {
    if (done.length === 0 && !done.refused) return
    if (header === null) {
      if (line < headerLine) return
      header = done.cells.map((text) => text.trim())
      out.push({ line, cells: header })
      return
    }
    if (done.length > ROW_LIMIT) done.refused = { column: 0, refusal: refusal('import.row_too_long') }
    while (done.cells.length < header.length) done.cells.push('')
    const cells = done.refused ?? cleanCells(done.cells)
    if (Array.isArray(cells)) out.push({ line, cells })
    else {
      const column = cells.column === 0 ? null : (header[cells.column - 1] ?? String(cells.column))
      out.push({ line, toLine: line, column, refusal: cells.refusal })
    }
  }

  for await (const _ of readXml(sheet, book.sheet.name, handlers)) {
    yield* out
    out = []
  }
}

/** A cell's text, or why it cannot be told. */
function valueOf(cell: Cell, book: Workbook): string | Refusal {
  switch (cell.type) {
    case 's':
      return book.strings.get(Number(cell.text)) ?? refusal('import.cell_damaged')
    case 'b':
      return cell.text === '1' ? 'TRUE' : 'FALSE'
    case 'n':
      return numberText(cell, book)
    case 'e':
      return refusal('import.cell_error', { error: cell.text })
    default:
      return unescapeText(cell.text)
  }
}

/** Spreadsheets keep 15 digits of a number: a longer one, an identity number say, has lost its end already. */
function numberText(cell: Cell, book: Workbook): string | Refusal {
  const value = Number(cell.text)
  if (!Number.isFinite(value)) return refusal('import.cell_damaged')
  const shown = book.styles[cell.style] ?? 'number'
  if (shown !== 'number')
    return serialDay(value, shown, book.since1904) ?? refusal('import.date_impossible', { text: cell.text })
  if (Math.abs(value) >= 1e15) return refusal('import.number_too_long', { text: cell.text })
  return String(Number(value.toPrecision(15)))
}
