import type { Tx } from '../db/kysely.ts'
import type { Doer, House } from '../matters/house.ts'
import { addDays } from '../rules/dates.ts'
import { isDate } from '../rules/dates.ts'
import { refuse } from '../rules/errors.ts'
import type { Day } from '../rules/types.ts'
import { recordChange } from './record-change.ts'

/** Posts that one person must not hold together: who looks after accounts or checks the books does not read accusations. */
const apart = [
  ['administrator', 'accusations'],
  ['auditor', 'accusations'],
  ['auditor', 'administrator'],
] as const

type Holding = { seat_id: string; officer_id: string; from_day: Day; to_day: Day | null }

/**
 * Gives a post to somebody from a day on; whoever holds it until then holds it to the day before. What the post sees, the
 * new holder sees from that day; nothing else changes. Refuses `office.not_found`, `office.person_missing`, `office.day`,
 * `office.own_post` (nobody gives themselves a post), `office.holds_already`, `office.before_holder`, `office.apart`.
 */
export async function giveSeat(
  house: House,
  doer: Doer,
  input: { seat_id: string; officer_id: string; from_day: string },
): Promise<void> {
  const { organ_id } = doer
  const { seat_id, officer_id, from_day } = input
  if (officer_id === '') refuse('office.person_missing', {}, 'officer')
  if (!isDate(from_day)) refuse('office.day', {}, 'from_day')
  if (officer_id === doer.actor.officer_id) refuse('office.own_post', {}, 'officer')
  await house.db.withScope([organ_id], 'web', (tx) => giveSeatIn(house, tx, doer, { seat_id, officer_id, from_day }))
}

/** `giveSeat` in an open transaction, its input looked at. */
export async function giveSeatIn(
  house: House,
  tx: Tx,
  doer: Doer,
  input: { seat_id: string; officer_id: string; from_day: Day },
): Promise<void> {
  const { organ_id } = doer
  const { seat_id, officer_id, from_day } = input
  const seat = await tx
    .selectFrom('seat')
    .select('role')
    .where('organ_id', '=', organ_id)
    .where('seat_id', '=', seat_id)
    .executeTakeFirst()
  if (!seat) return refuse('office.not_found')
  const person = await tx
    .selectFrom('officer')
    .select('officer_id')
    .where('organ_id', '=', organ_id)
    .where('officer_id', '=', officer_id)
    .executeTakeFirst()
  if (!person) return refuse('office.person_missing', {}, 'officer')
  await refuseApart(tx, organ_id, officer_id, seat.role, from_day)
  const now = await tx
    .selectFrom('seat_holding')
    .select(['seat_id', 'officer_id', 'from_day', 'to_day'])
    .where('organ_id', '=', organ_id)
    .where('seat_id', '=', seat_id)
    .where((is) => is.or([is('to_day', 'is', null), is('to_day', '>=', from_day)]))
    .execute()
  if (now.some((one) => one.officer_id === officer_id)) refuse('office.holds_already', {}, 'officer')
  if (now.some((one) => one.from_day >= from_day)) refuse('office.before_holder', {}, 'from_day')
  const ended: Holding[] = now.map((one) => ({ ...one, to_day: addDays(from_day, -1) }))
  const given: Holding = { seat_id, officer_id, from_day, to_day: null }
  await recordChange(house, tx, doer, {
    kind: 'seat_given',
    happened: from_day,
    facts: { holdings: [...ended, given] },
  })
  for (const one of ended) await setEnd(tx, organ_id, one)
  await tx
    .insertInto('seat_holding')
    .values({ organ_id, ...given })
    .execute()
  return undefined
}

/**
 * Ends a holding after its last day; the post stays, vacant. Refuses `office.not_found`, `office.day`,
 * `office.ends_before`, `office.last_administrator` when nobody would look after the accounts.
 */
export async function endHolding(
  house: House,
  doer: Doer,
  input: { seat_id: string; officer_id: string; from_day: string; to_day: string },
): Promise<void> {
  const { organ_id } = doer
  const { seat_id, officer_id, from_day, to_day } = input
  if (!isDate(to_day)) refuse('office.day', {}, 'to_day')
  if (to_day < from_day) refuse('office.ends_before', {}, 'to_day')
  await house.db.withScope([organ_id], 'web', async (tx) => {
    const held = await tx
      .selectFrom('seat_holding as h')
      .innerJoin('seat as s', (on) => on.onRef('s.organ_id', '=', 'h.organ_id').onRef('s.seat_id', '=', 'h.seat_id'))
      .select(['h.seat_id', 'h.officer_id', 'h.from_day', 'h.to_day', 's.role'])
      .where('h.organ_id', '=', organ_id)
      .where((is) => is.or([is('h.to_day', 'is', null), is('h.to_day', '>', to_day)]))
      .execute()
    const is = held.find((h) => h.seat_id === seat_id && h.officer_id === officer_id && h.from_day === from_day)
    if (!is) return refuse('office.not_found')
    const others = held.filter((one) => one !== is && one.role === 'administrator' && one.to_day === null)
    if (is.role === 'administrator' && others.length === 0) refuse('office.last_administrator', {}, 'to_day')
    const ended: Holding = { seat_id, officer_id, from_day, to_day }
    await recordChange(house, tx, doer, { kind: 'seat_ended', happened: to_day, facts: { holdings: [ended] } })
    return setEnd(tx, organ_id, ended)
  })
}

async function setEnd(tx: Tx, organ_id: string, holding: Holding): Promise<void> {
  await tx
    .updateTable('seat_holding')
    .set({ to_day: holding.to_day })
    .where('organ_id', '=', organ_id)
    .where('seat_id', '=', holding.seat_id)
    .where('officer_id', '=', holding.officer_id)
    .where('from_day', '=', holding.from_day)
    .execute()
}

async function refuseApart(tx: Tx, organ_id: string, officer_id: string, role: string, on: Day): Promise<void> {
  const held = await tx
    .selectFrom('seat_holding as h')
    .innerJoin('seat as s', (is) => is.onRef('s.organ_id', '=', 'h.organ_id').onRef('s.seat_id', '=', 'h.seat_id'))
    .select('s.role')
    .where('h.organ_id', '=', organ_id)
    .where('h.officer_id', '=', officer_id)
    .where((is) => is.or([is('h.to_day', 'is', null), is('h.to_day', '>=', on)]))
    .execute()
  const roles = new Set([role, ...held.map((one) => one.role)])
  if (apart.some(([a, b]) => (role === a || role === b) && roles.has(a) && roles.has(b)))
    refuse('office.apart', {}, 'officer')
}
