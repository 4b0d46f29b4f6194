import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { Session } from '../http/env.ts'
import { accessOf } from '../matters/access.ts'
import { act } from '../matters/act.ts'
import type { House } from '../matters/house.ts'
import { listMatters } from '../matters/list.ts'
import { filtersOf } from '../matters/pages/address.ts'
import { presentToday } from '../matters/pages/present-today.ts'
import { expectReplayEqualsStored } from '../matters/replay.testing.ts'
import { showMatter } from '../matters/show.ts'
import { testHouse } from '../matters/testing.ts'
import { todayOfOfficer } from '../matters/today.ts'
import { type Reader, readerOf } from '../offices/signed-in.ts'
import { cells, type RecordCells, recordsFile, recordsMap } from './fixtures/records.ts'
import { importFile } from './import.ts'

// What an import brings, seen where people work with it.

const organ = 'shitown'

async function town(records: Iterable<RecordCells>) {
  const { house, doer } = await testHouse()
  const home = mkdtempSync(join(tmpdir(), 'huiyin-import-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  return { house, zhou: await doer('zhou'), ask: { file: await recordsFile(home, records), map: recordsMap() } }
}

const rowsOf = (house: House, table: string) =>
  house.db.withScope([organ], 'web', async (tx) => {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(tx)
    return rows
  })

test('a visit counts as many as the file says came', async () => {
  const { house, zhou, ask } = await town([
    cells(1, { channel: '访', present: '80' }),
    cells(2, { channel: '访' }),
    cells(3, { channel: '信', present: '9' }),
  ])
  const { map } = ask
  await importFile(house, zhou, { ...ask, map: { ...map, fields: { ...map.fields, present: 'present' } } })
  const persons = async (table: string, column: string) =>
    (await rowsOf(house, table)).map((row) => [row['source_ref'], row[column]].join(' ')).sort()
  expect(await persons('contact', 'present')).toEqual(['1 80', '2 1', '3 1'])
  expect(await persons('matter', 'persons')).toEqual(['1 80', '2 1', '3 1'])
  await expectReplayEqualsStored(house, organ)
})

test('what came open and without a unit waits on the petition office’s first page until it is assigned', async () => {
  const { house, zhou, ask } = await town([
    cells(1),
    cells(2, { target: '2018-05-05' }),
    cells(3, { department: '国土所' }),
    cells(4, { closed: '2017-04-01' }),
  ])
  const day = async (officerId: string) => {
    const reader = (await readerOf(house, { organId: organ, officerId } as Session)) as Reader
    const access = accessOf(reader.doer)
    const { today, rows } = await house.db.withScope([organ], 'web', async (tx) => {
      const today = await todayOfOfficer(tx, reader.doer, access, '2018-05-07')
      const { filters } = filtersOf({ ends: 'unassigned' }, '2018-05-07', { seats: [], offices: [] })
      return { today, ...(await listMatters(tx, { ...access, filters, sort: 'received', limit: 10 })) }
    })
    const none = { rows: [], next: null, previous: null, total: null }
    const parts = { reader, organ_id: organ, today, open: none, late: none, towns: [], mayRegister: true }
    const props = presentToday({ lang: 'zh-CN', ...parts })
    const card = props.numbers.find(({ label }) => label === '导入件待交办')
    return { n: today.unassigned.total.n, list: rows.map((row) => row.number), card }
  }
  expect((await day('zhou')).card).toBeUndefined()
  await importFile(house, zhou, ask)
  const one = await day('zhou')
  expect([one.n, one.list.toSorted()]).toEqual([2, ['XR-2017-000001', 'XR-2017-000002']])
  expect(one.card).toMatchObject({ value: 2, href: '/matters?ends=unassigned' })
  expect((await day('wu')).n).toBe(0)
  const { matter_id } = await showMatter(house, zhou, 'XR-2017-000001')
  await act(house, zhou, { matter_id, action: 'assign', input: { unit: 'land' }, happened: '2018-05-07' })
  expect(await day('zhou')).toMatchObject({ n: 1, list: ['XR-2017-000002'] })
})
