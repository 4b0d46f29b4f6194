import { refuse } from '../rules/errors.ts'

export type Sum = { parts: { id: string; value: number }[]; whole: { id: string; value: number } }

/** Refuses `figure.sum_wrong` when the parts do not add up to the whole: 26 + 1 = 27, 33 + 68 = 101. */
export function mustAddUp({ parts, whole }: Sum): void {
  const sum = parts.reduce((n, part) => n + part.value, 0)
  if (sum !== whole.value) {
    refuse('figure.sum_wrong', {
      sum: `${parts.map((p) => p.value).join(' + ')} = ${sum}`,
      whole: whole.value,
      parts: parts.map((p) => p.id).join(' + '),
      of: whole.id,
    })
  }
}

/** A share in percent with one decimal, half up, counted in whole numbers: 136 of 141 is 96.5. Null of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 2000 + whole) / (2 * whole)) / 10
}

/** Whether a percentage that somebody wrote is what the records yield, to the decimals in which it is written. */
export function statedRate(part: number, whole: number, stated: number): { computed: number | null; holds: boolean } {
  const computed = percent(part, whole)
  const written = Number.isInteger(stated) ? Math.floor((part * 200 + whole) / (2 * whole)) : computed
  return { computed, holds: written === stated }
}
