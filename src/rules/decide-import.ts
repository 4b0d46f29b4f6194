import { blankMatter } from './blank-matter.ts'
import { targetClock } from './matter-clocks.ts'
import { SERIES } from './numbering.ts'
import { grant } from './readers.ts'
import { settle } from './settle.ts'
import type { Channel, Contact, ContactEffects, Day, Facts, Matter, OrganView } from './types.ts'

/** A record of another system, as far as rules need it. Days are those of that system's clocks. */
export type ImportedFacts = {
  ref: string
  channel: Channel
  /** How many came. */
  present: number
  received: Day
  /** The day of the official reply; null without one. */
  replied: Day | null
  /** Null: open there. */
  closed: Day | null
  /** That system's own last day. */
  target: Day | null
  afterTarget: boolean | null
  category: string
  /** The office here that leads, and the village here where the problem lies, when the words of the record name one. */
  unit: string | null
  village: string | null
  named: boolean
}

export type ImportContext = {
  organ: OrganView
  /** The system the records come from, and the import that brings them. */
  source: string
  importId: string
  entered: string
  codeVersion: number
  contactId: string
  matterId: string
  personId: string
}

export type Imported = {
  contact: { kind: 'imported'; facts: Facts<ContactEffects> & { set: Contact } }
  matter: { kind: 'imported'; facts: Facts & { set: Matter } }
}

/**
 * A record of another system as one contact and one matter (spine.md 5): that system's own target date or none, no
 * lifecycle of ours forced on it. A reply with its date is a served opinion; closed is what the source calls closed.
 * Numbers are 0 until the counters are asked.
 *
 * Its last day is a duty only when the unit is one of ours with somebody sitting in it; otherwise nobody here owes it until
 * it is handed down, and it stands as a clock: lists by last day show it, the list of nobody's duties is not flooded.
 */
export function decideImported(record: ImportedFacts, context: ImportContext): Imported {
  const { organ, source } = context
  const { ref, received, replied, closed, target, unit, village } = record
  const year = Number(received.slice(0, 4))
  const contact: Contact = {
    contact_id: context.contactId,
    series: SERIES['imported-contact'],
    year,
    n: 0,
    matter_id: context.matterId,
    version: 1,
    walled: false,
    channel: record.channel,
    received,
    entered: context.entered,
    present: record.present,
    concerned: null,
    first: true,
    cause: null,
    leader_seat_id: null,
    level: null,
    reply_due: null,
    village_id: village,
    anonymous: !record.named,
    code_version: context.codeVersion,
    voided_on: null,
    source,
    source_ref: ref,
  }
  const matter: Matter = {
    ...blankMatter,
    matter_id: context.matterId,
    series: SERIES['imported-matter'],
    year,
    origin: 'imported',
    channel: record.channel,
    persons: record.present,
    stage: closed === null ? 'imported' : 'closed',
    rule_set: 'other-system',
    received,
    category: record.category,
    village_id: village,
    unit_id: unit,
    anonymous: !record.named,
    target_day: target,
    after_target: record.afterTarget,
    opinion_on: replied,
    served_on: replied,
    closed_on: closed,
    outcome: closed === null ? null : replied === null ? 'closed_elsewhere' : 'answered',
    source,
    source_ref: ref,
  }
  const office = grant({}, organ.petition_office, 'petition_office')
  const contactReaders = village === null ? office : { ...office, ...grant(office, village, 'village') }
  const readers = { ...contactReaders, ...grant({}, organ.above_reader, 'above') }
  const seat = unit === null || closed !== null ? undefined : organ.seats.find((s) => s.office_id === unit && works(s))
  const { duties, ...effects } = settle(
    null,
    {
      set: matter,
      ...(target === null ? {} : { clocks: [targetClock(received, target)] }),
      ...(unit === null
        ? {}
        : { handling: [{ unit_id: unit, role: 'lead' as const, from_day: received, n: 1, to_day: closed }] }),
      readers: unit === null ? readers : { ...readers, ...grant(readers, unit, 'handles') },
    },
    closed ?? received,
    { owner: { seat: seat?.seat_id ?? null, office: unit ?? organ.petition_office }, organ },
  )
  const brought = { import: context.importId }
  return {
    contact: {
      kind: 'imported',
      facts: {
        set: contact,
        ...(record.named ? { people: [{ person_id: context.personId, n: 1, representative: false }] } : {}),
        readers: contactReaders,
        ...brought,
      },
    },
    matter: {
      kind: 'imported',
      facts: {
        ...effects,
        set: { ...matter, ...effects.set },
        ...(seat && duties ? { duties } : {}),
        contact: context.contactId,
        ...brought,
      },
    },
  }
}

const works = ({ role }: OrganView['seats'][number]) =>
  role === 'handler' || role === 'village_officer' || role === 'petition_officer'
