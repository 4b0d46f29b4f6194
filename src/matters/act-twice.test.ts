import { expect, test } from 'vitest'
import { newId } from '../lib/ids.ts'
import { act } from './act.ts'
import { register } from './register.ts'
import { testHouse, visit } from './testing.ts'

test('a form posted twice acts once, also at the same time; its key is no other act’s', async () => {
  const { house, doer } = await testHouse()
  const [zhou, min] = [await doer('zhou'), await doer('min')]
  const { matter_id } = await register(house, min, visit())
  const other = await register(house, min, visit({ subject: '另一件' }))
  const form = {
    matter_id,
    action: 'assign' as const,
    input: { unit: 'land' },
    happened: '2018-05-07',
    seen: 1,
    key: newId(house.now(), house.random),
  }
  const posted = await Promise.all([act(house, zhou, form), act(house, zhou, form)])
  const again = await act(house, zhou, form)
  for (const one of [...posted, again])
    expect(one).toMatchObject({ done: true, event_id: form.key, state: { matter: { version: 2 } } })
  const events = await house.db.withScope(['shitown'], 'web', (tx) =>
    tx.selectFrom('event').select('kind').where('subject_id', '=', matter_id).execute(),
  )
  expect(events.map((one) => one.kind)).toEqual(['opened', 'assign'])

  // Without its key the second post meets the first: both states, nothing done.
  const { key: _, ...keyless } = form
  expect(await act(house, zhou, keyless)).toMatchObject({ done: false, now: { matter: { version: 2 } } })
  await expect(act(house, zhou, { ...form, matter_id: other.matter_id })).rejects.toThrow('act.key_used_for_another')
  await expect(act(house, min, { ...form, action: 'chase', input: { text: 'x' } })).rejects.toThrow(
    'act.key_used_for_another',
  )
})
