/** What a file is, told by its first bytes. `text` and `zip` and `gzip` need a closer look by their readers. */
export type FileKind = 'empty' | 'text' | 'gzip' | 'zip' | (typeof UNREADABLE)[number][0] | 'binary' | 'utf16'

const latin = (text: string) => Buffer.from(text, 'latin1')

const UNREADABLE = [
  ['pdf', latin('%PDF')],
  ['rar', latin('Rar!\x1a\x07')],
  ['7z', latin("7z\xbc\xaf'\x1c")],
  ['bzip2', latin('BZh')],
  ['xz', latin('\xfd7zXZ\0')],
  ['zstd', latin('\x28\xb5\x2f\xfd')],
  ['png', latin('\x89PNG')],
  ['jpeg', latin('\xff\xd8\xff')],
  ['gif', latin('GIF8')],
  ['rtf', latin('{\\rtf')],
  ['sqlite', latin('SQLite format 3\0')],
  ['protected', latin('')],
  ['xls', latin('')],
  ['doc', latin('')],
  ['html', latin('')],
  ['xml', latin('')],
  ['json', latin('')],
] as const

const COMPOUND = latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
const utf16 = (text: string) => Buffer.from(text, 'utf16le')

/**
 * Says what a file is from its first bytes, whatever its name.
 * In: up to 64 KB of its beginning. Out: its kind. Throws nothing.
 */
export function sniff(head: Buffer): FileKind {
  if (head.length === 0) return 'empty'
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (head.subarray(0, 4).equals(latin('PK\x03\x04')) || head.subarray(0, 4).equals(latin('PK\x05\x06'))) return 'zip'
  if (head.subarray(0, COMPOUND.length).equals(COMPOUND)) return compound(head)
  for (const [kind, magic] of UNREADABLE) {
    if (magic.length > 0 && head.subarray(0, magic.length).equals(magic)) return kind
  }
  if (bomOf(head)?.startsWith('utf-16')) return 'text'
  return binary(head) ?? markup(head) ?? 'text'
}

/** The encoding a byte order mark announces, or null. In: the first bytes. */
export function bomOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

/** An OLE container: an old workbook, an old document, or anything of Office under a password. */
function compound(head: Buffer): FileKind {
  if (head.includes(utf16('EncryptedPackage'))) return 'protected'
  return head.includes(utf16('WordDocument')) ? 'doc' : 'xls'
}

/** Many NULs: text in UTF-16 without its mark when they all stand on one side, else no text at all. */
function binary(head: Buffer): FileKind | undefined {
  const sides = [0, 0] as [number, number]
  const looked = Math.min(head.length, 4096)
  for (let i = 0; i < looked; i++) if (head[i] === 0) sides[i % 2 === 0 ? 0 : 1]++
  const nuls = sides[0] + sides[1]
  if (nuls < 4 || nuls * 8 < looked) return undefined
  return sides[0] === 0 || sides[1] === 0 ? 'utf16' : 'binary'
}

function markup(head: Buffer): FileKind | undefined {
  const start = head
    .subarray(0, 1024)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase()
  if (/^<(!doctype html|html|head|body|table|meta|style|div)\b/.test(start)) return 'html'
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'html' : 'xml'
  return /^[[{]\s*["{[\]}]/.test(start) ? 'json' : undefined
}
