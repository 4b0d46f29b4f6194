import { sql } from 'kysely'
import { openRows } from '../src/exchange/read.ts'
import { isRow } from '../src/exchange/rows.ts'
import { figures } from '../src/figures/count.ts'
import { figureList } from '../src/figures/list.ts'
import { accessOf } from '../src/matters/access.ts'
import type { Doer, House } from '../src/matters/house.ts'
import { listMatters } from '../src/matters/list.ts'
import { keys } from '../src/matters/rows.ts'
import { replay } from '../src/matters/replay.ts'
import type { Finding } from '../src/record/findings.ts'
import { verify } from '../src/record/verify.ts'
import { seal } from '../src/start.ts'

/** One thing that must hold: what was expected, what was found. */
export type Check = { what: string; expected: number | string; found: number | string }

/** A figure's value, and that its list has as many rows. A median lists the rows of `rowsOf`. */
export async function figureChecks(
  house: House,
  doer: Doer,
  expected: Record<string, number>,
  median?: { id: string; value: number; rows: number },
): Promise<Check[]> {
  const organ = doer.organ_id
  const all = await figures(house, doer, { organ })
  const valueOf = (id: string) => all.figures.find((one) => one.id === id)?.value ?? 'none'
  const checks: Check[] = []
  for (const [id, value] of Object.entries(expected)) {
    checks.push({ what: `${organ}: ${id}`, expected: value, found: valueOf(id) })
    checks.push({ what: `${organ}: rows listed for ${id}`, expected: value, found: await listed(house, doer, id) })
  }
  if (median) {
    checks.push({ what: `${organ}: ${median.id}`, expected: median.value, found: valueOf(median.id) })
    checks.push({
      what: `${organ}: rows listed for ${median.id}`,
      expected: median.rows,
      found: await listed(house, doer, median.id),
    })
  }
  return checks
}

async function listed(house: House, doer: Doer, id: string): Promise<number> {
  const seen = new Set<string>()
  let after: string | undefined
  do {
    const page = await figureList(house, doer, id, { organ: doer.organ_id }, { after, limit: 1000 })
    for (const row of page.rows) seen.add(row.id)
    after = page.next ?? undefined
  } while (after !== undefined)
  return seen.size
}

/** How many matters each unit has, by the name that the other system gave it. */
export async function unitChecks(house: House, doer: Doer, expected: Record<string, number>): Promise<Check[]> {
  const organ = doer.organ_id
  const all = await figures(house, doer, { organ, by: { dimension: 'unit' } })
  const names = await house.db.withScope([organ], 'web', (tx) =>
    tx.selectFrom('office').select(['office_id', 'name']).where('organ_id', '=', organ).execute(),
  )
  const byName = new Map(
    (all.by?.rows ?? []).map((row) => [
      names.find((one) => one.office_id === row.key)?.name ?? '',
      row.values['received'] ?? 0,
    ]),
  )
  return Object.entries(expected).map(([name, value]) => ({
    what: `${organ}: received, ${name}`,
    expected: value,
    found: byName.get(name) ?? 0,
  }))
}

/** That a search finds exactly the rows of the file whose subject or body holds the words, told by plain `includes`. */
export async function searchChecks(
  house: House,
  doer: Doer,
  file: string,
  columns: { id: string; texts: string[] },
  words: readonly string[],
): Promise<Check[]> {
  const { header, rows } = await openRows(file)
  const [id = -1, ...texts] = [columns.id, ...columns.texts].map((name) => header.indexOf(name))
  const holding = new Map(words.map((word) => [word, new Set<string>()]))
  for await (const row of rows) {
    if (!isRow(row)) continue
    for (const [word, refs] of holding)
      if (texts.some((at) => row.cells[at]?.includes(word))) refs.add(row.cells[id] ?? '')
  }
  const checks: Check[] = []
  for (const [word, refs] of holding) {
    const found = await foundRefs(house, doer, word)
    const missed = [...refs].filter((ref) => !found.has(ref)).length
    const beyond = [...found].filter((ref) => !refs.has(ref)).length
    checks.push({ what: `${doer.organ_id}: search ${word}`, expected: refs.size, found: found.size })
    checks.push({ what: `${doer.organ_id}: search ${word}: missed + beyond`, expected: 0, found: missed + beyond })
  }
  return checks
}

async function foundRefs(house: House, doer: Doer, words: string): Promise<Set<string>> {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = await house.db.withScope(
      [doer.organ_id],
      'web',
      (tx) => listMatters(tx, { ...accessOf(doer), filters: { words }, after, limit: 200 }),
      { readOnly: true },
    )
    ids.push(...page.rows.map((row) => row.matter_id))
    after = page.next ?? undefined
  } while (after !== undefined)
  const { rows } = await house.db.withScope([doer.organ_id], 'web', (tx) =>
    sql<{
      source_ref: string
    }>`select source_ref from matter where organ_id = ${doer.organ_id} and matter_id = any (${ids}::uuid[])`.execute(
      tx,
    ),
  )
  return new Set(rows.map((row) => row.source_ref))
}

/** That the sealed log verifies, and that replaying every event yields every stored summary row. */
export async function logChecks(house: House, organ: string, matters: number): Promise<Check[]> {
  await seal(house)
  const found: Finding[] = []
  const tables = Object.entries(keys).map(([table, key]) => ({
    table: table as keyof typeof keys,
    subject: table.startsWith('contact') || table === 'person_on_contact' ? 'contact_id' : 'matter_id',
    key,
  }))
  const done = await verify(house.db, organ, { replay: { tables, rows: replay } }, (one) => found.push(one))
  return [
    { what: `${organ}: findings of verify, replay included`, expected: 0, found: found.length },
    { what: `${organ}: alarms`, expected: 0, found: done.alarms },
    { what: `${organ}: events waiting`, expected: 0, found: done.pending },
    {
      what: `${organ}: matters and contacts replayed, at least`,
      expected: 2 * matters,
      found: Math.min(done.subjects, 2 * matters),
    },
  ]
}
