import { formatDate } from '../i18n/format.ts'
import { isKey, type Lang, t } from '../i18n/translate.ts'
import type { MatterView, Named } from '../matters/present-matter-schema.ts'
import type { Article, RuleSet } from '../rules/rulesets.ts'

export type Both = { name: string; name_en: string }

/** What a paper needs beside the matter. */
export type PaperParts = {
  lang: Lang
  view: MatterView
  organ: Both
  /** The organ above, which reviews. */
  above: Both | null
  /** Telephones by office and officer. */
  phones: Map<string, string>
  /** Names of offices and officers by id, for what the timeline says in ids. */
  officers: Map<string, Named>
  rules: RuleSet
  /** The last day as it was before any extension. */
  firstLastDay: string | null
  /** What the opinion says while it is a draft. */
  draft?: OpinionWords | undefined
}

export type OpinionWords = {
  paper?: string
  answers: { demand: number; outcome: string; text: string }[]
  basis: string
  text: string
  day: string | null
}

export type Event = MatterView['timeline'][number]
export type Paper = MatterView['papers'][number]

export const nameIn = (lang: Lang, names: Both | null | undefined) =>
  (lang === 'en' ? names?.name_en : names?.name) ?? ''

export const dateOr = (lang: Lang, day: string | null | undefined) =>
  day ? formatDate(lang, day) : t(lang, 'paperWords.notYet')

export function lawName(lang: Lang, rules: RuleSet, article: Article | undefined): string {
  const law = article ? rules.laws[article.law] : undefined
  return (lang === 'en' ? law?.en : law?.zh) ?? ''
}

export function articleName(lang: Lang, article: Article | undefined): string {
  return (lang === 'en' ? article?.en : article?.zh) ?? ''
}

export function lawArticle(lang: Lang, rules: RuleSet, article: Article): string {
  return t(lang, 'paperWords.lawArticle', {
    law: lawName(lang, rules, article),
    article: articleName(lang, article),
  })
}

export function word(lang: Lang, prefix: string, code: unknown): string {
  const key = `${prefix}.${typeof code === 'string' ? code : ''}`
  return isKey(key) ? t(lang, key) : t(lang, 'paperWords.notYet')
}

export const lines = (text: unknown): { line: string }[] =>
  typeof text !== 'string'
    ? []
    : text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => ({ line }))
