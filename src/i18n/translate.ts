import { IntlMessageFormat } from 'intl-messageformat'
import en from '../../locales/en.json' with { type: 'json' }
import zh from '../../locales/zh-CN.json' with { type: 'json' }

/** The languages of the house, the office's own first. */
export const langs = ['zh-CN', 'en'] as const
export type Lang = (typeof langs)[number]
/** A message key. */
export type Key = keyof typeof zh
export type Params = Record<string, string | number>

// Typed crosswise: a key that only one catalogue holds does not compile.
const crosswise: { 'zh-CN': Record<keyof typeof en, string>; en: Record<Key, string> } = { 'zh-CN': zh, en }
const catalogues: Record<Lang, Record<string, string>> = crosswise
const formats = new Map<string, IntlMessageFormat>()

function messageFormat(lang: Lang, key: string): IntlMessageFormat {
  const id = `${lang} ${key}`
  const known = formats.get(id)
  if (known !== undefined) return known
  const message = catalogues[lang][key]
  if (message === undefined) throw new Error(`no message ${id}`)
  const made = new IntlMessageFormat(message, lang)
  formats.set(id, made)
  return made
}

/** The words for `key` in `lang`. In: the ICU message's parameters. Throws when a parameter is missing. */
export function t(lang: Lang, key: Key, params: Params = {}): string {
  return String(messageFormat(lang, key).format(params))
}

/** Whether the catalogues hold `key`: for codes that come from data or rules, such as `refused.` + code. */
export function isKey(key: string): key is Key {
  return Object.hasOwn(zh, key) && Object.hasOwn(en, key)
}

/**
 * A message whose marked parts, `<visits>27 批</visits>`, become something else, such as links.
 * In: a function for each mark, given the text inside it. Out: strings and what the functions return, in order.
 */
export function tParts<Part>(
  lang: Lang,
  key: Key,
  params: Params,
  marks: Record<string, (text: string) => Part>,
): (string | Part)[] {
  const functions = Object.fromEntries(
    Object.entries(marks).map(([mark, make]) => [mark, (inside: unknown[]) => ({ part: make(inside.join('')) })]),
  )
  const made = messageFormat(lang, key).format<{ part: Part }>({ ...params, ...functions })
  return [made].flat().map((piece) => (typeof piece === 'object' ? piece.part : piece))
}

// Parameters of refusals that are codes themselves: their words stand under these prefixes.
const wordsOf: Record<string, string> = {
  stage: 'stage',
  from: 'stage',
  action: 'act',
  clock: 'clockKind',
  field: 'field',
  who: 'who',
}

/** Those that may be several codes, divided by spaces. */
const lists = new Set(['who', 'from'])

/** The words for a refusal: `refused.` + its code, or the plain sentence for a code that has none yet. */
export function tRefusal(lang: Lang, refusal: { code: string; params: Params }): string {
  const key = `refused.${refusal.code}`
  if (!isKey(key)) return t(lang, 'refused.unknown', { code: refusal.code })
  const article = refusal.params[lang === 'en' ? 'articleEn' : 'articleZh']
  const params = Object.entries(refusal.params).map(([name, value]) => [name, codeWords(lang, name, value)])
  return t(lang, key, { ...Object.fromEntries(params), ...(article === undefined ? {} : { article }) })
}

function codeWords(lang: Lang, name: string, value: string | number): string | number {
  const prefix = wordsOf[name]
  if (prefix === undefined || typeof value === 'number') return value
  const one = (code: string): string => {
    const key = `${prefix}.${code.replace(/\.\d+(?=\.|$)/g, '')}`
    return isKey(key) ? t(lang, key) : code
  }
  return lists.has(name)
    ? value
        .split(' ')
        .map(one)
        .join(lang === 'en' ? ', ' : '、')
    : one(value)
}

/** Whether a string names a language of the house. */
export function isLang(value: string): value is Lang {
  return langs.some((lang) => lang === value)
}
