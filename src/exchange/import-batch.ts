import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import { insertRows, type Rows } from '../db/rows.ts'
import type { Json } from '../db/tables.ts'
import { newId } from '../lib/ids.ts'
import { codeHash, codeOf } from '../matters/codes.ts'
import { actingSeat, type Doer, type House } from '../matters/house.ts'
import { nextNumbers } from '../matters/numbers.ts'
import { rowsOfContact, rowsOfMatter } from '../matters/rows.ts'
import { fold, searchVector } from '../matters/words.ts'
import { makeEvents, type EventDraft } from '../record/append.ts'
import { applyToContact, applyToMatter } from '../rules/apply.ts'
import { decideImported, type Imported } from '../rules/decide-import.ts'
import type { When } from './dates.ts'
import { importers, type Places } from './import-offices.ts'
import type { ImportedRecord } from './record.ts'

/** A record ready to be written: all that needs neither a number nor the database. */
export type Ready = {
  ref: string
  line: number
  decided: Imported
  happened: string
  title: string
  words: string
  vector: string
  code: Buffer
  petitioner: string | null
  bodies: { contact: Json; matter: Json }
  readers: string[]
  body: string
}

/** What all records of one import have in common. */
export type Batching = {
  house: House
  doer: Doer
  importId: string
  source: string
  zone: string
}

/** So much of a text is found by its words; beyond it a vector could grow past what PostgreSQL holds (1 MB). */
const INDEXED = 80_000
const TITLE = 60

/** Makes a record ready. `words`: as `wordsOfRecord` gives them. */
export function makeReady(
  record: ImportedRecord,
  words: string,
  category: string,
  places: Places,
  all: Batching,
): Ready {
  const { house, doer } = all
  const keys = house.keysOf(doer.organ_id)
  const entered = house.now()
  const [contactId, matterId, personId] = [1, 2, 3].map(() => newId(entered, house.random)) as [string, string, string]
  const petitioner = record.petitioner.trim() || null
  const decided = decideImported(
    {
      ref: record.ref,
      channel: record.channel,
      present: record.present,
      received: record.received.date,
      replied: record.replied?.date ?? null,
      closed: record.closed?.date ?? null,
      target: record.target?.date ?? null,
      afterTarget: record.afterTarget,
      category,
      unit: record.department === '' ? null : places.unitOf(record.department),
      village: record.place === '' ? null : places.villageOf(record.place),
      named: petitioner !== null,
    },
    {
      organ: places.organ,
      source: all.source,
      importId: all.importId,
      entered,
      codeVersion: keys.code.version,
      contactId,
      matterId,
      personId,
    },
  )
  const title = record.subject.trim() === '' ? beginning(record.body) : record.subject
  const readers = Object.keys(decided.matter.facts.readers ?? {})
  return {
    ref: record.ref,
    line: record.line,
    decided,
    happened: minute(record.received),
    title,
    words,
    vector: searchVector(doer.organ_id, words.slice(0, INDEXED), readers),
    code: codeHash(codeOf(keys.code.key, contactId)),
    petitioner,
    body: record.body,
    readers,
    bodies: {
      contact: dropEmpty({
        subject: title,
        facts: record.body,
        demands: [],
        people: petitioner === null ? [] : [{ person_id: personId, name: petitioner, phone: null, address: null }],
        department: record.department,
        place: record.place,
        keep: record.keep,
      }),
      matter: dropEmpty({ title, demands: [], reply: record.reply.trim() === '' ? '' : record.reply }),
    },
  }
}

/** What search looks at: subject and body, folded as those of a registration; and the body alone, by which like texts are told. */
export function wordsOfRecord(record: Pick<ImportedRecord, 'subject' | 'body'>): { words: string; body: string } {
  const body = fold(record.body)
  return { words: [fold(record.subject), body].filter((text) => text !== '').join(' '), body }
}

const dropEmpty = (body: { [field: string]: Json }): Json =>
  Object.fromEntries(
    Object.entries(body).filter(([field, value]) =>
      field === 'keep' ? Object.keys(value as object).length > 0 : value !== '',
    ),
  )

const minute = (when: When): string => (when.time === null ? when.date : `${when.date}T${when.time.slice(0, 5)}`)

function beginning(body: string): string {
  const text = body.replace(/\s+/gu, ' ').trim()
  const letters = Array.from(text.slice(0, TITLE * 2))
  return letters.length > TITLE ? `${letters.slice(0, TITLE).join('')}…` : letters.join('')
}

/** Which of these ids of the other system are here already. */
export async function knownRefs(tx: Tx, organ_id: string, source: string, refs: readonly string[]) {
  const { rows } = await sql<{ source_ref: string }>`
    select source_ref from contact where organ_id = ${organ_id} and source = ${source} and source_ref is not null
      and source_ref = any (${refs}::text[])`.execute(tx)
  return new Set(rows.map((row) => row.source_ref))
}

/** Writes a batch within its transaction: words first, then numbers, then events and what they yield. */
export async function writeReady(tx: Tx, batch: readonly Ready[], all: Batching, zone: string): Promise<void> {
  if (batch.length === 0) return
  const { house, doer } = all
  const { organ_id } = doer
  const idOf = (one: Ready) => ({
    contact_id: one.decided.contact.facts.set.contact_id,
    matter_id: one.decided.matter.facts.set.matter_id,
  })
  await insertRows(tx, {
    contact_text: batch.map((one) => ({
      organ_id,
      contact_id: idOf(one).contact_id,
      subject: one.title,
      body: one.body,
    })),
    person_text: batch.flatMap((one) =>
      (one.decided.contact.facts.people ?? []).map(({ person_id }) => ({
        organ_id,
        contact_id: idOf(one).contact_id,
        person_id,
        name: one.petitioner ?? '',
      })),
    ),
    matter_text: batch.map((one) => ({
      organ_id,
      matter_id: idOf(one).matter_id,
      title: one.title,
      demands: [],
      words: one.words,
    })),
    matter_search: batch.map((one) => ({ organ_id, matter_id: idOf(one).matter_id, v: one.vector })),
    code_directory: batch.map((one) => ({ code_hash: one.code, organ_id, contact_id: idOf(one).contact_id })),
  })
  await numberAll(tx, organ_id, batch)
  const draft = {
    organ_id,
    officer_id: doer.actor.officer_id,
    seat_id: actingSeat(doer, importers),
    via: 'import' as const,
  }
  const elsewhere = zone === all.zone ? {} : { zone: all.zone }
  const drafts = batch.flatMap((one): EventDraft[] => {
    const { contact, matter } = one.decided
    const common = { ...draft, happened: one.happened, entered: contact.facts.set.entered, seq: 1 }
    return [
      {
        ...common,
        subject_kind: 'contact',
        subject_id: contact.facts.set.contact_id,
        kind: contact.kind,
        facts: { ...contact.facts, ...elsewhere },
        body: one.bodies.contact,
      },
      {
        ...common,
        subject_kind: 'matter',
        subject_id: matter.facts.set.matter_id,
        kind: matter.kind,
        facts: { ...matter.facts, ...elsewhere },
        body: one.bodies.matter,
      },
    ]
  })
  await insertRows(tx, { ...summariesOf(organ_id, batch), ...makeEvents(drafts, house.random) })
}

/** The summary rows that the events yield. */
function summariesOf(organ_id: string, batch: readonly Ready[]): Rows {
  const all: Record<string, object[]> = {}
  const add = (rows: object) => {
    for (const [table, some] of Object.entries(rows) as [string, object[]][]) (all[table] ??= []).push(...some)
  }
  for (const { decided } of batch) {
    add(rowsOfMatter(organ_id, applyToMatter(null, 1, decided.matter.facts)))
    add(rowsOfContact(organ_id, applyToContact(null, 1, decided.contact.facts)))
  }
  return all
}

/** Gives every record its numbers, in the order of the file within each year. */
async function numberAll(tx: Tx, organ_id: string, batch: readonly Ready[]): Promise<void> {
  const sets = batch.flatMap(({ decided }) => [decided.contact.facts.set, decided.matter.facts.set])
  const wanted = new Map<string, { series: string; year: number; count: number }>()
  for (const { series, year } of sets) {
    const one = wanted.get(`${series}${year}`) ?? { series, year, count: 0 }
    one.count++
    wanted.set(`${series}${year}`, one)
  }
  const asked = [...wanted.values()]
  const last = await nextNumbers(tx, organ_id, asked)
  const next = new Map(asked.map((one, i) => [`${one.series}${one.year}`, (last[i] ?? 0) - one.count + 1]))
  for (const set of sets) {
    const key = `${set.series}${set.year}`
    set.n = next.get(key) ?? 0
    next.set(key, set.n + 1)
  }
}
