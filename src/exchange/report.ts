import { constants } from 'node:fs'
import { access, type FileHandle, open } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Refusal, refuse } from '../rules/errors.ts'
import { csvLine, plainCell } from './csv-write.ts'
import type { RefusedRow } from './rows.ts'

/** Turns a code and its parameters into words in the reader's language. */
export type Say = (code: string, params: Refusal['params']) => string

/** What the report says of rows that came in all the same: it merges nothing. */
export type Notice = { line: number; column: string | null; refusal: Refusal }

/** A report that is being written. */
export type Report = {
  path: string
  refused(row: RefusedRow): Promise<void>
  noticed(notice: Notice): Promise<void>
  close(): Promise<void>
}

const FLUSH_AT = 64 * 1024

/**
 * Where the report of an import goes when nobody says: beside the file when its folder can be written, else in the
 * folder the command runs in. In: the imported file, the present folder. Out: a path, `… .report.csv`.
 */
export async function reportPath(file: string, here: string): Promise<string> {
  const name = `${basename(file)}.report.csv`
  const beside = dirname(resolve(file))
  const writable = await access(beside, constants.W_OK).then(
    () => true,
    () => false,
  )
  return join(writable ? beside : here, name)
}

/**
 * Opens the report: a CSV file that a spreadsheet opens, one line for each refused row and each notice, written as the
 * import goes, so that an interrupted import leaves what it found. A report of an earlier run is written over. It
 * never holds what stood in a row beyond the word that was refused. In: its path; the words.
 * Throws `import.report_unwritable`.
 */
export async function openReport(path: string, say: Say): Promise<Report> {
  const unwritable = () => refuse('import.report_unwritable', { file: path })
  const file: FileHandle = await open(path, 'w', 0o600).catch(unwritable)
  let waiting = `\uFEFF${csvLine(['line', 'to_line', 'column', 'what', 'code', 'words'])}`
  const flush = async () => {
    const text = waiting
    waiting = ''
    await file.write(text).catch(unwritable)
  }
  const add = async (line: number, toLine: number, column: string | null, what: string, why: Refusal) => {
    const words = say(why.code, why.params)
    waiting += csvLine([String(line), String(toLine), column ?? '', what, why.code, words].map(plainCell))
    if (waiting.length >= FLUSH_AT) await flush()
  }
  return {
    path,
    refused: (row) => add(row.line, row.toLine, row.column, 'refused', row.refusal),
    noticed: (notice) => add(notice.line, notice.line, notice.column, 'notice', notice.refusal),
    async close() {
      await flush()
      await file.close()
    },
  }
}
