import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createGzip, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefused } from '../rules/errors.ts'
import { csvLine } from './csv-write.ts'
import { ENCODINGS } from './encoding.ts'
import { encode, readAll, withFile, workbookOf, zipOf } from './fixtures/files.ts'
import { openRows } from './read.ts'

const HEADER = ['编号', '标题', '内容', 'note']
const write = (rows: string[][]) => [HEADER, ...rows].map(csvLine).join('')
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    (caught: unknown) => {
      if (!isRefused(caught)) throw caught
      return [caught.refusals[0]?.code, caught.refusals[0]?.params['kind']].filter(Boolean).join(' ')
    },
  )

// What the house reads in a text: everything but controls; of those, tab and line breaks.
const char = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...Array.from('的一是在不了有和人这中大为上个国土地宅基油烟噪音扰民，。！')),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(',', '"', '\n', '\r\n', '\t', ';', ' ', '\u3000', '\u00A0', '_x000D_', '=', "'"),
  },
  { weight: 2, arbitrary: fc.constantFrom(...Array.from('abcXYZ0129')) },
)
const anyChar = fc
  .string({ unit: 'binary', maxLength: 3 })
  .filter((text) => !/[\p{Cc}\p{Cs}\uFFFD\uE000-\uF8FF]/u.test(text))
const cell = fc.array(char, { maxLength: 12 }).map((chars) => chars.join(''))
const wildCell = fc.array(fc.oneof(char, anyChar), { maxLength: 8 }).map((chars) => chars.join(''))
const rowsOf = (one: fc.Arbitrary<string>) =>
  fc
    .array(fc.array(one, { minLength: 4, maxLength: 4 }), { maxLength: 8 })
    .map((rows) => rows.map((row, n) => [`r${n}`, ...row.slice(1)]))

describe('whatever is written comes back equal', () => {
  test.each(ENCODINGS)('in %s, plain and gzipped, the encoding told by the bytes', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(rowsOf(cell), fc.boolean(), async (rows, packed) => {
        const bytes = encode(write(rows), encoding)
        const found = await readAll(packed ? gzipSync(bytes) : bytes)
        expect(found.header).toEqual(HEADER)
        expect(found.cells).toEqual(rows)
        expect(found.refused).toEqual([])
        expect(found.file.encoding()).toBe(encoding)
      }),
      { numRuns: 60 },
    )
  })

  test.each(ENCODINGS)('in %s, with any character there is, the encoding named', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(rowsOf(wildCell), async (rows) => {
        const found = await readAll(encode(write(rows), encoding), { encoding })
        expect(found.cells).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })

  test('with a mark of UTF-8, tabs or semicolons between cells, line ends of any system', async () => {
    for (const [between, end] of [
      [',', '\n'],
      ['\t', '\r\n'],
      [';', '\r'],
    ]) {
      const text = `\uFEFF编号${between}内容${end}1${between}"一${end}二"${end}${end}2${between}三${end}`
      const found = await readAll(Buffer.from(text))
      expect(found.cells).toEqual([
        ['1', `一${end}二`],
        ['2', '三'],
      ])
      expect(found.rows.map((row) => row.line)).toEqual([2, 5])
    }
  })

  test('over the borders of chunks: bodies of 9,000 characters, a file of a megabyte', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => [`r${n}`, '题', `\t\t${'宅基地"油烟\n'.repeat(1200)}${n}`, ''])
    for (const encoding of ENCODINGS) {
      const found = await readAll(encode(write(rows), encoding))
      expect(found.cells).toEqual(rows)
    }
  })
})

describe('a file is what its content is', () => {
  const html = '<!DOCTYPE html><html><body><table><tr><td>编号</td></tr></table></body></html>'
  const compound = (part: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(part, 'utf16le'),
      Buffer.alloc(600),
    ])
  test.each([
    ['nothing', Buffer.alloc(0), 'import.file_empty'],
    ['blank lines only', Buffer.from('\n\n'), 'import.file_empty'],
    ['an old workbook', compound('Workbook'), 'import.not_readable xls'],
    ['an old document', compound('WordDocument'), 'import.not_readable doc'],
    ['a workbook under a password', compound('EncryptedPackage'), 'import.not_readable protected'],
    ['a web page', Buffer.from(html), 'import.not_readable html'],
    [
      'a web page that calls itself XML',
      Buffer.from(`\uFEFF <?xml version="1.0"?>${html}`),
      'import.not_readable html',
    ],
    ['XML', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'import.not_readable xml'],
    ['JSON', Buffer.from('[{"编号": 1}]'), 'import.not_readable json'],
    ['a PDF', Buffer.from('%PDF-1.7\n...'), 'import.not_readable pdf'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'import.not_readable png'],
    ['a zip', zipOf({ 'a.csv': 'a,b' }), 'import.not_readable zip'],
    ['a document', zipOf({ 'word/document.xml': '<w/>' }), 'import.not_readable docx'],
    ['an OpenDocument sheet', zipOf({ mimetype: 'x', 'content.xml': '<x/>' }), 'import.not_readable ods'],
    ['a binary workbook', zipOf({ 'xl/workbook.bin': '' }), 'import.not_readable xlsb'],
    ['a torn zip', workbookOf('').subarray(0, 300), 'import.file_damaged'],
    ['UTF-16 without its mark', Buffer.from('id,body\n1,hello\n', 'utf16le'), 'import.utf16_unmarked'],
    ['bytes', Buffer.alloc(400), 'import.not_readable binary'],
    ['a workbook in gzip', gzipSync(workbookOf('')), 'import.not_readable zip'],
    [
      'Big5',
      Buffer.from('b1d0a5c9a46aadb5acb3aabaadf2b8d1a5d2bba1a4ceaabaa4e5a672'.repeat(9), 'hex'),
      'import.encoding_unknown',
    ],
    ['a broken header', Buffer.from('"a,b\n1,2\n'), 'import.header_broken'],
  ])('%s', async (_, bytes, code) => {
    for (const name of ['file.csv', 'file.xlsx', 'file.csv.gz'])
      expect(await codeOf(readAll(bytes, {}, name))).toBe(code)
  })

  test('whatever its name: gzip called .csv, CSV called .xlsx, a workbook called .csv', async () => {
    const text = Buffer.from('编号,内容\n1,土地\n')
    const sheet = workbookOf(
      '<row r="1"><c t="inlineStr"><is><t>编号</t></is></c></row><row r="2"><c><v>1</v></c></row>',
    )
    expect((await readAll(gzipSync(text), {}, 'a.csv')).cells).toEqual([['1', '土地']])
    expect((await readAll(text, {}, 'a.xlsx')).cells).toEqual([['1', '土地']])
    expect((await readAll(sheet, {}, 'a.csv')).cells).toEqual([['1']])
  })

  test('a gzip file that was cut off gives what it has and says so', async () => {
    const rows = Array.from({ length: 4000 }, (_, n) => [`${n}`, '题', `${Math.sin(n)}`, ''])
    const packed = gzipSync(Buffer.from(write(rows)))
    await withFile('a.gz', packed.subarray(0, packed.length / 2), async (path) => {
      const file = await openRows(path)
      let read = 0
      const work = (async () => {
        for await (const _ of file.rows) read++
      })()
      expect(await codeOf(work)).toBe('import.file_cut_off')
      expect(read).toBeGreaterThan(100)
    })
  })

  test('no file, a folder', async () => {
    expect(await codeOf(openRows('/nowhere/at/all.csv'))).toBe('import.file_missing')
    expect(await codeOf(openRows('/'))).toBe('import.file_missing')
  })
})

test('the header may stand below a title', async () => {
  const found = await readAll(Buffer.from('登记表,,\n,,\n编号,内容\n1,x\n'), { headerLine: 3 })
  expect(found.header).toEqual(['编号', '内容'])
  expect(found.rows).toEqual([{ line: 4, cells: ['1', 'x'] }])
})

test('memory does not grow with the file', async () => {
  const peakOf = async (rows: number) => {
    const block = csvLine(['1', '题', '宅基地，油烟。'.repeat(40), 'x'])
    const text = function* () {
      yield csvLine(HEADER)
      for (let n = 0; n < rows; n += 1000) yield block.repeat(1000)
    }
    return withFile('big.gz', Buffer.alloc(0), async (path) => {
      await pipeline(Readable.from(text()), createGzip({ level: 1 }), createWriteStream(path))
      const script = fileURLToPath(new URL('fixtures/peak.ts', import.meta.url))
      const { stdout } = await promisify(execFile)(process.execPath, [script, path])
      const [read, megabytes] = stdout.split(' ').map(Number)
      expect(read).toBe(rows)
      return megabytes ?? 0
    })
  }
  const [small, large] = [await peakOf(30_000), await peakOf(200_000)]
  // 26 and 174 MB of text went through; kept, the difference would be 148 at least.
  expect(large - small).toBeLessThan(100)
})
