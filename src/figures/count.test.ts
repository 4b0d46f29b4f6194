import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadCalendar } from '../lib/calendar.ts'
import { shippedPath } from '../lib/shipped.ts'
import { testHouse } from '../matters/testing.ts'
import { addDays, daysBetween } from '../rules/dates.ts'
import { nextWorkday } from '../rules/workdays.ts'
import { dimensions } from './by.ts'
import { figures } from './count.ts'
import { figureTable } from './figures.ts'
import { figureList } from './list.ts'
import type { Figures, FigureList } from './present.ts'
import { categories, HANDED_OVER, other, play, type Story } from './testing.ts'

const organ = 'shitown'
const calendar = loadCalendar(shippedPath('data/calendar/cn-workdays.csv'))
const valueOf = (all: Figures, id: string) => all.figures.find((f) => f.id === id)?.value

const story: fc.Arbitrary<Story> = fc
  .record({
    channel: fc.constantFrom('visit', 'letter', 'call', 'online', 'transfer' as const),
    received: fc.integer({ min: 0, max: 400 }).map((n) => addDays('2017-12-20', n)),
    present: fc.integer({ min: 1, max: 90 }),
    village: fc.constantFrom('liushu', 'nangang', null),
    category: fc.constantFrom(...categories),
    leader: fc.boolean(),
    accusation: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    repeats: fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 200 }),
        channel: fc.constantFrom('visit', 'online', 'letter' as const),
        present: fc.integer({ min: 1, max: 30 }),
        cause: fc.constantFrom('late', 'wrong', 'not_carried_out', 'new_facts', 'same_facts', 'unknown' as const),
      }),
      { maxLength: 2 },
    ),
    unit: fc.constantFrom('land', 'law' as const),
    steps: fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 45 }))),
    reaches: fc.integer({ min: 0, max: 4 }),
    resolved: fc.boolean(),
    rating: fc.option(
      fc.record({ office: fc.constantFrom(1, 2, 3 as const), unit: fc.constantFrom(1, 2, 3 as const) }),
    ),
    handedOver: fc.boolean(),
    end: fc.constantFrom('moved', 'voided', null),
  })
  .map(({ steps, reaches, ...rest }) => {
    const at = steps.reduce<number[]>((days, n) => [...days, (days.at(-1) ?? 0) + n], [])
    const day = (n: number) => (reaches > n ? (at[n] ?? null) : null)
    return { ...rest, assigned: day(0), accepted: day(1), served: day(2), closed: day(3) }
  })

/** The last of so many days, which no weekend or holiday is. */
const lastDay = (start: string, days: number) => nextWorkday(addDays(start, days), calendar)

/** The same figures by plain loops over the stories, with nothing of the tables. */
function plainly(stories: Story[], from: string, to: string) {
  const inside = (day: string | null) => day !== null && day >= from && day <= to
  const had = (day: string | null) => day !== null && day <= to
  const n: Record<string, number> = {}
  const add = (id: string, by = 1) => (n[id] = (n[id] ?? 0) + by)
  const took: number[] = []
  for (const s of stories) {
    const finished = s.served !== null && s.accepted !== null && s.assigned !== null
    const voided = s.end === 'voided' && !finished
    if (s.accusation || voided) continue
    const on = (days: number | null) => (days === null ? null : addDays(s.received, days))
    const accepted = s.assigned === null ? null : on(s.accepted)
    const served = finished ? on(s.served) : null
    const closed = finished ? on(s.closed) : null
    const resolved = finished && s.resolved ? on(s.closed ?? s.served) : null
    const last = s.assigned === null ? 0 : (s.accepted ?? s.assigned)
    const moved = s.end === 'moved' && !finished ? on(last + HANDED_OVER) : null
    const due = accepted === null ? null : lastDay(accepted, 60)
    const contacts = [
      { day: s.received, channel: s.channel as string, present: s.channel === 'visit' ? s.present : 1, cause: '' },
      ...s.repeats.map((r) => ({
        day: addDays(s.received, r.after),
        channel: r.channel as string,
        present: r.channel === 'visit' ? r.present : 1,
        cause: r.cause as string,
      })),
    ]
    for (const [at, c] of contacts.entries()) {
      if (!inside(c.day)) continue
      add('contacts')
      add(at === 0 ? 'contacts-first' : 'contacts-repeat')
      if (c.channel === 'visit') {
        add('visits')
        add('persons', c.present)
        if (at === 0 && s.leader) {
          add('leader-visits')
          add('leader-persons', c.present)
          add(had(resolved) ? 'leader-resolved' : 'leader-unresolved')
        }
      } else add(`${c.channel}s`.replace('onlines', 'online'))
      if (c.channel === 'online') add(at === 0 ? 'online-first' : 'online-repeat')
      if (['late', 'wrong', 'not_carried_out'].includes(c.cause)) add('repeat-ours')
      if (c.channel === 'transfer' && had(served)) add('transfers-answered')
    }
    if (contacts.some((c) => c.channel === 'visit' && inside(c.day))) {
      add('visit-matters')
      if (had(resolved)) add('visit-resolved')
      else if (!had(closed) && !had(moved)) add('visit-pending')
    }
    if (inside(s.received)) {
      add('received')
      if (had(resolved)) add('received-resolved')
      else if (had(closed)) add('received-closed-only')
      else if (had(moved)) add('received-moved')
      else add('received-pending')
      if (s.repeats.some((r) => addDays(s.received, r.after) <= to)) add('revisited')
    }
    if (inside(accepted)) {
      add('accepted')
      if (!had(moved)) add('accepted-here')
      if (had(closed)) add('accepted-closed')
    }
    if (inside(closed) && closed !== null) {
      add('closed')
      const months = new Date(`${closed}T00:00:00Z`)
      const dayOfMonth = months.getUTCDate()
      months.setUTCDate(1)
      months.setUTCMonth(months.getUTCMonth() + 6)
      const length = new Date(Date.UTC(months.getUTCFullYear(), months.getUTCMonth() + 1, 0)).getUTCDate()
      months.setUTCDate(Math.min(dayOfMonth, length))
      const until = [months.toISOString().slice(0, 10), to].sort()[0] ?? to
      if (!s.repeats.some((r) => addDays(s.received, r.after) <= until)) add('one-time')
      if (s.rating) {
        add('rated')
        add(
          s.rating.office === 3
            ? 'office-satisfied'
            : s.rating.office === 2
              ? 'office-basically'
              : 'office-unsatisfied',
        )
      }
    }
    if (inside(resolved)) add('resolved')
    if (inside(moved)) add('moved')
    if (s.received <= to && !had(closed) && !had(moved)) {
      add('open')
      const noticeDue = lastDay(s.received, 15)
      const informed = accepted
      const noticeLate = noticeDue < to && !had(informed)
      const opinionLate = due !== null && had(accepted) && due < to
      if (!had(served) && (noticeLate || opinionLate)) add('late')
      if (!had(served) && opinionLate) add('unanswered-late')
    }
    if (inside(served) && served !== null && due !== null) {
      const days = daysBetween(s.received, served)
      took.push(days)
      add('answered')
      add(served <= due ? 'answered-on-time' : 'answered-late')
      if (days <= 15) add('within-15')
      if (days <= 60) add('within-60')
      if (days > 60) add('over-60')
      if (days > 90) add('over-90')
    }
  }
  took.sort((a, b) => a - b)
  const middle = took.length === 0 ? null : ((took[(took.length - 1) >> 1] ?? 0) + (took[took.length >> 1] ?? 0)) / 2
  return { n, middle }
}

const oracled = [
  'contacts contacts-first contacts-repeat visits visit-matters visit-resolved visit-pending persons letters calls online online-first online-repeat transfers',
  'transfers-answered repeat-ours leader-visits leader-persons leader-resolved leader-unresolved received',
  'received-resolved received-closed-only received-moved received-pending revisited accepted accepted-here',
  'accepted-closed closed one-time rated office-satisfied office-basically office-unsatisfied resolved moved open late',
  'unanswered-late answered answered-on-time answered-late within-15 within-60 over-60 over-90',
]
  .join(' ')
  .split(' ')

async function wholeList(list: (after?: string) => Promise<FigureList>): Promise<FigureList['rows']> {
  const rows = []
  for (let after: string | undefined; ;) {
    const page = await list(after)
    rows.push(...page.rows)
    if (page.next === null) return rows
    after = page.next
  }
}

test('figures of random years equal plain loops over what was done, and every list has as many rows as its number says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(story, { minLength: 8, maxLength: 14 }), async (stories) => {
      const { house, doer } = await testHouse('2019-12-20T01:00:00.000Z')
      try {
        await play({ house, doer }, stories)
        const zhou = await doer('zhou')
        const scopes = [{ year: 2018 }, { from: '2018-03-01', to: '2018-09-30' }, {}] as const
        for (const scope of scopes) {
          const all = await figures(house, zhou, { organ, ...scope })
          const from = 'year' in scope ? '2018-01-01' : 'from' in scope ? scope.from : '0001-01-01'
          const plain = plainly(stories, from, all.as_of)
          expect(Object.fromEntries(oracled.map((id) => [id, valueOf(all, id)]))).toEqual(
            Object.fromEntries(oracled.map((id) => [id, plain.n[id] ?? 0])),
          )
          expect(valueOf(all, 'days-to-answer')).toBe(plain.middle)
          for (const { id, kind, value, whole } of all.figures.map((f) => ({ ...f, kind: kindOf(f.id) }))) {
            const rows = await wholeList((after) =>
              figureList(house, zhou, id, { organ, ...scope }, { limit: 7, after }),
            )
            const listed = kind === 'count' ? rows.reduce((n, r) => n + r.quantity, 0) : rows.length
            const said = kind === 'count' ? value : kind === 'rate' ? whole?.value : valueOf(all, 'answered')
            expect(listed, id).toBe(said)
            expect(new Set(rows.map((r) => r.id)).size, id).toBe(rows.length)
          }
        }
        for (const dimension of dimensions) {
          const all = await figures(house, zhou, { organ, year: 2018, by: { dimension, depth: 2 } })
          for (const f of all.figures) {
            if (kindOf(f.id) !== 'count' || f.id === 'villages') continue
            expect(
              (all.by?.rows ?? []).reduce((n, r) => n + (r.values[f.id] ?? 0), 0),
              `${f.id} by ${dimension}`,
            ).toBe(f.value)
          }
          for (const row of all.by?.rows.slice(0, 2) ?? []) {
            const only = { dimension, depth: 2, key: row.key }
            const part = await figures(house, zhou, { organ, year: 2018, only })
            for (const id of ['visits', 'persons', 'received', 'closed', 'open', 'one-time']) {
              expect(valueOf(part, id), `${id} of ${row.key}`).toBe(row.values[id] ?? 0)
              const list = await figureList(house, zhou, id, { organ, year: 2018, only }, { limit: 1000 })
              expect(list.rows.reduce((n, r) => n + r.quantity, 0)).toBe(row.values[id] ?? 0)
            }
          }
        }
        const byUnit = await figures(house, zhou, { organ, year: 2018, by: { dimension: 'unit' } })
        expect(
          Object.fromEntries(
            (byUnit.by?.rows ?? []).map((r) => [r.key, r.values['received']]).filter(([, n]) => n !== 0),
          ),
        ).toEqual(unitsPlainly(stories, '2018-12-31'))
      } finally {
        await house.db.close()
      }
    }),
    { numRuns: Number(process.env['FIGURE_RUNS'] ?? 1), endOnFailure: true },
  )
}, 180_000)

const kindOf = (id: string) => figureTable.find((f) => f.id === id)?.kind

function unitsPlainly(stories: Story[], to: string) {
  const n: Record<string, number> = {}
  for (const s of stories) {
    const finished = s.served !== null && s.accepted !== null && s.assigned !== null
    if (s.accusation || (s.end === 'voided' && !finished)) continue
    if (s.received < '2018-01-01' || s.received > to) continue
    const on = (days: number) => addDays(s.received, days)
    let unit: string = 'po'
    if (s.assigned !== null && on(s.assigned) <= to) unit = s.unit
    if (!finished && s.handedOver && s.assigned !== null && s.accepted !== null && on(s.accepted + HANDED_OVER) <= to)
      unit = other(s.unit)
    n[unit] = (n[unit] ?? 0) + 1
  }
  return n
}
