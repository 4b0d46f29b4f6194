import type { RegisterInput, Words } from './acts.ts'
import { beginClock, type Law } from './matter-clocks.ts'
import { type Refusal, refusal } from './errors.ts'
import { SERIES } from './numbering.ts'
import { grant } from './readers.ts'
import { articleParams, ruleSetOn } from './rulesets.ts'
import { settle } from './settle.ts'
import type { Actor, Contact, ContactEffects, Effects, Facts, Matter, MatterState, OrganView, Person } from './types.ts'

export type Registration = {
  contact: { kind: 'registered'; facts: Facts<ContactEffects>; body: Words }
  matter: { kind: 'opened' | 'joined'; facts: Facts; body: Words }
  people: (Person & {
    words: { name: string; phone: string | null; address: string | null; id_number: string | null }
  })[]
}

export type RegisterContext = {
  law: Law
  organ: OrganView
  actor: Actor
  today: string
  entered: string
  contactId: string
  matterId: string
  newId: () => string
  codeVersion: number
}

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
  if (input.subject.trim() === '') found.push(refusal('register.subject_missing', {}, 'subject'))
  if (input.demands.length === 0 && input.kind === 'demand')
    found.push(refusal('register.demands_missing', {}, 'demands'))
  if (input.category.trim() === '') found.push(refusal('register.category_missing', {}, 'category'))
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
  if (input.concerned !== undefined && input.channel === 'visit' && input.concerned < input.present) {
    found.push(
      refusal(
        'register.fewer_concerned_than_present',
        { concerned: input.concerned, present: input.present },
        'concerned',
      ),
    )
  }
  if (!input.anonymous && input.people.length === 0) found.push(refusal('register.people_missing', {}, 'people'))
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

/**
 * One contact and what it does to its matter: opens one, or joins the one it repeats (`joined`, locked and loaded).
 * Numbers are 0 until the counters are asked. The inform clock starts on the day received (2022 Art. 23, 2005 Art. 22);
 * a repeat starts none.
 */
export function decideRegister(
  input: RegisterInput,
  joined: MatterState | null,
  context: RegisterContext,
): Registration {
  const { organ, actor } = context
  const walled = input.kind === 'accusation'
  const year = Number(input.received.slice(0, 4))
  const people = input.people.map((p, i) => ({
    person_id: context.newId(),
    n: i + 1,
    representative: p.representative,
    words: { name: p.name, phone: p.phone ?? null, address: p.address ?? null, id_number: p.id_number ?? null },
  }))
  const designated = organ.seats.filter((s) => s.role === 'accusations').map((s) => s.seat_id)
  const contactReaders = walled
    ? Object.assign({}, ...designated.map((id) => grant({}, id, 'designated')))
    : {
        ...grant({}, organ.petition_office, 'petition_office'),
        ...(input.village ? grant({}, input.village, 'village') : {}),
      }
  const contact: Contact = {
    contact_id: context.contactId,
    series: walled ? SERIES['walled-contact'] : SERIES.contact,
    year,
    n: 0,
    matter_id: joined?.matter.matter_id ?? context.matterId,
    version: 1,
    walled,
    channel: input.channel,
    received: input.received,
    entered: context.entered,
    present: input.present,
    concerned: input.concerned ?? null,
    first: joined === null,
    cause: input.same_as?.cause ?? null,
    leader_seat_id: input.leader_seat ?? null,
    level: input.from_above?.level ?? null,
    reply_due: input.from_above?.due ?? null,
    village_id: input.village ?? null,
    anonymous: input.anonymous,
    code_version: context.codeVersion,
    voided_on: null,
    source: null,
    source_ref: null,
  }
  const contactFacts = { set: contact, people: people.map(({ words: _, ...p }) => p), readers: contactReaders }
  const words = {
    subject: input.subject,
    facts: input.facts,
    demands: input.demands,
    people: people.map((p) => ({ person_id: p.person_id, ...p.words })),
    sender: input.from_above?.sender ?? null,
    document_no: input.from_above?.document_no ?? null,
  }
  const base = { contact: { kind: 'registered' as const, facts: contactFacts, body: words }, people }
  return joined
    ? {
        ...base,
        matter: {
          kind: 'joined',
          facts: joinFacts(input, joined, contact),
          body: { reason: input.same_as?.reason ?? '', subject: input.subject },
        },
      }
    : {
        ...base,
        matter: {
          kind: 'opened',
          facts: openFacts(input, contact, designated, context),
          body: { title: input.subject, demands: input.demands },
        },
      }

  function openFacts(from: RegisterInput, of: Contact, seats: string[], ctx: RegisterContext): Facts {
    const rules = ruleSetOn(from.received, ctx.law.own).id
    const clock = beginClock('inform', 1, rules, from.received, ctx.law, {
      internal: from.anonymous,
      passedOn: from.channel === 'transfer',
    })
    const matter: Matter = {
      ...blankMatter,
      matter_id: ctx.matterId,
      series: walled ? SERIES['walled-matter'] : SERIES.matter,
      year,
      walled,
      kind: from.kind,
      origin: from.channel === 'transfer' ? 'transfer' : 'own',
      level: of.level,
      channel: from.channel,
      rule_set: rules,
      received: from.received,
      category: from.category,
      village_id: from.village ?? null,
      unit_id: walled ? null : organ.petition_office,
      against_id: from.against ?? null,
      leader_seat_id: from.leader_seat ?? null,
      receiver_id: actor.officer_id,
      anonymous: from.anonymous,
      urgent: from.urgent ?? false,
      persons: from.present,
      demands: from.demands.length,
    }
    let readers: Record<string, number> = walled
      ? Object.assign({}, ...seats.map((id) => grant({}, id, 'designated')))
      : {}
    if (!walled) {
      readers = { ...grant({}, organ.petition_office, 'petition_office'), ...grant({}, organ.above_reader, 'above') }
      if (from.village) readers = { ...readers, ...grant(readers, from.village, 'village') }
      if (from.leader_seat) readers = { ...readers, ...grant(readers, from.leader_seat, 'in_charge') }
    }
    const desk = walled ? 'accusations' : 'petition_officer'
    const seat =
      organ.seats.find((s) => s.role === desk && actor.seats.some((mine) => mine.seat_id === s.seat_id)) ??
      organ.seats.find((s) => s.role === desk)
    const effects: Effects = {
      set: matter,
      clocks: clock ? [clock] : [],
      readers,
      ...(of.reply_due
        ? {
            duties: [
              {
                duty_id: `${ctx.matterId}:reply_above`,
                kind: 'reply_above',
                owner_seat_id: seat?.seat_id ?? null,
                owner_office_id: organ.petition_office,
                last_day: of.reply_due,
                provisional: false,
                basis: 'above',
                since: from.received,
                done_on: null,
              },
            ],
          }
        : {}),
      ...(from.about && walled
        ? {
            links: [
              {
                kind: 'about',
                other_organ_id: organ.organ_id,
                other_id: from.about,
                since: from.received,
                undone_on: null,
              },
            ],
          }
        : {}),
    }
    return {
      ...settle(null, effects, {
        seat: seat?.seat_id ?? null,
        office: walled ? (seat?.office_id ?? organ.petition_office) : organ.petition_office,
      }),
      contact: of.contact_id,
    }
  }
}

function joinFacts(input: RegisterInput, joined: MatterState, contact: Contact): Facts {
  const { matter } = joined
  const readers = input.leader_seat ? grant(joined.readers, input.leader_seat, 'in_charge') : {}
  return {
    set: { contacts: matter.contacts + 1, repeats: matter.repeats + 1, persons: matter.persons + input.present },
    ...(Object.keys(readers).length > 0 ? { readers } : {}),
    contact: contact.contact_id,
    cause: input.same_as?.cause ?? 'unknown',
  }
}

/** A matter with nothing in it yet. */
export const blankMatter: Matter = {
  matter_id: '',
  series: 'XF',
  year: 0,
  n: 0,
  walled: false,
  kind: 'demand',
  origin: 'own',
  level: null,
  channel: 'letter',
  stage: 'registered',
  version: 1,
  rule_set: '',
  received: '',
  category: '',
  village_id: null,
  unit_id: null,
  against_id: null,
  leader_seat_id: null,
  receiver_id: null,
  handler_id: null,
  asked: null,
  asked_days: null,
  asked_by: null,
  anonymous: false,
  urgent: false,
  contacts: 1,
  persons: 1,
  repeats: 0,
  demands: 0,
  open: true,
  clock_kind: null,
  last_day: null,
  last_day_basis: null,
  provisional: false,
  internal: false,
  target_day: null,
  after_target: null,
  informed_on: null,
  accepted_on: null,
  opinion_on: null,
  served_on: null,
  visited_on: null,
  closed_on: null,
  outcome: null,
  resolved_on: null,
  rated_on: null,
  office_rating: null,
  unit_rating: null,
  moved_on: null,
  voided_on: null,
  late_why: null,
  source: null,
  source_ref: null,
}
