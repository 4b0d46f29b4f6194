// npm run bench [-- --matters 100000] [--only writes,lists,search,page,figures,portal,import] [--engine pglite|postgres]
// Everything in one run, as ratios to the plain driver doing the same SQL on the same machine at the same time.
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { figures } from '../src/figures/count.ts'
import { accessOf } from '../src/matters/access.ts'
import { listMatters } from '../src/matters/list.ts'
import { showIn } from '../src/matters/show.ts'
import { benchDoers, benchHouse, benchOrgan, fill, reopenBenchHouse } from './fill.ts'
import { benchImport, pgliteImport, postgresImport } from './import.ts'
import { benchLists } from './lists.ts'
import { benchPortal } from './portal.ts'
import { benchSearch } from './search.ts'
import { type BenchRow, measure, pgliteTarget, postgresTarget, row, timed, type Target } from './target.ts'
import { benchStaffPages, type PageRow } from './staff-pages.ts'
import { searchMarks } from './words.ts'
import { benchEight, benchWrites, pgliteWrites, postgresWrites } from './writes.ts'

const { values } = parseArgs({
  options: {
    matters: { type: 'string', default: '100000' },
    only: { type: 'string' },
    engine: { type: 'string' },
    n: { type: 'string', default: '40' },
  },
})
const parts = values.only?.split(',') ?? ['writes', 'lists', 'search', 'page', 'figures', 'portal', 'import']
const n = Number(values.n)
const server = process.env['HUIYIN_TEST_PG_URL'] ?? process.env['DATABASE_URL']
const engines = (['pglite', 'postgres'] as const).filter(
  (e) => (values.engine ?? e) === e && (e === 'pglite' || server !== undefined),
)

console.log(
  `node ${process.version}, ${cpus().length} cores, load ${loadavg()
    .map((l) => l.toFixed(1))
    .join(' ')}`,
)
for (const engine of engines) {
  if (parts.includes('writes')) {
    const target = engine === 'pglite' ? pgliteWrites() : postgresWrites(server ?? '')
    print(`${engine}: writing (flushed)`, [...(await benchWrites(target)), ...(await benchEight(target))])
  }
  if (parts.includes('import')) {
    console.log(`\n${engine}: import, beside COPY of the rows that it writes (flushed)`)
    console.table([await benchImport(engine === 'pglite' ? pgliteImport : postgresImport(server ?? ''))])
  }
  for (const count of [1000, Number(values.matters)]) {
    if (!parts.some((part) => ['lists', 'search', 'page', 'figures', 'portal'].includes(part))) break
    const target = engine === 'pglite' ? await pgliteTarget() : await postgresTarget(server ?? '')
    try {
      const from = performance.now()
      await filled(target, count)
      console.log(`\n${engine}: ${count} matters filled in ${((performance.now() - from) / 1000).toFixed(0)} s`)
      if (parts.includes('lists')) print(`${engine}, ${count}: lists`, await benchLists(target, n))
      if (parts.includes('search')) print(`${engine}, ${count}: search, page and count`, await benchSearch(target, n))
      if (parts.includes('page')) {
        print(`${engine}, ${count}: a matter's page`, await benchPage(target))
        printPages(`${engine}, ${count}: the staff's pages, from request to answer`, await benchStaffPages(target, n))
      }
      if (parts.includes('figures')) print(`${engine}, ${count}: the year's figures`, await benchFigures(target))
      if (parts.includes('portal')) {
        console.log(`\n${engine}, ${count}: the public site`)
        console.table(await benchPortal(target, n))
      }
    } finally {
      await target.remove()
    }
  }
}

async function filled(target: Target, count: number): Promise<void> {
  const db = await target.ours()
  try {
    await fill(await benchHouse(db), count, searchMarks)
  } finally {
    await db.close()
  }
}

/** A matter's page: what its view asks for. */
async function benchPage(target: Target): Promise<BenchRow[]> {
  const db = await target.ours()
  const house = reopenBenchHouse(db)
  const doer = benchDoers.office
  const some = await db.withScope([benchOrgan], 'web', (tx) => listMatters(tx, { ...accessOf(doer), limit: 50 }), {
    readOnly: true,
  })
  const ids = some.rows.map((one) => one.matter_id)
  await db.close()
  let at = 0
  return measure(
    target,
    benchOrgan,
    [{ name: "a matter's page", ask: (tx) => showIn(tx, house, doer, ids[at++ % ids.length] ?? '', benchOrgan) }],
    n,
  )
}

async function benchFigures(target: Target): Promise<BenchRow[]> {
  const db = await target.ours()
  try {
    const house = reopenBenchHouse(db)
    const year = await timed(5, () => figures(house, benchDoers.office, { organ: benchOrgan, year: 2018 }))
    const all = await timed(5, () => figures(house, benchDoers.office, { organ: benchOrgan }))
    return [row('all figures of a year', year, null), row('all figures of everything', all, null)]
  } finally {
    await db.close()
  }
}

function print(heading: string, rows: BenchRow[]): void {
  console.log(`\n${heading}`)
  console.table(
    rows.map((r) => ({
      what: r.name,
      'ours p50 ms': r.ours_ms.toFixed(2),
      'ours p95 ms': r.ours_p95.toFixed(2),
      'driver p50 ms': r.plain_ms?.toFixed(2) ?? '',
      'time × driver': r.ratio?.toFixed(2) ?? '',
      'speed of driver': r.ratio === null ? '' : (1 / r.ratio).toFixed(2),
      n: r.n,
    })),
  )
}

function printPages(heading: string, rows: PageRow[]): void {
  console.log(`\n${heading}`)
  console.table(
    rows.map((r) => ({
      what: r.name,
      'p50 ms': r.ours_ms.toFixed(2),
      'p95 ms': r.ours_p95.toFixed(2),
      'KB on the wire': (r.bytes / 1024).toFixed(1),
      n: r.n,
    })),
  )
}
