import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { shippedPath } from './shipped.ts'

const schema = z.strictObject({
  version: z.string().min(1),
  categories: z.array(
    z.strictObject({ zh: z.string().min(1), en: z.string().min(1), wall: z.literal(true).optional() }),
  ),
})

/**
 * One content category: its whole path, levels divided by '/', in both languages. `wall`: a matter of this category is
 * an accusation and stands behind the wall.
 */
export type Category = { zh: string; en: string; wall: boolean }

/** Reads a category table (JSON). Throws the reader's error when it is malformed. */
export function readCategories(json: string): { version: string; categories: Category[] } {
  const { version, categories } = schema.parse(JSON.parse(json))
  return { version, categories: categories.map(({ zh, en, wall }) => ({ zh, en, wall: wall ?? false })) }
}

/** The township tree that is shipped, in its order. */
export function shippedCategories(): { version: string; categories: Category[] } {
  return readCategories(readFileSync(shippedPath('data/categories.json'), 'utf8'))
}
