import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BLOCK = 64
const IN_MEMORY = 4_000_000 // characters
const CACHED_BLOCKS = 256

/** The shared strings of a workbook, by number. */
export type Strings = { add(text: string): void; get(index: number): string | undefined; close(): void }

/**
 * Keeps strings by number with memory that does not grow with them: the first four million characters in memory, the
 * rest in a temporary file (readable by its owner only, gone at `close`), read back in blocks of 64, the last 256
 * blocks kept. In: how many characters stay in memory. Throws the system's error when the disk is full.
 */
export function openStrings(inMemory = IN_MEMORY): Strings {
  const blocks: string[][] = []
  let current: string[] = []
  let characters = 0
  let spool: { folder: string; fd: number; from: number[]; end: number } | null = null
  const cache = new Map<number, string[]>()

  function store(): void {
    if (spool === null && characters <= inMemory) {
      blocks.push(current)
    } else {
      if (spool === null) {
        const folder = mkdtempSync(join(tmpdir(), 'huiyin-'))
        spool = { folder, fd: openSync(join(folder, 'strings'), 'wx+', 0o600), from: [], end: 0 }
      }
      const bytes = Buffer.from(JSON.stringify(current))
      writeSync(spool.fd, bytes, 0, bytes.length, spool.end)
      spool.from.push(spool.end)
      spool.end += bytes.length
    }
    current = []
  }

  function block(number: number): string[] | undefined {
    if (number < blocks.length) return blocks[number]
    const spooled = spool?.from.length ?? 0
    if (number === blocks.length + spooled) return current
    const known = cache.get(number)
    if (known) return known
    const at = number - blocks.length
    const from = spool?.from[at]
    if (spool === null || from === undefined) return undefined
    const bytes = Buffer.alloc((spool.from[at + 1] ?? spool.end) - from)
    readSync(spool.fd, bytes, 0, bytes.length, from)
    const read = JSON.parse(bytes.toString()) as string[]
    if (cache.size >= CACHED_BLOCKS) cache.delete(cache.keys().next().value ?? 0)
    cache.set(number, read)
    return read
  }

  return {
    add(text) {
      current.push(text)
      characters += text.length
      if (current.length === BLOCK) store()
    },
    get: (index) => block(Math.floor(index / BLOCK))?.[index % BLOCK],
    close() {
      if (spool) {
        closeSync(spool.fd)
        rmSync(spool.folder, { recursive: true, force: true })
      }
      spool = null
    },
  }
}
