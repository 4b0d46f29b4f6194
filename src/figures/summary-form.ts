import en from '../../locales/en.json' with { type: 'json' }
import zh from '../../locales/zh-CN.json' with { type: 'json' }
import type { Key, Lang } from '../i18n/translate.ts'

export type BlockKind = 'title' | 'heading' | 'paragraph' | 'signature' | 'note'
/** A message of the catalogues, or a slot that stands alone. */
export type FormBlock = { kind: BlockKind; key: Key } | { kind: BlockKind; slot: string }

const sections = ['leaders', 'grassroots', 'publicity', 'system', 'together', 'periods', 'receptions'] as const

/** The first summary, block by block; its words stand in the catalogues with `{slot}` where a value goes. */
export const summaryForm: readonly FormBlock[] = [
  { kind: 'title', key: 'summary.1.title' },
  { kind: 'paragraph', key: 'summary.1.opening' },
  { kind: 'paragraph', key: 'summary.1.numbers' },
  ...sections.flatMap((section) => [
    { kind: 'heading' as const, key: `summary.1.${section}.heading` as const },
    { kind: 'paragraph' as const, key: `summary.1.${section}.text` as const },
  ]),
  { kind: 'signature', slot: 'office' },
  { kind: 'signature', slot: 'date' },
  { kind: 'note', key: 'summary.1.note' },
]

/** A block's words with its slots still open: `{slot}` is also how a Word template writes a tag. */
export function wordsOf(lang: Lang, block: FormBlock): string {
  return 'slot' in block ? `{${block.slot}}` : (lang === 'zh-CN' ? zh : en)[block.key]
}
