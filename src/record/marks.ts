import type { LogCheckpointRow } from '../db/tables.ts'
import { frontierLength, rootOf, type Frontier } from './merkle.ts'
import { openCheckpoint, parseCheckpoint } from './notes.ts'
import { logName, splitFrontier } from './store.ts'
import type { Context } from './verify-context.ts'

/** A signed root to compare the log with. */
export type Mark = {
  size: number
  root: Buffer
  /** By the checkpoint's row; null: it has none that folds to the root, or this is the anchor. */
  frontier: Frontier | null
  anchor: boolean
}

/** Signed roots in order of size, a group a size. */
export type Marks = {
  next: () => Promise<Mark[] | null>
  /** Sizes of the last checkpoint row read, whole or altered, and how many rows there were. */
  seen: () => { rows: number; altered: number[] }
}

const page = 500

/** Checks a checkpoint's row within itself. Out: a mark, when its note is signed and of its size. */
function markOf(context: Context, row: LogCheckpointRow): Mark | null {
  const { report, trusted } = context
  const altered = (field: string) => report('checkpoint_altered', { size: row.size, field })
  const said = openCheckpoint(row.note, trusted)
  if (said === null || said.time === null) {
    altered('note')
    return null
  }
  const names = new Set(trusted.map((key) => key.name))
  const names0 = [...names].sort((a, b) => a.length - b.length)[0] ?? ''
  if (said.origin !== logName(names0, row.epoch)) altered('epoch')
  if (said.size !== row.size) {
    altered('size')
    return null
  }
  if (!said.root.equals(row.root)) altered('root')
  if (said.time * 1000 !== Date.parse(row.sealed_at)) altered('sealed_at')
  const whole = row.frontier.length === 32 * frontierLength(row.size)
  const frontier = whole ? splitFrontier(row.frontier) : null
  const folds = frontier !== null && rootOf(frontier).equals(said.root)
  if (!folds) altered('frontier')
  return { size: said.size, root: said.root, frontier: folds ? frontier : null, anchor: false }
}

/** Streams an organ's checkpoints up to `signed` leaves of a log that has `leaves`, each checked within itself, with the anchor among them. */
export function marksOf(
  context: Context,
  anchor: Mark | null,
  { leaves, signed }: { leaves: number; signed: number },
): Marks {
  const altered: number[] = []
  let rows: LogCheckpointRow[] = []
  let [at, read, after, epoch, ended] = [0, 0, -1, -1, false]
  let waiting = anchor

  async function peek(): Promise<LogCheckpointRow | null> {
    if (at === rows.length && !ended) {
      rows = await context.read((tx) =>
        tx
          .selectFrom('log_checkpoint')
          .selectAll()
          .where('organ_id', '=', context.organ_id)
          .where('size', '<=', signed)
          .where((is) => is.or([is('size', '>', after), is.and([is('size', '=', after), is('epoch', '>', epoch)])]))
          .orderBy('size')
          .orderBy('epoch')
          .limit(page)
          .execute(),
      )
      at = 0
      ended = rows.length < page
      const last = rows.at(-1)
      if (last !== undefined) [after, epoch] = [last.size, last.epoch]
    }
    return rows[at] ?? null
  }

  return {
    seen: () => ({ rows: read, altered }),
    next: async () => {
      for (;;) {
        const row = await peek()
        if (row === null && waiting === null) return null
        const size = Math.min(row?.size ?? Infinity, waiting?.size ?? Infinity)
        const group: Mark[] = []
        for (let one = row; one !== null && one.size === size; one = await peek()) {
          at += 1
          read += 1
          const mark = markOf(context, one)
          if (mark === null) altered.push(size)
          else group.push(mark)
        }
        if (waiting?.size === size) {
          const there = group.length > 0 || altered.includes(size)
          if (!there && size <= leaves) context.report('checkpoint_removed', { size })
          group.push(waiting)
          waiting = null
        }
        if (group.length > 0) return group
      }
    },
  }
}

/** An anchor's root and the log it names; null when no key of this log signed it. */
export function anchorMark(context: Context, note: string): (Mark & { origin: string }) | null {
  const said = openCheckpoint(note, context.trusted)
  if (said === null) return null
  return { size: said.size, root: said.root, frontier: null, anchor: true, origin: said.origin }
}

/** The size a note claims, trusted or not. */
export function claimedSize(note: string): number {
  return parseCheckpoint(note)?.size ?? 0
}
