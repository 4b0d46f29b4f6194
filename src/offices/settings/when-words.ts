import { formatDate } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import type { Day } from '../../rules/types.ts'

/** From when to when, `自2016年3月1日` or `2016年3月1日至2018年7月1日`. */
export function whenWords(lang: Lang, { from_day, to_day }: { from_day: Day; to_day: Day | null }): string {
  const from = formatDate(lang, from_day)
  return to_day === null
    ? t(lang, 'office.since', { day: from })
    : t(lang, 'settings.fromTo', { from, to: formatDate(lang, to_day) })
}
