import { expect, test } from 'vitest'
import { act } from './act.ts'
import { dropActDraft, readActDraft, readsDrafts, saveActDraft } from './act-draft.ts'
import { register } from './register.ts'
import { testHouse, visit } from './testing.ts'

test('a draft waits for whoever signs: kept per act, the last one saved; not for others, not behind the wall', async () => {
  const { house, doer } = await testHouse()
  const [zhou, wu, he, chen, qian] = await Promise.all(['zhou', 'wu', 'he', 'chen', 'qian'].map(doer))
  if (!zhou || !wu || !he || !chen || !qian) throw new Error('nobody here')
  const { matter_id } = await register(house, zhou, visit())
  const on = { matter_id, happened: '2018-05-07' }
  await act(house, zhou, { ...on, action: 'assign', input: { unit: 'land' } })
  await act(house, wu, { ...on, action: 'accept', input: { way: 'in_hand' } })
  const action = 'sign_opinion' as const
  await saveActDraft(house, wu, { matter_id, action, typed: { text: ['丈量过'] } })
  await saveActDraft(house, wu, { matter_id, action, typed: { text: ['丈量过两次'], 'answers.0.text': ['界线如图'] } })
  const read = () => house.db.withScope(['shitown'], 'web', (tx) => readActDraft(tx, 'shitown', matter_id, action))
  expect(await read()).toMatchObject({
    officer_id: 'wu',
    typed: { text: ['丈量过两次'], 'answers.0.text': ['界线如图'] },
  })
  await expect(saveActDraft(house, he, { matter_id, action, typed: {} })).rejects.toThrow('matter.not_found')
  await expect(saveActDraft(house, zhou, { matter_id, action, typed: {} })).rejects.toThrow('act.not_yours')
  expect([zhou, wu, he, chen].map((one) => readsDrafts(one, 'land'))).toEqual([true, true, false, false])
  await dropActDraft(house, 'shitown', matter_id, action)
  expect(await read()).toBeUndefined()

  const walled = await register(house, qian, visit({ kind: 'accusation', category: '纪检监察/干部作风/失职渎职' }))
  await expect(saveActDraft(house, qian, { matter_id: walled.matter_id, action: 'refuse', typed: {} })).rejects.toThrow(
    'draft.walled',
  )
})
