import { z } from 'zod'
import { clockLine, day, named } from './present.ts'

// What may leave of one matter to the staff who may read it. People: the name as it is, the telephone masked, of the
// identity number its last four; the whole of them is shown for a stated purpose, elsewhere.

const text = z.string().nullable()
const refusalSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  field: z.string().optional(),
})

const personSchema = z.object({
  person_id: z.uuid(),
  n: z.int(),
  representative: z.boolean(),
  name: text,
  phone: text,
  address: text,
  id_tail: text,
})

const contactSchema = z.object({
  contact_id: z.uuid(),
  number: z.string(),
  channel: z.string(),
  received: z.iso.date(),
  entered: z.string(),
  present: z.int(),
  concerned: z.int().nullable(),
  first: z.boolean(),
  cause: text,
  level: text,
  reply_due: day,
  anonymous: z.boolean(),
  voided_on: day,
  subject: text,
  body: text,
  demands: z.array(z.string()),
  sender: text,
  document_no: text,
  oral: text,
  people: z.array(personSchema),
})

const eventSchema = z.object({
  event_id: z.uuid(),
  seq: z.int(),
  kind: z.string(),
  happened: text,
  entered: z.string(),
  via: z.string(),
  officer: named.nullable(),
  seat_id: text,
  /** The stage it led to, when it changed. */
  stage: text,
  unit: text,
  /** What else of control nature belongs to the act: way, ground, days, upheld … */
  facts: z.record(z.string(), z.json()),
  /** What people wrote; empty when the words were destroyed or need a key. */
  words: z.record(z.string(), z.json()),
  papers: z.array(z.string()),
})

const paperSchema = z.object({
  paper_id: z.uuid(),
  kind: z.string(),
  number: z.string(),
  signed_on: z.iso.date(),
  served_on: day,
  voided_on: day,
})

/** A matter as the staff sees it. */
export const matterViewSchema = z.object({
  organ_id: z.string(),
  matter_id: z.uuid(),
  number: z.string(),
  version: z.int(),
  title: text,
  demands: z.array(z.string()),
  kind: z.string(),
  origin: z.string(),
  level: text,
  channel: z.string(),
  stage: z.string(),
  rule_set: z.string(),
  received: z.iso.date(),
  category: z.string(),
  village: named.nullable(),
  unit: named.nullable(),
  against: named.nullable(),
  leader: named.nullable(),
  receiver: named.nullable(),
  handler: named.nullable(),
  walled: z.boolean(),
  anonymous: z.boolean(),
  urgent: z.boolean(),
  open: z.boolean(),
  contacts: z.int(),
  persons: z.int(),
  repeats: z.int(),
  asked: text,
  asked_days: z.int().nullable(),
  asked_by: named.nullable(),
  clock: clockLine.nullable(),
  target_day: day,
  dates: z.object({
    informed_on: day,
    accepted_on: day,
    opinion_on: day,
    served_on: day,
    visited_on: day,
    closed_on: day,
    resolved_on: day,
    rated_on: day,
    moved_on: day,
    voided_on: day,
  }),
  outcome: text,
  office_rating: z.int().nullable(),
  unit_rating: z.int().nullable(),
  late_why: text,
  source: text,
  source_ref: text,
  contact_list: z.array(contactSchema),
  clocks: z.array(
    clockLine.extend({
      n: z.int(),
      days: z.int().nullable(),
      unit: z.string(),
      extensions: z.array(z.object({ days: z.int(), on: z.iso.date(), by: z.string() })),
      suspensions: z.array(z.object({ from: z.iso.date(), to: day, why: z.string() })),
      ended_on: day,
    }),
  ),
  duties: z.array(
    z.object({
      duty_id: z.string(),
      kind: z.string(),
      owner: named.nullable(),
      owner_office: named.nullable(),
      last_day: day,
      provisional: z.boolean(),
      basis: z.string(),
      since: z.iso.date(),
      done_on: day,
    }),
  ),
  handling: z.array(z.object({ unit: named, role: z.string(), from_day: z.iso.date(), to_day: day })),
  links: z.array(
    z.object({
      kind: z.string(),
      organ_id: z.string(),
      id: z.string(),
      number: text,
      title: text,
      since: z.iso.date(),
    }),
  ),
  papers: z.array(paperSchema),
  attachments: z.array(
    z.object({
      attachment_id: z.uuid(),
      name: z.string().nullable(),
      media_type: z.string(),
      size: z.int(),
      contact_id: z.uuid().nullable(),
      event_id: z.uuid(),
    }),
  ),
  timeline: z.array(eventSchema),
  acts: z.array(z.object({ action: z.string(), allowed: z.boolean(), why_not: refusalSchema.nullable() })),
})
export type MatterView = z.infer<typeof matterViewSchema>
export type Named = z.infer<typeof named>
