import { formatNumber, formatPercent } from '../i18n/format.ts'
import type { Lang } from '../i18n/translate.ts'
import { tParts } from '../i18n/translate.ts'
import type { Counted, Passage } from '../ui/props.ts'

export type SentenceFigures = Record<
  | 'visits'
  | 'persons'
  | 'matters'
  | 'resolved'
  | 'closed'
  | 'moved'
  | 'open'
  | 'online'
  | 'onlineFirst'
  | 'onlineRepeat'
  | 'transfers'
  | 'answered',
  Counted
>

/** The year in a sentence, each number leading to its list; closed unresolved and moved ones are said when there are any. In: the numbers with their addresses, whether the year is over. */
export function figureSentence(lang: Lang, figures: SentenceFigures, over: boolean): Passage {
  const entries = Object.entries(figures)
  return tParts(
    lang,
    'figures.says',
    {
      ...Object.fromEntries(entries.map(([id, one]) => [`${id}N`, formatNumber(lang, one.value)])),
      over: over ? 'yes' : 'no',
      rate: formatPercent(lang, figures.answered.value, figures.transfers.value),
    },
    Object.fromEntries(entries.map(([id, one]) => [id, (text: string) => ({ text, href: one.href })])),
  )
}
