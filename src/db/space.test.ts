import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { watchSpace } from './space.ts'
import { openDb } from './open.ts'
import { scratchDataDir } from './scratch.ts'
import { rmSync } from 'node:fs'

const MEBI = 1024 * 1024

test('a disk with less free space than must be refuses writes, and reading goes on', async () => {
  const dataDir = await scratchDataDir()
  const db = await openDb({ dataDir, leastFree: Number.MAX_SAFE_INTEGER })
  await expect(db.withScope(['shiqiao'], 'web', async () => 1)).rejects.toMatchObject({
    refusals: [{ code: 'storage-low-space', params: { folder: dataDir } }],
  })
  expect(await db.withScope(['shiqiao'], 'web', async () => 1, { readOnly: true })).toBe(1)
  expect((await db.housekeep({ checkpoint: true })).checkpointed).toBe(true)
  await db.close()
  rmSync(dataDir, { recursive: true })
})

test('the refusal says how much is free and how much must be', () => {
  const guard = watchSpace('/data', 256 * MEBI, () => 100.5 * MEBI)
  expect(() => guard.check()).toThrow(
    expect.objectContaining({
      refusals: [{ code: 'storage-low-space', params: { freeMb: 100, leastMb: 256, folder: '/data' } }],
    }),
  )
  expect(() => watchSpace('/data', 256 * MEBI, () => 256 * MEBI).check()).not.toThrow()
  expect(watchSpace(tmpdir(), 0).look().free).toBeGreaterThan(0)
})
