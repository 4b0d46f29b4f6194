import { addDays } from '../src/rules/dates.ts'
import type { OwnRule } from '../src/rules/rulesets.ts'
import { chance } from './chance.ts'
import { officeTime, writtenDay } from './days.ts'
import { live } from './matters/live.ts'
import { onlineAutumn } from './matters/online_autumn.ts'
import { onlineSpring } from './matters/online_spring.ts'
import { transfersAutumn } from './matters/transfers_autumn.ts'
import { transfersSpring } from './matters/transfers_spring.ts'
import { transfersWinter } from './matters/transfers_winter.ts'
import { visitsAutumn } from './matters/visits_autumn.ts'
import { visitsSpring } from './matters/visits_spring.ts'
import { names } from './names.ts'
import { LINKED } from './phrases.ts'
import type { Plan } from './plan.ts'
import { planMatter } from './plan-matter.ts'
import { readRows, type Row } from './read.ts'
import { leadersDays } from './reception-days.ts'
import { peopleOf, registration } from './registration.ts'
import { holderOn, holdings, officers, offices, organs, receptions, seats, villageLinks } from './town.ts'
import type { Cause, DemoCounty, Step, Words } from './types.ts'

export const DEMO_SEED = 20180507

/** The day before which everything of the year 2018 has happened. */
export const AFTER_2018 = addDays('2018-12-31', 1)

/** The town's own rule on objections, which the 2005 Regulations leave open. */
export const ownRules: OwnRule[] = [
  {
    id: 'shiqiao-2016',
    level: 'town',
    name: { zh: '石桥镇信访事项办理办法', en: 'Shiqiao Town rules on handling petition matters' },
    inForce: { from: '2016-03-01', to: '2022-04-30' },
    clock: 'object',
    length: 5,
    unit: 'workdays',
    article: { zh: '第七条', en: 'Article 7' },
  },
]

/** What the summary of 2018 says of the year and no record holds. */
const typed: DemoCounty['typed'] = [
  {
    organ: 'shiqiao',
    year: 2018,
    by: 'he_zhiming',
    seat: 'petition_director',
    numbers: [
      { id: 'slogans', value: 115, source: { zh: '2018年宣传台账', en: 'publicity ledger 2018' } },
      { id: 'brochures', value: 5000, source: { zh: '2018年宣传台账', en: 'publicity ledger 2018' } },
    ],
  },
]

/** The matters as written down, those of 2018 in the order of their ids' files, then the live ones. */
export function matterRows(): Row[] {
  const texts = [
    visitsSpring,
    visitsAutumn,
    onlineSpring,
    onlineAutumn,
    transfersWinter,
    transfersSpring,
    transfersAutumn,
  ]
  return [...texts, live].flatMap(readRows)
}

/**
 * The demo county: offices, people, and all that happened before `demoDay` ('YYYY-MM-DD'): the matters of 2018, which
 * yield the annual summary's figures, and some twenty live ones of the last sixty days (from July 2022 on).
 * The same seed and day give the same answer, byte for byte.
 */
export function demoCounty(seed: number, demoDay: string): DemoCounty {
  const rows = matterRows().filter((row) => row.received[0] !== '-' || demoDay >= '2022-07-01')
  const people = new Map(rows.map((row) => [row.id, peopleOf(row, chance(seed, `people of ${row.id}`))]))
  const own = rows.filter((row) => !row.more.has('join'))
  const steps = [
    ...own.flatMap((row) => planMatter(row, people.get(row.id) ?? [], seed, demoDay)),
    ...rows.filter((row) => row.more.has('join')).map((row) => visitAgain(row, rows, seed, demoDay)),
    ...own.flatMap((row) => row.repeats.map((_, n) => again(row, n, seed, demoDay))),
  ]
  return {
    organs,
    offices,
    seats,
    officers,
    holdings,
    receptions: [...receptions, leadersDays(demoDay)],
    villageLinks,
    ownRules,
    typed: demoDay >= AFTER_2018 ? typed : [],
    steps: steps
      .map((step, n) => ({ step, n }))
      .filter(({ step }) => step.at.slice(0, 10) < demoDay)
      .sort((one, other) => one.step.at.localeCompare(other.step.at) || one.n - other.n)
      .map(({ step }) => step),
  }
}

function planOf(row: Row, received: string, seed: number, today: string): Plan {
  const by = chance(seed, `again ${row.id} ${received}`)
  const base = { row, by, seed, today, received, people: [], steps: [], cursor: '', goes: true }
  return { ...base, year: received.slice(0, 4) }
}

/** A visit that repeats a matter which was raised in another way. */
function visitAgain(row: Row, rows: Row[], seed: number, today: string): Step {
  const { day, time } = writtenDay(row.received, '2018', today)
  const plan = planOf(row, day, seed, today)
  const first = rows.find((other) => other.id === row.more.get('join'))
  if (!first) throw new Error(`demo matter ${row.id}: joins nothing`)
  const cause = row.more.get('cause') as Cause
  const contact = registration(plan, peopleOf(row, plan.by))
  return {
    at: `${day}T${time ?? officeTime(plan.by)}`,
    by: holderOn('petition_officer', day),
    seat: 'petition_officer',
    do: 'register',
    ref: row.id,
    input: { ...contact, sameAs: { ref: first.id, cause, reason: plan.by.pick(LINKED[cause]) } },
  }
}

/** A repeat through the online page: somebody of the same village writes about the same matter. */
function again(row: Row, n: number, seed: number, today: string): Step {
  const repeat = row.repeats[n]
  if (!repeat) throw new Error(`demo matter ${row.id}: no repeat ${n}`)
  const { day, time } = writtenDay(repeat.when, '2018', today)
  const plan = planOf(row, day, seed, today)
  const by = chance(seed, `repeat ${n} of ${row.id}`)
  const [name] = names(row.village, 1, by)
  const seat = by.next() < 0.5 ? 'petition_officer' : 'petition_clerk'
  return {
    at: `${day}T${time ?? officeTime(by)}`,
    by: holderOn(seat, day),
    seat,
    do: 'register',
    ref: `${row.id}+${n + 1}`,
    input: {
      ...registration(plan, name ? [{ name, phone: `0555-555 ${by.whole(1001, 9989)}`, representative: true }] : []),
      subject: repeated(row.title),
      facts: repeat.text,
      anonymous: false,
      sameAs: { ref: row.id, cause: repeat.cause, reason: by.pick(LINKED[repeat.cause]) },
    },
  }
}

function repeated(title: Words): Words {
  return { zh: `再次反映：${title.zh}`, en: `Again: ${title.en}` }
}
