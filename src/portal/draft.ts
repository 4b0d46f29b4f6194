import type { Db } from '../db/open.ts'
import { addDays } from '../rules/dates.ts'
import { type House, todayOf } from '../matters/house.ts'
import { refuse } from '../rules/errors.ts'
import { type Answers, blank, type Purpose } from './answers.ts'
import { draftId, newDraftCode, openPart, sealPart } from './seal-draft.ts'

/** How long what was not sent is kept, in days from the last change. */
export const keptDays = 30
/** How long the page after sending can be opened again, in days. */
const shownDays = 1
/** How many files one draft holds. */
export const mostFiles = 10

/** What was sent, so that a second post shows the same again. */
export type Sent = { code: string; number: string }

/** What a visitor typed and has not sent. `seen` tells two drafts apart without giving one away. */
export type Draft = {
  code: string
  seen: string
  answers: Answers
  files: { n: number; name: string; size: number }[]
  sent: Sent | null
  /** The day of the first try to send it. */
  sent_on: string | null
  expires_at: string
}

/** Where drafts are kept: the house, the secret that their codes need, the town. */
export type Drawer = { house: House; secret: Uint8Array; organ_id: string }
type Content = Pick<Draft, 'answers' | 'files' | 'sent'>

const after = (instant: string, days: number) => `${addDays(instant.slice(0, 10), days)}${instant.slice(10)}`
const seenOf = (id: Uint8Array) => Buffer.from(id.subarray(0, 6)).toString('hex')

function sealed({ house, secret }: Drawer, code: string, content: Content): Uint8Array {
  return sealPart(secret, code, 'content', Buffer.from(JSON.stringify(content)), house.random)
}

/** Begins a draft. In: what it is for. */
export async function beginDraft(drawer: Drawer, purpose: Purpose): Promise<Draft> {
  const { house, secret, organ_id } = drawer
  const code = newDraftCode(house.random)
  const id = draftId(secret, code)
  const now = house.now()
  const content: Content = { answers: blank(purpose), files: [], sent: null }
  const expires_at = after(now, keptDays)
  await house.db.withScope([organ_id], 'web', (tx) =>
    tx
      .insertInto('portal_draft')
      .values({
        organ_id,
        draft_id: id,
        content: sealed(drawer, code, content),
        saved_at: now,
        expires_at,
        sent_on: null,
      })
      .execute(),
  )
  return { code, seen: seenOf(id), ...content, sent_on: null, expires_at }
}

/** The draft of a code; undefined when there is none such, or its time is over. */
export async function openDraft(drawer: Drawer, code: string): Promise<Draft | undefined> {
  const { house, secret, organ_id } = drawer
  const id = draftId(secret, code)
  const row = await house.db.withScope(
    [organ_id],
    'web',
    (tx) =>
      tx
        .selectFrom('portal_draft')
        .select(['content', 'sent_on', 'expires_at'])
        .where('organ_id', '=', organ_id)
        .where('draft_id', '=', id)
        .where('expires_at', '>', house.now())
        .executeTakeFirst(),
    { readOnly: true },
  )
  if (!row) return undefined
  const content = JSON.parse(openPart(secret, code, 'content', row.content).toString('utf8')) as Content
  return { code, seen: seenOf(id), ...content, sent_on: row.sent_on, expires_at: row.expires_at }
}

/** Keeps what was typed, for thirty days more; nothing changes once it is sent. */
export async function saveDraft(drawer: Drawer, draft: Draft): Promise<Draft> {
  const { house, secret, organ_id } = drawer
  const now = house.now()
  const expires_at = after(now, keptDays)
  const { answers, files, sent } = draft
  await house.db.withScope([organ_id], 'web', (tx) =>
    tx
      .updateTable('portal_draft')
      .set({ content: sealed(drawer, draft.code, { answers, files, sent }), saved_at: now, expires_at })
      .where('organ_id', '=', organ_id)
      .where('draft_id', '=', draftId(secret, draft.code))
      .where('sent_on', 'is', null)
      .execute(),
  )
  return { ...draft, expires_at }
}

/** Takes files in. Refuses `portal.too_many_files`. */
export async function addDraftFiles(
  drawer: Drawer,
  draft: Draft,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<Draft> {
  const { house, secret, organ_id } = drawer
  if (draft.files.length + files.length > mostFiles)
    return refuse('portal.too_many_files', { most: mostFiles }, 'files')
  const from = Math.max(0, ...draft.files.map((one) => one.n)) + 1
  const draft_id = draftId(secret, draft.code)
  if (files.length > 0)
    await house.db.withScope([organ_id], 'web', (tx) =>
      tx
        .insertInto('portal_draft_file')
        .values(
          files.map(({ bytes }, at) => ({
            organ_id,
            draft_id,
            n: from + at,
            content: sealPart(secret, draft.code, `file ${from + at}`, bytes, house.random),
          })),
        )
        .execute(),
    )
  const added = files.map(({ name, bytes }, at) => ({ n: from + at, name, size: bytes.length }))
  return saveDraft(drawer, { ...draft, files: [...draft.files, ...added] })
}

/** Takes one file out again. */
export async function dropDraftFile(drawer: Drawer, draft: Draft, n: number): Promise<Draft> {
  const { house, secret, organ_id } = drawer
  await house.db.withScope([organ_id], 'web', (tx) =>
    tx
      .deleteFrom('portal_draft_file')
      .where('organ_id', '=', organ_id)
      .where('draft_id', '=', draftId(secret, draft.code))
      .where('n', '=', n)
      .execute(),
  )
  return saveDraft(drawer, { ...draft, files: draft.files.filter((one) => one.n !== n) })
}

/** The files of a draft, opened. */
export async function draftFiles(drawer: Drawer, draft: Draft): Promise<{ name: string; bytes: Uint8Array }[]> {
  const { house, secret, organ_id } = drawer
  if (draft.files.length === 0) return []
  const rows = await house.db.withScope(
    [organ_id],
    'web',
    (tx) =>
      tx
        .selectFrom('portal_draft_file')
        .select(['n', 'content'])
        .where('organ_id', '=', organ_id)
        .where('draft_id', '=', draftId(secret, draft.code))
        .orderBy('n')
        .execute(),
    { readOnly: true },
  )
  return rows.flatMap(({ n, content }) => {
    const name = draft.files.find((one) => one.n === n)?.name
    return name === undefined ? [] : [{ name, bytes: openPart(secret, draft.code, `file ${n}`, content) }]
  })
}

/**
 * Says that a draft is being sent. Out: the day it is sent, the same at every try, so that the same post twice asks for
 * the same registration; undefined when the draft is gone.
 */
export async function sendingDraft(drawer: Drawer, code: string): Promise<string | undefined> {
  const { house, secret, organ_id } = drawer
  const today = todayOf(house)
  const row = await house.db.withScope([organ_id], 'web', (tx) =>
    tx
      .updateTable('portal_draft')
      .set((is) => ({ sent_on: is.fn.coalesce('sent_on', is.val(today)) }))
      .where('organ_id', '=', organ_id)
      .where('draft_id', '=', draftId(secret, code))
      .returning('sent_on')
      .executeTakeFirst(),
  )
  return row?.sent_on ?? undefined
}

/** It could not be sent: the visitor may change it again. */
export async function notSent(drawer: Drawer, code: string): Promise<void> {
  const { house, secret, organ_id } = drawer
  await house.db.withScope([organ_id], 'web', (tx) =>
    tx
      .updateTable('portal_draft')
      .set({ sent_on: null })
      .where('organ_id', '=', organ_id)
      .where('draft_id', '=', draftId(secret, code))
      .execute(),
  )
}

/** What was sent is registered: the words go, the code stays for a day. */
export async function draftSent(drawer: Drawer, draft: Draft, sent: Sent): Promise<void> {
  const { house, secret, organ_id } = drawer
  const draft_id = draftId(secret, draft.code)
  const content = sealed(drawer, draft.code, { answers: blank(draft.answers.purpose), files: [], sent })
  await house.db.withScope([organ_id], 'web', async (tx) => {
    await tx
      .updateTable('portal_draft')
      .set({ content, expires_at: after(house.now(), shownDays) })
      .where('organ_id', '=', organ_id)
      .where('draft_id', '=', draft_id)
      .execute()
    await tx.deleteFrom('portal_draft_file').where('organ_id', '=', organ_id).where('draft_id', '=', draft_id).execute()
  })
}

/** Removes the drafts whose time is over at an instant; for housekeeping. In: the organs that keep records here. */
export async function sweepPortalDrafts(db: Db, organs: readonly string[], instant: string): Promise<void> {
  for (const organ_id of organs)
    await db.withScope([organ_id], 'web', (tx) =>
      tx.deleteFrom('portal_draft').where('organ_id', '=', organ_id).where('expires_at', '<=', instant).execute(),
    )
}
