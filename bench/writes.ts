import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'
import { DurableNodeFS, durableStartParams } from '../src/db/durable-fs.ts'
import { type Db, openDb } from '../src/db/open.ts'
import { scratchDataDir, scratchPostgres } from '../src/db/scratch.ts'
import { recording, type Sent } from '../faults/load/recording.ts'
import { act } from '../src/matters/act.ts'
import type { House } from '../src/matters/house.ts'
import { register } from '../src/matters/register.ts'
import { readRegistration } from '../src/matters/schema.ts'
import { shippedCategories } from '../src/lib/categories.ts'
import { addCategories } from '../src/offices/categories.ts'
import { benchDoers, benchHouse } from './fill.ts'
import { type BenchRow, clocked, percentile, row } from './target.ts'

/** A fresh, flushed database for writing, and the plain driver over another fresh one just like it. */
export type WriteTarget = {
  engine: Db['engine']
  fresh(): Promise<{ db: Db; plain(): Promise<PlainWriter>; remove(): Promise<void> }>
}
type PlainWriter = { send(statement: Sent): Promise<unknown>; close(): Promise<void> }

export function pgliteWrites(): WriteTarget {
  return {
    engine: 'pglite',
    fresh: async () => {
      const home = await scratchDataDir()
      const db = await openDb({ dataDir: home })
      return {
        db,
        plain: async () => {
          await db.close()
          const raw = await PGlite.create({
            fs: new DurableNodeFS(join(home, 'pglite'), () => {}),
            startParams: [...durableStartParams],
          })
          return {
            send: ({ text, values }) => (values ? raw.query(text, values) : raw.exec(text)),
            close: () => raw.close(),
          }
        },
        remove: async () => {
          await db.close().catch(() => {})
          rmSync(home, { recursive: true, force: true })
        },
      }
    },
  }
}

export function postgresWrites(serverUrl: string): WriteTarget {
  return {
    engine: 'postgres',
    fresh: async () => {
      const db = await scratchPostgres(serverUrl)
      const { rows } = await db.session((client) => client.query<{ name: string }>('select current_database() as name'))
      const url = new URL(serverUrl)
      url.pathname = `/${rows[0]?.name ?? ''}`
      return {
        db,
        plain: async () => {
          const client = new Client({ connectionString: url.href })
          await client.connect()
          return { send: ({ text, values }) => client.query(text, values), close: () => client.end() }
        },
        remove: () => db.close(),
      }
    },
  }
}

const doer = benchDoers.office

function contact(i: number) {
  return readRegistration({
    channel: 'visit',
    received: '2018-12-03',
    subject: `柳树村机耕路第 ${i} 段塌方，三个月没有修通`,
    facts: `今年汛期以后，柳树村三组到承包地的机耕路第 ${i} 段塌了约十五米，拖拉机过不去，秋收只能人背。`.repeat(3),
    demands: ['月底前修通机耕路', '说明为什么一直没有修'],
    present: 12,
    people: [
      { name: '陈国强', phone: '0555-5550101', representative: true },
      { name: '张秀英', representative: true },
    ],
    category: '农村农业/土地承包经营/土地承包',
  })
}

async function house(db: Db): Promise<House> {
  await addCategories(
    db,
    shippedCategories().categories.map((c) => ({ path: c.zh, path_en: c.en, wall: c.wall })),
    'shipped',
  )
  return benchHouse(db)
}

/** Registering a contact, and an act on it, one connection: ours, then the statements it sent by the plain driver. */
export async function benchWrites(target: WriteTarget, n = 150): Promise<BenchRow[]> {
  const ours = await target.fresh()
  const registrations: Sent[][] = []
  const acts: Sent[][] = []
  let [oursRegister, oursAct]: number[][] = [[], []]
  try {
    const home = await house(ours.db)
    const ids: string[] = []
    const warm = 20
    const one = async (i: number) => {
      const { sent, result } = await recording(() => register(home, doer, contact(i), `key ${i}`))
      registrations.push(sent)
      ids.push(result.matter_id)
    }
    await clocked(warm, one)
    oursRegister = await clocked(n, (i) => one(warm + i))
    const actOnce = async (i: number) => {
      const { sent } = await recording(() =>
        act(home, doer, {
          matter_id: ids[i] ?? '',
          action: 'keep',
          input: { text: '信访办直接办理' },
          happened: '2018-12-03',
          seen: 1,
        }),
      )
      acts.push(sent)
    }
    await clocked(warm, actOnce)
    oursAct = await clocked(n, (i) => actOnce(warm + i))
  } finally {
    await ours.remove()
  }
  const other = await target.fresh()
  try {
    await house(other.db)
    const plain = await other.plain()
    const send = async (statements: Sent[] | undefined) => {
      for (const statement of statements ?? []) await plain.send(statement)
    }
    const warm = registrations.length - n
    await clocked(warm, (i) => send(registrations[i]))
    const plainRegister = await clocked(n, (i) => send(registrations[warm + i]))
    await clocked(warm, (i) => send(acts[i]))
    const plainAct = await clocked(n, (i) => send(acts[warm + i]))
    await plain.close()
    return [
      row('register a contact, one connection', oursRegister, plainRegister),
      row('an act on a matter', oursAct, plainAct),
    ]
  } finally {
    await other.remove()
  }
}

/**
 * Eight registering at once: in one town, whose counters they share, against the same work that takes no number of a
 * shared row (each of the eight counts in a series of its own).
 */
export async function benchEight(target: WriteTarget, each = 60): Promise<BenchRow[]> {
  const rate = async (shared: boolean): Promise<number[]> => {
    const fresh = await target.fresh()
    try {
      const home = await house(fresh.db)
      const run = async (worker: number, from: number, count: number) => {
        for (let i = from; i < from + count; i++) {
          const year = shared ? 2018 : 2010 + worker
          await register(home, doer, { ...contact(i), received: `${year}-12-03` }, `key ${worker} ${i}`)
        }
      }
      const eight = (from: number, count: number) =>
        Promise.all(Array.from({ length: 8 }, (_, worker) => run(worker, from, count)))
      await eight(0, 10)
      const times: number[] = []
      for (let round = 0; round < 5; round++) {
        const start = performance.now()
        await eight(10 + round * each, each)
        times.push((performance.now() - start) / (8 * each))
      }
      return times
    } finally {
      await fresh.remove()
    }
  }
  const together = await rate(true)
  const apart = await rate(false)
  const line = row('eight at once in one town (plain: ours, each with counters of its own)', together, apart)
  return [{ ...line, n: 8 * each * 5, ours_p95: percentile(together, 0.95) }]
}
