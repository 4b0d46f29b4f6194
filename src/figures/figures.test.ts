import { expect, test } from 'vitest'
import { insertRows } from '../db/rows.ts'
import { isKey, t } from '../i18n/translate.ts'
import { act } from '../matters/act.ts'
import { register } from '../matters/register.ts'
import { testHouse, visit } from '../matters/testing.ts'
import { blankMatter } from '../rules/blank-matter.ts'
import { figures, type FiguresAsk } from './count.ts'
import { figureTable, sums } from './figures.ts'
import { figureList } from './list.ts'
import { periodOf } from './period.ts'
import { mustAddUp, percent, statedRate } from './sums.ts'
import { medianOf } from './tally.ts'
import { play, story } from './testing.ts'
import { figureWords, valueText } from './words.ts'

const organ = 'shitown'

test('every figure has a name and a formula in both languages, ids once, parts that exist', () => {
  const ids = figureTable.map((f) => f.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const figure of figureTable) {
    expect(isKey(`figure.${figure.id}.name`), figure.id).toBe(true)
    expect(figureWords('zh-CN', figure.id, figure.over).formula).not.toBe('')
    expect(isKey(`figure.over.${figure.over}`)).toBe(true)
  }
  const shares = figureTable.filter((f) => f.kind === 'rate').map((f) => ({ parts: [f.part], whole: f.whole }))
  for (const { parts, whole } of [...sums, ...shares]) expect(ids).toEqual(expect.arrayContaining([...parts, whole]))
  expect(valueText('zh-CN', 'batch', 27)).toBe('27 批')
  expect(valueText('en', 'batch', 1)).toBe('1 visit')
  expect(valueText('zh-CN', 'percent', 96.5)).toBe('96.5%')
})

test('sums are refused when they do not add up, and percentages are computed', () => {
  const sum = (parts: number[], whole: number) => () =>
    mustAddUp({ parts: parts.map((value, i) => ({ id: `part-${i}`, value })), whole: { id: 'whole', value: whole } })
  expect(sum([26, 1], 27)).not.toThrow()
  expect(sum([33, 68], 101)).not.toThrow()
  expect(sum([33, 68], 33)).toThrow('figure.sum_wrong')
  expect(percent(136, 141)).toBe(96.5)
  expect(percent(0, 0)).toBe(null)
  expect(percent(1, 3)).toBe(33.3)
  expect(percent(1, 2000)).toBe(0.1)
  expect(statedRate(136, 141, 98)).toEqual({ computed: 96.5, holds: false })
  expect(statedRate(136, 141, 96.5).holds).toBe(true)
  expect(statedRate(136, 141, 96).holds).toBe(true)
  expect(
    medianOf(
      new Map([
        [4, 1],
        [9, 2],
        [30, 1],
      ]),
    ),
  ).toBe(9)
  expect(
    medianOf(
      new Map([
        [4, 1],
        [9, 1],
      ]),
    ),
  ).toBe(6.5)
  expect(medianOf(new Map())).toBe(null)
})

test('a period is a year, days, or everything, up to the last day that has come', () => {
  expect(periodOf({ year: 2018 }, '2018-05-07')).toEqual({
    year: 2018,
    from: '2018-01-01',
    to: '2018-12-31',
    asOf: '2018-05-07',
  })
  expect(periodOf({ year: 2018 }, '2019-05-07').asOf).toBe('2018-12-31')
  expect(periodOf({}, '2019-05-07')).toEqual({ year: null, from: null, to: null, asOf: '2019-05-07' })
  expect(periodOf({ from: '2018-02-28' }, '2019-05-07').to).toBe(null)
  expect(() => periodOf({ year: 2018, to: '2018-02-28' }, '2019-05-07')).toThrow('figure.year_and_days')
  expect(() => periodOf({ year: 18 }, '2019-05-07')).toThrow('figure.year_wrong')
  expect(() => periodOf({ from: '2018-02-29' }, '2019-05-07')).toThrow('figure.day_wrong')
  expect(() => periodOf({ from: '2018-03-01', to: '2018-02-28' }, '2019-05-07')).toThrow('figure.to_before_from')
})

test('a year ends at midnight in the office’s zone', async () => {
  const { house, clock, doer } = await testHouse('2018-12-31T15:31:00.000Z') // 23:31 in the office
  const zhou = await doer('zhou')
  await register(house, zhou, visit({ received: '2018-12-31', happened: '2018-12-31T23:30' }))
  clock.set('2018-12-31T16:30:00.000Z') // 00:30 on 1 January there
  await register(house, zhou, visit({ received: '2019-01-01', happened: '2019-01-01T00:20' }))
  const visits = async (ask: Partial<FiguresAsk>) => {
    const all = await figures(house, zhou, { organ, ...ask })
    return [all.as_of, all.figures.find((f) => f.id === 'visits')?.value]
  }
  expect(await visits({ year: 2018 })).toEqual(['2018-12-31', 1])
  expect(await visits({ year: 2019 })).toEqual(['2019-01-01', 1])
  expect(await visits({})).toEqual(['2019-01-01', 2])
  expect(await visits({ year: 2017 })).toEqual(['2017-12-31', 0])
  const by = { dimension: 'month' as const, figures: ['persons', 'reply-rate'] }
  const months = await figures(house, zhou, { organ, by })
  expect(months.by?.rows).toEqual([
    { key: '2018-12', values: { persons: 12, 'received-here': 1, 'received-answered': 0, 'reply-rate': 0 } },
    { key: '2019-01', values: { persons: 12, 'received-here': 1, 'received-answered': 0, 'reply-rate': 0 } },
  ])
})

test('what happens after the year’s end leaves the year’s figures as they were', async () => {
  const { house, clock, doer } = await testHouse('2018-12-31T15:00:00.000Z')
  const zhou = await doer('zhou')
  const late = story({ received: '2018-12-20', assigned: 2, accepted: 5 })
  await play({ house, doer }, [late])
  const by = { dimension: 'unit' as const }
  const then = await figures(house, zhou, { organ, year: 2018, by })
  expect(then.by?.rows.map((r) => r.key)).toEqual(['land'])
  clock.set('2019-06-30T01:00:00.000Z')
  const { rows } = await figureList(house, zhou, 'open', { organ, year: 2018 })
  const go = { matter_id: rows[0]?.id ?? '', happened: '2019-02-01' }
  await act(house, zhou, { ...go, action: 'hand_over', input: { unit: 'law', reason: '职责在彼' } })
  const he = await doer('he')
  const answers = [{ demand: 1, outcome: 'supported' as const, text: '同意。' }]
  await act(house, he, { ...go, action: 'sign_opinion', input: { paper: 'opinion', answers } })
  await act(house, he, { ...go, action: 'serve', input: { way: 'post', to: '本人' } })
  await act(house, zhou, { ...go, action: 'close', input: { outcome: 'answered', resolved: 'not_yet' } })
  expect(await figures(house, zhou, { organ, year: 2018, by })).toEqual(then)
  const next = await figures(house, zhou, { organ, year: 2019, by })
  expect(next.by?.rows.map((r) => [r.key, r.values['closed']])).toContainEqual(['law', 1])
})

test('records of another system break no figure: their own target or none, closed after it, answered after days', async () => {
  const { house, doer } = await testHouse('2018-12-20T01:00:00.000Z')
  const imported = (n: number, more: object) => ({
    ...blankMatter,
    organ_id: organ,
    matter_id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    series: 'XR',
    year: 2018,
    n,
    origin: 'imported' as const,
    stage: 'imported',
    rule_set: 'other-system',
    channel: 'online',
    received: '2018-03-01',
    category: '其他',
    unit_id: n % 2 === 0 ? 'land' : 'law',
    ...more,
  })
  const shut = (closed_on: string, target_day: string | null, more: object = {}) => ({
    stage: 'closed',
    open: false,
    closed_on,
    served_on: closed_on,
    target_day,
    ...more,
  })
  const rows = [
    imported(1, shut('2018-03-10', '2018-03-15')),
    imported(2, shut('2018-03-16', '2018-03-15')),
    imported(3, shut('2018-03-15', '2018-03-15')),
    imported(4, shut('2018-03-15', '2018-03-15', { after_target: true })), // by the minute
    imported(5, shut('2018-07-01', null)),
    imported(6, { target_day: '2018-04-01' }),
    imported(7, {}),
  ]
  await house.db.withScope([organ], 'web', (tx) => insertRows(tx, { matter: rows }))
  const zhou = await doer('zhou')
  const all = await figures(house, zhou, { organ, by: { dimension: 'unit' } })
  const of = (id: string) => all.figures.find((f) => f.id === id)?.value
  const ids = 'received closed open closed-after-target without-target late within-15 over-90 days-to-answer'.split(' ')
  expect(ids.map(of)).toEqual([7, 5, 2, 2, 2, 1, 4, 1, 14])
  expect([of('closing-rate'), of('on-time-rate'), of('settlement-rate')]).toEqual([71.4, null, null])
  expect(all.by?.rows.map((r) => [r.key, r.values['received']])).toEqual([
    ['land', 3],
    ['law', 4],
  ])
})

test('a rate lists its whole and marks the part', async () => {
  const { house, doer } = await testHouse('2018-12-20T01:00:00.000Z')
  const closed = { assigned: 1, accepted: 2, served: 20, closed: 21 }
  const again = [{ after: 60, channel: 'visit' as const, present: 2, cause: 'not_carried_out' as const }]
  await play({ house, doer }, [story(closed), story(closed), story({ ...closed, repeats: again })])
  const zhou = await doer('zhou')
  const all = await figures(house, zhou, { organ, year: 2018 })
  expect(all.figures.find((f) => f.id === 'one-time-rate')).toMatchObject({
    value: 66.7,
    part: { id: 'one-time', value: 2 },
    whole: { id: 'closed', value: 3 },
  })
  const list = await figureList(house, zhou, 'one-time-rate', { organ, year: 2018 })
  expect(list.rows_of).toBe('closed')
  expect(list.rows.map((r) => r.in_part).toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true, true])
  await expect(figureList(house, zhou, 'closed', { organ }, { after: "'; drop" })).rejects.toThrow('figure.page_wrong')
  await expect(figureList(house, zhou, 'closed', { organ }, { limit: 0 })).rejects.toThrow('figure.page_wrong')
})

test('for the public no number tells of fewer than five, nor can one be worked out', async () => {
  const { house, doer } = await testHouse('2018-12-20T01:00:00.000Z')
  const many = Array.from({ length: 6 }, () => story({ channel: 'call' }))
  const few = Array.from({ length: 2 }, () => story({ channel: 'letter', village: 'liushu' }))
  await play({ house, doer }, [...many, ...few, ...Array.from({ length: 7 }, () => story({ channel: 'online' }))])
  const all = await figures(house, await doer('zhou'), { organ, atLeast: 5, by: { dimension: 'channel' } })
  const of = (id: string) => all.figures.find((f) => f.id === id)?.value
  expect(['contacts', 'letters', 'calls', 'online', 'visits'].map(of)).toEqual([15, null, null, 7, 0])
  expect(all.by?.rows.map((r) => [r.key, r.values['received']])).toEqual([
    ['call', null],
    ['letter', null],
    ['online', 7],
  ])
  expect(t('zh-CN', 'figure.withheld', { k: 5 })).toBe('少于 5，不公布')
})
