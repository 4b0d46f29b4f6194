import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'

/**
 * The only way JSON leaves. In: the schema of what may be said, the value, the status (200).
 * What an object schema does not name is dropped; a value that does not fit throws, and nothing leaves.
 */
export function reply<S extends z.ZodType>(
  c: Context,
  schema: S,
  value: z.input<S>,
  status: ContentfulStatusCode = 200,
): Response {
  return c.json(schema.parse(value), status)
}
