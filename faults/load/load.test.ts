import { expect, test } from 'vitest'
import { testEngine } from '../../src/db/testing.ts'
import { steady } from '../steady.ts'
import { load } from './load.ts'

const server =
  testEngine === 'postgres' ? (process.env['HUIYIN_TEST_PG_URL'] ?? process.env['DATABASE_URL']) : undefined

// How fast it is `npm run faults` says: a clock in a test tells of the machine.
test('under load every submission is acknowledged once, and past the limit kept for another try', async () => {
  const done = await load(2, server)
  expect(done.wrong).toEqual([])
  expect(done.seen.join()).toContain('60 at once')
}, 240_000)

test('written to steadily it loses nothing', async () => {
  expect((await steady(3, server)).wrong).toEqual([])
}, 240_000)
