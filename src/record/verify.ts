import type { Db } from '../db/open.ts'
import { isAlarm, type Finding, type Report } from './findings.ts'
import { anchorMark, claimedSize, type Mark } from './marks.ts'
import type { Verifier } from './notes.ts'
import { logName } from './store.ts'
import { bodyChecker } from './verify-bodies.ts'
import { readerOf, type Context } from './verify-context.ts'
import { verifyFiles } from './verify-files.ts'
import { verifyKeys, type LogFacts } from './verify-keys.ts'
import { verifyReplay, type Replay } from './verify-replay.ts'
import { verifyEvents, verifyPending, verifyStrayBodies, verifyStrayTiles } from './verify-rows.ts'
import { verifyTree } from './verify-tree.ts'

export type VerifyOptions = {
  /** A checkpoint that somebody kept elsewhere: the notice board's, the public page's, the county's. */
  anchor?: string
  /** Keys from elsewhere (printed beside the anchor), trusted besides those that the log names. */
  keys?: readonly Verifier[]
  /** The organ's wrapping key: opens bodies behind the wall. Without it they are counted, not read. */
  wrapping?: Uint8Array
  /** Rebuilds the summary rows from events; without it they are not compared. */
  replay?: Replay
  /** Told now and then: how many of how many leaves, events, subjects (0: unknown). */
  onProgress?: (step: 'tree' | 'rows' | 'replay', done: number, of: number) => void
}

export type Verified = {
  /** Nothing was found that must not be. */
  ok: boolean
  alarms: number
  events: number
  leaves: number
  pending: number
  checkpoints: number
  /** Subjects replayed. */
  subjects: number
}

/**
 * The anchor, or null when it is of a part of the log that a restore lost: an epoch forks at its first leaf, and what the old
 * epoch signed beyond it has no place in the new one. Then the epoch's event must own up to all that the anchor knows.
 */
function anchorIn(facts: LogFacts, anchor: Mark & { origin: string }, report: Report): Mark | null {
  const before = (epoch: number) => anchor.origin === logName(facts.name, epoch)
  const forks = facts.epochs.filter((one) => Array.from({ length: one.epoch }, (_, i) => i).some(before))
  const lost = forks.find((one) => anchor.size > one.leaf)
  if (lost === undefined) return anchor
  if (anchor.size > lost.old_size) report('tail_cut', { anchor: anchor.size, size: lost.old_size })
  else if (anchor.size === lost.old_size && anchor.root.toString('hex') !== lost.old_root) {
    report('anchor_differs', { size: anchor.size })
  }
  return null
}

/**
 * Checks an organ's whole record; never writes. Events are leaves or wait; rows hash to their leaves; leaves make the tiles
 * and every signed root, and the anchor's; bodies and files fit their digests or their destruction is logged; summary rows are what
 * their events add up to. Names what was altered, removed, inserted or moved through `onFinding`, in the order of the log.
 * Reads by pages in short transactions, in flat memory, while people work. What it cannot see without an anchor: docs/log.md.
 */
export async function verify(
  db: Db,
  organ_id: string,
  options: VerifyOptions,
  onFinding: (finding: Finding) => void,
): Promise<Verified> {
  let alarms = 0
  const report: Report = (code, params = {}) => {
    const finding = { code, params }
    if (isAlarm(finding)) alarms += 1
    onFinding(finding)
  }
  const progress = options.onProgress ?? (() => {})
  const read = readerOf(db, organ_id)
  // What the log says of its keys is told after the tree, which says whether those events are whole.
  const later: Finding[] = []
  const facts = await verifyKeys(
    { organ_id, read, report: (code, params = {}) => later.push({ code, params }) },
    options.keys ?? [],
  )
  const context: Context = { organ_id, report, read, trusted: facts.trusted, named: new Set() }
  const bodies = bodyChecker(db, organ_id, options.wrapping ?? null)
  for (const { epoch, entered, leaf, lost } of facts.epochs) {
    const on = entered.slice(0, 10)
    if (lost === null) report('restored_unknown', { epoch, on, leaf: leaf - 1 })
    else report('restored', { epoch, on, leaf: leaf - 1, lost })
  }
  let anchor: Mark | null = null
  if (options.anchor !== undefined) {
    const mark = anchorMark(context, options.anchor)
    if (mark === null) report('anchor_unsigned', { size: claimedSize(options.anchor) })
    else anchor = anchorIn(facts, mark, report)
  }
  const { leaves, checkpoints } = await verifyTree(context, bodies, anchor, (done, of) => progress('tree', done, of))
  for (const { code, params } of later) report(code, params)
  const pending = await verifyPending(context, bodies)
  const events = await verifyEvents(context, (done) => progress('rows', done, leaves + pending))
  await verifyStrayBodies(context)
  await verifyStrayTiles(context)
  await verifyFiles(context)
  const subjects =
    options.replay === undefined
      ? 0
      : await verifyReplay(context, options.replay, (done) => progress('replay', done, 0))
  if (bodies.locked() > 0) report('bodies_locked', { count: bodies.locked() })
  return { ok: alarms === 0, alarms, events, leaves, pending, checkpoints, subjects }
}
