import { formatNumber } from '../i18n/format.ts'
import { isKey, type Key, type Lang, t } from '../i18n/translate.ts'
import type { Figures } from './present.ts'
import type { Unit } from './types.ts'

/** Name, formula and scope of a figure in words. */
export function figureWords(lang: Lang, id: string, over: Figures['figures'][number]['over']) {
  return {
    name: t(lang, keyOf(`figure.${id}.name`)),
    formula: t(lang, keyOf(`figure.${id}.formula`)),
    over: t(lang, keyOf(`figure.over.${over}`)),
  }
}

/** `27 批`, `339 人次`, `96.5%`; a dash where there is no value. */
export function valueText(lang: Lang, unit: Unit, value: number | null): string {
  if (value === null) return '—'
  return unit === 'percent' ? `${formatNumber(lang, value)}%` : t(lang, keyOf(`figure.unit.${unit}`), { n: value })
}

function keyOf(key: string): Key {
  if (!isKey(key)) throw new Error(`no message ${key}`)
  return key
}
