import type { Context } from 'hono'
import { isRefused, refuse } from '../rules/errors.ts'

/**
 * Reads a posted form for the first time; whoever reads it after this gets the same. Refuses `http.unreadable` when what was
 * posted breaks off or is no form.
 */
export async function readForm(c: Context): Promise<Record<string, string | File>> {
  try {
    return await c.req.parseBody()
  } catch (caught) {
    // What the reader of forms throws is the sender's doing: a part without its end, a connection that broke off.
    return isRefused(caught) ? Promise.reject(caught) : refuse('http.unreadable')
  }
}
