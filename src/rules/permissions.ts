import { type ActionName, lifecycle, type Who } from './lifecycle.ts'
import { type Refusal, refusal } from './errors.ts'
import type { Actor, MatterState, OrganView } from './types.ts'

type Test = (actor: Actor, state: MatterState, organ: OrganView) => boolean

const leads = (actor: Actor, state: MatterState, roles: readonly string[]) =>
  actor.seats.some((s) => s.office_id === state.matter.unit_id && roles.includes(s.role))

const has = (actor: Actor, ...roles: string[]) => actor.seats.some((s) => roles.includes(s.role))

const handles = ['handler', 'petition_officer', 'village_officer']

/** What each "who" of the lifecycle means. A village mediates and reports; it signs no paper (domain.md 2.4). */
const tests: Record<Who, Test> = {
  desk: (a) => has(a, 'clerk', 'petition_officer'),
  office: (a) => has(a, 'petition_officer'),
  unit: (a, s) => leads(a, s, handles),
  signing_unit: (a, s, o) =>
    leads(a, s, ['handler', 'petition_officer']) &&
    o.offices.find((f) => f.office_id === s.matter.unit_id)?.kind !== 'village',
  party: (a, s) =>
    has(a, 'clerk', 'petition_officer') ||
    leads(a, s, ['handler', 'village_officer']) ||
    a.seats.some(
      (seat) =>
        handles.includes(seat.role) && (helpers(s).has(seat.office_id) || seat.office_id === s.matter.village_id),
    ),
  leader: (a) => has(a, 'leader'),
  petitioner: (a) => a.petitioner === true,
}

function helpers(state: MatterState): Set<string> {
  return new Set(state.handling.filter((h) => h.role === 'help' && h.to_day === null).map((h) => h.unit_id))
}

/**
 * Whether this person may do this to this matter now. null: yes; else the first reason why not.
 * The same function draws the button, refuses the request and answers "why can't I…".
 */
export function mayNot(actor: Actor, action: ActionName, state: MatterState, organ: OrganView): Refusal | null {
  const step = lifecycle[action]
  const { matter } = state
  if (actor.officer_id !== null && state.barred.some((b) => b.officer_id === actor.officer_id))
    return refusal('act.barred')
  if (!step.from.includes(matter.stage))
    return refusal('act.not_at_this_stage', {
      action,
      stage: matter.stage,
      from: step.from.filter((s) => s !== 'imported').join(' '),
    })
  if (step.ruleSets && !step.ruleSets.includes(matter.rule_set.split('+')[0] ?? '')) {
    return refusal('act.not_under_these_rules', { action, rules: matter.rule_set })
  }
  if (step.notWalled && matter.walled) return refusal('act.not_behind_the_wall', { action })
  // Behind the wall only the designated seat acts, whatever else somebody is; the petitioner's own acts stay theirs.
  const allowed = step.who.some((who) =>
    matter.walled && who !== 'petitioner' ? has(actor, 'accusations') : tests[who](actor, state, organ),
  )
  if (!allowed) return refusal('act.not_yours', { action, who: step.who.join(' ') })
  if (step.asked && matter.asked !== step.asked) return refusal('act.nothing_asked', { asked: step.asked })
  if (!step.asked && (action === 'ask_extension' || action === 'ask_void') && matter.asked !== null) {
    return refusal('act.already_asked', { asked: matter.asked })
  }
  if (step.asked && matter.asked_by !== null && matter.asked_by === actor.officer_id)
    return refusal('act.second_person')
  if (step.notHandler && matter.handler_id !== null && matter.handler_id === actor.officer_id) {
    return refusal('act.handler_cannot', { action })
  }
  return null
}

const receives = ['clerk', 'petition_officer', 'handler', 'village_officer', 'leader', 'accusations']

/** Whether this person may register a contact: whoever receives people does, and the doors that no officer stands at. */
export function mayNotRegister(actor: Actor): Refusal | null {
  return actor.officer_id === null || has(actor, ...receives) ? null : refusal('register.not_yours')
}

/** The acts this person may do to this matter now, in the table's order. */
export function allowedActions(actor: Actor, state: MatterState, organ: OrganView): ActionName[] {
  return (Object.keys(lifecycle) as ActionName[]).filter((action) => mayNot(actor, action, state, organ) === null)
}
