import { addDays } from '../src/rules/dates.ts'
import type { Chance } from './chance.ts'
import { officeTime, onWorkday, soonAfter, writtenDay } from './days.ts'
import type { Row } from './read.ts'
import { holderOn, seats } from './town.ts'
import type { ActName, Acts, DemoPerson, Step, Words } from './types.ts'

/** What a matter's plan is written with: its row, its own chance, and the steps so far. */
export type Plan = {
  row: Row
  by: Chance
  seed: number
  year: string
  today: string
  received: string
  people: DemoPerson[]
  steps: Step[]
  /** The minute of the last step. */
  cursor: string
  /** Whether the matter goes on after `name`; false once its `stop` was reached. */
  goes: boolean
}

/** The seat that works on a matter for a unit ('keep': the petition office). */
export function seatOf(unit: string): string {
  if (unit === 'keep') return 'petition_officer'
  return unit === 'land' ? 'land_handler' : (seats.find((s) => s.office === unit && s.role !== 'leader')?.id ?? unit)
}

/** Adds a step on a day (or at a minute), never before the step that went before it. */
export function add<Name extends ActName>(
  plan: Plan,
  name: Name,
  when: string,
  seat: string | null,
  input: Acts[Name],
) {
  if (!plan.goes) return
  const wanted = when.includes('T') ? when : `${when}T${officeTime(plan.by)}`
  const at = wanted > plan.cursor ? wanted : soonAfter(plan.cursor, plan.by)
  plan.cursor = at
  const by = seat === null ? null : holderOn(seat, at.slice(0, 10))
  plan.steps.push({ at, by, seat, do: name, ref: plan.row.id, input } as Step)
  if (plan.row.more.get('stop') === name) plan.goes = false
}

/** A date of the head line or of a line, as a day or minute; null when it is not written. */
export function written(plan: Plan, when: string | null | undefined): string | null {
  if (!when) return null
  if (/^\d+$/.test(when)) return onWorkday(addDays(plan.received, Number(when)))
  const { day, time } = writtenDay(when, plan.year, plan.today)
  return time ? `${day}T${time}` : day
}

/** Days from receipt to the service of the answer; null when there is none yet. */
export function replyDays(row: Row): number | null {
  const days = row.more.get('reply')
  return days === undefined ? null : Number(days)
}

/** Who receives a paper: the representatives by name, or whoever holds the query code. */
export function servedTo({ people }: Plan): Words {
  const [first, ...others] = people
  if (!first) return { zh: '凭查询码在网上查看', en: 'to be read with the query code' }
  const { zh, en } = first.name
  return others.length === 0
    ? first.name
    : { zh: `${zh}等${people.length}位代表`, en: `${en} and ${others.length} other representatives` }
}
