import { formatDay, joinFacts } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { lunarDay } from '../../lib/lunar.ts'
import { matterHref, nameIn } from '../../offices/desk.ts'
import type { Names, Reader } from '../../offices/signed-in.ts'
import type { ActionName } from '../../rules/lifecycle.ts'
import type { AgendaItem } from '../../ui/agenda.tsx'
import type { DutyCard, DutyLine as Line, TodayProps } from '../../ui/props.ts'
import type { MatterList } from '../list.ts'
import type { DutyLine, MatterLine } from '../present.ts'
import type { Today } from '../today.ts'
import type { ListAddress } from './address.ts'
import { matterClock, runningClock } from './clock-props.ts'
import { titleOf } from './present-list.ts'
import { list, numberCards, numbersOf, townsOf } from './present-numbers.ts'
import { stageTag, wordOf } from './stage-words.ts'

/** One town's day, as far as its reader sees it. */
export type TownDay = { organ_id: string; today: Today; open: MatterList; late: MatterList }

export type TodayParts = TownDay & {
  lang: Lang
  reader: Reader
  mayRegister: boolean
  /** Those of the towns below, for a county. */
  towns: readonly (TownDay & { names: Names })[]
}

/** Which today page somebody gets: by the first of their posts that has one of its own. */
export type Desk = 'office' | 'leader' | 'handler' | 'village' | 'county'

const deskOf: Partial<Record<string, Desk>> = {
  leader: 'leader',
  handler: 'handler',
  village_officer: 'village',
  county: 'county',
}

function deskAt({ posts }: Reader): Desk {
  if (posts.some((post) => ['clerk', 'petition_officer'].includes(post.role))) return 'office'
  return posts.map((post) => deskOf[post.role]).find((desk) => desk !== undefined) ?? 'office'
}

/** The today page, all but its frame. */
export function presentToday(parts: TodayParts): Omit<TodayProps, 'frame'> {
  const { lang, today, reader } = parts
  const desk = deskAt(reader)
  const lunar = lunarDay(today.day)
  return {
    today: today.day,
    lunar: t(lang, 'today.lunar', { day: lang === 'en' ? `${lunar.month}/${lunar.day}` : lunar.written }),
    ...(parts.mayRegister && { registerHref: '/contacts/new' }),
    numbers:
      desk === 'county'
        ? []
        : numbersOf[desk]
            .filter((name) => name !== 'unassigned' || today.unassigned.total.n > 0)
            .map((name) => numberCards[name](parts)),
    ...(desk === 'county' && { towns: townsOf(parts) }),
    cards: cardsOf(parts, desk),
    coming: desk === 'county' ? parts.towns.flatMap((town) => comingOf({ ...parts, ...town })) : comingOf(parts),
  }
}

function cardsOf(parts: TodayParts, desk: Desk): DutyCard[] {
  const { lang, today } = parts
  const duties: DutyCard = {
    ...(desk === 'leader' && { id: 'decide' }),
    heading: t(lang, desk === 'leader' ? 'today.decide' : 'today.mine'),
    ...(desk !== 'leader' && {
      aside: {
        text: t(lang, 'today.officeAll', { n: today.open.total.n }),
        href: list(parts, { open: 'yes', sort: 'last_day' }),
      },
    }),
    lines: today.duties.map((duty) => dutyOf(parts, duty)),
    foot: t(lang, 'today.shown', { total: today.owed.n, shown: today.duties.length }),
    ...(today.duties.length < today.owed.n && { allHref: '/?duties=all' }),
    empty: { what: t(lang, desk === 'leader' ? 'today.decideNone' : 'today.nothing'), ...nextOf(parts) },
  }
  if (desk === 'county') return today.duties.length === 0 ? [] : [duties]
  if (desk === 'leader') return [duties, mattersCard(parts, 'today.packages', { whose: 'mine', open: 'yes' })]
  if (desk === 'village') {
    const handed = mattersCard(parts, 'today.handedDown', { open: 'yes', sort: 'last_day' })
    return today.duties.length === 0 ? [handed] : [duties, handed]
  }
  return [duties]
}

/** Open matters as lines with clocks: a leader's packages, what was handed to a village. */
function mattersCard(
  parts: TodayParts,
  heading: 'today.packages' | 'today.handedDown',
  address: ListAddress,
): DutyCard {
  const { lang, reader, organ_id, today, open, late } = parts
  const rows = [...late.rows, ...open.rows].slice(0, 10)
  const village = heading === 'today.handedDown'
  const total = village ? today.open.total.n : today.mine.total.n
  return {
    heading: t(lang, heading),
    aside: { text: t(lang, 'today.seeAll'), href: list(parts, address) },
    lines: rows.map((row): Line => {
      const href = matterHref(reader, organ_id, row.number)
      return {
        clock: matterClock(lang, row.clock, row, today.day),
        duty: '',
        subject: titleOf(lang, row),
        href,
        facts: [
          stageTag(lang, row.stage).text,
          nameIn(lang, row.unit) ?? '',
          nameIn(lang, row.village) ?? '',
          row.persons > 1 ? t(lang, 'list.persons', { n: row.persons }) : '',
          row.number,
        ],
        act: village
          ? { label: t(lang, 'act.handle'), href: `/matters/${row.number}/acts/handle` }
          : { label: t(lang, 'today.openIt'), href },
      }
    }),
    foot: t(lang, 'today.shown', { total, shown: rows.length }),
    empty: { what: t(lang, village ? 'today.noneHandedDown' : 'today.noPackages') },
  }
}

function dutyOf({ lang, reader, organ_id, today }: TodayParts, duty: DutyLine): Line {
  const { matter } = duty
  const href = matter === null ? '/' : matterHref(reader, organ_id, matter.number)
  const another = duty.kind === 'close' && matter !== null && matter.handler_id === reader.doer.actor.officer_id
  const action = matter === null || another ? undefined : actionFor(duty.kind, matter.stage, reader)
  const extends_ = matter !== null && action === 'handle' && duty.kind === 'finish' && matter.asked === null
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
            matter.asked === null ? '' : wordOf(lang, 'asked', matter.asked),
            another ? t(lang, 'today.anotherCloses') : '',
            nameIn(lang, matter.village) ?? '',
            matter.persons > 1 ? t(lang, 'list.persons', { n: matter.persons }) : '',
            matter.number,
          ],
    act:
      action === undefined
        ? { label: t(lang, 'today.openIt'), href: `${href}#acts` }
        : { label: t(lang, `act.${action}`), href: `/matters/${matter?.number}/acts/${action}` },
    ...(extends_ && {
      also: { text: t(lang, 'act.ask_extension'), href: `/matters/${matter.number}/acts/ask_extension` },
    }),
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
function nextOf({ lang, open, today }: TodayParts): { next?: string } {
  const first = open.rows[0]
  const day = first?.clock?.last_day
  return first && day
    ? { next: t(lang, 'today.next', { day: formatDay(lang, day, today.day), what: titleOf(lang, first) }) }
    : {}
}

/** What the office has late, and what ends next. */
function comingOf(parts: TodayParts): TodayProps['coming'] {
  const { lang, late, open, towns, organ_id } = parts
  const town = nameIn(lang, towns.find((one) => one.organ_id === organ_id)?.names)
  const heading = (words: string) => (town === undefined ? words : joinFacts([town, words]))
  return [
    ...(late.rows.length === 0
      ? []
      : [
          {
            heading: town === undefined ? t(lang, 'today.lateHere') : heading(t(lang, 'today.late')),
            aside: { text: t(lang, 'today.seeAll'), href: list(parts, { ends: 'late' }) },
            items: late.rows.slice(0, 5).map((row) => agendaItem(parts, row)),
          },
        ]),
    {
      heading: heading(t(lang, 'today.endsNext')),
      aside: { text: t(lang, 'today.seeAll'), href: list(parts, { open: 'yes', sort: 'last_day' }) },
      items: open.rows.slice(0, 6).map((row) => agendaItem(parts, row)),
      empty: t(lang, 'today.noneEnds'),
    },
  ]
}

function agendaItem({ lang, reader, organ_id, today }: TodayParts, row: MatterLine): AgendaItem {
  return {
    time: row.clock?.last_day ? formatDay(lang, row.clock.last_day, today.day) : '—',
    what: titleOf(lang, row),
    remark: joinFacts([nameIn(lang, row.unit), stageTag(lang, row.stage).text]),
    link: { text: row.number, href: matterHref(reader, organ_id, row.number) },
  }
}
