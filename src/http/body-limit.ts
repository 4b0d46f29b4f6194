import type { MiddlewareHandler } from 'hono'
import { bodyLimit as honoBodyLimit } from 'hono/body-limit'
import { refuse } from '../rules/errors.ts'

/** Refuses (`http.too_large`) a request whose body is larger, before it is read whole. */
export function bodyLimit(megabytes: number): MiddlewareHandler {
  return honoBodyLimit({ maxSize: megabytes * 1024 * 1024, onError: () => refuse('http.too_large', { megabytes }) })
}
