/** The encodings that are read. GBK and GB 2312 are read as GB 18030, of which they are parts. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** From how many bytes after the first one that is no ASCII an encoding is told. */
export const SAMPLE = 256 * 1024

/**
 * Tells UTF-8 from GB 18030 by the bytes alone.
 * In: a sample that begins with the first byte above 0x7F. Out: the encoding, or null when the bytes are neither: then
 * reading them as either would change the text unseen. A few bad bytes in a text that is otherwise plain are UTF-8
 * with damage: their rows are refused one by one.
 */
export function guessEncoding(sample: Uint8Array): 'utf-8' | 'gb18030' | null {
  const utf8 = countUtf8(sample)
  if (utf8.bad === 0 || utf8.good >= utf8.bad * 4) return 'utf-8'
  const gb = countGb(sample)
  // Chinese as it is written stands nearly whole in the first level of GB 2312 and its punctuation.
  if (gb.bad * 50 <= gb.good && gb.common * 5 >= gb.good * 3) return 'gb18030'
  return (utf8.good + utf8.bad) * 20 <= sample.length ? 'utf-8' : null
}

/** How many bytes above 0x7F stand in well-formed UTF-8 sequences, and how many do not. A cut end counts as neither. */
function countUtf8(bytes: Uint8Array): { good: number; bad: number } {
  let good = 0
  let bad = 0
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
    let found = 1
    while (found < length && ((bytes[i + found] ?? 0) & 0xc0) === 0x80) found++
    if (length === 0 || (found < length && i + found < bytes.length)) bad++
    else if (found === length && length > 1) good += length
    i += length === 0 || found < length ? 1 : length
  }
  return { good, bad }
}

/** How many GB 18030 characters above ASCII are well formed, how many of those are common, and how many are broken. */
function countGb(bytes: Uint8Array): { good: number; common: number; bad: number } {
  let good = 0
  let common = 0
  let bad = 0
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    if (i + 1 >= bytes.length) break
    const trail = bytes[i + 1] ?? 0
    if (lead === 0x80 || lead === 0xff) bad++
    else if (trail >= 0x40 && trail !== 0x7f && trail !== 0xff) {
      good++
      if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) common++
      i++
    } else if (trail >= 0x30 && trail <= 0x39) {
      good++
      i += 3
    } else bad++
  }
  return { good, common, bad }
}
