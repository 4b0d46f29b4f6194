import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { setFence } from '../db/fence.ts'
import { openDb } from '../db/open.ts'
import { testEngine, testPlace } from '../db/testing.ts'
import { seal } from '../start.ts'
import { destinationName, destinationOf, move, undoMove } from './move.ts'
import {
  fillEveryTable,
  fullHouse,
  houseIn,
  organ,
  registerOne,
  tablesIn,
  tablesOf,
  verified,
  whereIn,
} from './testing.ts'

vi.setConfig({ testTimeout: 300_000 })

const now = '2018-05-08T01:00:00.000Z'
const code = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (caught: unknown) => (caught instanceof Error && 'refusals' in caught ? caught.message : String(caught)),
  )

test('from one database to another and back every row of every table is the same, and the log verifies', async () => {
  const first = await testPlace('pglite')
  const second = await testPlace() // the database of this run
  const third = await testPlace('pglite')
  const { house, close } = await fullHouse(first)
  const before = await tablesOf(house.db)
  const goal = second.databaseUrl === undefined ? { dataDir: second.dataDir } : { databaseUrl: second.databaseUrl }
  await move(house.db, { dataDir: first.dataDir, to: goal, now, config: { leastFree: 0 } })
  await close()
  const there = { dataDir: testEngine === 'postgres' ? first.dataDir : second.dataDir, ...goal, remove: second.remove }
  expect(await tablesIn(there)).toEqual(before)
  const between = await houseIn(there)
  expect(await verified(between.house)).toMatchObject({ ok: true, findings: [] })
  await move(between.house.db, {
    dataDir: there.dataDir,
    to: { dataDir: third.dataDir },
    now,
    config: { leastFree: 0 },
  })
  await between.close()
  expect(await tablesIn(third)).toEqual(before)
  const last = await houseIn(third)
  expect(last.house.db.engine).toBe('pglite')
  expect(await verified(last.house)).toMatchObject({ ok: true, findings: [] })
  await registerOne(last.house, 50)
  await seal(last.house)
  expect(await verified(last.house)).toMatchObject({ ok: true, findings: [] })
})

test('every table goes along, whatever stands in it', async () => {
  const first = await testPlace()
  const { house, close } = await fullHouse(first)
  await fillEveryTable(house)
  const before = await tablesOf(house.db)
  const third = await testPlace('pglite')
  await move(house.db, { dataDir: first.dataDir, to: { dataDir: third.dataDir }, now, config: { leastFree: 0 } })
  await close()
  expect(await tablesIn(third)).toEqual(before)
  expect(readdirSync(join(third.dataDir, 'keys'))).toEqual(readdirSync(join(first.dataDir, 'keys')))
})

test('once moved, no door writes any more: not who had it open, not a command, not a server', async () => {
  const first = await testPlace()
  const { house, close } = await fullHouse(first) // as a running server has it
  const other = await houseIn(first)
  const third = await testPlace('pglite')
  const was = await tablesOf(house.db)
  await move(other.house.db, { dataDir: first.dataDir, to: { dataDir: third.dataDir }, now, config: { leastFree: 0 } })
  await other.close()
  expect(await code(registerOne(house, 7))).toBe('house.moved')
  await expect(registerOne(house, 8)).rejects.toMatchObject({
    refusals: [{ code: 'house.moved', params: { to: third.dataDir, since: '2018-05-08 09:00' } }],
  })
  expect(await tablesOf(house.db)).toEqual(was)
  await close()
  expect(await code(houseIn(first))).toBe('house.moved')
  expect(await code(houseIn(first, now, 'server'))).toBe('house.moved')
  const db = await openDb({ ...whereIn(first), leastFree: 0 })
  expect(await code(undoMove(db, null, {}))).toBe('move.target_lives')
  await db.close()
})

test('what is written while the fence is being set is moved, or refused: nothing is lost between', async () => {
  const first = await testPlace()
  const { house, close } = await fullHouse(first)
  const third = await testPlace('pglite')
  let accepted = 0
  const working = (async () => {
    for (let n = 100; ; n++) {
      if ((await code(registerOne(house, n))) !== 'done') return
      accepted += 1
    }
  })()
  await move(house.db, { dataDir: first.dataDir, to: { dataDir: third.dataDir }, now, config: { leastFree: 0 } })
  await working
  const was = await tablesOf(house.db)
  await close()
  expect(await tablesIn(third)).toEqual(was)
  const last = await houseIn(third)
  const { rows } = await last.house.db.session((client) =>
    client.query<{ n: number }>('select count(*) as n from contact'),
  )
  expect(rows[0]?.n).toBe(6 + accepted)
})

test('the fence waits for whoever is writing: what they were promised is moved, too', async () => {
  const { house } = await fullHouse(await testPlace())
  const { db } = house
  const begun = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  let committed = false
  const write = async (): Promise<void> => {
    await db.withScope([organ], 'web', async (tx) => {
      await tx.updateTable('account').set({ passphrase_hash: 'y' }).execute()
      begun.resolve()
      await goOn.promise
    })
    committed = true
  }
  const writing = write()
  await begun.promise
  const fencing = db.session((client) => setFence(client, 'elsewhere', now)).then(() => committed)
  // Time enough for a fence that does not wait, where others get a word in at all.
  if (testEngine === 'postgres') for (let n = 0; n < 100; n++) await db.session((client) => client.query('select 1'))
  goOn.resolve()
  await writing
  expect(await fencing).toBe(true)
})

test('a move that fails lifts the fence, empties its goal, and the house goes on', async () => {
  const first = await testPlace()
  const { house } = await fullHouse(first)
  const third = await testPlace('pglite')
  const onTable = (): never => {
    throw new Error('the cable')
  }
  const options = { dataDir: first.dataDir, to: { dataDir: third.dataDir }, now, config: { leastFree: 0 } }
  await expect(move(house.db, { ...options, onTable })).rejects.toThrow('the cable')
  expect(readdirSync(third.dataDir)).toEqual([])
  await registerOne(house, 9)
  await seal(house)
  expect(await verified(house)).toMatchObject({ ok: true, findings: [] })
  writeFileSync(join(third.dataDir, 'letter.txt'), 'mine')
  expect(await code(move(house.db, options))).toBe('restore.folder_not_empty')
  await registerOne(house, 10)
  expect(existsSync(join(third.dataDir, 'letter.txt'))).toBe(true)
})

test('a move broken off by a power loss is undone when nothing stands at its goal', async () => {
  const first = await testPlace()
  const { house } = await fullHouse(first)
  const third = await testPlace('pglite')
  await house.db.session((client) => setFence(client, third.dataDir, now))
  expect(await code(registerOne(house, 11))).toBe('house.moved')
  expect(await code(undoMove(house.db, { dataDir: '/elsewhere' }, {}))).toBe('move.to_again')
  await undoMove(house.db, null, {})
  expect(await code(undoMove(house.db, null, {}))).toBe('move.not_moving')
  await registerOne(house, 12)
  await seal(house)
  expect(await verified(house)).toMatchObject({ ok: true })
  expect(house.keysOf(organ).organ_id).toBe(organ)
})

test('a goal is named without its password', () => {
  const url = 'postgres://huiyin:secret@db.example:5433/office'
  expect(destinationName(destinationOf(url))).toBe('postgres://db.example:5433/office')
  expect(destinationOf(url)).toEqual({ databaseUrl: url })
  expect(destinationOf('/data/new')).toEqual({ dataDir: '/data/new' })
})
