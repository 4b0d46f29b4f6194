import { expect, test } from 'vitest'
import { newId } from '../lib/ids.ts'
import { lookAt, looksOf } from './look.ts'
import { register } from './register.ts'
import { expectReplayEqualsStored } from './replay.testing.ts'
import { testHouse, visit } from './testing.ts'

test('whoever looks at how somebody is reached says why, and it stays: once a form, not for others, behind the wall too', async () => {
  const { house, doer } = await testHouse()
  const [zhou, he, qian] = [await doer('zhou'), await doer('he'), await doer('qian')]
  const people = [{ name: '李大有', phone: '13900000001', id_number: '110101199003071234', representative: true }]
  const made = await register(house, zhou, visit({ people }))
  const ask = { contact_id: made.contact_id, purpose: 'serve', text: '', key: newId(house.now(), house.random) }
  const both = [await lookAt(house, zhou, ask), await lookAt(house, zhou, ask)]
  for (const shown of both)
    expect(shown).toMatchObject([{ name: '李大有', phone: '13900000001', id_number: '110101199003071234' }])
  await lookAt(house, zhou, { ...ask, purpose: 'other', text: '核对笔误', key: undefined })
  const looks = (id: string) => house.db.withScope(['shitown'], 'web', (tx) => looksOf(tx, 'shitown', [id]))
  expect(await looks(made.contact_id)).toMatchObject([
    { seat_id: 'officer', officer_id: 'zhou', purpose: 'other' },
    { seat_id: 'officer', officer_id: 'zhou', purpose: 'serve' },
  ])
  await expect(lookAt(house, zhou, { ...ask, purpose: 'curious' })).rejects.toThrow('look.purpose')
  await expect(lookAt(house, zhou, { ...ask, purpose: 'other', text: ' ' })).rejects.toThrow('look.words')
  await expect(lookAt(house, he, { ...ask, key: undefined })).rejects.toThrow('matter.not_found')

  const accusation = await register(
    house,
    qian,
    visit({ kind: 'accusation', category: '纪检监察/干部作风/失职渎职', people }),
  )
  const walled = { contact_id: accusation.contact_id, purpose: 'contact', text: '', key: undefined }
  expect(await lookAt(house, qian, walled)).toMatchObject([{ phone: '13900000001' }])
  await expect(lookAt(house, zhou, walled)).rejects.toThrow('matter.not_found')
  await expectReplayEqualsStored(house, 'shitown')
})
