import { refuse } from '../rules/errors.ts'

// Text is cut into units, one beginning at each character: two characters where one of them is Chinese (or Japanese,
// Korean), three of other letters and digits; at the end of a run what is left of a unit. Whoever looks for a piece of
// text knows all units that begin in it but the last ones, and of these the beginning. docs/decisions/0005-search.md

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const runs = /[\p{L}\p{N}]+/gu
const most = { letters: 200, parts: 8, units: 12 }

/**
 * Text as search sees it: half-width, lower case, runs of white space as one space; `_x000D_` and its like (line breaks
 * that leaked from a spreadsheet) are white space, zero-width characters and soft hyphens are nothing.
 */
export function fold(text: string): string {
  return text
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ς/g, 'σ') // toLowerCase() looks at the end of the word; a part of a word must not
    .replace(/_x00(?:0[9ad]|a0)_/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** The lexemes by which a folded text is found: the units of its runs. */
export function lexemes(folded: string): Set<string> {
  const found = new Set<string>()
  for (const [run] of folded.matchAll(runs)) {
    const letters = Array.from(run)
    let [first, second] = [isCjk(letters[0]), isCjk(letters[1])]
    for (let i = 0; i < letters.length; i++) {
      const third = isCjk(letters[i + 2])
      const pair = first || second || third
      found.add((letters[i] ?? '') + (letters[i + 1] ?? '') + (pair ? '' : (letters[i + 2] ?? '')))
      first = second
      second = third
    }
  }
  return found
}

const known = new Map<string, boolean>()

// An import asks five hundred times a text: asking a regular expression takes ten times as long as remembering.
function isCjk(letter: string | undefined): boolean {
  if (letter === undefined) return false
  const before = known.get(letter)
  if (before !== undefined) return before
  const is = cjk.test(letter)
  known.set(letter, is)
  return is
}

type Unit = { text: string; whole: boolean }

/** The units of one run of letters; `ended`: that the run ends here is known, else the last units are beginnings only. */
function unitsOf(run: string, ended: boolean): Unit[] {
  const letters = Array.from(run)
  const chinese = letters.map(isCjk)
  return letters.map((a, i) => {
    const [b, c] = [letters[i + 1], letters[i + 2]]
    if (b === undefined) return { text: a, whole: ended }
    if (chinese[i] || chinese[i + 1]) return { text: a + b, whole: true }
    if (c === undefined) return { text: a + b, whole: ended }
    return { text: chinese[i + 2] ? a + b : a + b + c, whole: true }
  })
}

/** The units of a folded text one after the other, as often as they occur. */
export function unitsInOrder(folded: string): string[] {
  return [...folded.matchAll(runs)].flatMap((match) => unitsOf(match[0], true).map((unit) => unit.text))
}

/** The lexeme by which a reader's matters are found. It begins with no letter, so no text can look like it. */
export function readerLexeme(organ_id: string, reader_id: string): string {
  return `:${organ_id}:${reader_id}`
}

/** A `tsvector` as text: the words' lexemes, and the readers. */
export function searchVector(organ_id: string, folded: string, readers: Iterable<string>): string {
  return [...lexemes(folded), ...[...readers].map((id) => readerLexeme(organ_id, id))].map(quoted).join(' ')
}

const quoted = (lexeme: string) => (/['\\]/.test(lexeme) ? `'${lexeme.replace(/(['\\])/g, '$1$1')}'` : `'${lexeme}'`)

/** What somebody looks for: every part must occur. `units`: lexemes that all hits have, `proof`: having them is enough. */
export type WordQuery = { parts: string[]; units: Unit[]; proof: boolean }

/**
 * Reads what was typed into the search field: parts between spaces, or in quotation marks with their spaces.
 * Refuses `search.no_letters` when there is no letter or digit in it, `search.too_long`.
 */
export function parseWords(typed: string): WordQuery {
  const parts = partsOf(typed)
  const all = parts.map(unitsOfPart)
  if (all.every((units) => units.length === 0)) refuse('search.no_letters', {}, 'words')
  if (parts.length > most.parts || parts.join('').length > most.letters)
    refuse('search.too_long', { most: most.letters, parts: most.parts }, 'words')
  const units = [...new Map(all.flat().map((unit) => [`${unit.whole}${unit.text}`, unit])).values()]
  const step = Math.max(1, Math.ceil(units.length / most.units))
  return {
    parts,
    units: units.filter((_, i) => i % step === 0),
    proof: parts.every((part, i) => all[i]?.length === 1 && all[i][0]?.text === part),
  }
}

function partsOf(typed: string): string[] {
  const found: string[] = []
  const pieces = typed.normalize('NFKC').matchAll(/["“”„「『]([^"“”„」』]*)(?:["“”」』]|$)|([^\s"“”„「『]+)/gu)
  for (const [, phrase, word] of pieces) {
    const part = fold(phrase ?? word ?? '')
    if (part !== '' && !found.includes(part)) found.push(part)
  }
  return found
}

/** The units of a part that tell most: the whole ones; when there is none, the beginning that there is. */
function unitsOfPart(part: string): Unit[] {
  const perRun = [...part.matchAll(runs)].map((match) => {
    const units = unitsOf(match[0], match.index + match[0].length < part.length)
    const whole = units.filter((unit, i) => unit.whole && !isTail(units, i))
    return whole.length > 0 ? whole : units.slice(0, 1)
  })
  const units = perRun.flat()
  return units.some((unit) => unit.whole) ? units.filter((unit) => unit.whole) : units
}

/** What is left of a unit at the end of its run says nothing that the units before it do not. */
function isTail(units: Unit[], i: number): boolean {
  const [before, unit] = [units[i - 1], units[i]]
  return before !== undefined && unit !== undefined && before.text.endsWith(unit.text)
}

/** The `tsquery` as text: all units, and one of the readers. */
export function searchQuery(query: WordQuery, organ_id: string, readers: readonly string[]): string {
  const words = query.units.map((unit) => quoted(unit.text) + (unit.whole ? '' : ':*'))
  return [...words, `(${readers.map((id) => quoted(readerLexeme(organ_id, id))).join(' | ')})`].join(' & ')
}
