import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '../db/open.ts'
import { testDb } from '../db/testing.ts'
import { makeBodyKey } from './bodies.ts'
import { changeSigningKey } from './change-key.ts'
import { destroyBody, destroyKey, type Destroyer } from './destroy.ts'
import { openEpoch } from './epoch.ts'
import type { Finding } from './findings.ts'
import { makeKeys, openKeys, saveKeys } from './keys.ts'
import { signCheckpoint } from './notes.ts'
import { lastCheckpoint } from './store.ts'
import { foundTestLog, type TestLog } from './testing.ts'
import { verify, type VerifyOptions } from './verify.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

async function findings(log: TestLog, options: VerifyOptions = {}): Promise<Finding[]> {
  const found: Finding[] = []
  await verify(log.db, log.organ, options, (finding) => found.push(finding))
  return found
}

const anchorOf = async (log: TestLog) =>
  (await log.db.withScope([log.organ], 'auditor', (tx) => lastCheckpoint(tx, log.organ)))!.note

const by = (log: TestLog): Destroyer => ({
  officer_id: 'wang',
  seat_id: null,
  via: 'cli',
  now: log.now(),
  because: 'retention',
  random: log.random,
})

describe('an honest log', () => {
  it('raises no alarm: empty, waiting, sealed, over several tiles, with others beside it', async () => {
    const db = await testDb()
    const log = await foundTestLog(db)
    const other = await foundTestLog(db, 'dongxi')
    expect(await findings(log)).toEqual([])
    await log.write(log.drafts(30))
    expect(await findings(log)).toEqual([])
    await log.seal()
    const early = await anchorOf(log)
    await other.write(other.drafts(700))
    await log.write(log.drafts(1200))
    await log.seal()
    await other.seal()
    await log.write(log.drafts(5))
    for (const anchor of [early, await anchorOf(log)]) expect(await findings(log, { anchor })).toEqual([])
    const done = await verify(db, log.organ, {}, () => {})
    expect(done).toMatchObject({ ok: true, events: 1236, leaves: 1231, pending: 5, checkpoints: 4 })
    expect(await findings(other)).toEqual([])
  })

  it('keeps its tree when words are destroyed, and says nothing of it', async () => {
    const log = await foundTestLog(await testDb())
    const rows = await log.write(log.drafts(30))
    await log.seal()
    const anchor = await anchorOf(log)
    const [first, second] = rows.event_body
    const fields = await destroyBody(log.db, log.organ, first!.event_id, by(log), async () => ['contact_text.body'])
    expect(fields).toEqual(['body', 'body.words', 'salt', 'contact_text.body'])
    expect(await findings(log, { anchor })).toEqual([])
    await log.seal()
    expect(await findings(log, { anchor })).toEqual([])
    await expect(destroyBody(log.db, log.organ, first!.event_id, by(log))).rejects.toThrow('log.no_body')
    const body = await log.db.withScope([log.organ], 'auditor', (tx) =>
      tx.selectFrom('event_body').selectAll().where('event_id', '=', first!.event_id).executeTakeFirst(),
    )
    expect(body).toMatchObject({ salt: null, body: null })
    await log.db.session((client) =>
      client.query('update event_body set body = null, salt = null where event_id = $1', [second!.event_id]),
    )
    expect(await findings(log, { anchor })).toEqual([{ code: 'body_removed', params: { event: second!.event_id } }])
  })

  it('reads what lies behind the wall only with the key, until the key is destroyed', async () => {
    const log = await foundTestLog(await testDb())
    const { wrapping } = log.keys
    const { key, row } = makeBodyKey(log.organ, 'matter-1', wrapping, log.random)
    const walled = log.drafts(6).map((draft) => ({ ...draft, body: { words: '举报' }, body_key: key }))
    const rows = await log.write(walled, { body_key: [row] })
    await log.seal()
    expect(await findings(log, { wrapping })).toEqual([])
    expect(await findings(log)).toEqual([{ code: 'bodies_locked', params: { count: 6 } }])
    const edit = (text: string) => log.db.session((client) => client.query(text))
    const { event_id } = rows.event[2]!
    await edit(`update event_body set body = body || '\\x00' where event_id = '${event_id}'`)
    expect(await findings(log, { wrapping })).toEqual([{ code: 'body_altered', params: { event: event_id } }])
    await edit(`update event_body set body = substr(body, 1, length(body) - 1) where event_id = '${event_id}'`)
    await edit(`update event_body set key_id = null where event_id = '${event_id}'`)
    expect(await findings(log)).toContainEqual({ code: 'body_altered', params: { event: event_id } })
    await edit(`update event_body set key_id = 'matter-1' where event_id = '${event_id}'`)
    expect(await findings(log, { wrapping })).toEqual([])
    const gone = await destroyKey(log.db, log.organ, 'matter-1', by(log))
    expect(gone).toEqual(rows.event.map((event) => event.event_id).sort())
    expect(await findings(log, { wrapping })).toEqual([])
    await expect(destroyKey(log.db, log.organ, 'matter-1', by(log))).rejects.toThrow('log.no_key')
    await edit(`update body_key set wrapped = null`)
    await edit(`insert into body_key values ('shixi', 'matter-2', null, null)`)
    await log.write(
      log.drafts(1).map((draft) => ({ ...draft, body: { a: 1 }, body_key: { ...key, key_id: 'matter-2' } })),
    )
    expect(await findings(log, { wrapping })).toEqual([{ code: 'body_key_removed', params: { key: 'matter-2' } }])
  })

  it('may change its key: the change is signed by both', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'huiyin-keys-'))
    try {
      const log = await foundTestLog(await testDb())
      saveKeys(dir, log.keyFile)
      await log.write(log.drafts(10))
      await log.seal()
      const old = await anchorOf(log)
      const next = await changeSigningKey(log.db, dir, log.organ, {
        officer_id: null,
        via: 'cli',
        now: log.now(),
        random: log.random,
      })
      expect(next.signers.length).toBe(2)
      expect(next.signer.publicKey).not.toEqual(log.keys.signer.publicKey)
      await log.write(log.drafts(10))
      log.keys = next
      await log.seal()
      expect(await findings(log, { anchor: old })).toEqual([])
      expect(await findings(log, { anchor: await anchorOf(log) })).toEqual([])
      await log.db.session((client) =>
        client.query(
          `insert into organ_key values ('shixi', 'deadbeef', decode(repeat('ab', 32), 'hex'), now(), null)`,
        ),
      )
      expect(await findings(log)).toEqual([{ code: 'key_unknown', params: { key: 'deadbeef' } }])
    } finally {
      rmSync(dir, { recursive: true })
    }
  })
})

describe('events that wait', () => {
  it('are checked as far as a log that is not sealed can', async () => {
    const log = await foundTestLog(await testDb())
    const sealed = await log.write(log.drafts(3))
    await log.seal()
    const { event } = await log.write(log.drafts(5))
    const [a, b, c] = event.map((one) => one.event_id)
    const edit = (text: string) => log.db.session((client) => client.query(text))
    await edit(`update event set kind = 'x' where event_id = '${a}'`)
    await edit(`delete from event where event_id = '${b}'`)
    await edit(`delete from log_pending where event_id = '${c}'`)
    await edit(`insert into log_pending values ('shixi', '${sealed.event[0]!.event_id}')`)
    const found = await findings(log)
    const codes = found.map(({ code, params }) => [code, params['event']])
    expect(codes).toEqual(
      expect.arrayContaining([
        ['event_altered', a],
        ['event_removed', b],
        ['event_inserted', c],
        ['pending_inserted', sealed.event[0]!.event_id],
      ]),
    )
    expect(found.filter(({ code }) => code !== 'body_inserted').length).toBe(4)
  })
})

describe('verify and the sealer at once', () => {
  it('raise no alarm while events are written and sealed', async () => {
    const log = await foundTestLog(await testDb())
    await log.write(log.drafts(600))
    await log.seal()
    const write = async () => {
      for (let i = 0; i < 6; i++) {
        await log.write(log.drafts(120))
        await log.seal()
      }
    }
    const check = async () => {
      const all: Finding[] = []
      for (let i = 0; i < 4; i++) all.push(...(await findings(log)))
      return all
    }
    const [found] = await Promise.all([check(), write()])
    expect(found).toEqual([])
    expect(await findings(log, { anchor: await anchorOf(log) })).toEqual([])
  })
})

describe('a restore that lost events', () => {
  let db: Db
  let log: TestLog
  let lost: string
  let kept: string
  let middle: string

  beforeAll(async () => {
    db = await testDb()
    log = await foundTestLog(db)
    await log.write(log.drafts(50))
    await log.seal()
    kept = await anchorOf(log)
    // The backup is of this moment; what follows is what the restore loses.
    await log.write(log.drafts(20))
    await log.seal()
    middle = await anchorOf(log)
    await log.write(log.drafts(7))
    await log.seal()
    lost = await anchorOf(log)
    await db.session(async (client) => {
      const gone = `organ_id = 'shixi' and event_id in (select event_id from log_leaf where organ_id = 'shixi' and leaf_no >= 51)`
      await client.query(`delete from event_body where ${gone}`)
      await client.query(`delete from event where ${gone}`)
      await client.query(`delete from log_leaf where organ_id = 'shixi' and leaf_no >= 51`)
      await client.query(`delete from log_checkpoint where organ_id = 'shixi' and size > 51`)
    })
    await log.write(log.drafts(4))
  })
  afterAll(() => db.close())

  it('looks like a cut tail until it is owned up to, and like a restore from then on', async () => {
    expect(await findings(log, { anchor: lost })).toEqual([{ code: 'tail_cut', params: { anchor: 78, size: 51 } }])
    const opening = { officer_id: null, via: 'cli', now: log.now(), random: log.random, reason: 'restored' } as const
    const someone = openKeys(makeKeys('shixi', { now: log.now(), random: log.random })).signer
    await expect(openEpoch(db, log.keys, signCheckpoint(99, Buffer.alloc(32), 0, someone), opening)).rejects.toThrow(
      'log.anchor_not_ours',
    )
    await expect(openEpoch(db, log.keys, kept, opening)).rejects.toThrow('log.nothing_lost')
    expect(await openEpoch(db, log.keys, lost, opening)).toEqual({ epoch: 1, leaf: 51, lost: 27 })
    const said = { code: 'restored', params: { epoch: 1, on: log.now().slice(0, 10), leaf: 50, lost: 27 } }
    for (const anchor of [kept, middle, lost]) expect(await findings(log, { anchor })).toEqual([said])
    await log.seal()
    await log.write(log.drafts(40))
    await log.seal()
    const fresh = await anchorOf(log)
    expect(fresh.startsWith('huiyin/shixi/1\n')).toBe(true)
    for (const anchor of [kept, middle, lost, fresh]) expect(await findings(log, { anchor })).toEqual([said])
    expect(await findings(log)).toEqual([said])
  })

  it('hides no more than it declares', async () => {
    const more = signCheckpoint(80, Buffer.alloc(32, 1), 0, log.keys.signer)
    expect(await findings(log, { anchor: more })).toContainEqual({ code: 'tail_cut', params: { anchor: 80, size: 78 } })
    const other = signCheckpoint(78, Buffer.alloc(32, 1), 0, log.keys.signer)
    expect(await findings(log, { anchor: other })).toContainEqual({ code: 'anchor_differs', params: { size: 78 } })
    await db.session((client) => client.query(`update log_epoch set lost = 2`))
    expect(await findings(log)).toContainEqual({ code: 'epoch_altered', params: { epoch: 1 } })
  })
})
