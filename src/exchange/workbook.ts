import { promisify } from 'node:util'
import type { Readable } from 'node:stream'
import * as yauzl from 'yauzl'
import { refuse } from '../rules/errors.ts'
import { shownBy, type Shown, unescapeText } from './excel.ts'
import { openStrings, type Strings } from './strings.ts'
import { readXml } from './xml.ts'

/** An open workbook: a sheet's bytes, its shared strings, what each cell style shows, and its calendar. */
export type Workbook = {
  sheet: { name: string; size: number; open(): Promise<Readable> }
  otherSheets: string[]
  strings: Strings
  styles: Shown[]
  since1904: boolean
  close(): void
}

/**
 * Opens a zip file as a workbook (ISO/IEC 29500) and reads all but the sheet.
 * In: the file; the name of the sheet, or null for the first that is not hidden.
 * Throws `import.not_readable` naming what the file is, `import.file_damaged`, `import.sheet_missing`.
 */
export async function openWorkbook(path: string, sheetName: string | null): Promise<Workbook> {
  const zip = await yauzl.openPromise(path, { autoClose: false }).catch(damaged)
  try {
    const entries = new Map<string, yauzl.Entry>()
    await listEntries(zip, entries)
    const bookPath = kindOfZip(entries)
    const open = (name: string) => openEntry(zip, entries, name)
    const book = await readBook(open, bookPath)
    const sheets = book.sheets.filter((sheet) => !sheet.hidden)
    const chosen = sheetName === null ? sheets[0] : book.sheets.find((sheet) => sheet.name === sheetName)
    if (!chosen)
      refuse('import.sheet_missing', { sheet: sheetName ?? '', sheets: book.sheets.map((s) => s.name).join(', ') })
    const entry = entries.get(chosen.path) ?? refuse('import.file_damaged', { part: chosen.path, detail: '' })
    const styles = book.styles && entries.has(book.styles) ? await readStyles(await open(book.styles)) : []
    const strings = openStrings()
    try {
      if (book.strings && entries.has(book.strings)) await readStrings(await open(book.strings), strings)
    } catch (caught) {
      strings.close()
      throw caught
    }
    return {
      sheet: { name: chosen.name, size: entry.uncompressedSize, open: () => open(chosen.path) },
      otherSheets: sheets.filter((sheet) => sheet !== chosen).map((sheet) => sheet.name),
      strings,
      styles,
      since1904: book.since1904,
      close() {
        strings.close()
        zip.close()
      },
    }
  } catch (caught) {
    zip.close()
    throw caught
  }
}

type Open = (name: string) => Promise<Readable>

function damaged(caught: unknown): never {
  refuse('import.file_damaged', { part: 'zip', detail: caught instanceof Error ? caught.message.slice(0, 200) : '' })
}

async function listEntries(zip: yauzl.ZipFile, into: Map<string, yauzl.Entry>): Promise<void> {
  try {
    for await (const entry of zip.eachEntry()) {
      into.set(entry.fileName, entry)
      if (into.size > 10_000) break
    }
  } catch (caught) {
    damaged(caught)
  }
}

async function openEntry(zip: yauzl.ZipFile, entries: Map<string, yauzl.Entry>, name: string): Promise<Readable> {
  const entry = entries.get(name) ?? refuse('import.file_damaged', { part: name, detail: '' })
  const open = promisify<yauzl.Entry, Readable>((of, done) => zip.openReadStream(of, done))
  return open(entry).catch(damaged)
}

/** Names what a zip file holds. Out: the path of the workbook's main part. */
function kindOfZip(entries: Map<string, yauzl.Entry>): string {
  for (const path of ['xl/workbook.xml', 'xl/workbook2.xml']) if (entries.has(path)) return path
  const is = entries.has('word/document.xml')
    ? 'docx'
    : entries.has('ppt/presentation.xml')
      ? 'pptx'
      : entries.has('xl/workbook.bin')
        ? 'xlsb'
        : entries.has('content.xml') && entries.has('mimetype')
          ? 'ods'
          : 'zip'
  return refuse('import.not_readable', { kind: is })
}

async function walk(
  stream: Readable,
  part: string,
  open: (name: string, of: Record<string, string>) => void,
): Promise<void> {
  for await (const _ of readXml(stream, part, { open, close() {}, text() {} })) continue
}

async function readBook(open: Open, path: string) {
  const found: { name: string; hidden: boolean; id: string }[] = []
  let since1904 = false
  await walk(await open(path), path, (name, of) => {
    if (name === 'workbookPr') since1904 = of['date1904'] === '1' || of['date1904'] === 'true'
    if (name !== 'sheet') return
    const id = Object.entries(of).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? ''
    found.push({ name: of['name'] ?? '', hidden: (of['state'] ?? 'visible') !== 'visible', id })
  })
  const targets = new Map<string, string>()
  let styles: string | null = null
  let strings: string | null = null
  const rels = path.replace(/([^/]+)$/, '_rels/$1.rels')
  await walk(await open(rels), rels, (name, of) => {
    if (name !== 'Relationship') return
    const target = of['Target'] ?? ''
    const full = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
    targets.set(of['Id'] ?? '', full)
    if (of['Type']?.endsWith('/styles')) styles = full
    if (of['Type']?.endsWith('/sharedStrings')) strings = full
  })
  const sheets = found.map((sheet) => ({ name: sheet.name, hidden: sheet.hidden, path: targets.get(sheet.id) ?? '' }))
  return { sheets, since1904, styles: styles as string | null, strings: strings as string | null }
}

async function readStyles(stream: Readable): Promise<Shown[]> {
  const codes = new Map<number, string>()
  const styles: Shown[] = []
  let inside = false
  const handlers = {
    open(name: string, of: Record<string, string>) {
      if (name === 'numFmt') codes.set(Number(of['numFmtId']), of['formatCode'] ?? '')
      if (name === 'cellXfs') inside = true
      if (name === 'xf' && inside) {
        const id = Number(of['numFmtId'] ?? 0)
        styles.push(shownBy(id, codes.get(id)))
      }
    },
    close(name: string) {
      if (name === 'cellXfs') inside = false
    },
    text() {},
  }
  for await (const _ of readXml(stream, 'styles', handlers)) continue
  return styles
}

async function readStrings(stream: Readable, into: Strings): Promise<void> {
  let text = ''
  let reading = false
  let phonetic = false
  const handlers = {
    open(name: string) {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic = true
      if (name === 't') reading = !phonetic
    },
    close(name: string) {
      if (name === 'si') into.add(unescapeText(text))
      if (name === 'rPh') phonetic = false
      if (name === 't') reading = false
    },
    text(piece: string) {
      if (reading) text += piece
    },
  }
  for await (const _ of readXml(stream, 'sharedStrings', handlers)) continue
}
