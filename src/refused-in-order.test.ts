import { connect } from 'node:net'
import { serve } from '@hono/node-server'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { createApp } from './app.ts'
import { gate } from './http/busy.ts'
import { hashPassphrase } from './http/passphrase.ts'
import { seededRandom } from './lib/ids.ts'
import { register } from './matters/register.ts'
import { testHouse, visit } from './matters/testing.ts'
import { visitorOf } from './offices/testing.ts'
import { invalid } from './ui/valid.testing.ts'

// What the hostile requests of faults/ found, each once and by itself.

const passphrase = 'one passphrase for all'
const stored = await hashPassphrase(passphrase)
let town: Awaited<ReturnType<typeof testHouse>>
let app: ReturnType<typeof createApp>
let door: ReturnType<typeof gate>
const failures: unknown[] = []

beforeEach(async () => {
  town = await testHouse()
  const { house } = town
  failures.length = 0
  const account = { organ_id: 'shitown', passphrase_hash: stored, disabled_at: null }
  await house.db.withScope([], 'web', (tx) =>
    tx
      .insertInto('account')
      .values(['zhou', 'root'].map((login) => ({ ...account, login, officer_id: login })))
      .execute(),
  )
  door = gate(2)
  app = createApp({
    house,
    http: { secret: new Uint8Array(32), secure: false, now: house.now, random: seededRandom('refused') },
    assets: { href: (name) => `/assets/${name}`, serve: (c) => c.notFound() },
    gate: door,
    log: (error) => failures.push(error),
  })
})

async function signedIn(login: string) {
  const visitor = visitorOf(app)
  await visitor.signIn(login, passphrase)
  const _token = await visitor.token('/me')
  return {
    ...visitor,
    post: (path: string, fields: Record<string, string>) => visitor.post(path, { _token, ...fields }),
  }
}

test('what is not there is said to be not there, before any language is known', async () => {
  for (const path of ['/assets/nothing.css', '/assets/..%2f..%2fpackage.json'])
    expect([(await app.request(path)).status, path]).toEqual([404, path])
  expect(failures).toEqual([])
})

const boundary = 'b'
const broken = `--${boundary}\r\ncontent-disposition: form-data; name="text"\r\n\r\nhalf`

test('a form that breaks off is refused, on either site, also when it came from elsewhere', async () => {
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  for (const path of ['/sign-in', '/portal/shitown/write']) {
    const answer = await app.request(path, { method: 'POST', body: broken, headers })
    expect([path, answer.status, await invalid(await answer.text())]).toEqual([path, 400, []])
    const foreign = { ...headers, origin: 'https://elsewhere.example' }
    expect((await app.request(path, { method: 'POST', body: broken, headers: foreign })).status).toBe(403)
  }
  expect(failures).toEqual([])
})

test('an upload whose connection breaks off is no failure of ours', async () => {
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(made))
  })
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const answered = new Promise((resolve) => server.once('connection', (socket) => socket.once('close', resolve)))
  const socket = connect(port, '127.0.0.1')
  socket.write('POST /sign-in HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n5\r\nlogin\r\n', () =>
    socket.destroy(),
  )
  await answered
  await (await fetch(`http://127.0.0.1:${port}/sign-in`)).text()
  expect(failures).toEqual([])
})

test('a file or a contact by what is no id is not there', async () => {
  const done = await register(town.house, await town.doer('zhou'), visit())
  const resident = visitorOf(app, `huiyin-follow=${done.code.replaceAll('-', '')}`)
  expect((await resident.get('/portal/shitown/follow/matter')).status).toBe(200)
  expect((await resident.get('/portal/shitown/follow/files/visit-matters')).status).toBe(404)
  const zhou = await signedIn('zhou')
  const ask = { contact: '\ufffd', purpose: 'contact', text: '' }
  expect((await zhou.post(`/matters/${done.matter_number}/people`, ask)).status).toBe(404)
  expect(failures).toEqual([])
})

test('a post is given to nobody who is not there', async () => {
  const root = await signedIn('root')
  const answer = await root.post('/office/posts/clerk/holders', { officer: 'nobody-here', from_day: '2018-05-08' })
  expect([answer.status, failures]).toEqual([422, []])
})

test('names of the office hold nothing that hides, and end somewhere', async () => {
  const root = await signedIn('root')
  const names = ['石\u202e镇', '石\u200b镇', '石\0镇', '石'.repeat(300)]
  for (const name of names) {
    const person = { name, name_en: '', phone: '', login: '', seat: '', from_day: '' }
    expect((await root.post('/office/people/new', person)).status).toBe(422)
    expect((await root.post('/office/people/wu', { ...person, name: '吴', name_en: name })).status).toBe(422)
    expect((await root.post('/office/people/wu', { ...person, name: '吴', phone: name })).status).toBe(422)
    const unit = { kind: 'station', name, name_en: '', phone: '', from_day: '2018-05-07', to_day: '' }
    expect((await root.post('/office/units/new', unit)).status).toBe(422)
    const card = { name: '信访办', name_en: '', phone: '', address: name, address_en: '', hours: '', hours_en: '' }
    expect((await root.post('/office/card', card)).status).toBe(422)
  }
  expect(failures).toEqual([])
})

test('past its limit the house asks to come again, keeps what was typed, and opens by itself', async () => {
  const { house } = town
  const zhou = await signedIn('zhou')
  let go = (): void => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  const inside = [1, 2].map(() => door.enter({ res: { status: 200 } } as never, () => held))
  const form = { key: '01633834-ee18-74ff-8324-bbc4952cea01', subject: '水渠"冲垮', demands: '修复\n赔青苗' }
  const full = await zhou.post('/contacts/new', form)
  const html = await full.text()
  expect([full.status, full.headers.get('retry-after'), await invalid(html)]).toEqual([503, '5', []])
  expect(html).toContain('<form class="form" action="/contacts/new" method="post">')
  for (const kept of ['value="01633834-ee18-74ff-8324-bbc4952cea01"', 'value="水渠&quot;冲垮"', 'name="_token"'])
    expect(html).toContain(kept)
  const resident = visitorOf(app)
  const outside = await resident.post('/portal/shitown/write/facts', { facts: '四月二日塌方', passphrase: '不说' })
  const words = await outside.text()
  expect([outside.status, words.includes('value="四月二日塌方"'), words.includes('不说')]).toEqual([503, true, false])
  expect(await invalid(words)).toEqual([])
  expect((await zhou.get('/')).status).toBe(503)
  go()
  await Promise.all(inside)
  expect([door.inside(), (await zhou.get('/')).status]).toEqual([0, 200])
  expect([failures, house.now()]).toEqual([[], house.now()])
})
