import { formatDay, formatPercent, joinFacts, joinList } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { matterHref, nameIn } from '../../offices/desk.ts'
import type { Reader } from '../../offices/signed-in.ts'
import { daysBetween } from '../../rules/dates.ts'
import type { Candidate } from '../same-matter.ts'
import type { SameCandidate } from '../same-panel.tsx'
import { wordOf } from './stage-words.ts'

/** How many days late a candidate is for the petitioner; 0 when it is not. */
export function lateDays(one: Candidate, today: string): number {
  if (!one.open || one.answered || one.internal || one.last_day === null) return 0
  return Math.max(0, daysBetween(one.last_day, today))
}

/** What speaks for a candidate, in words: `同一个村、同一类别`, `文字相似 71%：机耕路、塌方`. */
export function reasonsOf(lang: Lang, one: Candidate): string[] {
  const place = one.same_village && t(lang, 'same.village')
  const category = one.same_category ? t(lang, 'same.category') : one.same_branch ? t(lang, 'same.branch') : undefined
  const where = [place || undefined, category].filter((words) => words !== undefined)
  const percent = formatPercent(lang, Math.round(one.share * 100), 100)
  const pieces = joinList(lang, one.pieces)
  return [
    ...(where.length > 0 ? [joinList(lang, where)] : []),
    pieces === '' ? t(lang, 'same.words', { percent }) : t(lang, 'same.wordsWith', { percent, pieces }),
    ...(one.same_people ? [t(lang, 'same.people')] : []),
    ...(one.unit ? [t(lang, 'same.with', { unit: nameIn(lang, one.unit) })] : []),
  ]
}

/** A candidate as the panel shows it. */
export function presentCandidate(lang: Lang, reader: Reader, today: string, one: Candidate): SameCandidate {
  const late = lateDays(one, today)
  return {
    number: one.number,
    href: matterHref(reader, reader.doer.organ_id, one.number),
    title: one.title,
    line: joinFacts([
      one.number,
      t(lang, 'same.came', {
        day: formatDay(lang, one.received, today),
        channel: wordOf(lang, 'channel', one.channel),
        persons: one.persons,
      }),
      wordOf(lang, 'stage', one.stage),
    ]),
    ...(late > 0 && { late: t(lang, 'same.late', { days: late }) }),
    reasons: reasonsOf(lang, one),
  }
}
