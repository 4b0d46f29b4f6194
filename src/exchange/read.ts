import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { isRefused, refuse } from '../rules/errors.ts'
import { csvRows } from './csv.ts'
import { decode } from './decode.ts'
import type { Encoding } from './encoding.ts'
import { type FileKind, sniff } from './sniff.ts'
import { isRow, type RefusedRow, type Row } from './rows.ts'
import { openWorkbook } from './workbook.ts'
import { xlsxRows } from './xlsx.ts'

/** What may be said about a file that it does not say itself. */
export type ReadOptions = { encoding?: Encoding | null; headerLine?: number; sheet?: string | null }

/** A file that is open for reading: what it is, its header, its rows as they come, and how far reading has got. */
export type OpenFile = {
  kind: 'csv' | 'xlsx'
  gzipped: boolean
  /** Known for certain once all rows are read; null while only ASCII was met. */
  encoding: () => Encoding | null
  header: string[]
  rows: AsyncIterable<Row | RefusedRow>
  /** Bytes in all and bytes read so far, for the progress bar. */
  size: number
  position: () => number
  otherSheets: string[]
}

const HEAD = 64 * 1024
/** Gzip packs a thousandfold at most, so what one piece unpacks to stays small. */
const PIECE = 16 * 1024

/**
 * Opens a file of rows: CSV, gzipped CSV or XLSX, judged by its content and not by its name. Memory does not grow with
 * the file. The rows can be gone through once; leaving early closes the file.
 * Throws `import.file_missing`, `import.file_empty`, `import.not_readable` (kind), `import.utf16_unmarked`,
 * `import.encoding_unknown`, `import.header_broken`, `import.file_damaged`; while rows are read also
 * `import.file_cut_off` (line).
 */
export async function openRows(path: string, options: ReadOptions = {}): Promise<OpenFile> {
  const head = await readHead(path)
  const size = (await stat(path)).size
  const kind = sniff(head)
  if (kind === 'zip') return openXlsx(path, size, options)
  if (kind !== 'text' && kind !== 'gzip') notReadable(kind)
  return openCsv(path, size, kind === 'gzip', options)
}

function notReadable(kind: FileKind): never {
  if (kind === 'empty') refuse('import.file_empty')
  if (kind === 'utf16') refuse('import.utf16_unmarked')
  refuse('import.not_readable', { kind })
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch(() => refuse('import.file_missing', { file: path }))
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } catch {
    return refuse('import.file_missing', { file: path })
  } finally {
    await file.close()
  }
}

async function openXlsx(path: string, size: number, options: ReadOptions): Promise<OpenFile> {
  const book = await openWorkbook(path, options.sheet ?? null)
  let unpacked = 0
  const sheet = async () => counted(await book.sheet.open(), (bytes) => (unpacked += bytes))
  const { header, rows } = await splitHeader(xlsxRows(book, await sheet(), options.headerLine), () => book.close())
  return {
    kind: 'xlsx',
    gzipped: false,
    encoding: () => 'utf-8',
    header,
    rows,
    size,
    position: () => Math.min(size, Math.round((size * unpacked) / Math.max(1, book.sheet.size))),
    otherSheets: book.otherSheets,
  }
}

async function openCsv(path: string, size: number, gzipped: boolean, options: ReadOptions): Promise<OpenFile> {
  let position = 0
  const file = createReadStream(path, { highWaterMark: gzipped ? PIECE : HEAD })
  const read = counted(file, (bytes) => (position += bytes))
  const decoded = decode(gzipped ? checked(gunzipped(read)) : read, options.encoding ?? null)
  const all = csvRows(decoded.pieces, options.headerLine === undefined ? {} : { headerLine: options.headerLine })
  const { header, rows } = await splitHeader(all, () => file.destroy())
  return {
    kind: 'csv',
    gzipped,
    encoding: decoded.encoding,
    header,
    rows,
    size,
    position: () => position,
    otherSheets: [],
  }
}

async function* counted(bytes: AsyncIterable<Uint8Array>, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    count(chunk.length)
    yield chunk
  }
}

/** Unpacks gzip. A file that was cut off first gives all that it has, then its error: a pipeline would drop the last. */
async function* gunzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: HEAD })
  let unpacked: Uint8Array[] = []
  let failed: unknown = null
  gunzip.on('data', (chunk: Uint8Array) => unpacked.push(chunk))
  gunzip.on('error', (caught) => (failed = caught))
  let closed = false
  let wake = () => {}
  gunzip.once('close', () => {
    closed = true
    wake()
  })
  const settled = (work: (done: () => void) => void) =>
    new Promise<void>((done) => {
      wake = done
      if (closed) done()
      else work(done)
    })
  const taken = () => {
    const some = unpacked
    unpacked = []
    return some
  }
  try {
    for await (const chunk of bytes) {
      await settled((done) => gunzip.write(chunk, () => done()))
      yield* taken()
      if (failed !== null) throw failed
    }
    await settled(() => gunzip.end())
    yield* taken()
    if (failed !== null) throw failed
  } finally {
    gunzip.destroy()
  }
}

/** What a gzip file holds is judged like a file: only text goes through. */
async function* checked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true
  for await (const chunk of bytes) {
    if (first) {
      const kind = sniff(Buffer.from(chunk))
      if (kind !== 'text') notReadable(kind)
      first = false
    }
    yield chunk
  }
  if (first) refuse('import.file_empty')
}

/** Takes the header off, and sees to it that the file is closed at the end, at an error and when somebody leaves early. */
async function splitHeader(all: AsyncGenerator<Row | RefusedRow>, close: () => void) {
  let line = 0
  async function* guarded(): AsyncGenerator<Row | RefusedRow> {
    try {
      for await (const item of all) {
        line = isRow(item) ? item.line : item.toLine
        yield item
      }
    } catch (caught) {
      if (isRefused(caught)) throw caught
      const code = caught instanceof Error && 'code' in caught ? String(caught.code) : ''
      if (code === 'Z_BUF_ERROR') refuse('import.file_cut_off', { line })
      refuse('import.file_damaged', { part: code, detail: caught instanceof Error ? caught.message.slice(0, 200) : '' })
    } finally {
      close()
    }
  }
  const rows = guarded()
  const first = await rows.next()
  if (first.done || !isRow(first.value)) {
    await rows.return(undefined)
    return refuse('import.file_empty')
  }
  return { header: first.value.cells, rows }
}
