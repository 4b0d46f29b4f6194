/** One line of comma-separated values (RFC 4180, \r\n), the exact cells: whoever reads it gets them back. */
export function csvLine(cells: readonly string[]): string {
  const one = cells.length === 1 && cells[0] === ''
  return `${one ? '""' : cells.map(quoted).join(',')}\r\n`
}

/** A cell for people who open the file in a spreadsheet: what would run as a formula is disarmed by an apostrophe. */
export function plainCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
