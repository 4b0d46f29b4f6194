import { isKey, type Lang, t } from '../../i18n/translate.ts'

const digits = '零一二三四五六七八九'

/** A Chinese numeral up to 9,999 as a number: 第三十三条 is written with one. */
function numeral(text: string): number {
  let [sum, digit] = [0, 0]
  for (const char of text) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[char]
    if (unit === undefined) digit = digits.indexOf(char)
    else {
      sum += (digit || 1) * unit
      digit = 0
    }
  }
  return sum + digit
}

/** What a last day rests on, in words: an article as the law writes it (`第二十三条第二款`, `art. 23(2)`), or a basis of the house. */
export function basisWords(lang: Lang, basis: string | null): string | undefined {
  if (basis === null || basis === '') return undefined
  const key = `basis.${basis}`
  if (isKey(key)) return t(lang, key)
  const article = /^第([零一二三四五六七八九十百千]+)条(?:第([零一二三四五六七八九十]+)款)?$/.exec(basis)
  if (lang !== 'en' || !article?.[1]) return basis
  const paragraph = article[2] === undefined ? '' : `(${numeral(article[2])})`
  return t(lang, 'basis.article', { article: `${numeral(article[1])}${paragraph}` })
}
