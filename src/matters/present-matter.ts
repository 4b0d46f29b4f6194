import type { Json } from '../db/tables.ts'
import { formatPaperNumber, numberText } from '../rules/numbering.ts'
import { maskPhone } from '../rules/redaction.ts'
import type { Clock, Contact, Duty, Matter, MatterState, Paper } from '../rules/types.ts'
import { clockOf } from './present.ts'
import type { MatterView, Named } from './present-matter-schema.ts'

/** Names of an organ's offices, seats and officers by id. */
export type Names = { offices: Map<string, Named>; seats: Map<string, Named>; officers: Map<string, Named> }

export type ContactParts = {
  contact: Pick<
    Contact,
    | 'contact_id'
    | 'series'
    | 'year'
    | 'n'
    | 'channel'
    | 'received'
    | 'entered'
    | 'present'
    | 'concerned'
    | 'first'
    | 'cause'
    | 'level'
    | 'reply_due'
    | 'anonymous'
    | 'voided_on'
  >
  words: {
    subject: string | null
    body: string | null
    demands: string[]
    sender: string | null
    document_no: string | null
    oral: string | null
  }
  people: {
    person_id: string
    n: number
    representative: boolean
    name: string | null
    phone: string | null
    address: string | null
    id_tail: string | null
  }[]
}

export type EventParts = {
  event_id: string
  seq: number
  kind: string
  happened: string | null
  entered: string
  via: string
  officer_id: string | null
  seat_id: string | null
  facts: Json
  words: Json
}

/** One contact, people masked. */
export function contactView({ contact, words, people }: ContactParts): MatterView['contact_list'][number] {
  const {
    contact_id,
    channel,
    received,
    entered,
    present,
    concerned,
    first,
    cause,
    level,
    reply_due,
    anonymous,
    voided_on,
  } = contact
  return {
    contact_id,
    number: numberText(contact),
    channel,
    received,
    entered,
    present,
    concerned,
    first,
    cause,
    level,
    reply_due,
    anonymous,
    voided_on,
    subject: words.subject,
    body: words.body,
    demands: words.demands,
    sender: words.sender,
    document_no: words.document_no,
    oral: words.oral,
    people: people.map((p) => ({
      person_id: p.person_id,
      n: p.n,
      representative: p.representative,
      name: p.name,
      phone: p.phone === null ? null : maskPhone(p.phone),
      address: p.address,
      id_tail: p.id_tail,
    })),
  }
}

const shownWords = new Set([
  'text',
  'reason',
  'requirement',
  'proof',
  'plan',
  'elsewhere',
  'basis',
  'to',
  'answers',
  'reply',
])
const hiddenFacts = new Set([
  'set',
  'clocks',
  'duties',
  'handling',
  'links',
  'barred',
  'unbarred',
  'papers',
  'readers',
  'people',
])

/** One event of a matter's timeline: of its facts what is not a row's effect, of its words those written to be read. */
export function eventView(event: EventParts, state: MatterState, names: Names): MatterView['timeline'][number] {
  const facts = event.facts as { set?: Partial<Matter>; papers?: { paper_id: string }[]; [more: string]: unknown }
  const keep = (all: object, test: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(all).filter(([key, value]) => test(key) && value !== '')) as Record<string, Json>
  return {
    event_id: event.event_id,
    seq: event.seq,
    kind: event.kind,
    happened: event.happened,
    entered: event.entered,
    via: event.via,
    officer: nameOf(names.officers, event.officer_id),
    seat_id: event.seat_id,
    stage: facts.set?.stage ?? null,
    unit: facts.set?.unit_id ?? null,
    facts: keep(facts, (key) => !hiddenFacts.has(key)),
    words: keep((event.words ?? {}) as object, (key) => shownWords.has(key)),
    papers: (facts.papers ?? []).flatMap((p) => {
      const paper = state.papers.find((one) => one.paper_id === p.paper_id)
      return paper && paper.n > 0 ? [paperNumber(paper)] : []
    }),
  }
}

export function nameOf(names: Map<string, Named>, id: string | null): Named | null {
  return id === null ? null : (names.get(id) ?? { id, name: id, name_en: id })
}

export function paperNumber(paper: Pick<Paper, 'word' | 'year' | 'n'>): string {
  return formatPaperNumber({ word: paper.word, year: paper.year, serial: paper.n })
}

/** The facts of a matter that stand in its rows. */
export function matterFacts(organ_id: string, state: MatterState, names: Names) {
  const { matter: m } = state
  return {
    organ_id,
    matter_id: m.matter_id,
    number: numberText(m),
    version: m.version,
    kind: m.kind,
    origin: m.origin,
    level: m.level,
    channel: m.channel,
    stage: m.stage,
    rule_set: m.rule_set,
    received: m.received,
    category: m.category,
    village: nameOf(names.offices, m.village_id),
    unit: nameOf(names.offices, m.unit_id),
    against: nameOf(names.offices, m.against_id),
    leader: nameOf(names.seats, m.leader_seat_id),
    receiver: nameOf(names.officers, m.receiver_id),
    handler: nameOf(names.officers, m.handler_id),
    walled: m.walled,
    anonymous: m.anonymous,
    urgent: m.urgent,
    open: m.open,
    contacts: m.contacts,
    persons: m.persons,
    repeats: m.repeats,
    asked: m.asked,
    asked_days: m.asked_days,
    asked_by: nameOf(names.officers, m.asked_by),
    clock: clockOf(
      m,
      state.clocks.filter((c) => c.kind === m.clock_kind && c.ended_on === null).at(-1)?.starts_on ?? null,
    ),
    target_day: m.target_day,
    dates: datesOf(m),
    outcome: m.outcome,
    office_rating: m.office_rating,
    unit_rating: m.unit_rating,
    late_why: m.late_why,
    source: m.source,
    source_ref: m.source_ref,
    clocks: state.clocks.map(clockView),
    duties: state.duties.map((d) => dutyView(d, names)),
    handling: state.handling.map((h) => ({
      unit: nameOf(names.offices, h.unit_id) ?? { id: h.unit_id, name: h.unit_id, name_en: h.unit_id },
      role: h.role,
      from_day: h.from_day,
      to_day: h.to_day,
    })),
    papers: state.papers.map(paperView),
  }
}

function datesOf(m: Matter): MatterView['dates'] {
  const {
    informed_on,
    accepted_on,
    opinion_on,
    served_on,
    visited_on,
    closed_on,
    resolved_on,
    rated_on,
    moved_on,
    voided_on,
  } = m
  return {
    informed_on,
    accepted_on,
    opinion_on,
    served_on,
    visited_on,
    closed_on,
    resolved_on,
    rated_on,
    moved_on,
    voided_on,
  }
}

function clockView(c: Clock): MatterView['clocks'][number] {
  return {
    kind: c.kind,
    n: c.n,
    since: c.starts_on,
    days: c.days,
    unit: c.unit,
    last_day: c.last_day,
    basis: c.article === '' ? null : c.article,
    provisional: c.provisional,
    internal: c.internal,
    extensions: c.extensions,
    suspensions: c.suspensions,
    ended_on: c.ended_on,
  }
}

function dutyView(d: Duty, names: Names): MatterView['duties'][number] {
  return {
    duty_id: d.duty_id,
    kind: d.kind,
    owner: nameOf(names.seats, d.owner_seat_id),
    owner_office: nameOf(names.offices, d.owner_office_id),
    last_day: d.last_day,
    provisional: d.provisional,
    basis: d.basis,
    since: d.since,
    done_on: d.done_on,
  }
}

function paperView(p: Paper): MatterView['papers'][number] {
  return {
    paper_id: p.paper_id,
    kind: p.kind,
    number: paperNumber(p),
    signed_on: p.signed_on,
    served_on: p.served_on,
    voided_on: p.voided_on,
  }
}
