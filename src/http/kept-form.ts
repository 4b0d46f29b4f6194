import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Random } from '../lib/ids.ts'
import { seal, unseal } from '../lib/seal.ts'
import { tokenField } from './form-token.ts'

/** Posted beside the fields of a form that outlived its session: show it as it was typed, do nothing yet. */
export const againField = '_again'

/** How long a form waits for its writer to sign in, in ms. */
const patience = 12 * 3_600_000

const schema = z.object({
  /** For whom the form was made: `markOf`. */
  mark: z.string(),
  path: z.string(),
  /** Names and values in the order posted. Passphrases are left out. */
  fields: z.array(z.tuple([z.string(), z.string()])),
  /** Names of files, which must be chosen again. */
  files: z.array(z.string()),
  at: z.string(),
})

/** A form that was posted when its session was over. */
export type KeptForm = z.infer<typeof schema>

/** What is kept of a posted form. In: Hono's parsed body with `all`, where it was posted, for whom it was made, the instant. */
export function keptForm(body: Record<string, unknown>, path: string, mark: string, at: string): KeptForm {
  const kept: KeptForm = { mark, path, fields: [], files: [], at }
  for (const [name, value] of Object.entries(body)) {
    if (name === tokenField || name === againField || name.startsWith('passphrase')) continue
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === 'string') kept.fields.push([name, one])
      else if (one instanceof File && one.size > 0) kept.files.push(one.name)
    }
  }
  return kept
}

const place = 'kept form'

function keyOf(secret: Uint8Array): Uint8Array {
  return createHash('sha256').update('kept form\n').update(secret).digest()
}

/** The form as sealed text that travels in the sign-in page: nobody but us can read or change it, nothing is stored here. */
export function sealForm(secret: Uint8Array, random: Random, kept: KeptForm): string {
  return seal(keyOf(secret), Buffer.from(JSON.stringify(kept)), place, random).toString('base64url')
}

/** The form in a sealed text at an instant; undefined when it is not ours, was changed, or waited too long. */
export function openForm(secret: Uint8Array, sealed: string, now: string): KeptForm | undefined {
  const plain = unseal(keyOf(secret), Buffer.from(sealed, 'base64url'), place)
  if (plain === null) return undefined
  const kept = schema.parse(JSON.parse(plain.toString('utf8')))
  return Date.parse(now) - Date.parse(kept.at) <= patience ? kept : undefined
}
