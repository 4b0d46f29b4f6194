import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { assert, property, string } from 'fast-check'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { House } from '../matters/house.ts'
import { expectReplayEqualsStored } from '../matters/replay.testing.ts'
import { showMatter } from '../matters/show.ts'
import { testHouse } from '../matters/testing.ts'
import { fold } from '../matters/words.ts'
import { isRefused } from '../rules/errors.ts'
import { cells, type RecordCells, recordsFile, recordsMap, someRecords } from './fixtures/records.ts'
import { wordsOfRecord } from './import-batch.ts'
import { importFile } from './import.ts'
import { openReport } from './report.ts'

const organ = 'shitown'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'huiyin-import-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

async function town(records: Iterable<RecordCells>) {
  const { house, doer } = await testHouse()
  const home = folder()
  const file = await recordsFile(home, records)
  return { house, zhou: await doer('zhou'), doer, home, file, ask: { file, map: recordsMap() } }
}

const rowsOf = (house: House, table: string) =>
  house.db.withScope([organ], 'web', async (tx) => {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(tx)
    return rows
  })

const matterOf = async (house: House, ref: string) =>
  (await rowsOf(house, 'matter')).find((row) => row['source_ref'] === ref) ?? {}

/** Every table but those that seal and housekeeping fill. */
async function everything(house: House) {
  const { rows } = await house.db.asOwner((tx) =>
    sql<{
      name: string
    }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(
      tx,
    ),
  )
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const found = await house.db.session((client) => client.query(`select count(*)::int as n from "${name}"`))
    counts[name] = (found.rows[0] as { n: number }).n
  }
  return counts
}

async function numbersAreWhole(house: House) {
  for (const table of ['matter', 'contact']) {
    const by = new Map<string, number[]>()
    for (const row of await rowsOf(house, table)) {
      const key = `${String(row['series'])}${String(row['year'])}`
      by.set(key, [...(by.get(key) ?? []), row['n'] as number])
    }
    for (const [key, all] of by)
      expect([key, all.sort((a, b) => a - b)]).toEqual([key, Array.from(all, (_, i) => i + 1)])
  }
}

test('records come in as imported matters, the reply as a served opinion, and replay yields their rows', async () => {
  const { house, zhou, ask } = await town([
    cells(1, { reply: '您好，已修好。', replied: '2017-03-20 08:00:00', channel: '信', note: '重点' }),
    cells(2, { place: '柳树村', who: '' }),
    cells(3, { subject: '', body: '\t\n没有标题的一件 ', one: '', two: '' }),
  ])
  const done = await importFile(house, zhou, ask)
  expect(done).toMatchObject({ rows: 3, added: 3, already: 0, refused: 0, stopped: [] })
  expect(await matterOf(house, '1')).toMatchObject({
    series: 'XR', n: 1, origin: 'imported', rule_set: 'other-system', stage: 'closed', open: false, channel: 'letter',
    received: '2017-03-02', opinion_on: '2017-03-20', served_on: '2017-03-20', closed_on: '2017-03-20', outcome: 'answered',
    accepted_on: null, last_day: null, category: '城乡建设/市政设施', anonymous: false, unit_id: null,
  }) // prettier-ignore
  expect(await matterOf(house, '2')).toMatchObject({
    stage: 'imported',
    open: true,
    village_id: 'liushu',
    anonymous: true,
  })
  expect(await matterOf(house, '3')).toMatchObject({ category: '未分类' })
  const shown = await showMatter(house, zhou, 'XR-2017-000001')
  expect(shown.timeline.map((event) => [event.kind, event.happened, event.words['reply']])).toEqual([
    ['imported', '2017-03-02T09:30', '您好，已修好。'],
  ])
  expect(shown.contact_list[0]).toMatchObject({ number: 'DR-2017-000001', people: [{ name: 'U1' }] })
  expect((await showMatter(house, zhou, 'XR-2017-000003')).title).toBe('没有标题的一件')
  expect((await rowsOf(house, 'contact_text')).find((row) => String(row['body']).includes('没有'))).toMatchObject({
    body: '\t\n没有标题的一件 ',
  })
  await expectReplayEqualsStored(house, organ)
})

test('readers are the petition office, the village and the unit; a last day is a duty where somebody sits', async () => {
  const { house, zhou, ask } = await town([
    cells(1, { department: '国土所', target: '2018-06-01 12:00:00', place: '柳树村' }),
    cells(2, { department: 'Dept & Parks', target: '2018-06-01' }),
    cells(3, { department: 'Dept @ Parks', target: '2017-03-05 09:00:00', closed: '2017-03-05 09:00:01' }),
    cells(4, { department: '环卫处', target: '2017-03-08', closed: '2017-03-08 23:00:00' }),
    cells(5, { department: 'Dept & Parks' }),
  ])
  const done = await importFile(house, zhou, ask)
  expect(done.departments).toEqual(['Dept & Parks', 'Dept @ Parks', '环卫处'])
  const readers = (await rowsOf(house, 'matter_reader')).filter((row) => row['unit_id'] === 'land')
  expect(readers.map((row) => [row['reader_id'], row['because'], row['last_day']].join(' ')).sort()).toEqual([
    'land 1 2018-06-01',
    'liushu 4 2018-06-01',
    'po 16 2018-06-01',
  ])
  expect(await rowsOf(house, 'duty')).toMatchObject([
    { kind: 'target', owner_seat_id: 'land-1', owner_office_id: 'land' },
  ])
  const units = new Map((await rowsOf(house, 'matter')).map((row) => [row['source_ref'], row['unit_id']]))
  expect(units.get('2')).toBe('dept-parks')
  expect(units.get('5')).toBe('dept-parks')
  expect(units.get('3')).toMatch(/^dept-parks-[0-9a-f]{8}$/)
  expect(units.get('4')).toMatch(/^dept-[0-9a-f]{8}$/)
  expect(await matterOf(house, '3')).toMatchObject({
    after_target: true,
    target_day: '2017-03-05',
    outcome: 'closed_elsewhere',
  })
  expect(await matterOf(house, '4')).toMatchObject({ after_target: false })
  const clocks = await rowsOf(house, 'clock')
  expect(clocks.filter((row) => row['ended_on'] === null)).toHaveLength(2)
  expect(await rowsOf(house, 'handling')).toHaveLength(5)
  await expectReplayEqualsStored(house, organ)
  // Again, from another file: the departments are known.
  expect((await importFile(house, zhou, { ...ask, map: recordsMap({ system: 'another' }) })).departments).toEqual([])
})

test('the same file again adds nothing; another system may use the same ids', async () => {
  const { house, zhou, ask } = await town(someRecords(25))
  expect(await importFile(house, zhou, { ...ask, batchRows: 10 })).toMatchObject({ rows: 25, added: 25 })
  const before = await everything(house)
  expect(await importFile(house, zhou, { ...ask, batchRows: 7 })).toMatchObject({ rows: 25, added: 0, already: 25 })
  expect(await everything(house)).toEqual({ ...before, import_run: 2 })
  expect(await rowsOf(house, 'import_run')).toMatchObject([
    { source: 'old-system', rows_read: 25, added: 25, already: 0, refused: 0, officer_id: 'zhou' },
    { rows_read: 25, added: 0, already: 25 },
  ])
  expect(await importFile(house, zhou, { ...ask, map: recordsMap({ system: 'other' }) })).toMatchObject({ added: 25 })
  await numbersAreWhole(house)
  await expectReplayEqualsStored(house, organ)
})

test('after an import the planner knows the tables, so that figures and lists are quick at once', async () => {
  const { house, zhou, ask } = await town(someRecords(80))
  await importFile(house, zhou, ask)
  const { rows } = await house.db.session((client) =>
    client.query<{ known: boolean }>("select reltuples > 0 as known from pg_class where relname = 'matter'"),
  )
  // A PostgreSQL server looks after that by itself, when it gets round to it.
  expect(rows[0]?.known || house.db.engine === 'postgres').toBe(true)
})

test('a dry run writes nothing and says what would be', async () => {
  const { house, zhou, ask } = await town(someRecords(25))
  const before = await everything(house)
  expect(await importFile(house, zhou, { ...ask, dryRun: true, batchRows: 10 })).toMatchObject({
    import_id: null, rows: 25, added: 25, already: 0, departments: ['路灯所'],
  }) // prettier-ignore
  expect(await everything(house)).toEqual(before)
})

test('rows that stay out are reported one by one, texts that are alike are noticed', async () => {
  const { house, zhou, ask, home } = await town([
    cells(1),
    cells(1, { body: '别的' }),
    cells(2, { body: '\t第1号路灯坏了，晚上看不见路。\n\n' }),
    cells(3, { one: '纪检监察', two: '收礼' }),
    cells(4, { received: '2017-02-30' }),
    cells(5, { one: '长'.repeat(301) }),
    cells(6, { department: '长'.repeat(101) }),
  ])
  const report = await openReport(join(home, 'report.csv'), (code) => code)
  const done = await importFile(house, zhou, { ...ask, report })
  await report.close()
  expect(done).toMatchObject({ rows: 7, added: 2, refused: 5, same_text: 1 })
  const lines = readFileSync(join(home, 'report.csv'), 'utf8').trim().split('\r\n').slice(1)
  expect(lines.map((line) => line.split(',').slice(3, 5))).toEqual([
    ['refused', 'import.same_id'],
    ['notice', 'import.same_text'],
    ['refused', 'import.wall_category'],
    ['refused', 'import.date_impossible'],
    ['refused', 'import.category_too_long'],
    ['refused', 'import.department_too_long'],
  ])
})

test('interrupted after a batch and run again, it finishes without doubles', async () => {
  const { house, zhou, ask } = await town(someRecords(50))
  const stop = () => {
    throw new Error('interrupted')
  }
  await expect(importFile(house, zhou, { ...ask, batchRows: 10, onProgress: stop })).rejects.toThrow('interrupted')
  const some = (await rowsOf(house, 'matter')).length
  expect(some % 10).toBe(0)
  expect(some).toBeLessThan(50)
  expect(await importFile(house, zhou, { ...ask, batchRows: 10 })).toMatchObject({ added: 50 - some, already: some })
  await numbersAreWhole(house)
  await expectReplayEqualsStored(house, organ)
})

test('an error of the database leaves whole batches', async () => {
  const { house, zhou, ask } = await town(someRecords(50))
  await house.db.session((client) =>
    client.query(`alter table contact add constraint broken check (source_ref <> '35')`),
  )
  await expect(importFile(house, zhou, { ...ask, batchRows: 10 })).rejects.toThrow('broken')
  expect(await rowsOf(house, 'matter')).toHaveLength(30)
  expect(await rowsOf(house, 'event')).toHaveLength(30 * 2 + 3) // two of the organ's birth, one of the department
  expect(await rowsOf(house, 'import_run')).toMatchObject([{ added: 30, rows_read: 30, finished_at: null }])
  await house.db.session((client) => client.query('alter table contact drop constraint broken'))
  expect(await importFile(house, zhou, ask)).toMatchObject({ added: 20, already: 30 })
  await numbersAreWhole(house)
})

test('of a file that breaks off, what stood before comes in, and the result says so', async () => {
  const { house, zhou, home, file } = await town(someRecords(800))
  const packed = join(home, 'records.csv.gz')
  const bytes = gzipSync(readFileSync(file))
  writeFileSync(packed, bytes)
  truncateSync(packed, Math.floor(bytes.length / 2))
  const done = await importFile(house, zhou, { file: packed, map: recordsMap(), batchRows: 100 })
  expect(done.stopped).toMatchObject([{ code: 'import.file_cut_off' }])
  expect(done.added).toBeGreaterThan(50)
  expect(await rowsOf(house, 'matter')).toHaveLength(done.added)
  expect((await rowsOf(house, 'import_run'))[0]?.['finished_at']).not.toBeNull()
})

test('only petition officers and administrators import', async () => {
  const { house, doer, ask } = await town([cells(1)])
  for (const name of ['min', 'wu', 'zhao', 'chen', 'qian']) {
    const caught = await importFile(house, await doer(name), ask).catch((error: unknown) => error)
    expect(isRefused(caught) && caught.refusals[0]?.code).toBe('import.not_yours')
  }
  expect(await importFile(house, await doer('root'), ask)).toMatchObject({ added: 1 })
})

test('what is searched is what a registration of the same words would be searched by', () => {
  assert(
    property(string({ unit: 'grapheme' }), string({ unit: 'grapheme' }), (subject, body) => {
      expect(wordsOfRecord({ subject, body }).words).toBe(fold([subject, body].join('\n')))
    }),
  )
})
