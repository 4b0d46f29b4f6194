import { type Deciders, deskOwner, done, endClock, endHandling, knowsOffice, newDuty, newLead } from './drafting.ts'
import { nextN, ownerOf, refused, replyDutyId } from './drafting.ts'
import { beginClock } from './matter-clocks.ts'
import { grant, withdraw } from './readers.ts'

/** Who is to deal with the matter. */
export const routing: Deciders<
  'assign' | 'keep' | 'object' | 'decide_objection' | 'hand_over' | 'add_help' | 'move' | 'unlink'
> = {
  assign: (state, input, on, { organ, law }) => {
    const help = input.help ?? []
    const strange = [input.unit, ...help].find((id) => !knowsOffice(organ, id))
    if (strange !== undefined)
      return refused('act.no_such_office', { office: strange }, strange === input.unit ? 'unit' : 'help')
    const owner = ownerOf(organ, input.unit, input.seat)
    if (input.seat !== undefined && owner.seat !== input.seat)
      return refused('act.no_such_seat', { seat: input.seat }, 'seat')
    // 2022 Art. 23(3); under the 2005 Regulations only where an own rule sets it.
    const object = beginClock('object', nextN(state, 'object'), state.matter.rule_set, on, law, { internal: false })
    return {
      effects: {
        set: { unit_id: input.unit },
        clocks: [...endClock(state, 'object', on), ...(object ? [object] : [])],
        ...newLead(state, input.unit, on, help),
      },
      owner,
      body: { requirement: input.requirement ?? '' },
    }
  },

  keep: (state, input, on, { organ }) => {
    const owner = deskOwner(organ, state.matter.walled)
    const lead = newLead(state, owner.office, on, [])
    return {
      effects: {
        set: { unit_id: owner.office },
        handling: lead.handling ?? [],
        // Behind the wall a seat reads, never an office.
        ...(state.matter.walled ? {} : { readers: lead.readers ?? {} }),
      },
      owner,
      body: { text: input.text ?? '' },
    }
  },

  object: (state, input, on, { organ }) => ({
    effects: {
      clocks: endClock(state, 'object', on),
      duties: [newDuty(state, 'decide_objection', on, deskOwner(organ, state.matter.walled), null)],
    },
    more: { proposed: input.proposed ?? null },
    body: { reason: input.reason },
  }),

  decide_objection: (state, input, on, { organ }) => {
    const effects = { duties: done(state, 'decide_objection', on) }
    const more = { upheld: input.upheld }
    const body = { reason: input.reason }
    if (!input.upheld) return { effects: { ...effects, set: { stage: 'passed_on' } }, more, body }
    return {
      effects: {
        ...effects,
        set: { stage: 'registered', unit_id: organ.petition_office },
        ...newLead(state, null, on, []),
      },
      owner: deskOwner(organ, state.matter.walled),
      more,
      body,
    }
  },

  hand_over: (state, input, on, { organ }) => {
    const unit = organ.offices.find((o) => o.office_id === input.unit)
    if (!unit || unit.kind === 'village') return refused('act.no_such_office', { office: input.unit }, 'unit')
    if (input.unit === state.matter.unit_id) return refused('act.unit_leads_already', { office: input.unit }, 'unit')
    const owner = ownerOf(organ, input.unit, input.seat)
    if (input.seat !== undefined && owner.seat !== input.seat)
      return refused('act.no_such_seat', { seat: input.seat }, 'seat')
    return {
      effects: { set: { unit_id: input.unit, handler_id: null }, ...newLead(state, input.unit, on, null) },
      owner,
      body: { reason: input.reason },
    }
  },

  add_help: (state, input, on, { organ }) => {
    if (!knowsOffice(organ, input.unit)) return refused('act.no_such_office', { office: input.unit }, 'unit')
    if (state.handling.some((h) => h.unit_id === input.unit && h.to_day === null))
      return refused('act.unit_is_on_it', { office: input.unit }, 'unit')
    return {
      effects: {
        handling: [{ unit_id: input.unit, role: 'help', from_day: on, n: state.handling.length + 1, to_day: null }],
        readers: grant(state.readers, input.unit, 'helps'),
      },
    }
  },

  move: (state, input, on, { organ }) =>
    input.organ === organ.organ_id
      ? refused('act.moves_nowhere', {}, 'organ')
      : {
          effects: {
            set: { moved_on: on },
            links: [
              {
                kind: 'moved_to',
                other_organ_id: input.organ,
                other_id: state.matter.matter_id,
                since: on,
                undone_on: null,
              },
            ],
            handling: endHandling(state, on),
          },
          body: { reason: input.reason },
        },

  // The contact opens a matter of its own (decide-register.ts); its counts leave this one.
  unlink: (state, input, on, { leaving }) => {
    const { matter } = state
    if (!leaving || leaving.contact.matter_id !== matter.matter_id || leaving.contact.contact_id !== input.contact)
      return refused('act.no_such_contact', {}, 'contact')
    const { contact } = leaving
    if (contact.first) return refused('act.first_contact_stays', {}, 'contact')
    if (on < contact.received) {
      return refused('act.before_received', { on, received: contact.received }, 'happened')
    }
    const { leader_seat_id } = contact
    const stays = leader_seat_id === matter.leader_seat_id || leaving.otherLeaders.includes(leader_seat_id ?? '')
    return {
      effects: {
        set: {
          contacts: matter.contacts - 1,
          repeats: matter.repeats - 1,
          persons: matter.persons - contact.present,
        },
        duties: state.duties
          .filter((d) => d.duty_id === replyDutyId(contact.contact_id) && d.done_on === null)
          .map((d) => ({ duty_id: d.duty_id, done_on: on })),
        readers: stays ? {} : withdraw(state.readers, leader_seat_id, 'in_charge'),
      },
      more: { contact: contact.contact_id, to: leaving.opens },
      body: { reason: input.reason },
    }
  },
}
