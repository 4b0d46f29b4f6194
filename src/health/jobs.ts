import type { Now } from '../lib/clock.ts'

/** What runs beside people's work, and how it went last. */
export type JobState = { name: string; last: string | null; failed: boolean; behind: boolean }
export type JobBook = {
  /** Runs a job and keeps when it was done; a failure is kept and told to `onError`. Never rejects. */
  run: (name: string, work: () => Promise<unknown>) => Promise<void>
  look: () => JobState[]
}

/**
 * Keeps how the jobs of this process went. In: how often each is due, in ms. A job is behind when its last run failed, or it was
 * not done for three times as long.
 */
export function jobBook(due: Record<string, number>, now: Now, onError: (caught: unknown) => void): JobBook {
  const begun = now()
  const last = new Map<string, string>()
  const failed = new Set<string>()
  return {
    async run(name, work) {
      try {
        await work()
        last.set(name, now())
        failed.delete(name)
      } catch (caught) {
        failed.add(name)
        onError(caught)
      }
    },
    look: () =>
      Object.entries(due).map(([name, every]) => {
        const silent = Date.parse(now()) - Date.parse(last.get(name) ?? begun)
        return {
          name,
          last: last.get(name) ?? null,
          failed: failed.has(name),
          behind: failed.has(name) || silent > 3 * every,
        }
      }),
  }
}
