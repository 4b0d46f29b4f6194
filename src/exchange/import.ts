import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { sql } from 'kysely'
import { newId } from '../lib/ids.ts'
import type { Doer, House } from '../matters/house.ts'
import { isRefused, refuse, refusal, refuseAll, type Refusal } from '../rules/errors.ts'
import { type Batching, knownRefs, makeReady, type Ready, wordsOfRecord, writeReady } from './import-batch.ts'
import { importCategories } from './import-categories.ts'
import { importers, openDepartments, readPlaces } from './import-offices.ts'
import type { ImportMap } from './map.ts'
import type { Progress } from './progress.ts'
import { type OpenFile, openRows } from './read.ts'
import { type ImportedRecord, recordReader } from './record.ts'
import type { Report } from './report.ts'
import { isRow, type RefusedRow, type Row } from './rows.ts'
import { seenBefore } from './same.ts'

export type ImportAsk = {
  file: string
  map: ImportMap
  /** Reads and checks everything and writes nothing but the report. */
  dryRun?: boolean
  report?: Report | undefined
  onProgress?: ((at: Progress) => void) | undefined
  /** Rows of one transaction; 1,000 when left out. */
  batchRows?: number
}

export type ImportResult = {
  import_id: string | null
  rows: number
  added: number
  already: number
  refused: number
  /** Rows whose text is that of an earlier one; they came in, nothing was merged. */
  same_text: number
  /** Departments opened (in a dry run: that would be). */
  departments: string[]
  other_sheets: string[]
  /** Why reading ended before the file did; what stood before that came in. */
  stopped: Refusal[]
}

const BATCH = 1000
const FIRST_LOOK = 1000
const LONGEST_DEPARTMENT = 100

/**
 * Takes in the records of another system from a file (CSV, gzipped CSV, XLSX), a batch a transaction; memory does not grow
 * with the file. A record that is here already (same system, same id) is left alone: the same file again adds nothing, an
 * interrupted import goes on where it was. Refused rows, same ids and same texts go to the report.
 * Refuses `import.not_yours`, as `openRows` and `recordReader` do, and what ends reading before the first row. An error of
 * the database leaves whole batches.
 */
export async function importFile(house: House, doer: Doer, ask: ImportAsk): Promise<ImportResult> {
  if (!doer.actor.seats.some((seat) => (importers as readonly string[]).includes(seat.role)))
    return refuse('import.not_yours')
  const { map } = ask
  const file = await openRows(ask.file, {
    encoding: map.encoding ?? null,
    sheet: map.sheet ?? null,
    ...(map.header_line === undefined ? {} : { headerLine: map.header_line }),
  })
  const rows = file.rows[Symbol.asyncIterator]()
  try {
    const read = recordReader(map, file.header)
    const importId = newId(house.now(), house.random)
    if (ask.dryRun !== true) await beginRun(house, doer, importId, ask)
    const run = await openRun(house, doer, ask, file, importId)
    try {
      for (;;) {
        const next = await nextRow(rows, run.result)
        if (next === null) break
        await run.take(isRow(next) ? read(next) : next)
      }
      await run.end()
    } finally {
      await run.idle()
    }
    if (run.result.rows === 0) refuseAll(run.result.stopped)
    return run.result
  } finally {
    await rows.return?.()
  }
}

/** The next row; null at the end, and where the file breaks off or is damaged. */
async function nextRow(rows: AsyncIterator<Row | RefusedRow>, result: ImportResult) {
  try {
    const next = await rows.next()
    return next.done ? null : next.value
  } catch (caught) {
    if (!isRefused(caught)) throw caught
    result.stopped = caught.refusals
    return null
  }
}

/** What goes on while a file is read: rows are judged and made ready while the batch before is written. */
async function openRun(house: House, doer: Doer, ask: ImportAsk, file: OpenFile, importId: string) {
  const { map, report } = ask
  const { organ_id } = doer
  const dry = ask.dryRun === true
  const all: Batching = { house, doer, importId, source: map.system, zone: map.zone }
  const reading = { readOnly: true }
  let places = await house.db.withScope([organ_id], 'web', (tx) => readPlaces(tx, organ_id), reading)
  const categories = await house.db.withScope([], 'web', importCategories, reading)
  const ids = seenBefore()
  const texts = seenBefore()
  const departments = new Set<string>()
  const result: ImportResult = {
    import_id: dry ? null : importId,
    rows: 0,
    added: 0,
    already: 0,
    refused: 0,
    same_text: 0,
    departments: [],
    other_sheets: file.otherSheets,
    stopped: [],
  }
  let refs = new Set<string>()
  let paths = new Set<string>()
  let ready: Ready[] = []
  let writing: Promise<void> = Promise.resolve()
  // How many added rows make the planner look at the tables again: it plans the checks of foreign keys by their size, and
  // taken for empty a table is read whole for each row.
  let nextLook = FIRST_LOOK

  async function take(item: ImportedRecord | RefusedRow): Promise<void> {
    result.rows++
    const why = 'refusal' in item ? item : await bring(item)
    if (why) {
      result.refused++
      await report?.refused(why)
    }
    if (refs.size >= (ask.batchRows ?? BATCH)) await flush()
  }

  /** Makes a record ready; or says why it stays out. */
  async function bring(record: ImportedRecord): Promise<RefusedRow | null> {
    const out = (why: Refusal, column: string | null): RefusedRow => ({
      line: record.line,
      toLine: record.line,
      column,
      refusal: why,
    })
    const before = ids.lineOf(record.ref, record.line)
    if (before !== null || refs.has(record.ref))
      return out(refusal('import.same_id', { line: before ?? record.line }), map.id)
    const category = categories.pathOf(record.category)
    const barred = categories.barred(category)
    if (barred) return out(barred, null)
    if (record.department.length > LONGEST_DEPARTMENT && map.departments === 'create')
      return out(refusal('import.department_too_long', { most: LONGEST_DEPARTMENT }), null)
    const { words, body } = wordsOfRecord(record)
    const same = body === '' ? null : texts.lineOf(body, record.line)
    if (same !== null) {
      result.same_text++
      await report?.noticed({ line: record.line, column: null, refusal: refusal('import.same_text', { line: same }) })
    }
    refs.add(record.ref)
    if (record.department !== '' && map.departments === 'create' && places.unitOf(record.department) === null) {
      departments.add(record.department)
      if (!dry)
        places = await openDepartments(house, doer, importId, new Map([[record.department, record.received.date]]))
    }
    if (dry) return null
    paths.add(category)
    ready.push(makeReady(record, words, category, places, all))
    return null
  }

  async function flush(): Promise<void> {
    const { rows, refused } = result
    const batch = { refs: [...refs], ready, paths, rows, refused, bytes: Math.min(file.position(), file.size - 1) }
    refs = new Set()
    paths = new Set()
    ready = []
    await writing
    writing = write(batch)
    writing.catch(() => {}) // told to whoever awaits it next
  }

  type Batch = {
    refs: string[]
    ready: Ready[]
    paths: Set<string>
    rows: number
    refused: number
    bytes: number
  }

  async function write(batch: Batch): Promise<void> {
    await categories.add(house, batch.paths)
    const known = await house.db.withScope(
      [organ_id],
      'web',
      async (tx) => {
        const here = await knownRefs(tx, organ_id, map.system, batch.refs)
        if (dry) return here
        const fresh = batch.ready.filter((one) => !here.has(one.ref))
        await sql`update import_run set rows_read = ${batch.rows}, refused = ${batch.refused}, added = added + ${fresh.length}, already = already + ${here.size}
          where organ_id = ${organ_id} and import_id = ${importId}`.execute(tx)
        await writeReady(tx, fresh, all, places.zone)
        return here
      },
      { readOnly: dry },
    )
    result.already += known.size
    result.added += batch.refs.length - known.size
    const { added, already } = result
    if (added >= nextLook) {
      await house.db.housekeep({ vacuum: 'due' })
      nextLook = added * 4
    }
    const { rows, refused, bytes } = batch
    ask.onProgress?.({ bytes, size: file.size, rows, added, already, refused })
  }

  async function end(): Promise<void> {
    await flush()
    await writing
    result.departments = [...departments]
    if (!dry) {
      await house.db.withScope([organ_id], 'web', (tx) =>
        tx
          .updateTable('import_run')
          .set({ finished_at: house.now() })
          .where('organ_id', '=', organ_id)
          .where('import_id', '=', importId)
          .execute(),
      )
      // Figures and lists, too, are quick only over tables that the planner knows.
      await house.db.housekeep({ vacuum: 'due' })
    }
  }

  return { take, end, idle: () => writing.catch(() => {}), result }
}

async function beginRun(house: House, doer: Doer, import_id: string, ask: ImportAsk): Promise<void> {
  const file_sha256 = await digestOf(ask.file)
  await house.db.withScope([doer.organ_id], 'web', (tx) =>
    tx
      .insertInto('import_run')
      .values({
        organ_id: doer.organ_id,
        import_id,
        source: ask.map.system,
        file_sha256,
        officer_id: doer.actor.officer_id,
        started_at: house.now(),
        finished_at: null,
        rows_read: 0,
        added: 0,
        already: 0,
        refused: 0,
      })
      .execute(),
  )
}

async function digestOf(file: string): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest()
}
