/** What stands in a text from one place on: a record, or a record broken at a cell. `lines` = line ends it spans. */
export type Scanned = {
  cells: string[]
  /** Where the next record begins. */
  end: number
  lines: number
  blank: boolean
  broken: 'import.quote_open' | 'import.quote_inside' | 'import.quote_text_after' | 'import.row_too_long' | null
}

/**
 * Reads one record of comma-separated values (RFC 4180; line ends \n, \r\n or \r).
 * In: the text, where the record begins, the delimiter, whether the text is the file's last, the greatest length.
 * Out: the record, or null when more text is needed to tell. A broken record ends where its first line ends.
 */
export function scanRecord(
  text: string,
  from: number,
  delimiter: string,
  last: boolean,
  limit: number,
): Scanned | null {
  const cells: string[] = []
  const delimiterCode = delimiter.charCodeAt(0)
  let lines = 0
  let at = from
  const broken = (why: NonNullable<Scanned['broken']>, cell?: string): Scanned | null => {
    const end = lineEnd(text, from, last)
    if (end === null)
      return text.length - from > limit ? { cells, end: text.length, lines: 0, blank: false, broken: why } : null
    if (cell !== undefined) cells.push(cell)
    return { cells, end, lines: 1, blank: false, broken: why }
  }
  for (;;) {
    if (text.charCodeAt(at) === 34) {
      let start = at + 1
      let cell = ''
      for (;;) {
        const quote = text.indexOf('"', start)
        if (quote < 0) {
          if (text.length - from > limit) return broken('import.quote_open')
          return last ? broken('import.quote_open') : null
        }
        if (quote - from > limit) return broken('import.quote_open')
        if (quote + 1 >= text.length && !last) return null
        cell += text.slice(start, quote)
        if (text.charCodeAt(quote + 1) !== 34) {
          lines += countLineEnds(text, at, quote)
          at = quote + 1
          break
        }
        cell += '"'
        start = quote + 2
      }
      const next = text.charCodeAt(at)
      if (at < text.length && next !== delimiterCode && next !== 10 && next !== 13) {
        return broken('import.quote_text_after', cell)
      }
      cells.push(cell)
    } else {
      const start = at
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at)
        if (code === delimiterCode || code === 10 || code === 13) break
        if (code === 34) return broken('import.quote_inside', text.slice(start, at))
      }
      if (at - from > limit) return broken('import.row_too_long')
      if (at >= text.length && !last) return null
      cells.push(text.slice(start, at))
    }
    if (at >= text.length) return { cells, end: at, lines, blank: at === from, broken: null }
    if (text.charCodeAt(at) === delimiterCode) {
      at++
      if (at >= text.length && !last) return null
      continue
    }
    const end = lineEnd(text, at, last)
    return end === null ? null : { cells, end, lines: lines + 1, blank: at === from, broken: null }
  }
}

/** Where the line after the one at `from` begins, or null when more text is needed to tell. */
export function lineEnd(text: string, from: number, last: boolean): number | null {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10) return at + 1
    if (code !== 13) continue
    if (at + 1 >= text.length && !last) return null
    return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1
  }
  return last ? text.length : null
}

function countLineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++
  }
  return count
}

/** Comma, tab or semicolon: the one that the first line has, a comma when it has any. Quoted parts do not count. */
export function delimiterOf(line: string): string {
  const plain = line.replace(/"(?:[^"]|"")*"/g, '')
  return plain.includes(',') ? ',' : plain.includes('\t') ? '\t' : plain.includes(';') ? ';' : ','
}
