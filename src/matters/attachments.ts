import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { AttachmentContentRow, AttachmentRow } from '../db/tables.ts'
import { newId } from '../lib/ids.ts'
import { type BodyKey, sealBody } from '../record/bodies.ts'
import { refuse, refuseAll, refusal, type Refusal } from '../rules/errors.ts'
import type { FileFact } from '../rules/types.ts'
import type { House } from './house.ts'

/** A file as somebody handed it in. */
export type GivenFile = { name: string; bytes: Uint8Array }
/** A file whose content is what its name says. */
export type CheckedFile = GivenFile & { media_type: string }

/** How many files one act takes, and how large each may be, in bytes. */
export const mostFiles = 10
export const mostBytes = 10 * 1024 * 1024

const zip = 'application/vnd.openxmlformats-officedocument.'
const oldOffice = 'application/x-cfb'

// What petitions come with: papers, photos, recordings. By the name's ending: the type that it is served as, and the types
// that the content may turn out to be.
const kinds: Record<string, { served: string; is: readonly string[] }> = {
  pdf: { served: 'application/pdf', is: ['application/pdf'] },
  jpg: { served: 'image/jpeg', is: ['image/jpeg'] },
  jpeg: { served: 'image/jpeg', is: ['image/jpeg'] },
  png: { served: 'image/png', is: ['image/png'] },
  webp: { served: 'image/webp', is: ['image/webp'] },
  heic: { served: 'image/heic', is: ['image/heic', 'image/heif', 'image/heic-sequence'] },
  doc: { served: 'application/msword', is: [oldOffice] },
  xls: { served: 'application/vnd.ms-excel', is: [oldOffice] },
  wps: { served: 'application/vnd.ms-works', is: [oldOffice] },
  docx: { served: `${zip}wordprocessingml.document`, is: [`${zip}wordprocessingml.document`] },
  xlsx: { served: `${zip}spreadsheetml.sheet`, is: [`${zip}spreadsheetml.sheet`] },
  mp3: { served: 'audio/mpeg', is: ['audio/mpeg'] },
  m4a: { served: 'audio/mp4', is: ['audio/x-m4a', 'audio/mp4', 'video/mp4'] },
  amr: { served: 'audio/amr', is: ['audio/amr'] },
  mp4: { served: 'video/mp4', is: ['video/mp4', 'audio/x-m4a', 'video/x-m4v'] },
  txt: { served: 'text/plain; charset=utf-8', is: ['text'] },
}

/** The endings that a form may offer: `.pdf,.jpg,…`. */
export const acceptedEndings = Object.keys(kinds)
  .map((ending) => `.${ending}`)
  .join(',')

/**
 * Looks at what was handed in; fields left empty by a browser (no name, no bytes) fall out.
 * Refuses, each with the file's name and all at once: `file.too_many`, `file.empty`, `file.too_large`, `file.kind` (an ending
 * that is not taken), `file.not_what_it_says` (the content is something else).
 */
export async function checkFiles(given: readonly GivenFile[], field = 'files'): Promise<CheckedFile[]> {
  const files = given
    .filter((file) => file.name !== '' || file.bytes.length > 0)
    .map((file) => ({ ...file, name: plainName(file.name) }))
  if (files.length > mostFiles) return refuse('file.too_many', { most: mostFiles, given: files.length }, field)
  const checked = await Promise.all(files.map((file) => check(file, field)))
  refuseAll(checked.filter((one) => 'code' in one))
  return checked.filter((one) => 'bytes' in one)
}

async function check(file: GivenFile, field: string): Promise<CheckedFile | Refusal> {
  const { name, bytes } = file
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const kind = name.includes('.') ? kinds[ending] : undefined
  if (bytes.length === 0) return refusal('file.empty', { name }, field)
  if (bytes.length > mostBytes) return refusal('file.too_large', { name, most: mostBytes / 1024 / 1024 }, field)
  if (!kind) return refusal('file.kind', { name, kinds: Object.keys(kinds).join('、') }, field)
  const found = await fileTypeFromBuffer(bytes)
  const type = found?.mime ?? (isText(bytes) ? 'text' : 'unknown')
  if (!kind.is.includes(type)) return refusal('file.not_what_it_says', { name, found: found?.ext ?? '—' }, field)
  return { ...file, media_type: kind.served }
}

/** The last part of a path, without control characters and what turns text around, cut to 120 characters with its ending. */
function plainName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const chars = Array.from(last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim())
  return (chars.length <= 120 ? chars : [...chars.slice(0, 108), '…', ...chars.slice(-11)]).join('')
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0')
  } catch {
    return false
  }
}

/** What an event says of its files (`facts`, `names` with its words), and the rows that keep them. */
export type KeptFiles = {
  facts: { files?: FileFact[] }
  words: { files?: { attachment_id: string; name: string }[] }
  rows: { attachment: AttachmentRow[]; attachment_content: AttachmentContentRow[] }
}

/**
 * Files on their way into one event. Behind the wall their content is sealed with the matter's key, and the digest that
 * the log keeps is the ciphertext's: it tells nobody which file it was.
 */
export function keepFiles(
  house: House,
  files: readonly CheckedFile[],
  where: { organ_id: string; subject_id: string; contact_id: string | null; event_id: string; entered: string },
  key?: BodyKey,
): KeptFiles {
  const kept: KeptFiles = { facts: {}, words: {}, rows: { attachment: [], attachment_content: [] } }
  if (files.length === 0) return kept
  const { organ_id, subject_id, contact_id, event_id, entered } = where
  const facts: FileFact[] = []
  const names: { attachment_id: string; name: string }[] = []
  for (const { name, bytes, media_type } of files) {
    const attachment_id = newId(entered, house.random)
    const content = key ? sealBody({ organ_id, event_id: attachment_id }, bytes, key, house.random) : bytes
    const sha256 = createHash('sha256').update(content).digest()
    const size = bytes.length
    facts.push({ attachment_id, contact_id, media_type, size, sha256: sha256.toString('hex') })
    names.push({ attachment_id, name })
    kept.rows.attachment.push({ organ_id, attachment_id, subject_id, contact_id, event_id, media_type, size, sha256 })
    kept.rows.attachment_content.push({ organ_id, attachment_id, content })
  }
  return { ...kept, facts: { files: facts }, words: { files: names } }
}

/** What distinguishes one post from another with the same words: its files. */
export function digestsOf(files: readonly CheckedFile[]): string[] {
  return files.map((file) => createHash('sha256').update(file.bytes).digest('hex'))
}
