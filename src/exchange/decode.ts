import { refuse } from '../rules/errors.ts'
import { BAD_BYTES, CUT } from './clean.ts'
import { type Encoding, guessEncoding, SAMPLE } from './encoding.ts'
import { bomOf } from './sniff.ts'

/** A single line longer than this, in bytes, is cut and its row refused; so memory never grows with a file. */
const LINE_LIMIT = 4 * 1024 * 1024

/** Text in whole lines, and the encoding, known once the first byte above ASCII was met (`null` until then). */
export type Decoded = { pieces: AsyncIterable<string>; encoding: () => Encoding | null }

/**
 * Decodes a stream of bytes into pieces of text that end where lines end. Bytes that are no text become `BAD_BYTES` in
 * their line, a line beyond the limit becomes `CUT`; neither touches another line. Memory stays flat.
 * In: the bytes; an encoding when somebody named one (a byte order mark outweighs it). Throws `import.encoding_unknown`.
 */
export function decode(chunks: AsyncIterable<Uint8Array>, named: Encoding | null): Decoded {
  let encoding = named
  async function* pieces(): AsyncGenerator<string> {
    let decoder = lineDecoder(encoding ?? 'utf-8')
    let waiting: Buffer = Buffer.alloc(0)
    let first = true
    let failed: unknown = null
    for await (const piece of untilFailure(withHead(chunks, 4), (caught) => (failed = caught))) {
      let chunk = piece
      if (first) {
        const mark = bomOf(chunk)
        if (mark) {
          encoding = mark
          decoder = lineDecoder(mark)
          chunk = chunk.subarray(mark === 'utf-8' ? 3 : 2)
        }
        first = false
      }
      if (encoding === null) {
        waiting = waiting.length === 0 ? Buffer.from(chunk) : Buffer.concat([waiting, chunk])
        const start = waiting.findIndex((byte) => byte > 0x7f)
        if (start >= 0 && waiting.length - start < SAMPLE) continue
        if (start >= 0) {
          encoding = guessed(waiting.subarray(start))
          decoder = decoder.as(encoding)
        }
        chunk = waiting
        waiting = Buffer.alloc(0)
      }
      const text = decoder.write(chunk)
      if (text) yield text
    }
    if (waiting.length > 0) {
      const start = waiting.findIndex((byte) => byte > 0x7f)
      if (start >= 0) {
        encoding = guessed(waiting.subarray(start))
        decoder = decoder.as(encoding)
      }
      yield decoder.write(waiting)
    }
    // Of a source that broke off, the whole lines were given; the line it broke off in is not one of them.
    if (failed !== null) throw failed
    const rest = decoder.end()
    if (rest) yield rest
  }
  return { pieces: pieces(), encoding: () => encoding }
}

function guessed(sample: Uint8Array): Encoding {
  return guessEncoding(sample) ?? refuse('import.encoding_unknown')
}

async function* untilFailure<T>(source: AsyncIterable<T>, failed: (caught: unknown) => void): AsyncGenerator<T> {
  try {
    yield* source
  } catch (caught) {
    failed(caught)
  }
}

/** The same chunks, the first of them at least `size` bytes long when the stream has as many. */
async function* withHead(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array(0)
  for await (const chunk of chunks) {
    if (head === null) {
      yield chunk
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length < size) continue
    yield head
    head = null
  }
  if (head && head.length > 0) yield head
}

type LineDecoder = { write(chunk: Uint8Array): string; end(): string; as(encoding: Encoding): LineDecoder }

/**
 * Cutting at line ends is safe: 0x0A and 0x0D never stand inside a longer character of UTF-8 or GB 18030; UTF-16 is
 * cut at even places.
 */
function lineDecoder(encoding: Encoding, rest: Buffer = Buffer.alloc(0), inCut = false): LineDecoder {
  const sound = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const lossy = new TextDecoder(encoding, { ignoreBOM: true })
  const wide = encoding.startsWith('utf-16') ? 2 : 1
  let carry = rest
  let cutting = inCut

  function block(bytes: Buffer): string {
    try {
      return sound.decode(bytes)
    } catch {
      let text = ''
      for (let from = 0; from < bytes.length;) {
        const to = nextLineEnd(bytes, from, encoding)
        const line = bytes.subarray(from, to)
        try {
          text += sound.decode(line)
        } catch {
          text += lossy.decode(line).replaceAll('\uFFFD', BAD_BYTES)
        }
        from = to
      }
      return text
    }
  }

  return {
    write(chunk) {
      let bytes = carry.length === 0 ? Buffer.from(chunk) : Buffer.concat([carry, chunk])
      // What was carried over has no line end, but for half of one in UTF-16.
      let seen = carry.length
      let text = ''
      if (cutting) {
        const to = nextLineEnd(bytes, 0, encoding)
        if (to === bytes.length && lastLineEnd(bytes, encoding, 0) !== to) {
          carry = bytes.subarray(bytes.length - (bytes.length % wide))
          return ''
        }
        cutting = false
        text = '\n'
        bytes = bytes.subarray(to)
        seen = 0
      }
      const cut = lastLineEnd(bytes, encoding, seen)
      if (cut > 0) text += block(bytes.subarray(0, cut))
      carry = Buffer.from(bytes.subarray(cut))
      if (carry.length > LINE_LIMIT) {
        cutting = true
        carry = Buffer.from(carry.subarray(carry.length - (carry.length % wide)))
        text += CUT
      }
      return text
    },
    end() {
      const last = cutting ? '' : block(carry)
      carry = Buffer.alloc(0)
      return last
    },
    as: (other) => lineDecoder(other, carry, cutting),
  }
}

/** Where the first line at or after `from` ends: just behind its line end, or at the end of the bytes. */
function nextLineEnd(bytes: Buffer, from: number, encoding: Encoding): number {
  if (!encoding.startsWith('utf-16')) {
    for (let at = from; at < bytes.length; at++) if (bytes[at] === 10 || bytes[at] === 13) return at + 1
    return bytes.length
  }
  for (let at = from; at + 2 <= bytes.length; at += 2) if (isWideEnd(bytes, at, encoding)) return at + 2
  return bytes.length
}

/** Where the last line end at or after `from` ends, or 0. */
function lastLineEnd(bytes: Buffer, encoding: Encoding, from: number): number {
  if (!encoding.startsWith('utf-16')) {
    const end = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1
    return end > from ? end : 0
  }
  for (let at = bytes.length - (bytes.length % 2) - 2; at >= from - 1; at -= 2) {
    if (isWideEnd(bytes, at, encoding)) return at + 2
  }
  return 0
}

function isWideEnd(bytes: Buffer, at: number, encoding: Encoding): boolean {
  const low = bytes[encoding === 'utf-16be' ? at + 1 : at]
  const high = bytes[encoding === 'utf-16be' ? at : at + 1]
  return high === 0 && (low === 10 || low === 13)
}
