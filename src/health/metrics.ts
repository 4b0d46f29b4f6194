import { createServer, type Server, type ServerResponse } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Health } from './look.ts'

/** What the HTTP side counts: answers by the first digit of their status, requests worked on just now. */
export type Counted = { answers: ReadonlyMap<string, number>; inside: () => number }

/** How the house does, as Prometheus reads it (text format 0.0.4). In: the 99th percentile of the event loop's delay, in seconds. */
export function metricsText(health: Health, counted: Counted, loopDelay: number, memory: number): string {
  const { at, database, disk, seal, backup, jobs, clock } = health
  const age = (instant: string) => (Date.parse(at) - Date.parse(instant)) / 1000
  const lines: string[] = []
  const say = (name: string, kind: 'gauge' | 'counter', values: readonly (readonly [string, number])[]) => {
    if (values.length === 0) return
    lines.push(`# TYPE huiyin_${name} ${kind}`)
    for (const [labels, value] of values) lines.push(`huiyin_${name}${labels} ${value}`)
  }
  const one = (value: number | boolean | null) => (value === null ? [] : [['', Number(value)] as const])
  say('database_up', 'gauge', one(database.ok))
  say('database_bytes', 'gauge', one(database.bytes))
  say('disk_free_bytes', 'gauge', one(disk.free))
  say('seal_waiting', 'gauge', one(seal.waiting))
  say('seal_age_seconds', 'gauge', seal.last === null ? [] : one(age(seal.last)))
  say('backup_age_seconds', 'gauge', backup.good ? one(backup.good.age_ms / 1000) : [])
  say('backup_ok', 'gauge', one(backup.ok))
  say('clock_ok', 'gauge', one(clock.ok))
  say(
    'job_behind',
    'gauge',
    jobs.all.map((job) => [`{job="${job.name}"}`, Number(job.behind)]),
  )
  say('requests_inside', 'gauge', one(counted.inside()))
  say(
    'answers_total',
    'counter',
    [...counted.answers].map(([digit, n]) => [`{status="${digit}xx"}`, n]),
  )
  say('event_loop_delay_p99_seconds', 'gauge', one(loopDelay))
  say('resident_memory_bytes', 'gauge', one(memory))
  return `${lines.join('\n')}\n`
}

/** Serves the metrics on a port of this machine alone; 0: any free one. Out: the port, and how to end it. */
export async function serveMetrics(
  port: number,
  look: () => Promise<Health>,
  counted: Counted,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const server: Server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    void answer(response)
  })
  async function answer(response: ServerResponse): Promise<void> {
    const health = await look()
    const p99 = delay.percentile(99) / 1e9
    delay.reset()
    const text = metricsText(health, counted, p99, process.memoryUsage.rss())
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text)
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        delay.disable()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
