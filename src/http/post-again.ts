import type { Context } from 'hono'
import { originOf } from './form-token.ts'

/** What somebody posted in vain, to be posted again as it is. */
export type PostAgain = {
  /** Where it was posted. */
  path: string
  /** Names and values in the order posted, the form's token and key with them; passphrases are left out. */
  fields: [string, string][]
  /** Names of files, which must be chosen again. */
  files: string[]
}

/** What was posted, when the house could not take it just then; undefined when nothing was, or it came from elsewhere. */
export async function postAgain(c: Context): Promise<PostAgain | undefined> {
  if (c.req.method !== 'POST' || originOf(c) === 'elsewhere') return undefined
  const body = await c.req.parseBody({ all: true }).catch(() => undefined)
  if (body === undefined) return undefined
  const { pathname, search } = new URL(c.req.url)
  const again: PostAgain = { path: `${pathname}${search}`, fields: [], files: [] }
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('passphrase')) continue
    for (const one of [value].flat()) {
      if (typeof one === 'string') again.fields.push([name, one])
      else if (one.size > 0) again.files.push(one.name)
    }
  }
  return again
}
