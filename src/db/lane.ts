import type { Engine } from './pglite-engine.ts'
import { cutBatches, endsIdle, fatal, simpleQuery, startPacketLength, welcome } from './wire.ts'

export type Limits = {
  /** How long a transaction may lie open without a statement before it is rolled back, in ms. */
  idleMs: number
  /** How long one statement may run before the database thread is replaced, which rolls it back, in ms. */
  statementMs: number
}

/** What a connection can do to its client. */
export type Client = { say(bytes: Buffer): void; close(): void }

/** What a client can do to its connection: hand in bytes, or be gone. */
export type Connection = { take(bytes: Buffer): void; gone(): void }

/** The single lane to PGlite's one session: connections queue for it and keep it for a whole transaction. */
export type Lane = {
  serve(client: Client): Connection
  /** From now on no transaction begins; resolves when the open one has ended and none waits. */
  drain(): Promise<void>
  /** Milliseconds since the last transaction ended; 0 while one is open. */
  quietFor(): number
}

const tooLong = 'a statement ran too long'

type Hold = { since: number; waiting: boolean; stall(): void }

/** Opens the lane over an engine, with its watchdog, which looks several times within each limit. */
export function openLane(engine: Engine, limits: Limits): Lane {
  let hold: Hold | null = null
  let draining = false
  let lastBusy = performance.now()
  const queue: ((held: Hold) => void)[] = []
  const whenFree: (() => void)[] = []
  const every = Math.max(5, Math.min(1000, limits.idleMs / 4, limits.statementMs / 4))
  const watchdog = setInterval(watch, every).unref()

  function watch(): void {
    if (engine.busyFor() > limits.statementMs) engine.kill(tooLong)
    else if (hold?.waiting === true && performance.now() - hold.since > limits.idleMs) hold.stall()
  }

  function acquire(stall: () => void): Promise<Hold> {
    return new Promise((resolve) => {
      queue.push((held) => resolve(Object.assign(held, { stall })))
      next()
    })
  }

  function next(): void {
    if (hold !== null) return
    const first = queue.shift()
    if (first === undefined) {
      for (const tell of whenFree.splice(0)) tell()
      return
    }
    hold = { since: performance.now(), waiting: false, stall: () => {} }
    first(hold)
  }

  function release(): void {
    hold = null
    lastBusy = performance.now()
    next()
  }

  function serve(client: Client): Connection {
    let unread: Buffer = Buffer.alloc(0)
    let welcomed = false
    let pumping = false
    let closing = false // the client said goodbye: finish what it sent
    let ended = false
    let held: Hold | null = null
    const batches: Buffer[] = []

    async function pump(): Promise<void> {
      if (pumping) return
      pumping = true
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
        if (held === null && draining) end(fatal('57P01', 'the database is closing'))
        if (ended) break
        held ??= await acquire(() => end(fatal('25P03', 'a transaction lay open without a statement for too long')))
        if (ended) break
        await run(held, batch)
      }
      pumping = false
      if (closing) end()
      if (ended) await leave()
    }

    async function run(mine: Hold, batch: Buffer): Promise<void> {
      mine.waiting = false
      let tail: Buffer = Buffer.alloc(0)
      try {
        await engine.send(batch, (bytes) => {
          tail = bytes.length >= 6 ? bytes : Buffer.concat([tail, bytes])
          if (!ended) client.say(bytes)
        })
      } catch (caught) {
        // The thread died: its transaction is gone with it, and so is this connection.
        held = null
        const words = caught instanceof Error ? caught.message : String(caught)
        end(fatal(words === tooLong ? '57014' : '57P02', words))
        release()
        return
      }
      mine.since = performance.now()
      mine.waiting = true
      if (!endsIdle(tail)) return
      held = null
      release()
    }

    // Rolls back what the connection left open; the lane stays held until that is done.
    async function leave(): Promise<void> {
      if (held === null || pumping) return
      held.waiting = false
      held = null
      await engine.send(simpleQuery('rollback'), () => {}).catch(() => {})
      release()
    }

    function end(lastWords?: Buffer): void {
      if (ended) return
      ended = true
      batches.length = 0
      if (lastWords !== undefined) client.say(lastWords)
      client.close()
      void leave()
    }

    return {
      gone: () => end(),
      take(bytes) {
        if (ended || closing) return
        unread = unread.length === 0 ? bytes : Buffer.concat([unread, bytes])
        if (!welcomed) {
          const length = startPacketLength(unread)
          if (length === null) return
          unread = unread.subarray(length)
          welcomed = true
          client.say(welcome())
        }
        const cut = cutBatches(unread)
        unread = cut.rest
        batches.push(...cut.batches)
        closing = cut.terminated
        void pump()
      },
    }
  }

  return {
    serve,
    drain() {
      draining = true
      return new Promise<void>((resolve) => {
        whenFree.push(resolve)
        next()
      }).then(() => clearInterval(watchdog))
    },
    quietFor: () => (hold === null ? performance.now() - lastBusy : 0),
  }
}
