/** Words planted in the texts: each occurs in about this share of them. */
export type Marks = Record<string, number>

/** What search is measured with. 水塘占用款 has only pairs that are common; together they occur nowhere. */
export const searchMarks: Marks = {
  土地: 0.6,
  承包: 0.2,
  宅基地: 0.03,
  噪音扰民: 0.008,
  油烟: 0.0003,
  '58车贷': 0.0002,
  subsidy: 0.05,
}
export const nowhere = ['氟利昂', '水塘占用款', 'zzyzx']

// The vocabulary, common words first: 2,000 words of two characters out of 900.
const letter = (i: number) => String.fromCodePoint(0x4e00 + ((i * 7919) % 6000))
const vocabulary = Array.from({ length: 2000 }, (_, i) => letter(i % 900) + letter((i * 31 + 7) % 900))
const pairs = ['水塘', '塘占', '占用', '用款']

/** A number that looks random, 0 ≤ n < 1, the same for the same place. */
function chance(i: number, salt: number): number {
  let h = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32
}

/** The text of matter i: some 200 characters, words by Zipf's law, planted words evenly spread. */
export function benchText(
  i: number,
  count: number,
  marks: Marks,
): { subject: string; body: string; demands: string[] } {
  let salt = 0
  const word = () => vocabulary[Math.floor(vocabulary.length * chance(i, salt++) ** 4)] ?? '一'
  const sentence = () => `${Array.from({ length: 4 + Math.floor(chance(i, salt++) * 7) }, word).join('')}。`
  const planted = Object.entries(marks).flatMap(([text, share], k) => {
    const every = Math.max(1, Math.round(1 / Math.max(share, 1 / count)))
    return (share >= 0.5 ? chance(i, 1000 + k) < share : i % every === k % every) ? [text] : []
  })
  const commonPair = pairs[i % pairs.length] ?? ''
  const body = Array.from({ length: 12 }, sentence)
  planted.forEach((text, k) => body.splice(2 + k, 0, `${text}，`))
  body.push(commonPair, `，共 ${1 + (i % 900)} 元。`)
  return { subject: `${word()}${word()}${planted[0] ?? ''}问题`, body: body.join(''), demands: [`请解决${word()}`] }
}
