import { crc32, deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { nasty } from './words.ts'

/** A file as it is handed in: what it calls itself, and what is in it. */
export type HostileFile = { name: string; type: string; bytes: Buffer }

/** A ZIP file. `stored` says how long an entry claims to be, when it lies. */
export function zip(entries: readonly { name: string; content: Buffer; claims?: number }[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claims } of entries) {
    const path = Buffer.from(name)
    const packed = deflateRawSync(content, { level: 9 })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claims ?? content.length, 18)
    common.writeUInt16LE(path.length, 22)
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, packed])
    const entry = Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 0]), common, Buffer.alloc(14)])
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, path)
    parts.push(head)
    offset += head.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}

const bombSize = 200 * 1024 * 1024
let bombs: Buffer[] | undefined

/** Small files that unpack to 200 MB, in the places that a look at the kind of a file unpacks. */
function zipBombs(): Buffer[] {
  if (bombs) return bombs
  const zeros = Buffer.alloc(bombSize, 0x20)
  const types = '[Content_Types].xml'
  bombs = [
    zip([{ name: types, content: zeros }]),
    zip([{ name: types, content: zeros, claims: 100 }]),
    zip([{ name: 'mimetype', content: zeros }]),
    zip([
      { name: '../../../../tmp/huiyin-escaped', content: Buffer.from('x') },
      { name: '/etc/huiyin-escaped', content: Buffer.from('x') },
    ]),
  ]
  return bombs
}

const heads: Record<string, string> = {
  pdf: '%PDF-1.7\n',
  jpg: '\xff\xd8\xff\xe0',
  png: '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR',
  webp: 'RIFF\x10\x00\x00\x00WEBPVP8 ',
  heic: '\x00\x00\x00\x18ftypheic',
  doc: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  docx: 'PK\x03\x04',
  xlsx: 'PK\x03\x04\x14\x00\x08\x08',
  mp3: 'ID3\x04\x00\x00\x7f\x7f\x7f\x7f',
  m4a: '\x00\x00\x00\x18ftypM4A ',
  mp4: '\xff\xff\xff\xffftypisom',
  amr: '#!AMR\n',
  txt: '\xef\xbb\xbf',
  exe: 'MZ\x90\x00',
  html: '<!doctype html><script>alert(1)</script>',
  svg: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">',
  gz: '\x1f\x8b\x08',
}
const endings = Object.keys(heads)
const good = { name: '证据.txt', type: 'text/plain', bytes: Buffer.from('四月二日塌方。') }

const names = fc.oneof(
  fc.constantFrom(...endings).map((ending) => `a.${ending}`),
  fc
    .tuple(fc.constantFrom(...nasty.filter((one) => one.length < 400)), fc.constantFrom(...endings))
    .map(([name, ending]) => `${name}.${ending}`),
  fc.constantFrom('', '.', '..', '../../a.pdf', 'a.pdf.exe', 'C:\\a.pdf', 'a.pdf\0.exe', '\u202efdp.exe', '.txt'),
)

/** Files that are not what they say: cut short, mislabelled, bombs, paths for names, empty ones; now and then a good one. */
export const file: fc.Arbitrary<HostileFile> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(good) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        names,
        fc.constantFrom('application/pdf', 'image/png', 'text/html', 'x/y; charset=\u00ff', ''),
        fc.constantFrom(...endings),
        fc.uint8Array({ maxLength: 400 }),
      )
      .map(([name, type, kind, tail]) => ({
        name,
        type,
        bytes: Buffer.concat([Buffer.from(heads[kind] ?? '', 'latin1'), tail]),
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(3), fc.constantFrom('docx', 'xlsx', 'pdf', 'txt'))
      .map(([n, ending]) => ({ name: `bomb.${ending}`, type: '', bytes: zipBombs()[n] ?? good.bytes })),
  },
)
