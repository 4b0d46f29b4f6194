import { expect, test } from 'vitest'
import { accessOf } from './access.ts'
import { guessCategories } from './guess-category.ts'
import type { Doer, House } from './house.ts'
import { shippedLessons } from '../lib/shipped-lessons.ts'
import { learn, learnDaily } from './learn.ts'
import { learnedOf } from './learned.ts'
import { register } from './register.ts'
import { sameMatter, type Typing } from './same-matter.ts'
import { testHouse, visit } from './testing.ts'
import { fold, lexemes } from './words.ts'

const organ = 'shitown'
const road = {
  subject: '柳树村三组机耕路塌方',
  facts: '二月暴雨后机耕路塌方约二十米，八十亩水田无法机耕。',
  demands: ['月底前修通三组机耕路'],
}

async function close(house: House, doer: Doer, typing: Partial<Typing>) {
  return house.db.withScope([organ], 'web', (tx) =>
    sameMatter(tx, accessOf(doer), { subject: '', facts: '', demands: [], ...typing }, '2018-05-07'),
  )
}

test('a matter told again in other words is found, with what speaks for it', async () => {
  const { house, doer } = await testHouse()
  const min = await doer('min')
  const first = await register(house, min, visit({ ...road, village: 'liushu' }))
  await register(house, min, visit({ subject: '广场舞噪音扰民', facts: '夜里十点还在放音乐。', demands: ['调低音量'] }))
  await learn(house, organ)
  const [found, ...rest] = await close(house, min, {
    subject: '机耕路塌了没人修',
    demands: ['修通三组机耕路'],
    village: 'liushu',
    category: '农村农业/土地承包经营/宅基地纠纷',
    names: ['李大有'],
  })
  expect(found).toMatchObject({
    matter_id: first.matter_id,
    same_village: true,
    same_category: true,
    same_people: true,
  })
  expect(found?.pieces.join()).toContain('机耕路')
  expect(rest).toEqual([])
})

test('what lies behind the wall is never close, nor what this officer may not read or is barred from', async () => {
  const { house, doer } = await testHouse()
  const [min, qian, liu] = [await doer('min'), await doer('qian'), await doer('liu')]
  await register(house, qian, visit({ ...road, kind: 'accusation', category: '纪检监察/干部作风/失职渎职' }))
  for (const who of [min, qian]) expect(await close(house, who, road)).toEqual([])
  const open = await register(house, min, visit({ ...road, village: 'liushu' }))
  expect(await close(house, min, road)).toHaveLength(1)
  expect(await close(house, liu, road)).toEqual([])
  await house.db.withScope([organ], 'web', (tx) =>
    tx
      .insertInto('barred')
      .values({ organ_id: organ, matter_id: open.matter_id, officer_id: 'min', because: 'asked', since: '2018-05-07' })
      .execute(),
  )
  expect(await close(house, min, road)).toEqual([])
})

test('an office without records of its own begins with what the demo teaches', async () => {
  const { house } = await testHouse()
  await learn(house, organ)
  const text = '渠道年久失修，秧田灌不上水，村里没有结果'
  const learned = await house.db.withScope([organ], 'web', (tx) => learnedOf(tx, organ, [...lexemes(fold(text))]))
  expect(guessCategories(learned, text, 3)).toContain('农村农业/水利水电/农田灌溉')
  const seen = (unit: string) => learned.units.get(unit)?.matters ?? 0
  expect(seen('没有')).toBeGreaterThan(3 * seen('秧田'))
})

test('guesses come from the office’s own open records, from the names of categories, and, while they are few, from the demo’s', async () => {
  const { house, doer } = await testHouse()
  const guess = (text: string) =>
    house.db.withScope([organ], 'web', async (tx) =>
      guessCategories(await learnedOf(tx, organ, [...lexemes(fold(text))]), text, 3),
    )
  expect(await guess('工资拖欠')).toEqual([])
  await learn(house, organ)
  expect((await guess('老板拖欠工资半年'))[0]).toBe('劳动和社会保障/工资福利/拖欠工资')
  const min = await doer('min')
  for (const n of [1, 2, 3])
    await register(house, min, visit({ ...road, subject: `机耕路塌方${n}`, category: '农村农业/水利水电/农田灌溉' }))
  await register(house, await doer('qian'), visit({ kind: 'accusation', subject: '冰川融雪', facts: '冰川融雪' }))
  expect(await learnDaily(house, organ)).toBe(false)
  expect(await learn(house, organ)).toEqual({ version: 2, matters: 3 + shippedLessons().length })
  expect((await guess('机耕路又塌方了'))[0]).toBe('农村农业/水利水电/农田灌溉')
  const units = await house.db.withScope([organ], 'web', (tx) =>
    tx.selectFrom('learned_unit').select('unit').where('organ_id', '=', organ).execute(),
  )
  expect(units.map((one) => one.unit)).not.toContain('冰川')
  expect(units.map((one) => one.unit)).not.toContain('大有')
})
