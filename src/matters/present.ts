import { z } from 'zod'
import { numberText } from '../rules/numbering.ts'
import type { Channel, Day, Kind, Level, Matter, Stage } from '../rules/types.ts'
import type { WordQuery } from './words.ts'

// What may leave of a matter. Every exit, page, JSON, export, command line, takes it from here; a schema names all there is.

export const day = z.iso.date().nullable()
export const named = z.object({ id: z.string(), name: z.string(), name_en: z.string() })
export const clockLine = z.object({
  kind: z.string(),
  /** Day zero; null when it is not known. */
  since: day,
  last_day: day,
  basis: z.string().nullable(),
  provisional: z.boolean(),
  /** Nobody must be told by this day. */
  internal: z.boolean(),
})

/** A matter as one line of a list. */
export const matterLineSchema = z.object({
  matter_id: z.uuid(),
  number: z.string(),
  /** Null: behind the wall, or destroyed. */
  title: z.string().nullable(),
  /** Where the words that were looked for stand, folded. */
  snippet: z.string().nullable(),
  category: z.string(),
  village: named.nullable(),
  unit: named.nullable(),
  stage: z.string(),
  channel: z.string(),
  kind: z.string(),
  origin: z.string(),
  level: z.string().nullable(),
  received: z.iso.date(),
  contacts: z.int(),
  persons: z.int(),
  repeats: z.int(),
  walled: z.boolean(),
  urgent: z.boolean(),
  anonymous: z.boolean(),
  open: z.boolean(),
  clock: clockLine.nullable(),
  asked: z.string().nullable(),
  late_why: z.string().nullable(),
  served_on: day,
  /** Whether notice and answer came in time; null before the answer, and where nothing bound them. */
  in_time: z.boolean().nullable(),
  closed_on: day,
  outcome: z.string().nullable(),
  resolved_on: day,
  rated_on: day,
  office_rating: z.int().nullable(),
  unit_rating: z.int().nullable(),
  moved_on: day,
  voided_on: day,
})
export type MatterLine = z.infer<typeof matterLineSchema>

/** What the list statement reads of one matter. */
export type LineRow = Pick<
  Matter,
  | 'matter_id'
  | 'series'
  | 'year'
  | 'n'
  | 'walled'
  | 'received'
  | 'category'
  | 'village_id'
  | 'unit_id'
  | 'asked'
  | 'anonymous'
  | 'urgent'
  | 'contacts'
  | 'persons'
  | 'repeats'
  | 'open'
  | 'clock_kind'
  | 'last_day'
  | 'last_day_basis'
  | 'provisional'
  | 'internal'
  | 'served_on'
  | 'closed_on'
  | 'outcome'
  | 'resolved_on'
  | 'rated_on'
  | 'office_rating'
  | 'unit_rating'
  | 'moved_on'
  | 'voided_on'
  | 'late_why'
> & {
  kind: Kind
  origin: string
  level: Level | null
  channel: Channel
  stage: Stage
  day: Day
  title: string | null
  words: string | null
  village_name: string | null
  village_name_en: string | null
  unit_name: string | null
  unit_name_en: string | null
  clock_since: Day | null
  in_time: boolean | null
}

/** A line of a list. In: the row, the words looked for when there were any. */
export function matterLine(row: LineRow, query: WordQuery | null): MatterLine {
  return {
    matter_id: row.matter_id,
    number: numberText(row),
    title: row.title,
    snippet: query && row.words !== null ? snippetOf(row.words, query) : null,
    category: row.category,
    village: place(row.village_id, row.village_name, row.village_name_en),
    unit: place(row.unit_id, row.unit_name, row.unit_name_en),
    stage: row.stage,
    channel: row.channel,
    kind: row.kind,
    origin: row.origin,
    level: row.level,
    received: row.received,
    contacts: row.contacts,
    persons: row.persons,
    repeats: row.repeats,
    walled: row.walled,
    urgent: row.urgent,
    anonymous: row.anonymous,
    open: row.open,
    clock: clockOf(row, row.clock_since),
    asked: row.asked,
    late_why: row.late_why,
    served_on: row.served_on,
    in_time: row.in_time,
    closed_on: row.closed_on,
    outcome: row.outcome,
    resolved_on: row.resolved_on,
    rated_on: row.rated_on,
    office_rating: row.office_rating,
    unit_rating: row.unit_rating,
    moved_on: row.moved_on,
    voided_on: row.voided_on,
  }
}

/** The running clock that ends first. */
export function clockOf(
  row: Pick<Matter, 'clock_kind' | 'last_day' | 'last_day_basis' | 'provisional' | 'internal'>,
  since: Day | null,
): z.infer<typeof clockLine> | null {
  if (row.clock_kind === null) return null
  return {
    kind: row.clock_kind,
    since,
    last_day: row.last_day,
    basis: row.last_day_basis,
    provisional: row.provisional,
    internal: row.internal,
  }
}

function place(id: string | null, name: string | null, name_en: string | null): z.infer<typeof named> | null {
  return id === null ? null : { id, name: name ?? id, name_en: name_en ?? id }
}

/** Some 60 characters around the first part that stands in the words. */
function snippetOf(words: string, query: WordQuery): string {
  const at = Math.max(0, words.indexOf(query.parts[0] ?? ''))
  const letters = Array.from(words.slice(Math.max(0, at - 40), at + 120))
  const before = Array.from(words.slice(Math.max(0, at - 40), at)).length
  const from = Math.max(0, before - 20)
  return letters
    .slice(from, from + 60)
    .join('')
    .trim()
}

/** One thing somebody owes, as a line of the today page. */
export const dutyLineSchema = z.object({
  duty_id: z.string(),
  kind: z.string(),
  since: z.iso.date(),
  last_day: day,
  provisional: z.boolean(),
  basis: z.string(),
  owner_seat_id: z.string().nullable(),
  matter: z
    .object({
      matter_id: z.uuid(),
      number: z.string(),
      title: z.string().nullable(),
      stage: z.string(),
      /** Who handled or signed it: somebody else closes it. */
      handler_id: z.string().nullable(),
      village: named.nullable(),
      persons: z.int(),
      asked: z.string().nullable(),
    })
    .nullable(),
})
export type DutyLine = z.infer<typeof dutyLineSchema>

/** What the today page reads of one duty. */
export type DutyRow = {
  duty_id: string
  kind: string
  since: Day
  last_day: Day | null
  provisional: boolean
  basis: string
  owner_seat_id: string | null
  matter_id: string | null
  series: string
  year: number
  n: number
  stage: Stage
  walled: boolean | null
  handler_id: string | null
  persons: number
  asked: string | null
  title: string | null
  village_id: string | null
  village_name: string | null
  village_name_en: string | null
}

export function dutyLine(row: DutyRow): DutyLine {
  return {
    duty_id: row.duty_id,
    kind: row.kind,
    since: row.since,
    last_day: row.last_day,
    provisional: row.provisional,
    basis: row.basis,
    owner_seat_id: row.owner_seat_id,
    matter:
      row.matter_id === null
        ? null
        : {
            matter_id: row.matter_id,
            number: numberText(row),
            title: row.title,
            stage: row.stage,
            handler_id: row.handler_id,
            village: place(row.village_id, row.village_name, row.village_name_en),
            persons: row.persons,
            asked: row.asked,
          },
  }
}
