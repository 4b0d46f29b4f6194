import type { RegisterInput } from './acts.ts'
import type { RegisterContext } from './decide-register.ts'
import { type Refusal, refusal } from './errors.ts'
import { articleParams, ruleSetOn } from './rulesets.ts'

/**
 * What a contact must satisfy before it is registered. All reasons at once, each with its field.
 * Five representatives at most: 2022 Art. 20, 2005 Art. 18; the article of the set in force on the day received.
 */
export function checkRegistration(
  input: RegisterInput,
  context: Pick<RegisterContext, 'organ' | 'today' | 'law'>,
): Refusal[] {
  const found: Refusal[] = []
  const representatives = input.people.filter((p) => p.representative).length
  if (input.received > context.today)
    found.push(refusal('register.received_in_future', { received: input.received }, 'received'))
  if (input.happened && input.happened.slice(0, 10) > context.today)
    found.push(refusal('register.received_in_future', { received: input.happened }, 'happened'))
  const limit = ruleSetOn(input.received, context.law.own).representatives
  if (limit && representatives > limit.most) {
    found.push(
      refusal(
        'register.too_many_representatives',
        { given: representatives, most: limit.most, ...articleParams(limit.article) },
        'people',
      ),
    )
  }
  if (!Number.isInteger(input.present) || input.present < 1)
    found.push(refusal('register.present_missing', {}, 'present'))
  if (input.channel === 'visit' && input.people.length > input.present) {
    found.push(
      refusal('register.more_named_than_present', { named: input.people.length, present: input.present }, 'present'),
    )
  }
  if (!input.anonymous && input.people.length === 0) found.push(refusal('register.people_missing', {}, 'people'))
  if (input.subject.trim() === '') found.push(refusal('register.subject_missing', {}, 'subject'))
  if (input.demands.length === 0 && input.kind === 'demand')
    found.push(refusal('register.demands_missing', {}, 'demands'))
  if (input.category.trim() === '') found.push(refusal('register.category_missing', {}, 'category'))
  if (input.concerned !== undefined && input.channel === 'visit' && input.concerned < input.present) {
    found.push(
      refusal(
        'register.fewer_concerned_than_present',
        { concerned: input.concerned, present: input.present },
        'concerned',
      ),
    )
  }
  if (input.channel === 'transfer' && !input.from_above)
    found.push(refusal('register.sender_missing', {}, 'from_above'))
  for (const [field, id] of [
    ['village', input.village],
    ['against', input.against],
  ] as const) {
    if (id !== undefined && !context.organ.offices.some((o) => o.office_id === id))
      found.push(refusal('register.no_such_office', { office: id }, field))
  }
  if (
    input.leader_seat !== undefined &&
    !context.organ.seats.some((s) => s.seat_id === input.leader_seat && s.role === 'leader')
  ) {
    found.push(refusal('register.no_such_leader', { seat: input.leader_seat }, 'leader_seat'))
  }
  if (input.kind === 'accusation' && !context.organ.seats.some((s) => s.role === 'accusations'))
    found.push(refusal('register.no_designated_seat', {}, 'kind'))
  return found
}
