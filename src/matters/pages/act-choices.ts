import { sql } from 'kysely'
import type { Tx } from '../../db/kysely.ts'
import { capital, formatDate, joinFacts } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { nameIn } from '../../offices/desk.ts'
import { refusalGrounds } from '../../rules/routing.ts'
import type { RuleSet } from '../../rules/rulesets.ts'
import type { Choice } from '../../ui/choices.tsx'
import type { MatterView } from '../present-matter-schema.ts'
import type { Source } from './act-fields.ts'
import { categoriesInUse, type CategoryName, categoryWords } from './category-names.ts'
import { officesOf } from './offices-of.ts'
import { wordOf } from './stage-words.ts'

/** What a form may choose from, by the name of its source. */
export type Lists = Record<Exclude<Source, 'joined' | 'grounds' | { codes: readonly string[] }>, Choice[]>

/** The office's own lists on a day, in the page's language. */
export async function listsOf(tx: Tx, lang: Lang, organ_id: string, today: string): Promise<Lists> {
  const offices = await officesOf(tx, organ_id, today)
  const officeChoices = (test: (kind: string) => boolean): Choice[] =>
    offices.filter((one) => test(one.kind)).map((one) => ({ value: one.id, text: nameIn(lang, one.names) }))
  const { rows: posts } = await sql<{
    seat_id: string
    role: string
    officer_id: string
    name: string
    name_en: string
    title: string
    title_en: string
  }>`
    select s.seat_id, s.role, p.officer_id, p.name, p.name_en, s.title, s.title_en
    from seat_holding h
    join seat s on s.organ_id = ${organ_id} and s.seat_id = h.seat_id
    join officer p on p.organ_id = ${organ_id} and p.officer_id = h.officer_id
    where h.organ_id = ${organ_id} and h.from_day <= ${today}::date and coalesce(h.to_day >= ${today}::date, true)
    order by s.office_id, s.seat_id`.execute(tx)
  const holder = (post: (typeof posts)[number]) =>
    t(lang, 'office.holder', {
      name: nameIn(lang, post),
      post: nameIn(lang, { name: post.title, name_en: post.title_en }),
    })
  const organs = await tx
    .selectFrom('organ')
    .select(['organ_id', 'name', 'name_en'])
    .where('organ_id', '<>', organ_id)
    .orderBy('organ_id')
    .execute()
  const categories = await categoriesInUse(tx)
  const officers = new Map(posts.map((post) => [post.officer_id, { value: post.officer_id, text: holder(post) }]))
  return {
    units: officeChoices((kind) => kind === 'department' || kind === 'station'),
    offices: officeChoices(() => true),
    villages: officeChoices((kind) => kind === 'village'),
    leaders: posts
      .filter((post) => post.role === 'leader')
      .map((post) => ({ value: post.seat_id, text: holder(post) })),
    officers: [...officers.values()],
    organs: organs.map((one) => ({ value: one.organ_id, text: nameIn(lang, one) })),
    categories: categoryChoices(lang, categories),
  }
}

/** The categories in front of the wall under their first level, in the order of the language, what is left over last. */
function categoryChoices(lang: Lang, all: readonly CategoryName[]): Choice[] {
  const collator = new Intl.Collator(lang)
  const rest = (word: string) => word === t(lang, 'category.rest')
  const levels = (one: CategoryName) => categoryWords(lang, all, one.path).split(' / ')
  const compare = (a: string[], b: string[]): number => {
    const at = a.findIndex((word, n) => word !== b[n])
    const [left, right] = [a[at], b[at]]
    if (left === undefined || right === undefined) return a.length - b.length
    return Number(rest(left)) - Number(rest(right)) || collator.compare(left, right)
  }
  return all
    .filter((one) => !one.wall)
    .map((one) => ({ value: one.path, levels: levels(one) }))
    .sort((a, b) => compare(a.levels, b.levels))
    .map(({ value, levels: [group = '', ...below] }) =>
      below.length === 0 ? { value, text: group } : { value, text: below.join(' / '), group },
    )
}

/** What a form is about: the matter, and the rules that it keeps. */
export type About = { view: MatterView; rules: RuleSet }

/** The choices of one field. */
export function choicesOf(lang: Lang, source: Source, lists: Lists, about: About): Choice[] {
  if (source === 'joined')
    return about.view.contact_list
      .filter((one) => !one.first && one.voided_on === null)
      .map((one) => ({ value: one.contact_id, text: joinFacts([one.number, formatDate(lang, one.received)]) }))
  if (source === 'grounds') return groundChoices(lang, about)
  if (typeof source === 'string') return lists[source]
  return source.codes.map((value) => ({ value, text: wordOf(lang, source.words, value) }))
}

const groundsElsewhere = ['not-ours', 'courts', 'other-remedy', 'decided', 'same-facts', 'unclear']

/** The lawful grounds, each with its article; for a matter of another system's rules the office's own words. */
function groundChoices(lang: Lang, { view, rules }: About): Choice[] {
  const known = refusalGrounds(rules, view.stage) ?? groundsElsewhere.map((id) => ({ id, article: null }))
  return known.map(({ id, article }) => {
    const text = capital(wordOf(lang, 'ground', id))
    if (article === null) return { value: id, text }
    const law = rules.laws[article.law]
    const params = { law: (lang === 'en' ? law?.en : law?.zh) ?? '', article: lang === 'en' ? article.en : article.zh }
    return { value: id, text, hint: t(lang, 'basis.of', params) }
  })
}
