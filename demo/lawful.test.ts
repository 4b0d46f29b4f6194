import { describe, expect, test } from 'vitest'
import { readAct, readRegistration } from '../src/matters/schema.ts'
import { shippedCategories } from '../src/lib/categories.ts'
import { applyToMatter } from '../src/rules/apply.ts'
import { decide } from '../src/rules/decide.ts'
import { checkRegistration } from '../src/rules/check-registration.ts'
import { decideRegister } from '../src/rules/decide-register.ts'
import { readerIds } from '../src/rules/readers.ts'
import type { Actor, MatterState, OrganView } from '../src/rules/types.ts'
import { weekday } from '../src/rules/dates.ts'
import { isWorkday } from '../src/rules/workdays.ts'
import { actInput, registerInput } from './acts.ts'
import { calendar } from './days.ts'
import { AFTER_2018, DEMO_SEED, demoCounty } from './shiqiao.ts'
import type { DemoCounty, Step } from './types.ts'

const TOWN = 'shiqiao'

function viewOf(county: DemoCounty): OrganView {
  return {
    organ_id: TOWN,
    word: '石政',
    parent_id: 'linxi',
    petition_office: 'petition',
    above_reader: 'linxi/county_bureau',
    offices: county.offices.filter((o) => o.organ === TOWN).map((o) => ({ office_id: o.id, kind: o.kind })),
    seats: county.seats
      .filter((s) => s.organ === TOWN)
      .map((s) => ({ seat_id: s.id, office_id: s.office, role: s.role })),
  }
}

function actorOf(county: DemoCounty, organ: OrganView, step: Step): Actor {
  if (step.by === null) return { officer_id: null, seats: [], petitioner: true }
  const day = step.at.slice(0, 10)
  const held = new Set(
    county.holdings
      .filter((h) => h.officer === step.by && h.fromDay <= day && (h.toDay === null || day <= h.toDay))
      .map((h) => h.seat),
  )
  return { officer_id: step.by, seats: organ.seats.filter((s) => held.has(s.seat_id)) }
}

/** Runs every step through the rules that the doors use; gives the states, and every refusal with its step. */
function run(county: DemoCounty, language: 'zh' | 'en') {
  const organ = viewOf(county)
  const states = new Map<string, MatterState>()
  const refused: string[] = []
  let ids = 0
  for (const step of county.steps) {
    const today = step.at.slice(0, 10)
    const actor = actorOf(county, organ, step)
    const law = { calendar, own: county.ownRules }
    const newId = () => `id-${(ids += 1)}`
    if (step.do === 'register') {
      const ids_ = new Map([...states.keys()].map((ref, n) => [ref, uuid(n)]))
      const input = readRegistration(registerInput(step, language, (ref) => ids_.get(ref) ?? ''))
      for (const one of checkRegistration(input, { organ, today, law })) refused.push(`${step.ref} ${one.code}`)
      const joined = step.input.sameAs ? (states.get(step.input.sameAs.ref) ?? null) : null
      const context = { law, organ, actor, today, entered: today, contactId: newId(), matterId: newId(), newId }
      const { matter } = decideRegister(input, joined, { ...context, codeVersion: 1 })
      const ref = step.input.sameAs?.ref ?? step.ref
      states.set(ref, applyToMatter(joined, (joined?.matter.version ?? 0) + 1, matter.facts))
      continue
    }
    const state = states.get(step.ref)
    if (!state) throw new Error(`${step.ref} acts before it is registered`)
    const sees = readerIds(actor, TOWN, TOWN).some((id) => (state.readers[id] ?? 0) > 0)
    if (step.by !== null && !sees) refused.push(`${step.ref} ${step.at} ${step.do} not seen by ${step.by}`)
    const raw = actInput(step, language)
    const { action, input } = readAct(raw.action, raw.input)
    const decided = decide(state, action, input, step.at, { law, organ, actor, today, newId })
    if (Array.isArray(decided)) {
      for (const one of decided)
        refused.push(`${step.ref} ${step.at} ${step.do} ${one.code} ${JSON.stringify(one.params)}`)
    } else {
      states.set(step.ref, applyToMatter(state, state.matter.version + 1, decided.facts))
    }
  }
  return { states, refused }
}

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

const county = demoCounty(DEMO_SEED, '2026-06-16')

describe('every step is one that the rules allow', () => {
  test.each([
    [DEMO_SEED, '2026-06-16', 'zh'],
    [DEMO_SEED, '2018-05-07', 'en'],
    [4, '2025-10-09', 'zh'],
    [5, '2024-02-19', 'en'],
  ] as const)('seed %i, %s, in %s', (seed, day, language) => {
    expect(run(demoCounty(seed, day), language).refused).toEqual([])
  })

  test('and a wrong one would be noticed', () => {
    const [first, ...others] = county.steps
    const broken = { ...county, steps: [first, ...others.filter((s) => s.do !== 'assign')] as Step[] }
    expect(run(broken, 'zh').refused.length).toBeGreaterThan(100)
  })
})

test('matters of 2018 end closed, all but the one left open', () => {
  const { states } = run(demoCounty(DEMO_SEED, AFTER_2018), 'zh')
  expect([...states].filter(([, s]) => s.matter.open).map(([ref]) => ref)).toEqual(['v26'])
})

test('the live matters stand at every stage of the work', () => {
  const { states } = run(county, 'zh')
  const live = [...states].filter(([ref]) => ref.startsWith('n')).map(([, s]) => s)
  const stages = new Set(live.map((s) => s.matter.stage))
  expect([...stages].sort()).toEqual(
    [
      'accepted',
      'closed',
      'handling',
      'objected',
      'opinion_signed',
      'passed_on',
      'registered',
      'served',
      'visited',
      'kept',
    ].sort(),
  )
  expect(live.every((s) => s.matter.rule_set === 'xinfang-2022')).toBe(true)
  expect(live.some((s) => s.matter.asked === 'extension')).toBe(true)
  expect(live.some((s) => s.matter.late_why !== null && (s.matter.last_day ?? '9999') < '2026-06-16')).toBe(true)
  expect(live.some((s) => s.matter.anonymous && s.matter.internal)).toBe(true)
  expect(live.some((s) => s.matter.outcome === 'refused')).toBe(true)
})

test('officers act on working days, inside working hours, in a seat that they hold', () => {
  for (const step of county.steps) {
    if (step.by === null) continue
    const [day = '', time = ''] = step.at.split('T')
    expect([step.ref, step.at, isWorkday(day, calendar)]).toEqual([step.ref, step.at, true])
    expect(time >= '08:30' && time <= '17:45').toBe(true)
    const held = county.holdings.some(
      (h) => h.seat === step.seat && h.officer === step.by && h.fromDay <= day && (h.toDay ?? '9999') >= day,
    )
    expect(held).toBe(true)
  }
})

test('leaders receive on the Monday of their duty', () => {
  const received = county.steps.filter((s) => s.do === 'register' && s.input.leaderSeat !== null && s.at < AFTER_2018)
  expect(received).toHaveLength(15)
  expect(new Set(received.map((s) => weekday(s.at.slice(0, 10))))).toEqual(new Set([1]))
})

test('a seat changed hands in mid year and each acted in his time', () => {
  const water = county.steps.filter((s) => s.seat === 'water_head' && s.at < AFTER_2018)
  expect(new Set(water.filter((s) => s.at < '2018-07-02').map((s) => s.by))).toEqual(new Set(['ma_jianjun']))
  expect(new Set(water.filter((s) => s.at >= '2018-07-02').map((s) => s.by))).toEqual(new Set(['chai_yonggang']))
})

test('categories are paths of the shipped tree', () => {
  const known = new Set(shippedCategories().categories.map((c) => c.zh))
  const used = county.steps.flatMap((step) => (step.do === 'register' ? [step.input.category] : []))
  expect(used.filter((path) => !known.has(path))).toEqual([])
})
