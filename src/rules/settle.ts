import { applyToMatter } from './apply.ts'
import { deskOwner, newDuty, type Owner, ownerOf } from './drafting.ts'
import { stages } from './lifecycle.ts'
import { binds } from './matter-clocks.ts'
import type { Clock, Day, Duty, Effects, Matter, MatterState, OrganView, Stage } from './types.ts'

type DutyChange = Pick<Duty, 'duty_id'> & Partial<Duty>

/** What the next step is where no clock and no request already makes it somebody's duty. */
const nextStep: { readonly [stage in Stage]?: string } = {
  registered: 'assign',
  passed_on: 'accept',
  kept: 'accept',
  accepted: 'answer',
  handling: 'answer',
  refused: 'serve',
  opinion_signed: 'serve',
}
const steps = new Set(Object.values(nextStep))

/**
 * Completes the effects of an act with what follows from them: whether the matter is open, which running clock ends
 * first, and the duty that stands for each clock (who owes it: `owner`, or whoever owed it before). An open matter always
 * has somebody who owes something; an ended one owes only the return visit and an answer to the organ above.
 */
export function settle(
  state: MatterState | null,
  effects: Effects,
  on: Day,
  { owner, organ }: { owner?: Owner | undefined; organ: OrganView },
): Effects {
  const version = (state?.matter.version ?? 0) + 1
  const given = applyToMatter(state, version, effects)
  const open = (stages.open as readonly string[]).includes(given.matter.stage) && given.matter.closed_on === null
  const ended = open ? [] : given.clocks.filter((c) => c.ended_on === null && (binds(c) || c.kind === 'object'))
  const withClocks: Effects = {
    ...effects,
    clocks: [...(effects.clocks ?? []), ...ended.map((c) => ({ kind: c.kind, n: c.n, ended_on: on }))],
    set: { ...effects.set, ...asked(given.matter, open) },
  }
  let after = applyToMatter(state, version, withClocks)
  const next = nearest(after.clocks.filter((c) => c.ended_on === null && binds(c)))
  const duties: DutyChange[] = [...(effects.duties ?? [])]
  const add = (more: DutyChange[]) => {
    duties.push(...more)
    after = applyToMatter(after, version, { duties: more })
  }
  add(clockDuties(after, owner, organ))
  add(endings(after, open, on))
  if (open) add(step(after, on, owner, organ))
  return {
    ...withClocks,
    set: changed(state?.matter, {
      ...withClocks.set,
      open,
      clock_kind: next?.kind ?? null,
      last_day: next?.last_day ?? null,
      last_day_basis: next?.article || null,
      provisional: next?.provisional ?? false,
      internal: next?.internal ?? false,
    }),
    duties: oneEach(duties),
  }
}

/** What waited to be decided waits no more when the matter has ended, or when there is no clock left to extend. */
function asked(matter: Matter, open: boolean): Partial<Matter> {
  const waits = matter.asked === 'extension' ? (stages.inWork as readonly string[]).includes(matter.stage) : open
  return matter.asked === null || waits ? {} : { asked: null, asked_days: null, asked_by: null }
}

/** The clock whose last day comes first; one without a last day comes after all others. */
export function nearest(clocks: Clock[]): Clock | undefined {
  return clocks.toSorted(
    (a, b) => (a.last_day ?? '9999').localeCompare(b.last_day ?? '9999') || a.kind.localeCompare(b.kind),
  )[0]
}

function clockDuties(after: MatterState, owner: Owner | undefined, organ: OrganView): DutyChange[] {
  const owes = owner ?? holder(after, organ)
  return after.clocks.filter(binds).flatMap((clock) => {
    const duty_id = `${after.matter.matter_id}:${clock.kind}:${clock.n}`
    const before = after.duties.find((d) => d.duty_id === duty_id)
    const keeps = before !== undefined && (owner === undefined || before.done_on !== null)
    const wanted: Duty = {
      duty_id,
      kind: clock.kind,
      owner_seat_id: keeps ? before.owner_seat_id : owes.seat,
      owner_office_id: keeps ? before.owner_office_id : owes.office,
      last_day: clock.last_day,
      provisional: clock.provisional,
      basis: clock.article,
      since: clock.starts_on,
      done_on: clock.ended_on,
    }
    const difference = before ? changed(before, wanted) : wanted
    return Object.keys(difference).length > 0 ? [{ ...difference, duty_id }] : []
  })
}

function endings(after: MatterState, open: boolean, on: Day): DutyChange[] {
  const { stage } = after.matter
  const closed = stage === 'closed' || stage === 'visited'
  const over = (d: Duty) => {
    if (d.kind === 'decide_extension') return after.matter.asked !== 'extension'
    if (open) return steps.has(d.kind) && d.kind !== nextStep[stage]
    return !(closed && (d.kind === 'return_visit' || d.kind === 'reply_above'))
  }
  return after.duties
    .filter((d) => d.done_on === null && over(d))
    .map((d) => ({ duty_id: d.duty_id, done_on: on < d.since ? d.since : on }))
}

/** The duty of the next step: begun where nothing else is owed, and moved with the unit. */
function step(after: MatterState, on: Day, owner: Owner | undefined, organ: OrganView): DutyChange[] {
  const { matter, duties } = after
  const kind = nextStep[matter.stage]
  const open = duties.filter((d) => d.done_on === null)
  const begun = open.find((d) => d.kind === kind)
  if (begun) {
    const moved = owner ? changed(begun, { owner_seat_id: owner.seat, owner_office_id: owner.office }) : {}
    return Object.keys(moved).length > 0 ? [{ ...moved, duty_id: begun.duty_id }] : []
  }
  if (kind === undefined || open.length > 0) return []
  return [newDuty(after, kind, on, owner ?? holder(after, organ), null)]
}

/** Who works on the matter: the seat of the lead unit that owed its clocks before, else the one that works off its duties. */
function holder({ matter, clocks, duties }: MatterState, organ: OrganView): Owner {
  const unit = matter.unit_id
  if (matter.walled || unit === null) return deskOwner(organ, matter.walled)
  const kinds = new Set([...steps, ...clocks.map((c) => c.kind)])
  const before = duties
    .filter((d) => d.owner_office_id === unit && d.owner_seat_id !== null && kinds.has(d.kind))
    .toSorted((a, b) => a.since.localeCompare(b.since))
    .at(-1)
  return before ? { seat: before.owner_seat_id, office: unit } : ownerOf(organ, unit)
}

/** Several changes of one duty as one. */
function oneEach(duties: DutyChange[]): DutyChange[] {
  const byId = new Map<string, DutyChange>()
  for (const duty of duties) byId.set(duty.duty_id, { ...byId.get(duty.duty_id), ...duty })
  return [...byId.values()]
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
