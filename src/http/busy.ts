import type { MiddlewareHandler } from 'hono'
import { refuse } from '../rules/errors.ts'

/** How many requests are worked on at once; one for all pages of a house. */
export type Gate = { enter: MiddlewareHandler; inside: () => number }

/**
 * Refuses (`http.busy`) a request while `most` others are worked on: who waits behind more than these waits in vain. It opens
 * again by itself as they are answered.
 */
export function gate(most: number): Gate {
  let inside = 0
  return {
    inside: () => inside,
    enter: async (_c, next) => {
      if (inside >= most) refuse('http.busy')
      inside++
      try {
        await next()
      } finally {
        inside--
      }
    },
  }
}
