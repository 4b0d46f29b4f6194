import { expect, test } from 'vitest'
import { testEngine } from '../../src/db/testing.ts'
import { fixedNow } from '../../src/lib/clock.ts'
import { register } from '../../src/matters/register.ts'
import { testHouse, visit } from '../../src/matters/testing.ts'
import { sealAll } from '../../src/record/sealer.ts'
import { verifyOrgan } from '../../src/commands/verify.ts'
import { databaseAway } from './away.ts'
import { damageStore } from './damage.ts'
import { brokenDisk } from './disk.ts'
import { losePower } from './power.ts'

const seed = Number(process.env['HUIYIN_FAULTS_SEED'] ?? 5)
const embedded = testEngine === 'pglite'

// Where the machine forbids mounts these two say so and try nothing: db/durable.test.ts and db/space.test.ts hold the same by a shim.
test.runIf(embedded)(
  'when the power goes, and when the disk fails, all that was acknowledged is there',
  async () => {
    const done = await losePower(2, seed)
    expect(done.wrong, `seed ${seed}`).toEqual([])
  },
  240_000,
)

test.runIf(embedded)(
  'a disk that fills up refuses in order and heals without a restart',
  async () => {
    expect((await brokenDisk()).wrong).toEqual([])
  },
  240_000,
)

test.runIf(embedded)(
  'a damaged store refuses, is named, or changed nothing; the copy is the way back',
  async () => {
    const done = await damageStore(3, seed)
    expect([done.wrong, done.refused + done.named + done.harmless], `seed ${seed}`).toEqual([[], 3])
  },
  240_000,
)

test.runIf(!embedded)(
  'a database that goes away, breaks off or stands still is said to be so, and heals without a restart',
  async () => {
    const url = process.env['HUIYIN_TEST_PG_URL'] ?? process.env['DATABASE_URL'] ?? ''
    expect((await databaseAway(url, 5)).wrong).toEqual([])
  },
  240_000,
)

test('with the clock set back a day the office goes on: numbers, order and log stay as they are', async () => {
  const { house, doer, clock } = await testHouse()
  const zhou = await doer('zhou')
  const keys = [house.keysOf('shitown')]
  const first = await register(house, zhou, visit(), 'one')
  await sealAll(house.db, keys, house.now, 'test')
  const back = fixedNow(house.now())
  clock.advance(-86_400_000)
  expect(house.now() < back.now()).toBe(true)
  const second = await register(house, zhou, visit({ received: '2018-05-06' }), 'two')
  expect([first.contact_number, second.contact_number]).toEqual(['DJ-2018-000001', 'DJ-2018-000002'])
  expect(await register(house, zhou, visit(), 'one')).toMatchObject({ code: first.code, again: true })
  expect(await sealAll(house.db, keys, house.now, 'test')).toMatchObject({ sealed: 2 })
  const done = await verifyOrgan(house, 'shitown', { onFinding: () => {} })
  expect(done.ok).toBe(true)
})
