import type { Tx } from '../db/kysely.ts'
import { isId } from '../lib/ids.ts'
import { unsealBody } from '../record/bodies.ts'
import { refuse } from '../rules/errors.ts'
import { accessOf } from './access.ts'
import { wordsOfEvents } from './bodies.ts'
import { mayRead } from './find.ts'
import type { Doer, House } from './house.ts'
import { homeOfCode } from './show-by-code.ts'
import { bodyKeyOf } from './walled.ts'

export type FileView = {
  attachment_id: string
  /** Null when the words of its event are destroyed. */
  name: string | null
  media_type: string
  size: number
  /** Whose it is, when a petitioner's. */
  contact_id: string | null
  event_id: string
}
export type FileContent = { name: string; media_type: string; content: Uint8Array }

type Row = Omit<FileView, 'name'>
const shown = ['attachment_id', 'media_type', 'size', 'contact_id', 'event_id'] as const

/** The files of a matter and its contacts, in the order in which they came. `walled`: their names are under its key. */
export async function filesOf(
  tx: Tx,
  house: House,
  organ_id: string,
  subject_ids: readonly string[],
  walled: boolean,
): Promise<FileView[]> {
  const rows = await tx
    .selectFrom('attachment')
    .select(shown)
    .where('organ_id', '=', organ_id)
    .where('subject_id', 'in', [...subject_ids])
    .orderBy('attachment_id')
    .execute()
  return named(tx, house, organ_id, rows, walled)
}

/** The files that came with one contact, or were added to its matter under its code. */
export async function filesOfContact(tx: Tx, house: House, organ_id: string, contact_id: string, walled: boolean) {
  const rows = await tx
    .selectFrom('attachment')
    .select(shown)
    .where('organ_id', '=', organ_id)
    .where('contact_id', '=', contact_id)
    .orderBy('attachment_id')
    .execute()
  return named(tx, house, organ_id, rows, walled)
}

async function named(tx: Tx, house: House, organ_id: string, rows: Row[], walled: boolean): Promise<FileView[]> {
  const keys = walled ? house.keysOf(organ_id) : undefined
  const words = await wordsOfEvents(tx, organ_id, [...new Set(rows.map((row) => row.event_id))], keys)
  const names = new Map(
    [...words.values()].flatMap((body) =>
      ((body as { files?: { attachment_id: string; name: string }[] } | null)?.files ?? []).map(
        (file) => [file.attachment_id, file.name] as const,
      ),
    ),
  )
  return rows.map((row) => ({ ...row, name: names.get(row.attachment_id) ?? null }))
}

/**
 * One file for the staff: whoever may read the matter may read what lies in it. `organ_id`: the organ that keeps it.
 * Refuses `file.not_found`, also when it is there and not for these eyes, or its content is destroyed.
 */
export async function readAttachment(
  house: House,
  doer: Doer,
  attachment_id: string,
  organ_id = doer.organ_id,
): Promise<FileContent> {
  return house.db.withScope(
    [organ_id],
    'web',
    async (tx) => {
      const file = await fileNamed(tx, organ_id, attachment_id)
      if (!file?.matter_id || !(await mayRead(tx, accessOf(doer, organ_id), file.matter_id)))
        return refuse('file.not_found')
      return contentOf(tx, house, organ_id, file)
    },
    { readOnly: true },
  )
}

/** One's own file, by query code: no other contact's. Refuses as `showByCode`, and `file.not_found`. */
export async function readAttachmentByCode(house: House, code: string, attachment_id: string): Promise<FileContent> {
  const { organ_id, contact_id } = await homeOfCode(house, code)
  return house.db.withScope(
    [organ_id],
    'web',
    async (tx) => {
      const file = await fileNamed(tx, organ_id, attachment_id)
      return file?.contact_id === contact_id ? contentOf(tx, house, organ_id, file) : refuse('file.not_found')
    },
    { readOnly: true },
  )
}

type Found = Row & { matter_id: string | null; walled: boolean }

async function fileNamed(tx: Tx, organ_id: string, attachment_id: string): Promise<Found | undefined> {
  if (!isId(attachment_id)) return undefined
  const row = await tx
    .selectFrom('attachment')
    .select([...shown, 'subject_id'])
    .where('organ_id', '=', organ_id)
    .where('attachment_id', '=', attachment_id)
    .executeTakeFirst()
  if (!row) return undefined
  const contact = await tx
    .selectFrom('contact')
    .select('matter_id')
    .where('organ_id', '=', organ_id)
    .where('contact_id', '=', row.subject_id)
    .executeTakeFirst()
  const matter_id = contact ? contact.matter_id : row.subject_id
  const matter = await tx
    .selectFrom('matter')
    .select('walled')
    .where('organ_id', '=', organ_id)
    .where('matter_id', '=', matter_id)
    .executeTakeFirst()
  return { ...row, matter_id, walled: matter?.walled ?? false }
}

async function contentOf(tx: Tx, house: House, organ_id: string, file: Found): Promise<FileContent> {
  const row = await tx
    .selectFrom('attachment_content')
    .select('content')
    .where('organ_id', '=', organ_id)
    .where('attachment_id', '=', file.attachment_id)
    .executeTakeFirst()
  const [view] = await named(tx, house, organ_id, [file], file.walled)
  if (!row || view === undefined) return refuse('file.not_found')
  const { media_type, attachment_id } = file
  const key = file.walled ? await bodyKeyOf(tx, organ_id, file.matter_id ?? '', house.keysOf(organ_id)) : null
  const content = key ? unsealBody({ organ_id, event_id: attachment_id }, row.content, key) : row.content
  return content ? { name: view.name ?? attachment_id, media_type, content } : refuse('file.not_found')
}
