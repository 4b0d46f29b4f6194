// npm run faults [-- --rounds N] [--only hostile,kill,…] [--engine pglite|postgres] [--seed N]
// Breaks the house in every way that docs/faults.md lists and prints what came of it. Exit 1 when anything is lost.
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { faults, type Fault, type Row } from './faults.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    only: { type: 'string' },
    engine: { type: 'string' },
    seed: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed)
const only = values.only?.split(',')
const known = faults.map((fault) => fault.name)
for (const name of only ?? [])
  if (!known.includes(name)) {
    console.error(`faults: ${name} is none of ${known.join(', ')}`)
    process.exit(2)
  }
const server = process.env['HUIYIN_TEST_PG_URL'] ?? process.env['DATABASE_URL']
const engines = (['pglite', 'postgres'] as const).filter(
  (engine) => (values.engine ?? engine) === engine && (engine === 'pglite' || server !== undefined),
)
console.log(
  `node ${process.version}, ${cpus().length} cores, load ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}, rounds ${rounds}, seed ${seed}`,
)

const table: (Row & { fault: string; engine: string; s: number })[] = []
const wrong: string[] = []
for (const fault of faults) {
  if (only && !only.includes(fault.name)) continue
  for (const engine of engines) {
    if (!fault.engines.includes(engine)) continue
    for (const row of await tried(fault, engine)) table.push(row)
  }
}
console.log('')
console.table(table)
for (const line of wrong) console.log(`\n✗ ${line}`)
console.log(wrong.length === 0 ? '\nNothing was lost.' : `\n${wrong.length} failures; again with --seed ${seed}`)
process.exitCode = wrong.length === 0 ? 0 : 1

async function tried(fault: Fault, engine: 'pglite' | 'postgres') {
  const from = performance.now()
  const took = () => Math.round((performance.now() - from) / 1000)
  process.stdout.write(`\n${fault.name} on ${engine} …\n`)
  try {
    const { rows, wrong: found } = await fault.run({
      engine,
      rounds,
      seed,
      serverUrl: engine === 'postgres' ? server : undefined,
      say: (line) => console.log(`  ${line}`),
    })
    wrong.push(...found.map((line) => `${fault.name}, ${engine}: ${line}`))
    return rows.map((row) => ({ fault: fault.name, engine, ...row, s: took() }))
  } catch (caught) {
    wrong.push(
      `${fault.name}, ${engine}: ${caught instanceof Error ? (caught.stack ?? caught.message) : String(caught)}`,
    )
    return [{ fault: fault.name, engine, tried: 'failed', seen: '', s: took() }]
  }
}
