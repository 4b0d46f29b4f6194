import { createHash, randomFillSync } from 'node:crypto'

/** Gives `count` random bytes. Whatever needs chance is handed one. */
export type Random = (count: number) => Uint8Array

/** The machine's own randomness. */
export const systemRandom: Random = (count) => randomFillSync(new Uint8Array(count))

/** Bytes that look random and are the same for the same seed: SHA-256 over seed and counter. Never for secrets. */
export function seededRandom(seed: string): Random {
  let block = 0
  let rest = new Uint8Array(0)
  return (count) => {
    const bytes = new Uint8Array(count)
    for (let at = 0; at < count;) {
      if (rest.length === 0) {
        rest = new Uint8Array(createHash('sha256').update(`${seed}\n${block++}`).digest())
      }
      const part = rest.subarray(0, count - at)
      bytes.set(part, at)
      rest = rest.subarray(part.length)
      at += part.length
    }
    return bytes
  }
}

/**
 * A UUID version 7 (RFC 9562, 5.7): 48 bits of the instant in milliseconds, then 74 random bits.
 * Ids of one millisecond are in no order among themselves. Throws RangeError when the instant is unreadable or before 1970.
 */
export function newId(instant: string, random: Random): string {
  const milliseconds = Date.parse(instant)
  if (!(milliseconds >= 0 && milliseconds < 2 ** 48)) throw new RangeError(`instant ${instant}`)
  const bytes = random(10)
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80
  const time = milliseconds.toString(16).padStart(12, '0')
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, 10).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`
}

/** Whether a text is a version 7 id. */
export function isId(text: string): boolean {
  return version7.test(text)
}

const version7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The instant a version 7 id was made, to the millisecond. Throws RangeError for any other text. */
export function instantOfId(id: string): string {
  const match = version7.exec(id)
  if (!match) throw new RangeError(`not a version 7 id: ${id}`)
  return new Date(Number.parseInt(`${match[1]}${match[2]}`, 16)).toISOString()
}
