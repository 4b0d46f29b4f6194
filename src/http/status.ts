import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Refusal } from '../rules/errors.ts'

// A refusal is 422, the form with everything still typed, unless this table says otherwise.
const statuses: Record<string, ContentfulStatusCode> = {
  'form-expired': 403,
  'may-not': 403,
  'not-found': 404,
  'changed-meanwhile': 409,
  'too-large': 413,
  'too-many-tries': 429,
  'disk-full': 507,
}

/** The HTTP status of a refusal's code. */
export function statusOf(code: string): ContentfulStatusCode {
  return statuses[code] ?? 422
}

/** The status of several refusals together: the gravest that is not plain 422. */
export function statusOfAll(refusals: readonly Refusal[]): ContentfulStatusCode {
  return refusals.map((one) => statusOf(one.code)).find((status) => status !== 422) ?? 422
}
