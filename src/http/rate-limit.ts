import type { Now } from '../lib/clock.ts'

export type RateLimit = {
  /** Takes one try for `key`. Out: undefined when it may go on, else the seconds until the next try is free. */
  take: (key: string) => number | undefined
  /** Forgets the tries of `key`. */
  forget: (key: string) => void
}

const mostKeys = 10_000

/**
 * At most `tries` for a key at once, one more each `windowSeconds / tries`. Kept in this process: a restart forgets,
 * several processes count apart. Oldest keys are dropped beyond 10,000, so that strangers cannot fill the memory.
 */
export function rateLimit(tries: number, windowSeconds: number, now: Now): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>()
  const refill = tries / (windowSeconds * 1000)
  return {
    take: (key) => {
      const at = Date.parse(now())
      const known = buckets.get(key)
      const left = known === undefined ? tries : Math.min(tries, known.left + Math.max(0, at - known.at) * refill)
      buckets.delete(key)
      if (buckets.size >= mostKeys)
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest)
          break
        }
      buckets.set(key, { left: left < 1 ? left : left - 1, at })
      return left < 1 ? Math.ceil((1 - left) / refill / 1000) : undefined
    },
    forget: (key) => {
      buckets.delete(key)
    },
  }
}
