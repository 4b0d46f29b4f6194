// What `npm run demo`, `npm test` and their like do: install when needed, build, run under Node 24. Plain Node, 20 or later.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const [task = '', ...rest] = process.argv.slice(2)
const args = rest.filter((word) => word !== '--')
const started = Date.now()

/** Runs a program in the project folder with the project's own Node first on the path; ends everything when it fails. */
function run(command, words, { env = {}, quiet = false, mayFail = false } = {}) {
  return new Promise((done) => {
    const child = spawn(command, words, {
      cwd: root,
      stdio: quiet ? ['ignore', 'ignore', 'inherit'] : 'inherit',
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...env },
      shell: process.platform === 'win32',
    })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      process.exit(1)
    })
    child.on('exit', (code, signal) => {
      if (code !== 0 && !mayFail) process.exit(signal ? 1 : (code ?? 1))
      done(code ?? 1)
    })
  })
}

async function step(name, work) {
  const from = Date.now()
  process.stdout.write(`\n== ${name}\n`)
  const result = await work()
  process.stdout.write(`   ${name}: ${((Date.now() - from) / 1000).toFixed(0)} s\n`)
  return result
}

/** Installs exactly what the lock file names, once: npm leaves a copy of the lock file beside what it installed. */
async function install() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  const lock = join(root, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return
  await step('install', () => run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']))
}

const node = (file, words = [], options = {}) => run('node', [file, ...words], options)
const build = () => step('build', () => run('npm', ['run', '--silent', 'build']))

const tasks = {
  async demo() {
    await install()
    await build()
    await node('bin/huiyin.mjs', ['demo', ...args])
  },

  async test() {
    await install()
    await step('types', () => run('npm', ['run', '--silent', 'typecheck']))
    await step('lint', () => run('oxlint', ['--type-aware', '--deny-warnings']))
    await step('format', () => run('oxfmt', ['--check']))
    await build()
    const missing = []
    await step('tests on PGlite', () => run('vitest', ['run', ...args], { env: { HUIYIN_TEST_DB: 'pglite' } }))
    const { startPostgres } = await import('./postgres.mjs')
    const server = await startPostgres()
    if (server) {
      try {
        // Journeys in a browser look at pages, not at SQL: they ran with the embedded database.
        const code = await step('tests on PostgreSQL', () =>
          run('vitest', ['run', '--exclude', 'e2e/**', ...args], {
            env: { HUIYIN_TEST_DB: 'postgres', HUIYIN_TEST_PG_URL: server.url },
            mayFail: true,
          }),
        )
        if (code !== 0) process.exitCode = 1
      } finally {
        await server.stop()
      }
    } else
      missing.push(
        'PostgreSQL was not found (DATABASE_URL, or an installed server): its half of the tests did not run.',
      )
    const { chromiumPath, noChromium } = await import('./chromium.mjs')
    if (chromiumPath() === null) missing.push(noChromium)
    for (const line of missing) console.log(`\nNot done: ${line}`)
    console.log(`\n${process.exitCode ? 'FAILED' : 'All passed'} in ${((Date.now() - started) / 1000).toFixed(0)} s.`)
  },

  acceptance: () => onBoth('bench/acceptance.ts'),
  bench: () => onBoth('bench/run.ts'),
  measure: () => onBoth('bench/measure.ts'),
  faults: () => onBoth('dist/faults/run.js'),
}

/** Runs a program that measures on PGlite and, where there is one, on PostgreSQL. */
async function onBoth(program) {
  await install()
  await build()
  const { startPostgres } = await import('./postgres.mjs')
  const server = await startPostgres()
  try {
    process.exitCode = await node(program, args, {
      env: server ? { HUIYIN_TEST_PG_URL: server.url } : {},
      mayFail: true,
    })
  } finally {
    await server?.stop()
  }
  if (!server) console.log('\nNot done: PostgreSQL was not found; this ran on PGlite only.')
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Huiyin needs Node 20 or later to set itself up; this is ${process.version}.`)
  process.exit(2)
}
const chosen = Object.hasOwn(tasks, task) ? tasks[task] : undefined
if (!chosen) {
  const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  console.error(`${name}: node scripts/setup.mjs ${Object.keys(tasks).join('|')}`)
  process.exit(2)
}
await chosen()
