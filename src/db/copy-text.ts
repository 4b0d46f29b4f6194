// PostgreSQL's COPY in its text form: a row a line, tabs between columns, \N for NULL.

const NEWLINE = 0x0a

const escapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** How many rows the text holds: a newline inside a value is written \n. */
export function rowsIn(bytes: Uint8Array): number {
  let rows = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) rows += 1
  return rows
}

/** One line as its values. */
export function valuesOf(line: string): (string | null)[] {
  return line.split('\t').map((value) => {
    if (!value.includes('\\')) return value
    return value === '\\N' ? null : value.replaceAll(/\\(.)/gs, (_, sign: string) => escapes[sign] ?? sign)
  })
}

/** The rows of a text, as the values of each. Throws RangeError when a row has another number of columns, or has no end. */
export function rowsOf(bytes: Uint8Array, columns: number): (string | null)[][] {
  if (bytes.length === 0) return []
  if (bytes.at(-1) !== NEWLINE) throw new RangeError('the last row has no end')
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength - 1)
    .toString('utf8')
    .split('\n')
  return lines.map((line) => {
    const values = valuesOf(line)
    if (values.length !== columns) throw new RangeError(`a row of ${values.length} columns, not ${columns}`)
    return values
  })
}
