import type { Db } from '../src/db/open.ts'
import { insertRows, type Rows } from '../src/db/rows.ts'
import type { Json } from '../src/db/tables.ts'
import { loadCalendar } from '../src/lib/calendar.ts'
import { newId, seededRandom } from '../src/lib/ids.ts'
import { shippedPath } from '../src/lib/shipped.ts'
import { codeHash, codeOf } from '../src/matters/codes.ts'
import type { Doer, House } from '../src/matters/house.ts'
import { rowsOfContact, rowsOfMatter, together } from '../src/matters/rows.ts'
import { textRows } from '../src/matters/texts.ts'
import { openOrgan, type OrganPlan } from '../src/offices/open-organ.ts'
import { makeEvents, type EventDraft } from '../src/record/append.ts'
import { makeKeys, openKeys } from '../src/record/keys.ts'
import { applyToContact, applyToMatter } from '../src/rules/apply.ts'
import { addDays } from '../src/rules/dates.ts'
import { decideRegister } from '../src/rules/decide-register.ts'
import { beginClock } from '../src/rules/matter-clocks.ts'
import { grant } from '../src/rules/readers.ts'
import { settle } from '../src/rules/settle.ts'
import type { Actor, Facts, MatterState, OrganView, Role } from '../src/rules/types.ts'
import { benchText, type Marks } from './words.ts'

export const benchOrgan = 'benchtown'
const VILLAGES = 14
const STATIONS = 24
const lastDay = '2018-12-28'
const days = 1000

const seat = (seat_id: string, office_id: string, role: Role) => ({
  seat_id,
  office_id,
  role,
  title: seat_id,
  title_en: seat_id,
})
const office = (office_id: string, kind: OrganPlan['offices'][number]['kind']) => ({
  office_id,
  parent_office_id: null,
  kind,
  name: office_id,
  name_en: office_id,
  from_day: '2010-01-01',
})
const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`)
const villages = numbered('v', VILLAGES)
const stations = numbered('s', STATIONS)

const plan: OrganPlan = {
  organ_id: benchOrgan,
  parent_id: null,
  level: 'town',
  name: '量镇',
  name_en: 'Bench Town',
  word: '量政',
  offices: [
    office('po', 'petition_office'),
    office('leaders', 'leadership'),
    ...villages.map((id) => office(id, 'village')),
    ...stations.map((id) => office(id, 'station')),
  ],
  seats: [
    seat('po-1', 'po', 'petition_officer'),
    seat('mayor', 'leaders', 'leader'),
    ...villages.map((id) => seat(`${id}-1`, id, 'village_officer')),
    ...stations.map((id) => seat(`${id}-1`, id, 'handler')),
  ],
  officers: ['office', 'village', 'thirteen'].map((id) => ({ officer_id: id, name: id, name_en: id })),
  holdings: [
    { seat_id: 'po-1', officer_id: 'office', from_day: '2010-01-01' },
    { seat_id: 'v03-1', officer_id: 'village', from_day: '2010-01-01' },
    ...stations.slice(0, 13).map((id) => ({ seat_id: `${id}-1`, officer_id: 'thirteen', from_day: '2010-01-01' })),
  ],
}

const view: OrganView = {
  organ_id: benchOrgan,
  word: plan.word,
  parent_id: null,
  petition_office: 'po',
  above_reader: null,
  offices: plan.offices,
  seats: plan.seats,
}

/** The three officers that lists and search are measured for. */
export const benchDoers: Record<'village' | 'thirteen' | 'office', Doer> = {
  village: doer('village'),
  thirteen: doer('thirteen'),
  office: doer('office'),
}

function doer(officer_id: string): Doer {
  const held = new Set(plan.holdings.filter((h) => h.officer_id === officer_id).map((h) => h.seat_id))
  const actor: Actor = { officer_id, seats: plan.seats.filter((s) => held.has(s.seat_id)) }
  return { organ_id: benchOrgan, actor, via: 'cli' }
}

/** A house over a database that holds the bench town. The clock stands after the last matter. */
export function reopenBenchHouse(db: Db): House {
  const random = seededRandom('bench')
  const keys = openKeys(makeKeys(benchOrgan, { now: `${lastDay}T08:00:00.000Z`, random }))
  return {
    db,
    now: () => '2018-12-31T01:00:00.000Z',
    random,
    law: { calendar: loadCalendar(shippedPath('data/calendar/cn-workdays.csv')), own: [] },
    keysOf: () => keys,
  }
}

/** The same, with the bench town founded in it. */
export async function benchHouse(db: Db): Promise<House> {
  const house = reopenBenchHouse(db)
  await openOrgan(house, plan, { officer_id: null, via: 'cli' })
  return house
}

/**
 * Fills the bench town with `count` matters, received evenly over 1,000 days, nine of ten of the older ones closed. The
 * rows are those that register and act would write: events included, replayable. `marks` says how often which words occur.
 */
export async function fill(house: House, count: number, marks: Marks): Promise<void> {
  const random = seededRandom(`fill ${count}`)
  const batch = 1000
  await house.db.session((client) => client.query('drop index matter_search_v'))
  for (let from = 0; from < count; from += batch) {
    const all: Record<string, object[]> = {}
    for (let i = from; i < Math.min(count, from + batch); i++) {
      for (const [table, rows] of Object.entries(oneMatter(house, random, i, count, marks)))
        (all[table] ??= []).push(...rows)
    }
    await house.db.withScope([benchOrgan], 'web', (tx) => insertRows(tx, all as Rows))
    if (from > 0 && Math.log2(from / batch) % 2 === 0) await house.db.housekeep({ vacuum: 'due' })
  }
  await house.db.withScope([benchOrgan], 'web', (tx) =>
    insertRows(tx, {
      number_counter: ['XF', 'DJ'].map((series) => ({ organ_id: benchOrgan, series, year: 2018, n: count })),
    }),
  )
  await house.db.session((client) => client.query('create index matter_search_v on matter_search using gin (v)'))
  await house.db.session((client) => client.query('vacuum analyze'))
}

function oneMatter(house: House, random: House['random'], i: number, count: number, marks: Marks) {
  const age = Math.floor(((count - 1 - i) * days) / count)
  const received = addDays(lastDay, -age)
  const entered = `${received}T${String(1 + (i % 8)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}:00.000Z`
  const draw = (n: number) => (((random(4)[0] ?? 0) << 8) + (random(1)[0] ?? 0)) % n
  const text = benchText(i, count, marks)
  const actor = benchDoers.office.actor
  const contact_id = newId(entered, random)
  const matter_id = newId(entered, random)
  const keys = house.keysOf(benchOrgan)
  const input = {
    channel: (['letter', 'visit', 'call', 'online'] as const)[draw(4)] ?? 'letter',
    received,
    kind: 'demand' as const,
    subject: text.subject,
    facts: text.body,
    demands: text.demands,
    present: 1 + draw(5),
    people: [{ name: `某${i}`, phone: '13900000000', representative: true }],
    anonymous: false,
    category: `农村农业/${['土地承包经营', '村务公开', '惠农补贴', '水利'][draw(4)] ?? ''}`,
    village: villages[draw(VILLAGES)] ?? 'v01',
  }
  const decided = decideRegister(input, null, {
    law: house.law,
    organ: view,
    actor,
    today: received,
    entered,
    contactId: contact_id,
    matterId: matter_id,
    newId: () => newId(entered, random),
    codeVersion: keys.code.version,
  })
  for (const set of [decided.contact.facts.set, decided.matter.facts.set]) if (set) set.n = i + 1
  const draft = {
    organ_id: benchOrgan,
    officer_id: 'office',
    seat_id: 'po-1',
    via: 'cli' as const,
    happened: received,
    entered,
  }
  const contact = applyToContact(null, 1, decided.contact.facts)
  const opened = applyToMatter(null, 1, decided.matter.facts)
  const later = laterEvent(house, opened, age, draw)
  const state = later ? applyToMatter(opened, 2, later.facts) : opened
  const drafts: EventDraft[] = [
    {
      ...draft,
      subject_kind: 'contact',
      subject_id: contact_id,
      seq: 1,
      kind: 'registered',
      facts: decided.contact.facts as Json,
      body: decided.contact.body as Json,
    },
    {
      ...draft,
      subject_kind: 'matter',
      subject_id: matter_id,
      seq: 1,
      kind: 'opened',
      facts: decided.matter.facts as Json,
      body: decided.matter.body as Json,
    },
    ...(later
      ? [
          {
            ...draft,
            subject_kind: 'matter' as const,
            subject_id: matter_id,
            seq: 2,
            kind: later.kind,
            facts: later.facts as Json,
          },
        ]
      : []),
  ]
  return together(
    rowsOfMatter(benchOrgan, state),
    rowsOfContact(benchOrgan, contact),
    textRows(benchOrgan, contact_id, matter_id, input, decided, Object.keys(state.readers), true),
    {
      person_text: decided.people.map((p) => ({
        organ_id: benchOrgan,
        contact_id,
        person_id: p.person_id,
        name: p.words.name,
        phone: p.words.phone,
      })),
      code_directory: [{ code_hash: codeHash(codeOf(keys.code.key, contact_id)), organ_id: benchOrgan, contact_id }],
    },
    makeEvents(drafts, random),
  )
}

/** What became of a matter, as one event: closed when it is old, mostly; handled by a station; or still at the desk for now. */
function laterEvent(
  house: House,
  state: MatterState,
  age: number,
  draw: (n: number) => number,
): { kind: string; facts: Facts } | null {
  const on = addDays(state.matter.received, Math.min(age, 1 + draw(20)))
  const unit = stations[draw(STATIONS)] ?? 's01'
  const closed = age > 60 && draw(10) > 0
  if (age <= 15 && draw(3) === 0) return null
  const finish = beginClock('finish', 1, state.matter.rule_set, on, house.law)
  const lead = {
    handling: [{ unit_id: unit, role: 'lead' as const, from_day: on, n: 1, to_day: null }],
    readers: grant(state.readers, unit, 'handles'),
  }
  const inform = state.clocks.map((c) => ({ kind: c.kind, n: c.n, ended_on: on }))
  const owner = { seat: `${unit}-1`, office: unit }
  const facts = closed
    ? settle(
        state,
        {
          ...lead,
          clocks: inform,
          set: {
            stage: 'closed',
            unit_id: unit,
            accepted_on: on,
            informed_on: on,
            served_on: on,
            opinion_on: on,
            closed_on: on,
            outcome: 'supported',
          },
        },
        on,
        { owner, organ: view },
      )
    : settle(
        state,
        {
          ...lead,
          clocks: [...inform, ...(finish ? [finish] : [])],
          set: { stage: 'accepted', unit_id: unit, accepted_on: on, informed_on: on },
        },
        on,
        { owner, organ: view },
      )
  return { kind: closed ? 'close' : 'accept', facts }
}
