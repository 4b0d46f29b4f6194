import { type Refusal, refusal } from '../rules/errors.ts'

/** Stands in decoded text where bytes were no text. A lone surrogate: no decoder yields one from sound bytes. */
export const BAD_BYTES = '\uD800'
/** Stands in decoded text where a line was cut because it went on for too long. */
export const CUT = '\uD801'

// Tab, line feed and carriage return stay. Everything else that is no character of a text is looked at one by one.
const SUSPECT = /[\p{Cc}\p{Cs}]/u
const SUSPECTS = /[^\P{Cc}\t\n\r]|\p{Cs}/gu

/**
 * The stated rule for control characters, cell by cell: tabs and line breaks are kept; vertical tab, form feed and
 * U+0085 become line breaks; NUL and every other control character, half a surrogate pair and bytes that are no text
 * refuse the row. In: the cells. Out: the cells (the same array when nothing had to change), or column (from 1) and why.
 */
export function cleanCells(cells: string[]): string[] | { column: number; refusal: Refusal } {
  let out = cells
  for (const [index, cell] of cells.entries()) {
    if (!SUSPECT.test(cell)) continue
    let why: Refusal | undefined
    const text = cell.replace(SUSPECTS, (char) => {
      if (char === '\v' || char === '\f' || char === '\u0085') return '\n'
      why ??= reasonFor(char)
      return char
    })
    if (why) return { column: index + 1, refusal: why }
    if (text === cell) continue
    if (out === cells) out = [...cells]
    out[index] = text
  }
  return out
}

function reasonFor(char: string): Refusal {
  if (char === BAD_BYTES) return refusal('import.bad_bytes')
  if (char === CUT) return refusal('import.row_too_long')
  const point = char.codePointAt(0) ?? 0
  return refusal('import.control_character', { character: `U+${point.toString(16).toUpperCase().padStart(4, '0')}` })
}
