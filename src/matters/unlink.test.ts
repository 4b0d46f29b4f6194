import { expect, test } from 'vitest'
import type { Refused } from '../rules/errors.ts'
import { accessOf } from './access.ts'
import { act } from './act.ts'
import { listMatters } from './list.ts'
import { register } from './register.ts'
import { expectReplayEqualsStored } from './replay.testing.ts'
import { showByCode } from './show-by-code.ts'
import { testHouse, visit } from './testing.ts'

const codes = (caught: unknown) => (caught as Refused).refusals.map((r) => r.code)

test('a contact that was joined wrongly gets a matter of its own, with its words, its code and its clock', async () => {
  const { house, clock, doer } = await testHouse()
  const [zhou, chen, wu] = [await doer('zhou'), await doer('chen'), await doer('wu')]
  const first = await register(house, zhou, visit())
  clock.set('2018-06-01T01:00:00.000Z')
  const same_as = { matter_id: first.matter_id, cause: 'late', reason: '都说是宅基地' } as const
  const repeat = (changes: Parameters<typeof visit>[0]) =>
    register(house, zhou, visit({ received: '2018-06-01', present: 3, same_as, ...changes }))
  const right = await repeat({ subject: '滴水通道还没有恢复', facts: '', demands: [] as string[], kind: 'suggestion' })
  const wrong = await repeat({
    subject: '水库移民补偿款没有发',
    facts: '二〇一六年搬迁。',
    demands: ['补发移民款'],
    village: 'liushu',
    leader_seat: 'mayor',
  })
  const unlink = (by: typeof zhou, contact: string, seen?: number) =>
    act(house, by, {
      matter_id: first.matter_id,
      action: 'unlink',
      input: { contact, reason: '不是一件事' },
      happened: '2018-06-02',
      seen,
    })
  clock.set('2018-06-02T01:00:00.000Z')
  expect(codes(await unlink(chen, wrong.contact_id).catch((e: unknown) => e))).toEqual(['matter.not_found'])
  expect(codes(await unlink(zhou, first.contact_id).catch((e: unknown) => e))).toEqual(['act.first_contact_stays'])
  expect(codes(await unlink(zhou, first.matter_id).catch((e: unknown) => e))).toEqual(['act.no_such_contact'])
  expect(await unlink(zhou, wrong.contact_id, 1)).toMatchObject({ done: false, now: { matter: { contacts: 3 } } })
  const left = await unlink(zhou, wrong.contact_id, 3)
  expect(left).toMatchObject({ done: true, state: { matter: { contacts: 2, repeats: 1, persons: 15 } } })
  expect(codes(await unlink(zhou, wrong.contact_id).catch((e: unknown) => e))).toEqual(['act.no_such_contact'])

  await house.db.withScope(['shitown'], 'web', async (tx) => {
    const found = async (words: string) =>
      (await listMatters(tx, { ...accessOf(zhou), filters: { words } })).rows.map((row) => row.number)
    expect([await found('移民'), await found('滴水通道'), await found('还没有恢复')]).toEqual([
      ['XF-2018-000002'],
      ['XF-2018-000001'],
      ['XF-2018-000001'],
    ])
    const matters = await tx
      .selectFrom('matter')
      .select(['n', 'received', 'last_day', 'contacts', 'persons', 'demands', 'village_id', 'stage'])
      .orderBy('n')
      .execute()
    expect(matters[1]).toEqual({
      n: 2,
      received: '2018-06-01',
      last_day: '2018-06-19',
      contacts: 1,
      persons: 3,
      demands: 1,
      village_id: 'liushu',
      stage: 'registered',
    })
    const events = await tx
      .selectFrom('event')
      .select(['kind', 'subject_id', 'seq', 'facts'])
      .where('kind', 'in', ['unlink', 'unlinked', 'opened'])
      .execute()
    const opened = events.find((e) => e.kind === 'opened' && e.subject_id !== first.matter_id)
    expect(events.find((e) => e.kind === 'unlink')?.facts).toMatchObject({
      contact: wrong.contact_id,
      to: opened?.subject_id,
    })
    expect(events.find((e) => e.kind === 'unlinked')).toMatchObject({ subject_id: wrong.contact_id, seq: 2 })
    expect(opened?.facts).toMatchObject({ contact: wrong.contact_id, from: first.matter_id })
    const readers = await tx
      .selectFrom('matter_reader')
      .select('reader_id')
      .where('matter_id', '=', first.matter_id)
      .orderBy('reader_id')
      .execute()
    expect(readers.map((r) => r.reader_id)).toEqual(['nangang', 'po'])
  })
  // The petitioner's code leads to the new matter; the one that stayed leads where it led.
  const followed = async (code: string) => JSON.stringify(await showByCode(house, code))
  expect(await followed(wrong.code)).toContain('2018-06-19')
  expect(await followed(right.code)).not.toContain('2018-06-19')
  await expectReplayEqualsStored(house)

  // A correction names a category that exists, and none that belongs behind the wall.
  const correct = (category: string) =>
    act(house, zhou, {
      matter_id: first.matter_id,
      action: 'correct',
      input: { category, reason: '更正' },
      happened: '2018-06-02',
    }).catch((e: unknown) => e)
  expect(codes(await correct('没有这一类'))).toEqual(['register.no_such_category'])
  const wall = await house.db.withScope(['shitown'], 'web', (tx) =>
    tx.selectFrom('category').select('path').where('wall', '=', true).limit(1).executeTakeFirstOrThrow(),
  )
  expect(codes(await correct(wall.path))).toEqual(['register.wall_category'])

  // Nobody joins a contact to a matter that they may not see, nor registers without the post for it.
  const join = (by: typeof zhou) => register(house, by, visit({ same_as })).catch((e: unknown) => e)
  expect(codes(await join(wu))).toEqual(['register.no_such_matter'])
  expect(codes(await join(await doer('root')))).toEqual(['register.not_yours'])
})
