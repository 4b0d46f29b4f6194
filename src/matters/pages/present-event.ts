import { formatDay, formatInstant, joinFacts } from '../../i18n/format.ts'
import { isKey, type Lang, t } from '../../i18n/translate.ts'
import { nameIn } from '../../offices/desk.ts'
import { localDate } from '../../lib/time.ts'
import type { TimelineItem } from '../../ui/timeline.tsx'
import type { MatterView } from '../present-matter-schema.ts'
import type { Names } from '../present-matter.ts'
import { wordOf } from './stage-words.ts'

type Event = MatterView['timeline'][number]

/**
 * One event of a matter for the timeline: what was done, in whose words, which papers, by whom and when.
 * `href`: the matter's own address; `today`: the day on which it is read.
 */
export function timelineItem(
  lang: Lang,
  zone: string,
  view: MatterView,
  event: Event,
  names: Names,
  href: string,
  today: string,
): TimelineItem {
  const [base, query] = href.split('?')
  const place = query === undefined ? '' : `?${query}`
  const papers = view.papers.filter((paper) => event.papers.includes(paper.number))
  const files = view.attachments.filter((file) => file.event_id === event.event_id)
  const text = textOf(lang, event)
  return {
    what: whatOf(lang, view, event, names),
    ...(text !== '' && { text }),
    ...(papers.length + files.length > 0 && {
      papers: [
        ...papers.map((paper) => ({
          label: t(lang, 'matter.paper', { number: paper.number, kind: wordOf(lang, 'paper', paper.kind) }),
          ...(paper.voided_on === null && { href: `${base}/papers/${paper.kind}${place}` }),
        })),
        ...files.map((file) => ({
          label: file.name ?? t(lang, 'matter.fileGone'),
          href: fileHref(href, file.attachment_id),
        })),
      ],
    }),
    when: whenOf(lang, zone, event, today),
  }
}

/** Where a file of a matter is fetched. In: the matter's own address. */
export function fileHref(matter: string, file: string): string {
  const [base, query] = matter.split('?')
  return `${base}/files/${file}${query === undefined ? '' : `?${query}`}`
}

function whatOf(lang: Lang, view: MatterView, event: Event, names: Names): string {
  const unit = nameIn(lang, event.unit === null ? null : names.offices.get(event.unit))
  const { facts, kind } = event
  switch (kind) {
    case 'opened': {
      const first = view.contact_list[0]
      return first === undefined
        ? t(lang, 'event.opened')
        : t(lang, 'event.openedBy', { channel: wordOf(lang, 'channel', first.channel), persons: first.present })
    }
    case 'joined':
    case 'imported':
      return wordOf(lang, 'event', kind)
    case 'assign':
    case 'hand_over':
      return unit === undefined ? wordOf(lang, 'act', kind) : t(lang, `event.${kind}`, { unit })
    case 'object':
      return t(lang, 'event.object')
    case 'decide_objection':
      return t(lang, facts['upheld'] === true ? 'event.upheld' : 'event.not_upheld')
    case 'approve_extension':
      return t(lang, facts['approved'] === true ? 'event.extended' : 'event.not_extended', {
        days: Number(facts['days'] ?? 0),
      })
    case 'confirm_void':
      return t(lang, facts['approved'] === true ? 'event.voided' : 'event.not_voided')
    case 'handle':
      return wordOf(lang, 'handleKind', code(facts['way']))
    case 'refuse':
      return t(lang, 'event.refuse', { ground: wordOf(lang, 'ground', code(facts['ground'])) })
    case 'inform':
    case 'accept':
    case 'serve':
    case 'return_visit':
      return t(lang, 'event.way', {
        act: wordOf(lang, 'act', kind),
        way: wordOf(lang, 'way', code(facts['way'])),
      })
    default:
      return isKey(`act.${kind}`) ? wordOf(lang, 'act', kind) : wordOf(lang, 'event', kind)
  }
}

/** What people wrote, a line each; answers with the demand they answer. */
function textOf(lang: Lang, { kind, words, facts }: Event): string {
  const said = ['requirement', 'reason', 'text', 'plan', 'proof', 'elsewhere', 'basis'].flatMap((field) => {
    const value = words[field]
    return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []
  })
  const to = words['to']
  if (kind === 'serve' && typeof to === 'string') said.unshift(t(lang, 'event.servedTo', { to }))
  const answers = words['answers']
  if (Array.isArray(answers)) {
    for (const answer of answers) {
      const { demand, outcome, text } = answer as { demand?: number; outcome?: string; text?: string }
      said.push(
        t(lang, 'event.answer', {
          demand: demand ?? 0,
          outcome: wordOf(lang, 'outcome', outcome ?? ''),
          text: text ?? '',
        }),
      )
    }
  }
  if (kind === 'return_visit') said.unshift(wordOf(lang, 'performed', code(facts['performed'])))
  if (kind === 'close' && typeof facts['resolved'] === 'string')
    said.unshift(wordOf(lang, 'resolvedAtClose', facts['resolved']))
  if (kind === 'resolve') said.unshift(wordOf(lang, 'how', code(facts['how'])))
  return said.join('\n')
}

/** Who, when it happened, and when it was entered where that was another day. */
function whenOf(lang: Lang, zone: string, { happened, entered, officer, via }: Event, today: string): string {
  const [day = '', time] = (happened ?? localDate(entered, zone)).split('T')
  const on = formatDay(lang, day, today)
  const at = time === undefined ? on : t(lang, 'date.dayAndTime', { day: on, time })
  const who = nameIn(lang, officer) ?? t(lang, via === 'portal' ? 'event.byPetitioner' : 'event.bySystem')
  const late = localDate(entered, zone) !== day
  return joinFacts([at, who, late ? t(lang, 'event.entered', { when: formatInstant(lang, entered, zone) }) : undefined])
}

/** A code among an event's facts; nothing when it is none. */
function code(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
