import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testDb } from './db/testing.ts'
import { dimensions } from './figures/by.ts'
import { figureTable } from './figures/figures.ts'
import { actionNames } from './rules/lifecycle.ts'
import { sources } from './scan.testing.ts'

// Offices are measured, petitioners are not (domain.md 4.3, 4.4). What must not exist is asserted by its names; behind
// the wall: wall.test.ts.

const ours = sources().filter((file) => !file.test)

/** Names under which other systems keep what this one does not: marks, scores and ranks of people, quotas on their number. */
const marks =
  /scor(?:e|ing)|rank(?!s? (?:of|in) )|\brisk|watch_?list|black_?list|\bflag|\btags?\b|key_?person|danger|threat|profile|stability|stable_control|escort|intercept|\bquota|\bveto|goal|skip_?level|non_?visit|dissua/i

test('no table, view or column holds a score, tag, watch flag or rank of a person', async () => {
  const db = await testDb()
  const [columns, views, indexes] = await db.session(async (client) => [
    (
      await client.query<{ t: string; c: string }>(
        `select table_name as t, column_name as c from information_schema.columns where table_schema = 'public' order by ordinal_position`,
      )
    ).rows,
    (
      await client.query<{ t: string }>(
        `select table_name as t from information_schema.tables where table_schema = 'public' and table_type <> 'BASE TABLE'`,
      )
    ).rows,
    (
      await client.query<{ i: string }>(
        `select indexdef as i from pg_indexes where tablename in ('person_text', 'person_on_contact')`,
      )
    ).rows,
  ])
  expect(views).toEqual([])
  const words = columns.flatMap(({ t, c }) => [t, c].map((name) => name.replaceAll('_', ' ')))
  expect(words.filter((name) => marks.test(name) || marks.test(name.replaceAll(' ', '_')))).toEqual([])
  // Ratings are given to offices, by petitioners.
  const rated = columns.filter(({ c }) => c.includes('rating') || c.startsWith('rated'))
  expect(rated.map(({ c }) => c)).toEqual(['rated_on', 'office_rating', 'unit_rating'])

  // What stands about a person: who they are and whether the others chose them. Found from a contact, never by name.
  const of = (table: string) => columns.filter(({ t }) => t === table).map(({ c }) => c)
  expect(of('person_on_contact')).toEqual(['organ_id', 'contact_id', 'person_id', 'n', 'representative'])
  expect(of('person_text')).toEqual([
    'organ_id',
    'contact_id',
    'person_id',
    'name',
    'phone',
    'address',
    'id_number',
    'id_tail',
  ])
  const holders = new Set(columns.filter(({ c }) => c === 'person_id').map(({ t }) => t))
  expect([...holders].toSorted()).toEqual(['code_directory', 'person_on_contact', 'person_text'])
  expect(indexes.map(({ i }) => i.replace(/^.* USING btree /, ''))).toEqual([
    '(organ_id, contact_id, person_id)',
    '(organ_id, contact_id, person_id)',
  ])
})

test('people are read in few places, one contact or matter at a time, never counted, grouped or ordered by it', () => {
  const reads = /(?:\bfrom|\bjoin)\s+person_(?:text|on_contact)\b|selectFrom\(\s*'person_/i
  const readers = ours.filter((file) => reads.test(file.raw))
  expect(
    readers.map((file) => file.path).toSorted(),
    'Persons are found from a matter only (domain.md 4.4, 1). A new reader of them needs a line here and a reason.',
  ).toEqual([
    'matters/contacts.ts',
    'matters/load.ts',
    'matters/look.ts',
    'matters/registered.ts',
    'matters/same-people.ts',
  ])
  for (const { path, raw } of readers) {
    expect(/\b(?:group by|having|count\()/i.test(raw), `${path} counts or groups where it reads persons`).toBe(false)
    expect(/contact_id/.test(raw), `${path} reads persons without a contact`).toBe(true)
  }
})

test('nothing is exported that lists, marks or scores persons, or sets a goal on their number', () => {
  const exported = ours
    .filter((file) => !['db', 'lib', 'ui'].includes(file.room))
    .flatMap((file) =>
      [...file.raw.matchAll(/^export (?:async )?(?:function|const|type) (\w+)/gm)].map(([, name = '']) => name),
    )
  expect(exported.length).toBeGreaterThan(200)
  const spaced = (name: string) => name.replaceAll(/([a-z])([A-Z])/g, '$1_$2')
  expect(exported.filter((name) => marks.test(spaced(name)))).toEqual([])
  expect(
    exported.filter((name) =>
      /^(?:list|find|search|count|top|rank|export)\w*(?:person|people|petitioner|visitor)s?/i.test(name),
    ),
  ).toEqual([])
  expect(actionNames.filter((name) => marks.test(name))).toEqual([])
})

test('figures count contacts, matters and offices, and are taken apart by place, unit, cause and time, never by person', () => {
  expect(new Set(figureTable.map((f) => f.counts))).toEqual(new Set(['contact', 'matter', 'office']))
  expect(dimensions.filter((name) => /person|people|petitioner|name|phone|receiver|handler/.test(name))).toEqual([])
  expect(figureTable.filter((f) => marks.test(f.id.replaceAll('-', '_'))).map((f) => f.id)).toEqual([])
})

test('no word for people speaks of keeping them in hand', () => {
  const never =
    /稳控|非访|缠访|闹访|重点人员|重点信访人|信访老户|上访户|息访|一票否决|零上访|零进京|黑名单|截访|劝返|危险等级|积分|排名/
  const zh = JSON.parse(readFileSync('locales/zh-CN.json', 'utf8')) as Record<string, string>
  expect(Object.entries(zh).filter(([, words]) => never.test(words))).toEqual([])
})
