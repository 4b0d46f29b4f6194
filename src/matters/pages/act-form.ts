import type { ActionName } from '../../rules/lifecycle.ts'
import type { GivenFile } from '../attachments.ts'
import type { Typed } from '../act-draft.ts'
import type { MatterView } from '../present-matter-schema.ts'
import { fieldsOf } from './act-fields.ts'

export type { Typed } from '../act-draft.ts'

/** A posted form as what was typed; files are left out. In: Hono's parsed body with `all`. */
export function typedOf(body: Record<string, unknown>): Typed {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string'),
    ]),
  )
}

/** The files of a posted form, as they were handed in. */
export async function givenFiles(body: Record<string, unknown>): Promise<GivenFile[]> {
  const given = Array.isArray(body['files']) ? body['files'] : [body['files']]
  return Promise.all(
    given
      .filter((one): one is File => one instanceof File)
      .map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
}

export const one = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''

/** What was typed as the input of an act: empty fields are left out, several choices are a list, answers one per demand. */
export function actInputOf(action: ActionName, typed: Typed): Record<string, unknown> {
  const fields = fieldsOf(action)
  return Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      if (field.as === 'files') return []
      if (field.as === 'answers') return [[field.name, answersOf(typed)]]
      if (field.as === 'checkboxes') return [[field.name, (typed[field.name] ?? []).filter((value) => value !== '')]]
      const value = one(typed, field.name)
      return value.trim() === '' ? [] : [[field.name, value]]
    }),
  )
}

function answersOf(typed: Typed): { demand: number; outcome?: string; text: string }[] {
  const found: { demand: number; outcome?: string; text: string }[] = []
  for (let n = 0; typed[`answers.${n}.text`] !== undefined; n++) {
    const outcome = one(typed, `answers.${n}.outcome`)
    found.push({ demand: n + 1, text: one(typed, `answers.${n}.text`), ...(outcome !== '' && { outcome }) })
  }
  return found
}

/** What a fresh form holds: its key, now, the acceptance in the usual way, the person who is to be served. */
export function freshForm(action: ActionName, view: MatterView, now: string, key: string): Typed {
  const first = view.contact_list[0]?.people[0]?.name
  return {
    happened: [now],
    seen: [String(view.version)],
    key: [key],
    ...(action === 'serve' && first ? { to: [first] } : {}),
    ...(action === 'sign_opinion' ? { paper: ['opinion'] } : {}),
    ...(action === 'correct' ? { category: [view.category], village: [view.village?.id ?? ''] } : {}),
  }
}
