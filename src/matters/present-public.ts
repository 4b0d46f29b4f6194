import { z } from 'zod'
import { numberText } from '../rules/numbering.ts'
import type { Contact, Day, Matter, MatterState } from '../rules/types.ts'
import { clockLine, clockOf, day } from './present.ts'
import { paperNumber } from './present-matter.ts'
import { type PublicLook, publicLookSchema } from './public-looks.ts'
import { type PublicStep, publicStepSchema } from './public-steps.ts'

// What a resident sees who has the query code: dates, who holds it, the last day, why it is late, the papers. No words of
// the contact, no other people, no other contact, nothing of what the office writes to itself.

/** A matter as the resident follows it by query code. */
export const followedSchema = z.object({
  contact_number: z.string(),
  matter_number: z.string(),
  kind: z.string(),
  channel: z.string(),
  received: z.iso.date(),
  /** This contact joined a matter that was there already. */
  repeat: z.boolean(),
  organ: z.object({ name: z.string(), name_en: z.string() }),
  rule_set: z.string(),
  stage: z.string(),
  open: z.boolean(),
  /** We cannot tell them; they see it here. The last day is an internal one then. */
  anonymous: z.boolean(),
  dates: z.object({
    received: z.iso.date(),
    informed_on: day,
    accepted_on: day,
    opinion_on: day,
    served_on: day,
    closed_on: day,
    resolved_on: day,
    visited_on: day,
    rated_on: day,
    moved_on: day,
    voided_on: day,
  }),
  holder: z
    .object({
      name: z.string(),
      name_en: z.string(),
      phone: z.string().nullable(),
      handler: z.object({ name: z.string(), name_en: z.string(), phone: z.string().nullable() }).nullable(),
    })
    .nullable(),
  moved_to: z.object({ name: z.string(), name_en: z.string() }).nullable(),
  clock: clockLine.nullable(),
  /** Until when they may ask for a review of the answer; null: no answer yet, or the time is over. */
  review_by: day,
  late_days: z.int(),
  /** What the office told the petitioner about being late. */
  late_reason: z.string().nullable(),
  outcome: z.string().nullable(),
  papers: z.array(z.object({ kind: z.string(), number: z.string(), signed_on: z.iso.date(), served_on: day })),
  steps: z.array(publicStepSchema),
  /** Who looked at how the people of this contact are reached, newest first: from which post, on which day. */
  looks: z.array(publicLookSchema),
  /** What they may do now. */
  may: z.array(z.string()),
})
export type Followed = z.infer<typeof followedSchema>

export type FollowedParts = {
  contact: Pick<Contact, 'series' | 'year' | 'n' | 'channel' | 'received' | 'first' | 'anonymous' | 'voided_on'>
  state: MatterState
  organ: { name: string; name_en: string }
  holder: Followed['holder']
  moved_to: Followed['moved_to']
  late_reason: string | null
  steps: PublicStep[]
  looks: PublicLook[]
  may: string[]
  today: Day
  lateDays: number
}

/** What a resident sees of their matter. */
export function followed(parts: FollowedParts): Followed {
  const { contact, state, organ, holder, moved_to } = parts
  const { matter } = state
  return {
    contact_number: numberText(contact),
    matter_number: numberText(matter),
    kind: matter.kind,
    channel: contact.channel,
    received: contact.received,
    repeat: !contact.first,
    organ: { name: organ.name, name_en: organ.name_en },
    rule_set: matter.rule_set,
    stage: matter.stage,
    open: matter.open,
    anonymous: contact.anonymous,
    dates: datesOf(matter, contact.voided_on),
    holder,
    moved_to,
    clock: matter.open
      ? clockOf(
          matter,
          state.clocks.filter((c) => c.kind === matter.clock_kind && c.ended_on === null).at(-1)?.starts_on ?? null,
        )
      : null,
    review_by: reviewBy(state, parts.today),
    late_days: parts.lateDays,
    late_reason: parts.late_reason,
    outcome: matter.outcome,
    papers: state.papers
      .filter((p) => p.voided_on === null && (p.served_on !== null || !onlyWhenServed.has(p.kind)))
      .map((p) => ({ kind: p.kind, number: paperNumber(p), signed_on: p.signed_on, served_on: p.served_on })),
    steps: parts.steps,
    looks: parts.looks,
    may: parts.may,
  }
}

function reviewBy({ clocks }: MatterState, today: Day): Day | null {
  const last = clocks.findLast((one) => one.kind === 'ask-review')?.last_day ?? null
  return last !== null && last >= today ? last : null
}

/** What these papers say is told by serving them, not by a web page the evening before. */
const onlyWhenServed = new Set(['opinion', 'reply', 'refusal'])

function datesOf(m: Matter, contactVoided: Day | null): Followed['dates'] {
  const { received, informed_on, accepted_on, served_on, closed_on, resolved_on, visited_on, rated_on, moved_on } = m
  return {
    received,
    informed_on,
    accepted_on,
    opinion_on: served_on === null ? null : m.opinion_on,
    served_on,
    closed_on,
    resolved_on,
    visited_on,
    rated_on,
    moved_on,
    voided_on: contactVoided ?? m.voided_on,
  }
}
