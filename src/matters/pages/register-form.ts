import type { Tx } from '../../db/kysely.ts'
import { Refused, refusal } from '../../rules/errors.ts'
import { type Access } from '../access.ts'
import { hasField } from '../channel-fields.ts'
import { matterNamed, mayRead } from '../find.ts'
import { one, type Typed } from './act-form.ts'
import { type CategoryName, pathOf } from './category-names.ts'

/** Rows for people that a fresh form shows. */
export const rowsAtLeast = 2

const person = ['name', 'phone', 'address', 'id_number', 'own_code'] as const

/** How many rows for people were posted. */
export function peopleRows(typed: Typed): number {
  let rows = 0
  while (typed[`people.${rows}.name`] !== undefined) rows++
  return rows
}

/** What a button of the form does, `people.remove 2`: a name and what it is about. Without one, the form is saved. */
export function deedOf(typed: Typed): { name: string; value: string } {
  const [name = 'save', ...rest] = (one(typed, 'do') || 'save').split(' ')
  return { name, value: rest.join(' ') }
}

/** What stands in the form after a button that only changes the form; undefined for a button that does something else. */
export function edited(typed: Typed, { name, value }: { name: string; value: string }): Typed | undefined {
  const demands = typed['demands'] ?? []
  switch (name) {
    case 'people.add':
      return { ...typed, [`people.${peopleRows(typed)}.name`]: [''] }
    case 'people.remove':
      return withoutPerson(typed, Number(value))
    case 'demands.add':
      return { ...typed, demands: [...(demands.length === 0 ? [''] : demands), ''] }
    case 'demands.remove':
      return { ...typed, demands: demands.filter((_, n) => n !== Number(value)) }
    case 'guess':
      return { ...typed, category: [value] }
    case 'unlink':
      return { ...typed, 'same_as.matter_id': [], 'same_as.cause': [], 'same_as.reason': [] }
    case 'kind':
      return { ...typed, kind: [value], 'same_as.matter_id': [] }
    case 'look':
    case 'draft':
      return typed
    default:
      return undefined
  }
}

function withoutPerson(typed: Typed, gone: number): Typed {
  const rows = peopleRows(typed)
  const kept = Object.entries(typed).filter(([name]) => !/^people\.\d+\./.test(name))
  const people = Array.from({ length: rows }, (_, n) => n)
    .filter((n) => n !== gone)
    .flatMap((n, to) =>
      person.flatMap((field) => {
        const value = typed[`people.${n}.${field}`]
        return value === undefined ? [] : [[`people.${to}.${field}`, value] as const]
      }),
    )
  return Object.fromEntries([...kept, ...people])
}

const plain = [
  'channel',
  'received',
  'kind',
  'facts',
  'present',
  'concerned',
  'village',
  'against',
  'leader_seat',
  'oral',
] as const

/**
 * What was typed as a registration, before it is checked: demands one a line, empty fields and empty rows left out, the
 * category's path, the matters that numbers name; only the channel's own fields. Refuses `register.no_such_matter` for a number that names none this
 * reader may see.
 */
export async function registrationOf(
  tx: Tx,
  access: Access,
  typed: Typed,
  now: string,
  categories: readonly CategoryName[],
): Promise<Record<string, unknown>> {
  const filled = (name: string) => one(typed, name).trim() !== ''
  const channel = one(typed, 'channel')
  const received = one(typed, 'received')
  return {
    ...Object.fromEntries(
      plain.filter((name) => filled(name) && hasField(channel, name)).map((name) => [name, one(typed, name)]),
    ),
    // These two are needed: the rules say so in better words than the schema.
    subject: one(typed, 'subject'),
    category: pathOf(categories, one(typed, 'category')),
    demands: demandsOf(typed),
    people: peopleOf(typed),
    anonymous: filled('anonymous'),
    ...(filled('urgent') && { urgent: true }),
    ...(received === now.slice(0, 10) && { happened: now }),
    ...(hasField(channel, 'from_above') && {
      from_above: {
        level: one(typed, 'from_above.level') || undefined,
        sender: one(typed, 'from_above.sender'),
        ...(filled('from_above.document_no') && { document_no: one(typed, 'from_above.document_no') }),
        ...(filled('from_above.due') && { due: one(typed, 'from_above.due') }),
      },
    }),
    ...(filled('same_as.matter_id') && {
      same_as: {
        matter_id: await idOf(tx, access, one(typed, 'same_as.matter_id'), 'same_as.matter_id'),
        cause: one(typed, 'same_as.cause') || undefined,
        reason: one(typed, 'same_as.reason'),
      },
    }),
    ...(filled('about') && { about: await idOf(tx, access, one(typed, 'about'), 'about') }),
  }
}

/** The demands that were typed, one each; several lines in one field are several. */
export function demandsOf(typed: Typed): string[] {
  return (typed['demands'] ?? []).flatMap((one) => one.split(/\r?\n/)).map(withoutNumber)
}

// `1. 修路` and `2、修路` are typed out of habit; the number is the line's own.
function withoutNumber(line: string): string {
  return line.replace(/^\s*\d{1,2}\s*[.．、)）]\s*/u, '')
}

function peopleOf(typed: Typed): Record<string, unknown>[] {
  const words = person.filter((field) => field !== 'own_code')
  return Array.from({ length: peopleRows(typed) }, (_, n) => n)
    .filter((n) => words.some((field) => one(typed, `people.${n}.${field}`).trim() !== ''))
    .map((n) => ({
      ...Object.fromEntries(
        words
          .map((field) => [field, one(typed, `people.${n}.${field}`)] as const)
          .filter(([field, value]) => field === 'name' || value.trim() !== ''),
      ),
      representative: one(typed, 'channel') === 'visit',
      ...(typed[`people.${n}.own_code`] !== undefined && { own_code: true }),
    }))
}

async function idOf(tx: Tx, access: Access, number: string, field: string): Promise<string> {
  const found = await matterNamed(tx, access.organ_id, number)
  if (found !== null && (await mayRead(tx, access, found))) return found
  throw new Refused([refusal('register.no_such_matter', {}, field)])
}
