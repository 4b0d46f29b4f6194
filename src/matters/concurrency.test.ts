import { expect, test } from 'vitest'
import { testEngine } from '../db/testing.ts'
import { act } from './act.ts'
import type { House } from './house.ts'
import { register } from './register.ts'
import { expectReplayEqualsStored } from './replay.testing.ts'
import { testHouse, visit } from './testing.ts'

/** The house with every run of a transaction counted: a run more than there are operations was a retry. */
function watched(house: House) {
  const seen = { runs: 0, now: 0, most: 0 }
  const withScope: House['db']['withScope'] = (organs, role, fn, ...more) =>
    house.db.withScope(
      organs,
      role,
      async (tx) => {
        seen.runs += 1
        seen.now += 1
        seen.most = Math.max(seen.most, seen.now)
        try {
          return await fn(tx)
        } finally {
          seen.now -= 1
        }
      },
      ...more,
    )
  return { seen, house: { ...house, db: { ...house.db, withScope } } satisfies House }
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i)

test('many at once: numbers without a gap, one contact a key, one winner an act, no deadlock', async () => {
  const made = await testHouse()
  const { seen, house } = watched(made.house)
  const [zhou, min, wu] = [await made.doer('zhou'), await made.doer('min'), await made.doer('wu')]
  seen.runs = 0

  // Eight registrations at once in one organ.
  const eight = await Promise.all(range(8).map((i) => register(house, i % 2 ? zhou : min, visit({ present: i + 1 }))))
  const numbers = (list: { contact_number: string; matter_number: string }[]) =>
    list.flatMap((one) => [one.contact_number, one.matter_number]).toSorted()
  const wanted = range(8).flatMap((i) => [`DJ-2018-00000${i + 1}`, `XF-2018-00000${i + 1}`])
  expect(numbers(eight)).toEqual(wanted.toSorted())
  // On PostgreSQL they run side by side; the embedded database takes one transaction after the other.
  expect(seen.most > 1).toBe(testEngine === 'postgres')
  expect(seen.runs).toBe(8)

  // One post, eight times at once.
  const posts = await Promise.all(range(8).map(() => register(house, min, visit(), 'one-key')))
  expect(new Set(posts.map((p) => `${p.contact_id} ${p.code} ${p.contact_number}`)).size).toBe(1)
  expect(posts.filter((p) => !p.again)).toHaveLength(1)

  // Two officers act on what they both saw.
  const [target] = eight
  const matter_id = target?.matter_id ?? ''
  const both = await Promise.all([
    act(house, zhou, { matter_id, action: 'assign', input: { unit: 'land' }, happened: '2018-05-07', seen: 1 }),
    act(house, zhou, { matter_id, action: 'keep', input: {}, happened: '2018-05-07', seen: 1 }),
  ])
  const lost = both.filter((one) => !one.done)
  expect(lost).toHaveLength(1)
  expect(lost[0]).toMatchObject({
    saw: { matter: { version: 1, stage: 'registered' } },
    now: { matter: { version: 2 } },
  })

  // Joins, notes, papers and new registrations on and around one matter, all at once.
  await act(house, zhou, { matter_id, action: 'assign', input: { unit: 'land' }, happened: '2018-05-07' }).catch(
    () => {},
  )
  const runsBefore = seen.runs
  const same_as = { matter_id, cause: 'unknown', reason: '同一件事' } as const
  const note = (i: number) => ({ matter_id, action: 'note' as const, input: { text: `${i}` }, happened: '2018-05-07' })
  const other = eight[1]?.matter_id ?? ''
  const mixed = await Promise.all([
    ...range(4).map((i) => register(house, min, visit({ present: i + 1, same_as }))),
    ...range(4).map(() => register(house, zhou, visit())),
    ...range(4).map((i) => act(house, zhou, note(i))),
    act(house, zhou, { matter_id: other, action: 'keep', input: {}, happened: '2018-05-07' }),
    act(house, zhou, {
      matter_id: eight[2]?.matter_id ?? '',
      action: 'refuse',
      input: { ground: 'not-ours', reason: 'x', elsewhere: '县农机局' },
      happened: '2018-05-07',
    }),
    act(house, wu, { matter_id, action: 'note', input: { text: 'x' }, happened: '2018-05-07' }),
  ])
  expect(mixed).toHaveLength(15)
  expect(seen.runs - runsBefore).toBe(15)

  // A contact leaves while others arrive.
  const joined = mixed.slice(0, 4) as { contact_id: string }[]
  await Promise.all([
    ...joined.slice(0, 2).map(({ contact_id }) =>
      act(house, zhou, {
        matter_id,
        action: 'unlink',
        input: { contact: contact_id, reason: 'x' },
        happened: '2018-05-07',
      }),
    ),
    register(house, min, visit({ same_as })),
    act(house, zhou, note(9)),
  ])

  await house.db.withScope(['shitown'], 'web', async (tx) => {
    const contacts = await tx.selectFrom('contact').select(['n', 'matter_id', 'present']).orderBy('n').execute()
    expect(contacts.map((c) => c.n)).toEqual(range(18).map((i) => i + 1))
    const matters = await tx.selectFrom('matter').selectAll().orderBy('n').execute()
    expect(matters.map((m) => m.n)).toEqual(range(15).map((i) => i + 1))
    for (const matter of matters) {
      const own = contacts.filter((c) => c.matter_id === matter.matter_id)
      expect([matter.contacts, matter.persons], `${matter.n}`).toEqual([
        own.length,
        own.reduce((sum, c) => sum + c.present, 0),
      ])
    }
  })
  await expectReplayEqualsStored(house)
})
