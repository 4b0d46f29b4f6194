import type { RegisterInput, Words } from './acts.ts'
import { deskOwner, replyDuty, replyDutyId } from './drafting.ts'
import type { Law } from './matter-clocks.ts'
import { SERIES } from './numbering.ts'
import { designatedReaders, openMatter } from './open-matter.ts'
import { grant } from './readers.ts'
import type { Actor, Contact, ContactEffects, Facts, MatterState, OrganView, Person } from './types.ts'

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
 * One contact and what it does to its matter: opens one, or joins the one it repeats (`joined`, locked and loaded).
 * Numbers are 0 until the counters are asked. A repeat starts no clock.
 */
export function decideRegister(
  input: RegisterInput,
  joined: MatterState | null,
  context: RegisterContext,
): Registration {
  const { organ } = context
  const walled = input.kind === 'accusation'
  const people = input.people.map((p, i) => ({
    person_id: context.newId(),
    n: i + 1,
    representative: p.representative,
    words: { name: p.name, phone: p.phone ?? null, address: p.address ?? null, id_number: p.id_number ?? null },
  }))
  const contact: Contact = {
    contact_id: context.contactId,
    series: walled ? SERIES['walled-contact'] : SERIES.contact,
    year: Number(input.received.slice(0, 4)),
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
  const readers = walled
    ? designatedReaders(organ)
    : {
        ...grant({}, organ.petition_office, 'petition_office'),
        ...(input.village ? grant({}, input.village, 'village') : {}),
      }
  const words = {
    subject: input.subject,
    facts: input.facts,
    demands: input.demands,
    people: people.map((p) => ({ person_id: p.person_id, ...p.words })),
    sender: input.from_above?.sender ?? null,
    document_no: input.from_above?.document_no ?? null,
    ...(input.oral && { oral: input.oral }),
  }
  return {
    contact: {
      kind: 'registered',
      facts: { set: contact, people: people.map(({ words: _, ...p }) => p), readers },
      body: words,
    },
    people,
    matter: joined
      ? {
          kind: 'joined',
          facts: joinFacts(input, joined, contact, organ),
          body: { reason: input.same_as?.reason ?? '', subject: input.subject },
        }
      : {
          kind: 'opened',
          facts: openMatter(
            contact,
            {
              matter_id: context.matterId,
              kind: input.kind,
              category: input.category,
              against: input.against ?? null,
              urgent: input.urgent ?? false,
              demands: input.demands.length,
              about: input.about ?? null,
            },
            context,
          ),
          body: { title: input.subject, demands: input.demands },
        },
  }
}

// It counts in batches, persons and items; the organ above wants its own answer, whatever became of the matter.
function joinFacts(input: RegisterInput, { matter, readers }: MatterState, contact: Contact, organ: OrganView): Facts {
  const sees = input.leader_seat && !matter.walled ? grant(readers, input.leader_seat, 'in_charge') : {}
  const owner = deskOwner(organ, matter.walled)
  return {
    set: { contacts: matter.contacts + 1, repeats: matter.repeats + 1, persons: matter.persons + input.present },
    ...(Object.keys(sees).length > 0 ? { readers: sees } : {}),
    ...(contact.reply_due
      ? { duties: [replyDuty(replyDutyId(contact.contact_id), owner, input.received, contact.reply_due)] }
      : {}),
    contact: contact.contact_id,
    cause: input.same_as?.cause ?? 'unknown',
  }
}
