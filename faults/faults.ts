import { scratchPglite, scratchPostgres } from '../src/db/scratch.ts'
import { storm } from './hostile/storm.ts'
import { killRounds } from './kill/rounds.ts'
import { load } from './load/load.ts'
import { steady } from './steady.ts'
import { databaseAway } from './store/away.ts'
import { damageStore } from './store/damage.ts'
import { brokenDisk } from './store/disk.ts'
import { losePower } from './store/power.ts'

export type Ask = {
  engine: 'pglite' | 'postgres'
  rounds: number
  seed: number
  serverUrl: string | undefined
  say: (line: string) => void
}
/** A line of the table: what was tried how often, and what was seen. */
export type Row = { tried: string; seen: string }
export type Fault = {
  name: string
  engines: readonly Ask['engine'][]
  run: (ask: Ask) => Promise<{ rows: Row[]; wrong: string[] }>
}

const both = ['pglite', 'postgres'] as const

/** Hostile requests a round. */
const requestsARound = 250

/** Everything that is broken, in the order of docs/faults.md. */
export const faults: Fault[] = [
  {
    name: 'hostile',
    engines: both,
    run: async ({ rounds, seed, serverUrl, say }) => {
      const db = serverUrl === undefined ? await scratchPglite() : await scratchPostgres(serverUrl)
      try {
        const requests = rounds * requestsARound
        const every = Math.max(1, Math.ceil(requests / 10))
        const done = await storm(db, {
          requests,
          seed,
          onProgress: (n) => void (n % every < requestsARound && say(`${n} requests`)),
        })
        const statuses = Object.entries(done.statuses)
          .map(([status, n]) => `${status}: ${n}`)
          .join(', ')
        return {
          rows: [
            {
              tried: `${done.requests} requests to ${done.routes} ways in, at least ${done.least} each`,
              seen: `${statuses}; ${done.compared} refusals compared, slowest ${Math.round(done.slowestMs)} ms`,
            },
          ],
          wrong: done.wrong,
        }
      } finally {
        await db.close()
      }
    },
  },
  {
    name: 'kill',
    engines: both,
    run: async ({ rounds, seed, serverUrl, say }) => {
      const done = await killRounds({
        kills: rounds,
        seed,
        serverUrl,
        importRows: Math.max(120, rounds * 10),
        onProgress: (n) => void (n % 10 === 0 && say(`${n} kills`)),
      })
      const { counter, portal, act } = done.acknowledged
      const late = done.slowestStartMs > 5000 ? [`a start took ${Math.round(done.slowestStartMs)} ms`] : []
      return {
        rows: [
          {
            tried: `${done.kills} kills during ${counter} counter posts, ${portal} portal posts, ${act} acts, an import cut ${done.importsCut} times, ${done.backupsCut} backups`,
            seen: `${done.cutOff} posts cut off, ${done.backups} backups whole, ${done.checkpoints} checkpoints, slowest start ${Math.round(done.slowestStartMs)} ms`,
          },
        ],
        wrong: [...done.wrong, ...late],
      }
    },
  },
  {
    name: 'power',
    engines: ['pglite'],
    run: async ({ rounds, seed, say }) => {
      const done = await losePower(rounds, seed, (n) => void (n % 10 === 0 && say(`${n} losses`)))
      const tried = done.notDone ?? `${done.losses} power losses (disk image copied, mounted elsewhere)`
      const seen = `${done.acknowledged} posts acknowledged by the last; ${done.seen.join('; ')}`
      return { rows: [{ tried, seen }], wrong: done.wrong }
    },
  },
  {
    name: 'damage',
    engines: ['pglite'],
    run: async ({ rounds, seed, say }) => {
      const done = await damageStore(rounds, seed, (n) => void (n % 10 === 0 && say(`${n} damages`)))
      const tried = `${done.tried} files of the store damaged, at random places`
      const seen = `${done.refused} refused to start, ${done.named} named by verify, ${done.harmless} changed no row; the copy put back is whole`
      return { rows: [{ tried, seen }], wrong: done.wrong }
    },
  },
  {
    name: 'disk',
    engines: ['pglite'],
    run: async () => {
      const done = await brokenDisk()
      return {
        rows: [{ tried: done.notDone ?? 'the disk filled under a server', seen: done.seen.join('; ') }],
        wrong: done.wrong,
      }
    },
  },
  {
    name: 'away',
    engines: ['postgres'],
    run: async ({ rounds, serverUrl }) => {
      const done = await databaseAway(serverUrl ?? '', rounds)
      return {
        rows: [{ tried: 'the database taken away, cut off, held still', seen: done.seen.join('; ') }],
        wrong: done.wrong,
      }
    },
  },
  {
    name: 'steady',
    engines: both,
    run: async ({ rounds, serverUrl }) => {
      const seconds = rounds * 3
      const { seen, slow, wrong } = await steady(seconds, serverUrl)
      return { rows: [{ tried: `${seconds} s of steady writing`, seen: seen.join('; ') }], wrong: [...wrong, ...slow] }
    },
  },
  {
    name: 'load',
    engines: both,
    run: async ({ rounds, serverUrl }) => {
      const seconds = Math.min(120, rounds * 6)
      const { seen, ratio, wrong } = await load(seconds, serverUrl)
      const slow = ratio >= 0.5 ? [] : [`${ratio.toFixed(2)} of the bare server: less than half`]
      return {
        rows: [{ tried: `${seconds} s of load, and a bare server after`, seen: seen.join('; ') }],
        wrong: [...wrong, ...slow],
      }
    },
  },
]
