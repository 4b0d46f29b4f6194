import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'

/** Where PGlite keeps its files: nowhere, a folder that may be lost (tests), or a folder that must not. */
export type EngineStart = { mode: 'memory' } | { mode: 'scratch'; folder: string } | { mode: 'durable'; folder: string }

export type WorkerStart = EngineStart & { module: object; flushes: SharedArrayBuffer }
export type ToWorker = { kind: 'batch'; bytes: Uint8Array } | { kind: 'stop' }
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'failed'; reason: string }
  | { kind: 'part' | 'done'; bytes: Uint8Array }
  | { kind: 'stopped' }

/** PGlite behind its thread. One batch at a time: lane.ts sees to it. */
export type Engine = {
  /** Sends one batch; hands on the answer in chunks; resolves at its end. Rejects when the thread died on it. */
  send(batch: Uint8Array, onBytes: (bytes: Buffer) => void): Promise<void>
  /** Ends the thread at once, as a power loss would, and starts another: what was in flight rejects. */
  kill(reason: string): void
  /** How often a file was flushed to the disk since the start. */
  flushes(): number
  /** Milliseconds that the present batch has been running; 0 when there is none. */
  busyFor(): number
  stop(): Promise<void>
}

type Flight = { onBytes: (bytes: Buffer) => void; resolve: () => void; reject: (error: Error) => void; since: number }

// Node has it; the types that come with it do not.
const { Module } = (globalThis as unknown as { WebAssembly: { Module: new (bytes: Uint8Array) => object } }).WebAssembly

let compiled: object | undefined

// Compiled once a process and shared with every worker. Its machine code is kept while it lives: freeing parts of it under
// way aborts the process now and then (nodejs/node#64500: "Check failed: jit_page_->allocations_.erase(addr) == 1"), and
// memory is no larger without.
function wasmModule(): object {
  setFlagsFromString('--no-wasm-code-gc')
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  compiled ??= new Module(readFileSync(join(dirname(pglite), 'pglite.wasm')))
  return compiled
}

/** Starts PGlite in its thread. Rejects when it cannot start, or is not durable where it must be. */
export async function startEngine(start: EngineStart): Promise<Engine> {
  const module = wasmModule()
  const flushes = new SharedArrayBuffer(8)
  let flight: Flight | null = null
  let onStopped: (() => void) | null = null
  let worker: Worker | null = null
  let starting: Promise<Worker> | null = null
  let ended: Promise<unknown> = Promise.resolve() // the thread before has let go of the files

  // Starts a thread when there is none: at first, and for whoever sends after one died.
  function running(): Promise<Worker> {
    starting ??= ended.then(spawn).then(
      (fresh) => {
        starting = null
        worker = fresh
        return fresh
      },
      (error: unknown) => {
        starting = null
        throw error
      },
    )
    return starting
  }

  async function spawn(): Promise<Worker> {
    const workerData: WorkerStart = { ...start, module, flushes }
    const fresh = new Worker(new URL(`./pglite-worker${extname(import.meta.url)}`, import.meta.url), {
      workerData,
      execArgv: [],
      env: {},
    })
    await new Promise<void>((resolve, reject) => {
      const end = (error: Error): void => {
        reject(error)
        if (fresh === worker) died(fresh, error)
        else ended = fresh.terminate() // it never became ours
      }
      fresh.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))))
      fresh.on('exit', () => end(new Error('the database thread ended')))
      fresh.on('message', (message: FromWorker) => {
        if (message.kind === 'ready') {
          fresh.unref() // an open database keeps no process alive, a running statement does
          resolve()
        } else if (message.kind === 'failed') end(new Error(message.reason))
        else if (message.kind === 'stopped') onStopped?.()
        else take(message)
      })
    })
    return fresh
  }

  function take(message: { kind: 'part' | 'done'; bytes: Uint8Array }): void {
    if (flight === null) return
    const { buffer, byteOffset, byteLength } = message.bytes
    if (byteLength > 0) flight.onBytes(Buffer.from(buffer, byteOffset, byteLength))
    if (message.kind === 'part') return
    const { resolve } = flight
    flight = null
    worker?.unref()
    resolve()
  }

  function died(which: Worker | null, error: Error): void {
    if (which === null || which !== worker) return
    worker = null
    ended = which.terminate()
    onStopped?.()
    const lost = flight
    flight = null
    lost?.reject(error)
  }

  await running()
  return {
    async send(batch, onBytes) {
      const present = worker ?? (await running())
      await new Promise<void>((resolve, reject) => {
        flight = { onBytes, resolve, reject, since: performance.now() }
        const message: ToWorker = { kind: 'batch', bytes: batch }
        present.ref()
        present.postMessage(message, [])
      })
    },
    kill: (reason) => died(worker, new Error(reason)),
    flushes: () => Number(Atomics.load(new BigInt64Array(flushes), 0)),
    busyFor: () => (flight === null ? 0 : performance.now() - flight.since),
    async stop() {
      await starting?.catch(() => {})
      if (worker === null) return
      const last = worker
      await new Promise<void>((resolve) => {
        onStopped = resolve
        const message: ToWorker = { kind: 'stop' }
        last.ref()
        last.postMessage(message, [])
      })
      worker = null
      await last.terminate()
    },
  }
}
