import type { Tx } from '../db/kysely.ts'
import { organView } from '../offices/organ-view.ts'
import { daysBetween } from '../rules/dates.ts'
import { refuse } from '../rules/errors.ts'
import { allowedActions } from '../rules/permissions.ts'
import { checkCode, normaliseCode } from '../rules/querycode.ts'
import type { MatterState } from '../rules/types.ts'
import { wordsOfEvents } from './bodies.ts'
import { codeHash } from './codes.ts'
import { todayOf, type House } from './house.ts'
import { loadContact, loadMatter } from './load.ts'
import { type Followed, followed } from './present-public.ts'
import { publicLooks } from './public-looks.ts'
import { publicSteps } from './public-steps.ts'

/**
 * What a resident sees with their query code. Refuses `code.mistyped` when it cannot be one (a slip of the pen),
 * `code.not_found` when there is none such.
 */
export async function showByCode(house: House, code: string): Promise<Followed> {
  const { organ_id, contact_id } = await homeOfCode(house, code)
  return house.db.withScope([organ_id], 'web', (tx) => follow(tx, house, organ_id, contact_id), { readOnly: true })
}

/** Which organ keeps the contact of a query code. Refuses as `showByCode`. */
export async function homeOfCode(
  house: House,
  typed: string,
): Promise<{ organ_id: string; contact_id: string; person_id: string | null }> {
  const code = normaliseCode(typed)
  if (code === undefined || !checkCode(code)) return refuse('code.mistyped', {}, 'code')
  const home = await house.db.withScope([], 'web', (tx) =>
    tx.selectFrom('code_directory').selectAll().where('code_hash', '=', codeHash(code)).executeTakeFirst(),
  )
  if (!home) return refuse('code.not_found', {}, 'code')
  const { organ_id, contact_id, person_id } = home
  return { organ_id, contact_id, person_id }
}

async function follow(tx: Tx, house: House, organ_id: string, contact_id: string): Promise<Followed> {
  const contact = (await loadContact(tx, organ_id, contact_id))?.contact
  const state = contact?.matter_id ? await loadMatter(tx, organ_id, contact.matter_id) : null
  if (!contact || !state) return refuse('code.not_found', {}, 'code')
  const organ = await organView(tx, organ_id)
  const today = todayOf(house)
  const { matter } = state
  const late = matter.open && !matter.internal && matter.last_day !== null ? daysBetween(matter.last_day, today) : 0
  return followed({
    contact,
    state,
    organ: await organNames(tx, organ_id),
    holder: await holderOf(tx, organ_id, state),
    moved_to: await movedTo(tx, state),
    late_reason: await lateReason(tx, house, organ_id, state),
    steps: await publicSteps(tx, organ_id, state, contact_id, 'Asia/Shanghai'),
    looks: await publicLooks(tx, organ_id, matter.walled, contact_id),
    may: allowedActions({ officer_id: null, seats: [], petitioner: true }, state, organ),
    today,
    lateDays: Math.max(0, late),
  })
}

async function organNames(tx: Tx, organ_id: string): Promise<{ name: string; name_en: string }> {
  return tx.selectFrom('organ').select(['name', 'name_en']).where('organ_id', '=', organ_id).executeTakeFirstOrThrow()
}

/** The office that holds the matter now, and who handles it there; behind the wall the office of the designated seat. */
async function holderOf(tx: Tx, organ_id: string, state: MatterState): Promise<Followed['holder']> {
  const { unit_id, handler_id, open } = state.matter
  if (!open) return null
  const owing = state.duties.find((d) => d.done_on === null && d.owner_office_id !== null)?.owner_office_id ?? null
  const office_id = unit_id ?? owing
  if (office_id === null) return null
  const office = await tx
    .selectFrom('office')
    .select(['name', 'name_en', 'phone'])
    .where('organ_id', '=', organ_id)
    .where('office_id', '=', office_id)
    .executeTakeFirst()
  const handler = await tx
    .selectFrom('officer')
    .select(['name', 'name_en', 'phone'])
    .where('organ_id', '=', organ_id)
    .where('officer_id', '=', handler_id ?? '')
    .executeTakeFirst()
  return office ? { ...office, handler: handler ?? null } : null
}

async function movedTo(tx: Tx, state: MatterState): Promise<Followed['moved_to']> {
  const link = state.links.find((one) => one.kind === 'moved_to' && one.undone_on === null)
  return link ? organNames(tx, link.other_organ_id) : null
}

async function lateReason(tx: Tx, house: House, organ_id: string, state: MatterState): Promise<string | null> {
  if (state.matter.late_why === null) return null
  const event = await tx
    .selectFrom('event')
    .select('event_id')
    .where('organ_id', '=', organ_id)
    .where('subject_id', '=', state.matter.matter_id)
    .where('kind', '=', 'explain_late')
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  if (!event) return null
  const keys = state.matter.walled ? house.keysOf(organ_id) : undefined
  const words = (await wordsOfEvents(tx, organ_id, [event.event_id], keys)).get(event.event_id)
  return (words as { reason?: string } | undefined)?.reason ?? null
}
