// A PostgreSQL server for tests and benches: the one that DATABASE_URL names, else a throwaway cluster started from an
// installed PostgreSQL and removed afterwards. Plain Node, from version 20. As a program:
//   node scripts/postgres.mjs COMMAND ARG…      runs COMMAND with HUIYIN_TEST_PG_URL set
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

export const noPostgres =
  'No PostgreSQL: DATABASE_URL is not set and none is installed, so the tests ran on PGlite only.'

/**
 * Finds or starts a server. Out: its URL, where it comes from, and how to stop it; null when there is none.
 * Throws when an installed one does not start.
 * @returns {Promise<{ url: string, from: string, stop: () => Promise<void> } | null>}
 */
export async function startPostgres() {
  const given = process.env.DATABASE_URL
  if (given) return { url: given, from: 'DATABASE_URL', stop: async () => {} }
  const bin = findBin()
  return bin === null ? null : startCluster(bin)
}

// The newest installed server's folder of programs.
function findBin() {
  const numbered = ['/usr/lib/postgresql', '/usr/local/lib/postgresql'].flatMap((home) =>
    existsSync(home)
      ? readdirSync(home)
          .sort((a, b) => Number(b) - Number(a))
          .map((version) => join(home, version, 'bin'))
      : [],
  )
  const beside = ['/usr', '/opt', '/opt/homebrew/opt', '/usr/local/opt'].flatMap((home) =>
    existsSync(home)
      ? readdirSync(home)
          .filter((name) => /^(pgsql-|postgresql@)\d+$/.test(name))
          .sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')))
          .map((name) => join(home, name, 'bin'))
      : [],
  )
  const places = [...(process.env.PATH ?? '').split(delimiter), ...numbered, ...beside]
  return places.find((place) => ['initdb', 'postgres'].every((name) => existsSync(join(place, name)))) ?? null
}

async function startCluster(bin) {
  const who = unprivileged()
  const home = mkdtempSync(join(tmpdir(), 'huiyin-postgres-'))
  const remove = () => rmSync(home, { recursive: true, force: true })
  try {
    chmodSync(home, 0o700)
    const password = randomBytes(18).toString('base64url')
    const passwordFile = join(home, 'password')
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (who !== null) for (const path of [home, passwordFile]) chownSync(path, who.uid, who.gid)
    const as = { cwd: home, env: { PATH: process.env.PATH, HOME: home, LC_ALL: 'C.UTF-8', TZ: 'UTC' }, ...who }
    const data = join(home, 'data')
    execFileSync(
      join(bin, 'initdb'),
      [
        '-D',
        data,
        '-U',
        'postgres',
        '-A',
        'scram-sha-256',
        '--pwfile',
        passwordFile,
        '-E',
        'UTF8',
        '--no-instructions',
      ],
      { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    rmSync(passwordFile)
    const port = await freePort()
    const settings = {
      listen_addresses: '127.0.0.1',
      port,
      unix_socket_directories: '',
      fsync: 'on',
      max_connections: 100,
    }
    const server = spawn(
      join(bin, 'postgres'),
      ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const lastWish = () => server.kill('SIGQUIT')
    process.on('exit', lastWish)
    await ready(server)
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      from: bin,
      async stop() {
        process.off('exit', lastWish)
        if (server.exitCode === null && server.signalCode === null) {
          const ended = new Promise((resolve) => server.once('exit', resolve))
          server.kill('SIGINT') // fast shutdown: connections are ended
          await ended
        }
        remove()
      },
    }
  } catch (caught) {
    remove()
    throw caught
  }
}

// PostgreSQL refuses to run as root: then it runs as a user that can do nothing else.
function unprivileged() {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody'])
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString())
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // no such user
    }
  throw new Error('run as root, and neither the user postgres nor nobody exists')
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr.on('data', (bytes) => {
      said = (said + bytes).slice(-10_000)
      if (said.includes('database system is ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`postgres ended with ${code}:\n${said}`)))
  })
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

async function runWith(command, args) {
  const server = await startPostgres()
  if (server === null) {
    console.log(noPostgres)
    return 3
  }
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, HUIYIN_TEST_PG_URL: server.url } })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => resolve(code ?? 1))
    })
  } finally {
    await server.stop()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [command, ...args] = process.argv.slice(2)
  if (command === undefined) {
    console.error('usage: node scripts/postgres.mjs COMMAND ARG…')
    process.exitCode = 2
  } else process.exitCode = await runWith(command, args)
}
