import { describe, expect, test } from 'vitest'
import { classOfPurpose, finishClockRuns, groundsOf, isWalled, pathFor, pathsOf, type PathId } from './routing.ts'
import { ruleSetById } from './rulesets.ts'

const new_ = ruleSetById('xinfang-2022')
const old = ruleSetById('xinfang-2005')
const other = ruleSetById('other-system')

describe('the first path that fits is taken', () => {
  test.each<[PathId[], PathId, string]>([
    [[], 'opinion', '第三十一条第六项'],
    [['opinion'], 'opinion', '第三十一条第六项'],
    [['arbitration', 'justice'], 'justice', '第三十一条第一项'],
    [['arbitration', 'administrative'], 'arbitration', '第三十一条第二项'],
    [['duty', 'party-appeal'], 'party-appeal', '第三十一条第三项'],
    [['opinion', 'duty', 'administrative'], 'administrative', '第三十一条第四项'],
    [['opinion', 'duty'], 'duty', '第三十一条第五项'],
  ])('2022: %j goes by %s', (fits, id, zh) => {
    expect(pathFor(new_, new Set(fits))).toMatchObject({ id, article: { zh } })
  })

  test('2005 knows fewer, and leads to them by refusing', () => {
    expect(pathFor(old, new Set(['duty']))?.id).toBe('opinion')
    expect(pathFor(old, new Set(['arbitration']))?.article.zh).toBe('第十四条第二款')
  })

  test("another system's records have none", () => {
    expect(pathFor(other, new Set(['justice']))).toBeUndefined()
  })

  test('exactly one path ends in an opinion, and it is the last', () => {
    for (const set of [new_, old]) {
      expect(pathsOf(set).filter((path) => path.does === 'write-opinion')).toEqual([pathsOf(set).at(-1)])
    }
  })
})

test('whom the finishing limit binds', () => {
  expect(finishClockRuns(new_, 'demand', 'opinion')).toBe(true)
  expect(finishClockRuns(new_, 'demand', 'arbitration')).toBe(false)
  expect(finishClockRuns(new_, 'suggestion', undefined)).toBe(false)
  expect(finishClockRuns(old, 'suggestion', undefined)).toBe(true)
  expect(finishClockRuns(other, 'demand', 'opinion')).toBe(false)
})

test('grounds depend on the rule set and on how the matter came', () => {
  const ids = (set: typeof new_, passedOn: boolean, organAbove = false) =>
    groundsOf(set, { passedOn, organAbove }).map((one) => `${one.id}: ${one.paper}`)
  expect(ids(new_, false)).toEqual(['not-ours: informed-elsewhere', 'final: no-longer-accept'])
  expect(ids(new_, true)).toEqual(['not-ours: objection', 'final: no-longer-accept'])
  expect(ids(new_, false, true)).toContain('in-progress-below: refusal')
  expect(ids(old, false)).toEqual([
    'not-ours: refusal',
    'not-official-acts: refusal',
    'other-procedure: refusal',
    'other-power: refusal',
    'final: no-longer-accept',
  ])
  expect(ids(old, false)).not.toContain('in-progress-below: refusal')
  expect(ids(other, false)).toEqual([])
})

test('own rules of an office leave paths and grounds as they are', () => {
  const own = { ...old, id: 'xinfang-2005+shiqiao-2016' }
  expect(pathsOf(own)).toEqual(pathsOf(old))
  expect(groundsOf(own, { passedOn: false, organAbove: false })).toHaveLength(5)
})

test('purpose points to a class, and only accusations are walled', () => {
  expect((['suggestion', 'accusation', 'appeal', 'request', 'other'] as const).map(classOfPurpose)).toEqual([
    'suggestion',
    'accusation',
    'demand',
    'demand',
    undefined,
  ])
  expect((['suggestion', 'accusation', 'demand'] as const).map(isWalled)).toEqual([false, true, false])
})
