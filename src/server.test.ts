import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { testEngine } from './db/testing.ts'
import { isRefused } from './rules/errors.ts'
import { startServer } from './server.ts'

async function refused(work: Promise<unknown>): Promise<string> {
  const caught = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  return isRefused(caught) ? caught.refusals.map((one) => one.code).join() : String(caught)
}

// The folder belongs to PGlite; on PostgreSQL there is nothing to hold.
test.runIf(testEngine === 'pglite')(
  'a server answers, keeps others out of its folder, and stops in order',
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-server-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const failures: unknown[] = []
    const config = {
      dataDir,
      host: '127.0.0.1',
      port: 0,
      secure: false,
      metricsPort: 0,
      onFailure: (error: unknown) => failures.push(error),
    }
    const running = await startServer(config)
    const health = await fetch(`${running.url}/health`)
    expect(await health.json()).toEqual({
      ok: true,
      database: true,
      disk: true,
      seal: true,
      backup: false, // there is none yet
      jobs: true,
      clock: true,
    })
    const first = await fetch(running.url, { redirect: 'manual' })
    expect([first.status, first.headers.get('location')]).toEqual([303, '/set-up'])
    const style = /href="(\/assets\/office\.[0-9a-f]+\.css)"/.exec(await (await fetch(`${running.url}/set-up`)).text())
    expect((await fetch(`${running.url}${style?.[1]}`)).headers.get('cache-control')).toContain('immutable')
    const told = await (await fetch(`http://127.0.0.1:${running.metricsPort}/metrics`)).text()
    expect(told).toContain('\nhuiyin_database_up 1\n')
    expect(told).toMatch(/\nhuiyin_answers_total\{status="3xx"\} \d+\n/)
    expect((await fetch(`${running.url}/metrics`, { redirect: 'manual' })).status).toBe(303) // never on the public port
    expect(running.setUpCode).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect((await fetch(`${running.url}/set-up?code=${running.setUpCode}`)).status).toBe(200)
    expect(await refused(startServer(config))).toBe('storage-held')
    await running.stop()
    expect([existsSync(join(dataDir, 'huiyin.lock')), failures]).toEqual([false, []])
    const after = await fetch(`${running.url}/health`).then(
      () => 'answers',
      () => 'gone',
    )
    expect(after).toBe('gone')
  },
)
