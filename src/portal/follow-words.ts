import { formatDate, formatWeekday, joinFacts } from '../i18n/format.ts'
import { isKey, type Key, type Lang, type Params, t, tParts } from '../i18n/translate.ts'
import { basisWords } from '../matters/pages/basis.ts'
import { wordOf } from '../matters/pages/stage-words.ts'
import type { Followed } from '../matters/present-public.ts'
import { nameIn } from '../offices/desk.ts'
import { daysBetween } from '../rules/dates.ts'
import { stages } from '../rules/lifecycle.ts'
import { type OwnRule, ruleSetById } from '../rules/rulesets.ts'

/** A line in which some words matter more. */
export type Line = (string | { strong: string })[]

/** What is shown of a matter, in words. */
export type FollowView = {
  heading: string
  late: boolean
  /** Who holds it: office, then person, with telephone. */
  holder: Line | null
  /** The last day, or by how much it is over. */
  says: Line[]
  why: string | null
  law: string | null
  /** Share of the time that is used, 0 to 100; null: no clock runs. */
  used: number | null
  line: { what: string; text?: string; when: string; next?: true }[]
  /** Who looked at how they are reached, a line each. */
  looks: string[]
}

const marked = (lang: Lang, key: Key, params: Params = {}): Line =>
  tParts(lang, key, params, { b: (strong) => ({ strong }) })

/** `2018年5月29日（星期二）`, `Tuesday 29 May 2018`: a day by which something must be. */
export const dayInFull = (lang: Lang, day: string): string =>
  t(lang, 'portal.day.full', { date: formatDate(lang, day), weekday: formatWeekday(lang, day) })

const among = (stage: string, set: readonly string[]) => set.includes(stage)

/** A followed matter in words. In: today, the office's own rules. */
export function followView(lang: Lang, seen: Followed, today: string, own: readonly OwnRule[]): FollowView {
  const { clock } = seen
  const late = seen.late_days > 0
  const says: Line[] = []
  if (clock?.last_day && !seen.anonymous) {
    const day = dayInFull(lang, clock.last_day)
    const what = owedName(seen, clock.kind)
    if (late) says.push(marked(lang, `portal.late.${what}`, { day, days: seen.late_days }))
    else {
      const left = daysBetween(today, clock.last_day)
      says.push(marked(lang, `portal.by.${what}`, { day, days: left }))
    }
    if (clock.provisional) says.push(marked(lang, 'portal.follow.provisional'))
  }
  if (seen.anonymous && seen.open) says.push(marked(lang, 'portal.follow.anonymous'))
  if (seen.moved_to) says.push(marked(lang, 'portal.follow.moved', { organ: nameIn(lang, seen.moved_to) }))
  if (!seen.open && seen.dates.closed_on)
    says.push(marked(lang, 'portal.follow.closed', { day: formatDate(lang, seen.dates.closed_on) }))
  if (seen.dates.voided_on) says.push(marked(lang, 'portal.follow.voided'))
  return {
    heading: t(lang, headingKey(seen)),
    late,
    holder: holderWords(lang, seen),
    says,
    why: late ? (seen.late_reason ?? t(lang, 'portal.follow.noReason')) : null,
    law: lawWords(lang, seen, own),
    used: clock?.last_day && clock.since && !late ? share(clock.since, clock.last_day, today) : null,
    line: [...nextLine(lang, seen), ...lineOf(lang, seen).toReversed()],
    looks: seen.looks.map((look) =>
      joinFacts([
        formatDate(lang, look.on),
        look.post
          ? joinFacts([nameIn(lang, look.office), nameIn(lang, look.post)])
          : t(lang, 'portal.follow.looksPost'),
      ]),
    ),
  }
}

function headingKey(seen: Followed) {
  if (seen.dates.voided_on) return 'portal.follow.headingVoided'
  if (seen.late_days > 0) return 'portal.follow.headingLate'
  if (seen.stage === 'moved') return 'portal.follow.headingMoved'
  if (seen.stage === 'refused' && seen.dates.served_on === null) return 'portal.follow.headingOpen'
  if (among(seen.stage, ['closed', 'visited'])) return 'portal.follow.headingClosed'
  if (seen.stage === 'served') return 'portal.follow.headingServed'
  return among(seen.stage, stages.awaitingNotice) ? 'portal.follow.headingNew' : 'portal.follow.headingOpen'
}

/** What is owed: the 2005 Regulations' notice says whether it is accepted, that of 2022 that it came in and its path. */
function owedName(seen: Followed, kind: string): 'inform' | 'inform2005' | 'finish' | 'review' | 'other' {
  if (kind === 'inform') return seen.rule_set.startsWith('xinfang-2005') ? 'inform2005' : 'inform'
  if (kind === 'finish') return 'finish'
  return kind === 'ask-review' ? 'review' : 'other'
}

function holderWords(lang: Lang, { holder }: Followed): Line | null {
  if (holder === null) return null
  const office = nameIn(lang, holder)
  if (holder.handler === null) {
    return marked(lang, holder.phone === null ? 'portal.follow.holderNoPhone' : 'portal.follow.holder', {
      office,
      phone: holder.phone ?? '',
    })
  }
  const phone = holder.handler.phone ?? holder.phone
  const name = nameIn(lang, holder.handler)
  return marked(lang, phone === null ? 'portal.follow.handlerNoPhone' : 'portal.follow.handler', {
    office,
    name,
    phone: phone ?? '',
  })
}

/** The rule that the running clock's last day rests on, in words; null where none does or nobody can be told. */
export function lawWords(lang: Lang, seen: Followed, own: readonly OwnRule[]): string | null {
  const { clock, rule_set } = seen
  const article = seen.anonymous ? undefined : basisWords(lang, clock?.basis ?? null)
  if (article === undefined) return null
  const rules = rule_set.startsWith('xinfang-') ? ruleSetById(rule_set, own) : undefined
  const law = rules?.laws[rule_set.split('+')[0] ?? '']
  if (!rules || !law) return article
  const whole = t(lang, 'basis.of', { law: lang === 'en' ? law.en : law.zh, article })
  const kind = clock?.kind === 'inform' || clock?.kind === 'finish' ? clock.kind : null
  const rule = kind && rules.clocks[kind]
  if (!rule || rule.unit !== 'days' || seen.steps.some((step) => step.kind === 'approve_extension')) return whole
  return t(lang, `portal.law.${kind}`, { days: rule.length, law: whole })
}

function share(since: string, last: string, today: string): number {
  const whole = daysBetween(since, last)
  return whole <= 0 ? 100 : Math.min(100, Math.max(0, Math.round((100 * daysBetween(since, today)) / whole)))
}

function nextLine(lang: Lang, seen: Followed): FollowView['line'] {
  const { stage, clock, open } = seen
  if (!open && stage !== 'closed') return []
  const when =
    clock?.last_day && !seen.anonymous && seen.late_days === 0 && stage !== 'served'
      ? t(lang, 'portal.follow.nextBy', { day: formatDate(lang, clock.last_day) })
      : ''
  const name = among(stage, stages.awaitingNotice)
    ? seen.rule_set.startsWith('xinfang-2005')
      ? 'notice2005'
      : 'notice'
    : among(stage, ['served'])
      ? 'close'
      : stage === 'closed'
        ? 'visit'
        : among(stage, ['opinion_signed', 'refused'])
          ? 'serve'
          : 'answer'
  return [{ what: t(lang, `portal.next.${name}`), text: t(lang, `portal.next.${name}Text`), when, next: true }]
}

function lineOf(lang: Lang, seen: Followed): FollowView['line'] {
  const first = {
    what: wordOf(lang, 'portal.received', seen.channel),
    text: t(lang, seen.repeat ? 'portal.line.joined' : 'portal.line.registered', { number: seen.contact_number }),
    when: formatDate(lang, seen.received),
  }
  // A contact that joined a matter is followed from its own day on.
  const steps = seen.steps.filter((step) => step.on >= seen.received)
  return [
    first,
    ...steps.map((step) => {
      const papers = seen.papers.filter(
        (paper) => paperOf(step.kind, paper.kind) && paperDay(step.kind, paper) === step.on,
      )
      const text = papers
        .map((paper) => t(lang, 'portal.line.paper', { kind: wordOf(lang, 'paper', paper.kind), number: paper.number }))
        .join(' ')
      return {
        what: stepWords(lang, step),
        ...(text !== '' && { text }),
        when: formatDate(lang, step.on),
      }
    }),
  ]
}

function stepWords(lang: Lang, step: Followed['steps'][number]): string {
  if (step.kind === 'handle') return wordOf(lang, 'portal.handled', step.way ?? 'investigation')
  const key = step.unit ? `portal.line.${step.kind}To` : `portal.line.${step.kind}`
  if (!isKey(key)) return wordOf(lang, 'act', step.kind)
  return t(lang, key, { unit: nameIn(lang, step.unit) ?? '', days: step.days ?? 0 })
}

const paperOf = (step: string, paper: string) =>
  step === 'accept'
    ? paper === 'acceptance'
    : step === 'approve_extension'
      ? paper === 'extension'
      : step === 'serve' && ['opinion', 'reply', 'refusal'].includes(paper)
const paperDay = (step: string, paper: Followed['papers'][number]) =>
  step === 'serve' ? paper.served_on : paper.signed_on
