import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Refusal } from '../rules/errors.ts'

// A refusal is 422, the form with everything still typed, unless this table says otherwise.
const statuses: Record<string, ContentfulStatusCode> = {
  'http.unreadable': 400,
  'http.form_expired': 403,
  'act.barred': 403,
  'act.handler_cannot': 403,
  'act.not_yours': 403,
  'act.second_person': 403,
  'register.not_yours': 403,
  'figure.not_yours': 403,
  'office.administrators_only': 403,
  'office.not_found': 404,
  'file.not_found': 404,
  'matter.not_found': 404,
  'figure.unknown': 404,
  'paper.not_there': 404,
  'act.already_asked': 409,
  'act.changed_meanwhile': 409,
  'act.extended_before': 409,
  'act.key_used_for_another': 409,
  'act.not_at_this_stage': 409,
  'act.nothing_asked': 409,
  'register.key_used_for_another': 409,
  'http.too_large': 413,
  'signin.too_many_tries': 429,
  'portal.too_many_tries': 429,
  'portal.too_many_sent': 429,
  'portal.other_draft': 409,
  'http.busy': 503,
  'storage-away': 503,
  'storage-busy': 503,
  'storage-cut': 503,
  'storage-read-only': 503,
  'storage-transaction-stalled': 503,
  'storage-closing': 503,
  'storage-restarted': 503,
  'storage-disk-full': 507,
  'storage-low-space': 507,
  'house.moved': 503,
}

/** The HTTP status of a refusal's code. */
export function statusOf(code: string): ContentfulStatusCode {
  return statuses[code] ?? 422
}

/** The status of several refusals together: the gravest that is not plain 422. */
export function statusOfAll(refusals: readonly Refusal[]): ContentfulStatusCode {
  return refusals.map((one) => statusOf(one.code)).find((status) => status !== 422) ?? 422
}
