import { addDays } from '../src/rules/dates.ts'
import { categoryOf } from './categories.ts'
import type { Chance } from './chance.ts'
import { onWorkday } from './days.ts'
import { names, writtenNames } from './names.ts'
import type { Plan } from './plan.ts'
import type { Row } from './read.ts'
import { villageOffice } from './town.ts'
import type { DemoPerson, Level, Registration, Words } from './types.ts'

const ABOVE: Record<Level, { organ: Words; word: string }> = {
  central: { organ: { zh: '国家信访局', en: 'National Petition Bureau' }, word: '国信转' },
  province: { organ: { zh: '省信访局', en: 'Provincial Petition Bureau' }, word: '省信转' },
  city: { organ: { zh: '市信访局', en: 'City Petition Bureau' }, word: '市信转' },
  county: { organ: { zh: '临溪县信访局', en: 'Linxi County Petition Bureau' }, word: '临信转' },
}

/** The people named on a contact: representatives of a visit (five at most), else whoever wrote or called. */
export function peopleOf(row: Row, by: Chance): DemoPerson[] {
  if (row.anonymous) return []
  const list = row.more.get('names')
  const people = list
    ? writtenNames(list.replaceAll('_', ' '))
    : names(row.village, row.channel === 'visit' ? row.representatives : 1, by)
  return people.map((name, n) => ({
    name,
    phone: n === 0 || by.next() < 0.6 ? `0555-555 ${by.whole(1001, 9989)}` : null,
    representative: true,
  }))
}

/** The contact that opens a matter (or, `sameAs` set by the caller, joins one). */
export function registration(plan: Plan, people: DemoPerson[]): Registration {
  const { row, received, year } = plan
  const level = row.level
  return {
    channel: row.channel,
    received,
    purpose: row.purpose,
    present: row.present,
    concerned: row.concerned,
    people,
    demands: row.demands,
    subject: row.title,
    facts: row.facts,
    category: categoryOf.get(row.category) ?? '',
    village: villageOffice.get(row.village) ?? '',
    complainedUnit: row.more.get('vs') ?? null,
    leaderSeat: row.more.get('lead') ?? null,
    fromAbove: level && {
      level,
      organ: ABOVE[level].organ,
      docNo: `${ABOVE[level].word}〔${year}〕${documentSerial(plan, level)}号`,
      dueOn: dueOn(plan),
    },
    anonymous: row.anonymous,
    sameAs: null,
  }
}

/** By when the organ above wants its answer: thirty days for what is plain, ninety for the rest, or as written. */
function dueOn({ row, received, year }: Plan): string {
  const due = row.more.get('due')
  if (due?.includes('-')) return `${year}-${due}`
  const reply = Number(row.more.get('reply') ?? 60)
  return onWorkday(addDays(received, due ? Number(due) : reply <= 28 ? 30 : 90))
}

/** Serials of the organ above grow over the year; it writes to other towns, too. */
function documentSerial({ received, seed }: Plan, level: Level): number {
  const dayOfYear = (Date.parse(received) - Date.parse(`${received.slice(0, 4)}-01-01`)) / 86_400_000
  const pace: Record<Level, number> = { central: 900, province: 210, city: 60, county: 9 }
  return Math.floor((dayOfYear + 2 + (seed % 2)) * (pace[level] / 10)) + 3
}
