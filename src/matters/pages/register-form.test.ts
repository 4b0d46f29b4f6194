import { expect, test } from 'vitest'
import { accessOf } from '../access.ts'
import { testHouse } from '../testing.ts'
import { registrationOf } from './register-form.ts'

test('what belongs to another channel is not registered, though it stands in the form', async () => {
  const { house, doer } = await testHouse()
  const access = accessOf(await doer('min'))
  const typed = {
    received: ['2018-05-07'],
    subject: ['水渠'],
    present: ['80'],
    concerned: ['80'],
    leader_seat: ['mayor'],
    oral: ['read_signed'],
    'from_above.level': ['county'],
    'from_above.sender': ['县信访局'],
    'people.0.name': ['何桂英'],
  }
  const only = async (channel: string) => {
    const form = { ...typed, channel: [channel] }
    const read = await house.db.withScope(['shitown'], 'web', (tx) => registrationOf(tx, access, form, '', []))
    const fields = ['present', 'leader_seat', 'oral', 'from_above', 'concerned'].filter((name) => name in read)
    return [fields, (read['people'] as { representative: boolean }[])[0]?.representative]
  }
  expect(await only('visit')).toEqual([['present', 'leader_seat', 'oral', 'concerned'], true])
  expect(await only('letter')).toEqual([['concerned'], false])
  expect(await only('call')).toEqual([['oral', 'concerned'], false])
  expect(await only('online')).toEqual([['concerned'], false])
  expect(await only('transfer')).toEqual([['from_above', 'concerned'], false])
})
