import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefused } from '../rules/errors.ts'
import { csvLine } from './csv-write.ts'
import { ENCODINGS, type Encoding } from './encoding.ts'
import { encode, readAll } from './fixtures/files.ts'

const HEADER = ['编号', '标题', '内容', 'note']
const write = (rows: string[][]) => [HEADER, ...rows].map(csvLine).join('')
const cell = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...Array.from('的一是在不了有和人这中大土地宅基油烟噪音，。')) },
      { weight: 3, arbitrary: fc.constantFrom(',', '"', '\n', '\r\n', '\t', ' ') },
      { weight: 2, arbitrary: fc.constantFrom(...Array.from('abcXYZ0129')) },
    ),
    { maxLength: 12 },
  )
  .map((chars) => chars.join(''))

const onlyRefused = (caught: unknown) => {
  if (!isRefused(caught)) throw caught
  return null
}

describe('damage costs the row it hits', () => {
  const rowsWide = (one: fc.Arbitrary<string>) =>
    fc
      .array(one, { minLength: 8, maxLength: 20 })
      .map((bodies) => bodies.map((body, n) => [`id${n}`, '标题', body, 'x']))
  // A body whose lines cannot pass for rows: what is left of it after damage is known as a rest.
  const quietCell = fc
    .array(fc.constantFrom(...Array.from('宅基地油烟噪音ab"\n\t')), { minLength: 1, maxLength: 14 })
    .map((chars) => chars.join(''))

  const damage = fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    how: fc.constantFrom('flip', 'drop', 'add'),
    byte: fc.oneof(fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x00), fc.integer({ min: 0, max: 255 })),
  })
  const hurt = (bytes: Buffer, one: { at: number; how: 'flip' | 'drop' | 'add'; byte: number }, from: number) => {
    const at = from + Math.floor(one.at * (bytes.length - from))
    if (one.how === 'drop') return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])
    if (one.how === 'add') return Buffer.concat([bytes.subarray(0, at), Buffer.from([one.byte]), bytes.subarray(at)])
    const out = Buffer.from(bytes)
    out[at] = one.byte
    return out
  }
  const original = (rows: string[][]) => new Set(rows.map((row) => JSON.stringify(row)))

  test.each(['utf-8', 'gb18030'] as Encoding[])(
    'one byte of %s: all rows but it and its neighbours come back',
    async (encoding) => {
      await fc.assert(
        fc.asyncProperty(rowsWide(quietCell), damage, async (rows, one) => {
          const header = encode(csvLine(HEADER), encoding)
          const bytes = hurt(encode(write(rows), encoding), one, header.length)
          const found = await readAll(bytes, { encoding })
          const known = original(rows)
          const unknown = found.cells.filter((row) => !known.has(JSON.stringify(row)))
          const back = new Set(found.cells.map((row) => row[0]))
          const lost = rows.filter((row) => !back.has(row[0] ?? ''))
          expect(unknown.length).toBeLessThanOrEqual(1)
          // A quote where there was none opens a cell that ends in the next row with a quoted one: three rows at most.
          expect(lost.length).toBeLessThanOrEqual(3)
          expect(lost.length <= unknown.length || found.refused.length > 0).toBe(true)
        }),
        { numRuns: 400 },
      )
    },
  )

  test('any bytes anywhere: never a crash, never a row lost or made without a word', async () => {
    await fc.assert(
      fc.asyncProperty(
        rowsWide(cell),
        fc.array(damage, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...ENCODINGS),
        async (rows, wounds, encoding) => {
          let bytes = encode(write(rows), encoding)
          const header = encode(csvLine(HEADER), encoding).length
          for (const one of wounds)
            bytes = hurt(bytes, encoding.startsWith('utf-16') ? { ...one, how: 'flip' } : one, header)
          const found = await readAll(bytes).catch(onlyRefused)
          if (found === null) return
          const known = original(rows)
          const unknown = found.cells.filter((row) => !known.has(JSON.stringify(row)))
          const lost = rows.length - (found.cells.length - unknown.length)
          const told = found.refused.length > 0
          expect(told || (unknown.length <= wounds.length && lost <= wounds.length)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('any bytes at all are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('', 'PK\x03\x04', '\x1f\x8b\x08', '\xff\xfe'),
        async (bytes, start) => {
          const found = await readAll(Buffer.concat([Buffer.from(start, 'latin1'), bytes])).catch(onlyRefused)
          expect(found === null || found.header.length > 0).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('broken rows are refused by line, column and reason', () => {
  const refusals = async (text: string | Buffer, header = '编号,标题,内容\n') => {
    const found = await readAll(Buffer.concat([Buffer.from(header), Buffer.from(text)]))
    return {
      kept: found.rows.map((row) => `${row.line}:${row.cells[0]}`),
      refused: found.refused.map((one) => `${one.line}-${one.toLine} ${one.column} ${one.refusal.code}`),
    }
  }

  test('too few cells, too many', async () => {
    expect(await refusals('1,a\n2,b,c\n3,d,e,f\n4,g,h\n')).toEqual({
      kept: ['3:2', '5:4'],
      refused: ['2-2 内容 import.cell_count', '4-4 4 import.cell_count'],
    })
  })

  test('a quote that is never closed costs its row only', async () => {
    expect(await refusals('1,a,"b\n2,c,d\n3,e,"f"\n4,g,h\n')).toEqual({
      kept: ['3:2', '4:3', '5:4'],
      refused: ['2-2 内容 import.quote_text_after'],
    })
    expect(await refusals('1,a,"b\n2,c,d\n')).toEqual({ kept: ['3:2'], refused: ['2-2 内容 import.quote_open'] })
  })

  test('quotes in the middle of a cell, text after a closing quote', async () => {
    expect(await refusals('1,a,5" pipe\n2,"b" c,d\n3,e,f\n')).toEqual({
      kept: ['4:3'],
      refused: ['2-2 内容 import.quote_inside', '3-3 标题 import.quote_text_after'],
    })
  })

  test('a row that swallowed its neighbours is found out, and they come back', async () => {
    expect(await refusals('1,a,"b\n2,c,d\n3,e,"\nf"\n4,g,h\n')).toEqual({
      kept: ['3:2', '4:3', '6:4'],
      refused: ['2-2 null import.quote_swallowed'],
    })
  })

  test('the later lines of a broken row belong to its refusal', async () => {
    expect(await refusals('1,a,"b" x\n  line two\n\n line three"\n2,c,d\n')).toEqual({
      kept: ['6:2'],
      refused: ['2-5 内容 import.quote_text_after'],
    })
  })

  test('a row of several lines with a cell too many is one refusal, whatever its body says', async () => {
    expect(await refusals('1,a,"b\n9,x,y\nz",extra\n2,c,d\n')).toEqual({
      kept: ['5:2'],
      refused: ['2-4 4 import.cell_count'],
    })
  })

  test('a row that lost its closing quote in the middle does not take the next one with it', async () => {
    expect(await refusals('1,"a,b\n2,"\nx",c\n3,d,e\n')).toEqual({
      kept: ['3:2', '5:3'],
      refused: ['2-2 内容 import.cell_count'],
    })
  })

  test('NUL, bells and half characters refuse their row; tabs and line breaks stay; page breaks become line breaks', async () => {
    expect(await refusals('1,a,b\0c\n2,\x07,d\n3,e,"f\tg\nh"\n4,i,j\x0ck\n')).toEqual({
      kept: ['4:3', '6:4'],
      refused: ['2-2 内容 import.control_character', '3-3 标题 import.control_character'],
    })
    expect((await readAll(Buffer.from('a,b\n1,x\x0by\n'))).cells).toEqual([['1', 'x\ny']])
  })

  test('bytes that are no text refuse their row, by column', async () => {
    const bad = Buffer.concat([Buffer.from('1,好,中'), Buffer.from([0xe4, 0xb8]), Buffer.from('\n2,土地,宅基地\n')])
    expect(await refusals(bad)).toEqual({ kept: ['3:2'], refused: ['2-2 内容 import.bad_bytes'] })
  })

  test('a row beyond the limit is refused, memory or not, and reading goes on', async () => {
    const long = 'x'.repeat(1_000_001)
    expect(
      await refusals(
        `1,a,${long}\n2,b,c\n3,d,"${'长'.repeat(400_000)}\n${'行行行行行行行\n'.repeat(100_000)}"\n4,e,f\n`,
      ),
    ).toEqual({
      kept: ['3:2', '100006:4'],
      refused: ['2-2 null import.row_too_long', '4-100005 内容 import.quote_open'],
    })
    expect(await refusals(`1,a,${'x'.repeat(6_000_000)}\n2,b,c\n`)).toEqual({
      kept: ['3:2'],
      refused: ['2-2 null import.row_too_long'],
    })
  })
})
