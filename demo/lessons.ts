import type { ShippedLesson } from '../src/lib/shipped-lessons.ts'
import { categoryOf } from './categories.ts'
import { matterRows } from './shiqiao.ts'

/** The demo's matters as lessons: the category of each, and what was said of it in both languages. */
export function demoLessons(): ShippedLesson[] {
  return matterRows().flatMap((row) => {
    const path = categoryOf.get(row.category)
    if (path === undefined) return []
    const said = [row.title, ...row.demands, row.facts]
    return [{ path, text: [...said.map((words) => words.zh), ...said.map((words) => words.en)].join('\n') }]
  })
}
