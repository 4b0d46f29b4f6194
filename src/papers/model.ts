import { formatDate, joinList } from '../i18n/format.ts'
import { isKey, t } from '../i18n/translate.ts'
import type { MatterView } from '../matters/present-matter-schema.ts'
import { groundsOf } from '../rules/routing.ts'
import type { RuleSet } from '../rules/rulesets.ts'
import type { PaperModel } from './fill.ts'
import type { PaperForm } from './forms.ts'
import { endLists, endValues } from './model-end.ts'
import {
  articleName,
  dateOr,
  type Event,
  lawArticle,
  lawName,
  lines,
  nameIn,
  type OpinionWords,
  type Paper,
  type PaperParts,
} from './parts.ts'

const formOfPaper: Record<string, PaperForm> = {
  acceptance: 'acceptance',
  refusal: 'refusal',
  extension: 'extension',
  opinion: 'opinion',
  reply: 'reply',
}

/** The papers that a matter has by now: those signed, and the forms that go with what was done. */
export function formsOf(view: MatterView): PaperForm[] {
  const live = view.papers.filter((paper) => paper.voided_on === null)
  return [
    ...new Set(live.flatMap((paper) => formOfPaper[paper.kind] ?? [])),
    ...(view.dates.served_on !== null ? (['service'] as const) : []),
    ...(view.dates.visited_on !== null ? (['return-visit'] as const) : []),
    ...(view.dates.closed_on !== null && view.dates.served_on !== null ? (['closing'] as const) : []),
  ]
}

/** The values of one paper of a matter. In: which, and all it needs. Pure. */
export function paperModel(form: PaperForm, parts: PaperParts): PaperModel {
  const { lang, view, draft } = parts
  const paper = latest(view, form)
  const event = view.timeline.findLast((one) => paper !== undefined && one.papers.includes(paper.number))
  const values = {
    ...commonValues(parts),
    docNo: paper?.number ?? t(lang, 'paperWords.unsigned'),
    date: paper ? formatDate(lang, paper.signed_on) : closingDate(form, parts),
    ...refusalValues(parts, event),
    ...extensionValues(parts, event),
    ...endValues(parts),
  }
  return {
    form,
    lang,
    values,
    lists: { ...commonLists(parts), ...refusalLists(parts, event), ...answerLists(parts), ...endLists(parts) },
    draft: draft !== undefined && paper === undefined,
  }
}

function latest(view: MatterView, form: PaperForm): Paper | undefined {
  return view.papers.findLast((one) => formOfPaper[one.kind] === form && one.voided_on === null)
}

/** A closing report is signed on the day it closes; a draft has no day yet. */
function closingDate(form: PaperForm, { lang, view }: PaperParts): string {
  const day = form === 'closing' ? view.dates.closed_on : null
  return day === null ? t(lang, 'paperWords.unsignedDate') : formatDate(lang, day)
}

function commonValues(parts: PaperParts): Record<string, string> {
  const { lang, view, organ, above, phones, rules } = parts
  const many = (view.contact_list[0]?.present ?? 1) > 1
  const unit = view.unit
  const review = rules.clocks['ask-review']
  const inform = rules.clocks.inform
  return {
    issuer: t(lang, 'paperWords.issuer', { organ: nameIn(lang, organ) }),
    above: above ? t(lang, 'paperWords.issuer', { organ: nameIn(lang, above) }) : t(lang, 'paperWords.above'),
    to: addressee(parts),
    you: t(lang, many ? 'paperWords.youAll' : 'paperWords.you'),
    contacts: t(lang, 'paperWords.when', { contacts: contactsWords(parts) }),
    subject: view.title ?? '—',
    matter: view.number,
    received: formatDate(lang, view.received),
    acceptedOn: dateOr(lang, view.dates.accepted_on),
    unit: nameIn(lang, unit) || '—',
    unitPhone: (unit ? phones.get(unit.id) : undefined) ?? t(lang, 'paperWords.phoneUnknown'),
    law: lawName(lang, rules, inform?.article),
    article: articleName(lang, inform?.article),
    reviewDays: String(review?.length ?? '—'),
    reviewArticle: review ? lawArticle(lang, rules, review.article) : '—',
  }
}

/** `陈国强、陈秀兰等5位代表`: whom the paper addresses, the first two by name. */
function addressee({ lang, view }: PaperParts): string {
  const first = view.contact_list[0]
  const named = (first?.people ?? []).flatMap((one) => (one.name === null ? [] : [one]))
  const representatives = named.filter((one) => one.representative)
  const [among, key] =
    representatives.length > 2
      ? ([representatives, 'paperWords.toRepresentatives'] as const)
      : ([named, 'paperWords.toMany'] as const)
  if (among.length === 0) return t(lang, 'paperWords.toAnonymous')
  const names = among.map((one) => one.name ?? '')
  const n = key === 'paperWords.toRepresentatives' ? among.length : (first?.present ?? 1)
  if (n <= names.length && names.length <= 2) return joinList(lang, names)
  return t(lang, key, { names: names.slice(0, 2).join(lang === 'en' ? ', ' : '、'), n })
}

function contactsWords({ lang, view }: PaperParts): string {
  return joinList(
    lang,
    view.contact_list
      .filter((one) => one.voided_on === null)
      .map((one) => {
        const key = `paperWords.contact.${one.channel}`
        const sender = one.sender ?? t(lang, 'paperWords.above')
        return isKey(key) ? t(lang, key, { day: formatDate(lang, one.received), sender }) : one.channel
      }),
  )
}

function commonLists({ lang, view, rules, phones, officers }: PaperParts): PaperModel['lists'] {
  const demands = view.demands.length > 0 ? view.demands : [view.title ?? '—']
  const finish = view.clocks.findLast((one) => one.kind === 'finish' && one.last_day !== null && !one.internal)
  const rule = rules.clocks.finish
  const phone = view.handler ? (phones.get(view.handler.id) ?? phones.get(view.unit?.id ?? '')) : undefined
  return {
    demands: demands.map((demand, at) => ({ n: String(at + 1), demand })),
    due:
      finish?.last_day && rule
        ? [{ lastDay: formatDate(lang, finish.last_day), dueArticle: lawArticle(lang, rules, rule.article) }]
        : [],
    contact:
      view.handler && phone ? [{ name: nameIn(lang, officers.get(view.handler.id) ?? view.handler), phone }] : [],
  }
}

function groundOf(view: MatterView, event: Event | undefined, rules: RuleSet) {
  const id = event?.facts['ground']
  const passedOn = view.timeline.some((one) => one.kind === 'assign')
  return {
    id: typeof id === 'string' ? id : '',
    article: groundsOf(rules, { passedOn, organAbove: false }).find((one) => one.id === id)?.article,
  }
}

function refusalValues({ lang, view, rules }: PaperParts, event: Event | undefined): Record<string, string> {
  const key = `ground.${groundOf(view, event, rules).id}`
  return { ground: isKey(key) ? t(lang, key) : '—' }
}

function refusalLists({ lang, view, rules }: PaperParts, event: Event | undefined): PaperModel['lists'] {
  const { article } = groundOf(view, event, rules)
  const elsewhere = lines(event?.words['elsewhere'])
  return {
    groundArticle: article ? [{ law: lawName(lang, rules, article), article: articleName(lang, article) }] : [],
    reason: lines(event?.words['reason']),
    elsewhere: elsewhere.length > 0 ? elsewhere : [{ line: t(lang, 'paperForm.refusal.somewhere') }],
  }
}

function extensionValues(
  { lang, view, rules, firstLastDay }: PaperParts,
  event: Event | undefined,
): Record<string, string> {
  if (event?.kind !== 'approve_extension') return {}
  const clock = view.clocks.findLast((one) => one.kind === 'finish')
  const asked = view.timeline.findLast((one) => one.kind === 'ask_extension' && one.seq < event.seq)
  const days = Number(event.facts['days'] ?? 0)
  const rule = rules.clocks.finish?.extendBy
  const said = asked?.words['reason'] ?? event.words['reason']
  return {
    days: String(days),
    why: (typeof said === 'string' ? said : '—').replace(/[。.；;\s]+$/u, ''),
    approver: nameIn(lang, event.officer),
    lastDay: dateOr(lang, clock?.last_day),
    oldLast: dateOr(lang, firstLastDay),
    article: articleName(lang, rule?.article),
    law: lawName(lang, rules, rule?.article),
  }
}

/** What the opinion or reply said, or what its draft says now. */
function opinionOf({ view, draft }: PaperParts): OpinionWords {
  const event = view.timeline.findLast((one) => one.kind === 'sign_opinion')
  if (!event) return draft ?? { answers: [], basis: '', text: '', day: null }
  const { answers, basis, text } = event.words
  return {
    answers: Array.isArray(answers) ? (answers as OpinionWords['answers']) : [],
    basis: typeof basis === 'string' ? basis : '',
    text: typeof text === 'string' ? text : '',
    day: event.happened?.slice(0, 10) ?? null,
  }
}

function answerLists(parts: PaperParts): PaperModel['lists'] {
  const { lang } = parts
  const said = opinionOf(parts)
  return {
    answers: said.answers.map(({ demand, outcome, text }) => {
      const key = `paperWords.outcome.${outcome}`
      return {
        n: String(demand),
        outcome: isKey(key) ? t(lang, key) : t(lang, 'paperWords.notYet'),
        answer: text.trim() === '' ? t(lang, 'paperWords.notYet') : text.trim(),
      }
    }),
    facts: lines(said.text).length > 0 ? lines(said.text) : [{ line: '—' }],
    basis: lines(said.basis),
  }
}
