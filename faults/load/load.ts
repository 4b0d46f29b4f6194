import { spawn } from 'node:child_process'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { recordsFile, recordsMap, someRecords } from '../../src/exchange/fixtures/records.ts'
import { importFile } from '../../src/exchange/import.ts'
import { systemNow } from '../../src/lib/clock.ts'
import { newId, systemRandom } from '../../src/lib/ids.ts'
import { localDate } from '../../src/lib/time.ts'
import { todayOf } from '../../src/matters/house.ts'
import { seatsOf } from '../../src/offices/organ-view.ts'
import { type Around, browser, counterForm, signIn } from '../browser.ts'
import { makePlace, type Place } from '../place.ts'
import { ended, startProcess } from '../server-process.ts'
import { townId } from '../town.ts'
import { record, type Recorded } from './record.ts'
import { addressOf, turn } from './turn.ts'

/** `ratio`: our speed to that of the bare server. */
export type Loaded = { seen: string[]; ratio: number; wrong: string[] }

/** Matters that are there before. */
const matters = 1000
/** Residents with a clerk each who go on at once. */
const pairs = 6
const warmUpTurns = 12

/**
 * Load from another process, on loopback: residents submit while clerks list and search, for `seconds`; the same requests then at
 * a bare server that parses them and sends the same statements. Wrong is an error, and a submission that is not there afterwards;
 * then past the limit: 503 with what was typed, and well by itself.
 */
export async function load(seconds: number, serverUrl: string | undefined): Promise<Loaded> {
  const result: Loaded = { seen: [], ratio: 0, wrong: [] }
  const made = await makePlace(serverUrl)
  const places: Place[] = []
  const copy = async () => {
    const place = await made.copied()
    places.push(place)
    return place
  }
  try {
    await made.within(async (house) => {
      const file = await recordsFile(made.dataDir, someRecords(matters))
      const seats = await house.db.withScope([townId], 'web', (tx) => seatsOf(tx, townId, 'zhou', todayOf(house)))
      await importFile(
        house,
        { organ_id: townId, via: 'import', actor: { officer_id: 'zhou', seats } },
        { file, map: recordsMap() },
      )
    })
    const [served, recordedIn, bare] = [await copy(), await copy(), await copy()]
    const ours = await ofOurs(served, seconds, result)
    const file = join(recordedIn.dataDir, 'turns')
    const recorded = await record(recordedIn, ours.turns + warmUpTurns, file)
    const plain = await ofBare(bare, file, recorded, seconds)
    result.ratio = ours.turnsASecond / plain.turnsASecond
    result.seen.push(
      `${ours.turns} turns of ${recorded.turns[0]?.length} requests in ${ours.seconds.toFixed(0)} s, ${ours.requestsASecond.toFixed(0)} requests/s`,
      `p50 ${ours.p50.toFixed(0)} ms, p99 ${ours.p99.toFixed(0)} ms`,
      `the bare server ${plain.requestsASecond.toFixed(0)} requests/s, p99 ${plain.p99.toFixed(0)} ms, over ${plain.seconds.toFixed(0)} s`,
      `ratio ${result.ratio.toFixed(2)}`,
    )
    await pastTheLimit(served, result)
    return result
  } finally {
    for (const place of places) await place.remove()
    await made.remove()
  }
}

type Pace = {
  turns: number
  seconds: number
  turnsASecond: number
  requestsASecond: number
  p50: number
  p99: number
}

/** Everybody goes on, turn after turn, until the time is over or there are no more. */
async function pace(seconds: number, times: number[], next: (worker: number) => Promise<boolean>): Promise<Pace> {
  for (let n = 0; n < warmUpTurns / pairs; n++)
    await Promise.all(Array.from({ length: pairs }, (_, worker) => next(worker)))
  times.length = 0
  const from = performance.now()
  const elapsed = () => (performance.now() - from) / 1000
  let turns = 0
  await Promise.all(
    Array.from({ length: pairs }, async (_, worker) => {
      while (elapsed() < seconds && (await next(worker))) turns++
    }),
  )
  const took = elapsed()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return {
    turns,
    seconds: took,
    turnsASecond: turns / took,
    requestsASecond: times.length / took,
    p50: at(0.5),
    p99: at(0.99),
  }
}

async function ofOurs(place: Place, seconds: number, result: Loaded): Promise<Pace> {
  const server = await startProcess(place)
  try {
    const times: number[] = []
    const around: Around = async (_, send) => {
      const from = performance.now()
      const answer = await send()
      times.push(performance.now() - from)
      return answer
    }
    const clerks = Array.from({ length: pairs }, (_, n) => browser(server.url, `10.255.0.${n + 1}`, around))
    for (const clerk of clerks) await signIn(clerk, 'zhou')
    let n = 0
    let failed = 0
    const done = await pace(seconds, times, async (worker) => {
      const mine = n++
      try {
        await turn(browser(server.url, addressOf(mine), around), clerks[worker] ?? browser(server.url, ''), mine)
      } catch (caught) {
        failed++
        if (failed <= 3) result.wrong.push(`turn ${mine}: ${String(caught).slice(0, 400)}`)
      }
      return failed < 20
    })
    const stopped = await server.stop()
    if (stopped.code !== 0) result.wrong.push(`stopped with ${stopped.code ?? stopped.signal}`)
    const contacts = await place.within((house) =>
      house.db.withScope([townId], 'web', async (tx) => {
        const { count } = await tx
          .selectFrom('contact')
          .select((one) => one.fn.countAll<number>().as('count'))
          .where('organ_id', '=', townId)
          .executeTakeFirstOrThrow()
        return count
      }),
    )
    if (contacts !== matters + n - failed)
      result.wrong.push(`${contacts - matters} submissions are there, ${n - failed} were acknowledged`)
    return done
  } finally {
    await server.kill()
  }
}

async function ofBare(place: Place, file: string, { turns }: Recorded, seconds: number): Promise<Pace> {
  const script = fileURLToPath(new URL(`bare-child${extname(import.meta.url)}`, import.meta.url))
  const child = spawn(process.execPath, [script, file, place.dataDir, place.databaseUrl ?? ''], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { said, end } = ended(child)
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', () => {
        const found = /Serving at (http:\S+)/.exec(said())?.[1]
        if (found !== undefined) resolve(found)
      })
      void end.then((how) => reject(new Error(`the bare server ended: ${how.said}`)))
    })
    const times: number[] = []
    let n = 0
    return await pace(seconds, times, async () => {
      const mine = n++
      const steps = turns[mine]
      if (steps === undefined) return false
      for (const [step, { method, path, body }] of steps.entries()) {
        const from = performance.now()
        const answer = await fetch(`${url}/${mine}/${step}${new URL(path, url).search}`, {
          method,
          ...(body !== '' && { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
        })
        times.push(performance.now() - from)
        const text = await answer.text()
        if (answer.status !== 200) throw new Error(`the bare server at ${method} ${path}: ${text.slice(0, 300)}`)
      }
      return true
    })
  } finally {
    child.kill('SIGKILL')
    await end
  }
}

/** More at once than it takes: some are asked to come again, with what they typed, and then all are taken. */
async function pastTheLimit(place: Place, result: Loaded): Promise<void> {
  const server = await startProcess(place, { HUIYIN_MOST_REQUESTS: '4' })
  try {
    const clerk = browser(server.url, '10.255.1.1')
    const token = await signIn(clerk, 'zhou')
    const day = localDate(systemNow())
    const forms = Array.from({ length: 60 }, (_, n) => [
      ['_token', token] as const,
      ...counterForm(newId(systemNow(), systemRandom), `all at once ${n}`, day),
    ])
    const answers = await Promise.all(
      forms.map(async (form) => {
        const answer = await clerk.post('/contacts/new', form)
        return { status: answer.status, html: await answer.text() }
      }),
    )
    const busy = answers.filter((one) => one.status === 503)
    for (const [n, { status, html }] of answers.entries()) {
      if (status === 303 || (status === 503 && html.includes(`value="all at once ${n}"`))) continue
      result.wrong.push(`past the limit: ${status} ${html.replaceAll(/<[^>]+>|\s+/g, ' ').slice(0, 200)}`)
    }
    if (busy.length === 0) result.wrong.push('past the limit: nobody was asked to come again')
    const health = (await clerk.get('/health')).status
    for (const [n, { status }] of answers.entries()) {
      const again = status === 503 ? (await clerk.post('/contacts/new', forms[n] ?? [])).status : 303
      if (again !== 303) result.wrong.push(`past the limit, afterwards: ${again}`)
    }
    result.seen.push(
      `60 at once where 4 are taken: ${busy.length} answered 503 and kept, /health ${health}, then all taken`,
    )
  } finally {
    await server.kill()
  }
}
