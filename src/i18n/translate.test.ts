import { readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { isKey, isLang, t, tParts, tRefusal } from './translate.ts'

function catalogue(lang: string): Record<string, string> {
  return JSON.parse(readFileSync(`locales/${lang}.json`, 'utf8')) as Record<string, string>
}
const zh = catalogue('zh-CN')
const en = catalogue('en')

type Elements = ReturnType<IntlMessageFormat['getAst']>

function collect(elements: Elements, found: Set<string>): void {
  for (const element of elements) {
    if ('children' in element) collect(element.children, found)
    if ('options' in element) for (const option of Object.values(element.options)) collect(option.value, found)
    const literalOrPound = [0, 7].includes(element.type)
    if (!literalOrPound && 'value' in element) found.add(element.value)
  }
}

function parameters(message: string): string[] {
  const found = new Set<string>()
  collect(new IntlMessageFormat(message, 'en').getAst(), found)
  return [...found].toSorted()
}

test('both catalogues hold the same keys, sorted, none empty', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh))
  expect(Object.keys(zh)).toEqual(Object.keys(zh).toSorted())
  expect(Object.entries({ ...zh, ...en }).filter(([, message]) => message.trim() === '')).toEqual([])
})

test('each message takes the same parameters in both languages', () => {
  for (const [key, message] of Object.entries(zh)) {
    expect([key, ...parameters(en[key] ?? '')]).toEqual([key, ...parameters(message)])
  }
})

test('the Chinese is Chinese: full-width punctuation between Chinese characters, no English left over', () => {
  const halfWidth = /[\u4e00-\u9fff][,;:?!]|[,;:?!(][\u4e00-\u9fff]/
  expect(Object.entries(zh).filter(([, message]) => halfWidth.test(message.replaceAll(/\{[^{}]*\}/g, '')))).toEqual([])
  const names = new Set(['shell.name', 'list.addFilter', 'matter.dossierCount'])
  const same = Object.keys(zh).filter((key) => zh[key] === en[key] && !names.has(key))
  expect(same).toEqual([])
  const untranslated = Object.entries(en).filter(
    ([key, message]) => key !== 'shell.name' && /[\u4e00-\u9fff]/.test(message),
  )
  expect(untranslated).toEqual([])
})

test('messages take numbers, plurals and words', () => {
  expect(t('zh-CN', 'clock.late', { days: 4 })).toBe('超 4 天')
  expect(t('en', 'clock.late', { days: 1 })).toBe('1 day late')
  expect(t('en', 'clock.late', { days: 4 })).toBe('4 days late')
  expect(() => t('zh-CN', 'clock.late')).toThrow('days')
})

test('marks in a message become parts, in the order of the language', () => {
  const link = (text: string) => ({ text })
  const marks = Object.fromEntries(
    [
      'visits',
      'persons',
      'matters',
      'resolved',
      'open',
      'online',
      'onlineFirst',
      'onlineRepeat',
      'transfers',
      'answered',
    ].map((id) => [id, link]),
  )
  const params = Object.fromEntries(Object.keys(marks).map((id, at) => [`${id}N`, at + 1]))
  const parts = tParts(
    'zh-CN',
    'figures.says',
    { ...params, over: 'yes', closedN: '0', movedN: '0', rate: '100%' },
    marks,
  )
  expect(parts[1]).toEqual({ text: '1 批' })
  expect(parts.filter((part) => typeof part !== 'string')).toHaveLength(10)
  expect(parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')).toContain(
    '1 批 2 人次，反映 3 件',
  )
})

test('a refusal without words of its own still says what to do', () => {
  expect(tRefusal('zh-CN', { code: 'signin.wrong', params: {} })).toBe('用户名或口令不对。')
  expect(tRefusal('zh-CN', { code: 'never-heard-of', params: {} })).toContain('never-heard-of')
})

test('keys and languages are told from other strings', () => {
  expect(isKey('today.heading')).toBe(true)
  expect(isKey('constructor')).toBe(false)
  expect(isLang('zh-CN')).toBe(true)
  expect(isLang('zh')).toBe(false)
})
