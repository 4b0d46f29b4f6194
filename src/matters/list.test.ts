import { expect, test } from 'vitest'
import { addCategories } from '../offices/categories.ts'
import type { RegisterInput } from '../rules/acts.ts'
import { accessOf } from './access.ts'
import { act } from './act.ts'
import { find } from './find.ts'
import type { Doer, House } from './house.ts'
import { listMatters, type ListQuery } from './list.ts'
import { dutyLineSchema, matterLineSchema } from './present.ts'
import { matterViewSchema } from './present-matter-schema.ts'
import { followedSchema } from './present-public.ts'
import { register } from './register.ts'
import { showByCode } from './show-by-code.ts'
import { showMatter } from './show.ts'
import { testHouse, visit } from './testing.ts'
import { todayOfOfficer } from './today.ts'

const organ = 'shitown'
const list = (house: House, doer: Doer, query: Partial<ListQuery> = {}) =>
  house.db.withScope([organ], 'web', (tx) => listMatters(tx, { ...accessOf(doer), ...query }), { readOnly: true })
const search = async (house: House, doer: Doer, words: string) =>
  (await list(house, doer, { filters: { words } })).rows.map((row) => row.title)

test('each officer lists what their seats and offices may read, newest first', async () => {
  const { house, clock, doer } = await testHouse()
  const zhou = await doer('zhou')
  const made: string[] = []
  for (const [i, village] of ['nangang', 'liushu', 'nangang'].entries()) {
    clock.set(`2018-05-0${7 + i}T01:00:00.000Z`)
    made.push((await register(house, zhou, visit({ village, received: `2018-05-0${7 + i}` }))).matter_number)
  }
  await register(house, await doer('qian'), visit({ kind: 'accusation', channel: 'letter', present: 1 }))
  const numbers = async (id: string) => (await list(house, await doer(id))).rows.map((row) => row.number)
  expect(await numbers('zhou')).toEqual(made.toReversed())
  expect(await numbers('liu')).toEqual([made[2], made[0]])
  expect(await numbers('chen')).toEqual([made[1]])
  expect(await numbers('wu')).toEqual([])
  expect(await numbers('qian')).toEqual(['JB-2018-000001'])
  const sealed = await list(house, await doer('qian'), { keys: house.keysOf(organ) })
  expect(sealed.rows[0]?.title).toBe('宅基地相邻滴水通道被占')
  expect((await list(house, await doer('qian'))).rows[0]?.title).toBeNull()
  const { rows, total } = await list(house, zhou)
  expect(total).toEqual({ n: 3, more: false })
  for (const row of rows) expect(matterLineSchema.parse(row)).toEqual(row)
})

test('pages follow each other both ways without a gap or a double', async () => {
  const { house, doer } = await testHouse()
  const zhou = await doer('zhou')
  for (let i = 0; i < 7; i++)
    await register(house, zhou, visit({ received: `2018-05-0${1 + (i % 3)}`, subject: `第${i}件` }))
  for (const sort of ['received', 'last_day'] as const) {
    const whole = (await list(house, zhou, { sort, limit: 50 })).rows.map((row) => row.number)
    const seen: string[] = []
    const backwards: string[] = []
    let page = await list(house, zhou, { sort, limit: 3 })
    expect(page.previous).toBeNull()
    for (;;) {
      seen.push(...page.rows.map((row) => row.number))
      if (page.next === null) break
      page = await list(house, zhou, { sort, limit: 3, after: page.next })
    }
    expect(seen).toEqual(whole)
    for (;;) {
      backwards.unshift(...page.rows.map((row) => row.number))
      if (page.previous === null) break
      page = await list(house, zhou, { sort, limit: 3, before: page.previous })
    }
    expect(backwards).toEqual(whole)
  }
  await expect(list(house, zhou, { after: "2018-05-01'; drop" })).rejects.toThrow('list.no_such_page')
})

test('filters leave out, and all of them together', async () => {
  const { house, doer } = await testHouse()
  await addCategories(
    house.db,
    ['农村农业', '农村农业发展'].map((path) => ({ path, path_en: null, wall: false })),
    'test',
  )
  const zhou = await doer('zhou')
  const add = (changes: Partial<RegisterInput>) => register(house, zhou, visit(changes))
  const a = await add({ category: '农村农业/土地承包经营/宅基地纠纷' })
  const b = await add({ category: '农村农业', village: 'liushu', received: '2017-12-29' })
  const c = await add({ category: '农村农业发展', channel: 'call', present: 1 })
  await act(house, zhou, { matter_id: c.matter_id, action: 'assign', input: { unit: 'land' }, happened: '2018-05-07' })
  const numbers = async (filters: ListQuery['filters'], sort: ListQuery['sort'] = 'received') => {
    const { rows, total } = await list(house, zhou, { filters: filters ?? {}, sort })
    expect(total).toEqual({ n: rows.length, more: false })
    return rows.map((row) => row.number).toSorted()
  }
  expect(await numbers({ category: '农村农业' })).toEqual([a.matter_number, b.matter_number].toSorted())
  expect(await numbers({ village: 'liushu' })).toEqual([b.matter_number])
  expect(await numbers({ unit: 'land' })).toEqual([c.matter_number])
  expect(await numbers({ channel: 'call' })).toEqual([c.matter_number])
  expect(await numbers({ year: 2017 })).toEqual([b.matter_number])
  expect(await numbers({ stages: ['registered'], year: 2018 })).toEqual([a.matter_number])
  expect(await numbers({ ends: { until: '2018-05-06' } }, 'last_day')).toEqual([b.matter_number])
  expect(await numbers({ open: false })).toEqual([])
  expect(await numbers({ open: false }, 'last_day')).toEqual([])
})

test('today: what I owe, and four numbers that count their lists', async () => {
  const { house, clock, doer } = await testHouse()
  const zhou = await doer('zhou')
  const late = await register(house, zhou, visit({ received: '2018-04-02' }))
  await register(house, zhou, visit())
  clock.set('2018-05-21T01:00:00.000Z')
  const access = accessOf(zhou)
  const today = await house.db.withScope([organ], 'web', (tx) => todayOfOfficer(tx, zhou, access, '2018-05-21'))
  expect(today.duties.map((d) => [d.kind, d.last_day, d.matter?.number])).toEqual([
    ['inform', '2018-04-17', late.matter_number],
    ['inform', '2018-05-22', 'XF-2018-000002'],
  ])
  for (const duty of today.duties) expect(dutyLineSchema.parse(duty)).toEqual(duty)
  expect(today).toMatchObject({
    owed: { n: 2, more: false },
    late: { total: { n: 1 } },
    ends_this_week: { total: { n: 1 }, filters: { ends: { from: '2018-05-21', until: '2018-05-27' } } },
    unanswered: { total: { n: 2 } },
    nobodys: { total: { n: 0 } },
  })
})

test('a matter is shown by number, paper or code to those who may read it, and to nobody else', async () => {
  const { house, doer } = await testHouse()
  const zhou = await doer('zhou')
  const done = await register(house, zhou, visit())
  const { matter_id } = done
  await act(house, zhou, { matter_id, action: 'assign', input: { unit: 'land' }, happened: '2018-05-07' })
  await act(house, await doer('wu'), { matter_id, action: 'accept', input: { way: 'in_hand' }, happened: '2018-05-07' })
  const view = await showMatter(house, zhou, 'xf2018-1')
  expect(matterViewSchema.parse(view)).toEqual(view)
  expect(view).toMatchObject({
    title: '宅基地相邻滴水通道被占',
    demands: ['查清两户宅基地界线', '恢复滴水通道'],
    unit: { id: 'land', name: '国土所' },
    stage: 'accepted',
    papers: [{ number: '石政信受〔2018〕1号' }],
  })
  expect(view.contact_list[0]?.people).toMatchObject([{ name: '李大有', phone: '139****0001' }])
  expect(view.timeline.map((e) => [e.seq, e.kind, e.stage])).toEqual([
    [1, 'opened', 'registered'],
    [2, 'assign', 'passed_on'],
    [3, 'accept', 'accepted'],
  ])
  expect(view.acts.find((a) => a.action === 'close')).toMatchObject({
    allowed: false,
    why_not: { code: 'act.not_at_this_stage' },
  })
  for (const ref of [
    done.contact_number,
    done.code.toLowerCase(),
    '石政信受[2018]1号',
    matter_id,
    'ＸＦ－2018－000001',
  ])
    expect((await showMatter(house, zhou, ref)).matter_id).toBe(matter_id)
  for (const id of ['chen', 'he', 'qian', 'root'])
    await expect(showMatter(house, await doer(id), done.matter_number)).rejects.toThrow('matter.not_found')
  const chen = accessOf(await doer('chen'))
  const found = await house.db.withScope([organ], 'web', (tx) => find(tx, chen, done.matter_number))
  expect(found).toMatchObject({ list: { rows: [] } })
})

test('behind the wall only the designated seat reads, and sees the matter it is about; from there nothing hints back', async () => {
  const { house, doer } = await testHouse()
  const [zhou, qian] = [await doer('zhou'), await doer('qian')]
  const about = await register(house, zhou, visit())
  const sealed = await register(
    house,
    qian,
    visit({ kind: 'accusation', channel: 'letter', present: 1, subject: '反映村支书占地', about: about.matter_id }),
  )
  const view = await showMatter(house, qian, sealed.matter_number)
  expect(matterViewSchema.parse(view)).toEqual(view)
  expect(view).toMatchObject({
    title: '反映村支书占地',
    contact_list: [{ subject: '反映村支书占地', people: [{ name: '李大有', phone: '139****0001' }] }],
    links: [{ kind: 'about', number: about.matter_number, title: '宅基地相邻滴水通道被占' }],
  })
  for (const id of ['zhou', 'min', 'zhao', 'liu', 'root'])
    await expect(showMatter(house, await doer(id), sealed.matter_number)).rejects.toThrow('matter.not_found')
  expect(JSON.stringify(await showMatter(house, zhou, about.matter_number))).not.toContain(sealed.matter_id)
  expect(await search(house, qian, '村支书')).toEqual([])
})

test('a resident follows by code: dates, who holds it, the last day and why late, and no words', async () => {
  const { house, clock, doer } = await testHouse()
  const zhou = await doer('zhou')
  const done = await register(house, zhou, visit())
  const { matter_id } = done
  await act(house, zhou, { matter_id, action: 'assign', input: { unit: 'land' }, happened: '2018-05-07' })
  clock.set('2018-05-25T01:00:00.000Z')
  await act(house, zhou, {
    matter_id,
    action: 'explain_late',
    input: { reason: '等待测绘结果' },
    happened: '2018-05-25',
  })
  const seen = await showByCode(house, ` ${done.code.toLowerCase()} `)
  expect(followedSchema.parse(seen)).toEqual(seen)
  expect(seen).toMatchObject({
    contact_number: done.contact_number,
    stage: 'passed_on',
    holder: { name: '国土所', handler: null },
    clock: { kind: 'inform', last_day: '2018-05-22' },
    late_days: 3,
    late_reason: '等待测绘结果',
    papers: [],
  })
  const said = JSON.stringify(seen)
  for (const word of ['宅基地', '李大有', '1390000', 'liushu', 'nangang']) expect(said).not.toContain(word)
  await expect(showByCode(house, '7K2M-PX4D-9QWA')).rejects.toThrow('code.')
  await expect(showByCode(house, 'hello')).rejects.toThrow('code.mistyped')
})
