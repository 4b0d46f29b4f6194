import { applyToMatter } from './apply.ts'
import { stages } from './lifecycle.ts'
import type { Clock, Day, Duty, Effects, Matter, MatterState } from './types.ts'

export type Owner = { seat: string | null; office: string }

/**
 * Completes the effects of an act with what follows from them: whether the matter is open, which running clock ends
 * first, and the duty that stands for each clock (who owes it: `owner`, or whoever owed it before).
 */
export function settle(state: MatterState | null, effects: Effects, owner?: Owner): Effects {
  const after = applyToMatter(state, (state?.matter.version ?? 0) + 1, effects)
  const open = (stages.open as readonly string[]).includes(after.matter.stage) && after.matter.closed_on === null
  const ended = open ? [] : after.clocks.filter((c) => c.ended_on === null && !survives(c))
  const on = after.matter.closed_on ?? after.matter.moved_on ?? after.matter.voided_on
  const clocks = [...(effects.clocks ?? []), ...ended.map((c) => ({ kind: c.kind, n: c.n, ended_on: on }))]
  const running = after.clocks.filter((c) => c.ended_on === null && !ended.includes(c))
  const next = nearest(running)
  const set: Partial<Matter> = {
    ...effects.set,
    open,
    clock_kind: next?.kind ?? null,
    last_day: next?.last_day ?? null,
    last_day_basis: next?.article ?? null,
    provisional: next?.provisional ?? false,
    internal: next?.internal ?? false,
  }
  const duties = [...(effects.duties ?? []), ...clockDuties(after, ended, on, owner)]
  const closing = open ? [] : after.duties.filter((d) => d.done_on === null && !d.duty_id.endsWith(':return_visit'))
  return {
    ...effects,
    set: changed(state?.matter, set),
    ...(clocks.length > 0 ? { clocks } : {}),
    ...(duties.length + closing.length > 0
      ? {
          duties: [
            ...duties,
            ...closing
              .filter((c) => !duties.some((d) => d.duty_id === c.duty_id))
              .map((d) => ({ duty_id: d.duty_id, done_on: on })),
          ],
        }
      : {}),
  }
}

/** The clock whose last day comes first; one without a last day comes after all others. */
export function nearest(clocks: Clock[]): Clock | undefined {
  return [...clocks].sort(
    (a, b) => (a.last_day ?? '9999').localeCompare(b.last_day ?? '9999') || a.kind.localeCompare(b.kind),
  )[0]
}

/** Clocks of the petitioner (asking for review) run on after closing. */
function survives(clock: Clock): boolean {
  return clock.kind === 'ask-review' || clock.kind === 'ask-re-review'
}

function clockDuties(
  after: MatterState,
  ended: Clock[],
  on: Day | null,
  owner: Owner | undefined,
): (Pick<Duty, 'duty_id'> & Partial<Duty>)[] {
  const found: (Pick<Duty, 'duty_id'> & Partial<Duty>)[] = []
  for (const clock of after.clocks) {
    if (survives(clock)) continue
    const duty_id = `${after.matter.matter_id}:${clock.kind}:${clock.n}`
    const before = after.duties.find((d) => d.duty_id === duty_id)
    const done_on = ended.includes(clock) ? on : clock.ended_on
    const wanted: Duty = {
      duty_id,
      kind: clock.kind,
      owner_seat_id: before && (!owner || before.done_on !== null) ? before.owner_seat_id : (owner?.seat ?? null),
      owner_office_id: before && (!owner || before.done_on !== null) ? before.owner_office_id : (owner?.office ?? null),
      last_day: clock.last_day,
      provisional: clock.provisional,
      basis: clock.article,
      since: clock.starts_on,
      done_on,
    }
    const difference = before ? changed(before, wanted) : wanted
    if (Object.keys(difference).length > 0) found.push({ ...difference, duty_id })
  }
  return found
}

/** Only the fields whose value differs from before. */
export function changed<Row extends object>(before: Row | undefined, after: Partial<Row>): Partial<Row> {
  if (!before) return after
  return Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify((before as Record<string, unknown>)[key]),
    ),
  ) as Partial<Row>
}
