import { addDays, daysBetween } from '../src/rules/dates.ts'
import { byWorkday, onWorkday, workdaysOn } from './days.ts'
import { basisOf, PROOFS, VISITED_DONE, VISITED_EXPLAINED } from './phrases.ts'
import { add, type Plan, replyDays, seatOf, servedTo, written } from './plan.ts'
import type { Acts, Outcome, Rating, Words } from './types.ts'

/** From the signed answer to the return visit. */
export function finish(plan: Plan): void {
  const { row, by } = plan
  const days = replyDays(row)
  if (days === null || row.ground) return
  const served = onWorkday(addDays(plan.received, days))
  const late = written(plan, row.late?.when)
  if (row.late && late && !plan.steps.some((s) => s.do === 'explain_late')) {
    add(plan, 'explain_late', late, seatOf(row.unit), { reason: row.late.text })
  }
  const cursor = plan.cursor.slice(0, 10)
  const early = byWorkday(addDays(served, days <= 4 ? 0 : -by.whole(0, 2)))
  const outcome = overall(row.answers.map((a) => a.outcome))
  add(
    plan,
    'sign_opinion',
    written(plan, row.more.get('sign')) ?? (early < cursor ? cursor : early),
    seatOf(row.unit),
    {
      paper: row.more.get('paper') === 'op' ? 'opinion' : 'reply',
      found: join(row.handled.map((line) => line.text)),
      answers: row.answers.map(({ outcome, text }, n) => ({ demand: row.demands[n] ?? text, outcome, text })),
      basis: row.basis ?? basisOf(row.category, outcome === 'supported', plan.received),
    },
  )
  const told = row.anonymous || row.channel === 'online' ? 'electronic' : row.channel === 'call' ? 'oral' : null
  const way = (row.more.get('way') as Acts['serve']['way'] | undefined) ?? told
  add(plan, 'serve', served, seatOf(row.unit), {
    way: way ?? by.pick(['in_hand', 'in_hand', 'post', 'left']),
    to: servedTo(plan),
  })
  const kept = row.unit === 'keep'
  const closed = workdaysOn(plan.cursor.slice(0, 10), by.whole(0, 2))
  add(plan, 'close', closed, kept ? 'petition_director' : 'petition_officer', { outcome })
  comeBack(plan, outcome)
  for (const line of row.later) {
    add(plan, 'note', written(plan, line.when) ?? plan.cursor.slice(0, 10), seatOf(row.unit), { text: line.text })
  }
}

/** Return visit, confirmation and rating. A visit's matter is resolved; others when the petitioner says so. */
function comeBack(plan: Plan, outcome: Outcome): void {
  const { row, by } = plan
  const sure = row.channel === 'visit' || row.id === 'o15'
  const willing = by.next() < { supported: 0.92, explained: 0.45, not_supported: 0 }[outcome]
  const resolved = sure || (willing && !row.anonymous)
  const latest = plan.received.startsWith('2018') ? '2018-12-28' : addDays(plan.today, 30)
  const due = written(plan, row.more.get('visit')) ?? workdaysOn(plan.cursor.slice(0, 10), by.whole(4, 16))
  const visit = due < latest ? due : latest
  const rates = by.next() < { visit: 0.7, online: 0.6, transfer: 0.35, letter: 0.4, call: 0.9 }[row.channel]
  const happy = resolved ? outcome === 'supported' : false
  if (rates) add(plan, 'rate', ratedAt(plan, visit), null, rating(plan, happy))
  if (row.anonymous) return
  const pool = outcome === 'supported' ? VISITED_DONE : VISITED_EXPLAINED
  const seat = by.next() < 0.6 ? 'petition_clerk' : row.unit === 'keep' ? 'petition_director' : 'petition_officer'
  add(plan, 'return_visit', visit, seat, {
    way: row.visited || by.next() < 0.4 ? 'home_visit' : 'phone',
    performed: row.answers.some((answer) => answer.outcome === 'supported') ? 'yes' : 'nothing_due',
    text: row.visited ?? by.pick(pool),
  })
  if (!resolved) return
  const proven = row.visited !== null && by.next() < 0.4
  add(plan, 'resolve', visit, 'petition_officer', {
    how: proven ? 'performance_proven' : 'petitioner_confirmed',
    proof: row.visited ?? by.pick(PROOFS),
  })
}

/** Some evening between the closing and the return visit. */
function ratedAt(plan: Plan, visit: string): string {
  const between = Math.max(daysBetween(plan.cursor.slice(0, 10), visit) - 1, 0)
  const day = addDays(plan.cursor.slice(0, 10), plan.by.whole(0, between))
  return `${day}T${plan.by.whole(18, 21)}:${plan.by.whole(10, 59)}`
}

function rating({ by, row }: Plan, happy: boolean): Acts['rate'] {
  const draw = (): Rating => {
    const luck = by.next()
    if (happy) return luck < 0.72 ? 3 : 2
    return luck < 0.2 ? 3 : luck < 0.65 ? 2 : 1
  }
  return { office: draw(), unit: draw(), from: row.channel === 'online' ? 'portal' : 'card' }
}

/** The outcome of the whole: supported when most is, not supported when nothing is. */
function overall(outcomes: Outcome[]): Outcome {
  if (outcomes.every((o) => o === 'not_supported')) return 'not_supported'
  return outcomes.every((o) => o === 'supported') || outcomes.filter((o) => o === 'supported').length > 1
    ? 'supported'
    : 'explained'
}

function join(texts: Words[]): Words {
  return { zh: texts.map((t) => t.zh).join(''), en: texts.map((t) => t.en).join(' ') }
}
