import { beforeEach, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { hashPassphrase } from '../http/passphrase.ts'
import { langs } from '../i18n/translate.ts'
import { seededRandom } from '../lib/ids.ts'
import { invalid } from '../ui/valid.testing.ts'
import { register } from '../matters/register.ts'
import { matterReplay } from '../matters/replay.ts'
import { testHouse, visit } from '../matters/testing.ts'
import type { Finding } from '../record/findings.ts'
import { verify } from '../record/verify.ts'
import { organReplay } from './replay-organ.ts'
import { visitorOf } from './testing.ts'

const passphrase = 'one passphrase for all'
const stored = await hashPassphrase(passphrase)
const own = { passphrase: '门口那棵老槐树还在吗', passphrase_again: '门口那棵老槐树还在吗' }
let town: Awaited<ReturnType<typeof testHouse>>
let app: ReturnType<typeof createApp>

beforeEach(async () => {
  town = await testHouse()
  const { house } = town
  const account = { organ_id: 'shitown', passphrase_hash: stored, disabled_at: null }
  await house.db.withScope([], 'web', (tx) =>
    tx
      .insertInto('account')
      .values(['zhou', 'min', 'root'].map((login) => ({ ...account, login, officer_id: login })))
      .execute(),
  )
  app = createApp({
    house,
    http: { secret: new Uint8Array(32), secure: false, now: house.now, random: seededRandom('settings') },
    assets: { href: (name) => `/assets/${name}`, serve: (c) => c.notFound() },
    log: (error) => {
      throw error
    },
  })
})

async function signedIn(login: string) {
  const visitor = visitorOf(app)
  expect((await visitor.signIn(login, passphrase)).status).toBe(303)
  const post = async (path: string, fields: Record<string, string>) => {
    const answer = await visitor.post(path, { _token: await visitor.token('/me'), ...fields })
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
  }
  return { ...visitor, post }
}

const codeIn = (html: string) => /<p class="code">([0-9A-Z-]+)<\/p>/.exec(html)?.[1] ?? ''

/** Nothing in the log or the rows that does not fit. */
async function sound(): Promise<Finding[]> {
  const findings: Finding[] = []
  const replay = { ...matterReplay, whole: organReplay }
  await verify(town.house.db, 'shitown', { replay }, (finding) => findings.push(finding))
  return findings
}

async function kinds(): Promise<string[]> {
  const rows = await town.house.db.withScope(['shitown'], 'web', (tx) =>
    tx.selectFrom('event').select('kind').where('subject_id', '=', 'offices').orderBy('seq').execute(),
  )
  return rows.map((one) => one.kind).slice(1)
}

test('an administrator adds a clerk, who chooses a passphrase with the code, once', async () => {
  const root = await signedIn('root')
  const person = { name: '唐晓燕', name_en: 'Tang Xiaoyan', login: '唐晓燕', seat: 'clerk', from_day: '2018-05-07' }
  const added = await root.post('/office/people/new', { ...person, phone: '' })
  const code = codeIn(added.html)
  expect([added.status, code]).toEqual([200, expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)])
  expect((await visitorOf(app).signIn('唐晓燕', passphrase)).status).toBe(422)

  const tang = visitorOf(app)
  const _token = await tang.token('/welcome')
  const choose = async (fields: Record<string, string>) =>
    (await tang.post('/welcome', { _token, login: '唐晓燕', code: code.toLowerCase(), ...own, ...fields })).status
  expect(await choose({ code: 'AAAA-AAAA-AAAA' })).toBe(422)
  expect(await choose({ login: 'zhou' })).toBe(422)
  expect(await choose({ passphrase: '唐晓燕唐晓燕唐晓燕1', passphrase_again: '唐晓燕唐晓燕唐晓燕1' })).toBe(422)
  expect(await choose({})).toBe(303)
  expect((await tang.get('/contacts/new')).status).toBe(200)
  const second = visitorOf(app)
  const again = { _token: await second.token('/welcome'), login: '唐晓燕', code, ...own }
  expect((await second.post('/welcome', again)).status).toBe(422)
  expect(await kinds()).toEqual(['officer_added', 'seat_given', 'account_made', 'passphrase_chosen'])
  expect(await sound()).toEqual([])
  const words = await town.house.db.withScope(['shitown'], 'web', (tx) =>
    tx.selectFrom('event').select('facts').where('subject_id', '=', 'offices').execute(),
  )
  expect(JSON.stringify(words)).not.toContain(own.passphrase)
})

test('a code is good for three days', async () => {
  const root = await signedIn('root')
  const made = await root.post('/office/people/wu/account', { do: 'make', login: 'wu' })
  town.clock.advance(3 * 86_400_000)
  const wu = visitorOf(app)
  const fields = { _token: await wu.token('/welcome'), login: 'wu', code: codeIn(made.html), ...own }
  expect([made.status, (await wu.post('/welcome', fields)).status]).toEqual([200, 422])
})

test('a reset ends the sessions and the old passphrase; a disabled account opens nothing', async () => {
  const [root, zhou] = [await signedIn('root'), await signedIn('zhou')]
  const reset = await root.post('/office/people/zhou/account', { do: 'reset' })
  expect([reset.status, codeIn(reset.html)]).toEqual([200, expect.stringMatching(/-/)])
  expect((await zhou.get('/')).headers.get('location')).toBe('/sign-in')
  expect((await visitorOf(app).signIn('zhou', passphrase)).status).toBe(422)
  const min = await signedIn('min')
  expect((await root.post('/office/people/min/account', { do: 'disable' })).to).toBe('/office/people/min?done=disabled')
  expect((await min.get('/')).status).toBe(303)
  expect((await visitorOf(app).signIn('min', passphrase)).status).toBe(422)
  expect((await root.post('/office/people/min/account', { do: 'reset' })).status).toBe(422)
  expect((await root.post('/office/people/min/account', { do: 'enable' })).status).toBe(303)
  expect((await visitorOf(app).signIn('min', passphrase)).status).toBe(303)
  expect((await root.post('/office/people/root/account', { do: 'disable' })).status).toBe(422)
  expect((await root.post('/office/people/root/account', { do: 'reset' })).status).toBe(422)
  expect(await kinds()).toEqual(['passphrase_reset', 'account_disabled', 'account_enabled'])
})

test('the next holder of a post sees what the post sees, from that day on, and nothing else changes', async () => {
  const { house, doer } = town
  const one = await register(house, await doer('zhou'), visit({ village: 'nangang' }))
  const root = await signedIn('root')
  await root.post('/office/people/new', { name: '石晓宇', name_en: '', phone: '', login: '', seat: '', from_day: '' })
  await root.post('/office/people/officer/account', { do: 'make', login: 'shi' })
  const readers = () =>
    house.db.withScope(['shitown'], 'web', (tx) =>
      tx.selectFrom('matter_reader').selectAll().orderBy('reader_id').execute(),
    )
  const before = await readers()
  await house.db.withScope([], 'web', (tx) =>
    tx.updateTable('account').set({ passphrase_hash: stored }).where('login', '=', 'shi').execute(),
  )
  const given = await root.post('/office/posts/nangang-1/holders', { officer: 'officer', from_day: '2018-05-09' })
  expect(given.to).toBe('/office/posts/nangang-1?done=given')
  const seen = async () => (await (await signedIn('shi')).get(`/matters/${one.matter_number}`)).status
  expect(await seen()).toBe(404)
  town.clock.advance(2 * 86_400_000)
  expect(await seen()).toBe(200)
  expect(await readers()).toEqual(before)
  const held = await house.db.withScope(['shitown'], 'web', (tx) =>
    tx.selectFrom('seat_holding').selectAll().where('seat_id', '=', 'nangang-1').orderBy('from_day').execute(),
  )
  expect(held.map((h) => [h.officer_id, h.from_day, h.to_day])).toEqual([
    ['liu', '2015-01-01', '2018-05-08'],
    ['officer', '2018-05-09', null],
  ])
  const end = { officer: 'officer', from: '2018-05-09', to_day: '2018-05-10' }
  expect((await (await signedIn('root')).post('/office/posts/nangang-1/end', end)).status).toBe(303)
  town.clock.advance(2 * 86_400_000)
  expect(await seen()).toBe(404)
  expect(await sound()).toEqual([])
})

test('whoever changes a holding or a role behind the log’s back is named', async () => {
  await town.house.db.asOwner((tx) =>
    tx.updateTable('seat_holding').set({ officer_id: 'root' }).where('seat_id', '=', 'designated').execute(),
  )
  await town.house.db.asOwner((tx) =>
    tx.updateTable('seat').set({ role: 'accusations' }).where('seat_id', '=', 'admin').execute(),
  )
  expect((await sound()).map((one) => `${one.code} ${one.params['table']} ${one.params['row']}`)).toEqual([
    'row_altered seat admin',
    'row_removed seat_holding designated / qian / 2015-01-01',
    'row_inserted seat_holding designated / root / 2015-01-01',
  ])
})

test('nobody gives themselves a post, accounts and accusations stay apart, one administrator stays', async () => {
  const root = await signedIn('root')
  const refused = async (path: string, fields: Record<string, string>) => (await root.post(path, fields)).status
  expect(await refused('/office/posts/designated/holders', { officer: 'root', from_day: '2018-05-07' })).toBe(422)
  expect(await refused('/office/posts/clerk/holders', { officer: 'root', from_day: '2018-05-07' })).toBe(422)
  expect(await refused('/office/posts/admin/holders', { officer: 'qian', from_day: '2018-05-07' })).toBe(422)
  expect(await refused('/office/posts/admin/end', { officer: 'root', from: '2015-01-01', to_day: '2018-05-07' })).toBe(
    422,
  )
  expect(await refused('/office/posts/clerk/holders', { officer: 'min', from_day: '2018-05-08' })).toBe(422)
  expect(await refused('/office/posts/clerk/holders', { officer: 'zhou', from_day: '2015-01-01' })).toBe(422)
  expect(await refused('/office/posts/clerk/holders', { officer: '', from_day: 'soon' })).toBe(422)
  expect(await kinds()).toEqual([])
  expect(await sound()).toEqual([])
})

test('offices are added, renamed and closed with a day; the petition office stays', async () => {
  const root = await signedIn('root')
  const village = { kind: 'village', name: '青石村', name_en: 'Qingshi Village', phone: '', from_day: '2018-05-07' }
  expect((await root.post('/office/units/new', village)).to).toBe('/office/units/qingshi?done=added')
  expect((await root.post('/office/units/new', village)).status).toBe(422)
  const post = { role: 'village_officer', title: '信访联络员', title_en: '' }
  expect((await root.post('/office/units/qingshi/posts', post)).status).toBe(303)
  expect((await root.post('/office/units/qingshi/posts', { ...post, role: 'accusations' })).status).toBe(422)
  expect((await root.post('/office/posts/qingshi_village_officer', { name: '村信访员', name_en: '' })).status).toBe(303)
  const closed = { name: '青石村', name_en: 'Qingshi Village', phone: '0555', to_day: '2018-05-06' }
  expect((await root.post('/office/units/qingshi', closed)).status).toBe(422)
  expect((await root.post('/office/units/qingshi', { ...closed, to_day: '2018-05-08' })).status).toBe(303)
  expect((await root.post('/office/units/po', { ...closed, to_day: '2018-05-08' })).status).toBe(422)
  expect((await (await root.get('/office')).text()).includes('青石村')).toBe(true)
  town.clock.advance(2 * 86_400_000)
  expect((await (await (await signedIn('root')).get('/office')).text()).includes('青石村')).toBe(false)
  expect(await kinds()).toEqual(['office_opened', 'seat_made', 'seat_renamed', 'office_closed'])
  expect(await sound()).toEqual([])
})

test('the card says where and when people are received', async () => {
  const root = await signedIn('root')
  const card = { name: '石镇信访办', name_en: '', phone: '0555-5550101', address: '政府路 1 号', address_en: '' }
  expect((await root.post('/office/card', { ...card, hours: '工作日 8:30–17:30', hours_en: '' })).status).toBe(303)
  const html = await (await root.get('/office/card')).text()
  for (const kept of ['石镇信访办', '政府路 1 号', '工作日 8:30–17:30']) expect(html).toContain(`value="${kept}"`)
  expect((await root.post('/office/card', { ...card, name: '' })).status).toBe(422)
  expect((await root.post('/office/card', { ...card, receptions: '5月8日，王建国' })).status).toBe(422)
  const receptions = '2018-05-14，副镇长 赵立新，信访接待室\n2018-05-08，党委书记 王建国，信访接待室'
  expect((await root.post('/office/card', { ...card, receptions })).status).toBe(303)
  expect(await (await root.get('/office/card')).text()).toContain('2018-05-08，党委书记 王建国，信访接待室\n2018-05-14')
})

test('these pages are for administrators, of their own organ, and show them no petition', async () => {
  const one = await register(town.house, await town.doer('zhou'), visit())
  const [root, zhou] = [await signedIn('root'), await signedIn('zhou')]
  const pages = [
    '/office/people',
    '/office/people/new',
    '/office/people/min',
    '/office/card',
    '/office/units/po',
    '/office/units/new',
    '/office/posts/clerk',
  ]
  for (const path of pages) {
    expect([path, (await root.get(path)).status, (await zhou.get(path)).status]).toEqual([path, 200, 403])
  }
  const posts = [
    '/office/people/new',
    '/office/people/min',
    '/office/people/min/account',
    '/office/card',
    '/office/units/new',
    '/office/units/po',
    '/office/units/po/posts',
    '/office/posts/clerk',
    '/office/posts/clerk/holders',
    '/office/posts/clerk/end',
  ]
  for (const path of posts) expect([path, (await zhou.post(path, {})).status]).toEqual([path, 403])
  for (const path of ['/office/people/nobody', '/office/units/nowhere', '/office/posts/none'])
    expect([path, (await root.get(path)).status]).toEqual([path, 404])
  expect((await root.get(`/matters/${one.matter_number}`)).status).toBe(404)
  for (const path of ['/', '/matters', '/matters?q=宅基地', ...pages])
    expect(await (await root.get(path)).text()).not.toContain(one.matter_number)
  expect(await kinds()).toEqual([])
})

test.each(langs)(
  'every page of the settings and of one’s own is valid HTML in %s, after a failed post too',
  async (lang) => {
    const root = await signedIn('root')
    await root.get(`/me?lang=${lang}`)
    const there = [
      '/me',
      '/office',
      '/office/people',
      '/office/people/new',
      '/office/people/min',
      '/office/people/root',
    ]
    const more = ['/office/people/wu', '/office/card', '/office/units/po', '/office/units/new', '/office/posts/clerk']
    for (const path of [...there, ...more]) {
      const html = await (await root.get(path)).text()
      expect([path, await invalid(html), html.includes(`<html lang="${lang}"`)]).toEqual([path, [], true])
    }
    const failed: [string, Record<string, string>][] = [
      ['/office/people/new', { seat: 'clerk' }],
      ['/office/people/min', {}],
      ['/office/people/wu/account', { do: 'make', login: '' }],
      ['/office/card', {}],
      ['/office/units/new', {}],
      ['/office/units/po', {}],
      ['/office/units/po/posts', {}],
      ['/office/posts/clerk', {}],
      ['/office/posts/clerk/holders', {}],
      ['/office/posts/clerk/end', { officer: 'min', from: '2015-01-01' }],
      ['/me/passphrase', {}],
    ]
    for (const [path, fields] of failed) {
      const { status, html } = await root.post(path, fields)
      expect([path, status, await invalid(html)]).toEqual([path, 422, []])
      const targets = [...html.matchAll(/<li><a href="#([^"]+)"/g)].map(([, id]) => id)
      expect([path, targets.filter((id) => !html.includes(`id="${id}"`)), targets.length > 0]).toEqual([path, [], true])
    }
    const shown = await root.post('/office/people/wu/account', { do: 'make', login: 'wu' })
    expect(await invalid(shown.html)).toEqual([])
    const visitor = visitorOf(app, `huiyin-lang=${lang}`)
    expect(await invalid(await (await visitor.get('/welcome')).text())).toEqual([])
  },
)
