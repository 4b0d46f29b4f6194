import type { MiddlewareHandler } from 'hono'
import { bodyLimit as honoBodyLimit } from 'hono/body-limit'
import { isRefused, refuse } from '../rules/errors.ts'

/**
 * Refuses a request whose body is larger (`http.too_large`), before it is read whole, or breaks off (`http.unreadable`).
 */
export function bodyLimit(megabytes: number): MiddlewareHandler {
  const limit = honoBodyLimit({
    maxSize: megabytes * 1024 * 1024,
    onError: () => refuse('http.too_large', { megabytes }),
  })
  return async (c, next) => {
    try {
      return await limit(c, next)
    } catch (caught) {
      // It reads a body of unknown length itself; what comes behind it is answered behind it.
      return isRefused(caught) ? Promise.reject(caught) : refuse('http.unreadable')
    }
  }
}
