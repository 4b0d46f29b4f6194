import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import type { RegisterInput } from '../rules/acts.ts'
import type { Registration } from '../rules/decide-register.ts'
import { fold, readerLexeme, searchVector } from './words.ts'

/** What search looks at of one contact, folded. */
export function wordsOf(input: Pick<RegisterInput, 'subject' | 'facts' | 'demands'>): string {
  return fold([input.subject, input.facts, ...input.demands].join('\n'))
}

/** The text and search rows of a registration that is not walled. */
export function textRows(
  organ_id: string,
  contact_id: string,
  matter_id: string,
  input: RegisterInput,
  decided: Registration,
  readers: string[],
  opens: boolean,
) {
  const words = wordsOf(input)
  const contact_text = [
    {
      organ_id,
      contact_id,
      subject: input.subject,
      body: input.facts,
      document_no: input.from_above?.document_no ?? null,
      sender: input.from_above?.sender ?? null,
    },
  ]
  if (!opens) return { contact_text }
  return {
    contact_text,
    matter_text: [
      { organ_id, matter_id, title: input.subject, demands: (decided.matter.body.demands as string[]) ?? [], words },
    ],
    matter_search: [{ organ_id, matter_id, v: searchVector(organ_id, words, readers) }],
  }
}

/** A repeat's words join those by which its matter is found. */
export async function addWords(tx: Tx, organ_id: string, matter_id: string, input: RegisterInput): Promise<void> {
  const words = wordsOf(input)
  await sql`update matter_text set words = words || ' ' || ${words} where organ_id = ${organ_id} and matter_id = ${matter_id}`.execute(
    tx,
  )
  await sql`update matter_search set v = v || ${searchVector(organ_id, words, [])}::tsvector where organ_id = ${organ_id} and matter_id = ${matter_id}`.execute(
    tx,
  )
}

/** Readers came or went: search must know. */
export async function reindexReaders(
  tx: Tx,
  organ_id: string,
  matter_id: string,
  gone: string[],
  come: string[],
): Promise<void> {
  if (gone.length + come.length === 0) return
  const lost = `{${gone.map((id) => `"${readerLexeme(organ_id, id)}"`).join(',')}}`
  await sql`update matter_search set v = ts_delete(v, ${lost}::text[]) || ${searchVector(organ_id, '', come)}::tsvector where organ_id = ${organ_id} and matter_id = ${matter_id}`.execute(
    tx,
  )
}

/** A contact left: what finds the matter is what the others say. */
export async function setWords(
  tx: Tx,
  organ_id: string,
  matter_id: string,
  words: string,
  readers: string[],
): Promise<void> {
  await sql`update matter_text set words = ${words} where organ_id = ${organ_id} and matter_id = ${matter_id}`.execute(
    tx,
  )
  await sql`update matter_search set v = ${searchVector(organ_id, words, readers)}::tsvector where organ_id = ${organ_id} and matter_id = ${matter_id}`.execute(
    tx,
  )
}
