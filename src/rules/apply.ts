import type { Contact, ContactEffects, ContactState, Effects, Matter, MatterState } from './types.ts'

/** Applies one event of a matter to its state; the first event (seq 1) brings the whole row. Input is not changed. */
export function applyToMatter(state: MatterState | null, seq: number, facts: Effects): MatterState {
  const before: MatterState = state ?? {
    matter: {} as Matter,
    clocks: [],
    duties: [],
    handling: [],
    links: [],
    barred: [],
    papers: [],
    readers: {},
  }
  const unbarred = new Set(facts.unbarred ?? [])
  const barred = before.barred.filter((b) => !unbarred.has(b.officer_id))
  return {
    matter: { ...before.matter, ...facts.set, version: seq },
    clocks: merge(before.clocks, facts.clocks, (c) => `${c.kind}:${c.n}`),
    duties: merge(before.duties, facts.duties, (d) => d.duty_id),
    handling: merge(before.handling, facts.handling, (h) => String(h.n)),
    links: merge(before.links, facts.links, (l) => `${l.kind}:${l.other_organ_id}:${l.other_id}`),
    barred: merge(barred, facts.barred, (b) => b.officer_id),
    papers: merge(before.papers, facts.papers, (p) => p.paper_id),
    readers: mergeReaders(before.readers, facts.readers),
  }
}

/** Applies one event of a contact to its state. */
export function applyToContact(state: ContactState | null, seq: number, facts: ContactEffects): ContactState {
  const before: ContactState = state ?? { contact: {} as Contact, people: [], readers: {} }
  return {
    contact: { ...before.contact, ...facts.set, version: seq },
    people: merge(before.people, facts.people, (p) => p.person_id),
    readers: mergeReaders(before.readers, facts.readers),
  }
}

/** The state that a matter's events yield, in order of seq. */
export function summariseMatter(events: { seq: number; facts: Effects }[]): MatterState | null {
  return events.reduce<MatterState | null>((state, e) => applyToMatter(state, e.seq, e.facts), null)
}

/** The state that a contact's events yield, in order of seq. */
export function summariseContact(events: { seq: number; facts: ContactEffects }[]): ContactState | null {
  return events.reduce<ContactState | null>((state, e) => applyToContact(state, e.seq, e.facts), null)
}

function merge<Row extends object>(
  rows: Row[],
  changes: Partial<Row>[] | undefined,
  keyOf: (row: Row) => string,
): Row[] {
  if (!changes || changes.length === 0) return rows
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  for (const change of changes) {
    const key = keyOf(change as Row)
    byKey.set(key, { ...byKey.get(key), ...change } as Row)
  }
  return [...byKey.values()]
}

function mergeReaders(
  readers: Record<string, number>,
  changes: Record<string, number> | undefined,
): Record<string, number> {
  const next = { ...readers }
  for (const [id, reasons] of Object.entries(changes ?? {})) {
    if (reasons === 0) delete next[id]
    else next[id] = reasons
  }
  return next
}
