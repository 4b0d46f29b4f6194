import { testDb } from '../db/testing.ts'
import { loadCalendar } from '../lib/calendar.ts'
import { shippedPath } from '../lib/shipped.ts'
import { shippedCategories } from '../lib/categories.ts'
import { fixedNow } from '../lib/clock.ts'
import { seededRandom } from '../lib/ids.ts'
import { addCategories } from '../offices/categories.ts'
import { openOrgan, type OrganPlan } from '../offices/open-organ.ts'
import { seatsOf } from '../offices/organ-view.ts'
import { makeKeys, openKeys, type OrganKeys } from '../record/keys.ts'
import type { RegisterInput } from '../rules/acts.ts'
import { todayOf, type Doer, type House } from './house.ts'

/** A small town for tests: one petition office, two stations, two villages, one of every post. */
export const smallTown: OrganPlan = {
  organ_id: 'shitown',
  parent_id: null,
  level: 'town',
  name: '石镇',
  name_en: 'Shi Town',
  word: '石政',
  offices: [
    {
      office_id: 'leaders',
      parent_office_id: null,
      kind: 'leadership',
      name: '镇领导',
      name_en: 'Leaders',
      from_day: '2015-01-01',
    },
    {
      office_id: 'po',
      parent_office_id: null,
      kind: 'petition_office',
      name: '信访办',
      name_en: 'Petition office',
      from_day: '2015-01-01',
    },
    {
      office_id: 'land',
      parent_office_id: null,
      kind: 'station',
      name: '国土所',
      name_en: 'Land office',
      from_day: '2015-01-01',
    },
    {
      office_id: 'law',
      parent_office_id: null,
      kind: 'station',
      name: '司法所',
      name_en: 'Justice office',
      from_day: '2015-01-01',
    },
    {
      office_id: 'liushu',
      parent_office_id: null,
      kind: 'village',
      name: '柳树村',
      name_en: 'Liushu Village',
      from_day: '2015-01-01',
    },
    {
      office_id: 'nangang',
      parent_office_id: null,
      kind: 'village',
      name: '南岗村',
      name_en: 'Nangang Village',
      from_day: '2015-01-01',
    },
    {
      office_id: 'discipline',
      parent_office_id: null,
      kind: 'accusations',
      name: '纪检',
      name_en: 'Discipline',
      from_day: '2015-01-01',
    },
  ],
  seats: [
    { seat_id: 'clerk', office_id: 'po', role: 'clerk', title: '接待员', title_en: 'Clerk' },
    { seat_id: 'officer', office_id: 'po', role: 'petition_officer', title: '信访专干', title_en: 'Petition officer' },
    { seat_id: 'land-1', office_id: 'land', role: 'handler', title: '国土所长', title_en: 'Head of the land office' },
    { seat_id: 'law-1', office_id: 'law', role: 'handler', title: '司法所长', title_en: 'Head of the justice office' },
    { seat_id: 'mayor', office_id: 'leaders', role: 'leader', title: '副镇长', title_en: 'Deputy mayor' },
    {
      seat_id: 'liushu-1',
      office_id: 'liushu',
      role: 'village_officer',
      title: '村支书',
      title_en: 'Village secretary',
    },
    {
      seat_id: 'nangang-1',
      office_id: 'nangang',
      role: 'village_officer',
      title: '村支书',
      title_en: 'Village secretary',
    },
    {
      seat_id: 'designated',
      office_id: 'discipline',
      role: 'accusations',
      title: '纪检委员',
      title_en: 'Discipline member',
    },
    { seat_id: 'admin', office_id: 'po', role: 'administrator', title: '系统管理员', title_en: 'Administrator' },
  ],
  officers: ['zhou', 'min', 'wu', 'he', 'zhao', 'chen', 'liu', 'qian', 'root'].map((id) => ({
    officer_id: id,
    name: id,
    name_en: id,
  })),
  holdings: [
    ['clerk', 'min'],
    ['officer', 'zhou'],
    ['land-1', 'wu'],
    ['law-1', 'he'],
    ['mayor', 'zhao'],
    ['liushu-1', 'chen'],
    ['nangang-1', 'liu'],
    ['designated', 'qian'],
    ['admin', 'root'],
  ].map(([seat_id = '', officer_id = '']) => ({ seat_id, officer_id, from_day: '2015-01-01' })),
}

/** A house with the small town in a fresh database; its clock stands at `at` until moved. */
export async function testHouse(at = '2018-05-07T01:00:00.000Z') {
  const clock = fixedNow(at)
  const random = seededRandom('test house')
  const all = new Map<string, OrganKeys>()
  const house: House = {
    db: await testDb(),
    now: clock.now,
    random,
    law: { calendar: loadCalendar(shippedPath('data/calendar/cn-workdays.csv')), own: [] },
    keysOf: (organ) => {
      const known = all.get(organ) ?? openKeys(makeKeys(organ, { now: at, random }))
      all.set(organ, known)
      return known
    },
  }
  await addCategories(
    house.db,
    shippedCategories().categories.map((c) => ({ path: c.zh, path_en: c.en, wall: c.wall })),
    'shipped',
  )
  await openOrgan(house, smallTown, { officer_id: null, via: 'cli' })
  const doer = async (officer_id: string): Promise<Doer> => ({
    organ_id: smallTown.organ_id,
    actor: {
      officer_id,
      seats: await house.db.withScope([smallTown.organ_id], 'web', (tx) =>
        seatsOf(tx, smallTown.organ_id, officer_id, todayOf(house)),
      ),
    },
    via: 'counter',
  })
  return { house, clock, doer }
}

/** A visit about a homestead, complete; change what a test is about. */
export function visit(changes: Partial<RegisterInput> = {}): RegisterInput {
  return {
    channel: 'visit',
    received: '2018-05-07',
    kind: 'demand',
    subject: '宅基地相邻滴水通道被占',
    facts: '邻居砌墙占了滴水通道，雨天积水。',
    demands: ['查清两户宅基地界线', '恢复滴水通道'],
    present: 12,
    people: [{ name: '李大有', phone: '13900000001', representative: true }],
    anonymous: false,
    category: '农村农业/土地承包经营/宅基地纠纷',
    village: 'nangang',
    ...changes,
  }
}
