import { readFileSync } from 'node:fs'
import { shippedPath } from '../lib/shipped.ts'

/** The national Regulations by the id of their rule set. */
export const laws = ['xinfang-2022', 'xinfang-2005'] as const
export type LawId = (typeof laws)[number]

/** A chapter of a law: its heading, its articles, each with its paragraphs. */
export type Chapter = { heading: string; articles: { heading: string; paragraphs: string[] }[] }

const kept = new Map<LawId, Chapter[]>()

/** The chapters of a law, as shipped in data/law. */
export function chaptersOf(id: LawId): Chapter[] {
  const known = kept.get(id)
  if (known) return known
  const [, ...parts] = readFileSync(shippedPath(`data/law/${id}.md`), 'utf8').split(/^## /m)
  const chapters = parts.map((part) => {
    const [heading = '', ...lines] = part.split('\n').filter((line) => line.trim() !== '')
    const articles: Chapter['articles'] = []
    for (const line of lines) {
      const begins = /^(第[^\s条]{1,9}条)\s+(.*)$/.exec(line)
      if (begins) articles.push({ heading: begins[1] ?? '', paragraphs: [begins[2] ?? ''] })
      else articles.at(-1)?.paragraphs.push(line)
    }
    return { heading: heading.trim(), articles }
  })
  kept.set(id, chapters)
  return chapters
}
