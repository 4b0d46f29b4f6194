import { formatDay } from '../../i18n/format.ts'
import { t } from '../../i18n/translate.ts'
import { nameIn } from '../../offices/desk.ts'
import { daysBetween } from '../../rules/dates.ts'
import type { NumberCard } from '../../ui/number-cards.tsx'
import type { Counted, TodayProps } from '../../ui/props.ts'
import { type ListAddress, listHref } from './address.ts'
import type { Desk, TodayParts } from './present-today.ts'

const place = ({ reader, organ_id }: TodayParts) => ({
  town: organ_id === reader.doer.organ_id ? undefined : organ_id,
})
/** The address of a list in the town whose day it is. */
export const list = (parts: TodayParts, address: ListAddress) => listHref(address, place(parts))

type Number = 'late' | 'week' | 'unanswered' | 'nobodys' | 'unassigned' | 'decide' | 'packages' | 'asked' | 'open'

/** Which numbers stand on top at each desk. */
export const numbersOf: Record<Exclude<Desk, 'county'>, readonly Number[]> = {
  office: ['late', 'week', 'unanswered', 'nobodys', 'unassigned'],
  leader: ['decide', 'packages', 'late', 'week'],
  handler: ['late', 'week', 'unanswered', 'asked'],
  village: ['open', 'week', 'late', 'unanswered'],
}

export const numberCards: Record<Number, (parts: TodayParts) => NumberCard> = {
  late: (parts) => {
    const { lang, today, late } = parts
    const longest = late.rows[0]?.clock?.last_day
    const n = today.late.total.n
    return {
      value: n,
      href: list(parts, { ends: 'late' }),
      label: t(lang, 'today.late'),
      ...(n > 0 && { tone: 'late' as const }),
      ...(longest && { remark: t(lang, 'today.longestLate', { days: daysBetween(longest, today.day) }) }),
    }
  },
  week: (parts) => {
    const n = parts.today.ends_this_week.total.n
    return {
      value: n,
      href: list(parts, { ends: 'week' }),
      label: t(parts.lang, 'today.thisWeek'),
      ...(n > 0 && { tone: 'soon' as const }),
    }
  },
  unanswered: (parts) => {
    const { lang, today } = parts
    return {
      value: today.unanswered.total.n,
      href: list(parts, { open: 'yes', stage: 'awaiting', sort: 'last_day' }),
      label: t(lang, 'today.unanswered'),
      ...(today.earliest && { remark: t(lang, 'today.earliest', { day: formatDay(lang, today.earliest, today.day) }) }),
    }
  },
  nobodys: (parts) => {
    const n = parts.today.nobodys.total.n
    return {
      value: n,
      href: list(parts, { ends: 'nobodys' }),
      label: t(parts.lang, 'today.nobodys'),
      ...(n === 0 ? { tone: 'done' as const, remark: t(parts.lang, 'today.everybodys') } : { tone: 'late' as const }),
    }
  },
  unassigned: (parts) => {
    const n = parts.today.unassigned.total.n
    return {
      value: n,
      href: list(parts, { ends: 'unassigned' }),
      label: t(parts.lang, 'today.unassigned'),
      remark: t(parts.lang, 'today.unassignedImported'),
      ...(n > 0 && { tone: 'soon' as const }),
    }
  },
  decide: (parts) => {
    const n = parts.today.owed.n
    return {
      value: n,
      href: '#decide',
      label: t(parts.lang, 'today.decide'),
      remark: t(parts.lang, n === 0 ? 'today.decideNone' : 'today.decideSome'),
    }
  },
  packages: (parts) => ({
    value: parts.today.mine.total.n,
    href: list(parts, { whose: 'mine', open: 'yes' }),
    label: t(parts.lang, 'today.packages'),
    remark: t(parts.lang, 'today.packagesOpen'),
  }),
  asked: (parts) => ({
    value: parts.today.asked.total.n,
    href: list(parts, { asked: 'extension', open: 'yes', sort: 'last_day' }),
    label: t(parts.lang, 'today.asked'),
    remark: t(parts.lang, 'today.askedWaits'),
  }),
  open: (parts) => ({
    value: parts.today.open.total.n,
    href: list(parts, { open: 'yes', sort: 'last_day' }),
    label: t(parts.lang, 'today.handedDown'),
  }),
}

/** The numbers of a county's towns; a town's name opens its open matters. */
export function townsOf(parts: TodayParts): NonNullable<TodayProps['towns']> {
  const { lang, reader } = parts
  return {
    heads: [
      t(lang, 'today.open'),
      t(lang, 'today.late'),
      t(lang, 'today.thisWeek'),
      t(lang, 'today.unanswered'),
      t(lang, 'today.nobodys'),
    ],
    rows: parts.towns.map((town) => {
      const of = { ...parts, ...town }
      const at = (name: Number): Counted => {
        const { value, href } = numberCards[name](of)
        return { value, href }
      }
      return {
        name: nameIn(lang, town.names),
        href: listHref(
          { open: 'yes', sort: 'last_day' },
          { town: town.organ_id === reader.doer.organ_id ? undefined : town.organ_id },
        ),
        numbers: [at('open'), { ...at('late'), tone: 'late' as const }, at('week'), at('unanswered'), at('nobodys')],
      }
    }),
  }
}
