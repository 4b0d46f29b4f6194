/** Crockford's base 32: digits and capitals without I, L, O and U. A character's value is its place. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const WELL_FORMED = /^[0-9A-HJKMNP-TV-Z]{12}$/

/**
 * The query code (查询码) of a message authentication code: its first 55 bits as 11 characters, then a check character.
 * Written without dashes, as it is stored and hashed. Throws RangeError for fewer than 7 bytes.
 */
export function codeFromMac(mac: Uint8Array): string {
  if (mac.length < 7) throw new RangeError('a query code needs 7 bytes')
  let bits = 0n
  for (const byte of mac.subarray(0, 7)) bits = (bits << 8n) | BigInt(byte)
  bits >>= 1n
  let body = ''
  for (let shift = 50n; shift >= 0n; shift -= 5n) body += ALPHABET[Number((bits >> shift) & 31n)]
  return body + checkCharacter(body)
}

/** '7K2MPX4D9QWT' as people read it: '7K2M-PX4D-9QWT'. */
export function formatCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/**
 * A typed code as it is stored: small letters, full-width characters, spaces and dashes are put right, O is read as 0,
 * I and L as 1. Undefined when that does not leave 12 characters of the alphabet. Does not look at the check character.
 */
export function normaliseCode(text: string): string | undefined {
  const code = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}−_.·]/gu, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return WELL_FORMED.test(code) ? code : undefined
}

/**
 * Whether the check character of a normalised code is right (Luhn mod 32).
 *
 * It finds every single wrong character and every swap of two neighbours but one: 0 beside Z swapped. It misses every
 * swap across one character (A1B for B1A), and a doubled character mistaken for another doubled one in 11 of 496 pairs
 * (00 and NN, 11 and PP, 22 and QQ, … AA and ZZ). Of random codes one in 32 passes: it catches slips, not guesses.
 */
export function checkCode(code: string): boolean {
  return normaliseCode(code) === code && checkCharacter(code.slice(0, -1)) === code.at(-1)
}

function checkCharacter(body: string): string {
  let sum = 0
  let twice = true
  for (let at = body.length - 1; at >= 0; at -= 1) {
    const value = ALPHABET.indexOf(body.charAt(at)) * (twice ? 2 : 1)
    sum += Math.floor(value / 32) + (value % 32)
    twice = !twice
  }
  return ALPHABET[(32 - (sum % 32)) % 32] ?? ''
}
