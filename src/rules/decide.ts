import type { ActInputs, Words } from './acts.ts'
import { answering } from './deciders-answer.ts'
import { care } from './deciders-care.ts'
import { routing } from './deciders-route.ts'
import { type DecideContext, type Deciders, isMissing } from './drafting.ts'
import { type Refusal, refusal } from './errors.ts'
import { type ActionName, lifecycle } from './lifecycle.ts'
import { mayNot } from './permissions.ts'
import { settle } from './settle.ts'
import type { Day, Effects, Facts, MatterState } from './types.ts'

export type { DecideContext } from './drafting.ts'

/** What an act comes to: the event to write. `papers` with n = 0 get their number from the counter. */
export type Decision = { kind: ActionName; happened: string; facts: Facts; body: Words | null }

const deciders: Deciders<ActionName> = { ...routing, ...answering, ...care }

/**
 * Decides one act on a matter. In: the state as locked, the action, its input, when it happened (YYYY-MM-DD[THH:MM]).
 * Out: the event, or the reasons why not.
 */
export function decide<A extends ActionName>(
  state: MatterState,
  action: A,
  input: ActInputs[A],
  happened: string,
  context: DecideContext,
): Decision | Refusal[] {
  const step = lifecycle[action]
  const on = happened.slice(0, 10)
  const not = mayNot(context.actor, action, state, context.organ) ?? wrongDay(state, action, on, context.today)
  if (not) return [not]
  const missing = step.needs.filter((field) => isMissing((input as Record<string, unknown>)[field]))
  if (missing.length > 0) return missing.map((field) => refusal('act.field_missing', { field }, field))
  const draft = deciders[action](state, input, on, context)
  if (draft.refused) return [draft.refused]
  const effects = step.to ? { ...draft.effects, set: { stage: step.to, ...draft.effects.set } } : draft.effects
  const settled = settle(state, effects, on, { owner: draft.owner, organ: context.organ })
  return { kind: action, happened, facts: { ...dropEmpty(settled), ...draft.more }, body: draft.body ?? null }
}

/** Late entry is allowed; the future is not, nor a day before it was received, nor a step before the step it builds on. */
function wrongDay(state: MatterState, action: ActionName, on: Day, today: Day): Refusal | null {
  const { received } = state.matter
  if (on > today) return refusal('act.in_future', { on }, 'happened')
  if (on < received) return refusal('act.before_received', { on, received }, 'happened')
  const last = lastStep(state)
  if (!lifecycle[action].anyDay && on < last) return refusal('act.before_last_step', { on, last }, 'happened')
  return null
}

/** The day of the last step on which others build. */
function lastStep({ matter, handling, duties, clocks }: MatterState): Day {
  const days = [
    matter.accepted_on,
    matter.opinion_on,
    matter.served_on,
    matter.closed_on,
    ...handling.filter((h) => h.to_day === null).map((h) => h.from_day),
    // Handed to the same unit once more, its time to object runs anew.
    ...clocks.filter((c) => c.ended_on === null && c.kind === 'object').map((c) => c.starts_on),
    ...duties.filter((d) => d.done_on === null && d.kind.startsWith('decide_')).map((d) => d.since),
  ]
  return days.reduce<Day>((last, day) => (day !== null && day > last ? day : last), matter.received)
}

function dropEmpty(effects: Effects): Effects {
  return Object.fromEntries(
    Object.entries(effects).filter(
      ([, v]) => v !== undefined && (Array.isArray(v) ? v.length > 0 : Object.keys(v as object).length > 0),
    ),
  )
}
