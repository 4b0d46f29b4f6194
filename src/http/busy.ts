import type { MiddlewareHandler } from 'hono'
import { refuse } from '../rules/errors.ts'

/** How many requests are worked on at once; one for all pages of a house. */
export type Gate = {
  enter: MiddlewareHandler
  inside: () => number
  /** Answers so far, by the first digit of their status. */
  answers: ReadonlyMap<string, number>
}

/**
 * Refuses (`http.busy`) a request while `most` others are worked on: who waits behind more than these waits in vain. It opens
 * again by itself as they are answered.
 */
export function gate(most: number): Gate {
  let inside = 0
  const answers = new Map<string, number>()
  return {
    inside: () => inside,
    answers,
    enter: async (c, next) => {
      const count = (digit: string) => answers.set(digit, (answers.get(digit) ?? 0) + 1)
      if (inside >= most) {
        count('5')
        refuse('http.busy')
      }
      inside++
      try {
        await next()
        count(String(c.res.status).slice(0, 1))
      } finally {
        inside--
      }
    },
  }
}
