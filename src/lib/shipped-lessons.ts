import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { shippedPath } from './shipped.ts'

const schema = z.array(z.strictObject({ path: z.string().min(1), text: z.string().min(1) }))

/** A matter of the demo: its category's whole path, and its words. */
export type ShippedLesson = z.infer<typeof schema>[number]

/** What an office learns from until it has records of its own: the demo's matters (made by scripts/make-lessons.ts). */
export function shippedLessons(): ShippedLesson[] {
  return schema.parse(JSON.parse(readFileSync(shippedPath('data/lessons.json'), 'utf8')))
}

/** The same as a file. */
export function lessonsText(lessons: readonly ShippedLesson[]): string {
  return `${JSON.stringify(lessons, null, 1)}\n`
}
