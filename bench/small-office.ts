import type { Doer, House } from '../src/matters/house.ts'
import { openOrgan } from '../src/offices/open-organ.ts'
import { seatsOf } from '../src/offices/organ-view.ts'
import { makeKeys, saveKeys } from '../src/record/keys.ts'
import { keysFolder } from '../src/start.ts'

/** Opens a small office that keeps the records of one file. */
export async function office(house: House, dataDir: string, organ_id: string): Promise<Doer> {
  saveKeys(keysFolder(dataDir), makeKeys(organ_id, { now: house.now(), random: house.random }))
  const since = '2010-01-01'
  await openOrgan(
    house,
    {
      organ_id,
      parent_id: null,
      level: 'town',
      name: organ_id,
      name_en: organ_id,
      word: organ_id,
      offices: [
        {
          office_id: 'po',
          parent_office_id: null,
          kind: 'petition_office',
          name: 'petitions',
          name_en: 'petitions',
          from_day: since,
        },
      ],
      seats: [{ seat_id: 'officer', office_id: 'po', role: 'petition_officer', title: 'officer', title_en: 'officer' }],
      officers: [{ officer_id: 'officer', name: 'officer', name_en: 'officer' }],
      holdings: [{ seat_id: 'officer', officer_id: 'officer', from_day: since }],
    },
    { officer_id: null, via: 'cli' },
  )
  const seats = await house.db.withScope([organ_id], 'web', (tx) => seatsOf(tx, organ_id, 'officer', '2020-01-01'))
  return { organ_id, via: 'import', actor: { officer_id: 'officer', seats } }
}
