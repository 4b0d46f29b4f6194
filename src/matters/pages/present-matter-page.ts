import { formatDate, formatDay, joinFacts, joinList } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { matterHref, nameIn } from '../../offices/desk.ts'
import type { Reader } from '../../offices/signed-in.ts'
import type { ChecklistItem } from '../../ui/checklist.tsx'
import type { Fact } from '../../ui/facts.tsx'
import type { MatterProps } from '../../ui/props.ts'
import type { Step } from '../../ui/steps.tsx'
import type { TimelineItem } from '../../ui/timeline.tsx'
import type { MatterView } from '../present-matter-schema.ts'
import type { Names } from '../present-matter.ts'
import { type CategoryName, categoryWords } from './category-names.ts'
import { clockName, matterClock } from './clock-props.ts'
import { presentActs } from './present-acts.ts'
import { timelineItem } from './present-event.ts'
import { titleOf } from './present-list.ts'
import { stageTag, wordOf } from './stage-words.ts'

export type MatterParts = {
  lang: Lang
  reader: Reader
  today: string
  view: MatterView
  names: Names
  categories: CategoryName[]
  /** Who holds the seat in charge now. */
  leader: { name: string; name_en: string } | undefined
  /** The act just done, when the page follows one. */
  done: string | undefined
}

/** The matter page, all but its frame. */
export function presentMatter(parts: MatterParts): Omit<MatterProps, 'frame'> {
  const { lang, view, today, reader, names } = parts
  const here = matterHref(reader, view.organ_id, view.number)
  const running = view.clocks.filter((one) => one.kind === view.clock?.kind && one.ended_on === null).at(-1)
  const extended = running?.extensions.reduce((sum, one) => sum + one.days, 0) ?? 0
  const clock = matterClock(lang, view.clock, endsOf(view), today, extended)
  const mayCorrect = view.acts.some((one) => one.action === 'correct' && one.allowed)
  return {
    number: view.number,
    title: titleOf(lang, view),
    listHref: '/matters',
    tags: [
      stageTag(lang, view.stage),
      { text: t(lang, view.repeats > 0 ? 'matter.repeated' : 'matter.first', { n: view.repeats }) },
      { text: wordOf(lang, 'kind', view.kind) },
      ...(view.walled ? [{ text: t(lang, 'matter.walled'), tone: 'red' as const }] : []),
      ...(view.urgent ? [{ text: t(lang, 'list.urgent'), tone: 'red' as const }] : []),
    ],
    facts: [
      nameIn(lang, view.village) ?? '',
      categoryWords(lang, parts.categories, view.category),
      contactsLine(lang, view),
    ],
    clock:
      clock.kind === 'running' && view.clock !== null
        ? { ...clock, basis: joinFacts([clockName(lang, view.clock.kind), clock.basis]) }
        : clock,
    steps: stepsOf(lang, view),
    about: {
      facts: aboutFacts(parts),
      ...(mayCorrect && { correctHref: `/matters/${view.number}/acts/correct` }),
    },
    dossier: { items: dossierOf(lang, view, here) },
    timeline: {
      items: [
        ...nextItem(lang, view),
        ...view.timeline.toReversed().map((event) => timelineItem(lang, reader.organ.zone, view, event, names, here)),
      ],
    },
    acts: presentActs(lang, view, today),
    told: toldFacts(parts),
    notices: noticesOf(parts, clock.kind === 'running' ? -clock.daysLeft : 0),
  }
}

/** Whether the office's clocks ended in time; null before the answer and where nothing bound it. */
function endsOf(view: MatterView) {
  const bound = view.clocks.filter((one) => ['inform', 'finish'].includes(one.kind) && one.last_day !== null)
  return {
    received: view.received,
    served_on: view.dates.served_on,
    closed_on: view.dates.closed_on,
    moved_on: view.dates.moved_on,
    voided_on: view.dates.voided_on,
    in_time:
      bound.length === 0 ? null : bound.every((one) => one.ended_on !== null && one.ended_on <= (one.last_day ?? '')),
  }
}

/** `来访 1 批 12 人次，来信 1 件`: contacts by channel. */
function contactsLine(lang: Lang, view: MatterView): string {
  const channels = [...new Set(view.contact_list.map((one) => one.channel))]
  return joinList(
    lang,
    channels.map((channel) => {
      const of = view.contact_list.filter((one) => one.channel === channel && one.voided_on === null)
      const persons = of.reduce((sum, one) => sum + one.present, 0)
      const params = { channel: wordOf(lang, 'channel', channel), n: of.length, persons }
      return t(lang, channel === 'visit' ? 'matter.visits' : 'matter.contacts', params)
    }),
  )
}

const path: readonly { label: string; at: (view: MatterView) => string | null }[] = [
  { label: 'registered', at: (view) => view.received },
  { label: 'passed_on', at: (view) => view.handling.find((one) => one.role === 'lead')?.from_day ?? null },
  { label: 'accepted', at: (view) => view.dates.accepted_on },
  { label: 'handling', at: (view) => firstDay(view, 'handle') },
  { label: 'opinion_signed', at: (view) => view.dates.opinion_on },
  { label: 'served', at: (view) => view.dates.served_on },
  { label: 'closed', at: (view) => view.dates.closed_on },
  { label: 'visited', at: (view) => view.dates.visited_on },
]

function firstDay(view: MatterView, kind: string): string | null {
  return view.timeline.find((event) => event.kind === kind)?.happened?.slice(0, 10) ?? null
}

// At which step of the way a matter stands in each stage.
const nowAt: Record<string, number> = {
  registered: 1,
  imported: 1,
  passed_on: 2,
  kept: 2,
  objected: 2,
  accepted: 3,
  handling: 3,
  opinion_signed: 5,
  refused: 5,
  served: 6,
  closed: 7,
}

/** The way a matter goes, with the days on which it got there. What was left out is passed by when something later is done. */
function stepsOf(lang: Lang, view: MatterView): Step[] {
  const reached = path.map((step) => step.at(view))
  const now = nowAt[view.stage]
  const passed = now ?? reached.findLastIndex((day) => day !== null) + 1
  return path.map(({ label }, at) => {
    const day = reached[at]
    const unit = nameIn(lang, view.unit)
    const remark =
      at === now && label === 'handling' && unit !== undefined ? unit : day ? formatDay(lang, day) : undefined
    return {
      label: wordOf(lang, 'step', label),
      state: at === now ? 'now' : at < passed ? 'done' : 'ahead',
      ...(remark !== undefined && { remark }),
    }
  })
}

/** The step that comes next, on top of what happened: its last day and who owes it. */
function nextItem(lang: Lang, view: MatterView): TimelineItem[] {
  const now = nowAt[view.stage]
  if (now === undefined) return []
  const at = view.stage === 'accepted' || view.stage === 'handling' ? 4 : now
  const due = view.clock?.last_day
  const duty = view.duties.find((one) => one.done_on === null && one.last_day === due)
  const who = nameIn(lang, duty?.owner_office) ?? nameIn(lang, view.unit)
  const last = due && at < 6 ? t(lang, 'clock.until', { day: formatDay(lang, due) }) : undefined
  return [
    {
      kind: 'next',
      what: t(lang, 'matter.next', { step: wordOf(lang, 'step', path[at]?.label ?? '') }),
      when: joinFacts([last, at < 6 ? who : undefined]),
    },
  ]
}

function aboutFacts({ lang, reader, view, categories, leader }: MatterParts): Fact[] {
  const fact = (key: string, value: string | readonly string[] | undefined): Fact[] =>
    value === undefined || value.length === 0 ? [] : [{ label: wordOf(lang, 'matter.fact', key), value }]
  const people = view.contact_list.flatMap((one) => one.people.map((person) => ({ ...person, contact: one })))
  const first = view.contact_list[0]
  const named = people.filter((one) => one.contact.contact_id === first?.contact_id)
  const who = named[0]?.name ?? (view.anonymous ? t(lang, 'list.anonymous') : undefined)
  const representatives = named.filter((one) => one.representative).length
  const phones = named.flatMap((one) => (one.phone === null ? [] : [one.phone]))
  const helping = view.handling.filter((one) => one.role === 'help' && one.to_day === null)
  return [
    ...fact(
      'people',
      who === undefined
        ? undefined
        : joinFacts([
            (first?.present ?? 1) > 1
              ? t(lang, 'matter.peopleAndOthers', { name: who, n: first?.present ?? 1, representatives })
              : who,
            phones[0],
          ]),
    ),
    ...fact('demands', view.demands),
    ...fact('text', first?.body ?? undefined),
    ...fact('against', nameIn(lang, view.against)),
    ...fact('category', categoryWords(lang, categories, view.category)),
    ...fact('receiver', nameIn(lang, view.receiver)),
    ...fact('handler', joinFacts([nameIn(lang, view.handler), nameIn(lang, view.unit)])),
    ...fact(
      'helping',
      helping.length === 0
        ? undefined
        : joinList(
            lang,
            helping.map((one) => nameIn(lang, one.unit)),
          ),
    ),
    ...fact('leader', joinFacts([nameIn(lang, view.leader), nameIn(lang, leader)])),
    ...fact(
      'above',
      first?.level == null
        ? undefined
        : joinFacts([
            first.sender ?? wordOf(lang, 'level', first.level),
            first.document_no ?? undefined,
            first.reply_due === null
              ? undefined
              : t(lang, 'matter.replyDue', { day: formatDay(lang, first.reply_due) }),
          ]),
    ),
    ...fact(
      'contacts',
      onlyOne(
        view.contact_list.map((one) =>
          joinFacts([
            one.number,
            formatDay(lang, one.received),
            wordOf(lang, 'channel', one.channel),
            one.cause === null ? undefined : wordOf(lang, 'cause', one.cause),
          ]),
        ),
      ),
    ),
    ...view.links
      .filter((one) => one.number !== null)
      .map((one) => ({
        label: wordOf(lang, 'link', one.kind),
        value: one.title ?? '',
        link: { text: one.number ?? '', href: matterHref(reader, one.organ_id, one.number ?? '') },
      })),
  ]
}

/** A list of one is said without its number. */
function onlyOne(list: readonly string[]): string | readonly string[] {
  return list.length === 1 ? (list[0] ?? '') : list
}

/** What the file should hold by the end, and what it holds now. */
function dossierOf(lang: Lang, view: MatterView, here: string): ChecklistItem[] {
  const [base, query] = here.split('?')
  const form = (kind: string | undefined): { href?: string } =>
    kind === undefined ? {} : { href: `${base}/papers/${kind}${query === undefined ? '' : `?${query}`}` }
  const paper = (...kinds: string[]) => view.papers.find((one) => kinds.includes(one.kind) && one.voided_on === null)
  const item = (key: string, present: boolean, remark?: string, kind?: string): ChecklistItem => ({
    label: wordOf(lang, 'dossier', key),
    present,
    ...(remark !== undefined && { remark }),
    ...(present && form(kind)),
  })
  const first = view.contact_list[0]
  const notice = paper('acceptance', 'refusal')
  const answer = paper('opinion', 'reply', 'refusal')
  const handled = view.timeline.filter((event) => event.kind === 'handle').length
  const refused = view.outcome === 'refused'
  return [
    item('registration', view.contact_list.length > 0, first?.number),
    item(
      'notice',
      view.dates.informed_on !== null,
      notice?.number ?? (view.dates.informed_on === null ? undefined : formatDay(lang, view.dates.informed_on)),
      notice?.kind,
    ),
    ...(refused
      ? []
      : [item('inquiry', handled > 0, handled > 0 ? t(lang, 'matter.times', { n: handled }) : undefined)]),
    item('answer', answer !== undefined, answer?.number, answer?.kind),
    item(
      'served',
      view.dates.served_on !== null,
      view.dates.served_on === null ? undefined : formatDay(lang, view.dates.served_on),
      'service',
    ),
    item(
      'closed',
      view.dates.closed_on !== null,
      view.outcome === null ? undefined : wordOf(lang, 'outcome', view.outcome),
      view.dates.served_on === null ? undefined : 'closing',
    ),
    ...(refused
      ? []
      : [
          item(
            'visited',
            view.dates.visited_on !== null,
            view.dates.visited_on === null ? undefined : formatDay(lang, view.dates.visited_on),
            'return-visit',
          ),
        ]),
  ]
}

/** What the petitioner reads with the query code right now. */
function toldFacts({ lang, view }: MatterParts): Fact[] {
  const holder = view.open ? [nameIn(lang, view.unit), nameIn(lang, view.handler)] : []
  const due = view.clock?.last_day
  const { dates } = view
  const ratings = view.office_rating !== null && view.unit_rating !== null
  return [
    {
      label: t(lang, 'matter.toldStage'),
      value: joinFacts([stageTag(lang, view.stage).text, ...holder]),
    },
    ...(due && view.clock !== null && dates.served_on === null
      ? [
          {
            label: clockName(lang, view.clock.kind),
            value: view.clock.internal ? t(lang, 'matter.toldNothing') : formatDate(lang, due),
          },
        ]
      : []),
    ...(dates.served_on === null
      ? []
      : [{ label: t(lang, 'matter.toldServed'), value: formatDate(lang, dates.served_on) }]),
    ...(dates.resolved_on === null
      ? []
      : [{ label: t(lang, 'matter.toldResolved'), value: formatDate(lang, dates.resolved_on) }]),
    ...(ratings
      ? [
          {
            label: t(lang, 'matter.toldRating'),
            value: t(lang, 'matter.ratings', {
              office: wordOf(lang, 'rating', String(view.office_rating)),
              unit: wordOf(lang, 'rating', String(view.unit_rating)),
            }),
          },
        ]
      : []),
  ]
}

function noticesOf({ lang, view, done }: MatterParts, late: number): NonNullable<MatterProps['notices']> {
  const explained = view.timeline.findLast((event) => event.kind === 'explain_late')?.words['reason']
  return [
    ...(done === undefined ? [] : [{ text: t(lang, 'matter.done', { act: wordOf(lang, 'act', done) }) }]),
    ...(late > 0 && view.clock !== null && !view.clock.internal
      ? [
          {
            tone: 'late' as const,
            text:
              typeof explained === 'string'
                ? t(lang, 'matter.lateWhy', { days: late, why: explained })
                : t(lang, 'matter.lateNoWhy', { days: late }),
          },
        ]
      : []),
  ]
}
