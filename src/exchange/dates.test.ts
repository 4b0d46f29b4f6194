import { describe, expect, test } from 'vitest'
import { type DateStyle, readWhen } from './dates.ts'

const SHANGHAI = 'Asia/Shanghai'
const NEW_YORK = 'America/New_York'

function read(text: string, styles: DateStyle[], zone = SHANGHAI): string {
  const found = readWhen(text, styles, zone)
  if (found === null) return 'none'
  if ('code' in found) return found.code
  return [found.date, found.time, found.instant, found.twice ? 'twice' : null].filter((one) => one !== null).join(' ')
}

describe('each style', () => {
  test.each<[string, DateStyle[], string]>([
    ['2019/1/5 8:30', ['ymd'], '2019-01-05 08:30:00 2019-01-05T00:30:00.000Z'],
    ['2019/1/5 8:30:07', ['ymd'], '2019-01-05 08:30:07 2019-01-05T00:30:07.000Z'],
    ['2019-01-05T08:30:00', ['ymd'], '2019-01-05 08:30:00 2019-01-05T00:30:00.000Z'],
    ['2019-01-05 08:30:00.123', ['ymd'], '2019-01-05 08:30:00 2019-01-05T00:30:00.000Z'],
    ['2019-01-05T23:30:00Z', ['ymd'], '2019-01-06 07:30:00 2019-01-05T23:30:00.000Z'],
    ['2019-01-05T08:30:00-05:00', ['ymd'], '2019-01-05 21:30:00 2019-01-05T13:30:00.000Z'],
    ['2019.1.5', ['ymd'], '2019-01-05'],
    ['20190105', ['ymd'], '2019-01-05'],
    ['201901050830', ['ymd'], '2019-01-05 08:30:00 2019-01-05T00:30:00.000Z'],
    ['２０１９／１／５', ['ymd'], '2019-01-05'],
    [' 2019/1/5\u00A08:30\u3000', ['ymd'], '2019-01-05 08:30:00 2019-01-05T00:30:00.000Z'],
    ['2019年1月5日', ['cjk'], '2019-01-05'],
    ['2019 年 1 月 5 号', ['cjk'], '2019-01-05'],
    ['2019年1月5日8时30分', ['cjk'], '2019-01-05 08:30:00 2019-01-05T00:30:00.000Z'],
    ['2019年1月5日 20:30', ['cjk'], '2019-01-05 20:30:00 2019-01-05T12:30:00.000Z'],
    ['2019年1月5日下午8点', ['cjk'], '2019-01-05 20:00:00 2019-01-05T12:00:00.000Z'],
    ['2019年1月5日 上午12:30', ['cjk'], '2019-01-05 00:30:00 2019-01-04T16:30:00.000Z'],
    ['2019年1月5日 中午12:30', ['cjk'], '2019-01-05 12:30:00 2019-01-05T04:30:00.000Z'],
    ['1/5/2019', ['mdy'], '2019-01-05'],
    ['1/5/2019 8:30 PM', ['mdy'], '2019-01-05 20:30:00 2019-01-05T12:30:00.000Z'],
    ['1/5/2019 12:05 a.m.', ['mdy'], '2019-01-05 00:05:00 2019-01-04T16:05:00.000Z'],
    ['1/5/2019', ['dmy'], '2019-05-01'],
    ['5.1.2019 08:30', ['dmy'], '2019-01-05 08:30:00 2019-01-05T00:30:00.000Z'],
    ['43470', ['excel'], '2019-01-05'],
    ['43470.354166666664', ['excel'], '2019-01-05 08:30:00 2019-01-05T00:30:00.000Z'],
    ['', ['ymd'], 'none'],
    [' \t\u3000', ['ymd'], 'none'],
  ])('%s as %s', (text, styles, expected) => {
    expect(read(text, styles)).toBe(expected)
  })

  test('the order of day and month is the declared one, the first style that fits wins', () => {
    expect(read('13/5/2019', ['mdy', 'dmy'])).toBe('import.date_impossible')
    expect(read('2019年5月13日', ['ymd', 'cjk'])).toBe('2019-05-13')
  })
})

describe('dates that do not exist', () => {
  test.each<[string, string]>([
    ['2019/2/30', 'import.date_impossible'],
    ['2019/2/29 8:00', 'import.date_impossible'],
    ['2020/2/29', '2020-02-29'],
    ['1900/2/29', 'import.date_impossible'],
    ['2019/13/1', 'import.date_impossible'],
    ['2019/0/1', 'import.date_impossible'],
    ['2019/1/5 24:00', 'import.date_impossible'],
    ['2019/1/5 8:60', 'import.date_impossible'],
    ['2019/1/5 8:30:60', 'import.date_impossible'],
    ['1/5/2019 13:00 AM', 'import.date_impossible'],
    ['0019/1/5', 'import.date_out_of_range'],
    ['1899-12-31', 'import.date_out_of_range'],
    ['2200-01-01', 'import.date_out_of_range'],
    ['昨天', 'import.date_unread'],
    ['2019/1', 'import.date_unread'],
    ['2019/1-5', 'import.date_unread'],
    ['2019/1/5 8', 'import.date_unread'],
    ['-1', 'import.date_unread'],
  ])('%s', (text, expected) => {
    expect(read(text, ['ymd', 'cjk', 'mdy'])).toBe(expected)
  })
  test('a serial that is no day', () => {
    expect(['0', '60', '3000000'].map((text) => read(text, ['excel']))).toEqual(Array(3).fill('import.date_impossible'))
  })
})

describe('changes of the clock', () => {
  test.each<[string, string, string]>([
    // Boston 2011: put forward on 13 March, back on 6 November.
    ['2011-03-13 01:59:59', NEW_YORK, '2011-03-13 01:59:59 2011-03-13T06:59:59.000Z'],
    ['2011-03-13 02:30:00', NEW_YORK, 'import.time_absent'],
    ['2011-03-13 03:00:00', NEW_YORK, '2011-03-13 03:00:00 2011-03-13T07:00:00.000Z'],
    ['2011-11-06 00:59:59', NEW_YORK, '2011-11-06 00:59:59 2011-11-06T04:59:59.000Z'],
    ['2011-11-06 01:30:00', NEW_YORK, '2011-11-06 01:30:00 2011-11-06T05:30:00.000Z twice'],
    ['2011-11-06 02:00:00', NEW_YORK, '2011-11-06 02:00:00 2011-11-06T07:00:00.000Z'],
    // China kept summer time from 1986 to 1991.
    ['1988-07-01 12:00', SHANGHAI, '1988-07-01 12:00:00 1988-07-01T03:00:00.000Z'],
    ['1992-07-01 12:00', SHANGHAI, '1992-07-01 12:00:00 1992-07-01T04:00:00.000Z'],
  ])('%s in %s', (text, zone, expected) => {
    expect(read(text, ['ymd'], zone)).toBe(expected)
  })
})
