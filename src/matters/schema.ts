import { z } from 'zod'
import { Refused, refusal, type Refusal } from '../rules/errors.ts'
import { actionNames, type ActionName } from '../rules/lifecycle.ts'
import { hidden } from '../rules/hidden.ts'
import { type ActInputs, oralRecords, type RegisterInput } from '../rules/acts.ts'

const clean = (most: number) =>
  z
    .string({ error: 'field.not_text' })
    .max(most, { error: 'field.too_long' })
    .refine((text) => !hidden.test(text), { error: 'field.control_characters' })
    .refine((text) => text.isWellFormed(), { error: 'field.broken_text' })

/** A line: no breaks, trimmed. */
const line = (most = 200) => clean(most).transform((text) => text.replace(/\s+/gu, ' ').trim())
/** A text of several lines, as it was typed. */
const text = (most = 100_000) => clean(most).transform((value) => value.replace(/\r\n?/g, '\n').trim())
const id = z.string({ error: 'field.missing' }).regex(/^[a-z0-9_-]{1,60}$/, { error: 'field.not_an_id' })
/** A word of the office's own lists: people's words do not belong in control facts. */
const code = z.string({ error: 'field.choose' }).regex(/^[a-z][a-z0-9_-]{0,39}$/, { error: 'field.choose' })
const uuid = z.uuid({ error: 'field.not_an_id' })

const exists = (day: string) => {
  const at = new Date(`${day}T00:00:00Z`)
  if (day.startsWith('0000')) return false // the database knows no year 0
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day
}
/** YYYY-MM-DD, a day that exists. */
export const day = z
  .string({ error: 'field.missing' })
  .regex(/^\d{4}-\d\d-\d\d$/, { error: 'field.not_a_date', abort: true })
  .refine(exists, { error: 'field.no_such_date' })
/** YYYY-MM-DD or YYYY-MM-DDTHH:MM, the office's zone. */
export const moment = z
  .string({ error: 'field.missing' })
  .regex(/^\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d)?$/, { error: 'field.not_a_date', abort: true })
  .refine((at) => exists(at.slice(0, 10)), { error: 'field.no_such_date' })

const count = z.coerce
  .number({ error: 'field.not_a_number' })
  .int({ error: 'field.not_a_number' })
  .min(1, { error: 'field.not_a_number' })
  .max(100_000, { error: 'field.not_a_number' })

const person = z.object({
  name: line(60).refine((name) => name !== '', { error: 'field.missing' }),
  phone: line(40).optional(),
  address: line(200).optional(),
  id_number: line(40).optional(),
  representative: z.boolean().default(false),
  own_code: z.boolean().optional(),
})

export const registerSchema = z.object({
  channel: z.enum(['letter', 'visit', 'call', 'online', 'transfer'], { error: 'field.choose' }),
  received: day,
  happened: moment.optional(),
  kind: z.enum(['demand', 'suggestion', 'accusation'], { error: 'field.choose' }).default('demand'),
  subject: line(300),
  facts: text().default(''),
  demands: z
    .array(line(1000))
    .max(50, { error: 'field.too_many' })
    .default([])
    .transform((all) => all.filter((one) => one !== '')),
  present: count.default(1),
  concerned: count.optional(),
  people: z.array(person).max(500, { error: 'field.too_many' }).default([]),
  anonymous: z.boolean().default(false),
  category: line(200),
  village: id.optional(),
  against: id.optional(),
  urgent: z.boolean().optional(),
  leader_seat: id.optional(),
  oral: z.enum(oralRecords, { error: 'field.choose' }).optional(),
  from_above: z
    .object({
      level: z.enum(['central', 'province', 'city', 'county'], { error: 'field.choose' }),
      sender: line(200),
      document_no: line(100).optional(),
      due: day.optional(),
    })
    .optional(),
  same_as: z
    .object({
      matter_id: uuid,
      cause: z.enum(['late', 'wrong', 'not_carried_out', 'new_facts', 'same_facts', 'unknown'], {
        error: 'field.choose',
      }),
      reason: line(1000),
    })
    .optional(),
  about: uuid.optional(),
})

const yes = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')], {
  error: 'field.choose',
})
const rating = z.coerce.number().pipe(z.union([z.literal(1), z.literal(2), z.literal(3)], { error: 'field.choose' }))
const words = text().refine((value) => value !== '', { error: 'field.missing' })
const way = z.enum(['in_hand', 'post', 'left', 'electronic', 'oral', 'phone', 'home_visit'], { error: 'field.choose' })

/** The input of each action. */
export const actSchemas: { [A in ActionName]: z.ZodType<ActInputs[A]> } = {
  assign: z.object({ unit: id, seat: id.optional(), help: z.array(id).optional(), requirement: text().optional() }),
  keep: z.object({ text: text().optional() }),
  inform: z.object({ way, text: text().optional() }),
  accept: z.object({ way, text: text().optional() }),
  refuse: z.object({ ground: code, reason: words, elsewhere: text().optional() }),
  object: z.object({ reason: words, proposed: id.optional() }),
  decide_objection: z.object({ upheld: yes, reason: words }),
  handle: z.object({
    kind: z.enum(['investigation', 'site_visit', 'meeting', 'mediation', 'contact_petitioner'], {
      error: 'field.choose',
    }),
    text: words,
  }),
  hand_over: z.object({ unit: id, seat: id.optional(), reason: words }),
  add_help: z.object({ unit: id }),
  ask_extension: z.object({ days: count, reason: words }),
  approve_extension: z.object({ approved: yes, reason: words }),
  sign_opinion: z.object({
    paper: z.enum(['opinion', 'reply'], { error: 'field.choose' }),
    answers: z
      .array(
        z.object({
          demand: count,
          outcome: z.enum(['supported', 'explained', 'not_supported'], { error: 'field.choose' }),
          text: words,
        }),
      )
      .max(50, { error: 'field.too_many' })
      .default([]),
    basis: text().optional(),
    text: text().optional(),
  }),
  serve: z.object({ way, to: line(200), proof: text(2000).optional() }),
  answer_above: z.object({ text: words }),
  close: z.object({
    outcome: code,
    resolved: z.enum(['petitioner_confirmed', 'performance_proven', 'not_yet'], { error: 'field.choose' }).optional(),
    text: text().optional(),
  }),
  resolve: z.object({
    how: z.enum(['petitioner_confirmed', 'performance_proven'], { error: 'field.choose' }),
    proof: text().optional(),
  }),
  rate: z.object({ office: rating, unit: rating, text: text().optional() }),
  return_visit: z.object({
    way,
    performed: z.enum(['yes', 'partly', 'no', 'nothing_due'], { error: 'field.choose' }),
    text: words,
  }),
  take_charge: z.object({ leader_seat: id, plan: text().optional() }),
  chase: z.object({ text: words }),
  explain_late: z.object({ reason: words }),
  correct: z.object({
    category: line(200).optional(),
    village: id.optional(),
    against: id.optional(),
    urgent: z.boolean().optional(),
    reason: words,
  }),
  note: z.object({ text: words }),
  add_material: z.object({ text: words, contact: uuid.optional() }),
  bar: z.object({ officer: id, reason: words }),
  unbar: z.object({ officer: id, reason: words }),
  move: z.object({ organ: z.string().regex(/^[a-z0-9_-]{1,40}$/, { error: 'field.not_an_id' }), reason: words }),
  unlink: z.object({ contact: uuid, reason: words }),
  ask_void: z.object({ reason: words }),
  confirm_void: z.object({ approved: yes, reason: words }),
}

/** Reads a registration from any door. Throws `Refused` with every field that must be mended. */
export function readRegistration(raw: unknown): RegisterInput {
  return read(registerSchema, raw) as RegisterInput
}

/** Reads an action's name and input. Throws `Refused`. */
export function readAct(action: string, raw: unknown): { action: ActionName; input: ActInputs[ActionName] } {
  const name = actionNames.find((known) => known === action)
  if (!name) throw new Refused([refusal('act.no_such_action', { action })])
  return { action: name, input: read(actSchemas[name] as z.ZodType, raw) as ActInputs[ActionName] }
}

function read(schema: z.ZodType, raw: unknown): unknown {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const refusals: Refusal[] = result.error.issues.map((issue) => {
    const code = issue.message.startsWith('field.') ? issue.message : 'field.not_understood'
    const most = issue.code === 'too_big' ? { most: Number(issue.maximum) } : {}
    const field = issue.path.join('.')
    return refusal(code, { field, ...most }, field)
  })
  throw new Refused(refusals)
}
