import { type Deciders, deskOwner, done, endHandling, knowsOffice, leaderOwner, newDuty, refused } from './drafting.ts'
import { grant, withdraw } from './readers.ts'

/** What is done beside the procedure: care, corrections, stepping aside, voiding. */
export const care: Deciders<
  | 'take_charge'
  | 'chase'
  | 'explain_late'
  | 'correct'
  | 'note'
  | 'add_material'
  | 'bar'
  | 'unbar'
  | 'ask_void'
  | 'confirm_void'
> = {
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
      if (id !== undefined && !knowsOffice(organ, id)) return refused('act.no_such_office', { office: id }, field)
    }
    const { village } = input
    const sees = village !== undefined && !state.matter.walled
    const without = sees ? withdraw(state.readers, state.matter.village_id, 'village') : {}
    return {
      effects: {
        set: {
          ...(input.category ? { category: input.category } : {}),
          ...(village ? { village_id: village } : {}),
          ...(input.against ? { against_id: input.against } : {}),
          ...(input.urgent === undefined ? {} : { urgent: input.urgent }),
        },
        ...(sees ? { readers: { ...without, ...grant({ ...state.readers, ...without }, village, 'village') } } : {}),
      },
      body: { reason: input.reason },
    }
  },

  note: (_state, input) => ({ effects: {}, body: { text: input.text } }),

  add_material: (_state, input) => ({
    effects: {},
    ...(input.contact === undefined ? {} : { more: { contact: input.contact } }),
    body: { text: input.text },
  }),

  // Everybody on a matter may step aside; to send somebody else aside is for the petition officer or a leader
  // (2022 Art. 28(3), 2005 Art. 30).
  bar: (state, input, on, { actor }) => {
    const others = ['petition_officer', 'leader', ...(state.matter.walled ? ['accusations'] : [])]
    if (input.officer !== actor.officer_id && !actor.seats.some((s) => others.includes(s.role)))
      return refused('act.not_yours', { action: 'bar', who: 'office leader' }, 'officer')
    return {
      effects: { barred: [{ officer_id: input.officer, because: 'interest', since: on }] },
      body: { reason: input.reason },
    }
  },

  unbar: (state, input) =>
    state.barred.some((b) => b.officer_id === input.officer)
      ? { effects: { unbarred: [input.officer] }, more: { officer: input.officer }, body: { reason: input.reason } }
      : refused('act.not_barred', {}, 'officer'),

  // Two people: when the petition office itself asks, a leader decides, who must be able to see it.
  ask_void: (state, input, on, { organ, actor }) => {
    const { matter } = state
    const byOffice = actor.seats.some((s) => s.role === 'petition_officer')
    const owner = byOffice ? leaderOwner(organ, matter) : deskOwner(organ, matter.walled)
    return {
      effects: {
        set: { asked: 'void', asked_by: actor.officer_id },
        duties: [newDuty(state, 'decide_void', on, owner, null)],
        readers: matter.walled ? {} : grant(state.readers, leaderOwner(organ, matter).seat, 'decides'),
      },
      body: { reason: input.reason },
    }
  },

  confirm_void: (state, input, on) => ({
    effects: {
      set: { asked: null, asked_by: null, ...(input.approved ? { stage: 'voided' as const, voided_on: on } : {}) },
      duties: done(state, 'decide_void', on),
      ...(input.approved ? { handling: endHandling(state, on) } : {}),
    },
    more: { approved: input.approved },
    body: { reason: input.reason },
  }),
}
