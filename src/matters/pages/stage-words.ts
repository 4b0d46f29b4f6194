import { isKey, type Key, type Lang, t } from '../../i18n/translate.ts'
import { stages } from '../../rules/lifecycle.ts'
import type { Stage } from '../../rules/types.ts'
import type { Tagged } from '../../ui/props.ts'
import type { Tone } from '../../ui/tag.tsx'

/** The words of a code: `channel.visit`, `kind.demand`. A code of another system is shown as it came. */
export function wordOf(lang: Lang, prefix: string, code: string): string {
  const key = `${prefix}.${code}`
  return isKey(key) ? t(lang, key) : code
}

/** Every stage in the order of a matter's life. */
export const allStages: readonly Stage[] = stages.all

function toneOf(stage: string): Tone | undefined {
  const among = (set: readonly string[]) => set.includes(stage)
  if (stage === 'objected') return 'yellow'
  if (among(stages.inWork) || stage === 'passed_on' || stage === 'kept' || stage === 'opinion_signed') return 'teal'
  if (among(stages.answered)) return 'green'
  if (among(stages.ended) || stage === 'refused') return 'grey'
  return undefined
}

/** A stage as a word in its colour. */
export function stageTag(lang: Lang, stage: string): Tagged {
  const tone = toneOf(stage)
  const text = t(lang, `stage.${stage}` as Key)
  return tone === undefined ? { text } : { text, tone }
}

/** The words of a category's path, its levels set apart. */
export function categoryPath(path: string): string {
  return path.split('/').join(' / ')
}
