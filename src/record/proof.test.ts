import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../db/open.ts'
import { testDb } from '../db/testing.ts'
import { exportLog } from './export.ts'
import { grow, hashLeaf, rootOf, type Frontier } from './merkle.ts'
import { parseCheckpoint, signerFrom } from './notes.ts'
import { checkConsistency, checkInclusion, proofText, proveConsistency, proveContact, proveInclusion } from './proof.ts'
import { lastCheckpoint } from './store.ts'
import { foundTestLog, type TestLog } from './testing.ts'
import { entriesPath, splitBundle, splitTile, subtreeRoot, tilePath } from './tiles.ts'
import type { EventRow } from '../db/tables.ts'

describe('proofs', () => {
  let db: Db
  let log: TestLog
  const kept: string[] = []
  const events: EventRow[] = []

  const read = <T>(fn: (tx: Parameters<Parameters<Db['withScope']>[2]>[0]) => Promise<T>) =>
    db.withScope([log.organ], 'auditor', fn, { readOnly: true })

  beforeAll(async () => {
    db = await testDb()
    log = await foundTestLog(db)
    for (const some of [1, 2, 250, 3, 300, 44]) {
      events.push(...(await log.write(log.drafts(some))).event)
      await log.seal()
      kept.push((await read((tx) => lastCheckpoint(tx, log.organ)))!.note)
    }
  })
  afterAll(() => db.close())

  it('show that each event stands in the log', async () => {
    for (const event of [...events.slice(0, 5), ...events.slice(250, 262), ...events.slice(-5)]) {
      const proof = await read((tx) => proveInclusion(tx, log.organ, event.event_id))
      expect(checkInclusion(proof, [log.keys.signer])).toBe(true)
      expect(hashLeaf(Buffer.from(proof.entry))).toEqual(event.leaf_hash)
      expect(proof.hashes.length).toBeLessThanOrEqual(10)
      expect(checkInclusion({ ...proof, entry: proof.entry.replace('wang', 'zhao') }, [log.keys.signer])).toBe(false)
      expect(checkInclusion({ ...proof, leaf: proof.leaf + 1 }, [log.keys.signer])).toBe(false)
      expect(checkInclusion(proof, [signerFrom(log.keys.name, Buffer.alloc(32, 9))])).toBe(false)
      expect(proofText(proof).split('\n').slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', `index ${proof.leaf}`])
      expect(proofText(proof).endsWith(`${proof.hashes.at(-1)}\n\n${proof.checkpoint}`)).toBe(true)
    }
  })

  it('show a contact’s registration', async () => {
    const [draft] = log.drafts(1)
    const rows = await log.write([{ ...draft!, subject_kind: 'contact', kind: 'contact.registered' }])
    const contact = rows.event[0]!.subject_id
    await expect(read((tx) => proveContact(tx, log.organ, contact))).rejects.toThrow('log.not_sealed')
    await log.seal()
    const proof = await read((tx) => proveContact(tx, log.organ, contact))
    expect(proof.event_id).toBe(rows.event[0]!.event_id)
    expect(checkInclusion(proof, [log.keys.signer])).toBe(true)
    await expect(read((tx) => proveContact(tx, log.organ, 'nobody'))).rejects.toThrow('log.no_event')
  })

  it('show that each checkpoint somebody kept is the beginning of the log', async () => {
    for (const note of kept) {
      const proof = await read((tx) => proveConsistency(tx, log.organ, note, [log.keys.signer]))
      expect(checkConsistency(proof, note, [log.keys.signer])).toBe(true)
      const other = kept.find((one) => one !== note)!
      expect(checkConsistency(proof, other, [log.keys.signer])).toBe(false)
    }
    await expect(read((tx) => proveConsistency(tx, log.organ, 'x', [log.keys.signer]))).rejects.toThrow(
      'log.anchor_not_ours',
    )
  })

  it('refuse a log without a checkpoint', async () => {
    const other = await foundTestLog(db, 'dongxi')
    const event = await other.write(other.drafts(1))
    const proof = db.withScope(['dongxi'], 'auditor', (tx) => proveInclusion(tx, 'dongxi', event.event[0]!.event_id))
    await expect(proof).rejects.toThrow('log.empty')
  })

  describe('and the exported log', () => {
    const dir = mkdtempSync(join(tmpdir(), 'huiyin-export-'))
    afterAll(() => rmSync(dir, { recursive: true }))

    it('is a tlog-tiles log: a stranger hashes its entries and finds its tiles and its root', async () => {
      const done = await exportLog(db, log.organ, dir, { entries: true })
      const said = parseCheckpoint(readFileSync(join(dir, 'checkpoint'), 'utf8'))!
      expect(done).toEqual({ size: said.size, tiles: 4, bundles: 3 })
      const frontier: Frontier = []
      let size = 0
      for (const [idx, width] of [256, 256, said.size - 512].entries()) {
        const entries = splitBundle(readFileSync(join(dir, entriesPath(idx, width))))
        const tile = readFileSync(join(dir, tilePath({ level: 0, idx, width })))
        expect(entries.map((entry) => hashLeaf(entry))).toEqual(splitTile(tile))
        for (const entry of entries) size = grow(frontier, size, hashLeaf(entry))
      }
      expect(rootOf(frontier)).toEqual(said.root)
      const above = splitTile(readFileSync(join(dir, 'tile/1/000.p/2')))
      expect(above[0]).toEqual(subtreeRoot(splitTile(readFileSync(join(dir, 'tile/0/000')))))
    })

    it('shows strangers no entries', async () => {
      const open = join(dir, 'open')
      await exportLog(db, log.organ, open, { entries: false })
      expect(readdirSync(join(open, 'tile')).sort()).toEqual(['0', '1'])
    })
  })
})
