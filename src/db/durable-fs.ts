import { fdatasyncSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

// What of Emscripten's NODEFS is touched here. It leans on internals: the version of PGlite is pinned, and the worker
// refuses to start when a commit does not reach the hook.
type NodeFsInternals = { stream_ops: { fsync?: (stream: { nfd?: number }) => number } }

/**
 * PGlite's folder, made durable: Emscripten's NODEFS has no fsync, so as shipped no commit ever reaches the disk.
 * In: the folder, and what to call after each flush with the file descriptor flushed.
 */
export class DurableNodeFS extends NodeFS {
  private readonly onFlush: (nfd: number) => void

  constructor(folder: string, onFlush: (nfd: number) => void) {
    super(folder)
    this.onFlush = onFlush
  }

  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(pglite, options)
    result.emscriptenOpts.preRun = [
      ...(result.emscriptenOpts.preRun ?? []),
      (module) => {
        const nodefs = (module.NODEFS ?? module.FS.filesystems.NODEFS) as unknown as NodeFsInternals
        nodefs.stream_ops.fsync = (stream) => {
          if (stream.nfd === undefined) return 0
          fdatasyncSync(stream.nfd)
          this.onFlush(stream.nfd)
          return 0
        }
      },
    ]
    return result
  }
}

/**
 * Start parameters with fsync on: `-F` (off) taken out, and the sync method set, for Emscripten's `fdatasync` is a stub.
 */
export const durableStartParams: readonly string[] = [
  ...PGlite.defaultStartParams.filter((one) => one !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]
