import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { fixedNow } from '../lib/clock.ts'
import { seededRandom } from '../lib/ids.ts'
import { isRefused, refuse } from '../rules/errors.ts'
import { loadAssets } from './assets.ts'
import { bodyLimit } from './body-limit.ts'
import type { HttpConfig, HttpEnv } from './env.ts'
import { failurePage, notFoundPage } from './failure.tsx'
import { formToken, requireFormToken } from './form-token.ts'
import { securityHeaders } from './headers.ts'
import { chooseLang, language } from './language.ts'
import { ownPath } from './page.ts'
import { rateLimit } from './rate-limit.ts'
import { reply } from './reply.ts'
import { statusOfAll } from './status.ts'

const clock = fixedNow('2018-05-07T02:42:00.000Z')

function config(secure = false): HttpConfig {
  return { secret: new Uint8Array(32), secure, now: clock.now, random: seededRandom('http') }
}

function app(http = config()) {
  const made = new Hono<HttpEnv>()
  made.use(securityHeaders(http.secure), language(http.secure))
  made.onError((error, c) => (isRefused(error) ? c.text(error.message, statusOfAll(error.refusals)) : c.text('', 500)))
  return made
}

test('JSON holds what the schema names, and nothing leaves when it does not fit', async () => {
  const schema = z.object({ number: z.string(), people: z.array(z.object({ name: z.string() })) })
  const made = app()
  const stored = { number: 'XF-2018-000038', secret: 'x', people: [{ name: '李大有', phone: '138' }] }
  made.get('/ok', (c) => reply(c, schema, stored))
  made.get('/wrong', (c) => reply(c, schema, { number: 1 } as unknown as typeof stored))
  expect(await (await made.request('/ok')).json()).toEqual({ number: 'XF-2018-000038', people: [{ name: '李大有' }] })
  const wrong = await made.request('/wrong')
  expect([wrong.status, await wrong.text()]).toEqual([500, ''])
})

test('every answer carries the security headers, errors too', async () => {
  const made = app(config(true))
  for (const path of ['/', '/nowhere']) {
    const { headers } = await made.request(path)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|script-src/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('strict-transport-security')).toContain('max-age')
  }
  expect((await app(config(false)).request('/')).headers.get('strict-transport-security')).toBeNull()
})

test('the language is the one chosen, else the browser’s, else Chinese', () => {
  expect(chooseLang('en', 'zh-CN')).toBe('en')
  expect(chooseLang('fr', 'fr, en;q=0.4, zh;q=0.9')).toBe('zh-CN')
  expect(chooseLang(undefined, 'en-GB,zh;q=0.5')).toBe('en')
  expect(chooseLang(undefined, 'en;q=0, fr')).toBe('zh-CN')
  expect(chooseLang(undefined, undefined)).toBe('zh-CN')
})

test('choosing a language keeps the page and its filters, and is remembered', async () => {
  const made = app()
  made.get('/matters', (c) => c.text(c.get('lang')))
  const chosen = await made.request('/matters?q=%E5%9C%9F&lang=en&stage=handling')
  expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/matters?q=%E5%9C%9F&stage=handling'])
  const cookie = chosen.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/huiyin-lang=en; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax/)
  const after = await made.request('/matters', { headers: { cookie: cookie.split(';')[0] ?? '' } })
  expect(await after.text()).toBe('en')
})

test('choosing a language leads nobody to another site', async () => {
  const chosen = await app().request('http://office.test//evil.example/x?lang=en')
  expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/'])
})

test('cookies are Secure and tied to the host over https', async () => {
  const chosen = await app(config(true)).request('/?lang=en')
  expect(chosen.headers.get('set-cookie')).toMatch(/^__Host-huiyin-lang=en;.*Secure/)
})

function withForm(http = config()) {
  const made = app(http)
  made.use(requireFormToken(http))
  made.get('/form', (c) => c.text(formToken(c, http)))
  made.post('/form', (c) => c.text('done'))
  return made
}

function post(made: ReturnType<typeof withForm>, fields: Record<string, string>, headers: Record<string, string>) {
  return made.request('http://office.test/form', {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { host: 'office.test', ...headers },
  })
}

test('a post needs this reader’s token and must come from our own pages', async () => {
  const made = withForm()
  const page = await made.request('/form')
  const token = await page.text()
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? ''
  const status = async (fields: Record<string, string>, headers: Record<string, string>) =>
    (await post(made, fields, headers)).status
  expect(await status({ _token: token }, { cookie, origin: 'http://office.test' })).toBe(200)
  expect(await status({ _token: token }, { cookie, 'sec-fetch-site': 'same-origin' })).toBe(200)
  expect(await status({ _token: token }, { cookie, origin: 'http://evil.test' })).toBe(403)
  expect(await status({ _token: token }, { cookie, origin: 'null' })).toBe(403)
  expect(await status({ _token: token }, { cookie, 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await status({ _token: token }, {})).toBe(403)
  expect(await status({}, { cookie })).toBe(403)
  expect(await status({ _token: `${token}x` }, { cookie })).toBe(403)
  expect(await status({ _token: token }, { cookie: `${cookie}x` })).toBe(403)
})

test('a token looks different in every page, so that compressed pages do not give it away', async () => {
  const made = withForm()
  const cookie = 'huiyin-form=a'
  const tokens = await Promise.all(
    [1, 2, 3].map(async () => (await made.request('/form', { headers: { cookie } })).text()),
  )
  expect(new Set(tokens.map((token) => token.slice(0, 8))).size).toBe(3)
  expect(new Set(tokens.map((token) => token.slice(-20, -2))).size).toBe(3)
  for (const _token of tokens) expect((await post(made, { _token }, { cookie })).status).toBe(200)
})

test('signing in changes the token: one from before is of no use after', async () => {
  const made = withForm()
  const before = await (await made.request('/form', { headers: { cookie: 'huiyin-form=a' } })).text()
  const cookie = 'huiyin-form=a; huiyin-session=b'
  const after = await made.request('/form', { headers: { cookie } })
  expect(after.headers.get('set-cookie')).toBeNull()
  expect((await post(made, { _token: before }, { cookie })).status).toBe(403)
  expect((await post(made, { _token: await after.text() }, { cookie })).status).toBe(200)
})

test('a body beyond the limit is refused before it is read', async () => {
  const made = app()
  made.use(bodyLimit(1))
  made.post('/', async (c) => c.text(String((await c.req.text()).length)))
  expect((await made.request('/', { method: 'POST', body: 'x'.repeat(1000) })).status).toBe(200)
  expect((await made.request('/', { method: 'POST', body: 'x'.repeat(1_100_000) })).status).toBe(413)
})

test('a limit lets so many through, then one each share of the window, per key', () => {
  const time = fixedNow('2018-05-07T00:00:00.000Z')
  const limit = rateLimit(3, 90, time.now)
  expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([undefined, undefined, undefined, 30])
  expect(limit.take('b')).toBeUndefined()
  time.advance(30_000)
  expect([limit.take('a'), limit.take('a')]).toEqual([undefined, 30])
  limit.forget('a')
  expect(limit.take('a')).toBeUndefined()
})

test('assets have an address that changes with them, are kept for good, and come compressed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assets-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const style = `body { color: #1d2433 } ${' '.repeat(500)}`
  writeFileSync(join(folder, 'office.css'), style)
  writeFileSync(join(folder, 'secret.txt'), 'no')
  const assets = loadAssets(folder)
  const made = app()
  made.get('/assets/:file', assets.serve)
  const href = assets.href('office.css')
  expect(href).toMatch(/^\/assets\/office\.[0-9a-f]{12}\.css$/)
  const plain = await made.request(href)
  expect(await plain.text()).toBe(style)
  expect(plain.headers.get('cache-control')).toContain('immutable')
  const packed = await made.request(href, { headers: { 'accept-encoding': 'gzip, br' } })
  expect(gunzipSync(new Uint8Array(await packed.arrayBuffer())).toString()).toBe(style)
  const again = await made.request(href, { headers: { 'if-none-match': plain.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
  expect((await made.request('/assets/secret.txt')).status).toBe(404)
  expect((await made.request('/assets/office.000000000000.css')).status).toBe(404)
  expect(() => assets.href('other.css')).toThrow('other.css')
})

test('after a post people go to a page of ours only', () => {
  expect(
    ['/matters?q=%E5%9C%9F', '//evil.test', '/\\evil.test', 'https://evil.test', 'x', undefined].map(ownPath),
  ).toEqual(['/matters?q=%E5%9C%9F', '/', '/', '/', '/', '/'])
})

test('a failure says what to do and never what broke', async () => {
  const frame = { lang: 'zh-CN' as const, here: '/', styles: '/s.css', office: '石桥镇', token: 't' }
  const seen: unknown[] = []
  const made = new Hono()
  made.get('/refused', () => refuse('act.changed_meanwhile'))
  made.get('/broken', () => {
    throw new Error('relation "matter" does not exist')
  })
  made.notFound((c) => notFoundPage(c, frame))
  made.onError((error, c) => failurePage(c, frame, error, 'R7', (...what) => seen.push(what)))
  expect((await made.request('/refused')).status).toBe(409)
  const broken = await made.request('/broken')
  const html = await broken.text()
  expect(broken.status).toBe(500)
  expect(html).toContain('R7')
  expect(html).not.toContain('relation')
  expect(seen).toEqual([[expect.objectContaining({ message: 'relation "matter" does not exist' }), 'R7']])
  expect((await made.request('/nowhere')).status).toBe(404)
})
