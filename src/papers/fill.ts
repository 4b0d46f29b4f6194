import type { Lang } from '../i18n/translate.ts'
import { type BlockLook, blockWords, paperForms, type PaperForm, stressed } from './forms.ts'

/** What goes into a paper: values by slot, and lists whose entries bring slots of their own. */
export type PaperModel = {
  form: PaperForm
  lang: Lang
  values: Record<string, string>
  lists: Record<string, readonly Record<string, string>[]>
  /** Not signed yet: shown to those who draft it, never served. */
  draft: boolean
}

export type PaperLine = { look: BlockLook; parts: { text: string; bold: boolean }[] }

/** A paper line by line, its slots filled. Throws for a slot that the model lacks: a paper never leaves with a hole. */
export function filledPaper({ form, lang, values, lists }: PaperModel): PaperLine[] {
  return paperForms[form].flatMap((block) => {
    const words = blockWords(lang, block)
    const entries = block.each === undefined ? [{}] : (lists[block.each] ?? [])
    return entries.map((entry) => ({
      look: block.look,
      parts: stressed(words).map(({ text, bold }) => ({ bold, text: fill(text, { ...values, ...entry }) })),
    }))
  })
}

function fill(words: string, values: Record<string, string>): string {
  return words.replaceAll(/\{([a-zA-Z]+)\}/g, (_, slot: string) => {
    const value = values[slot]
    if (value === undefined) throw new Error(`a paper without ${slot}`)
    return value
  })
}

/** The paper as plain text, a paragraph a line. */
export function paperText(model: PaperModel): string {
  return filledPaper(model)
    .map((line) => line.parts.map((part) => part.text).join(''))
    .join('\n')
}
