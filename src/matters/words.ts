const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const runs = /[\p{L}\p{N}]+/gu

/** Text as search sees it: half-width, lower case, runs of white space as one space. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/_x000d_/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** The lexemes by which a folded text is found: single characters and pairs of Chinese, pairs and triples of other letters. */
export function lexemes(folded: string): Set<string> {
  const found = new Set<string>()
  for (const [run] of folded.matchAll(runs)) {
    const letters = Array.from(run)
    for (let i = 0; i < letters.length; i++) {
      const one = letters[i] ?? ''
      if (cjk.test(one)) found.add(one)
      if (i + 1 < letters.length) found.add(one + letters[i + 1])
    }
  }
  return found
}

/** A `tsvector` as text: the words' lexemes, and the readers as `r:ID`. */
export function searchVector(folded: string, readers: Iterable<string>): string {
  const all = [...lexemes(folded), ...[...readers].map((id) => `r:${id}`)]
  return all.map((lexeme) => `'${lexeme.replace(/(['\\])/g, '$1$1')}'`).join(' ')
}
