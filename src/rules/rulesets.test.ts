import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { shippedPath } from '../lib/shipped.ts'
import { extendClock, startClock, suspendClock, targetClock } from './clocks.ts'
import { isRefused } from './errors.ts'
import { classArticle, groundsOf, pathsOf, type MatterClass } from './routing.ts'
import { DAY_ZERO, ruleSetById, ruleSetOn, RULE_SETS, withOwnRules } from './rulesets.ts'
import type { Article, ClockId, OwnRule } from './rulesets.ts'

const law: Record<string, string> = {
  'xinfang-2022': readFileSync(shippedPath('data/law/xinfang-2022.md'), 'utf8'),
  'xinfang-2005': readFileSync(shippedPath('data/law/xinfang-2005.md'), 'utf8'),
}

const PLACE = /^(第[一二三四五六七八九十]+条)(第[一二三四五六七八九十]+款)?(第[一二三四五六七八九十]+项)?$/
const DIGITS = '零一二三四五六七八九'

function numeral(text: string): number {
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['零', text]
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones))
}

/** The words of a cited place, cut out of the official text: paragraphs are lines, numbered items belong to theirs. */
function cited({ law: which, zh }: Article): string {
  const [, article = '', paragraph, item] = PLACE.exec(zh) ?? []
  const after = (law[which] ?? '').split(`\n${article} `)[1] ?? ''
  const lines = (after.split(/\n第[^\n ]+条 |\n## /)[0] ?? '').split('\n').filter((line) => line !== '')
  if (item) return lines.find((line) => line.startsWith(`（${item.slice(1, -1)}）`)) ?? ''
  const paragraphs = lines.reduce<string[]>((list, line) => {
    // An item, and the paragraph that hangs inside item (三) of 2005 Art. 21, belong to the paragraph before.
    const inside = /^[（(]/.test(line) || line.startsWith('县级以上人民政府信访工作机构要定期')
    return inside ? [...list.slice(0, -1), `${list.at(-1) ?? ''}${line}`] : [...list, line]
  }, [])
  return paragraph ? (paragraphs[numeral(paragraph.slice(1, -1)) - 1] ?? '') : paragraphs.join('')
}

function caught(work: () => unknown): string[] {
  try {
    work()
  } catch (error) {
    if (isRefused(error)) return error.refusals.map((one) => one.code)
    throw error
  }
  return []
}

/** Every article that stands anywhere in a table. */
function articlesIn(table: object): Article[] {
  if ('law' in table && 'zh' in table) return [table as Article]
  return Object.values(table).flatMap((value: unknown) => (typeof value === 'object' && value ? articlesIn(value) : []))
}

const national = RULE_SETS.filter((set) => set.id !== 'other-system')

describe('every citation stands in the official text', () => {
  test.each([
    ['xinfang-2022', 'pass-on', '15日内'],
    ['xinfang-2022', 'inform', '15日内书面告知'],
    ['xinfang-2022', 'object', '5个工作日内提出异议'],
    ['xinfang-2022', 'finish', '自受理之日起60日内办结'],
    ['xinfang-2022', 'ask-review', '自收到书面答复之日起30日内请求'],
    ['xinfang-2022', 'review', '自收到复查请求之日起30日内'],
    ['xinfang-2022', 'ask-re-review', '自收到书面答复之日起30日内'],
    ['xinfang-2022', 're-review', '自收到复核请求之日起30日内'],
    ['xinfang-2005', 'pass-on', '15日内'],
    ['xinfang-2005', 'inform', '15日内书面告知'],
    ['xinfang-2005', 'finish', '自受理之日起60日内办结'],
    ['xinfang-2005', 'ask-review', '自收到书面答复之日起30日内请求'],
    ['xinfang-2005', 'review', '自收到复查请求之日起30日内'],
    ['xinfang-2005', 'ask-re-review', '自收到书面答复之日起30日内'],
    ['xinfang-2005', 're-review', '自收到复核请求之日起30日内'],
    ['xinfang-2005', 'answer-advice', '30日内书面反馈'],
  ] as const)('%s %s: %s', (setId, id, words) => {
    const rule = ruleSetById(setId).clocks[id]
    expect(rule && cited(rule.article)).toContain(words)
    expect(words).toContain(`${rule?.length}${rule?.unit === 'workdays' ? '个工作日' : '日'}`)
  })

  test.each([
    ['xinfang-2022', 'representatives', '不得超过5人'],
    ['xinfang-2005', 'representatives', '不得超过5人'],
  ] as const)('%s %s: %s', (setId, _key, words) => {
    const most = ruleSetById(setId).representatives
    expect(most && cited(most.article)).toContain(words)
    expect(most?.most).toBe(5)
  })

  test.each([
    ['xinfang-2022', 'unclearAddress', '住址不清的除外'],
    ['xinfang-2022', 'noLongerAccept', '不再受理'],
    ['xinfang-2022', 'urgentReport', '重大、紧急'],
    ['xinfang-2022', 'mediation', '进行调解'],
    ['xinfang-2022', 'stepAside', '应当回避'],
    ['xinfang-2022', 'accusationWall', '不得将信访人的检举、揭发材料'],
    ['xinfang-2022', 'hearing', '可以举行听证'],
    ['xinfang-2022', 'opinion', '信访处理意见书应当载明'],
    ['xinfang-2022', 'dispute', '决定受理机关'],
    ['xinfang-2005', 'unclearAddress', '住址不清的除外'],
    ['xinfang-2005', 'noLongerAccept', '不再受理'],
    ['xinfang-2005', 'urgentReport', '重大、紧急'],
    ['xinfang-2005', 'mediation', '调解'],
    ['xinfang-2005', 'stepAside', '应当回避'],
    ['xinfang-2005', 'accusationWall', '不得将信访人的检举、揭发材料'],
    ['xinfang-2005', 'hearing', '听证应当公开举行'],
    ['xinfang-2005', 'opinion', '书面答复信访人'],
    ['xinfang-2005', 'dispute', '决定受理机关'],
  ] as const)('%s %s: %s', (setId, key, words) => {
    const article = ruleSetById(setId)[key]
    expect(article && cited(article)).toContain(words)
  })

  test('also for what was passed on, extensions, hearings, paths, grounds and classes, in both languages', () => {
    for (const set of national) {
      const classes: MatterClass[] = ['suggestion', 'accusation', 'demand']
      const articles = [
        ...articlesIn(set),
        ...pathsOf(set).map((path) => path.article),
        ...[true, false].flatMap((passedOn) =>
          groundsOf(set, { passedOn, organAbove: true }).map((one) => one.article),
        ),
        ...classes.map((one) => classArticle(set, one)),
      ].filter((article) => article !== undefined)
      for (const article of articles) {
        expect(Object.keys(set.laws)).toContain(article.law)
        if (!(article.law in law)) continue
        expect([article.zh, cited(article)]).not.toContain('')
        const [, no = '', paragraph = '', item = ''] = PLACE.exec(article.zh) ?? []
        const inner = [paragraph, item].filter((part) => part !== '').map((part) => `(${numeral(part.slice(1, -1))})`)
        expect(article.en).toBe(`Article ${numeral(no.slice(1, -1))}${inner.join('')}`)
      }
      const { finish, inform, 're-review': reReview } = set.clocks
      expect(finish?.extendBy && cited(finish.extendBy.article)).toContain('延长期限不得超过30日')
      expect(inform?.articlePassedOn && cited(inform.articlePassedOn)).toContain('15日内')
      expect(reReview?.hearingStops && cited(reReview.hearingStops)).toContain('听证所需时间不计算')
    }
  })
})

test.each([
  ['2005-05-01', 'xinfang-2005'],
  ['2018-02-09', 'xinfang-2005'],
  ['2022-04-30', 'xinfang-2005'],
  ['2022-05-01', 'xinfang-2022'],
  ['2026-11-24', 'xinfang-2022'],
])('what was received on %s goes by %s', (received, id) => {
  expect(ruleSetOn(received).id).toBe(id)
  expect(ruleSetById(id)).toBe(ruleSetOn(received))
})

test('before the 2005 Regulations there are no rules of ours, and an unknown id is refused', () => {
  expect(caught(() => ruleSetOn('2005-04-30'))).toEqual(['rules.no_rule_set'])
  expect(caught(() => ruleSetById('xinfang-1995'))).toEqual(['rules.unknown_rule_set'])
  expect(caught(() => ruleSetById('xinfang-2005+gone'))).toEqual(['rules.unknown_rule_set'])
})

test('what differs between the two', () => {
  const [new_, old] = [ruleSetById('xinfang-2022'), ruleSetById('xinfang-2005')]
  expect([new_.informSays, old.informSays]).toEqual(['received-and-path', 'accepted-or-not'])
  expect([new_.finishBinds, old.finishBinds]).toEqual(['opinion-matters', 'every-matter'])
  expect(new_.clocks.object).toMatchObject({ length: 5, unit: 'workdays' })
  expect(old.clocks.object).toBeUndefined()
})

test('day zero is the same event in both sets', () => {
  for (const set of national) {
    for (const [id, rule] of Object.entries(set.clocks)) expect(rule.dayZero).toBe(DAY_ZERO[id as ClockId])
  }
})

const SHIQIAO: OwnRule = {
  id: 'shiqiao-2016',
  level: 'town',
  name: { zh: '石桥镇信访工作规则', en: 'Shiqiao petition rules' },
  inForce: { from: '2016-01-01', to: '2020-12-31' },
  clock: 'object',
  length: 5,
  unit: 'workdays',
  article: { zh: '第九条', en: 'Article 9' },
}

describe("an office's own rule", () => {
  test('adds a clock that cites it, in the years it is in force', () => {
    const set = ruleSetOn('2018-02-09', [SHIQIAO])
    expect(set.id).toBe('xinfang-2005+shiqiao-2016')
    expect(set.clocks.object).toMatchObject({ length: 5, own: 'shiqiao-2016', dayZero: 'received' })
    expect(set.clocks.object?.article).toEqual({ law: 'shiqiao-2016', zh: '第九条', en: 'Article 9' })
    expect(set.laws['shiqiao-2016']?.en).toBe('Shiqiao petition rules')
    expect(ruleSetOn('2021-01-01', [SHIQIAO]).id).toBe('xinfang-2005')
    expect(ruleSetById(set.id, [SHIQIAO])).toEqual(set)
    expect(ruleSetById('xinfang-2005').clocks.object).toBeUndefined()
  })

  test('may shorten the national limit and keeps its extension, but not lengthen it below a province', () => {
    const shorter = withOwnRules(ruleSetById('xinfang-2005'), [
      { ...SHIQIAO, clock: 'finish', length: 30, unit: 'days' },
    ])
    expect(shorter.clocks.finish).toMatchObject({ length: 30, extendBy: { length: 30 } })
    const longer: OwnRule = { ...SHIQIAO, clock: 'finish', length: 61, unit: 'days' }
    expect(caught(() => ruleSetOn('2018-02-09', [longer]))).toEqual(['rules.own_rule_longer'])
    const slack: OwnRule = { ...SHIQIAO, clock: 'finish', length: 30, unit: 'days', extendBy: 31 }
    expect(caught(() => ruleSetOn('2018-02-09', [slack]))).toEqual(['rules.own_rule_longer'])
    expect(
      ruleSetOn('2018-02-09', [{ ...slack, level: 'province', extendBy: 60 }]).clocks.finish?.extendBy,
    ).toMatchObject({
      length: 60,
      article: { law: 'shiqiao-2016' },
    })
  })

  test.each([
    { ...SHIQIAO, id: 'a+b' },
    { ...SHIQIAO, length: 0 },
    { ...SHIQIAO, length: 2.5 },
    { ...SHIQIAO, extendBy: -1 },
    { ...SHIQIAO, inForce: { from: '2016-02-30', to: null } },
  ])('that is broken is refused', (rule) => {
    expect(caught(() => withOwnRules(ruleSetById('xinfang-2005'), [rule]))).toEqual(['rules.own_rule_broken'])
  })
})

describe('clocks', () => {
  const set = ruleSetById('xinfang-2022')

  test('cite the paragraph for how the matter came', () => {
    expect(startClock(set, 'inform', '2026-03-02').article?.zh).toBe('第二十三条第二款')
    expect(startClock(set, 'inform', '2026-03-02', { passedOn: true }).article?.zh).toBe('第二十三条第三款')
    expect(startClock(set, 'inform', '2026-03-02', { internal: true }).internal).toBe(true)
    expect(caught(() => startClock(ruleSetById('xinfang-2005'), 'object', '2018-02-09'))).toEqual([
      'rules.no_such_clock',
    ])
  })

  test('are lengthened up to the limit, in one step or several', () => {
    const once = extendClock(startClock(set, 'finish', '2026-03-02'), 20, set)
    expect(extendClock(once, 10, set).extensions).toEqual([20, 10])
    expect(caught(() => extendClock(once, 11, set))).toEqual(['rules.extension_too_long'])
    expect(caught(() => extendClock(once, 0, set))).toEqual(['rules.extension_too_long'])
    expect(caught(() => extendClock(startClock(set, 'inform', '2026-03-02'), 1, set))).toEqual(['rules.not_extendable'])
  })

  test('stop for a hearing only where the text says so', () => {
    const clock = startClock(set, 're-review', '2026-03-02')
    expect(suspendClock(clock, '2026-03-10', '2026-03-11', set).suspensions).toHaveLength(1)
    expect(caught(() => suspendClock(clock, '2026-03-11', '2026-03-10', set))).toEqual(['rules.dates_reversed'])
    const finish = startClock(set, 'finish', '2026-03-02')
    expect(caught(() => suspendClock(finish, '2026-03-10', '2026-03-11', set))).toEqual(['rules.not_suspendable'])
  })

  test("another system's target has no article and cannot be lengthened here", () => {
    const other = ruleSetById('other-system')
    const clock = targetClock(other, '2011-07-01', '2011-07-04')
    expect(clock).toMatchObject({ fixed: '2011-07-04', article: null, ruleSet: 'other-system' })
    expect(caught(() => extendClock(clock, 1, other))).toEqual(['rules.not_extendable'])
    expect(caught(() => startClock(other, 'finish', '2011-07-01'))).toEqual(['rules.no_such_clock'])
  })
})
