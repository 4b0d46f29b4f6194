import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { hashPassphrase } from '../http/passphrase.ts'
import { seededRandom } from '../lib/ids.ts'
import { testHouse } from '../matters/testing.ts'
import { visitorOf } from './testing.ts'

const passphrase = 'one passphrase for all'
let town: Awaited<ReturnType<typeof testHouse>>
let app: ReturnType<typeof createApp>

beforeAll(async () => {
  town = await testHouse()
  const { house } = town
  const passphrase_hash = await hashPassphrase(passphrase)
  const account = { organ_id: 'shitown', passphrase_hash, disabled_at: null }
  await house.db.withScope([], 'web', (tx) =>
    tx
      .insertInto('account')
      .values(['zhou', 'min', 'root'].map((login) => ({ ...account, login, officer_id: login })))
      .execute(),
  )
  app = createApp({
    house,
    http: { secret: new Uint8Array(32), secure: false, now: house.now, random: seededRandom('sign-in') },
    assets: { href: (name) => `/assets/${name}`, serve: (c) => c.notFound() },
    log: (error) => {
      throw error
    },
  })
})
afterAll(() => town.house.db.close())

const ours = { 'sec-fetch-site': 'same-origin', 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537' }

async function signedIn(login: string) {
  const visitor = visitorOf(app)
  const answer = await visitor.signIn(login, passphrase)
  expect(answer.status).toBe(303)
  return visitor
}

const written = { channel: 'visit', subject: '机耕路塌方 <修>', facts: '第一行\r\n"第二行"', present: '80' }
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name.replace('.', '\\.')}" value="([^"]*)"`).exec(html)?.[1] ?? ''

test('a form posted when its session is over comes back filled after the same person signs in', async () => {
  const zhou = await signedIn('zhou')
  const _token = await zhou.token('/contacts/new')
  town.clock.advance(12 * 3_600_000)
  const file = new File(['x'], '照片.jpg')
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...written, _token })) form.append(name, value)
  form.append('files', file)
  const asked = await zhou.post('/contacts/new', form, ours)
  const html = await asked.text()
  expect([asked.status, html.includes('机耕路')]).toEqual([401, false]) // sealed: not for whoever sits there now
  const fields = {
    _token: hidden(html, '_token'),
    kept: hidden(html, 'kept'),
    login: 'zhou',
    passphrase: 'wrong words',
  }
  const wrong = await zhou.post('/sign-in', fields, ours)
  expect([wrong.status, hidden(await wrong.text(), 'kept')]).toEqual([422, fields.kept])
  const again = await zhou.post('/sign-in', { ...fields, passphrase }, ours)
  const page = await again.text()
  expect([again.status, page.includes('action="/contacts/new"'), page.includes('照片.jpg')]).toEqual([200, true, true])
  const back = await zhou.post('/contacts/new', { ...written, _token: hidden(page, '_token'), _again: 'yes' }, ours)
  const filled = await back.text()
  expect(back.status).toBe(200)
  for (const kept of ['value="机耕路塌方 &lt;修>"', '第一行', 'value="80"']) expect(filled).toContain(kept)
  expect(await matters()).toBe(0)
})

async function matters(): Promise<number> {
  const { rows } = await town.house.db.withScope(['shitown'], 'web', async (tx) => ({
    rows: await tx.selectFrom('matter').select('matter_id').execute(),
  }))
  return rows.length
}

test('nobody else gets it: another person who signs in goes to the page they asked for', async () => {
  const zhou = await signedIn('zhou')
  const _token = await zhou.token('/contacts/new')
  town.clock.advance(12 * 3_600_000)
  const html = await (await zhou.post('/contacts/new', { ...written, _token }, ours)).text()
  const fields = { _token: hidden(html, '_token'), kept: hidden(html, 'kept'), passphrase }
  const changed = `${fields.kept.slice(0, -2)}AA`
  const other = await zhou.post('/sign-in', { ...fields, login: 'min' }, ours)
  expect([other.status, other.headers.get('location')]).toEqual([303, '/'])
  const own = visitorOf(app)
  const token = await own.token('/sign-in')
  const forged = await own.post('/sign-in', { _token: token, kept: changed, login: 'zhou', passphrase }, ours)
  expect([forged.status, forged.headers.get('location')]).toEqual([303, '/'])
})

test('a form from before a new sign-in in the same browser is shown again, not done and not lost', async () => {
  const zhou = await signedIn('zhou')
  const _token = await zhou.token('/contacts/new')
  await zhou.signIn('zhou', passphrase)
  const answer = await zhou.post('/contacts/new', { ...written, _token }, ours)
  const html = await answer.text()
  expect([answer.status, html.includes('机耕路塌方'), html.includes('name="_again"')]).toEqual([409, true, true])
  // A page elsewhere, or a browser that does not say where its post comes from, gets nothing.
  expect((await zhou.post('/contacts/new', { ...written, _token }, { origin: 'https://evil.example' })).status).toBe(
    403,
  )
  expect((await zhou.post('/contacts/new', { ...written, _token }, {})).status).toBe(403)
  // Nor does another officer.
  const min = await signedIn('min')
  expect((await min.post('/contacts/new', { ...written, _token }, ours)).status).toBe(403)
  expect(await matters()).toBe(0)
})

test('passphrases are never kept', async () => {
  const zhou = await signedIn('zhou')
  const _token = await zhou.token('/me')
  await zhou.signIn('zhou', passphrase)
  const secret = {
    passphrase_now: passphrase,
    passphrase: 'new words of my own',
    passphrase_again: 'new words of my own',
  }
  const html = await (await zhou.post('/me/passphrase', { ...secret, _token }, ours)).text()
  expect(html).toContain('action="/me/passphrase"')
  expect(html).not.toContain('new words')
  expect((await zhou.post('/me/passphrase', { _token: hidden(html, '_token'), _again: 'yes' }, ours)).status).toBe(200)
})

test('a passphrase is changed by who knows it; every other session ends, and the change is in the log', async () => {
  const [here, there] = [await signedIn('min'), await signedIn('min')]
  const change = async (fields: Record<string, string>) => {
    const answer = await here.post('/me/passphrase', { _token: await here.token('/me'), ...fields }, ours)
    return [answer.status, answer.headers.get('location')]
  }
  const next = { passphrase: '门口那棵老槐树还在吗', passphrase_again: '门口那棵老槐树还在吗' }
  expect(await change({ ...next, passphrase_now: 'a guess' })).toEqual([422, null])
  expect(await change({ ...next, passphrase_now: passphrase, passphrase_again: 'x' })).toEqual([422, null])
  expect(
    await change({ passphrase_now: passphrase, passphrase: 'min1234567', passphrase_again: 'min1234567' }),
  ).toEqual([422, null])
  expect((await there.get('/')).status).toBe(200)
  expect(await change({ ...next, passphrase_now: passphrase })).toEqual([303, '/me?done=passphrase'])
  expect([(await there.get('/')).status, (await here.get('/')).status]).toEqual([303, 200])
  expect((await visitorOf(app).signIn('min', passphrase)).status).toBe(422)
  expect((await visitorOf(app).signIn('min', next.passphrase)).status).toBe(303)
  const kinds = await town.house.db.withScope(['shitown'], 'web', (tx) =>
    tx.selectFrom('event').select(['seq', 'kind']).where('subject_id', '=', 'offices').orderBy('seq').execute(),
  )
  expect(kinds).toEqual([
    { seq: 1, kind: 'organ_opened' },
    { seq: 2, kind: 'passphrase_changed' },
  ])
})

test('sessions elsewhere are listed with their browser and ended', async () => {
  const [here, there] = [await signedIn('root'), await signedIn('root')]
  const html = await (await here.get('/me')).text()
  expect([html.match(/Windows 电脑 · Chrome/g)?.length, html.match(/这台设备/g)?.length]).toEqual([3, 1])
  const id = /name="end" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? ''
  const ended = await here.post('/me/sessions', { _token: await here.token('/me'), end: id }, ours)
  expect(ended.headers.get('location')).toBe('/me?done=session')
  expect([(await there.get('/')).status, (await here.get('/')).status]).toEqual([303, 200])
})

test('a session that somebody planted is not taken over at sign-in, and a stolen page cannot be framed or cached', async () => {
  const visitor = visitorOf(app, 'huiyin-session=planted')
  await visitor.signIn('zhou', passphrase)
  expect(visitor.cookie('huiyin-session')).not.toBe('planted')
  expect(visitor.cookie('huiyin-session').length).toBeGreaterThan(40)
  const before = visitor.cookie('huiyin-session')
  await visitor.signIn('zhou', passphrase)
  const old = visitorOf(app, `huiyin-session=${before}`)
  expect((await old.get('/')).headers.get('location')).toBe('/sign-in')
  const { headers } = await visitor.get('/me')
  expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
  expect(headers.get('cache-control')).toBe('no-store')
})

test('a page of ours never points to another site, whatever its address looks like', async () => {
  const visitor = visitorOf(app)
  await visitor.signIn('zhou', passphrase)
  const html = await (await visitor.get('http://office.test//evil.example/x')).text()
  expect(html).not.toContain('href="//evil.example')
})

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/ok\n/x',
])('after sign-in nobody is led to %j', async (next) => {
  const answer = await visitorOf(app).signIn('zhou', passphrase, next)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
})
