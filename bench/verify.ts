// Fills a log with events (default a million) on a PostgreSQL server (HUIYIN_BENCH_PG) or PGlite, verifies it, and prints
// rate and peak memory: node bench/verify.ts [EVENTS]
import { insertRows } from '../src/db/rows.ts'
import { scratchPglite, scratchPostgres } from '../src/db/scratch.ts'
import { makeEvents } from '../src/record/append.ts'
import { lastCheckpoint } from '../src/record/store.ts'
import { foundTestLog } from '../src/record/testing.ts'
import { verify } from '../src/record/verify.ts'

const events = Number(process.argv[2] ?? 1_000_000)
const server = process.env['HUIYIN_BENCH_PG']
const db = server === undefined ? await scratchPglite() : await scratchPostgres(server)
const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20)
const say = (line: string) => process.stdout.write(`${line}\n`)
const rate = (count: number, since: number) => Math.round(count / ((performance.now() - since) / 1000))

try {
  const log = await foundTestLog(db)
  let start = performance.now()
  for (let done = 0; done < events; done += 5000) {
    const rows = makeEvents(log.drafts(Math.min(5000, events - done)), log.random)
    await db.withScope([log.organ], 'web', (tx) => insertRows(tx, rows))
  }
  say(`${db.engine}: wrote ${events} events, ${rate(events, start)} a second`)
  await db.session((client) => client.query('analyze'))
  start = performance.now()
  await log.seal()
  say(`sealed, ${rate(events, start)} a second`)
  await db.session((client) => client.query('vacuum (analyze) log_pending'))
  const anchor = await db.withScope([log.organ], 'auditor', (tx) => lastCheckpoint(tx, log.organ))
  let peak = 0
  let quarter = 0
  const before = megabytes()
  const cpu = process.cpuUsage()
  start = performance.now()
  const done = await verify(
    db,
    log.organ,
    {
      anchor: anchor?.note ?? '',
      onProgress: (step, count, of) => {
        peak = Math.max(peak, megabytes())
        const now = step === 'tree' ? Math.floor((count * 4) / of) : quarter
        if (now > quarter) say(`  ${now}/4 of the tree: ${megabytes()} MB`)
        quarter = now
      },
    },
    (finding) => say(JSON.stringify(finding)),
  )
  say(`verified ${done.leaves} leaves and ${done.checkpoints} checkpoints: ${rate(done.leaves, start)} events a second`)
  const { user, system } = process.cpuUsage(cpu)
  say(`${Math.round(done.leaves / ((user + system) / 1e6))} events a second of this process's processor time`)
  say(`memory ${before} MB before, ${peak} MB at its peak; ${done.alarms} alarms`)
  if (events >= 65_536) {
    await db.session((client) =>
      client.query(
        `update log_tile set data = set_byte(data, 40, 255 - get_byte(data, 40)) where level = 1 and idx = 0`,
      ),
    )
    await verify(db, log.organ, {}, (finding) => say(`after one byte of a tile of level 1: ${JSON.stringify(finding)}`))
  }
} finally {
  await db.close()
}
