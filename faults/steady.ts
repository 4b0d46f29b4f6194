import { createServer } from 'node:net'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { systemNow } from '../src/lib/clock.ts'
import { systemRandom } from '../src/lib/ids.ts'
import { openLedger, postAct, postCounter, type Post } from './kill/posts.ts'
import { missing } from './store/missing.ts'
import { makePlace } from './place.ts'
import { startProcess } from './server-process.ts'

/** `slow`: what was measured and is more than it may be. */
export type Steady = { seen: string[]; slow: string[]; wrong: string[] }

/** A checkpoint is due at 64 MB of write-ahead log; what is written while it runs comes on top. */
const mostWalMb = 160
const mostLoopMs = 50
/** How much more memory the last quarter may need than the second. */
const mostGrowth = 1.15
/** Posts a second: a town's year in an hour. */
const rate = 8

/**
 * Writes steadily for `seconds`, at the counter and on a matter, and looks meanwhile: the write-ahead log must stay bounded (embedded;
 * a server looks after its own), the event loop free (p99 of its delay), memory flat.
 */
export async function steady(seconds: number, serverUrl: string | undefined): Promise<Steady> {
  const result: Steady = { seen: [], slow: [], wrong: [] }
  const made = await makePlace(serverUrl)
  const place = await made.copied()
  try {
    const port = await freePort()
    const server = await startProcess(place, { HUIYIN_METRICS_PORT: String(port) })
    try {
      const metric = async (name: string): Promise<number> => {
        const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
        return Number(new RegExp(`^huiyin_${name} (\\S+)$`, 'm').exec(text)?.[1])
      }
      const ledger = await openLedger(server.url, systemNow, systemRandom)
      const failed: string[] = []
      const send = async (post: Post): Promise<void> => {
        try {
          post.said = await post.again()
        } catch (caught) {
          failed.push(String(caught).slice(0, 300))
        }
      }
      for (let n = 0; n < 40; n++)
        await send(n % 4 === 0 ? postAct(ledger, `warm ${n}`) : postCounter(ledger, `warm ${n}`))
      await metric('event_loop_delay_p99_seconds') // what is asked next begins here

      const walFolder = join(place.dataDir, 'pglite', 'pg_wal')
      const [wal, memory]: [number[], number[]] = [[], []]
      const from = performance.now()
      const elapsed = () => (performance.now() - from) / 1000
      const under = new Set<Promise<void>>()
      const latencies: number[] = []
      let nextLook = 0
      for (let n = 0; elapsed() < seconds; n++) {
        const late = n / rate - elapsed()
        if (late > 0) await pause(late * 1000)
        const began = performance.now()
        const one = send(n % 4 === 0 ? postAct(ledger, `act ${n}`) : postCounter(ledger, `post ${n}`)).finally(() => {
          latencies.push(performance.now() - began)
          under.delete(one)
        })
        under.add(one)
        if (under.size > 50) await Promise.race(under)
        if (elapsed() < nextLook) continue
        nextLook = elapsed() + 2
        if (place.engine === 'pglite') wal.push(sizeOf(walFolder))
        memory.push(residentMb(server.pid))
      }
      await Promise.all(under)
      const took = elapsed()
      const loopMs = (await metric('event_loop_delay_p99_seconds')) * 1000
      const stopped = await server.stop()
      if (stopped.code !== 0) failed.push(`stopped with ${stopped.code ?? stopped.signal}`)

      const quarter = (n: number) => {
        const part = memory.slice(Math.floor((memory.length * n) / 4), Math.floor((memory.length * (n + 1)) / 4))
        return part.reduce((sum, mb) => sum + mb, 0) / Math.max(1, part.length)
      }
      const [second, last] = [quarter(1), quarter(3)]
      const sorted = latencies.toSorted((a, b) => a - b)
      const posts = ledger.posts.filter((post) => post.said !== null)
      result.seen.push(
        `${posts.length} posts in ${took.toFixed(0)} s, p99 ${(sorted[Math.floor(sorted.length * 0.99)] ?? 0).toFixed(0)} ms`,
        ...(wal.length > 0 ? [`write-ahead log at most ${Math.max(...wal).toFixed(0)} MB`] : []),
        `event loop p99 ${loopMs.toFixed(0)} ms`,
        `memory ${second.toFixed(0)} MB in the second quarter, ${last.toFixed(0)} MB in the last, at most ${Math.max(...memory).toFixed(0)} MB`,
      )
      if (wal.some((mb) => mb > mostWalMb)) result.slow.push(`the write-ahead log grew to ${Math.max(...wal)} MB`)
      if (!(loopMs <= mostLoopMs)) result.slow.push(`the event loop was late by ${loopMs.toFixed(0)} ms (p99)`)
      if (last > second * mostGrowth) result.slow.push(`memory grew from ${second.toFixed(0)} to ${last.toFixed(0)} MB`)
      if (failed.length > 0) result.wrong.push(`${failed.length} posts failed: ${failed[0]}`)
      result.wrong.push(...(await place.within((house) => missing(house, posts))))
      return result
    } finally {
      await server.kill()
    }
  } finally {
    await place.remove()
    await made.remove()
  }
}

function sizeOf(folder: string): number {
  let bytes = 0
  for (const name of readdirSync(folder)) bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0
  return bytes / 2 ** 20
}

/** Resident memory of a process, in MB. */
function residentMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
