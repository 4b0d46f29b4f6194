import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../app.ts'
import { backupName, keepFailure } from '../backup/last.ts'
import { hashPassphrase } from '../http/passphrase.ts'
import { langs } from '../i18n/translate.ts'
import { seededRandom } from '../lib/ids.ts'
import { register } from '../matters/register.ts'
import { smallTown, testHouse, visit } from '../matters/testing.ts'
import { visitorOf } from '../offices/testing.ts'
import { sealAll } from '../record/sealer.ts'
import { invalid } from '../ui/valid.testing.ts'
import { jobBook } from './jobs.ts'
import { healthOf, type HealthSource, lookAtHealth } from './look.ts'

const organ = smallTown.organ_id
const passphrase = 'one passphrase for all'

async function aHouse() {
  const town = await testHouse()
  const backups = mkdtempSync(join(tmpdir(), 'huiyin-health-'))
  onTestFinished(() => rmSync(backups, { recursive: true, force: true }))
  const source: HealthSource = { db: town.house.db, now: town.house.now, organs: async () => [organ], backups }
  const backUp = () => writeFileSync(join(backups, backupName(town.house.now(), false)), 'a backup')
  const seal = () => sealAll(town.house.db, [town.house.keysOf(organ)], town.house.now, 'test')
  return { ...town, source, backups, backUp, seal, look: () => lookAtHealth(source) }
}

test('says of each part whether somebody must attend to it, and when it mends', async () => {
  const { house, clock, doer, backups, backUp, seal, look } = await aHouse()
  const born = await look()
  expect(born).toMatchObject({
    database: { ok: true },
    seal: { ok: true, last: null },
    backup: { ok: false, good: null },
  })
  expect(born.database.bytes).toBeGreaterThan(1_000_000)

  await register(house, await doer('zhou'), visit())
  expect((await look()).seal).toMatchObject({ ok: true, waiting: 4 })
  clock.advance(3 * 60_000)
  expect((await look()).seal).toMatchObject({ ok: false, last: null, waiting: 4 })
  await seal()
  expect((await look()).seal).toEqual({ ok: true, last: house.now(), waiting: 0 })

  backUp()
  clock.advance(60_000)
  expect((await look()).backup).toMatchObject({ ok: true, good: { age_ms: 60_000 } })
  keepFailure(backups, { at: house.now(), why: 'x' })
  expect((await look()).backup).toMatchObject({ ok: false, good: { age_ms: 60_000 } })
  keepFailure(backups, null)
  clock.advance(40 * 3_600_000)
  expect((await look()).backup.ok).toBe(false)

  clock.advance(-3 * 86_400_000) // the clock is set back behind what is written
  const back = await look()
  expect(back.clock).toEqual({ ok: false, newest: '2018-05-07T01:00:00.000Z' })
  clock.advance(3 * 86_400_000)
  expect((await look()).clock.ok).toBe(true)
})

test('a job is behind when it failed, or was not done for long, until it is done again', async () => {
  const { clock, house } = await aHouse()
  const failures: unknown[] = []
  const hour = 3_600_000
  const book = jobBook({ sweep: hour }, house.now, (caught) => failures.push(caught))
  const [first] = book.look()
  expect(first).toEqual({ name: 'sweep', last: null, failed: false, behind: false })
  await book.run('sweep', async () => {
    throw new Error('no')
  })
  expect([book.look()[0]?.behind, failures.length]).toEqual([true, 1])
  await book.run('sweep', async () => {})
  expect(book.look()[0]).toEqual({ name: 'sweep', last: house.now(), failed: false, behind: false })
  clock.advance(4 * hour)
  expect(book.look()[0]?.behind).toBe(true)
})

test('a database that does not answer is said to be away, in the time a machine waits for', async () => {
  const { source } = await aHouse()
  const dead = { ...source.db, withScope: () => new Promise<never>(() => {}) }
  const seen = await lookAtHealth({ ...source, db: dead })
  expect(seen).toMatchObject({ database: { ok: false, bytes: null }, seal: { ok: false } })
})

test('machines get parts without a number; the administrator, and nobody else, a page in both languages', async () => {
  const { house, doer, source, seal } = await aHouse()
  await register(house, await doer('zhou'), visit())
  await seal()
  const passphrase_hash = await hashPassphrase(passphrase)
  const account = { organ_id: organ, passphrase_hash, disabled_at: null }
  await house.db.withScope([], 'web', (tx) =>
    tx
      .insertInto('account')
      .values(['zhou', 'root'].map((login) => ({ ...account, login, officer_id: login })))
      .execute(),
  )
  const app = createApp({
    house,
    health: healthOf(source),
    http: { secret: new Uint8Array(32), secure: false, now: house.now, random: seededRandom('health') },
    assets: { href: (name) => `/assets/${name}`, serve: (c) => c.notFound() },
    log: (error) => {
      throw error
    },
  })
  const machine = await app.request('/health')
  expect([machine.status, await machine.json()]).toEqual([
    200,
    { ok: true, database: true, disk: true, seal: true, backup: false, jobs: true, clock: true },
  ])
  const root = visitorOf(app)
  await root.signIn('root', passphrase)
  for (const lang of langs) {
    await root.get(`/me?lang=${lang}`)
    const answer = await root.get('/office/health')
    const html = await answer.text()
    expect([answer.status, await invalid(html)]).toEqual([200, []])
    expect(html).toContain(lang === 'en' ? 'None yet' : '还没有备份')
    expect(html).not.toMatch(/李大有|宅基地|1390000/)
  }
  const zhou = visitorOf(app)
  await zhou.signIn('zhou', passphrase)
  expect((await zhou.get('/office/health')).status).toBe(403)
})
