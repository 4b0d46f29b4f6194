import { SolarDay } from 'tyme4ts'

/** A day of the lunar calendar: month and day as numbers (`leap`: an intercalary month) and as they are written, 三月廿二. */
export type LunarDay = { month: number; day: number; leap: boolean; written: string }

/** The lunar day of a day 'YYYY-MM-DD'. Node's own Chinese calendar is wrong on some days of each year, so it is not asked. */
export function lunarDay(day: string): LunarDay {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lunar = SolarDay.fromYmd(year, month, date).getLunarDay()
  const of = lunar.getLunarMonth()
  return {
    month: of.getMonth(),
    day: lunar.getDay(),
    leap: of.isLeap(),
    written: `${of.getName()}${lunar.getName()}`,
  }
}
