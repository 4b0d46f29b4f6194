import { expect, test } from 'vitest'
import { testDb } from '../../src/db/testing.ts'
import { storm } from './storm.ts'

test('hostile requests to every way in of the house: each refused in order, nothing stored half', async () => {
  const seed = Number(process.env['HUIYIN_FAULTS_SEED'] ?? 11)
  const done = await storm(await testDb(), { requests: Number(process.env['HUIYIN_FAULTS_REQUESTS'] ?? 500), seed })
  expect(done.wrong, `seed ${seed}`).toEqual([])
  expect(done.least).toBeGreaterThan(0)
  expect(done.compared).toBeGreaterThan(20)
}, 600_000)
