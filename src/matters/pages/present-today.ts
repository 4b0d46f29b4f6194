import { formatDay, joinFacts } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { lunarDay } from '../../lib/lunar.ts'
import { matterHref, nameIn } from '../../offices/desk.ts'
import type { Reader } from '../../offices/signed-in.ts'
import { daysBetween } from '../../rules/dates.ts'
import type { ActionName } from '../../rules/lifecycle.ts'
import type { AgendaItem } from '../../ui/agenda.tsx'
import type { DutyLine as Line, TodayProps } from '../../ui/props.ts'
import type { MatterList } from '../list.ts'
import type { DutyLine, MatterLine } from '../present.ts'
import type { Today } from '../today.ts'
import { type ListAddress, listHref } from './address.ts'
import { runningClock } from './clock-props.ts'
import { titleOf } from './present-list.ts'
import { stageTag, wordOf } from './stage-words.ts'

export type TodayParts = {
  lang: Lang
  reader: Reader
  organ_id: string
  today: Today
  /** The first late matter, the first unanswered one: by last day. */
  firstLate: MatterLine | undefined
  firstUnanswered: MatterLine | undefined
  /** Open matters that this reader may see, by last day. */
  open: MatterList
  late: MatterList
  mayRegister: boolean
}

/** The today page, all but its frame. */
export function presentToday(parts: TodayParts): Omit<TodayProps, 'frame'> {
  const { lang, today, reader, organ_id } = parts
  const place = { town: organ_id === reader.doer.organ_id ? undefined : organ_id }
  const list = (address: ListAddress) => listHref(address, place)
  const longest = parts.firstLate?.clock?.last_day
  const lunar = lunarDay(today.day)
  return {
    today: today.day,
    lunar: t(lang, 'today.lunar', { day: lang === 'en' ? `${lunar.month}/${lunar.day}` : lunar.written }),
    ...(parts.mayRegister && { registerHref: '/contacts/new' }),
    late: {
      value: today.late.total.n,
      href: list({ ends: 'late' }),
      ...(longest ? { longestDays: daysBetween(longest, today.day) } : {}),
    },
    thisWeek: { value: today.ends_this_week.total.n, href: list({ ends: 'week' }) },
    unanswered: {
      value: today.unanswered.total.n,
      href: list({ open: 'yes', stage: 'awaiting', sort: 'last_day' }),
      ...(parts.firstUnanswered && { earliest: parts.firstUnanswered.received }),
    },
    nobodys: { value: today.nobodys.total.n, href: list({ ends: 'nobodys' }) },
    duties: {
      lines: today.duties.map((duty) => dutyOf(parts, duty)),
      total: today.owed.n,
      ...(today.duties.length < today.owed.n && { allHref: '/?duties=all' }),
    },
    office: { value: parts.open.total?.n ?? 0, href: list({ open: 'yes', sort: 'last_day' }) },
    coming: comingOf(parts, list),
    ...nextOf(parts),
  }
}

function dutyOf({ lang, reader, organ_id, today }: TodayParts, duty: DutyLine): Line {
  const { matter } = duty
  const href = matter === null ? '/' : matterHref(reader, organ_id, matter.number)
  const action = matter === null ? undefined : actionFor(duty.kind, matter.stage, reader)
  return {
    clock: runningClock(lang, { ...duty, internal: false }, today.day),
    duty: wordOf(lang, 'duty', duty.kind),
    subject: matter === null ? '' : titleOf(lang, matter),
    href,
    facts:
      matter === null
        ? []
        : [
            stageTag(lang, matter.stage).text,
            nameIn(lang, matter.village) ?? '',
            matter.persons > 1 ? t(lang, 'list.persons', { n: matter.persons }) : '',
            matter.number,
          ],
    act:
      action === undefined
        ? { label: t(lang, 'today.open'), href: `${href}#acts` }
        : { label: t(lang, `act.${action}`), href: `/matters/${matter?.number}/acts/${action}` },
  }
}

/** The act that usually does a duty, for those whose post does it. The act's own form has the last word. */
function actionFor(duty: string, stage: string, { doer }: Reader): ActionName | undefined {
  const has = (...roles: string[]) => doer.actor.seats.some((seat) => roles.includes(seat.role))
  const office = has('petition_officer')
  if (duty === 'close' && office) return 'close'
  if (duty === 'return_visit' && office) return 'return_visit'
  if (duty === 'decide_objection' && has('petition_officer', 'leader')) return 'decide_objection'
  if (duty === 'decide_extension' && has('leader')) return 'approve_extension'
  if (duty === 'decide_void' && has('petition_officer', 'leader')) return 'confirm_void'
  if (duty === 'assign' || (duty === 'inform' && stage === 'registered')) return office ? 'assign' : undefined
  if (duty === 'accept' || duty === 'inform')
    return has('handler') || (office && stage === 'kept') ? 'accept' : undefined
  if (duty === 'serve' || stage === 'opinion_signed') return has('handler', 'petition_officer') ? 'serve' : undefined
  if (duty === 'finish' || duty === 'answer') return has('handler') ? 'handle' : undefined
  if (duty === 'reply_above' && office) return 'answer_above'
  return undefined
}

/** When the next thing that this reader may see is due, for a day on which nothing is owed. */
function nextOf({ lang, open }: TodayParts): Pick<TodayProps, 'next'> {
  const first = open.rows[0]
  const day = first?.clock?.last_day
  return first && day ? { next: { day, what: titleOf(lang, first) } } : {}
}

/** What the office has late, and what ends next. */
function comingOf(parts: TodayParts, list: (address: ListAddress) => string): TodayProps['coming'] {
  const { lang, today, late, open } = parts
  const next = open.rows.filter((row) => row.clock?.last_day != null && row.clock.last_day >= today.day).slice(0, 6)
  return [
    ...(late.rows.length === 0
      ? []
      : [
          {
            heading: t(lang, 'today.lateHere'),
            aside: { text: t(lang, 'today.seeAll'), href: list({ ends: 'late' }) },
            items: late.rows.slice(0, 5).map((row) => agendaItem(parts, row)),
          },
        ]),
    {
      heading: t(lang, 'today.endsNext'),
      aside: { text: t(lang, 'today.seeAll'), href: list({ open: 'yes', sort: 'last_day' }) },
      items: next.map((row) => agendaItem(parts, row)),
      empty: t(lang, 'today.noneEnds'),
    },
  ]
}

function agendaItem({ lang, reader, organ_id }: TodayParts, row: MatterLine): AgendaItem {
  return {
    time: row.clock?.last_day ? formatDay(lang, row.clock.last_day) : '—',
    what: titleOf(lang, row),
    remark: joinFacts([nameIn(lang, row.unit), stageTag(lang, row.stage).text]),
    link: { text: row.number, href: matterHref(reader, organ_id, row.number) },
  }
}
