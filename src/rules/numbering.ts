/** The series that numbers are given in, each gap-free per organ and year, and the letters that a number begins with. */
export const SERIES = {
  matter: 'XF', // 信访
  contact: 'DJ', // 登记
  'imported-matter': 'XR', // 信访导入: so that a gap in our own series never comes from an import
  'imported-contact': 'DR', // 登记导入
  'walled-matter': 'JB', // 检举: apart, so that a gap in the open series tells nothing
  'walled-contact': 'JD', // 检举登记
} as const

export type Series = keyof typeof SERIES

export type RecordNumber = { series: Series; year: number; serial: number }

/** Words of papers by kind; an office may use others. */
export const PAPER_WORDS = {
  receipt: '信登', // 登记回执
  informed: '信告', // 告知书
  acceptance: '信受', // 受理告知书
  refusal: '信不受', // 不予受理告知书
  'no-longer-accept': '信不再受', // 不再受理告知书
  'pass-on': '信转', // 转送单
  assignment: '信交', // 交办函
  objection: '信异', // 异议
  extension: '信延', // 延期告知书
  opinion: '信处', // 处理意见书
  reply: '信复', // 答复函
  chase: '信督', // 督办通知
  closing: '信结', // 办结报告
  review: '信复查', // 复查意见书
  're-review': '信复核', // 复核意见书
} as const

export type PaperKind = keyof typeof PAPER_WORDS

/** A paper's number: the word of organ and kind together, the year in full, the serial without leading noughts. */
export type PaperNumber = { word: string; year: number; serial: number }

/** 'XF-2018-000051': at least six digits, so that numbers up to 999,999 sort as text. Throws RangeError for a broken number. */
export function formatNumber({ series, year, serial }: RecordNumber): string {
  return `${SERIES[series]}-${checkedYear(year)}-${String(checkedSerial(serial)).padStart(6, '0')}`
}

/**
 * Reads a number as people type it: small letters, full-width characters, spaces, any dash or none, noughts left out
 * ('xf2018-51'). Undefined for anything else. Without dashes the year is the first four digits.
 */
export function parseNumber(text: string): RecordNumber | undefined {
  const match = /^([A-Z]{2})-?(\d{4})-?(\d{1,9})$/.exec(tidy(text).toUpperCase())
  const series = (Object.keys(SERIES) as Series[]).find((key) => SERIES[key] === match?.[1])
  const year = Number(match?.[2])
  const serial = Number(match?.[3])
  return series && isYear(year) && serial > 0 ? { series, year, serial } : undefined
}

/**
 * The word of a paper: '石政' and 'acceptance' give '石政信受'. Papers of a walled matter have words of their own (信
 * becomes 检), hence series of their own, so that a gap in the open series tells nothing.
 */
export function paperWord(organWord: string, kind: PaperKind, walled = false): string {
  return organWord + (walled ? PAPER_WORDS[kind].replace('信', '检') : PAPER_WORDS[kind])
}

/** '石政信受〔2018〕14号' (GB/T 9704-2012: full year, hexagonal brackets, no 第, no leading noughts). Throws RangeError. */
export function formatPaperNumber({ word, year, serial }: PaperNumber): string {
  if (word === '' || /[\d〔〕\s]/.test(word)) throw new RangeError(`word of a paper: ${word}`)
  return `${word}〔${checkedYear(year)}〕${checkedSerial(serial)}号`
}

/**
 * Reads a paper's number with whatever brackets it was typed ([] () 【】 and so on), with 第 and leading noughts.
 * Undefined for anything else.
 */
export function parsePaperNumber(text: string): PaperNumber | undefined {
  const match = /^([^\d[\](){}〔〕【】〈〉<>]+)[[(〔【〈<{](\d{4})[\])〕】〉>}]第?(\d{1,9})号$/.exec(tidy(text))
  const [, word = '', year, serial] = match ?? []
  return match && isYear(Number(year)) && Number(serial) > 0
    ? { word, year: Number(year), serial: Number(serial) }
    : undefined
}

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[\p{Pd}−]/gu, '-')
}

function isYear(year: number): boolean {
  return Number.isSafeInteger(year) && year >= 1000 && year <= 9999
}

function checkedYear(year: number): number {
  if (!isYear(year)) throw new RangeError(`year of a number: ${year}`)
  return year
}

function checkedSerial(serial: number): number {
  if (!Number.isSafeInteger(serial) || serial < 1 || serial > 999_999_999) throw new RangeError(`serial: ${serial}`)
  return serial
}

/** A stored row's number as people read it: series, year and serial of a matter or contact. */
export function numberText(row: { series: string; year: number; n: number }): string {
  return `${row.series}-${row.year}-${String(row.n).padStart(6, '0')}`
}
