/** What a number in a spreadsheet cell shows: a day, a time of day, both, or just a number. */
export type Shown = 'number' | 'day' | 'time' | 'both'

const SECONDS = 86_400
const BUILT_IN: Record<number, Shown> = {
  14: 'day', 15: 'day', 16: 'day', 17: 'day', 18: 'time', 19: 'time', 20: 'time', 21: 'time', 22: 'both',
  45: 'time', 46: 'time', 47: 'time',
} // prettier-ignore

/** What a cell's number format shows. In: the format's number, and its code when the workbook defines one. */
export function shownBy(id: number, code: string | undefined): Shown {
  if (code === undefined) {
    // 27–36 and 50–58 are the dates of the East Asian editions; 32–35 and 55–56 of them times.
    if ((id >= 32 && id <= 35) || id === 55 || id === 56) return 'time'
    if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'day'
    return BUILT_IN[id] ?? 'number'
  }
  const plain = code
    .split(';')[0]
    ?.replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase()
  if (plain === undefined || /general|[0#?]/.test(plain.replace(/\.0+/g, ''))) return 'number'
  const day = /[yde]/.test(plain)
  const time = /[hs]/.test(plain)
  return day && time ? 'both' : time ? 'time' : day || plain.includes('m') ? 'day' : 'number'
}

/**
 * A serial day of a spreadsheet as text. In: the number, what its cell shows, whether the workbook counts from 1904.
 * Out: `2019-01-05`, `2019-01-05T08:30:00` or `08:30:00`; null when it is no day: negative, beyond 9999, or the
 * 29 February 1900 that spreadsheets believe in.
 */
export function serialDay(serial: number, shown: Shown, since1904 = false): string | null {
  let days = Math.floor(serial)
  let seconds = Math.round((serial - days) * SECONDS)
  if (seconds === SECONDS) {
    days++
    seconds = 0
  }
  const time = new Date(seconds * 1000).toISOString().slice(11, 19)
  if (shown === 'time' && days === 0) return time
  if (!(days >= 1 || (since1904 && days >= 0)) || (!since1904 && days === 60)) return null
  const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const at = epoch + days * SECONDS * 1000
  if (at > Date.UTC(9999, 11, 31)) return null
  const day = new Date(at).toISOString().slice(0, 10)
  return shown === 'day' && seconds === 0 ? day : `${day}T${time}`
}

/** `_x000D_` and its like in a cell's text are characters written out (ISO/IEC 29500-1, 22.9.2.19): read back. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

/** The column of a cell's address, from 0: `A1` 0, `AA7` 26. Null when it is none or beyond XFD. */
export function columnOf(address: string): number | null {
  const letters = /^\$?([A-Za-z]{1,3})\$?\d+$/.exec(address)?.[1]
  if (letters === undefined) return null
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column <= 16_384 ? column - 1 : null
}
