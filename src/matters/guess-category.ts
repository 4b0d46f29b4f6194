import type { Learned, LearnedUnit } from './learned.ts'
import { fold, unitsInOrder } from './words.ts'

// Naive Bayes over units of text in two steps: the first level of the path by its complement (what the other branches
// say: it stands uneven numbers of texts), then the path beside the best one below it. Only a guess: the clerk decides.

const smooth = 0.3

type Told = { count: number; unit: LearnedUnit }
type Known = { n: number; path: string; units: number }

/** The categories that a text speaks for, the likeliest first. In: what was learned of its units at least. */
export function guessCategories(learned: Learned, text: string, most: number): string[] {
  const told = toldBy(learned, text)
  if (told.length === 0) return []
  const branches = new Map<string, Known[]>()
  learned.categories.forEach(({ path, units }, n) => {
    const top = path.split('/')[0] ?? path
    branches.set(top, [...(branches.get(top) ?? []), { n, path, units }])
  })
  const all = learned.categories.reduce((sum, one) => sum + one.units, 0)
  return [...branches.values()]
    .flatMap((branch) => {
      const top = byComplement(told, branch, all, learned.vocabulary)
      const below = branch.map((one) => byItself(told, one, learned.vocabulary))
      const best = Math.max(...below)
      return branch.map(({ path }, i) => ({ path, score: top + (below[i] ?? 0) - best }))
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map((one) => one.path)
}

function toldBy({ units }: Learned, text: string): Told[] {
  const counts = new Map<string, number>()
  for (const unit of unitsInOrder(fold(text))) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  return [...counts].flatMap(([name, count]) => {
    const unit = units.get(name)
    return unit && Object.keys(unit.categories).length > 0 ? [{ count, unit }] : []
  })
}

/** How little the other branches would say this: minus the logarithm of its likelihood there. */
function byComplement(told: readonly Told[], branch: readonly Known[], all: number, vocabulary: number): number {
  const elsewhere = all - branch.reduce((sum, one) => sum + one.units, 0) + smooth * vocabulary
  return told.reduce((sum, { count, unit }) => {
    const everywhere = Object.values(unit.categories).reduce((a, b) => a + b, 0)
    const here = branch.reduce((a, one) => a + (unit.categories[one.n] ?? 0), 0)
    return sum - count * Math.log((everywhere - here + smooth) / elsewhere)
  }, 0)
}

function byItself(told: readonly Told[], one: Known, vocabulary: number): number {
  const whole = one.units + smooth * vocabulary
  return told.reduce(
    (sum, { count, unit }) => sum + count * Math.log(((unit.categories[one.n] ?? 0) + smooth) / whole),
    0,
  )
}
