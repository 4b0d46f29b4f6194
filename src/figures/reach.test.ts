import { expect, test } from 'vitest'
import { act } from '../matters/act.ts'
import type { Doer } from '../matters/house.ts'
import { register } from '../matters/register.ts'
import { smallTown, testHouse, visit } from '../matters/testing.ts'
import { openOrgan } from '../offices/open-organ.ts'
import { figures, type FiguresAsk } from './count.ts'
import { figureList } from './list.ts'
import { play, type Story, story } from './testing.ts'

const organ = 'shitown'

const year: Story[] = [
  story({ channel: 'visit', present: 12, village: 'nangang', unit: 'land', assigned: 1, accepted: 2 }),
  story({ channel: 'visit', present: 5, village: 'liushu', unit: 'law', assigned: 1 }),
  story({ accusation: true, channel: 'visit', present: 3, village: 'liushu' }),
  story({ channel: 'online', village: null, repeats: [{ after: 9, channel: 'online', present: 1, cause: 'late' }] }),
]

async function settled() {
  const town = await testHouse('2019-01-20T01:00:00.000Z')
  const ids = await play(town, year)
  const some = async (doer: Doer, ask: Partial<FiguresAsk> = {}) => {
    const all = await figures(town.house, doer, { organ, year: 2018, ...ask })
    const of = (id: string) => all.figures.find((f) => f.id === id)?.value
    return { covers: all.covers, received: of('received'), visits: of('visits'), persons: of('persons'), all }
  }
  return { ...town, ids, some }
}

test('each person’s figures count what they may see, and nobody’s count what lies behind the wall', async () => {
  const { house, doer, some } = await settled()
  const said = []
  for (const who of ['zhou', 'min', 'wu', 'he', 'chen', 'zhao', 'qian', 'root']) {
    const { covers, received, visits, persons } = await some(await doer(who))
    const { rows } = await figureList(house, await doer(who), 'received', { organ, year: 2018 })
    said.push([
      who,
      covers,
      received,
      visits,
      persons,
      rows
        .map((r) => r.title ?? '')
        .toSorted((a, b) => a.localeCompare(b))
        .join(' '),
    ])
  }
  expect(said).toEqual([
    ['zhou', 'all', 3, 2, 17, '第1件 第2件 第4件'],
    ['min', 'all', 3, 2, 17, '第1件 第2件 第4件'],
    ['wu', 'readable', 1, 1, 12, '第1件'],
    ['he', 'readable', 1, 1, 5, '第2件'],
    ['chen', 'readable', 1, 1, 5, '第2件'],
    ['zhao', 'readable', 0, 0, 0, ''],
    ['qian', 'readable', 0, 0, 0, ''],
    ['root', 'readable', 0, 0, 0, ''],
  ])
})

test('what somebody is barred from is counted for them nowhere, and the figures say that they are not all', async () => {
  const { house, doer, ids, some } = await settled()
  const zhou = await doer('zhou')
  const bar = { matter_id: ids[0] ?? '', action: 'bar' as const, happened: '2018-06-01' }
  await act(house, zhou, { ...bar, input: { officer: 'min', reason: '与一方当事人有亲属关系' } })
  expect(await some(await doer('min'))).toMatchObject({ covers: 'readable', received: 2, visits: 1, persons: 5 })
  expect(await some(zhou)).toMatchObject({ covers: 'all', received: 3, visits: 2, persons: 17 })
  const { rows } = await figureList(house, await doer('min'), 'persons', { organ, year: 2018 })
  expect(rows.map((r) => r.quantity)).toEqual([5])
})

test('a resident and a stranger get no figures', async () => {
  const { house, doer } = await settled()
  const zhou = await doer('zhou')
  const resident: Doer = { ...zhou, actor: { officer_id: null, seats: [], petitioner: true } }
  for (const who of [resident, { ...zhou, organ_id: 'elsewhere' }]) {
    await expect(figures(house, who, { organ })).rejects.toThrow('figure.not_yours')
    await expect(figureList(house, who, 'received', { organ })).rejects.toThrow('figure.not_yours')
  }
  await expect(figures(house, zhou, { organ: 'nowhere' })).rejects.toThrow('figure.no_such_organ')
  await expect(figureList(house, zhou, 'anger', { organ })).rejects.toThrow('figure.unknown')
})

test('a county adds up its towns, one by one', async () => {
  const { house, doer } = await testHouse('2018-12-20T01:00:00.000Z')
  const by = { officer_id: null, via: 'cli' as const }
  const offices = smallTown.offices.filter((o) => o.office_id === 'po')
  const seat = { seat_id: 'bureau', office_id: 'po', role: 'county' as const, title: '科长', title_en: 'Section chief' }
  const held = { seat_id: 'bureau', officer_id: 'lu', from_day: '2015-01-01' }
  await openOrgan(
    house,
    {
      ...smallTown,
      organ_id: 'linxi',
      level: 'county',
      offices,
      seats: [seat],
      officers: [{ officer_id: 'lu', name: '陆', name_en: 'Lu' }],
      holdings: [held],
    },
    by,
  )
  const zhou = await doer('zhou')
  for (const [n, organ_id] of ['east', 'west'].entries()) {
    await openOrgan(house, { ...smallTown, organ_id, parent_id: 'linxi' }, by)
    for (let i = 0; i <= n; i++) await register(house, { ...zhou, organ_id }, visit({ present: 10 + i }))
  }
  await register(house, zhou, visit({ present: 70 }))
  const lu: Doer = { organ_id: 'linxi', actor: { officer_id: 'lu', seats: [seat] }, via: 'counter' }
  const all = await figures(house, lu, { organ: ['linxi', 'east', 'west'], year: 2018, by: { dimension: 'organ' } })
  expect(all.figures.find((f) => f.id === 'persons')?.value).toBe(10 + 10 + 11)
  expect(all.by?.rows.map((r) => [r.key, r.values['visits']])).toEqual([
    ['east', 1],
    ['linxi', 0],
    ['west', 2],
  ])
  const villages = await figures(house, lu, { organ: ['east', 'west'], by: { dimension: 'village' } })
  expect(villages.by?.rows.map((r) => [r.key, r.values['received']])).toEqual([
    ['east/nangang', 1],
    ['west/nangang', 2],
  ])
  const { rows } = await figureList(house, lu, 'visits', { organ: 'west' })
  expect(rows.map((r) => r.number)).toEqual(['DJ-2018-000002', 'DJ-2018-000001'])
  await expect(figures(house, lu, { organ: ['east', organ] })).rejects.toThrow('figure.not_yours')
})
