import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PoolClient } from 'pg'
import type { Db } from '../db/open.ts'
import { testDb, testEngine } from '../db/testing.ts'
import type { EventRow } from '../db/tables.ts'
import { newId, seededRandom } from '../lib/ids.ts'
import { insertRows, type Rows } from '../db/rows.ts'
import { leafHashOf } from './entry.ts'
import { isAlarm, type Finding, type FindingCode } from './findings.ts'
import { makeKeys, openKeys } from './keys.ts'
import { signCheckpoint } from './notes.ts'
import { foundTestLog, testReplay, type TestLog } from './testing.ts'
import { verify } from './verify.ts'

// Each edit is made in SQL behind the log's back, alone, in a sealed log with the day's anchor at hand.

const tables = [
  'event',
  'event_body',
  'log_leaf',
  'log_tile',
  'log_checkpoint',
  'organ_key',
  'matter_reader',
  'barred',
] as const

/** What the first alarm must be: one of these codes, and these values among its parameters. */
type Named = { codes: FindingCode[]; values: (string | number)[]; leaf?: number }

let db: Db
let log: TestLog
let anchor: string
let events: EventRow[] // by leaf
let withBody: string[]
let sizes: number[]
let batchOf: number[]
const random = seededRandom(`tampering ${testEngine}`)
const below = (n: number) => Buffer.from(random(4)).readUInt32BE() % n
const pick = <T>(list: readonly T[]): T => list[below(list.length)]!

async function sealedEvents(): Promise<EventRow[]> {
  return await db.withScope([log.organ], 'auditor', (tx) =>
    tx
      .selectFrom('log_leaf')
      .innerJoin('event', 'event.event_id', 'log_leaf.event_id')
      .selectAll('event')
      .orderBy('leaf_no')
      .execute(),
  )
}

/** Writes the summary rows that these events add up to. */
async function insertSummary(some: readonly EventRow[], client?: PoolClient): Promise<void> {
  const summary: Record<string, object[]> = {}
  for (const group of Map.groupBy(some, (event) => event.subject_id).values())
    for (const { table, row } of testReplay.rows(log.organ, group[0]!.subject_kind, group))
      (summary[table] ??= []).push(row)
  if (client === undefined) return db.withScope([log.organ], 'web', (tx) => insertRows(tx, summary as Rows))
  for (const [table, rows] of Object.entries(summary))
    await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(rows),
    ])
}

beforeAll(async () => {
  db = await testDb()
  log = await foundTestLog(db)
  for (const some of [1, 9, 120, 60, 1, 2, 80, 1, 30, 3, 17]) {
    await log.write(log.drafts(some))
    await log.seal()
  }
  events = await sealedEvents()
  const checkpoints = await db.withScope([log.organ], 'auditor', (tx) =>
    tx.selectFrom('log_checkpoint').selectAll().orderBy('size').execute(),
  )
  anchor = checkpoints.at(-1)!.note
  sizes = checkpoints.map((one) => one.size)
  await insertSummary(events)
  batchOf = events.map((_, leaf) => sizes.findIndex((size) => size > leaf))
  withBody = events.filter((event) => event.body_digest !== null).map((event) => event.event_id)
  await db.session(async (client) => {
    for (const table of tables) await client.query(`create table kept_${table} as table ${table}`)
  })
})
afterAll(() => db.close())

async function found(withAnchor = true): Promise<Finding[]> {
  const all: Finding[] = []
  await verify(db, log.organ, { replay: testReplay, ...(withAnchor ? { anchor } : {}) }, (finding) => all.push(finding))
  return all.filter(isAlarm)
}

type Edit = (client: PoolClient) => Promise<Named>

async function tampered(edit: Edit): Promise<{ alarms: Finding[]; named: Named }> {
  try {
    const named = await db.session((client) => edit(client))
    return { alarms: await found(), named }
  } finally {
    await putBack()
  }
}

async function putBack(): Promise<void> {
  await db.session(async (client) => {
    await client.query('begin')
    await client.query('delete from log_pending')
    for (const table of tables) {
      await client.query(`delete from ${table}`)
      await client.query(`insert into ${table} select * from kept_${table}`)
    }
    await client.query('commit')
  })
}

const tileOfLeaf = (leaf: number) => Math.floor(leaf / 256)
const tailFrom = () => Math.floor(events.length / 256) * 256

function range(leaf: number): Named {
  return { codes: ['leaves_altered'], values: [], leaf }
}

/** Changes one column of an event. Out: the row as it is then. */
async function alter(client: PoolClient, leaf: number): Promise<EventRow> {
  const row = events[leaf]!
  const [column, value] = pick<[string, string]>([
    ['kind', `kind || 'x'`],
    ['officer_id', `coalesce(officer_id, '') || 'x'`],
    ['seat_id', `null`],
    ['via', `case via when 'api' then 'cli' else 'api' end`],
    ['happened', `'2018-05-05'`],
    ['entered', `entered + interval '1 second'`],
    ['facts', `facts || '{"people": 99}'`],
    ['facts', `facts - 'n'`],
    ['subject_id', `subject_id || '0'`],
    ['subject_kind', `case subject_kind when 'office' then 'matter' else 'office' end`],
    ['seq', `seq + 1000`],
    ['body_digest', `sha256('x')`],
  ])
  // The log's first event has no seat, so the change must be one.
  const set = column === 'seat_id' && row.seat_id === null ? `seat_id = 'mayor'` : `${column} = ${value}`
  const { rows } = await client.query<EventRow>(`update event set ${set} where event_id = $1 returning *`, [
    row.event_id,
  ])
  return rows[0]!
}

const edits: Record<string, Edit> = {
  'an event altered': async (client) => {
    const leaf = below(events.length)
    await alter(client, leaf)
    return { codes: ['event_altered'], values: [events[leaf]!.event_id, leaf] }
  },
  'an event’s instant altered by a microsecond': async (client) => {
    const { event_id } = pick(events)
    await client.query(`update event set entered = entered + interval '1 microsecond' where event_id = $1`, [event_id])
    return { codes: ['event_altered'], values: [event_id] }
  },
  'an event altered, its hash made to fit': async (client) => {
    const leaf = below(events.length)
    const row = await alter(client, leaf)
    await client.query('update event set leaf_hash = $1 where event_id = $2', [leafHashOf(row), row.event_id])
    return { codes: ['event_altered'], values: [row.event_id, leaf] }
  },
  'an event altered, its hash and leaf made to fit': async (client) => {
    const leaf = below(events.length)
    const row = await alter(client, leaf)
    for (const table of ['event', 'log_leaf'])
      await client.query(`update ${table} set leaf_hash = $1 where event_id = $2`, [leafHashOf(row), row.event_id])
    return leaf < tailFrom() ? { codes: ['event_altered'], values: [row.event_id, leaf] } : range(leaf)
  },
  'an event altered, its hash, leaf and tile made to fit': async (client) => {
    const leaf = below(tailFrom())
    const row = await alter(client, leaf)
    for (const table of ['event', 'log_leaf'])
      await client.query(`update ${table} set leaf_hash = $1 where event_id = $2`, [leafHashOf(row), row.event_id])
    await client.query('update log_tile set data = overlay(data placing $1::bytea from $2) where idx = $3', [
      leafHashOf(row),
      (leaf % 256) * 32 + 1,
      tileOfLeaf(leaf),
    ])
    return range(leaf)
  },
  'an event’s hash altered': async (client) => {
    const { event_id } = pick(events)
    await client.query(`update event set leaf_hash = sha256('x') where event_id = $1`, [event_id])
    return { codes: ['event_altered'], values: [event_id] }
  },
  'an event’s id altered': async (client) => {
    const leaf = below(events.length)
    await client.query('update event set event_id = $1 where event_id = $2', [
      newId(log.now(), random),
      events[leaf]!.event_id,
    ])
    return { codes: ['event_altered'], values: [events[leaf]!.event_id, leaf] }
  },
  'an event removed': async (client) => {
    const leaf = below(events.length)
    await client.query('delete from event where event_id = $1', [events[leaf]!.event_id])
    return { codes: ['event_removed'], values: [events[leaf]!.event_id, leaf] }
  },
  'an event removed with its words': async (client) => {
    const event_id = pick(withBody)
    for (const table of ['event', 'event_body'])
      await client.query(`delete from ${table} where event_id = $1`, [event_id])
    return { codes: ['event_removed'], values: [event_id] }
  },
  'an event removed with its words and leaf': async (client) => {
    const leaf = below(events.length)
    for (const table of ['event', 'event_body', 'log_leaf'])
      await client.query(`delete from ${table} where event_id = $1`, [events[leaf]!.event_id])
    return { codes: ['leaf_removed'], values: [leaf] }
  },
  'an event inserted': async (client) => {
    const row = { ...pick(events), event_id: newId(log.now(), random), seq: 5000 + below(1000), body_digest: null }
    await insertEvent(client, row)
    return { codes: ['event_inserted'], values: [row.event_id, row.seq] }
  },
  'an event inserted, with a leaf at the end': async (client) => {
    const row = { ...pick(events), event_id: newId(log.now(), random), seq: 5000 + below(1000), body_digest: null }
    await insertEvent(client, row)
    await client.query('insert into log_leaf values ($1, $2, $3, $4)', [
      'shixi',
      events.length,
      row.event_id,
      leafHashOf(row),
    ])
    return { codes: ['leaf_inserted'], values: [row.event_id, events.length] }
  },
  'two events swapped': async (client) => {
    const [a, b] = two(events)
    const swap = 'update event set event_id = $1 where event_id = $2'
    const between = newId(log.now(), random)
    for (const [to, from] of [
      [between, a.event_id],
      [a.event_id, b.event_id],
      [b.event_id, between],
    ])
      await client.query(swap, [to, from])
    return { codes: ['event_swapped'], values: [a.event_id, b.event_id] }
  },
  'two leaves swapped': async (client) => {
    const [a, b] = twoPlaces()
    await swapLeaves(client, a, b)
    return { codes: ['event_moved'], values: [Math.min(a, b), events[Math.min(a, b)]!.event_id] }
  },
  'two leaves swapped among the last': async (client) => {
    const tail = events.length - tailFrom()
    const a = tailFrom() + below(tail)
    const b = tailFrom() + ((a - tailFrom() + 1 + below(tail - 1)) % tail)
    await swapLeaves(client, a, b)
    return { codes: ['event_moved'], values: [Math.min(a, b), events[Math.min(a, b)]!.event_id] }
  },
  'the events of two leaves swapped': async (client) => {
    const [a, b] = twoPlaces()
    await client.query('delete from log_leaf where leaf_no = any($1::bigint[])', [[a, b]])
    for (const [leaf, id] of [
      [a, b],
      [b, a],
    ] as const)
      await client.query('insert into log_leaf values ($1, $2, $3, $4)', [
        'shixi',
        leaf,
        events[id]!.event_id,
        events[leaf]!.leaf_hash,
      ])
    return { codes: ['event_moved'], values: [Math.min(a, b)] }
  },
  'a leaf moved': async (client) => {
    const [a, b] = twoPlaces()
    const [from, to] = [Math.min(a, b), Math.max(a, b)]
    await client.query('delete from log_leaf where leaf_no between $1 and $2', [from, to])
    for (let leaf = from; leaf <= to; leaf++) {
      const { event_id, leaf_hash } = events[leaf === to ? from : leaf + 1]!
      await client.query('insert into log_leaf values ($1, $2, $3, $4)', ['shixi', leaf, event_id, leaf_hash])
    }
    const sure = to < tailFrom() || batchOf[from] === batchOf[to]
    return sure
      ? { codes: ['event_moved'], values: [from] }
      : { codes: ['event_moved', 'leaves_altered'], values: [], leaf: from }
  },
  'a leaf’s hash altered': async (client) => {
    const leaf = below(events.length)
    await client.query(`update log_leaf set leaf_hash = sha256('x') where leaf_no = $1`, [leaf])
    return { codes: ['leaf_altered'], values: [events[leaf]!.event_id, leaf] }
  },
  'a leaf’s event altered': async (client) => {
    const leaf = below(events.length)
    await client.query('update log_leaf set event_id = $1 where leaf_no = $2', [newId(log.now(), random), leaf])
    return { codes: ['leaf_altered'], values: [events[leaf]!.event_id, leaf] }
  },
  'a leaf’s number altered': async (client) => {
    const leaf = below(events.length)
    await client.query('update log_leaf set leaf_no = $1 where leaf_no = $2', [events.length + below(1_000_000), leaf])
    return leaf === events.length - 1
      ? { codes: ['leaf_removed'], values: [leaf] }
      : { codes: ['leaf_removed'], values: [leaf] }
  },
  'a leaf removed': async (client) => {
    const leaf = below(events.length)
    await client.query('delete from log_leaf where leaf_no = $1', [leaf])
    return { codes: ['leaf_removed'], values: [leaf] }
  },
  'a tile altered': async (client) => {
    const at = below(8192)
    await client.query('update log_tile set data = set_byte(data, $1, 255 - get_byte(data, $1))', [at])
    return { codes: ['tile_altered'], values: ['tile/0/000'] }
  },
  'a tile cut': async (client) => {
    await client.query('update log_tile set data = substr(data, 1, $1)', [below(8192)])
    return { codes: ['tile_altered'], values: ['tile/0/000'] }
  },
  'a tile removed': async (client) => {
    await client.query('delete from log_tile')
    return { codes: ['tile_removed'], values: ['tile/0/000'] }
  },
  'a tile inserted': async (client) => {
    const [level, idx] = pick([
      [0, 1],
      [1, 0],
      [2, 7],
    ] as const)
    await client.query('insert into log_tile select organ_id, $1, $2, data from kept_log_tile', [level, idx])
    return { codes: ['tile_inserted'], values: [`tile/${level}/00${idx}`] }
  },
  'a checkpoint altered': async (client) => {
    const size = pick(sizes)
    const set = pick([
      `root = sha256('x')`,
      `frontier = set_byte(frontier, 7, 255 - get_byte(frontier, 7))`,
      `frontier = frontier || sha256('x')`,
      `note = replace(note, 'shixi', 'shixj')`,
      `note = left(note, 90) || chr(65 + (ascii(substr(note, 91, 1)) % 26)) || chr(48) || substr(note, 93)`,
      `note = note || 'x'`,
      `sealed_at = sealed_at - interval '1 day'`,
      `epoch = epoch + 1`,
    ])
    await client.query(`update log_checkpoint set ${set} where size = $1`, [size])
    return { codes: ['checkpoint_altered'], values: [size] }
  },
  'a checkpoint’s size altered': async (client) => {
    const size = pick(sizes)
    const to = pick([size + 4, size + 5, 100_000].filter((one) => !sizes.includes(one)))
    await client.query('update log_checkpoint set size = $1 where size = $2', [to, size])
    return { codes: ['checkpoint_altered', 'checkpoint_removed'], values: [size === events.length ? size : to] }
  },
  'a checkpoint signed by somebody else': async (client) => {
    const size = pick(sizes)
    const someone = foundKey().signer
    const note = signCheckpoint(size, Buffer.alloc(32, 1), 0, someone)
    await client.query('update log_checkpoint set note = $1, root = $2 where size = $3', [
      note,
      Buffer.alloc(32, 1),
      size,
    ])
    return { codes: ['checkpoint_altered'], values: [size] }
  },
  'the last checkpoint removed': async (client) => {
    await client.query('delete from log_checkpoint where size = $1', [events.length])
    return { codes: ['checkpoint_removed'], values: [events.length] }
  },
  'the tail cut off': async (client) => {
    const size = pick(sizes.slice(0, -1))
    const gone = events.slice(size).map((event) => event.event_id)
    for (const table of ['event', 'event_body', 'log_leaf'])
      await client.query(`delete from ${table} where event_id = any($1::uuid[])`, [gone])
    await client.query('delete from log_checkpoint where size > $1', [size])
    await client.query('delete from log_tile where (idx + 1) * 256 > $1', [size])
    for (const table of ['barred', 'matter_reader']) await client.query(`delete from ${table}`)
    await insertSummary(events.slice(0, size), client)
    return { codes: ['tail_cut'], values: [events.length, size] }
  },
  'words altered': async (client) => {
    const event_id = pick(withBody)
    const set = pick([
      'body = set_byte(body, 3, 255 - get_byte(body, 3))',
      `body = body || '\\x20'`,
      'salt = set_byte(salt, 3, 255 - get_byte(salt, 3))',
    ])
    await client.query(`update event_body set ${set} where event_id = $1`, [event_id])
    return { codes: ['body_altered'], values: [event_id] }
  },
  'words removed': async (client) => {
    const event_id = pick(withBody)
    const how = pick([
      'delete from event_body',
      'update event_body set body = null, salt = null',
      'update event_body set body = null',
    ])
    await client.query(`${how} where event_id = $1`, [event_id])
    return { codes: ['body_removed'], values: [event_id] }
  },
  'words inserted': async (client) => {
    const { event_id } = pick(events.filter((event) => event.body_digest === null))
    await client.query(`insert into event_body values ('shixi', $1, null, sha256('x'), '{}')`, [event_id])
    return { codes: ['body_inserted'], values: [event_id] }
  },
  'words of nobody inserted': async (client) => {
    const id = newId(log.now(), random)
    await client.query(`insert into event_body values ('shixi', $1, null, sha256('x'), '{}')`, [id])
    return { codes: ['body_inserted'], values: [id] }
  },
  'words swapped': async (client) => {
    const [a, b] = two(withBody)
    const change = `update event_body set salt = $1, body = $2 where event_id = $3`
    const { rows } = await client.query<{ event_id: string; salt: Buffer; body: Buffer }>(
      'select * from event_body where event_id = any($1::uuid[])',
      [[a, b]],
    )
    for (const row of rows) await client.query(change, [row.salt, row.body, row.event_id === a ? b : a])
    return {
      codes: ['body_altered'],
      values: [events.map((event) => event.event_id).find((id) => id === a || id === b)!],
    }
  },
  'a summary row altered': async (client) => {
    const matter = pick(events.slice(1)).subject_id
    const [table, set, column] = pick([
      ['barred', `because = 'x'`, 'because'],
      ['barred', `since = since + 1`, 'since'],
      ['matter_reader', `because = 3`, 'because'],
      ['matter_reader', `open = false`, 'open'],
      ['matter_reader', `last_day = last_day + 1`, 'last_day'],
      ['matter_reader', `unit_id = 'x'`, 'unit_id'],
      ['matter_reader', `stage = 'closed'`, 'stage'],
    ] as const)
    await client.query(`update ${table} set ${set} where matter_id = $1`, [matter])
    return { codes: ['row_altered'], values: [table, column] }
  },
  'a summary row removed': async (client) => {
    const table = pick(['barred', 'matter_reader'] as const)
    const matter = pick(events.slice(1)).subject_id
    await client.query(`delete from ${table} where matter_id = $1`, [matter])
    const row = table === 'barred' ? `${matter} / o1` : `${matter} / clerk`
    return { codes: ['row_removed'], values: [table, row] }
  },
  'a summary row inserted': async (client) => {
    const matter = below(2) === 0 ? pick(events.slice(1)).subject_id : newId(log.now(), random)
    await client.query(
      `insert into matter_reader select organ_id, 'spy', $1, because, open, received, last_day, stage, unit_id,
      village_id, category from kept_matter_reader limit 1`,
      [matter],
    )
    return { codes: ['row_inserted'], values: ['matter_reader', `${matter} / spy`] }
  },
  'a key altered': async (client) => {
    await client.query('update organ_key set public_key = set_byte(public_key, 3, 255 - get_byte(public_key, 3))')
    return { codes: ['key_altered'], values: [] }
  },
  'a key removed': async (client) => {
    await client.query('delete from organ_key')
    return { codes: ['key_removed'], values: [] }
  },
}

async function insertEvent(client: PoolClient, row: EventRow): Promise<void> {
  const columns = Object.keys(row)
  const values = columns.map((_, i) => `$${i + 1}`)
  const fitting = { ...row, leaf_hash: leafHashOf(row) }
  await client.query(
    `insert into event (${columns.join()}) values (${values.join()})`,
    Object.entries(fitting).map(([column, value]) => (column === 'facts' ? JSON.stringify(value) : value)),
  )
}

function two<T>(list: readonly T[]): [T, T] {
  const a = below(list.length)
  return [list[a]!, list[(a + 1 + below(list.length - 1)) % list.length]!]
}

function twoPlaces(): [number, number] {
  return two(events.map((_, leaf) => leaf))
}

async function swapLeaves(client: PoolClient, a: number, b: number): Promise<void> {
  await client.query('delete from log_leaf where leaf_no = any($1::bigint[])', [[a, b]])
  for (const [leaf, from] of [
    [a, b],
    [b, a],
  ] as const)
    await client.query('insert into log_leaf values ($1, $2, $3, $4)', [
      'shixi',
      leaf,
      events[from]!.event_id,
      events[from]!.leaf_hash,
    ])
}

function foundKey() {
  return openKeys(makeKeys('shixi', { now: log.now(), random }))
}

function fits(first: Finding | undefined, { codes, values, leaf }: Named): boolean {
  if (first === undefined || !codes.includes(first.code)) return false
  const said = Object.values(first.params)
  if (leaf !== undefined && first.code === 'leaves_altered') {
    return Number(first.params['leaf']) <= leaf && leaf < Number(first.params['to'])
  }
  // Where two things could be named, one of them is.
  return first.code === 'event_swapped'
    ? values.some((value) => said.includes(value))
    : values.every((value) => said.includes(value))
}

describe('a thousand edits behind the log’s back', () => {
  it('begin and end with a log that raises no alarm', async () => {
    expect(await found()).toEqual([])
  })

  const names = Object.keys(edits)
  // A thousand on the server; the embedded database takes its half, as each run costs it twice as much.
  const each = Math.ceil((testEngine === 'postgres' ? 1000 : 500) / names.length)

  for (const name of names) {
    it(`${name}: found and named, ${each} times`, { timeout: 600_000 }, async () => {
      const missed: unknown[] = []
      for (let i = 0; i < each; i++) {
        const { alarms, named } = await tampered(edits[name]!)
        if (!fits(alarms[0], named)) missed.push({ named, alarms: alarms.slice(0, 3) })
      }
      expect(missed).toEqual([])
    })
  }

  it('leave nothing behind', async () => {
    expect(await found()).toEqual([])
  })
})

describe('without an anchor', () => {
  it('a tail cut off together with its checkpoints cannot be seen', async () => {
    const { without } = await edited(edits['the tail cut off']!)
    expect(without).toEqual([])
  })

  it('a checkpoint taken out from between two others cannot be seen, nor matters', async () => {
    const middle = sizes[4]!
    const { alarms, without } = await edited(async (client) => {
      await client.query('delete from log_checkpoint where size = $1', [middle])
      return { codes: [], values: [] }
    })
    expect([alarms, without]).toEqual([[], []])
  })

  it('a whole log rewritten with the key cannot be seen; with the anchor it can', async () => {
    const { alarms, without } = await edited(async (client) => {
      const rows = events.map((event, leaf) => (leaf === 40 ? { ...event, officer_id: 'li' } : event))
      await client.query(`update event set officer_id = 'li', leaf_hash = $1 where event_id = $2`, [
        leafHashOf(rows[40]!),
        events[40]!.event_id,
      ])
      for (const table of ['log_leaf', 'log_tile', 'log_checkpoint']) await client.query(`delete from ${table}`)
      await client.query(`insert into log_pending select organ_id, event_id from event`)
      return { codes: [], values: [] }
    }, log.seal)
    expect(without).toEqual([])
    expect(alarms[0]?.code).toMatch(/anchor_differs|leaves_altered/)
  })
})

/** An edit, what verify says with and without the anchor, and everything put back. */
async function edited(edit: Edit, then: () => Promise<void> = async () => {}) {
  try {
    await db.session((client) => edit(client))
    await then()
    return { alarms: await found(), without: await found(false) }
  } finally {
    await putBack()
  }
}
