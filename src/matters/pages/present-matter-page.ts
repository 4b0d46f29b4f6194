import { formatDate, formatDay, formatNumber, joinFacts, joinList } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { matterHref, nameIn } from '../../offices/desk.ts'
import type { Reader } from '../../offices/signed-in.ts'
import type { Fact } from '../../ui/facts.tsx'
import type { MatterProps } from '../../ui/props.ts'
import type { Step } from '../../ui/steps.tsx'
import type { TimelineItem } from '../../ui/timeline.tsx'
import type { MatterView } from '../present-matter-schema.ts'
import type { Names } from '../present-matter.ts'
import { type CategoryName, categoryWords } from './category-names.ts'
import type { Look } from '../look.ts'
import { clockName, matterClock } from './clock-props.ts'
import { aboutFacts } from './present-about.ts'
import { presentActs } from './present-acts.ts'
import { dossierOf } from './present-dossier.ts'
import { fileHref, timelineItem } from './present-event.ts'
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
  /** An opinion is drafted and waits to be signed, as far as this reader may know. */
  drafting: boolean
  /** Who looked at how its people are reached. */
  looks: readonly Look[]
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
    steps: stepsOf(lang, view, today),
    about: {
      facts: aboutFacts(parts),
      ...(mayCorrect && { correctHref: `/matters/${view.number}/acts/correct` }),
    },
    dossier: { items: dossierOf(lang, view, here, parts.drafting, today) },
    timeline: {
      items: [
        ...nextItem(lang, view, today),
        ...view.timeline
          .toReversed()
          .map((event) => timelineItem(lang, reader.organ.zone, view, event, names, here, today)),
      ],
    },
    acts: presentActs(lang, view, today),
    files: view.attachments.map((file) => ({
      label: t(lang, 'matter.file', {
        name: file.name ?? t(lang, 'matter.fileGone'),
        size: sizeWords(lang, file.size),
      }),
      href: fileHref(here, file.attachment_id),
    })),
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
function stepsOf(lang: Lang, view: MatterView, today: string): Step[] {
  const reached = path.map((step) => step.at(view))
  const now = nowAt[view.stage]
  const passed = now ?? reached.findLastIndex((day) => day !== null) + 1
  return path.map(({ label }, at) => {
    const day = reached[at]
    const unit = nameIn(lang, view.unit)
    const remark =
      at === now && label === 'handling' && unit !== undefined ? unit : day ? formatDay(lang, day, today) : undefined
    return {
      label: wordOf(lang, 'step', label),
      state: at === now ? 'now' : at < passed ? 'done' : 'ahead',
      ...(remark !== undefined && { remark }),
    }
  })
}

/** The step that comes next, on top of what happened: its last day and who owes it. */
function nextItem(lang: Lang, view: MatterView, today: string): TimelineItem[] {
  const now = nowAt[view.stage]
  if (now === undefined) return []
  const at = view.stage === 'accepted' || view.stage === 'handling' ? 4 : now
  const due = view.clock?.last_day
  const duty = view.duties.find((one) => one.done_on === null && one.last_day === due)
  const who = nameIn(lang, duty?.owner_office) ?? nameIn(lang, view.unit)
  const last = due && at < 6 ? t(lang, 'clock.until', { day: formatDay(lang, due, today) }) : undefined
  return [
    {
      kind: 'next',
      what: t(lang, 'matter.next', { step: wordOf(lang, 'step', path[at]?.label ?? '') }),
      when: joinFacts([last, at < 6 ? who : undefined]),
    },
  ]
}

/** What the petitioner reads with the query code right now. */
function toldFacts({ lang, view, looks }: MatterParts): Fact[] {
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
    {
      label: t(lang, 'matter.toldLooks'),
      value:
        looks.length === 0
          ? t(lang, 'matter.noLooks')
          : t(lang, 'matter.looks', { n: looks.length, posts: new Set(looks.map((one) => one.seat_id)).size }),
    },
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

/** `340 KB`, `2.1 MB`. */
function sizeWords(lang: Lang, bytes: number): string {
  return bytes < 1024 * 1024
    ? t(lang, 'matter.fileKb', { n: formatNumber(lang, Math.max(1, Math.round(bytes / 1024))) })
    : t(lang, 'matter.fileMb', { n: formatNumber(lang, bytes / 1024 / 1024) })
}
