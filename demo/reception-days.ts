import { lunarDay } from '../src/lib/lunar.ts'
import { addDays, daysBetween, weekday } from '../src/rules/dates.ts'
import { isWorkday } from '../src/rules/workdays.ts'
import { calendar } from './days.ts'
import { holderOn, officers, seats, VILLAGES } from './town.ts'
import type { DemoReception } from './types.ts'

/** The Monday from which the turns are counted. */
const FIRST = '2018-05-07'
/** How far ahead the town publishes. */
const DAYS = 42

const mondays = ['deputy_secretary', 'deputy_land', 'deputy_social', 'deputy_farming']
const markets = ['congress_chair', 'politics_law', 'secretary', 'mayor']
/** Market days by the lunar calendar: each that ends in 3, 6 or 9. */
const marketDays = [3, 6, 9, 13, 16, 19, 23, 26, 29]

const turn = <T>(all: readonly T[], n: number): T => all[((n % all.length) + all.length) % all.length] as T

/** On which days the town's leaders receive: worked Mondays, market days, every other Wednesday in a village. In: the demo's day. */
export function leadersDays(today: string): DemoReception {
  const days = Array.from({ length: DAYS }, (_, at) => addDays(today, at)).flatMap((day) => {
    const since = daysBetween(FIRST, day)
    const week = Math.floor(since / 7)
    const market = marketDays.indexOf(lunarDay(day).day)
    if (weekday(day) === 1 && isWorkday(day, calendar)) return line(day, turn(mondays, week), undefined)
    if (market >= 0) return line(day, turn(markets, market), undefined)
    if (weekday(day) === 3 && week % 2 !== 0 && isWorkday(day, calendar)) return line(day, 'mayor', village(week))
    return []
  })
  return {
    organ: 'shiqiao',
    office: 'leadership',
    hours: { zh: days.map(({ zh }) => zh).join('\n'), en: days.map(({ en }) => en).join('\n') },
  }
}

function village(week: number): { zh: string; en: string } {
  const rows = VILLAGES.trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))
  const [, , zh = '', en = ''] = turn(rows, (week - 1) / 2)
  return { zh: `${zh}村委会`.replace('社区村委会', '社区居委会'), en: `${en} committee` }
}

function line(day: string, seatId: string, where: { zh: string; en: string } | undefined) {
  const seat = seats.find((one) => one.id === seatId)
  const holder = officers.find((one) => one.id === holderOn(seatId, day))
  if (!seat || !holder) throw new Error(`no leader for ${seatId}`)
  const place = where ?? { zh: '信访接待室', en: 'reception room' }
  const title = (words: string) => words.replace(/（.*）| \(.*\)/, '')
  return {
    zh: `${day}，${title(seat.title.zh)} ${holder.name.zh}，${place.zh}`,
    en: `${day}, ${title(seat.title.en)} ${holder.name.en}, ${place.en}`,
  }
}
