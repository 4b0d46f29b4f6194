import { readFile } from 'node:fs/promises'
import { TemplateHandler } from 'easy-template-x'
import type { Lang } from '../i18n/translate.ts'
import { shippedPath } from '../lib/shipped.ts'
import { refuse } from '../rules/errors.ts'
import type { Summary } from './summary.ts'

/**
 * The summary as a Word file. In: a template with tags `{visits}`, `{slogans}` … as the slots are named, the shipped one
 * when left out. Refuses `summary.template_broken` for a file that is no template or a tag that is no slot.
 */
export async function summaryDocx(filled: Summary, template?: Uint8Array): Promise<Uint8Array> {
  const handler = new TemplateHandler()
  const file = Buffer.from(template ?? (await readFile(templatePath(filled.lang))))
  const tags = await handler.parseTags(file).catch((caught: unknown) => broken(caught))
  const unknown = tags.find((tag) => !Object.hasOwn(filled.slots, tag.name))
  if (unknown) return refuse('summary.template_broken', { why: `{${unknown.name}}` })
  const data = Object.fromEntries(Object.values(filled.slots).map(({ slot, text }) => [slot, text]))
  return handler.process(file, data).catch((caught: unknown) => broken(caught))
}

/** Where the shipped template lies; an office may keep its own beside it. */
export function templatePath(lang: Lang): string {
  return shippedPath(`templates/annual-summary-1.${lang}.docx`)
}

function broken(caught: unknown): never {
  return refuse('summary.template_broken', { why: caught instanceof Error ? caught.message : String(caught) })
}
