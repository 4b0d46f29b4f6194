import { type Refusal, refusal, refuseAll } from '../rules/errors.ts'
import { readWhen, type DateStyle, type When } from './dates.ts'
import type { CHANNELS, ImportMap, STATES } from './map.ts'
import type { RefusedRow, Row } from './rows.ts'

/** One record of another system, as the map reads it. Words are as they stood in the file. */
export type ImportedRecord = {
  line: number
  ref: string
  channel: (typeof CHANNELS)[number]
  state: (typeof STATES)[number]
  subject: string
  body: string
  petitioner: string
  /** How many came to a visit; 1 by every other channel. */
  present: number
  received: When
  reply: string
  replied: When | null
  target: When | null
  closed: When | null
  /** Closed after its target: by the minute when both have a time, else by the day. Null without both. */
  afterTarget: boolean | null
  department: string
  place: string
  category: string[]
  keep: Record<string, string>
}

type Words = ImportMap['fields']['subject']
type Wrong = { column: string | null; refusal: Refusal }
const LONGEST_REF = 200

/**
 * Makes the function that turns a row into a record. In: the map and the file's header.
 * Throws `import.column_missing` for each column of the map that the header has not, `import.column_twice` for one it
 * has more than once. The function gives the record, or the refused row.
 */
export function recordReader(map: ImportMap, header: readonly string[]): (row: Row) => ImportedRecord | RefusedRow {
  const missing: Refusal[] = []
  const places = new Map<string, number>()
  const column = (name: string): number => {
    const known = places.get(name)
    if (known !== undefined) return known
    const at = header.indexOf(name)
    if (at < 0)
      missing.push(refusal('import.column_missing', { column: name, header: header.join(', ').slice(0, 500) }))
    else if (header.lastIndexOf(name) !== at) missing.push(refusal('import.column_twice', { column: name }))
    places.set(name, at)
    return at
  }
  const cell = (name: string) => {
    const at = column(name)
    return (row: Row) => row.cells[at] ?? ''
  }
  const wordsOf = (from: Words | undefined): ((row: Row) => string) => {
    if (from === undefined) return () => ''
    if (typeof from === 'string') return cell(from)
    if ('constant' in from) return () => from.constant
    if ('column' in from) return cell(from.column)
    const parts = from.columns.map(cell)
    return (row) =>
      parts
        .map((part) => part(row))
        .filter((text) => text.trim() !== '')
        .join(from.join ?? ' ')
  }
  const whenOf = (from: ImportMap['fields']['received'] | undefined): ((row: Row) => When | null | Wrong) => {
    if (from === undefined) return () => null
    const [name, styles, zone]: [string, readonly DateStyle[], string] =
      typeof from === 'string'
        ? [from, map.dates, map.zone]
        : [from.column, from.dates ?? map.dates, from.zone ?? map.zone]
    const read = cell(name)
    return (row) => {
      const found = readWhen(read(row), styles, zone)
      return found !== null && 'code' in found ? { column: name, refusal: found } : found
    }
  }
  const codedOf = <T extends string>(
    from: { constant: T } | { column: string; values: Record<string, T>; otherwise?: T | undefined },
  ): ((row: Row) => T | Wrong) => {
    if ('constant' in from) return () => from.constant
    const read = cell(from.column)
    const table = new Map(Object.entries(from.values))
    return (row) => {
      const text = read(row).trim()
      const found = table.get(text) ?? from.otherwise
      return found ?? { column: from.column, refusal: refusal('import.value_unknown', { text: text.slice(0, 60) }) }
    }
  }
  const { fields } = map
  const id = cell(map.id)
  const idColumn = map.id
  const channel = codedOf(map.channel)
  const state = map.state ? codedOf(map.state) : null
  const present = presentOf(fields.present, cell)
  const subject = wordsOf(fields.subject)
  const body = wordsOf(fields.body)
  const petitioner = wordsOf(fields.petitioner)
  const reply = wordsOf(fields.reply)
  const department = wordsOf(fields.department)
  const place = wordsOf(fields.place)
  const received = whenOf(fields.received)
  const replied = whenOf(fields.replied)
  const target = whenOf(fields.target)
  const closed = whenOf(fields.closed)
  const category = pathOf(fields.category, cell, wordsOf)
  const keep = (map.keep ?? []).map((name) => [name, cell(name)] as const)
  refuseAll(missing)

  return (row) => {
    const wrong = (at: Wrong): RefusedRow => ({
      line: row.line,
      toLine: row.line,
      column: at.column,
      refusal: at.refusal,
    })
    const ref = id(row).trim()
    if (ref === '') return wrong({ column: idColumn, refusal: refusal('import.id_missing') })
    if (ref.length > LONGEST_REF) return wrong({ column: idColumn, refusal: refusal('import.id_too_long') })
    const by = channel(row)
    if (typeof by !== 'string') return wrong(by)
    const persons = by === 'visit' ? present(row) : 1
    if (typeof persons !== 'number') return wrong(persons)
    const dates = [received(row), replied(row), target(row), closed(row)] as const
    for (const one of dates) if (one !== null && 'refusal' in one) return wrong(one)
    const [came, answered, due, ended] = dates as readonly (When | null)[]
    if (!came) {
      return wrong({ column: nameOf(fields.received), refusal: refusal('import.date_missing') })
    }
    const answer = reply(row)
    const told = state ? state(row) : null
    if (told !== null && typeof told !== 'string') return wrong(told)
    const replyAt = answer.trim() === '' ? null : (answered ?? null)
    const closedAt = told === 'open' ? null : (ended ?? replyAt)
    const is = told ?? (closedAt || answer.trim() !== '' ? 'closed' : 'open')
    const why = unsound(came, answer, replyAt, is, closedAt)
    if (why)
      return wrong({
        column: why.of === 'reply' ? nameOf(fields.replied) : nameOf(fields.closed),
        refusal: why.refusal,
      })
    if (subject(row).trim() === '' && body(row).trim() === '') {
      return wrong({ column: columnNames(fields.body), refusal: refusal('import.text_missing') })
    }
    return {
      line: row.line,
      ref,
      channel: by,
      state: is,
      subject: subject(row),
      body: body(row),
      petitioner: petitioner(row),
      present: persons,
      received: came,
      reply: answer,
      replied: replyAt,
      target: due ?? null,
      closed: closedAt,
      afterTarget: due && closedAt ? isAfter(closedAt, due) : null,
      department: department(row).trim(),
      place: place(row).trim(),
      category: category(row),
      keep: Object.fromEntries(keep.map(([name, read]) => [name, read(row)])),
    }
  }
}

function pathOf(
  from: ImportMap['fields']['category'],
  cell: (name: string) => (row: Row) => string,
  wordsOf: (from: Words | undefined) => (row: Row) => string,
): (row: Row) => string[] {
  const parts = typeof from === 'object' && 'path' in from ? from.path.map(cell) : [wordsOf(from)]
  return (row) => parts.map((part) => part(row).trim()).filter((text) => text !== '')
}

/** Reads how many came: `80`, `８０人`; an empty cell is one. */
function presentOf(
  from: ImportMap['fields']['present'],
  cell: (name: string) => (row: Row) => string,
): (row: Row) => number | Wrong {
  if (from === undefined) return () => 1
  const column = typeof from === 'string' ? from : from.column
  const read = cell(column)
  return (row) => {
    const text = read(row).normalize('NFKC').trim()
    if (text === '') return 1
    const n = Number(/^(\d{1,5}) ?[人名位]?$/u.exec(text)?.[1] ?? 0)
    return n > 0 ? n : { column, refusal: refusal('import.present_not_a_number', { text: text.slice(0, 60) }) }
  }
}

/** What makes no sense of dates: an end without a day, or one before the beginning. */
function unsound(
  came: When,
  answer: string,
  replyAt: When | null,
  is: 'open' | 'closed',
  closedAt: When | null,
): { of: 'reply' | 'closed'; refusal: Refusal } | null {
  if (answer.trim() !== '' && !replyAt) return { of: 'reply', refusal: refusal('import.reply_without_date') }
  if (replyAt && isAfter(came, replyAt)) return { of: 'reply', refusal: refusal('import.reply_before_received') }
  if (is === 'closed' && !closedAt) return { of: 'closed', refusal: refusal('import.closed_without_date') }
  if (closedAt && isAfter(came, closedAt)) return { of: 'closed', refusal: refusal('import.closed_before_received') }
  return null
}

function nameOf(from: ImportMap['fields']['received'] | undefined): string | null {
  return typeof from === 'string' ? from : (from?.column ?? null)
}

function columnNames(from: Words): string | null {
  if (typeof from === 'string') return from
  return 'column' in from ? from.column : 'columns' in from ? from.columns.join(', ') : null
}

function isAfter(one: When, other: When): boolean {
  return one.instant !== null && other.instant !== null ? one.instant > other.instant : one.date > other.date
}
