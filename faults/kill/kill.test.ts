import { expect, test } from 'vitest'
import { testEngine } from '../../src/db/testing.ts'
import { killRounds } from './rounds.ts'

const server = process.env['HUIYIN_TEST_PG_URL'] ?? process.env['DATABASE_URL']

test('killed at random moments, it keeps all that it acknowledged, once, and shows the same again', async () => {
  const seed = Number(process.env['HUIYIN_FAULTS_SEED'] ?? 7)
  const done = await killRounds({
    kills: Number(process.env['HUIYIN_FAULTS_KILLS'] ?? 10),
    seed,
    longestMs: 600,
    importRows: 60,
    serverUrl: testEngine === 'postgres' ? server : undefined,
  })
  expect(done.wrong, `seed ${seed}`).toEqual([])
  expect(done.acknowledged.counter).toBeGreaterThan(10)
  expect(done.acknowledged.portal).toBeGreaterThan(0)
  expect(done.acknowledged.act).toBeGreaterThan(10)
}, 600_000)
