import { sql } from 'kysely'
import { diagnosis, type NamedPlace } from './diagnose.ts'
import type { Frontier } from './merkle.ts'
import { marksOf, type Mark } from './marks.ts'
import { mostAtOnce } from './sealer.ts'
import { agrees, grown, likeliest, truthOf, type Elsewhere } from './segment.ts'
import { tileWalk } from './tile-walk.ts'
import { tileWidth } from './tiles.ts'
import type { BodyChecker, BodyFinding } from './verify-bodies.ts'
import { strayEvents } from './verify-rows.ts'
import { eventsOf, madeHash, type Context, type ReadEvent } from './verify-context.ts'

/** Leaves read at once: whole tiles. */
const pageLeaves = 4 * tileWidth

type Extent = { leaves: number; signed: number }

/** How far the log goes, by its leaves and by its checkpoints, at one moment. */
export async function extentOf(context: Context): Promise<Extent> {
  const { organ_id } = context
  return await context.read(async (tx) => {
    const { rows } = await sql<Extent>`select
      (select coalesce(max(leaf_no) + 1, 0) from log_leaf where organ_id = ${organ_id})::bigint as leaves,
      (select coalesce(max(size), 0) from log_checkpoint where organ_id = ${organ_id})::bigint as signed`.execute(tx)
    return rows[0] ?? { leaves: 0, signed: 0 }
  })
}

function readLeaves(context: Context, bodies: BodyChecker, from: number, to: number) {
  const { organ_id } = context
  return context.read(async (tx) => {
    const leaves = await tx
      .selectFrom('log_leaf')
      .select(['leaf_no', 'event_id', 'leaf_hash'])
      .where('organ_id', '=', organ_id)
      .where('leaf_no', '>=', from)
      .where('leaf_no', '<', to)
      .execute()
    const ids = leaves.map((leaf) => leaf.event_id)
    const events = await eventsOf(tx, organ_id, ids)
    const places = new Map<number, NamedPlace>()
    const whole: ReadEvent[] = []
    for (const { leaf_no: leaf, event_id, leaf_hash } of leaves) {
      const event = events.get(event_id)
      const listed = Buffer.from(leaf_hash)
      const stored = event === undefined ? null : Buffer.from(event.leaf_hash)
      const made = event === undefined ? null : madeHash(event)
      const place = { leaf, event_id, listed, stored, made, tiled: null }
      places.set(leaf, { ...place, subject: event?.subject_id ?? '', seq: event?.seq ?? 0 })
      if (event !== undefined && stored?.equals(listed) === true && made?.equals(listed) === true) whole.push(event)
    }
    return { places, unopened: await bodies.check(tx, whole) }
  })
}

const elsewhere = ({ event_id, listed }: NamedPlace): Elsewhere[] => (listed === null ? [] : [{ event_id, listed }])

/**
 * Walks the log from leaf 0: rows against leaves, leaves against tiles, and all against every signed root and the anchor's.
 * Where they disagree the next signed root says who is right. Holds one page and one batch in memory.
 */
export async function verifyTree(
  context: Context,
  bodies: BodyChecker,
  anchor: Mark | null,
  onProgress: (leaves: number, of: number) => void,
): Promise<{ leaves: number; checkpoints: number }> {
  const { report } = context
  const extent = await extentOf(context)
  let { leaves } = extent
  const marks = marksOf(context, anchor, extent)
  const tiles = tileWalk(context)
  const diagnose = diagnosis(context, tiles)
  let tree: { size: number; frontier: Frontier } = { size: 0, frontier: [] }
  let sure = true // the frontier is one that a signed root covers
  let batch: NamedPlace[] = []
  const displaced: Elsewhere[] = [] // leaves found where they do not belong, among those no tile covers
  let held: { to: number; findings: BodyFinding[] }[] = [] // said after what the tree says of the same events
  let rooted = 0 // the size at the last signed root
  let group = await marks.next()

  function sayHeld(): void {
    const due = held.filter((page) => page.to <= tree.size).flatMap((page) => page.findings)
    held = held.filter((page) => page.to > tree.size)
    for (const { code, params } of due)
      if (!('event' in params && context.named.has(params.event))) report(code, params)
  }

  async function letIn(hashes: readonly Buffer[], covered: boolean): Promise<void> {
    tree = { size: tree.size + hashes.length, frontier: grown(tree.frontier, tree.size, hashes) }
    for (const hash of hashes) await tiles.push(hash, covered)
    batch = []
  }

  async function settle(roots: readonly Mark[], after: readonly Elsewhere[]): Promise<void> {
    const [first] = roots
    const places = batch
    const gone = places.filter((place) => place.listed === null)
    if (gone.length > 0) await fill(gone)
    const truth = first === undefined || !sure ? null : truthOf(places, [...displaced, ...after], tree, first.root)
    const hashes = truth ?? likeliest(places)
    const known = sure
    await letIn(hashes, truth !== null)
    if (truth === null && known && first !== undefined) {
      for (const { leaf } of gone) report('leaf_removed', { leaf, to: leaf + 1, event: '' })
      const [one] = places
      if (one === undefined) report('anchor_differs', { size: first.size })
      else if (gone.length === 0) report('leaves_altered', { leaf: rooted, to: first.size, event: one.event_id })
    }
    const clear = places.map((place, i) => (truth === null && place.listed === null ? undefined : hashes[i]))
    const wrong = places.some((place, i) => !agrees(place) || place.listed?.equals(hashes[i] ?? place.listed) === false)
    if (wrong) await diagnose(places, clear)
    for (const [i, place] of places.entries())
      if (truth !== null && place.tiled === null && place.listed?.equals(truth[i] ?? place.listed) === false)
        displaced.push(...elsewhere(place))
    if (first === undefined) return
    sure = truth !== null
    rooted = first.size
    const frontier = roots.find((root) => root.frontier !== null)?.frontier
    if (!sure && frontier !== undefined && frontier !== null) {
      tree = { size: tree.size, frontier: [...frontier] }
      sure = true
    }
    for (const root of roots) compare(root, first, truth !== null)
    sayHeld()
  }

  // A missing leaf may be that of an event that stands nowhere: the root will say.
  async function fill(gone: readonly NamedPlace[]): Promise<void> {
    const strays = await strayEvents(context)
    if (strays.length !== gone.length) return
    gone.forEach((place, i) => {
      const stray = strays[i]
      if (stray !== undefined) place.made = madeHash(stray)
    })
  }

  function compare(root: Mark, first: Mark | undefined, matched: boolean): void {
    if (root !== first && first !== undefined && !root.root.equals(first.root)) {
      if (root.anchor) report('anchor_differs', { size: root.size })
      else report('checkpoint_altered', { size: root.size, field: 'root' })
    } else if (
      matched &&
      root.frontier !== null &&
      !Buffer.concat(root.frontier).equals(Buffer.concat(tree.frontier))
    ) {
      report('checkpoint_altered', { size: root.size, field: 'frontier' })
    }
  }

  while (group !== null && group[0]?.size === 0) group = await marks.next()
  for (let from = 0; from < leaves; from += pageLeaves) {
    const to = Math.min(from + pageLeaves, leaves)
    const tiled = await tiles.load(from / tileWidth, Math.floor(to / tileWidth))
    const { places, unopened } = await readLeaves(context, bodies, from, to)
    await bodies.open(unopened)
    held.push({ to, findings: bodies.take() })
    if (places.size === 0) {
      leaves = from
      break
    }
    const page: NamedPlace[] = []
    for (let leaf = from; leaf < to; leaf++) {
      const nothing = { leaf, event_id: '', listed: null, stored: null, made: null, subject: '', seq: 0 }
      page.push({ ...(places.get(leaf) ?? nothing), tiled: tiled(leaf) })
    }
    for (const [i, place] of page.entries()) {
      batch.push(place)
      if (group?.[0]?.size === place.leaf + 1) {
        const after = page.slice(i + 1).filter((one) => one.tiled === null)
        await settle(group, after.flatMap(elsewhere))
        group = await marks.next()
      } else if (
        group !== null &&
        batch.length === mostAtOnce &&
        !marks.seen().altered.some((size) => size > tree.size)
      ) {
        report('checkpoint_removed', { size: place.leaf + 1 })
      } else if (batch.length > 8 * mostAtOnce) {
        await settle([], [])
      }
    }
    onProgress(to, leaves)
  }
  await endOfLog()
  return { leaves, checkpoints: marks.seen().rows }

  async function endOfLog(): Promise<void> {
    const unsigned = batch
    const altered = marks.seen().altered.some((size) => size > tree.size)
    if (unsigned.length > 0) await settle([], [])
    sayHeld()
    const [one] = unsigned
    if (one !== undefined && !altered) {
      if (marks.seen().rows === 0) report('checkpoint_removed', { size: leaves })
      else report('leaf_inserted', { leaf: one.leaf, to: leaves, event: one.event_id })
    }
    if (leaves < extent.leaves) report('leaf_inserted', { leaf: leaves, to: extent.leaves, event: '' })
    while (group !== null) {
      const size = group[0]?.size ?? 0
      if (group.some((mark) => !mark.anchor)) {
        report('leaf_removed', { leaf: leaves, to: size, event: '' })
        return
      }
      report('tail_cut', { anchor: size, size: leaves })
      group = await marks.next()
    }
  }
}
