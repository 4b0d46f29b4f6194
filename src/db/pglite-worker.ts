// The thread in which PGlite lives. In: bytes of the PostgreSQL wire protocol, one batch a message. Out: the answer,
// in chunks. It knows nothing of transactions, locks or scopes; lane.ts does.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { DurableNodeFS, durableStartParams, refuseUnlessDurable } from './durable-fs.ts'
import type { FromWorker, ToWorker, WorkerStart } from './pglite-engine.ts'
import { syncTree } from './sync-tree.ts'

const CHUNK = 256 * 1024

const start = workerData as WorkerStart
const port = parentPort
if (port === null) throw new Error('pglite-worker runs as a worker thread only')
const say = (message: FromWorker): void => port.postMessage(message, [])
const flushes = new BigInt64Array(start.flushes)

const common = { pgliteWasmModule: start.module as never }
const countFlush = (): void => void Atomics.add(flushes, 0, 1n)

// Ends the thread in the middle of everything; the engine starts another.
function die(reason: string): void {
  say({ kind: 'failed', reason })
  process.exit(1)
}

async function open(): Promise<PGlite> {
  if (start.mode === 'memory') return PGlite.create({ ...common, startParams: small() })
  if (start.mode === 'scratch') return PGlite.create({ ...common, fs: new NodeFS(start.folder), startParams: small() })
  if (!existsSync(`${start.folder}/PG_VERSION`)) await initialise(start.folder)
  const pglite = await PGlite.create({
    ...common,
    fs: new DurableNodeFS(start.folder, countFlush, die),
    startParams: [...durableStartParams],
  })
  await refuseUnlessDurable(pglite, () => Number(Atomics.load(flushes, 0)))
  return pglite
}

// For tests: no flush, and small buffers, which take a quarter of a second less to set up.
function small(): string[] {
  return [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'max_connections=10']
}

// Made beside, flushed whole, then put in place by one rename: a crash on the way leaves nothing that looks finished.
async function initialise(folder: string): Promise<void> {
  const beside = `${folder}.new`
  rmSync(beside, { recursive: true, force: true })
  const fresh = await PGlite.create({
    ...common,
    fs: new DurableNodeFS(beside, countFlush, die),
    startParams: [...durableStartParams],
  })
  await fresh.exec('checkpoint')
  await fresh.close()
  syncTree(beside)
  rmSync(folder, { recursive: true, force: true })
  renameSync(beside, folder)
  syncTree(folder, { shallow: true, parent: true })
}

// The answer is gathered here and posted as an exact copy: handing over a buffer for each small answer keeps the
// other thread's garbage collector busy.
let gathered = new Uint8Array(64 * 1024)

async function answer(pglite: PGlite, batch: Uint8Array): Promise<void> {
  let used = 0
  await pglite.execProtocolRawStream(batch, {
    syncToFs: false,
    onRawData(data) {
      if (used + data.length > gathered.length) {
        const larger = new Uint8Array(Math.max(used + data.length, Math.min(CHUNK * 2, gathered.length * 2)))
        larger.set(gathered.subarray(0, used))
        gathered = larger
      }
      gathered.set(data, used)
      used += data.length
      if (used < CHUNK) return
      say({ kind: 'part', bytes: gathered.slice(0, used) })
      used = 0
    },
  })
  say({ kind: 'done', bytes: gathered.slice(0, used) })
}

try {
  const pglite = await open()
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'batch') {
      // A failed promise here ends the thread; the engine sees it and starts another.
      void answer(pglite, message.bytes)
    } else {
      void pglite.close().then(
        () => say({ kind: 'stopped' }),
        () => say({ kind: 'stopped' }),
      )
    }
  })
  say({ kind: 'ready' })
} catch (caught) {
  say({ kind: 'failed', reason: caught instanceof Error ? caught.message : String(caught) })
}
