import type { Tx } from '../db/kysely.ts'
import { insertRows } from '../db/rows.ts'
import type { Json } from '../db/tables.ts'
import { newId } from '../lib/ids.ts'
import { organView } from '../offices/organ-view.ts'
import { makeEvents, type EventDraft } from '../record/append.ts'
import { applyToMatter, summariseMatter } from '../rules/apply.ts'
import type { ActInputs } from '../rules/acts.ts'
import { decide, type DecideContext, type Decision } from '../rules/decide.ts'
import { refuse, refuseAll } from '../rules/errors.ts'
import type { ActionName } from '../rules/lifecycle.ts'
import type { Effects, MatterState } from '../rules/types.ts'
import { type CheckedFile, keepFiles } from './attachments.ts'
import { actingSeat, todayOf, type Doer, type House } from './house.ts'
import { checkCategory } from './known-category.ts'
import { loadMatter } from './load.ts'
import { maySee } from './may-see.ts'
import { nextNumbers } from './numbers.ts'
import { diffRows, rowsOfMatter, together, writeChanges } from './rows.ts'
import { reindexReaders } from './texts.ts'
import { leavingContact, openForLeaving } from './unlink.ts'
import { bodyKeyOf } from './walled.ts'

export type ActRequest<A extends ActionName = ActionName> = {
  matter_id: string
  action: A
  input: ActInputs[A]
  /** YYYY-MM-DD or YYYY-MM-DDTHH:MM, the office's zone. */
  happened: string
  /** The version of the matter that the person saw; without it (a job) nothing is compared. */
  seen?: number | undefined
  /** What came with it, looked at by `checkFiles`. */
  files?: readonly CheckedFile[] | undefined
  /** A version 7 id made with the form: a form that is posted twice acts once. It becomes the event's. */
  key?: string | undefined
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
    if (request.key !== undefined && (await actedBefore(tx, doer, request)))
      return { done: true, state, event_id: request.key }
    if (request.seen !== undefined && request.seen !== state.matter.version) {
      return { done: false, saw: await stateAt(tx, organ_id, request.matter_id, request.seen), now: state }
    }
    const entered = house.now()
    const make = () => newId(entered, house.random)
    const leaves = request.action === 'unlink' ? (request.input as ActInputs['unlink']) : undefined
    const corrects = request.action === 'correct' ? (request.input as ActInputs['correct']).category : undefined
    const leaving = leaves ? await leavingContact(tx, organ_id, leaves.contact, make()) : undefined
    const context: DecideContext = {
      law: house.law,
      organ: await organView(tx, organ_id),
      actor: doer.actor,
      today: todayOf(house),
      newId: make,
      leaving,
    }
    const decision = decide(state, request.action, request.input, request.happened, context)
    if (Array.isArray(decision)) {
      refuseAll(decision)
      return refuse('act.refused')
    }
    const { matter_id } = state.matter
    const { contact = null } = decision.facts as { contact?: string | null }
    if (contact !== null && leaves === undefined) await checkContact(tx, organ_id, matter_id, contact)
    if (corrects !== undefined) refuseAll(await checkCategory(tx, corrects, state.matter.walled))
    const seq = state.matter.version + 1
    const bodyKey = state.matter.walled
      ? await bodyKeyOf(tx, organ_id, state.matter.matter_id, house.keysOf(organ_id))
      : undefined
    await save(tx, organ_id, state, seq, decision.facts)
    const others = leaving
      ? await openForLeaving(tx, applyToMatter(state, seq, decision.facts), leaving, leaves?.reason ?? '', context)
      : []
    await numberPapers(tx, organ_id, decision.facts)
    const event_id = request.key ?? make()
    const where = { organ_id, subject_id: matter_id, contact_id: contact, event_id, entered }
    const kept = keepFiles(house, request.files ?? [], where, bodyKey)
    const whole: Decision = {
      ...decision,
      facts: { ...decision.facts, ...kept.facts },
      body: { ...decision.body, ...kept.words },
    }
    const after = applyToMatter(state, seq, decision.facts)
    const { added } = diffRows(rowsOfMatter(organ_id, state), rowsOfMatter(organ_id, after))
    const events = makeEvents(
      [{ ...asDraft(whole, matter_id, seq), event_id }, ...others].map((draft) => ({
        organ_id,
        officer_id: doer.actor.officer_id,
        seat_id: actingSeat(doer, state.matter.walled ? ['accusations'] : []),
        via: doer.via,
        happened: decision.happened,
        entered,
        ...draft,
        ...(bodyKey ? { body_key: bodyKey } : {}),
      })),
      house.random,
    )
    await insertRows(tx, together(added, kept.rows, events))
    return { done: true, state: after, event_id }
  })
}

/** What is given in a petitioner's name is read under that contact's code: it must stand on this matter. */
async function checkContact(tx: Tx, organ_id: string, matter_id: string, contact_id: string): Promise<void> {
  const here = await tx
    .selectFrom('contact')
    .select('contact_id')
    .where('organ_id', '=', organ_id)
    .where('matter_id', '=', matter_id)
    .where('contact_id', '=', contact_id)
    .executeTakeFirst()
  if (!here) refuse('act.no_such_contact', {}, 'contact')
}

/** Whether this very form was posted before. Refuses `act.key_used_for_another` when its key names another act. */
async function actedBefore(tx: Tx, doer: Doer, { key, action, matter_id }: ActRequest): Promise<boolean> {
  const before = await tx
    .selectFrom('event')
    .select(['subject_id', 'kind', 'officer_id'])
    .where('organ_id', '=', doer.organ_id)
    .where('event_id', '=', key ?? '')
    .executeTakeFirst()
  if (!before) return false
  const same = before.subject_id === matter_id && before.kind === action && before.officer_id === doer.actor.officer_id
  return same || refuse('act.key_used_for_another')
}

type What = Pick<EventDraft, 'subject_kind' | 'subject_id' | 'seq' | 'kind' | 'facts' | 'body'>

function asDraft({ kind, facts, body }: Decision, subject_id: string, seq: number): What {
  return {
    subject_kind: 'matter',
    subject_id,
    seq,
    kind,
    facts: facts as Json,
    ...(body ? { body: body as Json } : {}),
  }
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

/** The rows that change, and the readers that search knows. What is new waits for its numbers. */
async function save(tx: Tx, organ_id: string, state: MatterState, seq: number, facts: Effects): Promise<void> {
  const after = applyToMatter(state, seq, facts)
  await writeChanges(tx, organ_id, diffRows(rowsOfMatter(organ_id, state), rowsOfMatter(organ_id, after)))
  if (!state.matter.walled) await followReaders(tx, organ_id, state, facts)
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
