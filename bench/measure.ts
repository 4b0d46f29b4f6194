// npm run measure -- ../shared/data [--engine pglite|postgres] [--matters 100000]
// How good "the same matter?" and the guesses of a category are, on real records in that folder that somebody else has
// labelled, and how long they take among many matters. Exit 1 when an aim is missed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { scratchPostgres } from '../src/db/scratch.ts'
import { importFile } from '../src/exchange/import.ts'
import { readMap } from '../src/exchange/map.ts'
import { openRows } from '../src/exchange/read.ts'
import { isRow } from '../src/exchange/rows.ts'
import { shippedPath } from '../src/lib/shipped.ts'
import { accessOf } from '../src/matters/access.ts'
import { guessCategories } from '../src/matters/guess-category.ts'
import type { Doer, House } from '../src/matters/house.ts'
import { learn } from '../src/matters/learn.ts'
import { learnedFrom, noLessons, study } from '../src/matters/lessons.ts'
import { sameMatter } from '../src/matters/same-matter.ts'
import { fold } from '../src/matters/words.ts'
import { openHouse } from '../src/start.ts'
import { benchDoers, benchHouse, benchOrgan, fill } from './fill.ts'
import { office } from './small-office.ts'
import { clocked, percentile, pgliteTarget, postgresTarget, type Target } from './target.ts'
import { benchText, searchMarks } from './words.ts'

type Line = { what: string; found: string; aim: string; ok: boolean }
type Record_ = Record<string, string>

const { values, positionals } = parseArgs({
  options: { engine: { type: 'string' }, matters: { type: 'string', default: '100000' } },
  allowPositionals: true,
})
const folder = positionals[0]
if (folder === undefined) {
  console.error('npm run measure -- FOLDER (with zh/)')
  process.exit(2)
}
const zh = (name: string) => join(folder, 'zh', name)

async function records(file: string): Promise<Record_[]> {
  const found: Record_[] = []
  const opened = await openRows(zh(file))
  for await (const row of opened.rows)
    if (isRow(row)) found.push(Object.fromEntries(opened.header.map((name, i) => [name, row.cells[i] ?? ''])))
  return found
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

async function categories(): Promise<Line[]> {
  const lessons = noLessons()
  for (const { tokens = '', label = '' } of await records('labelled_tokenised_7287.csv.gz'))
    study(lessons, label, fold(tokens.replaceAll(' ', '')))
  const learned = learnedFrom(lessons)
  const raw = await records('labelled_raw_456.csv.gz')
  const guesses = raw.map((one) => ({
    right: one['一级标签'] ?? '',
    three: guessCategories(learned, `${one['留言主题']}\n${one['留言详情']}`, 3),
  }))
  const first = guesses.filter(({ right, three }) => three[0] === right).length / raw.length
  const among = guesses.filter(({ right, three }) => three.includes(right)).length / raw.length
  return [
    { what: `category: first guess right, of ${raw.length}`, found: percent(first), aim: '80 %', ok: first >= 0.8 },
    { what: 'category: right one among three', found: percent(among), aim: '96 %', ok: among >= 0.96 },
  ]
}

/** For each case of an event: how many of the ten that are found belong to it, of as many as there could be. */
async function events(house: House, doer: Doer): Promise<Line[]> {
  await importFile(house, doer, {
    file: zh('messages_hot_4326.csv.gz'),
    map: await readMap(shippedPath('data/maps/messages-hot.json')),
  })
  await learn(house, doer.organ_id)
  const eventOf = new Map((await records('hot_issue_events_3.csv')).map((one) => [one['留言编号'], one['event'] ?? '']))
  const messages = await records('messages_hot_4326.csv.gz')
  const { organ_id } = doer
  const lines: Line[] = []
  for (const event of [...new Set(eventOf.values())].toSorted()) {
    const cases = messages.filter((one) => eventOf.get(one['留言编号'] ?? '') === event)
    const ids = await idsOf(house, organ_id, cases)
    let share = 0
    let any = 0
    for (const [i, one] of cases.entries()) {
      const typing = { subject: one['留言主题'] ?? '', facts: one['留言详情'] ?? '', demands: [] }
      const candidates = await house.db.withScope(
        [organ_id],
        'web',
        (tx) => sameMatter(tx, accessOf(doer), typing, '2020-01-08', 11),
        { readOnly: true },
      )
      const others = candidates.filter((found) => found.matter_id !== ids[i]).slice(0, 10)
      const right = others.filter((found) => ids.includes(found.matter_id)).length
      share += right / Math.min(10, cases.length - 1) / cases.length
      any += (right > 0 ? 1 : 0) / cases.length
    }
    const aimed = /^E[16]/.test(event)
    lines.push({
      what: `same matter, ${event}: of the ten nearest, share of the event (${cases.length} cases)`,
      found: `${percent(share)}; some found for ${percent(any)}`,
      aim: aimed ? '96 %' : '-',
      ok: !aimed || share >= 0.96,
    })
  }
  return lines
}

async function idsOf(house: House, organ_id: string, cases: readonly Record_[]): Promise<string[]> {
  const refs = cases.map((one) => one['留言编号'] ?? '')
  const rows = await house.db.withScope([organ_id], 'web', (tx) =>
    tx
      .selectFrom('contact')
      .select(['matter_id', 'source_ref'])
      .where('organ_id', '=', organ_id)
      .where('source_ref', 'in', refs)
      .execute(),
  )
  return refs.map((ref) => rows.find((row) => row.source_ref === ref)?.matter_id ?? '')
}

/** How long a query takes among many matters, at the median and for 95 of 100. */
async function times(target: Target, count: number): Promise<Line[]> {
  const db = await target.ours()
  try {
    const house = await benchHouse(db)
    await fill(house, count, searchMarks)
    const from = performance.now()
    await learn(house, benchOrgan)
    const learning = performance.now() - from
    await db.session((client) => client.query('vacuum analyze'))
    const real = (await records('messages_hot_4326.csv.gz')).slice(0, 60)
    const asked = [
      ...real.map((one) => ({ subject: one['留言主题'] ?? '', facts: one['留言详情'] ?? '', demands: [] })),
      ...Array.from({ length: 60 }, (_, i) => {
        const { subject, body, demands } = benchText(i * 1601, count, searchMarks)
        return { subject, facts: body, demands, village: 'v03', category: '农村农业/水利', names: ['某7', '某8'] }
      }),
    ]
    const access = accessOf(benchDoers.office)
    const ask = (i: number) =>
      db.withScope(
        [benchOrgan],
        'web',
        (tx) => sameMatter(tx, access, asked[i] ?? { subject: '', facts: '', demands: [] }, '2018-12-31'),
        {
          readOnly: true,
        },
      )
    await clocked(asked.length, ask)
    const took = await clocked(asked.length, ask)
    const [half, most] = [percentile(took, 0.5), percentile(took, 0.95)]
    return [
      {
        what: `${target.engine}: the same matter among ${count}, p50 (p95)`,
        found: `${half.toFixed(1)} ms (${most.toFixed(1)} ms)`,
        aim: '10 ms',
        ok: half <= 10,
      },
      { what: `${target.engine}: learning from them`, found: `${(learning / 1000).toFixed(1)} s`, aim: '-', ok: true },
    ]
  } finally {
    await db.close()
  }
}

async function found(databaseUrl?: string): Promise<Line[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-measure-'))
  const { house, close } = await openHouse({ dataDir, ...(databaseUrl ? { databaseUrl } : {}) })
  try {
    return await events(house, await office(house, dataDir, 'hot'))
  } finally {
    await close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function onPostgres(server: string): Promise<Line[]> {
  const scratch = await scratchPostgres(server, { empty: true })
  try {
    const { rows } = await scratch.session((client) => client.query('select current_database() as name'))
    const url = new URL(server)
    url.pathname = `/${(rows[0] as { name: string }).name}`
    return await found(url.href)
  } finally {
    await scratch.close()
  }
}

const lines = await categories()
const server = process.env['HUIYIN_TEST_PG_URL']
const count = Number(values.matters)
if (values.engine !== 'postgres') {
  lines.push(...(await found()).map((one) => ({ ...one, what: `pglite: ${one.what}` })))
  const target = await pgliteTarget()
  try {
    if (count > 0) lines.push(...(await times(target, count)))
  } finally {
    await target.remove()
  }
}
if (server !== undefined && values.engine !== 'pglite') {
  lines.push(...(await onPostgres(server)).map((one) => ({ ...one, what: `postgres: ${one.what}` })))
  const target = await postgresTarget(server)
  try {
    if (count > 0) lines.push(...(await times(target, count)))
  } finally {
    await target.remove()
  }
}
for (const { what, found: value, aim, ok } of lines)
  console.log(`${ok ? 'ok     ' : 'MISSED '} ${what}: ${value}${aim === '-' ? '' : ` (aim ${aim})`}`)
process.exitCode = lines.every((one) => one.ok) ? 0 : 1
