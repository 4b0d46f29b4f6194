import { type Refusal, refusal, refuse } from '../rules/errors.ts'
import { cleanCells, CUT } from './clean.ts'
import { type RefusedRow, type Row, ROW_LIMIT } from './rows.ts'
import { delimiterOf, lineEnd, scanRecord, type Scanned } from './scan.ts'

/** A place in the text: where a record begins and on which line. */
type Place = { at: number; line: number }

/** The last good record that spanned lines, kept back until the one after it is seen to be sound too. */
type Held = Place & { row: Row; second: number }

/**
 * Turns pieces of text into rows. A row that is broken is refused and reading goes on at the line after its first, so
 * that a quote lost in one row costs that row and no other.
 *
 * When a row is broken although its quotes close, there are two ways to read on: after all its lines, or after its
 * first. The first way is taken when a sound row (or the end) follows; else its later lines are rows of their own.
 * When a good row of several lines is followed by a broken one, it may have swallowed its neighbour: if all lines from
 * its second one on read as sound rows, it is the one that is refused.
 *
 * In: the pieces; the line the header stands on (1 = the first). Yields the header first, then rows and refused rows.
 */
export async function* csvRows(
  pieces: AsyncIterable<string>,
  options: { headerLine?: number; limit?: number } = {},
): AsyncGenerator<Row | RefusedRow> {
  const reader = csvReader(options.headerLine ?? 1, options.limit ?? ROW_LIMIT)
  for await (const piece of pieces) yield* reader.read(piece, false)
  yield* reader.read('', true)
}

function csvReader(headerLine: number, limit: number) {
  let text = ''
  let place: Place = { at: 0, line: 1 }
  let delimiter: string | null = null
  let header: string[] | null = null
  let held: Held | null = null
  let tail: RefusedRow | null = null
  let out: (Row | RefusedRow)[] = []

  const sound = (record: Scanned) => record.broken === null && record.cells.length === header?.length

  function read(piece: string, last: boolean): (Row | RefusedRow)[] {
    const keep = held?.at ?? place.at
    text = text.slice(keep) + piece
    place = { at: place.at - keep, line: place.line }
    if (held) held = { ...held, at: held.at - keep, second: held.second - keep }
    out = []
    while (place.at < text.length && step(last)) continue
    if (last) {
      release()
      flush()
    }
    return out
  }

  /** Reads one record. False when it needs more text. */
  function step(last: boolean): boolean {
    if (delimiter === null) {
      if (place.line < headerLine) return skipLine(last)
      const end = lineEnd(text, place.at, last)
      if (end === null && text.length < limit) return false
      delimiter = delimiterOf(text.slice(place.at, end ?? text.length))
    }
    const record = scanRecord(text, place.at, delimiter, last, limit)
    if (record === null) return false
    if (record.blank && header?.length !== 1) {
      if (tail && tail.toLine === place.line - 1) tail.toLine = place.line
      place = { at: record.end, line: place.line + record.lines }
      return true
    }
    if (header === null) return takeHeader(record)
    if (sound(record)) return takeRow(record, header)
    const neighbour = held && swallowed(held, record, last)
    if (neighbour === null && held) return false
    if (held && neighbour) return giveBack(held)
    return takeBroken(record, header, last)
  }

  function skipLine(last: boolean): boolean {
    const end = lineEnd(text, place.at, last)
    if (end === null) return false
    place = { at: end, line: place.line + 1 }
    return true
  }

  function takeHeader(record: Scanned): boolean {
    const cells = record.broken === null ? cleanCells(record.cells) : null
    if (!Array.isArray(cells)) refuse('import.header_broken', { line: place.line })
    header = cells.map((cell) => cell.trim())
    out.push({ line: place.line, cells: header })
    place = { at: record.end, line: place.line + record.lines }
    return true
  }

  function takeRow(record: Scanned, names: string[]): boolean {
    release()
    flush()
    const cells = cleanCells(record.cells)
    const after = { at: record.end, line: place.line + record.lines }
    if (!Array.isArray(cells)) {
      refuseLines(place.line, after.line - 1, names[cells.column - 1] ?? null, cells.refusal)
      flush()
    } else if (record.lines > 1) {
      const second = lineEnd(text, place.at, true) ?? record.end
      held = { ...place, row: { line: place.line, cells }, second }
    } else out.push({ line: place.line, cells })
    place = after
    return true
  }

  function takeBroken(record: Scanned, names: string[], last: boolean): boolean {
    let whole = true
    if (record.broken === null && record.lines > 1) {
      const next = scanRecord(text, record.end, delimiter ?? ',', last, limit)
      if (next === null && !(last && record.end >= text.length)) return false
      whole = next === null || next.blank || sound(next)
    }
    release()
    const first = lineEnd(text, place.at, true) ?? record.end
    const after = whole ? { at: record.end, line: place.line + record.lines } : { at: first, line: place.line + 1 }
    const toLine = Math.max(place.line, after.line - 1)
    const line = text.slice(place.at, first)
    const why = reason(record, names, line)
    // What is left of a broken row of several lines belongs to its refusal: it is no row of its own.
    const rest = tail !== null && tail.toLine === place.line - 1 && looseCount(record, line) < names.length
    if (tail && rest) tail.toLine = toLine
    else {
      refuseLines(place.line, toLine, why.column, why.refusal)
      if (whole && record.broken === null) flush()
    }
    place = after
    return true
  }

  function looseCount(record: Scanned, line: string): number {
    return record.broken === null ? record.cells.length : line.split(delimiter ?? ',').length
  }

  function refuseLines(line: number, toLine: number, column: string | null, why: Refusal): void {
    flush()
    tail = { line, toLine, column, refusal: why }
  }

  function flush(): void {
    if (tail) out.push(tail)
    tail = null
  }

  function release(): void {
    if (!held) return
    out.push(held.row)
    held = null
  }

  function giveBack(row: Held): boolean {
    refuseLines(row.line, row.line, null, refusal('import.quote_swallowed'))
    held = null
    place = { at: row.second, line: row.line + 1 }
    return true
  }

  /** Whether every line from the held row's second one to the end of the broken record reads as a sound row. */
  function swallowed(row: Held, broken: Scanned, last: boolean): boolean | null {
    for (let at = row.second; at < broken.end;) {
      const record = scanRecord(text, at, delimiter ?? ',', last, limit)
      if (record === null) return null
      if (!sound(record)) return false
      at = record.end
    }
    return true
  }

  return { read }
}

function reason(record: Scanned, names: string[], line: string): { column: string | null; refusal: Refusal } {
  if (line.includes(CUT) || record.broken === 'import.row_too_long') {
    return { column: null, refusal: refusal('import.row_too_long') }
  }
  if (record.broken) {
    // A cell that its quote broke has been pushed already, an open one has not.
    const index = record.cells.length - (record.broken === 'import.quote_open' ? 0 : 1)
    return { column: names[Math.max(0, index)] ?? String(index + 1), refusal: refusal(record.broken) }
  }
  const found = record.cells.length
  const column = found > names.length ? String(names.length + 1) : (names[found] ?? null)
  return { column, refusal: refusal('import.cell_count', { found, expected: names.length }) }
}
