import { expect, test } from 'vitest'
import { testHouse } from '../matters/testing.ts'
import { summary, summaryText } from './summary.ts'
import { typedNumbers, writeTypedNumbers } from './typed-numbers.ts'

test('typed numbers stand in the summary with their source; each change is an event, and only the petition office types', async () => {
  const { house, doer } = await testHouse('2019-01-10T01:00:00.000Z')
  const [zhou, min] = [await doer('zhou'), await doer('min')]
  const write = (value: string, source: string) =>
    writeTypedNumbers(house, zhou, { year: 2018, numbers: { slogans: { value, source } } })
  await write('115', '')
  await write('115', '宣传台账')
  await write('115', '宣传台账') // nothing new
  const text = summaryText(await summary(house, zhou, { organ: 'shitown', year: 2018, lang: 'zh-CN' }))
  expect(text).toContain('悬挂宣传标语115（手填，来源：宣传台账）条')
  const other = summaryText(await summary(house, zhou, { organ: 'shitown', year: 2017, lang: 'zh-CN' }))
  expect(other).toContain('悬挂宣传标语（待填）条')
  const { events, numbers } = await house.db.withScope(['shitown'], 'web', async (tx) => ({
    events: await tx
      .selectFrom('event')
      .select(['seq', 'facts', 'officer_id'])
      .where('kind', '=', 'typed_number')
      .orderBy('seq')
      .execute(),
    numbers: await typedNumbers(tx, 'shitown', 2018),
  }))
  expect(events).toMatchObject([
    { seq: 1, officer_id: 'zhou', facts: { year: 2018, id: 'slogans', value: 115 } },
    { seq: 2, officer_id: 'zhou', facts: { year: 2018, id: 'slogans', value: 115 } },
  ])
  expect(numbers).toMatchObject([{ id: 'slogans', value: 115, source: '宣传台账', officer_id: 'zhou' }])
  await expect(write('许多', '')).rejects.toThrow('summary.number_wrong')
  await expect(writeTypedNumbers(house, min, { year: 2018, numbers: {} })).rejects.toThrow('figure.not_yours')
})
