import { readFile } from 'node:fs/promises'
import { TemplateHandler } from 'easy-template-x'
import type { Lang } from '../i18n/translate.ts'
import { shippedPath } from '../lib/shipped.ts'
import { refuse } from '../rules/errors.ts'
import type { PaperModel } from './fill.ts'
import { blockWords, paperForms, type PaperForm } from './forms.ts'

/**
 * A paper as a Word file. In: a template with the paper's slots as tags, the shipped one when left out.
 * Refuses `paper.template_broken` for a file that is no template or a tag that is no slot.
 */
export async function paperDocx(model: PaperModel, template?: Uint8Array): Promise<Uint8Array> {
  const handler = new TemplateHandler()
  const file = Buffer.from(template ?? (await readFile(paperTemplate(model.form, model.lang))))
  const tags = await handler.parseTags(file).catch((caught: unknown) => broken(caught))
  const known = new Set([...Object.keys(model.values), ...Object.keys(model.lists), ...slotsOfLists(model)])
  const unknown = tags.find((tag) => !known.has(tag.name))
  if (unknown) return refuse('paper.template_broken', { why: `{${unknown.name}}` })
  const data = { ...model.values, ...model.lists }
  return handler.process(file, data as never).catch((caught: unknown) => broken(caught))
}

/** Slots that entries of lists bring: an empty list brings none, and its tags stand in the template all the same. */
function slotsOfLists({ form, lang }: PaperModel): string[] {
  return paperForms[form]
    .filter((block) => block.each !== undefined)
    .flatMap((block) => [...blockWords(lang, block).matchAll(/\{([a-zA-Z]+)\}/g)].map(([, slot = '']) => slot))
}

/** Where the shipped template of a paper lies; an office may keep its own beside it. */
export function paperTemplate(form: PaperForm, lang: Lang): string {
  return shippedPath(`templates/paper-${form}.${lang}.docx`)
}

function broken(caught: unknown): never {
  return refuse('paper.template_broken', { why: caught instanceof Error ? caught.message : String(caught) })
}
