import type { Doer, House } from '../matters/house.ts'
import { refuse } from '../rules/errors.ts'
import { type By, depthOf, type Only } from './by.ts'
import { figureTable, sums } from './figures.ts'
import { periodOf, type When } from './period.ts'
import { type Figures, figuresSchema } from './present.ts'
import { reachOf } from './reach.ts'
import { mustAddUp, percent, type Sum } from './sums.ts'
import { addUp, medianOf, tally, type Tally, type Values } from './tally.ts'
import { withheld } from './withheld.ts'

export type FiguresAsk = When & {
  /** Whose records; several are counted one by one and added up (a county and its towns). */
  organ: string | readonly string[]
  /** Taken apart by this; of several organs also by organ. */
  by?: By | { dimension: 'organ' } | undefined
  /** Only this part. */
  only?: Only | undefined
  /** For the public: no count from 1 to k − 1 is shown, nor one from which it could be worked out. */
  atLeast?: number | undefined
}

/**
 * The figures of one or more organs. Each organ is counted in one snapshot; rates and medians are taken from the sums.
 * Refuses `figure.sum_wrong` when sums do not add up, and as `periodOf` and `reachOf` do.
 */
export async function figures(house: House, doer: Doer, ask: FiguresAsk): Promise<Figures> {
  const organs = typeof ask.organ === 'string' ? [ask.organ] : [...new Set(ask.organ)]
  if (organs.length === 0) return refuse('figure.no_such_organ', { organ: '' })
  const byOrgan = ask.by?.dimension === 'organ'
  const by = ask.by && ask.by.dimension !== 'organ' ? ask.by : undefined
  const counted = []
  for (const organ of organs) counted.push(await ofOrgan(house, doer, organ, ask, by))
  const parts = counted.map(({ organ, tally }) => {
    if (byOrgan) return { ...tally, parts: new Map([[organ as string | null, tally.counts]]) }
    // Villages and units have their names from their organ.
    const named = organs.length > 1 && (by?.dimension === 'village' || by?.dimension === 'unit')
    return named ? { ...tally, parts: renamed(tally.parts, organ) } : tally
  })
  const sum = addUp(parts)
  const checked = sums.map((s) => ({ parts: s.parts.map((id) => entry(sum, id)), whole: entry(sum, s.whole) }))
  for (const one of checked) mustAddUp(one)
  const last = counted.reduce(
    (a, b) => (a.period.asOf <= b.period.asOf ? a : b),
    counted[0] ?? refuse('figure.no_such_organ'),
  )
  return figuresSchema.parse(
    withheld(
      {
        organs,
        year: last.period.year,
        from: last.period.from,
        to: last.period.to,
        as_of: last.period.asOf,
        covers: counted.every((c) => c.covers === 'all') ? 'all' : 'readable',
        figures: figureTable.map((figure) => ({
          id: figure.id,
          unit: figure.unit,
          counts: figure.counts,
          over: figure.over,
          source: figure.source,
          ...(figure.kind === 'rate'
            ? {
                value: percent(sum.counts.get(figure.part) ?? 0, sum.counts.get(figure.whole) ?? 0),
                part: entry(sum, figure.part),
                whole: entry(sum, figure.whole),
              }
            : {
                value:
                  figure.kind === 'median'
                    ? medianOf(sum.spread.get(figure.id) ?? new Map())
                    : (sum.counts.get(figure.id) ?? 0),
              }),
        })),
        sums: checked,
        by: ask.by
          ? {
              dimension: ask.by.dimension,
              ...(by?.dimension === 'category' ? { depth: depthOf(by) } : {}),
              rows: [...(sum.parts ?? [])]
                .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
                .map(([key, values]) => ({ key, values: valuesOf(values) })),
            }
          : null,
      },
      ask.atLeast ?? 0,
    ),
  )
}

async function ofOrgan(house: House, doer: Doer, organ: string, ask: FiguresAsk, by: By | undefined) {
  return house.db.withScope(
    [organ],
    'web',
    async (tx) => {
      const reach = await reachOf(tx, house, doer, organ)
      const period = periodOf(ask, reach.today)
      return { organ, period, covers: reach.covers, tally: await tally(tx, reach, period, by, ask.only) }
    },
    { readOnly: true, snapshot: true },
  )
}

const entry = (sum: Tally, id: string): Sum['whole'] => ({ id, value: sum.counts.get(id) ?? 0 })

function renamed(parts: Tally['parts'], organ: string): Tally['parts'] {
  return parts && new Map([...parts].map(([key, values]) => [key === null ? null : `${organ}/${key}`, values]))
}

function valuesOf(values: Values): Record<string, number | null> {
  const rates = figureTable.flatMap((f) =>
    f.kind === 'rate' && values.has(f.part) && values.has(f.whole)
      ? [[f.id, percent(values.get(f.part) ?? 0, values.get(f.whole) ?? 0)] as const]
      : [],
  )
  return Object.fromEntries([...values, ...rates])
}
