import type { Tx } from '../db/kysely.ts'
import { insertRows } from '../db/rows.ts'
import type { Json } from '../db/tables.ts'
import { newId } from '../lib/ids.ts'
import { organView } from '../offices/organ-view.ts'
import { makeEvents } from '../record/append.ts'
import { applyToMatter, summariseMatter } from '../rules/apply.ts'
import type { ActInputs } from '../rules/acts.ts'
import { decide } from '../rules/decide.ts'
import { refuse, refuseAll } from '../rules/errors.ts'
import type { ActionName } from '../rules/lifecycle.ts'
import { readerIds } from '../rules/readers.ts'
import type { Effects, MatterState } from '../rules/types.ts'
import { actingSeat, todayOf, type Doer, type House } from './house.ts'
import { loadMatter } from './load.ts'
import { nextNumbers } from './numbers.ts'
import { diffRows, rowsOfMatter, together, writeChanges } from './rows.ts'
import { reindexReaders } from './texts.ts'
import { bodyKeyOf } from './walled.ts'

export type ActRequest<A extends ActionName = ActionName> = {
  matter_id: string
  action: A
  input: ActInputs[A]
  /** YYYY-MM-DD or YYYY-MM-DDTHH:MM, the office's zone. */
  happened: string
  /** The version of the matter that the person saw; without it (a job) nothing is compared. */
  seen?: number | undefined
}

export type Acted =
  | { done: true; state: MatterState; event_id: string }
  /** Somebody was faster: what the person saw and what is now, to stand side by side. */
  | { done: false; saw: MatterState | null; now: MatterState }

/**
 * One act on one matter for every door: load, lock, decide, append, save, in one transaction.
 * Throws `Refused` when it may not be done, or when this person may not even know of the matter (`matter.not_found`).
 */
export async function act<A extends ActionName>(house: House, doer: Doer, request: ActRequest<A>): Promise<Acted> {
  const { organ_id } = doer
  return house.db.withScope([organ_id], 'web', async (tx) => {
    const state = await loadMatter(tx, organ_id, request.matter_id, true)
    if (!state || !maySee(doer, state)) return refuse('matter.not_found')
    if (request.seen !== undefined && request.seen !== state.matter.version) {
      return { done: false, saw: await stateAt(tx, organ_id, request.matter_id, request.seen), now: state }
    }
    const organ = await organView(tx, organ_id)
    const entered = house.now()
    const today = todayOf(house)
    const decision = decide(state, request.action, request.input, request.happened, {
      law: house.law,
      organ,
      actor: doer.actor,
      today,
      newId: () => newId(entered, house.random),
    })
    if (Array.isArray(decision)) {
      refuseAll(decision)
      return refuse('act.refused')
    }
    const seq = state.matter.version + 1
    const keys = state.matter.walled
      ? await bodyKeyOf(tx, organ_id, state.matter.matter_id, house.keysOf(organ_id))
      : undefined
    const before = rowsOfMatter(organ_id, state)
    const unnumbered = diffRows(before, rowsOfMatter(organ_id, applyToMatter(state, seq, decision.facts)))
    await writeChanges(tx, organ_id, unnumbered)
    if (!state.matter.walled) await followReaders(tx, organ_id, state, decision.facts)
    await numberPapers(tx, organ_id, decision.facts)
    const after = applyToMatter(state, seq, decision.facts)
    const { added } = diffRows(before, rowsOfMatter(organ_id, after))
    const events = makeEvents(
      [
        {
          organ_id,
          subject_kind: 'matter',
          subject_id: state.matter.matter_id,
          seq,
          kind: decision.kind,
          officer_id: doer.actor.officer_id,
          seat_id: actingSeat(doer),
          via: doer.via,
          happened: decision.happened,
          entered,
          facts: decision.facts as Json,
          ...(decision.body ? { body: decision.body as Json } : {}),
          ...(keys ? { body_key: keys } : {}),
        },
      ],
      house.random,
    )
    await insertRows(tx, together(added, events))
    return { done: true, state: after, event_id: events.event[0]?.event_id ?? '' }
  })
}

/** Whether a reader row lets this person see the matter, and nothing bars them. A petitioner comes by code, elsewhere. */
export function maySee(doer: Doer, state: MatterState): boolean {
  if (doer.actor.petitioner) return true
  if (state.barred.some((b) => b.officer_id === doer.actor.officer_id)) return false
  const ids = readerIds(doer.actor, doer.organ_id, doer.organ_id)
  return ids.some((id) => (state.readers[id] ?? 0) > 0)
}

/** The state as it was at a version: the log replayed up to there. */
export async function stateAt(
  tx: Tx,
  organ_id: string,
  matter_id: string,
  version: number,
): Promise<MatterState | null> {
  const events = await tx
    .selectFrom('event')
    .select(['seq', 'facts'])
    .where('organ_id', '=', organ_id)
    .where('subject_id', '=', matter_id)
    .where('seq', '<=', version)
    .orderBy('seq')
    .execute()
  return summariseMatter(events as { seq: number; facts: Effects }[])
}

async function numberPapers(tx: Tx, organ_id: string, effects: Effects): Promise<void> {
  const papers = (effects.papers ?? []).filter((p) => p.n === 0)
  const numbers = await nextNumbers(
    tx,
    organ_id,
    papers.map((p) => ({ series: p.word ?? '', year: p.year ?? 0 })),
  )
  papers.forEach((paper, i) => (paper.n = numbers[i] ?? 0))
}

async function followReaders(tx: Tx, organ_id: string, state: MatterState, effects: Effects): Promise<void> {
  const changes = Object.entries(effects.readers ?? {})
  const gone = changes.filter(([id, why]) => why === 0 && id in state.readers).map(([id]) => id)
  const come = changes.filter(([id, why]) => why > 0 && !(id in state.readers)).map(([id]) => id)
  await reindexReaders(tx, organ_id, state.matter.matter_id, gone, come)
}
