import { expect, test } from 'vitest'
import { Refused } from '../rules/errors.ts'
import { act } from './act.ts'
import { register } from './register.ts'
import { showMatter } from './show.ts'
import { expectReplayEqualsStored } from './replay.testing.ts'
import { testHouse, visit } from './testing.ts'

const organ = 'shitown'

test('a visit becomes a matter with its clock, duty, readers and events', async () => {
  const { house, doer } = await testHouse()
  const done = await register(house, await doer('zhou'), visit())
  expect(done).toMatchObject({
    contact_number: 'DJ-2018-000001',
    matter_number: 'XF-2018-000001',
    first: true,
    stage: 'registered',
    last_day: '2018-05-22',
  })
  expect(done.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  await house.db.withScope([organ], 'web', async (tx) => {
    expect(
      await tx.selectFrom('matter_reader').select(['reader_id', 'because']).orderBy('reader_id').execute(),
    ).toEqual([
      { reader_id: 'nangang', because: 4 },
      { reader_id: 'po', because: 16 },
    ])
    expect(await tx.selectFrom('duty').select(['kind', 'owner_seat_id', 'last_day']).execute()).toEqual([
      { kind: 'inform', owner_seat_id: 'officer', last_day: '2018-05-22' },
    ])
  })
  await expectReplayEqualsStored(house)
})

test('how an oral record was read back is kept with the contact and shown', async () => {
  const { house, doer } = await testHouse()
  const clerk = await doer('min')
  const { matter_id } = await register(house, clerk, visit({ oral: 'read_fingerprint' }))
  const [contact] = (await showMatter(house, clerk, matter_id)).contact_list
  expect(contact?.oral).toBe('read_fingerprint')
})

test('the same post twice makes one contact and shows the same code', async () => {
  const { house, doer } = await testHouse()
  const clerk = await doer('min')
  const [one, two] = await Promise.all([
    register(house, clerk, visit(), 'key-1'),
    register(house, clerk, visit(), 'key-1'),
  ])
  expect([one, two].filter((done) => done.again)).toHaveLength(1)
  expect({ ...one, again: 0 }).toEqual({ ...two, again: 0 })
  const later = await register(house, clerk, visit({ happened: '2018-05-07T09:31' }), 'key-1')
  expect([later.again, later.code]).toEqual([true, one.code])
  await expect(register(house, clerk, visit({ present: 13 }), 'key-1')).rejects.toThrow('register.key_used_for_another')
})

test('a sixth representative is refused with the article of the rule set in force', async () => {
  const { house, doer } = await testHouse()
  const people = Array.from({ length: 6 }, (_, i) => ({ name: `代表${i}`, representative: true }))
  const refused = await register(house, await doer('zhou'), visit({ present: 80, people })).catch((e: unknown) => e)
  expect((refused as Refused).refusals).toEqual([
    {
      code: 'register.too_many_representatives',
      field: 'people',
      params: { given: 6, most: 5, articleZh: '第十八条第二款', articleEn: 'Article 18(2)' },
    },
  ])
  expect(
    await house.db.withScope([organ], 'web', (tx) => tx.selectFrom('contact').select('contact_id').execute()),
  ).toEqual([])
  const five = await register(house, await doer('zhou'), visit({ present: 80, people: people.slice(1) }))
  expect(five.contact_number).toBe('DJ-2018-000001')
})

test('a matter goes its whole way under the rules of 2005', async () => {
  const { house, clock, doer } = await testHouse()
  const [zhou, wu, min] = [await doer('zhou'), await doer('wu'), await doer('min')]
  const { matter_id } = await register(house, zhou, visit())
  const go = async (who: typeof zhou, action: Parameters<typeof act>[2]['action'], input: object, happened: string) => {
    clock.set(`${happened.slice(0, 10)}T08:00:00.000Z`)
    const result = await act(house, who, { matter_id, action, input, happened })
    if (!result.done) throw new Error('somebody was faster')
    return result.state.matter
  }
  await go(zhou, 'assign', { unit: 'land', help: ['law'] }, '2018-05-08T09:12')
  expect(await go(wu, 'accept', { way: 'in_hand' }, '2018-05-10')).toMatchObject({
    stage: 'accepted',
    clock_kind: 'finish',
    last_day: '2018-07-09',
  })
  await go(wu, 'handle', { kind: 'site_visit', text: '丈量' }, '2018-05-20')
  await go(wu, 'ask_extension', { days: 30, reason: '需要重新测绘' }, '2018-06-01')
  expect(
    await go(await doer('zhao'), 'approve_extension', { approved: true, reason: '同意' }, '2018-06-02'),
  ).toMatchObject({ last_day: '2018-08-08', asked: null })
  await expect(
    go(
      wu,
      'sign_opinion',
      { paper: 'opinion', answers: [{ demand: 1, outcome: 'supported', text: '已划线' }] },
      '2018-06-10',
    ),
  ).rejects.toThrow('act.demand_unanswered')
  await go(
    wu,
    'sign_opinion',
    { paper: 'opinion', answers: [1, 2].map((demand) => ({ demand, outcome: 'supported', text: '支持' })) },
    '2018-06-10',
  )
  expect(await go(wu, 'serve', { way: 'in_hand', to: '李大有' }, '2018-06-12')).toMatchObject({
    stage: 'served',
    open: true,
    served_on: '2018-06-12',
  })
  await expect(go(wu, 'close', { outcome: 'supported', resolved: 'not_yet' }, '2018-06-13')).rejects.toThrow(
    'act.not_yours',
  )
  expect(await go(zhou, 'close', { outcome: 'supported', resolved: 'not_yet' }, '2018-06-13')).toMatchObject({
    stage: 'closed',
    open: false,
    closed_on: '2018-06-13',
  })
  await go(zhou, 'resolve', { how: 'petitioner_confirmed' }, '2018-06-20')
  await go(min, 'return_visit', { way: 'phone', performed: 'yes', text: '通道已恢复' }, '2018-07-01')
  await expectReplayEqualsStored(house)
  const papers = await house.db.withScope([organ], 'web', (tx) =>
    tx.selectFrom('paper').select(['kind', 'word', 'n']).orderBy('word').execute(),
  )
  expect(papers).toEqual(
    [
      { kind: 'acceptance', word: '石政信受', n: 1 },
      { kind: 'opinion', word: '石政信处', n: 1 },
      { kind: 'extension', word: '石政信延', n: 1 },
    ].toSorted((a, b) => (a.word < b.word ? -1 : 1)),
  )
})

test('whoever comes second gets both states', async () => {
  const { house, doer } = await testHouse()
  const zhou = await doer('zhou')
  const { matter_id } = await register(house, zhou, visit())
  await act(house, zhou, { matter_id, action: 'assign', input: { unit: 'land' }, happened: '2018-05-07', seen: 1 })
  const second = await act(house, zhou, { matter_id, action: 'keep', input: {}, happened: '2018-05-07', seen: 1 })
  expect(second).toMatchObject({
    done: false,
    saw: { matter: { stage: 'registered' } },
    now: { matter: { stage: 'passed_on' } },
  })
})

test('a repeat joins its matter, starts no clock and counts', async () => {
  const { house, clock, doer } = await testHouse()
  const zhou = await doer('zhou')
  const one = await register(house, zhou, visit())
  clock.set('2018-06-01T01:00:00.000Z')
  const two = await register(
    house,
    zhou,
    visit({
      received: '2018-06-01',
      present: 3,
      same_as: { matter_id: one.matter_id, cause: 'late', reason: '同一宅基地' },
    }),
  )
  expect(two).toMatchObject({
    matter_number: one.matter_number,
    first: false,
    contact_number: 'DJ-2018-000002',
    last_day: '2018-05-22',
  })
  const matter = await house.db.withScope([organ], 'web', (tx) =>
    tx.selectFrom('matter').select(['contacts', 'repeats', 'persons']).execute(),
  )
  expect(matter).toEqual([{ contacts: 2, repeats: 1, persons: 15 }])
  await expectReplayEqualsStored(house)
})

test('an accusation stands apart: no words outside its sealed body, no reader but the designated seat', async () => {
  const { house, doer } = await testHouse()
  const done = await register(
    house,
    await doer('min'),
    visit({ kind: 'accusation', channel: 'letter', present: 1, subject: '反映村支书占地' }),
  )
  expect(done.matter_number).toBe('JB-2018-000001')
  await house.db.withScope([organ], 'web', async (tx) => {
    for (const table of ['matter_text', 'contact_text', 'person_text', 'matter_search'] as const)
      expect(await tx.selectFrom(table).selectAll().execute(), table).toEqual([])
    expect(await tx.selectFrom('matter_reader').select(['reader_id']).execute()).toEqual([{ reader_id: 'designated' }])
    const bodies = await tx.selectFrom('event_body').select('body').execute()
    expect(bodies.some((b) => Buffer.from(b.body ?? []).includes('占地'))).toBe(false)
  })
  await expect(
    act(house, await doer('zhou'), {
      matter_id: done.matter_id,
      action: 'note',
      input: { text: 'x' },
      happened: '2018-05-07',
    }),
  ).rejects.toThrow('matter.not_found')
  await expectReplayEqualsStored(house)
})
