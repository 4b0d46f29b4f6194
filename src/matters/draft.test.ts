import { expect, test } from 'vitest'
import { draftFiles, draftsOf, dropDraft, markSent, readDraft, saveDraft, sweepStaffDrafts } from './draft.ts'
import type { Doer, House } from './house.ts'
import { testHouse } from './testing.ts'

const organ = 'shitown'
const typed = { subject: ['机耕路塌方'], demands: ['修通', '赔误工'] }
const photo = { name: '塌方.png', media_type: 'image/png', bytes: new Uint8Array([1, 2, 3]) }

const save = (house: House, doer: Doer, change?: Parameters<typeof saveDraft>[5]) =>
  house.db.withScope([organ], 'web', (tx) => saveDraft(tx, house, doer, 'a', typed, change))
const read = (house: House, doer: Doer, form = 'a') =>
  house.db.withScope([organ], 'web', (tx) => readDraft(tx, house, doer, form))
const files = (house: House, doer: Doer) => house.db.withScope([organ], 'web', (tx) => draftFiles(tx, house, doer, 'a'))

test('a draft keeps what was typed and the files, until it is dropped', async () => {
  const { house, doer } = await testHouse()
  const min = await doer('min')
  await save(house, min, { add: [photo] })
  await save(house, min)
  expect(await read(house, min)).toMatchObject({ typed, files: [{ n: 1, name: '塌方.png', size: 3 }] })
  expect((await files(house, min)).map((one) => [one.name, [...one.bytes]])).toEqual([['塌方.png', [1, 2, 3]]])
  await save(house, min, { drop: 1 })
  expect(await files(house, min)).toEqual([])
  await house.db.withScope([organ], 'web', (tx) => dropDraft(tx, min, 'a'))
  expect(await read(house, min)).toBeNull()
})

test('a draft is its officer’s alone: nobody else finds it, and moved under another name it does not open', async () => {
  const { house, doer } = await testHouse()
  const [min, zhou] = [await doer('min'), await doer('zhou')]
  await save(house, min)
  expect(await read(house, zhou)).toBeNull()
  const { rows } = await house.db.session((client) =>
    client.query<{ plain: boolean }>(`select position('\\xe69cbae88095'::bytea in sealed) > 0 as plain from draft`),
  )
  expect(rows).toEqual([{ plain: false }])
  await house.db.session((client) => client.query(`update draft set officer_id = 'zhou'`))
  expect(await read(house, zhou)).toBeNull()
})

test('drafts that nobody touched for thirty days are swept away', async () => {
  const { house, doer, clock } = await testHouse()
  const min = await doer('min')
  const sweep = () => sweepStaffDrafts(house.db, [organ], house.now())
  await save(house, min)
  clock.set('2018-06-05T01:00:00.000Z')
  await sweep()
  expect(await house.db.withScope([organ], 'web', (tx) => draftsOf(tx, house, min))).toHaveLength(1)
  clock.set('2018-06-06T01:00:01.000Z')
  await sweep()
  expect(await read(house, min)).toBeNull()
})

test('a form posted twice at the same time is marked as sent by both, and its files are gone', async () => {
  const { house, doer } = await testHouse()
  const min = await doer('min')
  await save(house, min, { add: [photo] })
  const sent = { code: '7K2M-PX4D-9QWT', digest: 'x' }
  const mark = (form: string) => house.db.withScope([organ], 'web', (tx) => markSent(tx, house, min, form, sent))
  await Promise.all(['a', 'a', 'a', 'b', 'b', 'b'].map(mark))
  expect([(await read(house, min))?.sent, (await read(house, min, 'b'))?.sent]).toEqual([sent, sent])
  expect(await files(house, min)).toEqual([])
  const { rows } = await house.db.session((client) => client.query('select 1 from draft_file'))
  expect(rows).toEqual([])
})
