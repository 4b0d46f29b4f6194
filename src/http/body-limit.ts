import type { MiddlewareHandler } from 'hono'
import { bodyLimit as honoBodyLimit } from 'hono/body-limit'
import { refuse } from '../rules/errors.ts'

/** Refuses (`too-large`) a request whose body is larger, before it is read whole. */
export function bodyLimit(megabytes: number): MiddlewareHandler {
  return honoBodyLimit({ maxSize: megabytes * 1024 * 1024, onError: () => refuse('too-large', { megabytes }) })
}
