import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefused, refusal } from '../rules/errors.ts'
import { fold } from '../matters/words.ts'
import { readAll, withFile } from './fixtures/files.ts'
import { showProgress } from './progress.ts'
import { openReport, reportPath, type Say } from './report.ts'
import { seenBefore } from './same.ts'

const say: Say = (code, params) =>
  [code, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)].join(' ')

test('the report names line, column, code and reason, and cannot run as a formula', async () => {
  await withFile('in.csv', Buffer.from(''), async (file) => {
    const path = await reportPath(file, '/')
    expect(path).toBe(`${file}.report.csv`)
    const report = await openReport(path, say)
    await report.refused({ line: 4, toLine: 6, column: '=内容', refusal: refusal('import.quote_open') })
    await report.noticed({ line: 9, column: null, refusal: refusal('import.same_text', { line: 2 }) })
    await report.close()
    const found = await readAll(await readFile(path))
    expect(found.header).toEqual(['line', 'to_line', 'column', 'what', 'code', 'words'])
    expect(found.cells).toEqual([
      ['4', '6', "'=内容", 'refused', 'import.quote_open', 'import.quote_open'],
      ['9', '9', '', 'notice', 'import.same_text', 'import.same_text line=2'],
    ])
  })
})

test('a report that cannot be written is refused before anything is imported', async () => {
  const caught = await openReport('/nowhere/at/all.csv', say).catch((error: unknown) => error)
  expect(isRefused(caught) && caught.refusals[0]?.code).toBe('import.report_unwritable')
  const elsewhere = await reportPath('/proc/1/missing/in.csv', '/tmp')
  expect(elsewhere).toBe(join(dirname('/tmp/x'), 'in.csv.report.csv'))
})

test('on a terminal one line is written over, with rate and time left; elsewhere plain lines', () => {
  const at = (bytes: number) => ({
    bytes,
    size: 1000,
    rows: Math.round(bytes * 3),
    added: Math.round(bytes),
    already: 0,
    refused: 1,
  })
  const run = (isTTY: boolean, dry = false) => {
    let now = 0
    const out: string[] = []
    const progress = showProgress({ write: (text) => out.push(text), isTTY, columns: 200 }, () => now, say, dry)
    for (; now <= 30_000; now += 50) progress.show(at(now / 60))
    progress.done(at(500))
    return out
  }
  const terminal = run(true)
  expect(terminal.length).toBe(301 + 2)
  expect(terminal[200]).toMatch(/^\r\[########\.{16}\] import\.progress percent=33 rows=1000 .*rate=50 left=0:41\s*$/)
  expect(terminal.at(-2)).toMatch(/^\r\[#{24}\] import\.progress_done .* time=0:31/)
  expect(terminal.at(-1)).toBe('\n')
  const plain = run(false)
  expect(plain.length).toBe(4)
  expect(plain.join('')).not.toContain('\r')
  expect(plain[0]).toMatch(/^import\.progress percent=16 .*left=0:50\n$/)
  const dry = run(false, true)
  expect(dry[0]).toMatch(/^import\.would_progress percent=16 /)
  expect(dry.at(-1)).toMatch(/^import\.would_done /)
})

test('texts are found again with the line they first stood on, as a map would', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 6000, minLength: 5000 }), (texts) => {
      const seen = seenBefore()
      const known = new Map<number, number>()
      for (const [n, text] of texts.entries()) {
        const line = n + 2
        if (seen.lineOf(`t${text}`, line) !== (known.get(text) ?? null)) return false
        if (!known.has(text)) known.set(text, line)
      }
      return !seen.full()
    }),
    { numRuns: 5 },
  )
  const small = seenBefore(2)
  expect(['a', 'b', 'c', 'a', 'c'].map((text, n) => small.lineOf(text, n + 1))).toEqual([null, null, null, 1, null])
  expect(small.full()).toBe(true)
})

test('a text as it is compared: leaked line breaks, odd spaces, width and case make no difference', () => {
  expect(fold('\t\t您好_x000D_\n\u3000ＡＢ\u00A012\u200B3 _x000A_')).toBe('您好 ab 123')
  expect(fold('a_x0041_b')).toBe('a_x0041_b')
})
