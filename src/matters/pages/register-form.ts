import type { Tx } from '../../db/kysely.ts'
import { Refused, refusal } from '../../rules/errors.ts'
import { type Access } from '../access.ts'
import { matterNamed, mayRead } from '../find.ts'
import { one, type Typed } from './act-form.ts'

/** Rows for people that the form shows at least. */
export const rowsAtLeast = 5

/** How many rows for people were posted. */
export function peopleRows(typed: Typed): number {
  let rows = 0
  while (typed[`people.${rows}.name`] !== undefined) rows++
  return rows
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
] as const
const person = ['name', 'phone', 'address', 'id_number'] as const

/**
 * What was typed as a registration, before it is checked: demands one a line, empty fields and empty rows left out, the
 * matters that numbers name. Refuses `register.no_such_matter` for a number that names none this reader may see.
 */
export async function registrationOf(
  tx: Tx,
  access: Access,
  typed: Typed,
  now: string,
): Promise<Record<string, unknown>> {
  const filled = (name: string) => one(typed, name).trim() !== ''
  const channel = one(typed, 'channel')
  const transfer = channel === 'transfer'
  const received = one(typed, 'received')
  return {
    ...Object.fromEntries(plain.filter(filled).map((name) => [name, one(typed, name)])),
    // These two are needed: the rules say so in better words than the schema.
    subject: one(typed, 'subject'),
    category: one(typed, 'category'),
    demands: one(typed, 'demands').split(/\r?\n/).map(withoutNumber),
    people: peopleOf(typed),
    anonymous: filled('anonymous'),
    ...(filled('urgent') && { urgent: true }),
    ...(received === now.slice(0, 10) && { happened: now }),
    ...(transfer && {
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

// `1. 修路` and `2、修路` are typed out of habit; the number is the line's own.
function withoutNumber(line: string): string {
  return line.replace(/^\s*\d{1,2}\s*[.．、)）]\s*/u, '')
}

function peopleOf(typed: Typed): Record<string, unknown>[] {
  return Array.from({ length: peopleRows(typed) }, (_, n) => n)
    .filter((n) => person.some((field) => one(typed, `people.${n}.${field}`).trim() !== ''))
    .map((n) => ({
      ...Object.fromEntries(
        person
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
