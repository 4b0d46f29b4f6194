import type { ActInputs, Words } from './acts.ts'
import { type Refusal, refusal } from './errors.ts'
import { type ActionName, lifecycle } from './lifecycle.ts'
import { beginClock, lengthen, type Law } from './matter-clocks.ts'
import { paperWord, type PaperKind } from './numbering.ts'
import { mayNot } from './permissions.ts'
import { grant, withdraw } from './readers.ts'
import { articleParams, ruleSetById } from './rulesets.ts'
import { type Owner, settle } from './settle.ts'
import type { Actor, Day, Duty, Effects, Facts, Handling, MatterState, OrganView, Paper } from './types.ts'

export type DecideContext = { law: Law; organ: OrganView; actor: Actor; today: Day; newId: () => string }

/** What an act comes to: the event to write. `papers` with n = 0 get their number from the counter. */
export type Decision = { kind: ActionName; happened: string; facts: Facts; body: Words | null }

type Draft = { effects: Effects; more?: Record<string, unknown>; body?: Words; owner?: Owner; refused?: Refusal }
type Decider<A extends ActionName> = (state: MatterState, input: ActInputs[A], on: Day, context: DecideContext) => Draft

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
  const on = happened.slice(0, 10)
  const not = mayNot(context.actor, action, state, context.organ)
  if (not) return [not]
  if (on > context.today) return [refusal('act.in_future', { on }, 'happened')]
  if (on < state.matter.received)
    return [refusal('act.before_received', { on, received: state.matter.received }, 'happened')]
  const missing = lifecycle[action].needs.filter((field) => isMissing((input as Record<string, unknown>)[field]))
  if (missing.length > 0) return missing.map((field) => refusal('act.field_missing', { field }, field))
  const draft = deciders[action](state, input, on, context)
  if (draft.refused) return [draft.refused]
  const { to } = lifecycle[action]
  const effects = to ? { ...draft.effects, set: { stage: to, ...draft.effects.set } } : draft.effects
  const settled = settle(state, effects, draft.owner)
  return { kind: action, happened, facts: { ...dropEmpty(settled), ...draft.more }, body: draft.body ?? null }
}

const deciders: { [A in ActionName]: Decider<A> } = {
  assign: (state, input, on, { organ, law }) => {
    const unit = organ.offices.find((o) => o.office_id === input.unit)
    if (!unit) return refused('act.no_such_office', { office: input.unit }, 'unit')
    const help = (input.help ?? []).filter((id) => id !== input.unit)
    const strange = help.find((id) => !organ.offices.some((o) => o.office_id === id))
    if (strange) return refused('act.no_such_office', { office: strange }, 'help')
    const object = beginClock('object', nextN(state, 'object'), state.matter.rule_set, on, law, { internal: false })
    const stale = state.clocks
      .filter((c) => c.kind === 'object' && c.ended_on === null)
      .map((c) => ({ kind: c.kind, n: c.n, ended_on: on }))
    return {
      effects: {
        set: { unit_id: input.unit },
        clocks: [...stale, ...(object ? [object] : [])],
        ...newLead(state, input.unit, on, help),
      },
      owner: ownerOf(organ, input.unit, input.seat),
      body: { requirement: input.requirement ?? '' },
    }
  },
  keep: (state, input, on, { organ }) => ({
    effects: { set: { unit_id: organ.petition_office }, ...newLead(state, organ.petition_office, on, []) },
    owner: ownerOf(organ, organ.petition_office),
    body: { text: input.text ?? '' },
  }),
  inform: (state, input, on) => ({
    effects: { set: { informed_on: on }, clocks: endClock(state, 'inform', on) },
    more: { way: input.way },
    body: { text: input.text ?? '' },
  }),
  accept: (state, input, on, context) => {
    const { matter } = state
    const binds = ruleSetById(matter.rule_set, context.law.own).finishBinds
    const bound = binds === 'every-matter' || (binds === 'opinion-matters' && matter.kind === 'demand')
    const finish = bound
      ? beginClock('finish', nextN(state, 'finish'), matter.rule_set, on, context.law, { internal: matter.anonymous })
      : null
    return {
      effects: {
        set: { accepted_on: on, informed_on: state.matter.informed_on ?? on },
        clocks: [...endClock(state, 'inform', on), ...endClock(state, 'object', on), ...(finish ? [finish] : [])],
        ...leadFrom(state, on),
        papers: [newPaper('acceptance', matter.walled, context, on)],
      },
      more: { way: input.way },
      body: { text: input.text ?? '' },
    }
  },
  refuse: (state, input, on, context) => ({
    effects: {
      set: { outcome: 'refused', informed_on: state.matter.informed_on ?? on, opinion_on: on },
      clocks: [...endClock(state, 'inform', on), ...endClock(state, 'object', on)],
      papers: [newPaper('refusal', state.matter.walled, context, on)],
    },
    more: { ground: input.ground },
    body: { reason: input.reason, elsewhere: input.elsewhere ?? '' },
  }),
  object: (state, input, on, { organ }) => ({
    effects: {
      set: { asked_by: null },
      clocks: endClock(state, 'object', on),
      duties: [newDuty(state, 'decide_objection', on, ownerOf(organ, organ.petition_office), null)],
    },
    more: { proposed: input.proposed ?? null },
    body: { reason: input.reason },
  }),
  decide_objection: (state, input, on, { organ }) => ({
    effects: {
      set: {
        stage: input.upheld ? 'registered' : 'passed_on',
        ...(input.upheld ? { unit_id: organ.petition_office } : {}),
      },
      duties: done(state, 'decide_objection', on),
      ...(input.upheld ? newLead(state, null, on, []) : {}),
    },
    ...(input.upheld ? { owner: ownerOf(organ, organ.petition_office) } : {}),
    more: { upheld: input.upheld },
    body: { reason: input.reason },
  }),
  handle: (state, input, _on, { actor }) => ({
    effects: {
      set: {
        ...(state.matter.stage === 'accepted' ? { stage: 'handling' as const } : {}),
        ...(actor.seats.some((s) => s.office_id === state.matter.unit_id) ? { handler_id: actor.officer_id } : {}),
      },
    },
    more: { way: input.kind },
    body: { text: input.text },
  }),
  hand_over: (state, input, on, { organ }) => {
    const unit = organ.offices.find((o) => o.office_id === input.unit)
    if (!unit || unit.kind === 'village') return refused('act.no_such_office', { office: input.unit }, 'unit')
    return {
      effects: { set: { unit_id: input.unit, handler_id: null }, ...newLead(state, input.unit, on, null) },
      owner: ownerOf(organ, input.unit, input.seat),
      body: { reason: input.reason },
    }
  },
  add_help: (state, input, on, { organ }) => {
    if (!organ.offices.some((o) => o.office_id === input.unit))
      return refused('act.no_such_office', { office: input.unit }, 'unit')
    return {
      effects: {
        handling: [{ unit_id: input.unit, role: 'help', from_day: on, n: nextHandling(state), to_day: null }],
        readers: grant(state.readers, input.unit, 'helps'),
      },
    }
  },
  ask_extension: (state, input, on, { organ, actor, law }) => {
    const limit = ruleSetById(state.matter.rule_set, law.own).clocks.finish?.extendBy
    if (!limit) return refused('rules.not_extendable', { clock: 'finish' })
    if (!Number.isInteger(input.days) || input.days < 1 || input.days > limit.length) {
      return refused(
        'rules.extension_too_long',
        { days: input.days, left: limit.length, limit: limit.length, ...articleParams(limit.article) },
        'days',
      )
    }
    const clock = state.clocks.find((c) => c.kind === 'finish' && c.ended_on === null)
    if (!clock) return refused('act.no_clock', { clock: 'finish' })
    if (clock.extensions.length > 0) return refused('act.extended_before')
    const leader =
      organ.seats.find((s) => s.seat_id === state.matter.leader_seat_id) ?? organ.seats.find((s) => s.role === 'leader')
    const owner = { seat: leader?.seat_id ?? null, office: leader?.office_id ?? organ.petition_office }
    return {
      effects: {
        set: { asked: 'extension', asked_days: input.days, asked_by: actor.officer_id },
        duties: [newDuty(state, 'decide_extension', on, owner, clock.last_day)],
        readers: grant(state.readers, owner.seat, 'decides'),
      },
      body: { reason: input.reason },
    }
  },
  approve_extension: (state, input, on, context) => {
    const clock = state.clocks.find((c) => c.kind === 'finish' && c.ended_on === null)
    const days = state.matter.asked_days
    if (!clock || days === null) return refused('act.no_clock', { clock: 'finish' })
    const extended = input.approved
      ? lengthen(clock, { days, on, by: context.actor.officer_id ?? '' }, context.law)
      : null
    return {
      effects: {
        set: { asked: null, asked_days: null, asked_by: null },
        duties: done(state, 'decide_extension', on),
        ...(extended ? { clocks: [extended], papers: [newPaper('extension', state.matter.walled, context, on)] } : {}),
      },
      more: { approved: input.approved, days },
      body: { reason: input.reason },
    }
  },
  sign_opinion: (state, input, on, context) => {
    const { matter } = state
    if (input.paper === 'opinion' && matter.accepted_on === null && matter.stage !== 'imported')
      return refused('act.accept_first', {}, 'paper')
    const answered = new Set(input.answers.filter((a) => a.text.trim() !== '').map((a) => a.demand))
    const open = Array.from({ length: matter.demands }, (_, i) => i + 1).filter((n) => !answered.has(n))
    if (open.length > 0) return refused('act.demand_unanswered', { demands: open.join(', ') }, 'answers')
    return {
      effects: {
        set: { opinion_on: on, handler_id: context.actor.officer_id },
        ...leadFrom(state, on),
        papers: [newPaper(input.paper, matter.walled, context, on)],
      },
      more: { paper: input.paper, outcomes: input.answers.map((a) => ({ demand: a.demand, outcome: a.outcome })) },
      body: { answers: input.answers, basis: input.basis ?? '', text: input.text ?? '' },
    }
  },
  serve: (state, input, on, context) => {
    const { matter } = state
    const paper = state.papers.filter((p) => p.voided_on === null && p.served_on === null && p.signed_on <= on).at(-1)
    if (matter.opinion_on !== null && on < matter.opinion_on)
      return refused('act.before_signed', { on, signed: matter.opinion_on }, 'happened')
    const refusedMatter = matter.stage === 'refused'
    const review = refusedMatter
      ? null
      : beginClock('ask-review', 1, matter.rule_set, on, context.law, { internal: false })
    return {
      effects: {
        set: refusedMatter
          ? { stage: 'closed', served_on: on, closed_on: on }
          : { stage: 'served', served_on: on, informed_on: matter.informed_on ?? on },
        clocks: [
          ...endClock(state, 'inform', on),
          ...endClock(state, 'object', on),
          ...endClock(state, 'finish', on),
          ...(review ? [review] : []),
        ],
        duties: [
          ...done(state, 'reply_above', on),
          ...(refusedMatter
            ? []
            : [newDuty(state, 'close', on, ownerOf(context.organ, context.organ.petition_office), null)]),
        ],
        ...(paper ? { papers: [{ paper_id: paper.paper_id, served_on: on }] } : {}),
      },
      more: { way: input.way },
      body: { to: input.to },
    }
  },
  close: (state, input, on, { organ }) => ({
    effects: {
      set: { closed_on: on, outcome: input.outcome },
      duties: [
        ...done(state, 'close', on),
        newDuty(state, 'return_visit', on, ownerOf(organ, organ.petition_office), null),
      ],
      handling: endLead(state, on),
    },
    body: { text: input.text ?? '' },
  }),
  resolve: (state, input, on) =>
    state.matter.resolved_on !== null
      ? refused('act.resolved_before', { on: state.matter.resolved_on })
      : { effects: { set: { resolved_on: on } }, more: { how: input.how }, body: { proof: input.proof ?? '' } },
  rate: (_state, input, on) => ({
    effects: { set: { rated_on: on, office_rating: input.office, unit_rating: input.unit } },
    body: { text: input.text ?? '' },
  }),
  return_visit: (state, input, on) => ({
    effects: { set: { visited_on: on }, duties: done(state, 'return_visit', on) },
    more: { way: input.way, performed: input.performed },
    body: { text: input.text },
  }),
  take_charge: (state, input, _on, { organ }) => {
    if (!organ.seats.some((s) => s.seat_id === input.leader_seat && s.role === 'leader'))
      return refused('act.no_such_leader', { seat: input.leader_seat }, 'leader_seat')
    const without = withdraw(state.readers, state.matter.leader_seat_id, 'in_charge')
    return {
      effects: {
        set: { leader_seat_id: input.leader_seat },
        readers: { ...without, ...grant({ ...state.readers, ...without }, input.leader_seat, 'in_charge') },
      },
      body: { plan: input.plan ?? '' },
    }
  },
  chase: (_state, input) => ({ effects: {}, body: { text: input.text } }),
  explain_late: (_state, input) => ({ effects: { set: { late_why: 'explained' } }, body: { reason: input.reason } }),
  correct: (state, input, _on, { organ }) => {
    for (const field of ['village', 'against'] as const) {
      const id = input[field]
      if (id !== undefined && !organ.offices.some((o) => o.office_id === id))
        return refused('act.no_such_office', { office: id }, field)
    }
    const village = input.village
    const without = village ? withdraw(state.readers, state.matter.village_id, 'village') : {}
    return {
      effects: {
        set: {
          ...(input.category ? { category: input.category } : {}),
          ...(village ? { village_id: village } : {}),
          ...(input.against ? { against_id: input.against } : {}),
          ...(input.urgent === undefined ? {} : { urgent: input.urgent }),
        },
        ...(village ? { readers: { ...without, ...grant({ ...state.readers, ...without }, village, 'village') } } : {}),
      },
      body: { reason: input.reason },
    }
  },
  note: (_state, input) => ({ effects: {}, body: { text: input.text } }),
  bar: (_state, input, on) => ({
    effects: { barred: [{ officer_id: input.officer, because: 'interest', since: on }] },
    body: { reason: input.reason },
  }),
  move: (state, input, on) => ({
    effects: {
      set: { moved_on: on },
      links: [
        { kind: 'moved_to', other_organ_id: input.organ, other_id: state.matter.matter_id, since: on, undone_on: null },
      ],
      handling: endLead(state, on),
    },
    body: { reason: input.reason },
  }),
  ask_void: (state, input, on, { organ, actor }) => ({
    effects: {
      set: { asked: 'void', asked_by: actor.officer_id },
      duties: [newDuty(state, 'decide_void', on, ownerOf(organ, organ.petition_office), null)],
    },
    body: { reason: input.reason },
  }),
  confirm_void: (state, input, on) => ({
    effects: {
      set: { asked: null, asked_by: null, ...(input.approved ? { stage: 'voided' as const, voided_on: on } : {}) },
      duties: done(state, 'decide_void', on),
      ...(input.approved ? { handling: endLead(state, on) } : {}),
    },
    more: { approved: input.approved },
    body: { reason: input.reason },
  }),
}

function refused(code: string, params: Refusal['params'] = {}, field?: string): Draft {
  return { effects: {}, refused: refusal(code, params, field) }
}

const isMissing = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

const nextN = (state: MatterState, kind: string) => state.clocks.filter((c) => c.kind === kind).length + 1
const nextHandling = (state: MatterState) => state.handling.length + 1

function endClock(state: MatterState, kind: string, on: Day) {
  return state.clocks
    .filter((c) => c.kind === kind && c.ended_on === null)
    .map((c) => ({ kind: c.kind, n: c.n, ended_on: on }))
}

/** The seat that owes what an office owes: the one named, else the office's first working seat, else nobody's. */
export function ownerOf(organ: OrganView, office: string, seat?: string): Owner {
  const works = organ.seats.filter((s) => s.office_id === office && s.role !== 'clerk')
  return { seat: (works.find((s) => s.seat_id === seat) ?? works[0])?.seat_id ?? null, office }
}

function newDuty(state: MatterState, kind: string, on: Day, owner: Owner, lastDay: Day | null): Duty {
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

function done(state: MatterState, kind: string, on: Day) {
  return state.duties
    .filter((d) => d.kind === kind && d.done_on === null)
    .map((d) => ({ duty_id: d.duty_id, done_on: on }))
}

function endLead(state: MatterState, on: Day): (Pick<Handling, 'n'> & Partial<Handling>)[] {
  return state.handling.filter((h) => h.to_day === null).map((h) => ({ n: h.n, to_day: on }))
}

/** A new lead unit (null: none): the old one's time ends, its reason to see is withdrawn; `help` null leaves helpers alone. */
function newLead(
  state: MatterState,
  unit: string | null,
  on: Day,
  help: string[] | null,
): Pick<Effects, 'handling' | 'readers'> {
  const ending = state.handling.filter(
    (h) => h.to_day === null && (h.role === 'lead' ? h.unit_id !== unit : help !== null && !help.includes(h.unit_id)),
  )
  let readers = { ...state.readers }
  const changes: Record<string, number> = {}
  const change = (next: Record<string, number>) => {
    Object.assign(changes, next)
    readers = { ...readers, ...next }
  }
  for (const h of ending) change(withdraw(readers, h.unit_id, h.role === 'lead' ? 'handles' : 'helps'))
  const handling: (Pick<Handling, 'n'> & Partial<Handling>)[] = ending.map((h) => ({ n: h.n, to_day: on }))
  let n = nextHandling(state)
  const starts = (id: string, role: 'lead' | 'help') => {
    change(grant(readers, id, role === 'lead' ? 'handles' : 'helps'))
    if (!state.handling.some((h) => h.unit_id === id && h.role === role && h.to_day === null))
      handling.push({ unit_id: id, role, from_day: on, n: n++, to_day: null })
  }
  if (unit) starts(unit, 'lead')
  for (const id of help ?? []) starts(id, 'help')
  return { handling, readers: changes }
}

/** The unit that leads must stand in the history even when nobody handed the matter down. */
function leadFrom(state: MatterState, on: Day): Pick<Effects, 'handling' | 'readers'> {
  const unit = state.matter.unit_id
  return unit && !state.handling.some((h) => h.role === 'lead' && h.to_day === null)
    ? newLead(state, unit, on, null)
    : {}
}

function newPaper(kind: PaperKind, walled: boolean, { organ, newId }: DecideContext, on: Day): Paper {
  return {
    paper_id: newId(),
    kind,
    word: paperWord(organ.word, kind, walled),
    year: Number(on.slice(0, 4)),
    n: 0,
    signed_on: on,
    served_on: null,
    voided_on: null,
  }
}

function dropEmpty(effects: Effects): Effects {
  return Object.fromEntries(
    Object.entries(effects).filter(
      ([, v]) => v !== undefined && (Array.isArray(v) ? v.length > 0 : Object.keys(v as object).length > 0),
    ),
  )
}
