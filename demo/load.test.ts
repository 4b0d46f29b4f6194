import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDb } from '../src/db/testing.ts'
import { seededRandom } from '../src/lib/ids.ts'
import type { House } from '../src/matters/house.ts'
import { makeKeys, openKeys, type OrganKeys } from '../src/record/keys.ts'
import { calendar } from './days.ts'
import { loadDemo, townOf } from './load.ts'
import { DEMO_SEED, demoCounty, ownRules } from './shiqiao.ts'

test('the demo goes in by the doors that everybody uses and stands there as it was told', async () => {
  const county = demoCounty(DEMO_SEED, '2018-03-24')
  const random = seededRandom('demo')
  const keys = new Map<string, OrganKeys>()
  let now = '2017-12-29T01:00:00.000Z'
  const house: House = {
    db: await testDb(),
    now: () => now,
    random,
    law: { calendar, own: ownRules },
    keysOf: (organ) => {
      const known = keys.get(organ) ?? openKeys(makeKeys(organ, { now, random }))
      keys.set(organ, known)
      return known
    },
  }
  const loaded = await loadDemo(house, county, { lang: 'zh', setClock: (instant) => (now = instant) })
  const contacts = county.steps.filter((step) => step.do === 'register').length
  expect(loaded).toEqual({ contacts, acts: county.steps.length - contacts })
  const organ = townOf(county)
  const rows = await house.db.withScope([organ], 'web', async (tx) => {
    const found = await sql<{ n: number; title: string; contacts: number; persons: number }>`
      select m.n, t.title, m.contacts, m.persons from matter m join matter_text t using (organ_id, matter_id)
      where m.organ_id = ${organ} and m.n in (2, 38) order by m.n`.execute(tx)
    return found.rows
  })
  expect(rows).toEqual([
    { n: 2, title: '超市卖的食用油过期两个月，退货还被推搡', contacts: 2, persons: 2 },
    { n: 38, title: '宅基地相邻滴水通道被占，要求确认四至并恢复通道', contacts: 1, persons: 12 },
  ])
})
