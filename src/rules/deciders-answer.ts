import { type Draft, type Deciders, deskOwner, done, endClock, endHandling, leaderOwner, leadFrom } from './drafting.ts'
import { newDuty, newPaper, nextN, refused } from './drafting.ts'
import type { Answer } from './acts.ts'
import { beginClock, lengthen } from './matter-clocks.ts'
import { grant } from './readers.ts'
import { refusalGrounds } from './routing.ts'
import { articleParams, ruleSetById } from './rulesets.ts'
import type { Matter } from './types.ts'

/** How the matter is dealt with and answered. */
export const answering: Deciders<
  | 'inform'
  | 'accept'
  | 'refuse'
  | 'handle'
  | 'ask_extension'
  | 'approve_extension'
  | 'sign_opinion'
  | 'serve'
  | 'answer_above'
  | 'close'
  | 'resolve'
  | 'rate'
  | 'return_visit'
> = {
  inform: (state, input, on) =>
    state.matter.informed_on !== null
      ? refused('act.informed_before', { on: state.matter.informed_on })
      : {
          effects: { set: { informed_on: on }, clocks: endClock(state, 'inform', on) },
          more: { way: input.way },
          body: { text: input.text ?? '' },
        },

  accept: (state, input, on, context) => {
    const { matter } = state
    const binds = ruleSetById(matter.rule_set, context.law.own).finishBinds
    const bound = binds === 'every-matter' || (binds === 'opinion-matters' && matter.kind === 'demand')
    const finish = bound
      ? beginClock('finish', nextN(state, 'finish'), matter.rule_set, on, context.law, { internal: matter.anonymous })
      : null
    return {
      effects: {
        set: { accepted_on: on, informed_on: matter.informed_on ?? on },
        clocks: [...endClock(state, 'inform', on), ...endClock(state, 'object', on), ...(finish ? [finish] : [])],
        ...leadFrom(state, on),
        papers: [newPaper('acceptance', state, context, on, on)],
      },
      more: { way: input.way },
      body: { text: input.text ?? '' },
    }
  },

  // The petitioner learns of it when the paper is served: the 15 days run until then (2022 Art. 23(2), 2005 Art. 22(2)).
  refuse: (state, input, on, context) => {
    const lawful = refusalGrounds(ruleSetById(state.matter.rule_set, context.law.own), state.matter.stage)
    const ground = lawful?.find(({ id }) => id === input.ground)
    if (lawful !== null && ground === undefined) return refused('act.ground_not_lawful', {}, 'ground')
    if (ground?.saysWhere === true && (input.elsewhere ?? '').trim() === '')
      return refused('act.elsewhere_needed', {}, 'elsewhere')
    return {
      effects: {
        set: { outcome: 'refused', opinion_on: on },
        clocks: endClock(state, 'object', on),
        papers: [newPaper('refusal', state, context, on)],
      },
      more: { ground: input.ground },
      body: { reason: input.reason, elsewhere: input.elsewhere ?? '' },
    }
  },

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

  // Once, by at most 30 days, decided by a leader, the petitioner told why (2022 Art. 34, 2005 Art. 33).
  ask_extension: (state, input, on, { organ, actor, law }) => {
    const { matter } = state
    const limit = ruleSetById(matter.rule_set, law.own).clocks.finish?.extendBy
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
    const owner = leaderOwner(organ, matter)
    return {
      effects: {
        set: { asked: 'extension', asked_days: input.days, asked_by: actor.officer_id },
        duties: [newDuty(state, 'decide_extension', on, owner, clock.last_day)],
        readers: matter.walled ? {} : grant(state.readers, owner.seat, 'decides'),
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
        ...(extended ? { clocks: [extended], papers: [newPaper('extension', state, context, on)] } : {}),
      },
      more: { approved: input.approved, days },
      body: { reason: input.reason },
    }
  },

  sign_opinion: (state, input, on, context) => {
    const { matter } = state
    if (input.paper === 'opinion' && matter.accepted_on === null && matter.stage !== 'imported')
      return refused('act.accept_first', {}, 'paper')
    const wrong = wrongAnswers(matter, input.answers, input.text)
    if (wrong) return wrong
    return {
      effects: {
        set: { opinion_on: on, handler_id: context.actor.officer_id },
        ...leadFrom(state, on),
        papers: [newPaper(input.paper, state, context, on)],
      },
      more: { paper: input.paper, outcomes: input.answers.map((a) => ({ demand: a.demand, outcome: a.outcome })) },
      body: { answers: input.answers, basis: input.basis ?? '', text: input.text ?? '' },
    }
  },

  serve: (state, input, on, context) => {
    const { matter } = state
    const refusal = matter.stage === 'refused'
    const kinds = refusal ? ['refusal'] : ['opinion', 'reply']
    const paper = state.papers.find((p) => kinds.includes(p.kind) && p.voided_on === null && p.served_on === null)
    if (paper?.kind === 'opinion' && ['oral', 'phone'].includes(input.way) && (input.proof ?? '').trim() === '')
      return refused('act.serve_needs_proof', {}, 'proof')
    // Against a written opinion one may ask for review, not against a letter of reply (2022 Art. 35, 2005 Art. 34).
    const review =
      paper?.kind === 'opinion'
        ? beginClock('ask-review', nextN(state, 'ask-review'), matter.rule_set, on, context.law, { internal: false })
        : null
    return {
      effects: {
        set: {
          ...(refusal ? { stage: 'closed' as const, closed_on: on } : { stage: 'served' as const }),
          served_on: on,
          informed_on: matter.informed_on ?? on,
        },
        clocks: [
          ...['inform', 'object', 'finish'].flatMap((kind) => endClock(state, kind, on)),
          ...(review ? [review] : []),
        ],
        duties: [
          ...done(state, 'reply_above', on),
          ...(refusal ? [] : [newDuty(state, 'close', on, deskOwner(context.organ, matter.walled), null)]),
        ],
        ...(refusal ? { handling: endHandling(state, on) } : {}),
        ...(paper ? { papers: [{ paper_id: paper.paper_id, served_on: on }] } : {}),
      },
      more: { way: input.way },
      body: { to: input.to, ...(input.proof ? { proof: input.proof } : {}) },
    }
  },

  answer_above: (state, input, on) => {
    const owed = done(state, 'reply_above', on)
    return owed.length === 0
      ? refused('act.nothing_owed_above')
      : { effects: { duties: owed }, body: { text: input.text } }
  },

  // Closed and resolved are two facts: whoever closes says whether it is resolved, and may say that it is not.
  close: (state, input, on, { organ }) => {
    const { resolved_on } = state.matter
    const { resolved } = input
    if (resolved_on === null && resolved === undefined)
      return refused('act.field_missing', { field: 'resolved' }, 'resolved')
    if (resolved_on !== null && resolved === 'not_yet')
      return refused('act.resolved_before', { on: resolved_on }, 'resolved')
    const now = resolved_on === null && resolved !== 'not_yet'
    return {
      effects: {
        set: { closed_on: on, outcome: input.outcome, ...(now ? { resolved_on: on } : {}) },
        duties: [
          ...done(state, 'close', on),
          newDuty(state, 'return_visit', on, deskOwner(organ, state.matter.walled), null),
        ],
        handling: endHandling(state, on),
      },
      more: resolved_on === null ? { resolved } : {},
      body: { text: input.text ?? '' },
    }
  },

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
}

/** Every demand is answered, once, and nothing that was not asked. Where nothing was demanded, the text answers. */
function wrongAnswers(matter: Matter, answers: readonly Answer[], text: string | undefined): Draft | null {
  const answered = new Set(answers.filter((a) => a.text.trim() !== '').map((a) => a.demand))
  const open = Array.from({ length: matter.demands }, (_, i) => i + 1).filter((n) => !answered.has(n))
  if (open.length > 0) return refused('act.demand_unanswered', { demands: open.join(', ') }, 'answers')
  if (answers.length > matter.demands)
    return refused('act.answers_more_than_asked', { most: matter.demands }, 'answers')
  if (matter.demands === 0 && (text ?? '').trim() === '') return refused('act.field_missing', { field: 'text' }, 'text')
  return null
}
