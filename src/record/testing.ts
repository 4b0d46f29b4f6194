import type { Db } from '../db/open.ts'
import { insertRows, type Rows } from '../db/rows.ts'
import type { EventRow, Json } from '../db/tables.ts'
import { newId, seededRandom, type Random } from '../lib/ids.ts'
import { makeEvents, type EventDraft, type EventRows } from './append.ts'
import { beginLog } from './birth.ts'
import { makeKeys, openKeys, type KeyFile, type OrganKeys } from './keys.ts'
import { sealAll } from './sealer.ts'
import type { Replay, Row } from './verify-replay.ts'

/** An organ with a log, for tests. */
export type TestLog = {
  db: Db
  organ: string
  keyFile: KeyFile
  keys: OrganKeys
  random: Random
  now: () => string
  advance: (milliseconds: number) => void
  /** Writes events, each with its body if it has one. Out: the rows written. */
  write: (drafts: readonly EventDraft[], others?: Rows) => Promise<EventRows>
  /** Drafts of `count` events of new matters, of `each` events, every third one with words. */
  drafts: (count: number, each?: number) => EventDraft[]
  seal: () => Promise<void>
}

/** Two summary tables that the test events add up to: a reader row a matter, a barred row an event. */
export const testReplay: Replay = {
  tables: [
    { table: 'matter_reader', subject: 'matter_id', key: ['matter_id', 'reader_id'] },
    { table: 'barred', subject: 'matter_id', key: ['matter_id', 'officer_id'] },
  ],
  rows: (organ_id, subject_kind, events) => {
    const last = events.at(-1)
    if (subject_kind !== 'matter' || last === undefined) return []
    const of = (event: EventRow) => event.facts as { n: number; stage: string }
    const matter_id = last.subject_id
    const reader: Row = {
      organ_id,
      reader_id: 'clerk',
      matter_id,
      because: 1,
      open: true,
      received: '2018-05-04',
      last_day: '2018-07-03',
      stage: of(last).stage,
      unit_id: null,
      category: String(of(last).n),
    }
    const barred = events.map((event) => ({
      table: 'barred' as const,
      row: { organ_id, matter_id, officer_id: `o${event.seq}`, because: 'conflict', since: '2018-05-04' },
    }))
    return [{ table: 'matter_reader', row: reader }, ...barred]
  },
}

/** Founds an organ with its key and a log of one event in a migrated database. */
export async function foundTestLog(db: Db, organ = 'shixi', seed = 'log'): Promise<TestLog> {
  const random = seededRandom(`${seed} ${organ}`)
  let time = Date.parse('2018-05-04T08:20:00.000Z')
  const now = () => new Date(time).toISOString()
  const keyFile = makeKeys(organ, { now: now(), random })
  const keys = openKeys(keyFile)
  await db.asOwner(async (tx) => {
    await insertRows(tx, {
      organ: [
        {
          organ_id: organ,
          parent_id: null,
          level: 'town',
          name: organ,
          name_en: organ,
          word: organ,
          zone: 'Asia/Shanghai',
          demo: false,
          created_at: now(),
        },
      ],
    })
  })
  const insert = (rows: Rows) => db.withScope([organ], 'web', (tx) => insertRows(tx, rows))
  await insert(beginLog(keys, { officer_id: null, via: 'cli', now: now(), random }))
  const draft = (subject_id: string, seq: number, n: number): EventDraft => ({
    organ_id: organ,
    subject_kind: 'matter',
    subject_id,
    seq,
    kind: seq === 1 ? 'matter.opened' : 'matter.handled',
    officer_id: 'wang',
    seat_id: 'petition-clerk',
    via: 'counter',
    happened: '2018-05-04',
    entered: now(),
    facts: { n, stage: seq === 1 ? 'registered' : 'handling', people: n % 80 } satisfies Json,
    ...(n % 3 === 0 ? { body: { words: `第${n}件：村东头的路灯坏了` } } : {}),
  })
  return {
    db,
    organ,
    keyFile,
    keys,
    random,
    now,
    advance: (milliseconds) => {
      time += milliseconds
    },
    write: async (drafts, others = {}) => {
      const rows = makeEvents(drafts, random)
      await insert({ ...others, ...rows })
      return rows
    },
    drafts: (count, each = 3) => {
      const made: EventDraft[] = []
      let subject = ''
      for (let n = 0; n < count; n++) {
        time += 7
        if (n % each === 0) subject = newId(now(), random)
        made.push(draft(subject, (n % each) + 1, n))
      }
      return made
    },
    seal: async () => {
      time += 1000
      await sealAll(db, [keys], now, 'test')
    },
  }
}
