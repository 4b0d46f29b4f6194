// npm run acceptance -- ../shared/data [--engine pglite|postgres]
// Imports the real files in that folder and checks every number that is known about them, on PGlite and, when there is a
// server (HUIYIN_TEST_PG_URL), on PostgreSQL. Exit 1 on any difference.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { scratchPostgres } from '../src/db/scratch.ts'
import { importFile } from '../src/exchange/import.ts'
import { readMap } from '../src/exchange/map.ts'
import { shippedPath } from '../src/lib/shipped.ts'
import type { Doer, House } from '../src/matters/house.ts'
import { openHouse } from '../src/start.ts'
import { office } from './small-office.ts'
import { type Check, figureChecks, logChecks, searchChecks, unitChecks } from './acceptance-checks.ts'

const { values, positionals } = parseArgs({ options: { engine: { type: 'string' } }, allowPositionals: true })
const data = positionals[0]
if (data === undefined) {
  console.error('npm run acceptance -- FOLDER (with zh/ and en/)')
  process.exit(2)
}
const expectedOf = (file: string) => JSON.parse(readFileSync(join(data, file), 'utf8')) as Record<string, never>

type Replied = {
  rows: number
  reply_calendar_days: Record<'within_15' | 'within_60' | 'over_60' | 'over_90' | 'median', number>
}
type Boston = Record<'rows' | 'closed' | 'open' | 'no_target' | 'closed_after_target', number> & {
  by_department: Record<string, number>
}

/** Imports a file, and again. */
async function imported(house: House, doer: Doer, file: string, mapName: string, rows: number): Promise<Check[]> {
  const map = await readMap(shippedPath(`data/maps/${mapName}.json`))
  const from = performance.now()
  const first = await importFile(house, doer, { file, map })
  const seconds = (performance.now() - from) / 1000
  console.log(`   ${doer.organ_id}: ${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} a second`)
  const again = await importFile(house, doer, { file, map })
  return [
    { what: `${doer.organ_id}: added`, expected: rows, found: first.added },
    { what: `${doer.organ_id}: refused`, expected: 0, found: first.refused + first.stopped.length },
    { what: `${doer.organ_id}: added by the same file again`, expected: 0, found: again.added },
    { what: `${doer.organ_id}: known by the same file again`, expected: rows, found: again.already },
  ]
}

async function acceptance(house: House, dataDir: string, folder: string): Promise<Check[]> {
  const checks: Check[] = []
  const zh = (name: string) => join(folder, 'zh', name)

  const replied = expectedOf('zh/messages_replied_even.expected.json') as unknown as Replied
  const days = replied.reply_calendar_days
  const answers = await office(house, dataDir, 'replied')
  checks.push(...(await imported(house, answers, zh('messages_replied_even.csv.gz'), 'messages-replied', replied.rows)))
  checks.push(
    ...(await figureChecks(
      house,
      answers,
      {
        received: replied.rows,
        closed: replied.rows,
        answered: replied.rows,
        'within-15': days.within_15,
        'within-60': days.within_60,
        'over-60': days.over_60,
        'over-90': days.over_90,
      },
      { id: 'days-to-answer', value: days.median, rows: replied.rows },
    )),
    ...(await logChecks(house, answers.organ_id, replied.rows)),
  )

  const messages = await office(house, dataDir, 'hot')
  const hot = zh('messages_hot_4326.csv.gz')
  checks.push(
    ...(await imported(house, messages, hot, 'messages-hot', 4326)),
    ...(await figureChecks(house, messages, { received: 4326, open: 4326 })),
    ...(await searchChecks(house, messages, hot, { id: '留言编号', texts: ['留言主题', '留言详情'] }, [
      '宅基地',
      '油烟',
      '58车贷',
      '噪音扰民',
    ])),
    ...(await logChecks(house, messages.organ_id, 4326)),
  )

  const boston = expectedOf('en/boston_311_2011Q3.expected.json') as unknown as Boston
  const city = await office(house, dataDir, 'boston')
  checks.push(
    ...(await imported(house, city, join(folder, 'en', 'boston_311_2011Q3.csv.gz'), 'boston-311', boston.rows)),
    ...(await figureChecks(house, city, {
      received: boston.rows,
      closed: boston.closed,
      open: boston.open,
      'closed-after-target': boston.closed_after_target,
      'without-target': boston.no_target,
    })),
    ...(await unitChecks(house, city, boston.by_department)),
    ...(await logChecks(house, city.organ_id, boston.rows)),
  )
  return checks
}

async function on(engine: string, databaseUrl?: string): Promise<boolean> {
  console.log(`\n== ${engine}`)
  const from = performance.now()
  const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-acceptance-'))
  try {
    const { house, close } = await openHouse({ dataDir, ...(databaseUrl ? { databaseUrl } : {}) })
    try {
      const checks = await acceptance(house, dataDir, data ?? '')
      const differ = checks.filter((one) => one.found !== one.expected)
      console.table(checks.map((one) => ({ ...one, ok: one.found === one.expected ? 'ok' : 'DIFFERS' })))
      const seconds = ((performance.now() - from) / 1000).toFixed(0)
      console.log(`${engine}: ${checks.length} checks, ${differ.length} differ, ${seconds} s`)
      return differ.length === 0
    } finally {
      await close()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

let ok = true
if (values.engine !== 'postgres') ok = await on('PGlite')
const server = process.env['HUIYIN_TEST_PG_URL']
if (server !== undefined && values.engine !== 'pglite') {
  const scratch = await scratchPostgres(server, { empty: true })
  try {
    const { rows } = await scratch.session((client) => client.query('select current_database() as name'))
    const url = new URL(server)
    url.pathname = `/${(rows[0] as { name: string }).name}`
    ok = (await on('PostgreSQL', url.href)) && ok
  } finally {
    await scratch.close()
  }
}
process.exitCode = ok ? 0 : 1
