import { expect, test } from 'vitest'
import type { ActionName } from '../../rules/lifecycle.ts'
import { ruleSetById } from '../../rules/rulesets.ts'
import { act } from '../act.ts'
import type { Doer } from '../house.ts'
import { register } from '../register.ts'
import { showByCode } from '../show-by-code.ts'
import { showMatter } from '../show.ts'
import { testHouse, visit } from '../testing.ts'
import { presentAct } from './present-act.ts'

const lists = { units: [], offices: [], villages: [], leaders: [], officers: [], organs: [], categories: [] }

/** A matter of the small town that is served, and the form of an act as it stands for its petition officer. */
async function servedMatter() {
  const { house, clock, doer } = await testHouse()
  const [zhou, wu] = [await doer('zhou'), await doer('wu')]
  clock.set('2018-07-20T01:00:00.000Z')
  const { matter_id, code } = await register(house, zhou, visit())
  const go = (who: Doer, action: ActionName, input: object, happened: string) =>
    act(house, who, { matter_id, action, input, happened })
  const form = async (action: ActionName) => {
    const view = await showMatter(house, zhou, 'XF-2018-000001')
    return presentAct('zh-CN', action, { view, rules: ruleSetById(view.rule_set, []) }, lists, {}).fields
  }
  const field = async (action: ActionName, name: string) => (await form(action)).find((one) => one.name === name)
  return { house, code, zhou, wu, go, field }
}

test('a field that may stay empty says when it must be filled in', async () => {
  const { zhou, wu, go, field } = await servedMatter()
  expect(await field('refuse', 'elsewhere')).toMatchObject({
    label: '应向何处提出',
    hint: '这几种情形必须写明：不属于本机关职权范围、已经或者依法应当通过诉讼、仲裁、行政复议等法定途径解决、属于人大、法院、检察院职权范围',
  })
  await go(zhou, 'assign', { unit: 'land' }, '2018-05-08')
  await go(wu, 'accept', { way: 'post' }, '2018-05-09')
  expect(await field('serve', 'proof')).toMatchObject({
    label: '送达凭据（邮件号、见证人、回证）',
    hint: '处理意见书口头、电话送达的，必须写明',
  })
})

test('the form of closing asks whether it is resolved, unless that was said before, and both are told', async () => {
  const { house, code, zhou, wu, go, field } = await servedMatter()
  await go(zhou, 'assign', { unit: 'land' }, '2018-05-08')
  await go(wu, 'accept', { way: 'post' }, '2018-05-09')
  const answers = [1, 2].map((demand) => ({ demand, outcome: 'supported', text: '支持' }))
  await go(wu, 'sign_opinion', { paper: 'opinion', answers }, '2018-06-01')
  await go(wu, 'serve', { way: 'in_hand', to: '李大有' }, '2018-06-02')
  expect(await field('close', 'resolved')).toMatchObject({
    label: '信访人反映的问题化解了没有',
    choices: [{ value: 'petitioner_confirmed' }, { value: 'performance_proven' }, { value: 'not_yet' }],
  })
  await go(zhou, 'close', { outcome: 'supported', resolved: 'performance_proven' }, '2018-06-10')
  expect(await field('close', 'resolved')).toBeUndefined()
  const seen = await showByCode(house, code)
  expect(seen.steps.slice(-2)).toMatchObject([
    { kind: 'close', on: '2018-06-10' },
    { kind: 'resolve', on: '2018-06-10' },
  ])
})
