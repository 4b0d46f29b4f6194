const HIDDEN = '***'

/**
 * A person's or organisation's name with only its first character left: 张三 and 张小三 both become 张**, so that not
 * even the length tells. '' and unknown names become ***.
 */
export function maskName(name: string): string {
  const first = name.trim().match(/^\p{L}\p{M}*/u)
  return first ? `${first[0]}**` : HIDDEN
}

/**
 * A telephone number: a Chinese mobile as 138****5678, any other with its last four digits when it has eight or more
 * (****3456), else ****. What is no number at all becomes ****.
 */
export function maskPhone(phone: string): string {
  const digits = phone
    .normalize('NFKC')
    .replace(/[^\d]/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '')
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return digits.length >= 8 ? `****${digits.slice(-4)}` : '****'
}

/** An identity number with its last four characters left; **** when it has fewer than twelve. */
export function maskId(id: string): string {
  const plain = id.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
  return plain.length >= 12 ? `****${plain.slice(-4)}` : '****'
}

// Digits are also typed full-width, and long numbers in groups.
const D = '[0-9０-９]'
const GAP = '[ \\u00a0\\u3000.\\-－–—]?'
const ALONE = `(?<!${D})`
const END = `(?!${D})`

const PATTERNS: readonly RegExp[] = [
  // mail addresses
  /[A-Za-z0-9._%+-]{1,64}[@＠][A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+/gu,
  // accounts: WeChat, QQ, by their names
  /(?<=(?:微信|wechat|weixin|vx|qq)[号码群:： ]{0,4})[A-Za-z0-9_０-９-]{5,20}/giu,
  // numbers after a word that announces one, however short
  new RegExp(`(?<=(?:电话|手机|热线|座机|tel|phone|mobile)[^0-9０-９\\n]{0,6})${D}(?:${GAP}${D}){4,}`, 'giu'),
  // identity numbers of 18 and 15 places, in groups or not
  new RegExp(`${ALONE}${D}{6}${GAP}${D}{8}${GAP}${D}{3}[0-9０-９XxＸｘ](?![0-9０-９A-Za-z])`, 'gu'),
  // bank cards in groups of four
  new RegExp(`${ALONE}${D}{4}(?:${GAP}${D}{4}){3}(?:${GAP}${D}{1,3})?${END}`, 'gu'),
  // Chinese mobiles, with or without +86
  new RegExp(`${ALONE}(?:[+＋]?(?:86|８６)${GAP})?[1１][3-9３-９]${D}${GAP}${D}{4}${GAP}${D}{4}${END}`, 'gu'),
  // land lines with their area code
  new RegExp(`${ALONE}[0０]${D}{2,3}[)）]?${GAP}${D}{3,4}${GAP}${D}{4}${END}`, 'gu'),
  // three, three and four digits, as in North America
  new RegExp(`${ALONE}[(（]?${D}{3}[)）]?${GAP}${D}{3}${GAP}${D}{4}${END}`, 'gu'),
  // any other number of nine digits and more
  new RegExp(`${D}{9,}[XxＸｘ]?`, 'gu'),
  // number plates
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·. ]?[A-Z0-9]{4,5}[A-Z0-9警学]/gu,
]

/**
 * A text with what points to a person hidden as ***: mail addresses, telephone, identity, card and other long numbers,
 * number plates, WeChat and QQ accounts, and the names given (as `maskName` leaves them). It leaves dates, sums of
 * money and places alone. It is a help and no proof: a person reads the text before it is published.
 */
export function maskText(text: string, names: readonly string[] = []): string {
  const hidden = PATTERNS.reduce((left, pattern) => left.replace(pattern, HIDDEN), text)
  return names
    .map((name) => name.trim())
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(name, maskName(name)), hidden)
}
