import { createHmac } from 'node:crypto'
import { insertRows } from '../db/rows.ts'
import type { Db, Tx } from '../db/open.ts'
import { seal, unseal } from '../lib/seal.ts'
import type { CheckedFile } from './attachments.ts'
import type { Doer, House } from './house.ts'

// A draft is what one officer has typed and not yet sent. It is sealed under a key made of the organ's wrapping key and the
// officer's id: nobody else's session opens it. It is no record, and is gone when the form is sent, discarded or 30 days old.

const keptDays = 30

export type DraftFile = { n: number; name: string; size: number; media_type: string }
export type Draft = {
  typed: Record<string, readonly string[]>
  files: DraftFile[]
  saved_at: string
  /** It was sent: the query code that came of it, and a digest of what was sent. A form posted twice finds this. */
  sent?: { code: string; digest: string }
}

type Where = { organ_id: string; officer_id: string; form: string }

function whereOf(doer: Doer, form: string): Where {
  return { organ_id: doer.organ_id, officer_id: doer.actor.officer_id ?? '', form }
}

function keyOf(house: House, { organ_id, officer_id }: Where): Buffer {
  return createHmac('sha256', house.keysOf(organ_id).wrapping).update(`draft\n${officer_id}`).digest()
}

const place = ({ organ_id, officer_id, form }: Where, part: string) => [organ_id, officer_id, form, part].join('/')

const sealIn = (house: House, where: Where, part: string, plain: Uint8Array) =>
  seal(keyOf(house, where), plain, place(where, part), house.random)

const openIn = (house: House, where: Where, part: string, sealed: Uint8Array) =>
  unseal(keyOf(house, where), sealed, place(where, part))

function read(house: House, where: Where, row: { sealed: Uint8Array; saved_at: string }): Draft | null {
  const plain = openIn(house, where, 'typed', row.sealed)
  return plain === null ? null : { ...(JSON.parse(plain.toString()) as Draft), saved_at: row.saved_at }
}

/** The officer's own draft of a form; null when there is none (any more). */
export async function readDraft(tx: Tx, house: House, doer: Doer, form: string): Promise<Draft | null> {
  const where = whereOf(doer, form)
  const row = await tx
    .selectFrom('draft')
    .select(['sealed', 'saved_at'])
    .where('organ_id', '=', where.organ_id)
    .where('officer_id', '=', where.officer_id)
    .where('form', '=', form)
    .executeTakeFirst()
  return row ? read(house, where, row) : null
}

/** The officer's own drafts, the newest first. */
export async function draftsOf(tx: Tx, house: House, doer: Doer): Promise<(Draft & { form: string })[]> {
  const { organ_id, officer_id } = whereOf(doer, '')
  const rows = await tx
    .selectFrom('draft')
    .select(['form', 'sealed', 'saved_at'])
    .where('organ_id', '=', organ_id)
    .where('officer_id', '=', officer_id)
    .orderBy('saved_at', 'desc')
    .limit(20)
    .execute()
  return rows.flatMap((row) => {
    const draft = read(house, { organ_id, officer_id, form: row.form }, row)
    return draft && !draft.sent ? [{ ...draft, form: row.form }] : []
  })
}

/**
 * Keeps what was typed, and files beside those that were kept before.
 * In: files to add, looked at by `checkFiles`; numbers of files to drop. Out: the draft as it is now.
 */
export async function saveDraft(
  tx: Tx,
  house: House,
  doer: Doer,
  form: string,
  typed: Draft['typed'],
  change: { add?: readonly CheckedFile[]; drop?: number } = {},
): Promise<Draft> {
  const where = whereOf(doer, form)
  const now = house.now()
  const before = (await readDraft(tx, house, doer, form))?.files ?? []
  const { add = [], drop } = change
  let n = before.reduce((most, file) => Math.max(most, file.n), 0)
  const fresh = add.map((file) => ({ ...file, n: ++n }))
  const files = [
    ...before.filter((file) => file.n !== drop),
    ...fresh.map((file) => ({ n: file.n, name: file.name, size: file.bytes.length, media_type: file.media_type })),
  ]
  const sealed = sealIn(house, where, 'typed', Buffer.from(JSON.stringify({ typed, files })))
  await tx
    .insertInto('draft')
    .values({ ...where, sealed, saved_at: now })
    .onConflict((c) => c.columns(['organ_id', 'officer_id', 'form']).doUpdateSet({ sealed, saved_at: now }))
    .execute()
  if (drop !== undefined)
    await tx
      .deleteFrom('draft_file')
      .where('organ_id', '=', where.organ_id)
      .where('officer_id', '=', where.officer_id)
      .where('form', '=', form)
      .where('n', '=', drop)
      .execute()
  await insertRows(tx, {
    draft_file: fresh.map((file) => ({
      ...where,
      n: file.n,
      sealed: sealIn(house, where, `file ${file.n}`, file.bytes),
    })),
  })
  return { typed, files, saved_at: now }
}

/** The files of a draft with their bytes, in the order in which they came. */
export async function draftFiles(tx: Tx, house: House, doer: Doer, form: string): Promise<CheckedFile[]> {
  const where = whereOf(doer, form)
  const files = (await readDraft(tx, house, doer, form))?.files ?? []
  const rows = await tx
    .selectFrom('draft_file')
    .select(['n', 'sealed'])
    .where('organ_id', '=', where.organ_id)
    .where('officer_id', '=', where.officer_id)
    .where('form', '=', form)
    .execute()
  return files.flatMap(({ n, name, media_type }) => {
    const row = rows.find((one) => one.n === n)
    const bytes = row ? openIn(house, where, `file ${n}`, row.sealed) : null
    return bytes ? [{ name, media_type, bytes }] : []
  })
}

/** The form was sent: what it held is gone, what came of it stays for a second post of the same form. */
export async function markSent(
  tx: Tx,
  house: House,
  doer: Doer,
  form: string,
  sent: NonNullable<Draft['sent']>,
): Promise<void> {
  const where = whereOf(doer, form)
  const sealed = sealIn(house, where, 'typed', Buffer.from(JSON.stringify({ typed: {}, files: [], sent })))
  const saved_at = house.now()
  // Two posts of one form may come here at the same time.
  await tx
    .insertInto('draft')
    .values({ ...where, sealed, saved_at })
    .onConflict((c) => c.columns(['organ_id', 'officer_id', 'form']).doUpdateSet({ sealed, saved_at }))
    .execute()
  await tx
    .deleteFrom('draft_file')
    .where('organ_id', '=', where.organ_id)
    .where('officer_id', '=', where.officer_id)
    .where('form', '=', form)
    .execute()
}

/** Throws a draft away. */
export async function dropDraft(tx: Tx, doer: Doer, form: string): Promise<void> {
  const { organ_id, officer_id } = whereOf(doer, form)
  await tx
    .deleteFrom('draft')
    .where('organ_id', '=', organ_id)
    .where('officer_id', '=', officer_id)
    .where('form', '=', form)
    .execute()
}

/** Throws away the drafts that nobody touched for 30 days; for housekeeping. In: the organs that keep records here. */
export async function sweepStaffDrafts(db: Db, organs: readonly string[], instant: string): Promise<void> {
  const before = new Date(Date.parse(instant) - keptDays * 86_400_000).toISOString()
  for (const organ_id of organs)
    await db.withScope([organ_id], 'web', (tx) =>
      tx.deleteFrom('draft').where('organ_id', '=', organ_id).where('saved_at', '<', before).execute(),
    )
}
