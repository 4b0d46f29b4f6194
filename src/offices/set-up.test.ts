import { expect, test } from 'vitest'
import { createApp, type AppDesk } from '../app.ts'
import { testDb } from '../db/testing.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { loadCalendar } from '../lib/calendar.ts'
import { fixedNow } from '../lib/clock.ts'
import { seededRandom } from '../lib/ids.ts'
import { shippedPath } from '../lib/shipped.ts'
import type { House } from '../matters/house.ts'
import { makeKeys, openKeys, type OrganKeys } from '../record/keys.ts'
import type { Finding } from '../record/findings.ts'
import { verify } from '../record/verify.ts'
import { matterReplay } from '../matters/replay.ts'
import type { SetUp } from './set-up.ts'
import { visitorOf } from './testing.ts'

/** A house with nothing in it, and its pages. */
async function emptyHouse() {
  const clock = fixedNow('2018-05-07T01:00:00.000Z')
  const random = seededRandom('set-up')
  const keys = new Map<string, OrganKeys>()
  const house: House = {
    db: await testDb(),
    now: clock.now,
    random,
    law: { calendar: loadCalendar(shippedPath('data/calendar/cn-workdays.csv')), own: [] },
    keysOf: (organ) => {
      const known = keys.get(organ)
      if (known === undefined) throw new Error(`no keys of ${organ}`)
      return known
    },
  }
  const opened: string[] = []
  const setUp: SetUp = {
    code: '7K2M-PX4D',
    tries: rateLimit(20, 900, clock.now),
    keysFor: (organ) => keys.set(organ, openKeys(makeKeys(organ, { now: clock.now(), random }))),
    opened: (organs) => opened.push(...organs),
    loadDemo: () => {},
  }
  const desk: AppDesk = {
    house,
    http: { secret: new Uint8Array(32), secure: false, now: clock.now, random },
    assets: { href: (name) => `/assets/${name}`, serve: (c) => c.notFound() },
    setUp,
    log: (error) => {
      throw error
    },
  }
  return { house, opened, app: createApp(desk) }
}

const typed = {
  name: '清河镇',
  name_en: 'Qinghe Town',
  county: '临溪县',
  villages: '柳树村，Liushu Village\r\n南岗村\r\n',
  departments: '国土所，Land Office\n派出所',
  person: '卢斌',
  login: '卢斌',
  passphrase: '门口那棵老槐树还在吗',
  passphrase_again: '门口那棵老槐树还在吗',
}

test('the first visitor with the code makes the office and its administrator, once', async () => {
  const { house, opened, app } = await emptyHouse()
  const visitor = visitorOf(app)
  expect((await visitor.get('/')).headers.get('location')).toBe('/set-up')
  expect((await visitor.get('/matters')).headers.get('location')).toBe('/set-up')
  expect((await visitor.get('/sign-in')).headers.get('location')).toBe('/set-up')
  const _token = await visitor.token('/set-up?code=7K2M-PX4D')
  const form = await (await visitor.get('/set-up?code=7k2m%20px4d')).text()
  expect(form).toContain('党政办，Party and Government Office\n')

  const made = await visitor.post('/set-up', { ...typed, _token, code: '7K2M-PX4D' })
  expect([made.status, made.headers.get('location'), opened]).toEqual([303, '/office?done=made', ['county', 'qinghe']])
  expect((await visitor.get('/office')).status).toBe(200)
  expect((await visitor.get('/set-up')).status).toBe(404)
  const again = await visitor.post('/set-up', { ...typed, _token: await visitor.token('/me'), code: '7K2M-PX4D' })
  expect(again.status).toBe(422)

  const [offices, seats, held, events] = await house.db.withScope(['qinghe'], 'web', async (tx) => [
    await tx.selectFrom('office').select(['office_id', 'kind', 'name_en']).orderBy('office_id').execute(),
    await tx.selectFrom('seat').select(['seat_id', 'role']).orderBy('seat_id').execute(),
    await tx.selectFrom('seat_holding').select(['seat_id', 'officer_id', 'from_day']).execute(),
    await tx.selectFrom('event').select(['kind']).where('subject_id', '=', 'offices').orderBy('seq').execute(),
  ])
  expect(offices.map((one) => `${one.office_id} ${one.kind} ${one.name_en}`)).toEqual([
    'accusations accusations Accusations Desk',
    'land department Land Office',
    'leadership leadership Leadership',
    'liushu village Liushu Village',
    'petition_office petition_office Petition Office',
    'unit department 派出所',
    'village village 南岗村',
  ])
  expect(seats.map((one) => one.role).toSorted()).toEqual([
    'accusations',
    'administrator',
    'clerk',
    'handler',
    'handler',
    'leader',
    'petition_officer',
    'petition_officer',
    'village_officer',
    'village_officer',
  ])
  expect(held).toEqual([{ seat_id: 'administrator', officer_id: 'officer', from_day: '2018-05-07' }])
  expect(events.map((one) => one.kind)).toEqual(['organ_opened', 'account_made'])
  for (const organ of ['county', 'qinghe']) {
    const findings: Finding[] = []
    await verify(house.db, organ, { replay: matterReplay }, (finding) => findings.push(finding))
    expect([organ, findings]).toEqual([organ, []])
  }
})

test('nobody sets up without the code, and it cannot be guessed', async () => {
  const { house, app } = await emptyHouse()
  const visitor = visitorOf(app)
  const _token = await visitor.token('/set-up?code=7K2M-PX4D')
  expect((await visitor.post('/set-up', { ...typed, _token })).status).toBe(422)
  expect((await visitor.post('/set-up/demo', { _token, code: '' })).status).toBe(422)
  for (let n = 0; n < 18; n++) expect((await visitor.get(`/set-up?code=7K2M-PX4${n}`)).status).toBe(422)
  expect((await visitor.get('/set-up?code=7K2M-PX4D')).status).toBe(429)
  expect((await visitor.post('/set-up', { ...typed, _token, code: '7K2M-PX4D' })).status).toBe(429)
  const organs = await house.db.withScope([], 'web', (tx) => tx.selectFrom('organ').selectAll().execute())
  expect(organs).toEqual([])
})

test('what is missing comes back all at once, with everything that was typed but the passphrase', async () => {
  const { house, app } = await emptyHouse()
  const visitor = visitorOf(app)
  const _token = await visitor.token('/set-up?code=7K2M-PX4D')
  const wrong = { ...typed, name: ' ', person: '', login: 'a b', passphrase: '12345', villages: '甲村\n乙村\n甲村' }
  const answer = await visitor.post('/set-up', { ...wrong, _token, code: '7K2M-PX4D' })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  for (const field of ['name', 'villages', 'person', 'login', 'passphrase']) expect(html).toContain(`href="#${field}"`)
  for (const kept of ['甲村\n乙村\n甲村', 'value="Qinghe Town"', 'value="a b"']) expect(html).toContain(kept)
  expect(html).not.toContain('12345')
  const organs = await house.db.withScope([], 'web', (tx) => tx.selectFrom('organ').selectAll().execute())
  expect(organs).toEqual([])
})
