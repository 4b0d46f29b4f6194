import { fdatasyncSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

// What of Emscripten's NODEFS is touched here. It leans on internals: the version of PGlite is pinned, and the worker
// refuses to start when a commit does not reach the hook.
type NodeFsInternals = { stream_ops: { fsync?: (stream: { nfd?: number }) => number } }

/**
 * PGlite's folder, made durable: Emscripten's NODEFS has no fsync, so as shipped no commit ever reaches the disk.
 * In: the folder; what to call after each flush, with the descriptor; and what to call when the disk failed or
 * PostgreSQL gave up (PANIC: a disk that is full), which must not come back: PGlite swallows the error and turns in a
 * circle for ever.
 */
export class DurableNodeFS extends NodeFS {
  private readonly flushed: (nfd: number) => void
  private readonly died: (reason: string) => void

  constructor(folder: string, flushed: (nfd: number) => void, died: (reason: string) => void = fail) {
    super(folder)
    this.flushed = flushed
    this.died = died
  }

  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(pglite, options)
    result.emscriptenOpts.onAbort = (what: unknown) => this.died(`aborted: ${String(what)}`)
    result.emscriptenOpts.preRun = [
      ...(result.emscriptenOpts.preRun ?? []),
      (module) => {
        const nodefs = (module.NODEFS ?? module.FS.filesystems.NODEFS) as unknown as NodeFsInternals
        nodefs.stream_ops.fsync = (stream) => {
          if (stream.nfd === undefined) return 0
          try {
            fdatasyncSync(stream.nfd)
          } catch (caught) {
            this.died(`not flushed: ${String(caught)}`)
          }
          this.flushed(stream.nfd)
          return 0
        }
      },
    ]
    return result
  }
}

function fail(reason: string): void {
  throw new Error(reason)
}

/**
 * Start parameters with fsync on: `-F` (off) taken out, and the sync method set, for Emscripten's `fdatasync` is a stub.
 */
export const durableStartParams: readonly string[] = [
  ...PGlite.defaultStartParams.filter((one) => one !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

/**
 * Throws unless fsync is on and a commit reaches the hook. In: an open database and how often the hook was called so far.
 */
export async function refuseUnlessDurable(pglite: PGlite, flushes: () => number): Promise<void> {
  const { rows } = await pglite.query<{ fsync: string; method: string }>(
    `select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method`,
  )
  const before = flushes()
  await pglite.exec(`select pg_logical_emit_message(true, 'huiyin', 'start')`)
  const reached = flushes() - before
  if (rows[0]?.fsync !== 'on' || rows[0].method !== 'fsync' || reached < 1)
    throw new Error(`not durable: fsync ${rows[0]?.fsync}, method ${rows[0]?.method}, flushes a commit ${reached}`)
}
