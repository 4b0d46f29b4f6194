import { figureTable } from './figures.ts'
import type { Figures } from './present.ts'

/** Leaves out what would tell of fewer than `k`: a small part, and the next one when it could be worked out from the sum. */
export function withheld(all: Figures, k: number): Figures {
  if (k <= 1) return all
  const small = (value: number | null) => value !== null && value > 0 && value < k
  const hidden = new Set(
    all.figures.filter((f) => f.unit !== 'percent' && f.unit !== 'day' && small(f.value)).map((f) => f.id),
  )
  for (const sum of all.sums) {
    const open = sum.parts.filter((p) => !hidden.has(p.id) && p.value !== 0)
    const shut = sum.parts.filter((p) => hidden.has(p.id))
    const next = open.sort((a, b) => (a.value ?? 0) - (b.value ?? 0))[0]
    if (shut.length === 1 && next && !hidden.has(sum.whole.id)) hidden.add(next.id)
  }
  const shown = (one: { id: string; value: number | null }) => (hidden.has(one.id) ? { ...one, value: null } : one)
  return {
    ...all,
    figures: all.figures.map((f) => {
      if (f.part && f.whole) {
        const gone = hidden.has(f.part.id) || hidden.has(f.whole.id)
        return { ...f, part: shown(f.part), whole: shown(f.whole), value: gone ? null : f.value }
      }
      return { ...f, value: hidden.has(f.id) ? null : f.value }
    }),
    sums: all.sums.map((s) => ({ parts: s.parts.map(shown), whole: shown(s.whole) })),
    by: all.by && { ...all.by, rows: withheldRows(all.by.rows, k, hidden) },
  }
}

function withheldRows(rows: NonNullable<Figures['by']>['rows'], k: number, hidden: ReadonlySet<string>) {
  const ids = [...new Set(rows.flatMap((r) => Object.keys(r.values)))]
  const kept = rows.map((r) => ({ key: r.key, values: { ...r.values } }))
  for (const figure of figureTable) {
    if (figure.kind !== 'count' || !ids.includes(figure.id)) continue
    const filled = kept.filter((r) => (r.values[figure.id] ?? 0) > 0)
    const few = filled.filter((r) => (r.values[figure.id] ?? 0) < k)
    const next = filled
      .filter((r) => !few.includes(r))
      .sort((a, b) => (a.values[figure.id] ?? 0) - (b.values[figure.id] ?? 0))[0]
    const gone = few.length === 1 && next && !hidden.has(figure.id) ? [...few, next] : few
    for (const row of gone) row.values[figure.id] = null
  }
  for (const figure of figureTable) {
    if (figure.kind !== 'rate') continue
    for (const row of kept)
      if (figure.id in row.values && (row.values[figure.part] === null || row.values[figure.whole] === null))
        row.values[figure.id] = null
  }
  return kept
}
