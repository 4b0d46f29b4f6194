import type { Lang } from './translate.ts'
import { t } from './translate.ts'

const locale: Record<Lang, string> = { 'zh-CN': 'zh-CN', en: 'en-GB' }
const cache = new Map<string, Intl.DateTimeFormat>()

function dateFormat(lang: Lang, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${lang} ${zone} ${JSON.stringify(options)}`
  const known = cache.get(id)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locale[lang], { ...options, timeZone: zone })
  cache.set(id, made)
  return made
}

/** `2018年5月4日` / `4 May 2018`. In: a day as 'YYYY-MM-DD'. */
export function formatDate(lang: Lang, day: string): string {
  return dateFormat(lang, 'UTC', { year: 'numeric', month: 'long', day: 'numeric' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/**
 * `5月4日` / `4 May`, for where the year is plain from the page; with the year when that is not the year of `today`.
 * In: days as 'YYYY-MM-DD'.
 */
export function formatDay(lang: Lang, day: string, today?: string): string {
  if (today !== undefined && today.slice(0, 4) !== day.slice(0, 4)) return formatDate(lang, day)
  return dateFormat(lang, 'UTC', { month: 'long', day: 'numeric' }).format(new Date(`${day}T00:00:00Z`))
}

/** `星期五` / `Friday`. In: a day as 'YYYY-MM-DD'. */
export function formatWeekday(lang: Lang, day: string): string {
  return dateFormat(lang, 'UTC', { weekday: 'long' }).format(new Date(`${day}T00:00:00Z`))
}

/** `2018年5月4日 星期五` / `Friday 4 May 2018`, for where somebody must appear. In: a day as 'YYYY-MM-DD'. */
export function formatDateWithWeekday(lang: Lang, day: string): string {
  return t(lang, 'date.withWeekday', { date: formatDate(lang, day), weekday: formatWeekday(lang, day) })
}

/** `5月4日（星期五）` / `Friday 4 May`; with the year as `formatDay`. In: days as 'YYYY-MM-DD'. */
export function formatDayWithWeekday(lang: Lang, day: string, today?: string): string {
  return t(lang, 'date.dayWithWeekday', { day: formatDay(lang, day, today), weekday: formatWeekday(lang, day) })
}

/** `5月4日 16:20` / `4 May, 16:20`. In: a UTC instant and the office's time zone. */
export function formatInstant(lang: Lang, instant: string, zone: string): string {
  const when = new Date(instant)
  const day = dateFormat(lang, zone, { month: 'long', day: 'numeric' }).format(when)
  const time = dateFormat(lang, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(when)
  return t(lang, 'date.dayAndTime', { day, time })
}

/** `5000`, `12,345` in Chinese, `5,000` in English: Chinese papers leave four figures whole. */
export function formatNumber(lang: Lang, value: number): string {
  return new Intl.NumberFormat(locale[lang], {
    useGrouping: lang === 'zh-CN' ? 'min2' : 'always',
    maximumFractionDigits: 1,
  }).format(value)
}

/**
 * `96.5%`: part of whole to one decimal, half up, counted in whole numbers so that no binary fraction tips it.
 * Out: a dash when the whole is nothing, for no rate exists then.
 */
export function formatPercent(lang: Lang, part: number, whole: number): string {
  if (whole === 0) return '—'
  const tenths = Math.floor((part * 2000 + whole) / (2 * whole))
  return `${formatNumber(lang, tenths / 10)}%`
}

/** `南岗、柳树` / `Nangang and Liushu`. */
export function joinList(lang: Lang, items: readonly string[]): string {
  return lang === 'zh-CN' ? items.join('、') : new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items)
}

/** Words at the beginning of a label or sentence: `document number` becomes `Document number`; Chinese stays as it is. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Facts on one line, `来访 2 批 · 南岗村`, leaving out what is empty. */
export function joinFacts(items: readonly (string | undefined)[]): string {
  return items.filter((item) => item !== undefined && item !== '').join(' · ')
}
