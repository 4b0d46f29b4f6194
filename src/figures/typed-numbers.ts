import type { Tx } from '../db/kysely.ts'
import { type Doer, type House, todayOf } from '../matters/house.ts'
import { recordChange } from '../offices/record-change.ts'
import { refuse, refuseAll, refusal } from '../rules/errors.ts'
import { extraIds, type Extras } from './extras.ts'

export type TypedNumber = {
  id: (typeof extraIds)[number]
  value: number
  source: string | null
  officer_id: string | null
  entered: string
}

/** What somebody typed for a year: numbers that the annual summary says and no record holds. */
export async function typedNumbers(tx: Tx, organ_id: string, year: number): Promise<TypedNumber[]> {
  const rows = await tx
    .selectFrom('typed_number')
    .select(['id', 'value', 'source', 'officer_id', 'entered'])
    .where('organ_id', '=', organ_id)
    .where('year', '=', year)
    .execute()
  return rows.flatMap((row) => {
    const id = extraIds.find((known) => known === row.id)
    return id === undefined ? [] : [{ ...row, id }]
  })
}

/** The same as the summary takes them. */
export function extrasOf(numbers: readonly TypedNumber[]): Extras {
  return Object.fromEntries(numbers.map(({ id, value, source }) => [id, { value, source: source ?? undefined }]))
}

/**
 * Writes typed numbers of a year with their sources; each that changed is an event: who said it, when, from where.
 * In: what was typed, by id; an empty value is left alone. Refuses `figure.not_yours` (only the petition office writes its
 * own organ's), `summary.number_wrong` with the field.
 */
export async function writeTypedNumbers(
  house: House,
  doer: Doer,
  { year, numbers }: { year: number; numbers: Partial<Record<TypedNumber['id'], { value: string; source: string }>> },
): Promise<void> {
  const { organ_id } = doer
  if (!doer.actor.seats.some((seat) => seat.role === 'petition_officer'))
    return refuse('figure.not_yours', { organ: organ_id })
  const given = extraIds.flatMap((id) => {
    const typed = numbers[id]
    const text = typed?.value.trim() ?? ''
    return text === '' ? [] : [{ id, text, source: typed?.source.trim() || null }]
  })
  refuseAll(
    given
      .filter(({ text }) => !/^\d{1,9}$/.test(text))
      .map(({ id }) => refusal('summary.number_wrong', { id }, `value.${id}`)),
  )
  await house.db.withScope([organ_id], 'web', async (tx) => {
    const known = await typedNumbers(tx, organ_id, year)
    const fresh = given.filter(({ id, text, source }) => {
      const before = known.find((one) => one.id === id)
      return before?.value !== Number(text) || before.source !== source
    })
    if (fresh.length === 0) return
    const entered = house.now()
    const { officer_id } = doer.actor
    for (const { id, text, source } of fresh) {
      await recordChange(house, tx, doer, {
        kind: 'typed_number',
        subject: 'typed-numbers',
        as: ['petition_officer'],
        happened: todayOf(house),
        facts: { year, id, value: Number(text) },
        ...(source === null ? {} : { words: { source } }),
      })
      const row = { value: Number(text), source, officer_id, entered }
      await tx
        .insertInto('typed_number')
        .values({ organ_id, year, id, ...row })
        .onConflict((c) => c.columns(['organ_id', 'year', 'id']).doUpdateSet(row))
        .execute()
    }
  })
}
