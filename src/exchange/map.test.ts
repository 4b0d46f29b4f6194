import { describe, expect, test } from 'vitest'
import { shippedPath } from '../lib/shipped.ts'
import { isRefused } from '../rules/errors.ts'
import { withFile } from './fixtures/files.ts'
import { checkMap, readMap } from './map.ts'
import { type ImportedRecord, recordReader } from './record.ts'

const MAP = {
  huiyin: 'import-map/1',
  system: 'old',
  zone: 'Asia/Shanghai',
  dates: ['ymd'],
  id: 'id',
  channel: { constant: 'letter' },
  fields: { subject: 's', body: 'b', received: 'r' },
}

async function refusalsOf(work: () => unknown): Promise<string[]> {
  try {
    await work()
    return []
  } catch (caught) {
    if (!isRefused(caught)) throw caught
    return caught.refusals.map((one) => [one.code, ...Object.values(one.params)].join(' '))
  }
}

test.each(['messages-hot', 'messages-replied', 'boston-311'])('the map %s that we ship is sound', async (name) => {
  expect((await readMap(shippedPath(`data/maps/${name}.json`))).huiyin).toBe('import-map/1')
})

describe('a wrong map is refused key by key', () => {
  test.each<[string, object, string[]]>([
    ['sound', {}, []],
    ['a key nobody knows', { felds: 1 }, ['import.map_key_unknown felds']],
    ['another version', { huiyin: 'import-map/2' }, ['import.map_wrong huiyin import-map/1']],
    ['no zone of that name', { zone: 'Asia/Nowhere' }, ['import.map_zone zone Asia/Nowhere']],
    ['no style of that name', { dates: ['ymd', 'us'] }, ['import.map_wrong dates.1 ymd | cjk | mdy | dmy | excel']],
    ['a missing field', { fields: { subject: 's', body: 'b' } }, ['import.map_missing_key fields.received']],
    ['a field nobody knows', { fields: { ...MAP.fields, titel: 't' } }, ['import.map_key_unknown fields.titel']],
    [
      'a channel that is none',
      { channel: { constant: 'fax' } },
      ['import.map_wrong channel.constant letter | visit | call | online | transfer'],
    ],
    [
      'a value that means nothing',
      { channel: { column: 'c', values: { Fax: 'fax' } } },
      ['import.map_wrong channel.values.Fax letter | visit | call | online | transfer'],
    ],
    [
      'an unknown key deep down',
      { fields: { ...MAP.fields, target: { column: 't', style: 'ymd' } } },
      ['import.map_key_unknown fields.target.style'],
    ],
    [
      'a reply without its date',
      { fields: { ...MAP.fields, reply: 'a' } },
      ['import.map_needs fields.reply fields.replied'],
    ],
  ])('%s', async (_, change, expected) => {
    expect(await refusalsOf(() => checkMap({ ...MAP, ...change }))).toEqual(expected)
  })

  test('no file, no JSON', async () => {
    expect(await refusalsOf(() => readMap('/nowhere/map.json'))).toEqual(['import.map_missing map.json'])
    const found = await withFile('map.json', Buffer.from('{"huiyin": '), (path) => refusalsOf(() => readMap(path)))
    expect(found[0]).toMatch(/^import.map_not_json map.json /)
  })
})

describe('rows become records', () => {
  const HEADER = ['id', 's', 'b', 'r', 'a', 'ad', 't', 'c', 'st', 'k1', 'k2', 'extra']
  const map = checkMap({
    ...MAP,
    channel: { column: 'st', values: { Phone: 'call' }, otherwise: 'online' },
    state: { column: 'st', values: { 办结: 'closed', Open: 'open', Phone: 'open' } },
    fields: {
      ...MAP.fields,
      body: { columns: ['b', 'k2'], join: '\n' },
      reply: 'a',
      replied: 'ad',
      target: { column: 't', dates: ['mdy'], zone: 'America/New_York' },
      closed: 'c',
      category: { path: ['k1', 'k2'] },
    },
    keep: ['extra'],
  })
  const read = recordReader(map, HEADER)
  const base = { id: '7', s: '题', b: '文', r: '2019/1/5 8:00', st: 'Open', extra: ' 9 ' }
  const of = (change: Record<string, string>) =>
    read({ line: 3, cells: HEADER.map((name) => ({ ...base, ...change })[name] ?? '') })
  const refused = (change: Record<string, string>) => {
    const found = of(change)
    return 'refusal' in found ? `${found.line} ${found.column} ${found.refusal.code}` : 'kept'
  }

  test('whole', () => {
    const found = of({ st: '办结', c: '2019/2/1', t: '2/1/2019', k1: ' 甲 ', k2: '乙' }) as ImportedRecord
    expect(found).toMatchObject({
      line: 3,
      ref: '7',
      channel: 'online',
      state: 'closed',
      subject: '题',
      body: '文\n乙',
      category: ['甲', '乙'],
      keep: { extra: ' 9 ' },
      closed: { date: '2019-02-01', time: null },
      target: { date: '2019-02-01' },
      afterTarget: false,
    })
    expect((of({ st: 'Phone' }) as ImportedRecord).channel).toBe('call')
  })

  test('after its target by the minute when both have one, else by the day', () => {
    const after = (c: string, t: string) => (of({ st: '办结', c, t }) as ImportedRecord).afterTarget
    // 12:00 in New York is 01:00 the next day in Shanghai.
    expect(after('2019/2/2 00:59', '2/1/2019 12:00')).toBe(false)
    expect(after('2019/2/2 01:01', '2/1/2019 12:00')).toBe(true)
    expect(after('2019/2/2', '2/1/2019 12:00')).toBe(true)
    expect(after('2019/2/2', '')).toBe(null)
  })

  test('refused with column and reason', () => {
    expect(refused({})).toBe('kept')
    expect(refused({ id: ' ' })).toBe('3 id import.id_missing')
    expect(refused({ id: 'x'.repeat(201) })).toBe('3 id import.id_too_long')
    expect(refused({ r: '' })).toBe('3 r import.date_missing')
    expect(refused({ r: '2019/2/30' })).toBe('3 r import.date_impossible')
    expect(refused({ st: '作废' })).toBe('3 st import.value_unknown')
    expect(refused({ st: 'constructor' })).toBe('3 st import.value_unknown')
    expect(refused({ s: ' ', b: '\t\n' })).toBe('3 b, k2 import.text_missing')
    expect(refused({ a: '答复' })).toBe('3 ad import.reply_without_date')
    expect(refused({ a: '答复', ad: '2018/1/1' })).toBe('3 ad import.reply_before_received')
    expect(refused({ st: '办结' })).toBe('3 c import.closed_without_date')
    expect(refused({ st: '办结', c: '2019/1/4' })).toBe('3 c import.closed_before_received')
  })

  test('without a state column a reply closes', () => {
    const plain = checkMap({ ...MAP, fields: { ...MAP.fields, reply: 'a', replied: 'ad' } })
    const read = recordReader(plain, HEADER)
    const row = (a: string, ad: string) =>
      read({ line: 2, cells: ['1', 's', 'b', '2019/1/5', a, ad] }) as ImportedRecord
    expect(row('答', '2019/1/20')).toMatchObject({ state: 'closed', closed: { date: '2019-01-20' } })
    expect(row('', '')).toMatchObject({ state: 'open', closed: null, replied: null })
  })

  test('how many came is read of visits alone; an empty cell, or a map without it, is one', () => {
    const present = (channel: string, n: string) => {
      const map = checkMap({ ...MAP, channel: { constant: channel }, fields: { ...MAP.fields, present: 'n' } })
      const found = recordReader(map, ['id', 's', 'b', 'r', 'n'])({ line: 2, cells: ['1', 's', 'b', '2019/1/5', n] })
      return 'refusal' in found ? `${found.column} ${found.refusal.code}` : found.present
    }
    expect(['80', ' 8 ', '８０人', '6 名', ''].map((n) => present('visit', n))).toEqual([80, 8, 80, 6, 1])
    for (const n of ['0', '-3', '约20', '2.5', '123456'])
      expect(present('visit', n)).toBe('n import.present_not_a_number')
    expect(present('letter', '80')).toBe(1)
    expect((of({}) as ImportedRecord).present).toBe(1)
  })

  test('columns that the file has not, or has twice, are named before any row is read', async () => {
    const found = await refusalsOf(() =>
      recordReader(map, ['id', 's', 's', 'b', 'r', 'ad', 'st', 't', 'c', 'k1', 'k2']),
    )
    expect(found.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
      'import.column_twice s',
      'import.column_missing a',
      'import.column_missing extra',
    ])
  })
})
