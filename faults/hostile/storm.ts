import { Agent } from 'node:http'
import * as fc from 'fast-check'
import type { Db } from '../../src/db/open.ts'
import { verifyOrgan } from '../../src/commands/verify.ts'
import { isAlarm } from '../../src/record/findings.ts'
import { organIds } from '../town.ts'
import { type Asker, compose, type Request } from './compose.ts'
import { plan } from './draw.ts'
import { kindOf, learn } from './pool.ts'
import { schemaFields } from './routes.ts'
import { type Answer, malformed, send, sendBytes } from './send.ts'
import { openStage, type Stage } from './stage.ts'
import { changedRows, gaps, hiddenCharacters, watchRows } from './state.ts'

export type Storm = {
  requests: number
  routes: number
  /** Requests that the way in with the fewest got. */
  least: number
  statuses: Record<string, number>
  /** Refused posts after which every table was compared. */
  compared: number
  slowestMs: number
  /** What went wrong, each with the request that did it. */
  wrong: string[]
}

export type StormOptions = { requests: number; seed: number; onProgress?: (done: number) => void }

const chunk = 250

/**
 * Sends hostile requests to a town in an empty, migrated database: each way in of the app in turn, as everybody in turn. Wrong is
 * an answer of 500 or more, none at all, words of a request that come back as HTML, a refused request that changed a row,
 * and at the end a gap in numbers, a hidden character stored, an alarm of `verify`.
 */
export async function storm(db: Db, { requests, seed, onProgress }: StormOptions): Promise<Storm> {
  const stage = await openStage(db, `storm ${seed}`)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const fields = schemaFields()
  const rows = await watchRows(db)
  const asked = new Map(stage.routes.map((route) => [route.key, 0]))
  const result: Storm = {
    requests: 0,
    routes: asked.size,
    least: 0,
    statuses: {},
    compared: 0,
    slowestMs: 0,
    wrong: [],
  }
  const seen = new Set<string>()
  let stored = ''

  const wrong = (what: string, request: Request | string, as: string): void => {
    const shown =
      typeof request === 'string' ? request : `${request.method} ${request.path.slice(0, 300)} ${shownBody(request)}`
    const kind = `${what.slice(0, 160)} ${typeof request === 'string' ? '' : request.method}`
    if (!seen.has(kind)) result.wrong.push(`#${result.requests} ${as}: ${what}\n    ${shown}`)
    seen.add(kind)
  }

  const ask = async (request: Request, asker: Asker): Promise<Answer | undefined> => {
    result.requests++
    stage.advance(1000)
    let answer: Answer
    try {
      answer = await send(stage.port, agent, request)
    } catch (caught) {
      wrong(caught instanceof Error ? caught.message : String(caught), request, asker.name)
      return undefined
    }
    result.statuses[answer.status] = (result.statuses[answer.status] ?? 0) + 1
    result.slowestMs = Math.max(result.slowestMs, answer.ms)
    const failed = stage.failures()
    if (answer.status >= 500 || failed.length > 0) wrong(`${answer.status} ${wordsOf(failed)}`, request, asker.name)
    if (answer.html.includes('<x-hostile>')) wrong('comes back as HTML', request, asker.name)
    return answer
  }

  /** A refused request, and one that only reads, leaves every table as it was. */
  const compare = async (request: Request, answer: Answer, asker: Asker): Promise<void> => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    const before = stored
    if (answer.status < 400) {
      stored = ''
      return
    }
    stored = await rows()
    result.compared++
    if (before !== '' && before !== stored)
      wrong(`${answer.status}, and changed ${changedRows(before, stored)}`, request, asker.name)
  }

  try {
    await walk(stage, await stage.askers(), ask)
    for (const bytes of malformed) {
      result.requests++
      const status = await sendBytes(stage.port, bytes)
      if (status >= 500) wrong(`${status} ${wordsOf(stage.failures())}`, bytes.slice(0, 80), 'bytes')
    }
    for (let from = 0; result.requests < requests; from++) {
      const askers = await stage.askers()
      stored = await rows()
      for (const [n, drawn] of fc.sample(plan, { numRuns: chunk, seed: seed + from }).entries()) {
        if (result.requests >= requests) break
        const route = stage.routes[(from * chunk + n) % stage.routes.length]
        const asker = askers[drawn.as % askers.length]
        if (!route || !asker) continue
        asked.set(route.key, (asked.get(route.key) ?? 0) + 1)
        const address = `10.${from % 256}.${n}.${drawn.as % 256}`
        const request = compose(drawn, route, stage.pool, fields, asker, address)
        const answer = await ask(request, asker)
        if (!answer) continue
        await compare(request, answer, asker)
        if (answer.html !== '' && answer.status === 200) learn(stage.pool, answer.html, request.path, stage.routes)
      }
      onProgress?.(result.requests)
    }
    for (const organ of organIds) {
      const alarms: string[] = []
      const done = await verifyOrgan(stage.house, organ, {
        onFinding: (finding) => void (isAlarm(finding) && alarms.push(finding.code)),
      })
      if (!done.ok || alarms.length > 0) result.wrong.push(`${organ}: verify says ${alarms.join(', ')}`)
    }
    for (const gap of await gaps(db)) result.wrong.push(`numbers with a gap: ${gap}`)
    for (const place of await hiddenCharacters(db)) result.wrong.push(`hidden characters stored in ${place}`)
    result.least = Math.min(...asked.values())
    return result
  } finally {
    agent.destroy()
    await stage.close()
  }
}

/** Goes through the house as everybody, link by link, one page of a kind, and learns its forms. */
async function walk(
  stage: Stage,
  askers: readonly Asker[],
  ask: (request: Request, asker: Asker) => Promise<Answer | undefined>,
): Promise<void> {
  const plain = stage.routes.filter((route) => route.method === 'GET' && !route.path.includes(':'))
  for (const asker of askers.slice(1)) {
    const portal = asker.name.startsWith('a resident')
    const home = stage.pool.parts.get('town') ?? []
    const ways = portal
      ? ['', '/write', '/write/check', '/follow', '/follow/matter', '/follow/add', '/follow/rate', '/places'].map(
          (path) => `/portal/${[...home][1] ?? ''}${path}`,
        )
      : plain.map((route) => route.path)
    const went = new Set<string>()
    for (const path of ways) {
      const kind = kindOf(stage.routes, path)
      if (went.has(kind) || path.includes('leave')) continue
      went.add(kind)
      const answer = await ask({ method: 'GET', path, headers: [['cookie', asker.cookie]], body: undefined }, asker)
      if (!answer || answer.html === '' || answer.status !== 200) continue
      ways.push(...learn(stage.pool, answer.html, path, stage.routes))
    }
  }
}

function wordsOf(failures: readonly unknown[]): string {
  return failures
    .map((error) =>
      error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ') : String(error),
    )
    .join(' ; ')
}

function shownBody({ body, headers }: Request): string {
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  return body === undefined ? '' : `[${type}] ${body.subarray(0, 600).toString('latin1').replaceAll(/\s+/g, ' ')}`
}
