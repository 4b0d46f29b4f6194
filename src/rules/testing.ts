import type { ActInputs, RegisterInput } from './acts.ts'
import { applyToMatter } from './apply.ts'
import { decide, type DecideContext, type Decision } from './decide.ts'
import { decideRegister, type RegisterContext } from './decide-register.ts'
import type { Refusal } from './errors.ts'
import type { ActionName } from './lifecycle.ts'
import type { Law } from './matter-clocks.ts'
import type { Actor, Contact, MatterState, OrganView, Role } from './types.ts'

/** The ordinary week, no holidays: what these tests are about is not the calendar. */
export const plainLaw: Law = {
  calendar: { differs: new Map(), knownFrom: '2004-01-01', knownThrough: '2030-12-31' },
  own: [],
}

const seat = (seat_id: string, office_id: string, role: Role) => ({ seat_id, office_id, role })

/** A town with two of every post that must not decide alone. */
export const town: OrganView = {
  organ_id: 'shitown',
  word: '石政',
  parent_id: 'county',
  petition_office: 'po',
  above_reader: 'county/bureau',
  offices: [
    { office_id: 'audit', kind: 'audit' },
    { office_id: 'discipline', kind: 'accusations' },
    { office_id: 'land', kind: 'station' },
    { office_id: 'law', kind: 'station' },
    { office_id: 'leaders', kind: 'leadership' },
    { office_id: 'liushu', kind: 'village' },
    { office_id: 'nangang', kind: 'village' },
    { office_id: 'po', kind: 'petition_office' },
  ],
  seats: [
    seat('admin', 'po', 'administrator'),
    seat('auditor', 'audit', 'auditor'),
    seat('clerk', 'po', 'clerk'),
    seat('county', 'po', 'county'),
    seat('designated', 'discipline', 'accusations'),
    seat('designated-2', 'discipline', 'accusations'),
    seat('land-1', 'land', 'handler'),
    seat('land-2', 'land', 'handler'),
    seat('law-1', 'law', 'handler'),
    seat('liushu-1', 'liushu', 'village_officer'),
    seat('mayor', 'leaders', 'leader'),
    seat('mayor-2', 'leaders', 'leader'),
    seat('nangang-1', 'nangang', 'village_officer'),
    seat('officer', 'po', 'petition_officer'),
    seat('officer-2', 'po', 'petition_officer'),
  ],
}

/** Whoever sits in a seat of the town; the officer bears the seat's name. */
export function sitting(seat_id: string): Actor {
  return { officer_id: seat_id, seats: town.seats.filter((s) => s.seat_id === seat_id) }
}
export const petitioner: Actor = { officer_id: null, seats: [], petitioner: true }

let ids = 0
export const newId = () => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`

/** A visit of twelve about a homestead, received on 7 May 2018 under the Regulations of 2005. */
export function visitInput(changes: Partial<RegisterInput> = {}): RegisterInput {
  return {
    channel: 'visit',
    received: '2018-05-07',
    kind: 'demand',
    subject: '宅基地',
    facts: '',
    demands: ['查清界线', '恢复通道'],
    present: 12,
    people: [{ name: '李大有', representative: true }],
    anonymous: false,
    category: '农村农业/土地承包经营/宅基地纠纷',
    village: 'nangang',
    ...changes,
  }
}

export function registerContext(changes: Partial<RegisterContext> = {}): RegisterContext {
  return {
    law: plainLaw,
    organ: town,
    actor: sitting('officer'),
    today: '2030-01-01',
    entered: '2018-05-07T01:00:00.000Z',
    contactId: newId(),
    matterId: newId(),
    newId,
    codeVersion: 1,
    ...changes,
  }
}

/** A matter as its registration leaves it. */
export function opened(changes: Partial<RegisterInput> = {}, context: Partial<RegisterContext> = {}): MatterState {
  return applyToMatter(null, 1, decideRegister(visitInput(changes), null, registerContext(context)).matter.facts)
}

/** One more contact joins a matter: the matter then, and the contact. */
export function joinedBy(
  state: MatterState,
  changes: Partial<RegisterInput> = {},
): { state: MatterState; contact: Contact } {
  const done = decideRegister(visitInput(changes), state, registerContext())
  return {
    state: applyToMatter(state, state.matter.version + 1, done.matter.facts),
    contact: done.contact.facts.set as Contact,
  }
}

/** Decides an act; `by` is a seat of the town or a whole actor. */
export function decided<A extends ActionName>(
  state: MatterState,
  by: string | Actor,
  action: A,
  input: ActInputs[A],
  on: string,
  context: Partial<DecideContext> = {},
): Decision | Refusal[] {
  const actor = typeof by === 'string' ? sitting(by) : by
  return decide(state, action, input, on, { law: plainLaw, organ: town, actor, today: '2030-01-01', newId, ...context })
}

/** The state after an act. Throws with the reasons when it is refused. */
export function after<A extends ActionName>(
  state: MatterState,
  by: string | Actor,
  action: A,
  input: ActInputs[A],
  on: string,
  context: Partial<DecideContext> = {},
): MatterState {
  const done = decided(state, by, action, input, on, context)
  if (Array.isArray(done)) throw new Error(`${action}: ${done.map((r) => r.code).join(', ')}`)
  return applyToMatter(state, state.matter.version + 1, done.facts)
}

/** The codes with which an act is refused; none when it is done. */
export function refusals<A extends ActionName>(
  state: MatterState,
  by: string | Actor,
  action: A,
  input: ActInputs[A],
  on: string,
  context: Partial<DecideContext> = {},
): string[] {
  const done = decided(state, by, action, input, on, context)
  return Array.isArray(done) ? done.map((r) => r.code) : []
}
