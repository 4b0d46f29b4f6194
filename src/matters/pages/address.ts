import { addDays } from '../../rules/dates.ts'
import { refuse } from '../../rules/errors.ts'
import { stages } from '../../rules/lifecycle.ts'
import type { Channel, Day, Stage } from '../../rules/types.ts'
import type { Filters, Sort } from '../list.ts'
import { endOfWeek } from '../today.ts'

// The address of a list carries all of it, so that a list can be sent to a colleague.

export const channels: readonly Channel[] = ['visit', 'letter', 'call', 'online', 'transfer']
/** `awaiting`: nobody has told the petitioner yet whether and where it is dealt with. */
export const stageSets = { awaiting: stages.awaitingNotice, work: stages.inWork, answered: stages.answered } as const
export const endings = ['late', 'week', 'month', 'nobodys', 'unassigned'] as const
/** Whose matters: what I owe or am in charge of, what my unit leads, all that I may see (left out). */
export const whoses = ['mine', 'unit'] as const

export type ListAddress = {
  whose?: string
  q?: string
  year?: string
  open?: string
  stage?: string
  unit?: string
  village?: string
  channel?: string
  category?: string
  ends?: string
  asked?: string
  sort?: string
}
export const addressKeys = [
  'whose',
  'q',
  'year',
  'open',
  'stage',
  'unit',
  'village',
  'channel',
  'category',
  'ends',
  'asked',
  'sort',
] as const

/** What an address asks for, empty fields left out. In: a look-up of its parameters. */
export function readAddress(get: (name: string) => string | undefined): ListAddress {
  return Object.fromEntries(addressKeys.map((key) => [key, get(key)?.trim()]).filter(([, value]) => value))
}

/** The address of a list. `place`: town and page. */
export function listHref(address: ListAddress, place: Record<string, string | undefined> = {}): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...address, ...place })) if (value) params.set(key, value)
  const query = params.toString()
  return query === '' ? '/matters' : `/matters?${query}`
}

/** Whose desk a list is read at: their seats, and the offices of these. */
export type Own = { seats: readonly string[]; offices: readonly string[] }

/** The filters of an address on a day. Refuses `list.no_such_filter` for a value that means nothing. */
export function filtersOf(address: ListAddress, today: Day, own: Own): { filters: Filters; sort: Sort } {
  const { whose, asked, q, year, open, stage, unit, village, channel, category, ends, sort } = address
  const wrong = (value: string) => refuse('list.no_such_filter', { value: value.slice(0, 40) })
  if (year !== undefined && !/^\d{4}$/.test(year)) return wrong(year)
  if (channel !== undefined && !(channels as readonly string[]).includes(channel)) return wrong(channel)
  return {
    filters: {
      words: q,
      ...(year !== undefined && { year: Number(year) }),
      ...(open !== undefined && { open: open === 'yes' ? true : open === 'no' ? false : wrong(open) }),
      ...(stage !== undefined && { stages: stagesOf(stage) ?? wrong(stage) }),
      unit,
      village,
      channel: channel as Channel | undefined,
      category,
      ...(asked !== undefined && { asked: asked === 'extension' || asked === 'void' ? asked : wrong(asked) }),
      ...endsOf(ends, today, wrong),
      ...whoseOf(whose, own, wrong),
    },
    sort:
      sort === 'received' || sort === 'last_day'
        ? sort
        : ends !== undefined || whose === 'mine'
          ? 'last_day'
          : 'received',
  }
}

function stagesOf(stage: string): readonly Stage[] | undefined {
  if (Object.hasOwn(stageSets, stage)) return stageSets[stage as keyof typeof stageSets]
  return (stages.all as readonly string[]).includes(stage) ? [stage as Stage] : undefined
}

function endsOf(ends: string | undefined, today: Day, wrong: (value: string) => never): Filters {
  switch (ends) {
    case undefined:
      return {}
    case 'late':
      return { ends: { until: addDays(today, -1) } }
    case 'week':
      return { ends: { from: today, until: endOfWeek(today) } }
    case 'month':
      return { ends: { from: today, until: addDays(today, 30) } }
    case 'nobodys':
      return { nobodys: true }
    case 'unassigned':
      return { unassigned: true }
    default:
      return wrong(ends)
  }
}

function whoseOf(whose: string | undefined, own: Own, wrong: (value: string) => never): Filters {
  if (whose === undefined) return {}
  if (whose === 'mine') return { mine: own.seats }
  return whose === 'unit' ? { units: own.offices } : wrong(whose)
}
