import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import type { Doer, House } from '../matters/house.ts'
import { refuse, refuseAll } from '../rules/errors.ts'
import { lineTyped, namesTyped, phoneTyped } from './names-typed.ts'
import { receptionDaysTyped } from './reception-days.ts'
import { recordChange } from './record-change.ts'

/** What the office says of itself: on its card, in the receipt, on the public pages. */
export type OfficeCard = {
  name: string
  name_en: string
  phone: string
  address: string
  address_en: string
  hours: string
  hours_en: string
  /** The leaders' days, a line each. */
  receptions: string
  receptions_en: string
}

/** The office of an organ's leaders, under which their days are kept. */
const leadershipOf = (organ_id: string) => sql<string>`
  select l.office_id from office l
  where l.organ_id = ${organ_id} and l.kind = 'leadership' and l.to_day is null order by l.office_id limit 1`

/** The card of an organ's petition office. Refuses `office.not_found`. */
export async function cardOf(tx: Tx, organ_id: string): Promise<OfficeCard & { office_id: string }> {
  const { rows } = await sql<OfficeCard & { office_id: string }>`
    select f.office_id, f.name, f.name_en, coalesce(f.phone, '') as phone, coalesce(r.address, '') as address,
      coalesce(r.address_en, '') as address_en, coalesce(r.hours, '') as hours, coalesce(r.hours_en, '') as hours_en,
      coalesce(d.hours, '') as receptions, coalesce(d.hours_en, '') as receptions_en
    from office f left join office_reception r on r.organ_id = ${organ_id} and r.office_id = f.office_id
    left join office_reception d on d.organ_id = ${organ_id} and d.office_id = (${leadershipOf(organ_id)})
    where f.organ_id = ${organ_id} and f.kind = 'petition_office' order by f.office_id limit 1`.execute(tx)
  return rows[0] ?? refuse('office.not_found')
}

/** Changes the card. Refuses as `namesTyped`, `receptionDaysTyped` and `lineTyped`. */
export async function saveCard(house: House, doer: Doer, input: OfficeCard): Promise<void> {
  const { organ_id } = doer
  const { names, refusals } = namesTyped(input.name, input.name_en)
  const [days, days_en] = [
    receptionDaysTyped('receptions', input.receptions),
    receptionDaysTyped('receptions_en', input.receptions_en),
  ]
  refuseAll([...refusals, ...days.refusals, ...days_en.refusals])
  const phone = phoneTyped(input.phone)
  const said = { address: input.address, address_en: input.address_en, hours: input.hours, hours_en: input.hours_en }
  const [address, address_en, hours, hours_en] = Object.entries(said).map(([field, text]) => lineTyped(field, text))
  await house.db.withScope([organ_id], 'web', async (tx) => {
    const { office_id } = await cardOf(tx, organ_id)
    await recordChange(house, tx, doer, {
      kind: 'card_changed',
      facts: { office_id },
      words: { ...names, phone, ...said, receptions: days.lines, receptions_en: days_en.lines },
    })
    await tx
      .updateTable('office')
      .set({ ...names, phone })
      .where('organ_id', '=', organ_id)
      .where('office_id', '=', office_id)
      .execute()
    await sql`
      insert into office_reception (organ_id, office_id, address, address_en, hours, hours_en)
      values (${organ_id}, ${office_id}, ${address}, ${address_en}, ${hours}, ${hours_en})
      on conflict (organ_id, office_id) do update set address = excluded.address, address_en = excluded.address_en,
        hours = excluded.hours, hours_en = excluded.hours_en`.execute(tx)
    await sql`
      insert into office_reception (organ_id, office_id, hours, hours_en)
      select ${organ_id}, l.office_id, ${days.lines}, ${days_en.lines} from (${leadershipOf(organ_id)}) l
      on conflict (organ_id, office_id) do update set hours = excluded.hours, hours_en = excluded.hours_en`.execute(tx)
  })
}
