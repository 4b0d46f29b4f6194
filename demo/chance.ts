/** A source of chance that a seed fixes: `next` in [0, 1), `pick` one of a list, `whole` a whole number from–to. */
export type Chance = {
  next: () => number
  pick: <T>(list: readonly T[]) => T
  whole: (from: number, to: number) => number
}

/** Mulberry32, its state spread from the seed and a name: each matter draws from a source of its own. */
export function chance(seed: number, name: string): Chance {
  let state = seed >>> 0
  for (const char of name) state = (Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193) + 0x9e3779b9) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('nothing to pick from')
    return list[whole(0, list.length - 1)] as T
  }
  return { next, pick, whole }
}
