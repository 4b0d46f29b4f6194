import { expect, test } from 'vitest'
import { newId } from '../lib/ids.ts'
import { lookAt, looksOf } from './look.ts'
import { register } from './register.ts'
import { showByCode } from './show-by-code.ts'
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

test('the petitioner sees from which post and on which day somebody looked, of their own contact, and no more', async () => {
  const { house, clock, doer } = await testHouse()
  const [zhou, qian] = [await doer('zhou'), await doer('qian')]
  const made = await register(house, zhou, visit())
  const again = await register(
    house,
    zhou,
    visit({ same_as: { matter_id: made.matter_id, cause: 'late', reason: '同一件事' } }),
  )
  expect((await showByCode(house, made.code)).looks).toEqual([])
  const ask = { contact_id: made.contact_id, purpose: 'other', text: '不给外人看的话', key: undefined }
  await lookAt(house, zhou, ask)
  await lookAt(house, zhou, ask)
  clock.set('2018-05-08T17:00:00.000Z')
  await lookAt(house, zhou, { ...ask, purpose: 'serve', text: '' })
  const post = {
    office: { name: '信访办', name_en: 'Petition office' },
    post: { name: '信访专干', name_en: 'Petition officer' },
  }
  expect((await showByCode(house, made.code)).looks).toEqual([
    { on: '2018-05-09', ...post },
    { on: '2018-05-07', ...post },
  ])
  expect((await showByCode(house, again.code)).looks).toEqual([])

  const walled = await register(house, qian, visit({ kind: 'accusation', category: '纪检监察/干部作风/失职渎职' }))
  await lookAt(house, qian, { ...ask, contact_id: walled.contact_id })
  expect((await showByCode(house, walled.code)).looks).toEqual([{ on: '2018-05-09', office: null, post: null }])
})
