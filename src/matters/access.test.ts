import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { openOrgan } from '../offices/open-organ.ts'
import { seatsOf } from '../offices/organ-view.ts'
import { isRefused } from '../rules/errors.ts'
import type { Effects, Matter } from '../rules/types.ts'
import { accessOf } from './access.ts'
import { act } from './act.ts'
import { find } from './find.ts'
import type { Doer, House } from './house.ts'
import { listMatters, type ListQuery } from './list.ts'
import { register } from './register.ts'
import { showMatter } from './show.ts'
import { smallTown, testHouse, visit } from './testing.ts'
import { todayOfOfficer } from './today.ts'

// Who may see is decided by the oracle in plain loops over what the events say; every exit must agree with it, for every
// officer: list, count, search, today, show, find.

const day = '2018-05-07'
const officers = ['o0', 'o1', 'o2', 'o3', 'o4']
const seatIds = smallTown.seats.map((s) => s.seat_id)
const units = ['land', 'law', 'liushu', 'nangang', 'po', 'leaders']

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('register' as const),
      village: fc.constantFrom('liushu', 'nangang', undefined),
      leader: fc.boolean(),
      walled: fc.integer({ max: 3, min: 0 }).map((n) => n === 0),
      late: fc.nat({ max: 40 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('assign' as const),
      on: fc.nat(),
      unit: fc.constantFrom(...units),
      help: fc.constantFrom(...units),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('accept' as const), on: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('hand_over' as const), on: fc.nat(), unit: fc.constantFrom('land', 'law') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('add_help' as const), on: fc.nat(), unit: fc.constantFrom(...units) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('correct' as const),
      on: fc.nat(),
      village: fc.constantFrom('liushu', 'nangang'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take_charge' as const), on: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ask_extension' as const), on: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('bar' as const), on: fc.nat(), officer: fc.constantFrom(...officers) }),
  },
)
const scenario = fc.record({
  holdings: fc.tuple(...officers.map(() => fc.subarray(seatIds, { minLength: 1, maxLength: 4 }))),
  former: fc.constantFrom(...seatIds),
  steps: fc.array(step, { minLength: 16, maxLength: 30 }),
})
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never

test('list, count, search, today, show and find agree with what the events say, for every officer', async () => {
  const { house } = await testHouse()
  let run = 0
  await fc.assert(
    fc.asyncProperty(scenario, async (given) => {
      const [town, county] = [`town${++run}`, `county${run}`]
      await openOffices(house, town, county, given)
      await play(house, town, given)
      const known = await oracle(house, town)
      for (const id of officers) await agrees(house, town, await doerOf(house, town, id), known)
      await agrees(house, town, await doerOf(house, county, 'above'), known)
    }),
    { numRuns: 8, seed: 20180507 },
  )
  expect(run).toBeGreaterThanOrEqual(8)
})

async function openOffices(house: House, town: string, county: string, given: Scenario): Promise<void> {
  const by = { officer_id: null, via: 'cli' as const }
  const person = (officer_id: string) => ({ officer_id, name: officer_id, name_en: officer_id })
  await openOrgan(
    house,
    {
      ...smallTown,
      organ_id: county,
      level: 'county',
      officers: [person('above')],
      seats: [
        { seat_id: 'above-1', office_id: 'po', role: 'county', title: '县信访局', title_en: 'County petition office' },
      ],
      holdings: [{ seat_id: 'above-1', officer_id: 'above', from_day: '2015-01-01' }],
    },
    by,
  )
  await openOrgan(
    house,
    {
      ...smallTown,
      organ_id: town,
      parent_id: county,
      officers: [...officers, 'all'].map(person),
      holdings: [
        ...given.holdings.flatMap((seats, i) =>
          seats.map((seat_id) => ({ seat_id, officer_id: officers[i] ?? '', from_day: '2015-01-01' })),
        ),
        { seat_id: given.former, officer_id: 'o0', from_day: '2014-01-01', to_day: '2014-12-31' },
        ...seatIds.map((seat_id) => ({ seat_id, officer_id: 'all', from_day: '2015-01-01' })),
      ],
    },
    by,
  )
}

async function doerOf(house: House, organ_id: string, officer_id: string): Promise<Doer> {
  const seats = await house.db.withScope([organ_id], 'web', (tx) => seatsOf(tx, organ_id, officer_id, day))
  return { organ_id, actor: { officer_id, seats }, via: 'counter' }
}

/** Plays the steps as somebody who holds every seat; what the rules refuse is left out. */
async function play(house: House, town: string, given: Scenario): Promise<void> {
  const all = await doerOf(house, town, 'all')
  const made: string[] = []
  for (const one of given.steps) {
    if (one.do === 'register') {
      const received = `2018-0${one.late > 30 ? 3 : 4}-${String(1 + (one.late % 30)).padStart(2, '0')}`
      const input = visit({ received, village: one.village, ...(one.leader ? { leader_seat: 'mayor' } : {}) })
      const { matter_id } = await register(
        house,
        all,
        one.walled ? { ...input, kind: 'accusation', channel: 'letter', present: 1 } : input,
      )
      made.push(matter_id)
      continue
    }
    const matter_id = made[one.on % Math.max(1, made.length)]
    if (matter_id === undefined) continue
    const input = {
      assign: { unit: 'unit' in one ? one.unit : '', help: 'help' in one ? [one.help] : [] },
      accept: { way: 'in_hand' },
      hand_over: { unit: 'unit' in one ? one.unit : '', reason: '职责调整' },
      add_help: { unit: 'unit' in one ? one.unit : '' },
      correct: { village: 'village' in one ? (one.village ?? '') : '', reason: '属地更正' },
      take_charge: { leader_seat: 'mayor' },
      ask_extension: { days: 10, reason: '测绘' },
      bar: { officer: 'officer' in one ? one.officer : '', reason: '亲属' },
    }[one.do]
    await act(house, all, { matter_id, action: one.do, input, happened: day }).catch((caught: unknown) => {
      if (!isRefused(caught)) throw caught
    })
  }
}

type Known = {
  matter: Matter
  readers: Set<string>
  barred: Set<string>
  duties: Map<string, { seat: string | null; done: boolean }>
}

/** What the events of a town say of each matter. */
async function oracle(house: House, town: string): Promise<Known[]> {
  const events = await house.db.withScope([town], 'web', (tx) =>
    tx
      .selectFrom('event')
      .select(['subject_id', 'seq', 'facts'])
      .where('subject_kind', '=', 'matter')
      .orderBy('subject_id')
      .orderBy('seq')
      .execute(),
  )
  const known = new Map<string, Known>()
  for (const event of events) {
    const facts = event.facts as Effects
    const one = known.get(event.subject_id) ?? {
      matter: {} as Matter,
      readers: new Set(),
      barred: new Set(),
      duties: new Map(),
    }
    known.set(event.subject_id, one)
    Object.assign(one.matter, facts.set)
    for (const [id, why] of Object.entries(facts.readers ?? {})) {
      if (why > 0) one.readers.add(id)
      else one.readers.delete(id)
    }
    for (const { officer_id } of facts.barred ?? []) one.barred.add(officer_id)
    for (const duty of facts.duties ?? []) {
      const before = one.duties.get(duty.duty_id)
      one.duties.set(duty.duty_id, {
        seat: duty.owner_seat_id === undefined ? (before?.seat ?? null) : duty.owner_seat_id,
        done: duty.done_on === undefined ? (before?.done ?? false) : duty.done_on !== null,
      })
    }
  }
  return [...known.values()]
}

function seen(town: string, doer: Doer, one: Known): boolean {
  if (one.barred.has(doer.actor.officer_id ?? '')) return false
  for (const { seat_id, office_id, role } of doer.actor.seats) {
    if (doer.organ_id !== town) {
      if (role === 'county' && one.readers.has(`${doer.organ_id}/${office_id}`)) return true
      continue
    }
    if (one.readers.has(seat_id)) return true
    const wholeOffice = ['clerk', 'petition_officer', 'handler', 'village_officer'].includes(role)
    if (wholeOffice && one.readers.has(office_id)) return true
  }
  return false
}

async function agrees(house: House, town: string, doer: Doer, known: Known[]): Promise<void> {
  const mine = known.filter((one) => seen(town, doer, one))
  const newestFirst = (all: Known[]) =>
    all
      .toSorted((a, b) =>
        a.matter.received === b.matter.received
          ? a.matter.matter_id < b.matter.matter_id
            ? 1
            : -1
          : a.matter.received < b.matter.received
            ? 1
            : -1,
      )
      .map((one) => one.matter.matter_id)
  const access = accessOf(doer, town)
  const pages = (query: Partial<ListQuery>) =>
    house.db.withScope([town], 'web', async (tx) => {
      const ids: string[] = []
      let page = await listMatters(tx, { ...access, limit: 3, ...query })
      const { total } = page
      for (;;) {
        ids.push(...page.rows.map((row) => row.matter_id))
        if (page.next === null) return { ids, total }
        page = await listMatters(tx, { ...access, limit: 3, ...query, after: page.next })
      }
    })
  const all = await pages({})
  expect(all).toEqual({ ids: newestFirst(mine), total: { n: mine.length, more: false } })
  const open = mine.filter((one) => one.matter.open)
  const byLastDay = open
    .map((one) => [one.matter.last_day ?? '9999-12-31', one.matter.matter_id])
    .toSorted(([a = '', x = ''], [b = '', y = '']) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
  expect((await pages({ sort: 'last_day' })).ids).toEqual(byLastDay.map(([, id]) => id))
  for (const office of ['land', 'po', 'liushu']) {
    const led = mine.filter((one) => one.matter.unit_id === office)
    const unit = await pages({ filters: { unit: office } })
    expect(unit).toEqual({ ids: newestFirst(led), total: { n: led.length, more: false } })
    const there = mine.filter((one) => one.matter.village_id === office)
    const village = await pages({ filters: { village: office } })
    expect(village).toEqual({ ids: newestFirst(there), total: { n: there.length, more: false } })
  }
  const words = mine.filter((one) => !one.matter.walled)
  expect(await pages({ filters: { words: '滴水通道' } })).toEqual({
    ids: newestFirst(words),
    total: { n: words.length, more: false },
  })
  const late = open.filter((one) => one.matter.last_day !== null && one.matter.last_day < day)
  const nobodys = mine.filter((one) => [...one.duties.values()].some((duty) => !duty.done && duty.seat === null))
  const today = await house.db.withScope([town], 'web', (tx) => todayOfOfficer(tx, doer, access, day, { limit: 500 }))
  expect(today.late.total.n).toBe(late.length)
  expect(today.nobodys.total.n).toBe(nobodys.length)
  const seats = doer.organ_id === town ? doer.actor.seats.map((seat) => seat.seat_id) : []
  const owed = mine.flatMap((one) =>
    [...one.duties].filter(([, duty]) => !duty.done && seats.includes(duty.seat ?? '')).map(([id]) => id),
  )
  expect(today.duties.map((duty) => duty.duty_id).toSorted()).toEqual(owed.toSorted())
  for (const one of known) {
    const shown = await showMatter(house, doer, one.matter.matter_id, town).then(
      () => true,
      (caught: unknown) => (isRefused(caught) ? false : Promise.reject(caught as Error)),
    )
    expect(shown).toBe(mine.includes(one))
    const number = `${one.matter.series}-${one.matter.year}-${one.matter.n}`
    const found = await house.db.withScope([town], 'web', (tx) => find(tx, access, number))
    expect('matter_id' in found && found.matter_id === one.matter.matter_id).toBe(mine.includes(one))
  }
}
