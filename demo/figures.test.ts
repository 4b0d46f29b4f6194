import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../src/rules/dates.ts'
import { formatNumber, formatPaperNumber, paperWord } from '../src/rules/numbering.ts'
import { onWorkday } from './days.ts'
import { AFTER_2018, DEMO_SEED, demoCounty } from './shiqiao.ts'
import type { DemoCounty, Step } from './types.ts'

type Of<Name extends Step['do']> = Step & { do: Name }
type Contact = Of<'register'>

const expected = JSON.parse(readFileSync(new URL('expected.json', import.meta.url), 'utf8')) as Record<string, unknown>

const matterOf = (contact: Contact) => contact.input.sameAs?.ref ?? contact.ref

function steps<Name extends Step['do']>(county: DemoCounty, name: Name): Of<Name>[] {
  return county.steps.filter((step): step is Of<Name> => step.do === name && step.at < AFTER_2018)
}

/** The first day on which each matter had an act of a name. */
function daysOf(county: DemoCounty, name: Step['do']): Map<string, string> {
  const found = new Map<string, string>()
  for (const step of county.steps) {
    if (step.do === name && !found.has(step.ref)) found.set(step.ref, step.at.slice(0, 10))
  }
  return found
}

const sum = (list: Contact[]) => list.reduce((total, contact) => total + contact.input.present, 0)
const matters = (list: Contact[]) => new Set(list.map(matterOf))

// Recounted with plain loops from the steps alone, for the figures of the annual summary.
function recount(county: DemoCounty) {
  const contacts = steps(county, 'register')
  const resolved = new Set(steps(county, 'resolve').map((s) => s.ref))
  const served = daysOf(county, 'serve')
  const accepted = daysOf(county, 'accept')
  const granted = new Map(steps(county, 'ask_extension').map((s) => [s.ref, s.input.days]))
  const first = contacts.filter((c) => c.input.sameAs === null)
  const visits = contacts.filter((c) => c.input.channel === 'visit')
  const online = contacts.filter((c) => c.input.channel === 'online')
  const transfers = contacts.filter((c) => c.input.channel === 'transfer')
  const leaders = visits.filter((c) => c.input.leaderSeat !== null)
  const month = (n: number) => visits.filter((c) => Number(c.input.received.slice(5, 7)) === n + 1)
  const months = Array.from({ length: 12 }, (_, n) => n)
  const answered = first.filter((c) => served.has(c.ref))
  const waits = answered.map((c) => daysBetween(c.input.received, served.get(c.ref) ?? '')).sort((a, b) => a - b)
  const split = (list: Contact[]) => ({
    resolved: [...matters(list)].filter((ref) => resolved.has(ref)).length,
    open: [...matters(list)].filter((ref) => !resolved.has(ref)).length,
  })
  return {
    visits: {
      batches: visits.length,
      persons: sum(visits),
      batchesByMonth: months.map((n) => month(n).length),
      personsByMonth: months.map((n) => sum(month(n))),
      matters: matters(visits).size,
      ...split(visits),
      repeatsThroughUs: visits.filter((c) => ['late', 'wrong', 'not_carried_out'].includes(c.input.sameAs?.cause ?? ''))
        .length,
    },
    leaders: { batches: leaders.length, persons: sum(leaders), matters: matters(leaders).size, ...split(leaders) },
    online: {
      contacts: online.length,
      first: online.filter((c) => c.input.sameAs === null).length,
      repeat: online.filter((c) => c.input.sameAs !== null).length,
      matters: matters(online).size,
      answered: [...matters(online)].filter((ref) => served.has(ref)).length,
    },
    transfers: {
      contacts: transfers.length,
      answered: transfers.filter((c) => (served.get(c.ref) ?? '9999') < (c.input.fromAbove?.dueOn ?? '')).length,
      byLevel: Object.fromEntries(
        (['central', 'province', 'city', 'county'] as const).map((level) => [
          level,
          transfers.filter((c) => c.input.fromAbove?.level === level).length,
        ]),
      ),
    },
    matters: first.length,
    contacts: contacts.length,
    answered: answered.length,
    lateAnswers: answered.filter(({ ref }) => {
      const day = accepted.get(ref)
      return day && (served.get(ref) ?? '') > onWorkday(addDays(day, 60 + (granted.get(ref) ?? 0)))
    }).length,
    lateNotices: first.filter((c) => {
      const told = accepted.get(c.ref) ?? served.get(c.ref) ?? '9999'
      return told > onWorkday(addDays(c.input.received, 15))
    }).length,
    medianDaysToAnswer: waits[Math.floor((waits.length - 1) / 2)],
    villages: new Set(first.map((c) => c.input.village)).size,
  }
}

test.each([DEMO_SEED, 1, 77_000_001])('seed %i yields the figures of the annual summary', (seed) => {
  expect(recount(demoCounty(seed, AFTER_2018))).toEqual(
    Object.fromEntries(
      Object.entries(expected).filter(([key]) => !['year', 'typed', 'numbers', 'on20180507'].includes(key)),
    ),
  )
})

test('the figures of 2018 stay what they are when the demo is shown years later', () => {
  expect(recount(demoCounty(DEMO_SEED, '2026-06-16'))).toEqual(recount(demoCounty(DEMO_SEED, AFTER_2018)))
})

test('the order of registration gives the numbers that the pictures show', () => {
  const county = demoCounty(DEMO_SEED, AFTER_2018)
  const contacts = steps(county, 'register')
  const own = contacts.filter((c) => c.input.sameAs === null)
  const number = (series: 'matter' | 'contact', list: Contact[], ref: string) =>
    formatNumber({ series, year: 2018, serial: list.findIndex((c) => c.ref === ref) + 1 })
  const paper = (kind: 'acceptance' | 'opinion', list: Step[], ref: string) =>
    formatPaperNumber({
      word: paperWord('石政', kind),
      year: 2018,
      serial: list.findIndex((s) => s.ref === ref) + 1,
    })
  const numbers = expected['numbers'] as { matters: object; contacts: object; papers: object }
  const opinions = steps(county, 'sign_opinion').filter((s) => s.input.paper === 'opinion')
  expect({
    matters: Object.fromEntries(Object.keys(numbers.matters).map((ref) => [ref, number('matter', own, ref)])),
    contacts: { v09: number('contact', contacts, 'v09') },
    papers: { v05: paper('acceptance', steps(county, 'accept'), 'v05'), o15: paper('opinion', opinions, 'o15') },
  }).toEqual(numbers)
})

test('as of 7 May 2018 the town stands where the pictures show it', () => {
  const county = demoCounty(DEMO_SEED, '2018-05-07')
  const own = steps(county, 'register').filter((c) => c.input.sameAs === null)
  const [closed, told] = [daysOf(county, 'close'), daysOf(county, 'accept')]
  const open = own.filter((c) => !closed.has(c.ref))
  const late = open.filter((c) => !told.has(c.ref) && onWorkday(addDays(c.input.received, 15)) < '2018-05-07')
  expect({ matters: own.length, closed: own.length - open.length, open: open.length, late: late.length }).toEqual(
    expected['on20180507'],
  )
  expect(late.map((c) => c.ref)).toEqual(['o15'])
})

describe('the one matter left open', () => {
  test('has a leader, a unit, and a next step with a date', () => {
    const about = demoCounty(DEMO_SEED, AFTER_2018).steps.filter((s) => s.ref === 'v26')
    expect(about.map((s) => s.do)).toEqual([
      'register',
      'assign',
      'take_charge',
      'accept',
      'handle',
      'handle',
      'handle',
    ])
    expect(JSON.stringify(about.at(-1)?.input)).toContain('下一步1月15日前')
  })
})

test('every village has a linked leader, and every repeat a reason', () => {
  const county = demoCounty(DEMO_SEED, AFTER_2018)
  const villages = county.offices.filter((office) => office.kind === 'village')
  expect(villages).toHaveLength(14)
  for (const village of villages) {
    expect(county.villageLinks.filter((link) => link.village === village.id)).toHaveLength(1)
  }
  const repeats = steps(county, 'register').flatMap((contact) => contact.input.sameAs ?? [])
  expect(repeats).toHaveLength(69)
  expect(repeats.filter((repeat) => repeat.reason.zh === '')).toEqual([])
})
