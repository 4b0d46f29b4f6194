import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDb } from '../db/testing.ts'
import { hashLeaf, rootOf, grow, type Frontier } from './merkle.ts'
import { openCheckpoint } from './notes.ts'
import { entryOf } from './entry.ts'
import { sealAll, sealOnce, startSealer } from './sealer.ts'
import { presentTree, sealBatch } from './seal-batch.ts'
import { splitTile, subtreeRoot } from './tiles.ts'
import { foundTestLog, type TestLog } from './testing.ts'

async function count(log: TestLog, table: 'log_pending' | 'log_leaf' | 'log_checkpoint' | 'log_tile'): Promise<number> {
  const rows = await log.db.withScope([log.organ], 'auditor', async (tx) => {
    return await sql<{
      n: number
    }>`select count(*)::int as n from ${sql.table(table)} where organ_id = ${log.organ}`.execute(tx)
  })
  return rows.rows[0]!.n
}

describe('the sealer', () => {
  it('puts waiting events into the tree in batches of at most 500, each under a signed checkpoint', async () => {
    const log = await foundTestLog(await testDb())
    await log.write(log.drafts(1203))
    log.advance(1000)
    const first = await sealOnce(log.db, log.keys, { now: log.now(), holder: 'a' })
    expect(first).toEqual({ sealed: 500, size: 500, busy: false })
    expect(await sealAll(log.db, [log.keys], log.now, 'a')).toEqual({ sealed: 704, checkpoints: 2 })
    expect(await count(log, 'log_pending')).toBe(0)
    expect(await count(log, 'log_tile')).toBe(4)
    const { events, checkpoints } = await log.db.withScope([log.organ], 'auditor', async (tx) => ({
      events: await tx
        .selectFrom('log_leaf')
        .innerJoin('event', 'event.event_id', 'log_leaf.event_id')
        .selectAll('event')
        .orderBy('leaf_no')
        .execute(),
      checkpoints: await tx.selectFrom('log_checkpoint').selectAll().orderBy('size').execute(),
    }))
    expect(checkpoints.map((one) => one.size)).toEqual([500, 1000, 1204])
    const frontier: Frontier = []
    events.forEach((event, i) => {
      grow(frontier, i, hashLeaf(entryOf(event)))
      const at = checkpoints.find((one) => one.size === i + 1)
      if (at === undefined) return
      const said = openCheckpoint(at.note, [log.keys.signer])
      expect(said).toMatchObject({ origin: 'huiyin/shixi', size: i + 1, root: rootOf(frontier) })
      expect(said!.time! * 1000).toBe(Date.parse(at.sealed_at))
      expect(at.frontier).toEqual(Buffer.concat(frontier))
    })
  })

  it('writes full tiles of every level, whatever the batches', async () => {
    const log = await foundTestLog(await testDb())
    const hashes = Array.from({ length: 66_000 }, (_, i) => hashLeaf(Buffer.from(String(i))))
    await log.db.withScope([log.organ], 'sealer', async (tx) => {
      let tree = { size: 0, frontier: [] as Frontier }
      for (const step of [1, 254, 1, 1, 767, 1024, 7000, 56_000, 487, 1, 464]) {
        const batch = hashes.slice(tree.size, tree.size + step)
        const events = batch.map((leaf_hash, i) => ({
          event_id: `00000000-0000-7000-8000-${String(tree.size + i).padStart(12, '0')}`,
          leaf_hash,
        }))
        await sealBatch(tx, log.keys, tree, events, log.now())
        tree = await presentTree(tx, log.organ, log.keys)
      }
      expect(tree.size).toBe(66_000)
    })
    const tiles = await log.db.withScope([log.organ], 'auditor', (tx) =>
      tx.selectFrom('log_tile').selectAll().orderBy('level').orderBy('idx').execute(),
    )
    expect(tiles.length).toBe(257 + 1)
    const level0 = tiles.filter((tile) => tile.level === 0)
    level0.forEach((tile, i) => {
      expect(tile.idx).toBe(i)
      expect(splitTile(tile.data)).toEqual(hashes.slice(i * 256, i * 256 + 256))
    })
    expect(splitTile(tiles.at(-1)!.data)).toEqual(level0.slice(0, 256).map((tile) => subtreeRoot(splitTile(tile.data))))
  })

  it('leaves the log alone while another holds the lease, and takes over when it has run out', async () => {
    const log = await foundTestLog(await testDb())
    await sealOnce(log.db, log.keys, { now: log.now(), holder: 'a' })
    await log.write(log.drafts(3))
    log.advance(29_000)
    expect(await sealOnce(log.db, log.keys, { now: log.now(), holder: 'b' })).toEqual({
      sealed: 0,
      size: 0,
      busy: true,
    })
    log.advance(1_000)
    expect(await sealOnce(log.db, log.keys, { now: log.now(), holder: 'b' })).toMatchObject({ sealed: 3, busy: false })
    expect(await sealOnce(log.db, log.keys, { now: log.now(), holder: 'a' })).toMatchObject({ sealed: 0, busy: false })
  })

  it('goes on after a transaction that failed half way, with nothing done twice', async () => {
    const log = await foundTestLog(await testDb())
    await log.write(log.drafts(20))
    await expect(
      log.db.withScope([log.organ], 'sealer', async (tx) => {
        const events = await tx.selectFrom('event').select(['event_id', 'leaf_hash']).execute()
        await sealBatch(tx, log.keys, { size: 0, frontier: [] }, events, log.now())
        throw new Error('the power went')
      }),
    ).rejects.toThrow('the power went')
    await log.seal()
    expect([await count(log, 'log_leaf'), await count(log, 'log_checkpoint')]).toEqual([21, 1])
  })

  it('seals for one organ what is that organ’s', async () => {
    const db = await testDb()
    const shixi = await foundTestLog(db)
    const dongxi = await foundTestLog(db, 'dongxi')
    await shixi.write(shixi.drafts(3))
    await dongxi.write(dongxi.drafts(5))
    await dongxi.seal()
    expect([await count(shixi, 'log_leaf'), await count(dongxi, 'log_leaf')]).toEqual([0, 6])
  })

  it('builds on nothing that the organ did not sign', async () => {
    const log = await foundTestLog(await testDb())
    await log.write(log.drafts(300))
    await log.seal()
    await log.write(log.drafts(300))
    const edit = (text: string) => log.db.session((client) => client.query(text))
    await edit(`update log_leaf set leaf_hash = sha256('x') where leaf_no = 290`)
    await expect(log.seal()).rejects.toThrow('log.leaves_damaged')
    await edit(`update log_checkpoint set frontier = overlay(frontier placing '\\x00' from 3)`)
    await expect(log.seal()).rejects.toThrow('log.checkpoint_damaged')
    expect(await count(log, 'log_pending')).toBe(300)
  })

  it('seals what waits when it is stopped', async () => {
    const log = await foundTestLog(await testDb())
    await log.write(log.drafts(700))
    const errors: unknown[] = []
    const sealer = startSealer(log.db, {
      organs: () => [log.keys],
      now: log.now,
      holder: 'a',
      every: 3_600_000,
      onError: (caught) => errors.push(caught),
    })
    await sealer.stop()
    expect(errors).toEqual([])
    expect(await count(log, 'log_pending')).toBe(0)
    await log.write(log.drafts(1))
    expect(await sealOnce(log.db, log.keys, { now: log.now(), holder: 'b' })).toMatchObject({ sealed: 1 })
  })
})
