import { addDays, daysBetween } from '../src/rules/dates.ts'
import { chance } from './chance.ts'
import { byWorkday, workdaysOn, writtenDay } from './days.ts'
import { KEPT, PATHS_TOLD, REQUIREMENTS } from './phrases.ts'
import { add, type Plan, replyDays, seatOf, servedTo, written } from './plan.ts'
import { finish } from './plan-answer.ts'
import type { Line, Row } from './read.ts'
import { registration } from './registration.ts'
import { villageOffice } from './town.ts'
import type { DemoPerson, Step } from './types.ts'

/** The steps of one matter from registration to return visit, before the demo's day cuts them off. */
export function planMatter(row: Row, people: DemoPerson[], seed: number, today: string): Step[] {
  const by = chance(seed, row.id)
  const year = row.received.startsWith('-') ? today.slice(0, 4) : '2018'
  const { day: received, time } = writtenDay(row.received, year, today)
  const plan: Plan = {
    row,
    by,
    seed,
    year,
    today,
    received,
    people,
    steps: [],
    cursor: `${received}T00:00`,
    goes: true,
  }
  const registrar = row.id === 'v05' || by.next() < 0.6 ? 'petition_officer' : 'petition_clerk'
  add(plan, 'register', time ? `${received}T${time}` : received, registrar, registration(plan, people))
  if (row.unit === 'keep') {
    add(plan, 'keep', received, 'petition_officer', { reason: by.pick(KEPT) })
  } else {
    handDown(plan)
  }
  addLate(plan)
  told(plan)
  work(plan)
  finish(plan)
  return plan.steps
}

function handDown(plan: Plan): void {
  const { row, by } = plan
  const soon = (replyDays(row) ?? 20) <= 4
  const day = written(plan, row.more.get('assign')) ?? workdaysOn(plan.received, soon ? 0 : by.whole(0, 1))
  const first = row.more.get('to') ?? row.unit
  const requirement = row.requirement ?? by.pick(REQUIREMENTS)
  add(plan, 'assign', day, 'petition_officer', { unit: first, help: first === row.unit ? row.help : [], requirement })
  const charge = row.more.get('charge')
  if (charge) add(plan, 'take_charge', day.slice(0, 10), 'petition_director', { leaderSeat: charge })
  if (!row.objection) return
  const objected = written(plan, row.objection.when) ?? workdaysOn(plan.cursor.slice(0, 10), 2)
  const proposedUnit = first === row.unit ? (villageOffice.get(row.village) ?? '') : row.unit
  const proposed = row.id === 'n05' ? 'road' : proposedUnit
  add(plan, 'object', objected, seatOf(first), { reason: row.objection.text, proposedUnit: proposed })
  if (!row.decision) return
  addLate(plan)
  const decided = written(plan, row.decision.when) ?? workdaysOn(objected.slice(0, 10), 2)
  const { upheld, text } = row.decision
  add(plan, 'decide_objection', decided, charge ?? 'petition_director', { upheld, reason: text })
  if (upheld) {
    add(plan, 'assign', decided.slice(0, 10), 'petition_officer', { unit: row.unit, help: row.help, requirement })
  }
}

/** The word on being late, at its own date; once. */
function addLate(plan: Plan): void {
  const at = written(plan, plan.row.late?.when)
  if (!at || !plan.row.late || plan.steps.some((s) => s.do === 'explain_late')) return
  // Late with the notice: said before it; late with the answer: finish() says it.
  if (daysBetween(plan.received, at.slice(0, 10)) > 30) return
  const stopped = !plan.goes
  plan.goes = true
  add(plan, 'explain_late', at, 'petition_officer', { reason: plan.row.late.text })
  plan.goes = !stopped
}

/** The notice within fifteen days: received and path (2022), accepted (both). Short answers need no acceptance. */
function told(plan: Plan): void {
  const { row, by } = plan
  const days = replyDays(row)
  const way = row.anonymous ? 'electronic' : by.pick(WAYS[row.channel])
  if (plan.received >= '2022-05-01') {
    const day = workdaysOn(plan.cursor.slice(0, 10), by.whole(0, 1))
    add(plan, 'inform', day, seatOf(row.unit), { way, path: by.pick(PATHS_TOLD) })
  }
  if (row.ground && row.elsewhere) {
    const day = written(plan, row.more.get('acc')) ?? workdaysOn(plan.received, 5)
    add(plan, 'refuse', day, seatOf(row.unit), { ground: 'not-ours', reason: row.ground, elsewhere: row.elsewhere })
    plan.goes = true
    add(plan, 'serve', workdaysOn(day, 1), seatOf(row.unit), { way, to: servedTo(plan) })
    plan.goes = false
  }
  if (days !== null && days <= 15) return
  const soon = byWorkday(addDays(plan.received, by.whole(3, 12)))
  add(plan, 'accept', written(plan, row.more.get('acc')) ?? soon, seatOf(row.unit), { way })
}

const WAYS = {
  visit: ['in_hand', 'in_hand', 'post'],
  letter: ['post'],
  call: ['oral'],
  online: ['electronic'],
  transfer: ['post', 'in_hand'],
} as const

/** What was done about it, spread between the notice and the answer, and the extension. */
function work(plan: Plan): void {
  const { row } = plan
  const days = replyDays(row)
  const start = plan.cursor.slice(0, 10)
  const end = days === null ? addDays(start, 8 * row.handled.length + 4) : addDays(plan.received, Math.max(days - 1, 0))
  const span = Math.max(daysBetween(start, end), 0)
  const even = (n: number) => byWorkday(addDays(start, Math.floor((span * (n + 1)) / (row.handled.length + 1))))
  const acts: (() => void)[] = []
  const dated = row.handled.map((line, n) => ({ line, day: written(plan, line.when) ?? laterOf(start, even(n)) }))
  const asked = row.extension && (written(plan, row.more.get('ext')) ?? byWorkday(addDays(end, -4)))
  for (const { line, day } of dated) {
    if (asked && day > asked) acts.push(() => extension(plan, asked))
    acts.push(() => add(plan, 'handle', day, doerOf(plan, line), { kind: line.kind, text: line.text }))
  }
  if (asked) acts.push(() => extension(plan, asked))
  for (const act of acts) act()
}

function doerOf(plan: Plan, line: Line): string {
  return line.village ? `${villageOffice.get(plan.row.village)}_officer` : seatOf(plan.row.unit)
}

function extension(plan: Plan, asked: string): void {
  const { extension: wanted, unit, more } = plan.row
  if (!wanted || plan.steps.some((s) => s.do === 'ask_extension')) return
  const days = Number(/(\d+)日/.exec(wanted.answered?.text.zh ?? wanted.asked.text.zh)?.[1] ?? 30)
  add(plan, 'ask_extension', asked, seatOf(unit), { days, reason: wanted.asked.text })
  const leader = more.get('charge') ?? 'mayor'
  if (!wanted.answered) return
  add(plan, 'approve_extension', workdaysOn(asked, 1), leader, { approved: true, reason: wanted.answered.text })
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other
}
