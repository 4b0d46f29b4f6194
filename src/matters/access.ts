import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import { readerIds } from '../rules/readers.ts'
import type { Doer } from './house.ts'

/** As whom records of one organ are read: the reader ids that give, the officer from whom `barred` takes away. */
export type Access = {
  organ_id: string
  readers: string[]
  officer_id: string | null
  /** Holds a seat that reads behind the wall. */
  designated: boolean
  /** Reads about all there is: the petition office, the county. */
  wide: boolean
}

/** What a doer may read of what `organ_id` keeps: their own organ's records, or as the county those of an organ below. */
export function accessOf(doer: Doer, organ_id: string = doer.organ_id): Access {
  return {
    organ_id,
    readers: readerIds(doer.actor, doer.organ_id, organ_id),
    officer_id: doer.actor.officer_id,
    designated: doer.actor.seats.some((seat) => seat.role === 'accusations'),
    wide: doer.actor.seats.some((seat) => ['clerk', 'petition_officer', 'county'].includes(seat.role)),
  }
}

/** The condition that a matter is not taken away from this officer. In: an expression that names the matter. */
export function notBarred(access: Access, matter: ReturnType<typeof sql.ref>) {
  return sql`${matter} <> all (array(select b.matter_id from barred b where b.organ_id = ${access.organ_id} and b.officer_id = ${access.officer_id ?? ''}))`
}

/** Which of these matters this access shows. */
export async function visibleAmong(tx: Tx, access: Access, matter_ids: readonly string[]): Promise<Set<string>> {
  if (matter_ids.length === 0 || access.readers.length === 0) return new Set()
  const { rows } = await sql<{ matter_id: string }>`
    select distinct r.matter_id from matter_reader r
    where r.organ_id = ${access.organ_id} and r.matter_id = any (${matter_ids}::uuid[])
      and r.reader_id = any (${access.readers}::text[]) and ${notBarred(access, sql.ref('r.matter_id'))}`.execute(tx)
  return new Set(rows.map((row) => row.matter_id))
}
