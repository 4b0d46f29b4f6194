import type { ActInputs, Words } from './acts.ts'
import { type Refusal, refusal } from './errors.ts'
import type { ActionName } from './lifecycle.ts'
import type { Law } from './matter-clocks.ts'
import { paperWord, type PaperKind } from './numbering.ts'
import { grant, withdraw } from './readers.ts'
import type { Actor, Contact, Day, Duty, Effects, Handling, MatterState, OrganView, Paper, Role } from './types.ts'

export type DecideContext = {
  law: Law
  organ: OrganView
  actor: Actor
  today: Day
  newId: () => string
  /** For `unlink`: the contact that leaves, the matter it will open, and the leaders who received the others. */
  leaving?: { contact: Contact; opens: string; otherLeaders: readonly string[] } | undefined
}

/** Who owes: one seat (null: nobody's, the gap check lists it) of an office. */
export type Owner = { seat: string | null; office: string }

/** What an act comes to before what follows from it is added (settle.ts). */
export type Draft = {
  effects: Effects
  /** Control facts of the act that are nobody's row: way, ground, outcomes. */
  more?: Record<string, unknown>
  body?: Words
  /** Who owes the running clocks from now on. */
  owner?: Owner
  refused?: Refusal
}

export type Decider<A extends ActionName> = (
  state: MatterState,
  input: ActInputs[A],
  on: Day,
  context: DecideContext,
) => Draft
export type Deciders<A extends ActionName> = { [One in A]: Decider<One> }

export function refused(code: string, params: Refusal['params'] = {}, field?: string): Draft {
  return { effects: {}, refused: refusal(code, params, field) }
}

export const isMissing = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

export const knowsOffice = (organ: OrganView, office: string) => organ.offices.some((o) => o.office_id === office)

/** The number of a matter's next clock of a kind. */
export const nextN = (state: MatterState, kind: string) => state.clocks.filter((c) => c.kind === kind).length + 1

/** A running clock of a kind ends. */
export function endClock(state: MatterState, kind: string, on: Day) {
  return state.clocks
    .filter((c) => c.kind === kind && c.ended_on === null)
    .map((c) => ({ kind: c.kind, n: c.n, ended_on: on }))
}

/** The posts that work off duties, the likelier first. A clerk receives, an administrator and an auditor handle nothing. */
const working: readonly Role[] = ['petition_officer', 'handler', 'village_officer', 'accusations', 'leader']

/** The seat that owes what an office owes: the one named, else the office's first working seat, else nobody's. */
export function ownerOf(organ: OrganView, office: string, seat?: string): Owner {
  const works = organ.seats
    .filter((s) => s.office_id === office && working.includes(s.role))
    .toSorted((a, b) => working.indexOf(a.role) - working.indexOf(b.role))
  return { seat: (works.find((s) => s.seat_id === seat) ?? works[0])?.seat_id ?? null, office }
}

/** Who owes what the petition office owes; behind the wall the designated seat, and nobody else hears of it. */
export function deskOwner(organ: OrganView, walled: boolean): Owner {
  if (!walled) return ownerOf(organ, organ.petition_office)
  const seat = organ.seats.find((s) => s.role === 'accusations')
  return seat ? { seat: seat.seat_id, office: seat.office_id } : { seat: null, office: organ.petition_office }
}

/** The leader who decides about a matter: the one in charge of it, else the first. Behind the wall the designated seat. */
export function leaderOwner(organ: OrganView, { leader_seat_id, walled }: MatterState['matter']): Owner {
  if (walled) return deskOwner(organ, true)
  const leader = organ.seats.find((s) => s.seat_id === leader_seat_id) ?? organ.seats.find((s) => s.role === 'leader')
  return { seat: leader?.seat_id ?? null, office: leader?.office_id ?? organ.petition_office }
}

export function newDuty(state: MatterState, kind: string, on: Day, owner: Owner, lastDay: Day | null): Duty {
  const before = state.duties.filter((d) => d.kind === kind).length
  return {
    duty_id: `${state.matter.matter_id}:${kind}${before > 0 ? `:${before + 1}` : ''}`,
    kind,
    owner_seat_id: owner.seat,
    owner_office_id: owner.office,
    last_day: lastDay,
    provisional: false,
    basis: 'house',
    since: on,
    done_on: null,
  }
}

/** The open duties of a kind are done; one that came only after the day of the act, on its own first day. */
export function done(state: MatterState, kind: string, on: Day) {
  return state.duties
    .filter((d) => d.kind === kind && d.done_on === null)
    .map((d) => ({ duty_id: d.duty_id, done_on: on < d.since ? d.since : on }))
}

type HandlingChange = Pick<Handling, 'n'> & Partial<Handling>

/** Everybody's time of handling ends with the matter. */
export function endHandling(state: MatterState, on: Day): HandlingChange[] {
  return state.handling.filter((h) => h.to_day === null).map((h) => ({ n: h.n, to_day: on }))
}

/**
 * A new lead unit (null: none): the old one's time ends, its reason to see is withdrawn, and a helper who leads helps no
 * more; `help` null leaves the other helpers alone.
 */
export function newLead(
  state: MatterState,
  unit: string | null,
  on: Day,
  help: readonly string[] | null,
): Pick<Effects, 'handling' | 'readers'> {
  const helpers = help && [...new Set(help)].filter((id) => id !== unit)
  const ends = (h: Handling) =>
    h.role === 'lead' ? h.unit_id !== unit : h.unit_id === unit || (helpers !== null && !helpers.includes(h.unit_id))
  const ending = state.handling.filter((h) => h.to_day === null && ends(h))
  let readers = { ...state.readers }
  const changes: Record<string, number> = {}
  const change = (next: Record<string, number>) => {
    Object.assign(changes, next)
    readers = { ...readers, ...next }
  }
  for (const h of ending) change(withdraw(readers, h.unit_id, h.role === 'lead' ? 'handles' : 'helps'))
  const handling: HandlingChange[] = ending.map((h) => ({ n: h.n, to_day: on }))
  let n = state.handling.length + 1
  const starts = (id: string, role: 'lead' | 'help') => {
    change(grant(readers, id, role === 'lead' ? 'handles' : 'helps'))
    if (!state.handling.some((h) => h.unit_id === id && h.role === role && h.to_day === null))
      handling.push({ unit_id: id, role, from_day: on, n: n++, to_day: null })
  }
  if (unit) starts(unit, 'lead')
  for (const id of helpers ?? []) starts(id, 'help')
  return { handling, readers: changes }
}

/** The unit that leads must stand in the history even when nobody handed the matter down. */
export function leadFrom(state: MatterState, on: Day): Pick<Effects, 'handling' | 'readers'> {
  const { unit_id, walled } = state.matter
  if (!unit_id || state.handling.some((h) => h.role === 'lead' && h.to_day === null)) return {}
  const { handling = [], readers = {} } = newLead(state, unit_id, on, null)
  return walled ? { handling } : { handling, readers }
}

/** A paper signed on a day; its number comes from the counter. */
export function newPaper(
  kind: PaperKind,
  state: MatterState,
  { organ, newId }: DecideContext,
  on: Day,
  served: Day | null = null,
): Paper {
  return {
    paper_id: newId(),
    kind,
    word: paperWord(organ.word, kind, state.matter.walled),
    year: Number(on.slice(0, 4)),
    n: 0,
    signed_on: on,
    served_on: served,
    voided_on: null,
  }
}

/** The duty to answer the organ above, by the day that it named. */
export function replyDuty(duty_id: string, owner: Owner, since: Day, lastDay: Day): Duty {
  return {
    duty_id,
    kind: 'reply_above',
    owner_seat_id: owner.seat,
    owner_office_id: owner.office,
    last_day: lastDay,
    provisional: false,
    basis: 'above',
    since,
    done_on: null,
  }
}

/** The id of that duty where it came with a contact that joined a known matter. */
export const replyDutyId = (contact_id: string) => `${contact_id}:reply_above`
