// The ustar form of POSIX 1003.1-1988, plain files only: what every `tar` reads.

const BLOCK = 512
/** The end of an archive: two empty blocks. */
export const tarEnd = Buffer.alloc(2 * BLOCK)

/** One file of an archive, whole. */
export type TarFile = { path: string; bytes: Buffer }

/**
 * The head of a file in an archive, and what fills its last block. In: a path of at most 100 ASCII characters, its size
 * in bytes, seconds since 1970. Throws RangeError for a path or size that ustar cannot say.
 */
export function tarHead(path: string, size: number, seconds: number): { head: Buffer; fill: Buffer } {
  if (!/^[\x21-\x7e]{1,100}$/.test(path)) throw new RangeError(`no path for an archive: ${path}`)
  if (size >= 8 ** 11) throw new RangeError(`too large for an archive: ${size}`)
  const head = Buffer.alloc(BLOCK)
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`
  head.write(path, 0, 'latin1')
  head.write(octal(0o600, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(seconds, 12), 100, 'latin1')
  head.write(`${' '.repeat(8)}0`, 148, 'latin1')
  head.write('ustar\x0000', 257, 'latin1')
  head.write(octal(sumOf(head), 7) + ' ', 148, 'latin1')
  return { head, fill: Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK) }
}

// Every byte added up, those of the sum itself as spaces.
function sumOf(head: Buffer): number {
  let sum = 8 * 0x20
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += head[at] ?? 0
  return sum
}

/**
 * The files of an archive, one after another, each whole in memory. In: its bytes as they come, how large one may be.
 * Throws RangeError when it is no ustar archive of plain files, is cut off, or holds a file that is too large.
 */
export async function* readTar(chunks: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<TarFile> {
  const take = taker(chunks)
  for (;;) {
    const head = await take(BLOCK)
    if (head.every((byte) => byte === 0)) {
      if (!(await take(BLOCK)).every((byte) => byte === 0)) throw new RangeError('the archive has no end')
      for (let rest = await take('any'); rest.length > 0; rest = await take('any'))
        if (rest.some((byte) => byte !== 0)) throw new RangeError('something follows the end of the archive')
      return
    }
    const { path, size } = headOf(head)
    if (size > mostBytes) throw new RangeError(`too large: ${path}`)
    const bytes = await take(size)
    await take((BLOCK - (size % BLOCK)) % BLOCK)
    yield { path, bytes }
  }
}

function headOf(head: Buffer): { path: string; size: number } {
  const text = (from: number, to: number) => head.toString('latin1', from, to).split('\0')[0] ?? ''
  const number = (from: number, to: number) => {
    const digits = text(from, to).trim()
    return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN
  }
  const [path, size, kind] = [text(0, 100), number(124, 136), head[156]]
  if (text(257, 262) !== 'ustar' || number(148, 156) !== sumOf(head) || Number.isNaN(size))
    throw new RangeError('no archive')
  if ((kind !== 0x30 && kind !== 0) || text(345, 500) !== '') throw new RangeError(`no plain file: ${path}`)
  return { path, size }
}

// Hands out exactly as many bytes as asked for; asked for 'any': what there is, nothing at the end.
function taker(chunks: AsyncIterable<Uint8Array>): (size: number | 'any') => Promise<Buffer> {
  const source = chunks[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let there = 0
  return async (asked) => {
    const least = asked === 'any' ? 1 : asked
    while (there < least) {
      const next = await source.next()
      if (next.done === true) {
        if (asked === 'any') return Buffer.alloc(0)
        throw new RangeError('the archive is cut off')
      }
      const { buffer, byteOffset, byteLength } = next.value
      held.push(Buffer.from(buffer, byteOffset, byteLength))
      there += byteLength
    }
    const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
    const end = asked === 'any' ? there : asked
    held = all.length > end ? [all.subarray(end)] : []
    there -= end
    return all.subarray(0, end)
  }
}
