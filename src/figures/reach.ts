import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import { type Doer, type House, todayOf } from '../matters/house.ts'
import { refuse } from '../rules/errors.ts'
import { readerIds } from '../rules/readers.ts'
import type { Day } from '../rules/types.ts'
import { all } from './conditions.ts'
import type { Condition, Counts } from './types.ts'

/** `all`: every record that lies in front of the wall; `readable`: what its reader may see. */
export type Covers = 'all' | 'readable'

/** Whose records are counted, for whom. */
export type Reach = {
  organ_id: string
  petitionOffice: string
  today: Day
  covers: Covers
  /** Conditions on a row of each table: in force, in front of the wall, and this reader may see it. */
  may: Record<Counts, Condition>
}

/**
 * What of an organ's records this person's figures count. The petition office counts all that is not behind the wall,
 * everybody else what a reader row gives them; what an officer is barred from is counted for them nowhere.
 * Refuses `figure.no_such_organ`, and `figure.not_yours` for an organ that is neither theirs nor below theirs.
 */
export async function reachOf(tx: Tx, house: House, doer: Doer, organ_id: string): Promise<Reach> {
  const organ = await tx
    .selectFrom('organ')
    .select(['parent_id', 'petition_office_id', 'zone'])
    .where('organ_id', '=', organ_id)
    .executeTakeFirst()
  if (!organ) return refuse('figure.no_such_organ', { organ: organ_id })
  const readers = readerIds(doer.actor, doer.organ_id, organ_id)
  const own = organ_id === doer.organ_id
  if (doer.actor.petitioner || readers.length === 0 || !(own || organ.parent_id === doer.organ_id))
    return refuse('figure.not_yours', { organ: organ_id })
  const petitionOffice = organ.petition_office_id ?? ''
  const officer = doer.actor.officer_id
  const barred = officer === null ? false : own && (await isBarred(tx, organ_id, officer))
  const sees = own && readers.includes(petitionOffice)
  return {
    organ_id,
    petitionOffice,
    today: todayOf(house, organ.zone),
    covers: sees && !barred ? 'all' : 'readable',
    may: conditions(organ_id, sees ? null : readers, barred ? officer : null),
  }
}

async function isBarred(tx: Tx, organ_id: string, officer_id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('barred')
    .select('matter_id')
    .where('organ_id', '=', organ_id)
    .where('officer_id', '=', officer_id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function conditions(organ: string, readers: readonly string[] | null, barredFrom: string | null): Reach['may'] {
  const ids = readers === null ? null : sql.join(readers.map((id) => sql`${id}`))
  const open = barredFrom
    ? [
        sql<boolean>`not exists (select 1 from barred b where b.organ_id = ${organ} and b.matter_id = m.matter_id and b.officer_id = ${barredFrom})`,
      ]
    : []
  const seesMatter = sql<boolean>`exists (select 1 from matter_reader r where r.organ_id = ${organ} and r.matter_id = m.matter_id and r.reader_id in (${ids}))`
  // Who may see a matter may see its contacts.
  const seesContact = sql<boolean>`(exists (select 1 from contact_reader r where r.organ_id = ${organ} and r.contact_id = c.contact_id and r.reader_id in (${ids})) or ${seesMatter})`
  return {
    matter: all(
      sql<boolean>`m.organ_id = ${organ} and not m.walled and m.voided_on is null`,
      ...(ids ? [seesMatter] : []),
      ...open,
    ),
    contact: all(
      // With its matter voided, a contact was a mistake too.
      sql<boolean>`c.organ_id = ${organ} and not c.walled and c.voided_on is null and m.walled is not true and m.voided_on is null`,
      ...(ids ? [seesContact] : []),
      ...open,
    ),
    office: sql<boolean>`o.organ_id = ${organ}`,
  }
}
