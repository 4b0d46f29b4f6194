import { expect, onTestFinished, test } from 'vitest'
import { testEngine } from '../src/db/testing.ts'
import { systemNow } from '../src/lib/clock.ts'
import { seededRandom } from '../src/lib/ids.ts'
import { openLedger, postCounter } from './kill/posts.ts'
import { makePlace } from './place.ts'
import { ended, huiyin, startProcess } from './server-process.ts'

const postgres =
  testEngine === 'postgres' ? (process.env['HUIYIN_TEST_PG_URL'] ?? process.env['DATABASE_URL']) : undefined

test('told to stop it finishes what it began, says so, and leaves nothing behind', async () => {
  const place = await makePlace(postgres)
  onTestFinished(() => place.remove())
  const server = await startProcess(place)
  const ledger = await openLedger(server.url, systemNow, seededRandom('stop'))

  // Posts are under way while it is told to stop: each is either answered or never begun.
  const posts = Array.from({ length: 8 }, (_, n) => postCounter(ledger, `under way ${n}`))
  const answers = posts.map((post) =>
    post.again().then(
      (said) => (post.said = said),
      () => null,
    ),
  )
  await Promise.race(answers)
  const stopped = await server.stop('SIGINT')
  expect([stopped.code, stopped.signal]).toEqual([0, null])
  expect(stopped.said).toContain('Stopping')
  expect(stopped.said).toContain('Stopped.')
  await Promise.all(answers)
  const said = posts.filter((post) => post.said !== null)
  expect(said.length).toBeGreaterThan(0)
  await place.within(async (house) => {
    const { rows } = await house.db.session((client) =>
      client.query<{ waiting: number }>('select count(*) as waiting from log_pending'),
    )
    expect(rows[0]?.waiting).toBe(0) // sealed on the way out
  })

  const again = await startProcess(place)
  ledger.at(again.url)
  for (const post of said) expect(await post.again()).toBe(post.said)
  // Whichever signal comes second ends it at once.
  const end = again.stop('SIGTERM')
  const { signal, code } = await Promise.race([end, again.stop('SIGINT')])
  expect(signal === 'SIGINT' || code === 0).toBe(true)
}, 180_000)

// The folder belongs to the embedded database; on PostgreSQL several may serve.
test.runIf(testEngine === 'pglite')(
  'a second server on the same folder is refused with a sentence that says who holds it',
  async () => {
    const place = await makePlace()
    onTestFinished(() => place.remove())
    const server = await startProcess(place)
    const second = await ended(huiyin(['serve', '--data', place.dataDir, '--port', '0'])).end
    expect(second.code).toBe(1)
    expect(second.said).toContain(`in use by another program (server, process ${server.pid}, since `)
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
    await server.kill()
    const next = await startProcess(place) // the lock of a process that is gone holds nobody up
    expect((await next.stop()).code).toBe(0)
  },
  180_000,
)
