import type { Learned, LearnedCategory, LearnedUnit } from './learned.ts'
import { unitsInOrder } from './words.ts'

/** What is counted while texts are read, before it is stored. */
export type Lessons = {
  matters: number
  categories: LearnedCategory[]
  units: Map<string, { matters: number; categories: Map<number, number> }>
}

/** Numbers say nothing about a category: units with a digit are counted, but for none. */
const plain = /^\p{L}{2,}$/u

export function noLessons(): Lessons {
  return { matters: 0, categories: [], units: new Map() }
}

/** Counts one text of a category. In: its words, folded; what it is: a matter, or the category's own name. */
export function study(lessons: Lessons, path: string, folded: string, as: 'matter' | 'name' = 'matter'): void {
  let n = lessons.categories.findIndex((one) => one.path === path)
  if (n < 0) n = lessons.categories.push({ path, units: 0 }) - 1
  const category = lessons.categories[n]
  if (!category) return
  if (as === 'matter') lessons.matters++
  const seen = new Set<string>()
  for (const unit of unitsInOrder(folded)) {
    const known = lessons.units.get(unit) ?? { matters: 0, categories: new Map<number, number>() }
    if (plain.test(unit)) {
      category.units++
      known.categories.set(n, (known.categories.get(n) ?? 0) + 1)
    }
    // A name is nobody's: its units are kept though one text alone has them.
    if (!seen.has(unit)) known.matters += as === 'name' ? 2 : 1
    seen.add(unit)
    lessons.units.set(unit, known)
  }
}

/** The units that are kept: those of two texts at least, the most frequent `most` of them. */
export function kept({ units }: Lessons, most = 60_000): LearnedUnit[] {
  return [...units]
    .map(([unit, { matters, categories }]) => ({ unit, matters, categories: Object.fromEntries(categories) }))
    .filter((one) => one.matters >= 2)
    .toSorted((a, b) => b.matters - a.matters)
    .slice(0, most)
}

/** What was learned, all of it, without a database. */
export function learnedFrom(lessons: Lessons): Learned {
  const { matters, categories } = lessons
  const units = new Map(kept(lessons).map((one) => [one.unit, one]))
  return { version: 1, matters, held: matters, vocabulary: lessons.units.size, categories, units }
}
