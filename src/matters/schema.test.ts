import { readFileSync } from 'node:fs'
import { actsDoc } from '../../scripts/acts-doc.ts'
import { describe, expect, test } from 'vitest'
import { isKey } from '../i18n/translate.ts'
import { isRefused } from '../rules/errors.ts'
import { readAct, readRegistration } from './schema.ts'
import { register } from './register.ts'
import { testHouse, visit } from './testing.ts'

/** The codes and fields with which a reading is refused; none when it is read. */
function refused(read: () => unknown): string[] {
  try {
    read()
    return []
  } catch (caught) {
    if (!isRefused(caught)) throw caught
    const wordless = caught.refusals.find(({ code }) => !isKey(`refused.${code}`))
    if (wordless) throw new Error(`no words for ${wordless.code}`, { cause: caught })
    return caught.refusals.map((r) => `${r.field}: ${r.code}`)
  }
}
const registration = (changes: object) => refused(() => readRegistration({ ...visit(), ...changes }))

describe('texts', () => {
  const hidden: [string, string][] = [
    ['NUL', '\0'],
    ['a bell', '\u0007'],
    ['escape', '\u001b[31m'],
    ['a C1 control', '\u0085'],
    ['right-to-left override', '\u202e'],
    ['an isolate', '\u2066'],
    ['a direction mark', '\u200f'],
    ['an Arabic letter mark', '\u061c'],
    ['zero-width space', '\u200b'],
    ['a word joiner', '\u2060'],
    ['a byte order mark inside', '\ufeff'],
    ['tag characters', '\u{e0041}'],
  ]
  test.each(hidden)('%s is refused wherever people write', (_name, sign) => {
    const text = `占地${sign}三亩`
    expect(registration({ subject: text })).toEqual(['subject: field.control_characters'])
    expect(registration({ facts: text })).toEqual(['facts: field.control_characters'])
    expect(registration({ demands: ['一', text] })).toEqual(['demands.1: field.control_characters'])
    expect(registration({ people: [{ name: text, address: text }] })).toEqual([
      'people.0.name: field.control_characters',
      'people.0.address: field.control_characters',
    ])
    expect(refused(() => readAct('note', { text }))).toEqual(['text: field.control_characters'])
  })
  test('half a character is refused, whole ones outside the first plane are not', () => {
    for (const broken of ['\ud842', '\udfb7', '占\ud842地', '\udfb7\ud842'])
      expect(registration({ facts: broken })).toEqual(['facts: field.broken_text'])
    expect(registration({ facts: '𠮷野家 😀 👨‍👩‍👧 é é' })).toEqual([])
  })
  test('lengths: what fits is kept whole, what does not is refused with the limit', () => {
    expect(readRegistration({ ...visit(), facts: '情'.repeat(9000) }).facts).toHaveLength(9000)
    expect(registration({ facts: '情'.repeat(100_000) })).toEqual([])
    expect(registration({ facts: '情'.repeat(100_001) })).toEqual(['facts: field.too_long'])
    expect(registration({ subject: '题'.repeat(301) })).toEqual(['subject: field.too_long'])
    expect(refused(() => readAct('note', { text: 'x'.repeat(100_001) }))).toEqual(['text: field.too_long'])
    expect(registration({ demands: Array.from({ length: 51 }, () => '一') })).toEqual(['demands: field.too_many'])
    expect(registration({ people: Array.from({ length: 501 }, () => ({ name: '李' })) })).toEqual([
      'people: field.too_many',
    ])
  })
  test('a line is one line, a text keeps its lines, both are trimmed', () => {
    const read = readRegistration({ ...visit(), subject: ' 占地\r\n三亩\t整 ', facts: ' 一\r\n二\r三\t四\n' })
    expect([read.subject, read.facts]).toEqual(['占地 三亩 整', '一\n二\n三\t四'])
  })
  test('what is no text at all is refused', () => {
    for (const odd of [null, 7, {}, ['x'], true])
      expect(registration({ subject: odd })).toEqual(['subject: field.not_text'])
  })
})

describe('days', () => {
  test.each(['2018-02-29', '2019-02-30', '2018-13-01', '2018-00-10', '2018-04-31', '0000-01-01', '2018-01-00'])(
    '%s does not exist',
    (day) => {
      expect(registration({ received: day })).toEqual(['received: field.no_such_date'])
      expect(registration({ happened: `${day}T10:00` })).toEqual(['happened: field.no_such_date'])
      expect(registration({ from_above: { level: 'county', sender: 'x', due: day } })).toEqual([
        'from_above.due: field.no_such_date',
      ])
    },
  )
  test.each([
    '2018-5-7',
    '7.5.2018',
    '2018/05/07',
    '20180507',
    '',
    'gestern',
    '2018-05-07T00:00:00Z',
    '+12018-05-07',
    '２０１８-05-07',
  ])('%s is not how a day is written here', (day) => {
    expect(registration({ received: day })).toEqual(['received: field.not_a_date'])
  })
  test('minutes exist or not', () => {
    expect(registration({ happened: '2018-05-07T23:59' })).toEqual([])
    for (const at of ['2018-05-07T24:00', '2018-05-07T10:60', '2018-05-07 10:00', '2018-05-07T10'])
      expect(registration({ happened: at })).toEqual(['happened: field.not_a_date'])
    expect(registration({ received: '2016-02-29' })).toEqual([])
  })
})

test('choices, counts and ids are what they may be', () => {
  expect(registration({ channel: 'fax' })).toEqual(['channel: field.choose'])
  expect(registration({ kind: 'threat' })).toEqual(['kind: field.choose'])
  for (const present of [0, -3, 1.5, 'viele', Number.NaN, 1e9])
    expect(registration({ present })).toEqual(['present: field.not_a_number'])
  expect(registration({ present: '12' })).toEqual([])
  expect(registration({ village: "x'; drop table matter" })).toEqual(['village: field.not_an_id'])
  expect(registration({ same_as: { matter_id: 'XF-1', cause: 'late', reason: 'x' } })).toEqual([
    'same_as.matter_id: field.not_an_id',
  ])
  expect(refused(() => readAct('rate', { office: 4, unit: 0 }))).toEqual(['office: field.choose', 'unit: field.choose'])
  expect(refused(() => readAct('close', { outcome: '他闹了三次' }))).toEqual(['outcome: field.choose'])
  expect(refused(() => readAct('refuse', { ground: '理由见附件', reason: 'x' }))).toEqual(['ground: field.choose'])
  expect(refused(() => readAct('arrest', {}))).toEqual(['undefined: act.no_such_action'])
  expect(readAct('sign_opinion', { paper: 'reply', text: '采纳' }).input).toMatchObject({ answers: [] })
})

test('what nobody asked for is not taken along', () => {
  const read = readRegistration({ ...visit(), score: 9, people: [{ name: '李', black_list: true, tag: 'x' }], n: 1 })
  expect(JSON.stringify(read)).not.toMatch(/score|black_list|tag|"n"/)
})

test('nine thousand characters, rare ones and lines among them, come back as they were typed', async () => {
  const { house, doer } = await testHouse()
  const facts = `${'𠮷占地三亩。\n'.repeat(1125)}%_\\'"`
  const done = await register(house, await doer('min'), readRegistration({ ...visit(), facts }))
  await house.db.withScope(['shitown'], 'web', async (tx) => {
    const stored = await tx
      .selectFrom('contact_text')
      .select('body')
      .where('contact_id', '=', done.contact_id)
      .executeTakeFirstOrThrow()
    expect(stored.body).toBe(facts)
    const words = await tx.selectFrom('event_body').select('body').execute()
    expect(words.some((w) => Buffer.from(w.body ?? []).includes(JSON.stringify(facts).slice(1, -1)))).toBe(true)
  })
})

test('docs/acts.md lists every act as it is (node scripts/acts-doc.ts writes it)', () => {
  expect(readFileSync(new URL('../../docs/acts.md', import.meta.url), 'utf8')).toBe(actsDoc())
})
