import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { shippedPath } from '../src/lib/shipped.ts'
import type { Place } from './place.ts'

export type Ended = { code: number | null; signal: string | null; said: string }

/** A server as an office runs it: the command line, in a process of its own. */
export type ServerProcess = {
  url: string
  pid: number
  /** From the start of the process to the first answer of /health, in ms. */
  readyMs: number
  /** Ends it as a power cut would, and waits until it is gone. */
  kill: () => Promise<void>
  /** Asks it to stop, and says how it ended. */
  stop: (signal?: NodeJS.Signals) => Promise<Ended>
  /** What it has said so far. */
  said: () => string
}

/** `huiyin` with its words, under this very Node. */
export function huiyin(words: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const program = join(dirname(shippedPath('package.json')), 'bin/huiyin.mjs')
  if (!existsSync(shippedPath('dist/src/cli.js'))) throw new Error('not built: npm run build')
  const { DATABASE_URL: _, HUIYIN_TEST_PG_URL: __, ...usual } = process.env
  return spawn(process.execPath, [program, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...usual, HUIYIN_LANGUAGE: 'en', ...env },
  })
}

/** What a child says until it ends, and how it ends. */
export function ended(child: ChildProcess): { said: () => string; end: Promise<Ended> } {
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-100_000)
    })
  const end = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, said }))
  })
  return { said: () => said, end }
}

/** Starts a server on a free port and waits until it answers. Rejects when it ends before. */
export async function startProcess(place: Place, env: Record<string, string> = {}): Promise<ServerProcess> {
  const from = performance.now()
  const child = huiyin(['serve', '--data', place.dataDir, '--port', '0'], {
    HUIYIN_HTTPS: 'yes', // as behind a proxy: each request may come from its own address
    ...(place.databaseUrl === undefined ? {} : { HUIYIN_DATABASE_URL: place.databaseUrl }),
    ...env,
  })
  const { said, end } = ended(child)
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /Serving at (http:\S+)/.exec(said())?.[1]
      if (found !== undefined) resolve(found.replace('localhost', '127.0.0.1'))
    }
    child.stdout?.on('data', look)
    void end.then(({ code, signal, said }) => reject(new Error(`ended with ${code ?? signal}: ${said}`)))
  })
  while (
    !(await fetch(`${url}/health`).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return {
    url,
    pid: child.pid ?? 0,
    readyMs: performance.now() - from,
    said,
    async kill() {
      child.kill('SIGKILL')
      await end
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return end
    },
  }
}
