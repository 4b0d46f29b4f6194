import { connect, createServer, type Server, type Socket } from 'node:net'
import { Client } from 'pg'
import { systemNow } from '../../src/lib/clock.ts'
import { seededRandom } from '../../src/lib/ids.ts'
import { counterForm } from '../browser.ts'
import { judge } from '../kill/judge.ts'
import { openLedger, postCounter } from '../kill/posts.ts'
import { makePlace } from '../place.ts'
import { startProcess } from '../server-process.ts'

/** A wire to a PostgreSQL server that can be cut, held still and mended. */
type Wire = { url: string; cut: () => Promise<void>; mend: () => Promise<void>; hold: () => void; go: () => void }

async function wireTo(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl)
  const open = new Set<Socket>()
  let server: Server | undefined
  let held = false
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server = createServer((near) => {
        const far = connect(Number(target.port || 5432), target.hostname)
        for (const [from, to] of [
          [near, far],
          [far, near],
        ] as const) {
          open.add(from)
          from.on('error', () => to.destroy())
          from.on('close', () => (open.delete(from), to.destroy()))
          from.pipe(to)
          if (held) from.pause()
        }
      })
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        const address = server?.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
  const port = await listen(0)
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return {
    url: url.href,
    cut: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server?.close(() => resolve())
      }),
    mend: async () => void (await listen(port)),
    hold() {
      held = true
      for (const socket of open) {
        socket.unpipe()
        socket.pause()
      }
    },
    go() {
      held = false
      for (const socket of open) socket.destroy() // what was held is lost, as with a network that forgot it
    },
  }
}

export type AwayFault = { seen: string[]; wrong: string[] }

/**
 * Takes the PostgreSQL server away from a running office and gives it back; ends connections in the midst of transactions; holds the
 * wire still. Posts are answered with 503 in a page that keeps what was typed, and posted again they are there once; nobody restarts anything.
 */
export async function databaseAway(serverUrl: string, posts: number): Promise<AwayFault> {
  const made = await makePlace(serverUrl)
  const result: AwayFault = { seen: [], wrong: [] }
  const wire = await wireTo(made.databaseUrl ?? '')
  const direct = new Client({ connectionString: made.databaseUrl })
  direct.on('error', () => {})
  await direct.connect()
  try {
    const server = await startProcess({ ...made, databaseUrl: wire.url })
    try {
      const ledger = await openLedger(server.url, systemNow, seededRandom('away'))
      const { one, token, day, id } = ledger.counter

      // Away: refused in order within seconds, the form kept; back: the same post is taken.
      await wire.cut()
      const form: [string, string][] = [['_token', token], ...counterForm(id(), 'while it was away', day)]
      const from = performance.now()
      const answer = await one.post('/contacts/new', form)
      const html = await answer.text()
      const took = performance.now() - from
      const health = (await one.get('/health')).status
      if (answer.status !== 503 || !html.includes('value="while it was away"') || took > 15_000 || health !== 503)
        result.wrong.push(
          `away: ${answer.status} after ${Math.round(took)} ms, /health ${health}: ${html.slice(0, 300)}`,
        )
      await wire.mend()
      const back = await one.post('/contacts/new', form)
      if (back.status !== 303) result.wrong.push(`back again: ${back.status}`)
      result.seen.push(`away: ${answer.status} after ${Math.round(took)} ms, /health ${health}; back: ${back.status}`)

      // Cut in the midst of transactions, again and again.
      const ending = { on: true }
      const cutter = (async () => {
        let ended = 0
        while (ending.on) {
          const { rows } = await direct.query<{ n: string }>(
            `select count(*) filter (where pg_terminate_backend(pid)) as n from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid() and state in ('active', 'idle in transaction')`,
          )
          ended += Number(rows[0]?.n ?? 0)
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
        return ended
      })()
      let refused = 0
      for (let n = 0; n < posts; n++) {
        const post = postCounter(ledger, `cut ${n}`)
        for (let tries = 0; post.said === null && tries < 60; tries++) {
          if (tries === 30) ending.on = false
          post.said = await post.again().catch((caught: unknown) => {
            const words = caught instanceof Error ? caught.message : ''
            if (!/counter: 503/.test(words))
              result.wrong.push(`cut: ${words.replaceAll(/<[^>]+>|\s+/g, ' ').slice(0, 300)}`)
            refused++
            return null
          })
        }
      }
      ending.on = false
      result.seen.push(`${await cutter} connections cut during ${posts} posts, ${refused} answers 503`)

      // Still: whoever waits for a connection is told so; those who have one are told when it is gone.
      wire.hold()
      const waiting = Array.from({ length: 14 }, (_, n) => postCounter(ledger, `still ${n}`))
      const answers = waiting.map((post) =>
        post.again().then(
          () => '303',
          (caught: unknown) => String(caught),
        ),
      )
      await new Promise((resolve) => setTimeout(resolve, 11_000))
      wire.go()
      const said = await Promise.all(answers)
      const busy = said.filter((words) => words.includes('counter: 503')).length
      if (said.some((words) => words !== '303' && !words.includes('counter: 503')))
        result.wrong.push(`still: ${said.find((words) => words !== '303' && !words.includes('503'))?.slice(0, 300)}`)
      for (const post of waiting) post.said = await post.again()
      result.seen.push(`the wire held still: ${busy} of 14 answered 503, all taken afterwards`)

      await server.stop()
      const found = await made.within((house) => judge(house, ledger.posts, 0))
      result.wrong.push(
        ...found.wrong.filter((line) => line !== `${ledger.posts.length + 1} contacts of ${ledger.posts.length} posts`),
      )
    } finally {
      await server.kill()
    }
    return result
  } finally {
    await direct.end().catch(() => {})
    await wire.cut()
    await made.remove()
  }
}
