import type { Handler } from 'hono'
import { z } from 'zod'
import type { Health } from '../health/look.ts'
import { reply } from './reply.ts'

const schema = z.object({
  ok: z.boolean(),
  database: z.boolean(),
  disk: z.boolean(),
  seal: z.boolean(),
  backup: z.boolean(),
  jobs: z.boolean(),
  clock: z.boolean(),
})

/**
 * For machines: whether the house can take what people bring (200 or 503), and which of its parts are well. Says no number, for
 * anybody may ask.
 */
export function health(look: () => Promise<Health>): Handler {
  return async (c) => {
    const { database, disk, seal, backup, jobs, clock } = await look()
    const ok = database.ok && disk.ok
    const parts = {
      database: database.ok,
      disk: disk.ok,
      seal: seal.ok,
      backup: backup.ok,
      jobs: jobs.ok,
      clock: clock.ok,
    }
    return reply(c, schema, { ok, ...parts }, ok ? 200 : 503)
  }
}
