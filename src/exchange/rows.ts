import type { Refusal } from '../rules/errors.ts'

/** One row of a file: the line it begins on (1 is the first), and its cells as text. */
export type Row = { line: number; cells: string[] }

/** One row that was not read: its first and last line, its column (a header, or a number from 1), and why. */
export type RefusedRow = { line: number; toLine: number; column: string | null; refusal: Refusal }

/** No row of a file may be longer than this, in characters: a body of 9,000 fits a hundred times. */
export const ROW_LIMIT = 1_000_000

/** Whether what a reader yielded is a row, not a refusal. */
export function isRow(item: Row | RefusedRow): item is Row {
  return 'cells' in item
}
