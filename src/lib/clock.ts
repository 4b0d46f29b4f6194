/** Gives the present instant, UTC, as '2018-05-04T08:20:00.000Z'. Whatever takes time is handed one. */
export type Now = () => string

/** The machine's own time. Only the entry points (start, command line, job runner) take it. */
export const systemNow: Now = () => new Date().toISOString()

/**
 * A time that stands still until it is moved, for tests and the demo.
 * In: a first instant. Out: `now`, `set(instant)` and `advance(milliseconds)`.
 */
export function fixedNow(first: string): {
  now: Now
  set: (instant: string) => void
  advance: (milliseconds: number) => void
} {
  let at = Date.parse(first)
  return {
    now: () => new Date(at).toISOString(),
    set: (instant) => {
      at = Date.parse(instant)
    },
    advance: (milliseconds) => {
      at += milliseconds
    },
  }
}
