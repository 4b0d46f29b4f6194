import type { Handler } from 'hono'
import { z } from 'zod'
import { reply } from './reply.ts'

const schema = z.object({ ok: z.boolean() })

/** Whether the house answers, its database with it. In: a look at the database. */
export function health(look: () => Promise<unknown>): Handler {
  return async (c) => {
    const ok = await look().then(
      () => true,
      () => false,
    )
    return reply(c, schema, { ok }, ok ? 200 : 503)
  }
}
