import type { Frequencies } from './learned.ts'
import { fold, lexemes } from './words.ts'

// How alike two texts are, by the units that search cuts them into (words.ts). A unit weighs as much as it is rare among
// the office's matters, twice when the subject has it. docs/decisions/0009-counter.md

/** What somebody typed, cut into units. */
export type Said = { text: string; subject: Set<string>; units: Set<string> }

/** The same, weighed; `whole` is the sum. */
export type Weighed = Said & { weights: Map<string, number>; whole: number }

/** How much of a text is looked at, in characters. */
const mostRead = 3000

/** Cuts what was typed. In: the subject, everything else. */
export function said(subject: string, rest: string): Said {
  const text = fold(`${subject}\n${rest}`).slice(0, mostRead)
  return { text, subject: lexemes(fold(subject)), units: lexemes(text) }
}

/** Weighs the units by what the office's records taught of them. */
export function weigh(typed: Said, learned: Frequencies): Weighed {
  const weights = new Map<string, number>()
  let whole = 0
  for (const unit of typed.units) {
    const weight = rarity(learned, unit) ** 1.5 * (typed.subject.has(unit) ? 2 : 1)
    weights.set(unit, weight)
    whole += weight
  }
  return { ...typed, weights, whole }
}

/** How rare a unit is: the logarithm of the share of matters that have it, never below 0. What was never seen is as rare as can be. */
function rarity({ matters, units }: Frequencies, unit: string): number {
  const all = Math.max(matters, 50)
  return Math.max(0, Math.log((all + 2) / ((units.get(unit) ?? 0) + 2)))
}

/** At most so many units are looked up, those of the office's records and those that are new to them. */
const mostUnits = { known: 24, fresh: 8 }
/** A unit is no help when more than one matter in fifty has it, nor when so many have it that reading them takes long. */
const mostShare = 0.02
export const mostHeld = 150

/** The units by which candidates are looked for, with their weights: those that weigh most and are not everywhere. */
export function tellingUnits({ weights, subject }: Weighed, learned: Frequencies): [string, number][] {
  const often = Math.max(20, Math.min(mostShare, mostHeld / Math.max(learned.held, 1)) * learned.matters)
  const known: [string, number][] = []
  const fresh: [string, number][] = []
  const common: [string, number][] = []
  for (const [unit, weight] of weights) {
    const seen = learned.units.get(unit)
    if (seen === undefined) fresh.push([unit, weight])
    else if (seen <= often) known.push([unit, weight])
    else common.push([unit, weight])
  }
  const heaviest = (all: [string, number][], most: number) => all.toSorted((a, b) => b[1] - a[1]).slice(0, most)
  const few =
    known.length < 6
      ? heaviest(
          common.filter(([unit]) => subject.has(unit)),
          6 - known.length,
        )
      : []
  return [...heaviest(known, mostUnits.known), ...heaviest(fresh, mostUnits.fresh), ...few]
}

/**
 * How alike a matter's words are. `share`: the part of what was typed that they hold (0 to 1); `rank`: the same against
 * how much they say, by which candidates are put in order; `held`: the units that both have.
 */
export function likeness(
  typed: Weighed,
  title: string,
  words: string,
): { share: number; rank: number; held: Set<string> } {
  const theirs = lexemes(words.slice(0, mostRead))
  const inTitle = lexemes(fold(title))
  const held = new Set<string>()
  let common = 0
  let rank = 0
  for (const [unit, weight] of typed.weights) {
    if (!theirs.has(unit)) continue
    held.add(unit)
    common += weight
    rank += inTitle.has(unit) ? 2 * weight : weight
  }
  const share = typed.whole === 0 ? 0 : common / typed.whole
  return { share, rank: rank / Math.sqrt(theirs.size + 20), held }
}

/** The pieces of what was typed that the other has too, the most telling first: 机耕路, 塌方. */
export function sharedPieces(typed: Weighed, held: ReadonlySet<string>, most: number): string[] {
  const pieces = new Map<string, number>()
  for (const [run] of typed.text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const letters = Array.from(run)
    let [piece, weight, covered] = ['', 0, 0]
    // Of a language that writes words apart a part of a word says nothing.
    const apart = !/\p{Script=Han}/u.test(run)
    const close = () => {
      if (piece !== '' && (!apart || (piece === run && letters.length > 3)))
        pieces.set(piece, Math.max(pieces.get(piece) ?? 0, weight))
      ;[piece, weight] = ['', 0]
    }
    letters.forEach((_, i) => {
      const unit = [3, 2].map((n) => letters.slice(i, i + n).join('')).find((one) => one.length > 1 && held.has(one))
      if (unit === undefined) return
      const end = i + Array.from(unit).length
      if (i >= covered) close()
      piece += letters.slice(Math.max(i, piece === '' ? i : covered), end).join('')
      weight += typed.weights.get(unit) ?? 0
      covered = end
    })
    close()
  }
  return [...pieces]
    .filter(([piece]) => piece.length <= 40)
    .toSorted((a, b) => b[1] - a[1])
    .map(([piece]) => shortened(piece))
    .filter((piece, i, all) => !all.slice(0, i).some((before) => before.includes(piece)))
    .slice(0, most)
}

function shortened(piece: string): string {
  const letters = Array.from(piece)
  return letters.length > 14 ? `${letters.slice(0, 13).join('')}…` : piece
}
