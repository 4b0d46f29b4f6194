import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { readAll } from './exchange/fixtures/files.ts'
import { hashPassphrase } from './http/passphrase.ts'
import { type Lang, langs } from './i18n/translate.ts'
import { seededRandom } from './lib/ids.ts'
import { act } from './matters/act.ts'
import { register, type Registered } from './matters/register.ts'
import { testHouse, visit } from './matters/testing.ts'
import { invalid } from './ui/valid.testing.ts'

const passphrase = 'one passphrase for all'
const officers = ['zhou', 'min', 'wu', 'zhao', 'chen', 'liu', 'qian', 'root']

let town: Awaited<ReturnType<typeof testHouse>>
let app: ReturnType<typeof createApp>
let matter: Registered
let walled: Registered
const failures: unknown[] = []
const jars = new Map<string, string>()

beforeAll(async () => {
  town = await testHouse()
  const { house, doer } = town
  const passphrase_hash = await hashPassphrase(passphrase)
  await house.db.withScope([], 'web', (tx) =>
    tx
      .insertInto('account')
      .values(
        officers.map((login) => ({
          login,
          organ_id: 'shitown',
          officer_id: login,
          passphrase_hash,
          disabled_at: null,
        })),
      )
      .execute(),
  )
  app = createApp({
    house,
    http: { secret: new Uint8Array(32), secure: false, now: house.now, random: seededRandom('app') },
    assets: { href: (name) => `/assets/${name}`, serve: (c) => c.notFound() },
    log: (error) => failures.push(error),
  })
  const zhou = await doer('zhou')
  matter = await register(house, zhou, visit())
  await act(house, zhou, {
    matter_id: matter.matter_id,
    action: 'assign',
    input: { unit: 'land' },
    happened: '2018-05-07',
  })
  walled = await register(
    house,
    await doer('qian'),
    visit({ kind: 'accusation', category: '纪检监察/干部作风/失职渎职' }),
  )
})
afterAll(() => town.house.db.close())

/** A browser of one reader: keeps cookies, follows nothing. */
async function visitor(login: string | null, lang: Lang = 'zh-CN') {
  let jar = jars.get(`${login} ${lang}`) ?? `huiyin-lang=${lang}`
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const name = pair.split('=')[0] ?? ''
      jar = [...jar.split('; ').filter((one) => !one.startsWith(`${name}=`)), pair].join('; ')
    }
    return response
  }
  const get = async (path: string) => keep(await app.request(path, { headers: { cookie: jar } }))
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams(fields)
    return keep(await app.request(path, { method: 'POST', body, headers: { cookie: jar, ...headers } }))
  }
  const token = async (path: string) => /name="_token" value="([^"]+)"/.exec(await (await get(path)).text())?.[1] ?? ''
  if (login !== null && !jars.has(`${login} ${lang}`)) {
    const answer = await post('/sign-in', { _token: await token('/sign-in'), login, passphrase, next: '/' })
    if (answer.status !== 303) throw new Error(`sign-in of ${login}: ${answer.status}`)
    jars.set(`${login} ${lang}`, jar)
  }
  return { get, post, token }
}

const everybody = [
  '/',
  '/matters',
  '/matters?q=宅基地',
  '/matters?ends=late',
  '/figures?year=2018',
  '/figures/lists/visits?year=2018',
  '/office',
]

describe.each(langs)('in %s', (lang) => {
  test.each(officers)('%s reads every page that anybody has, as valid HTML without script', async (officer) => {
    const { get } = await visitor(officer, lang)
    for (const path of everybody) {
      const answer = await get(path)
      const html = await answer.text()
      expect([path, answer.status, await invalid(html)]).toEqual([path, 200, []])
      expect(html).not.toMatch(/<script|\son[a-z]+=/)
      expect(html).toContain(`<html lang="${lang}"`)
    }
  })

  test('the pages of the petition office are valid HTML, forms with errors too', async () => {
    const { get, post, token } = await visitor('zhou', lang)
    const number = matter.matter_number
    const acts = ['chase', 'take_charge', 'correct', 'bar', 'move', 'add_help', 'assign', 'note']
    const paths = [
      '/contacts/new',
      `/contacts/receipt?code=${matter.code}`,
      `/matters/${number}`,
      '/sign-in?next=/matters',
    ]
    for (const path of [...paths.slice(0, 3), ...acts.map((action) => `/matters/${number}/acts/${action}`)]) {
      const answer = await get(path)
      expect([path, answer.status, await invalid(await answer.text())]).toEqual([path, 200, []])
    }
    const _token = await token('/contacts/new')
    const failed = await post('/contacts/new', { _token, key: 'k', channel: 'visit', 'people.0.name': '' })
    expect([failed.status, await invalid(await failed.text())]).toEqual([422, []])
  })
})

test('nobody reads anything before signing in, and is led back to the page afterwards', async () => {
  const { get, post, token } = await visitor(null)
  const answer = await get('/matters?year=2018')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fmatters%3Fyear%3D2018'])
  const _token = await token('/sign-in?next=/matters')
  const wrong = await post('/sign-in', { _token, login: 'zhou', passphrase: 'wrong', next: '/matters' })
  const html = await wrong.text()
  expect([wrong.status, html.includes('value="zhou"'), await invalid(html)]).toEqual([422, true, []])
  const elsewhere = await post('/sign-in', { _token, login: 'zhou', passphrase, next: '//evil.example' })
  expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([303, '/'])
})

test('a matter that is not yours is not there, an accusation for nobody but its seat', async () => {
  const seen = async (officer: string, number: string) =>
    (await (await visitor(officer)).get(`/matters/${number}`)).status
  expect(
    await Promise.all(['zhou', 'wu', 'liu', 'chen', 'zhao', 'root'].map((who) => seen(who, matter.matter_number))),
  ).toEqual([200, 200, 200, 404, 404, 404])
  expect(await Promise.all(officers.map((who) => seen(who, walled.matter_number)))).toEqual(
    officers.map((who) => (who === 'qian' ? 200 : 404)),
  )
  for (const who of officers.filter((one) => one !== 'qian')) {
    const { get } = await visitor(who)
    for (const path of ['/', '/matters', `/matters?q=${walled.matter_number}`]) {
      expect(await (await get(path)).text()).not.toContain(`href="/matters/${walled.matter_number}"`)
    }
    for (const of of [walled.matter_number, walled.contact_number, walled.code]) {
      expect((await get(`/search?q=${of}`)).headers.get('location')).toBe(`/matters?q=${of}`)
    }
  }
})

test('the Excel file of a list says what is asked for, to those who may see the matter and nobody else', async () => {
  const file = async (who: string) => {
    const { get } = await visitor(who)
    const bytes = new Uint8Array(await (await get('/matters.xlsx')).arrayBuffer())
    const { header, cells } = await readAll(bytes, {}, 'matters.xlsx')
    const at = header.indexOf('信访诉求')
    return cells.map((row) => [row[0], row[at]])
  }
  const asked = '1. 查清两户宅基地界线\n2. 恢复滴水通道'
  expect(await file('zhou')).toEqual([[matter.matter_number, asked]])
  expect(await file('liu')).toEqual([[matter.matter_number, asked]])
  expect(await file('qian')).toEqual([[walled.matter_number, asked]])
  expect(await file('chen')).toEqual([])
})

test('a number, a contact’s number or a query code leads to the matter', async () => {
  const { get } = await visitor('zhou')
  for (const typed of [matter.matter_number, matter.contact_number, matter.code.toLowerCase()]) {
    expect((await get(`/search?q=${typed}`)).headers.get('location')).toBe(`/matters/${matter.matter_number}`)
  }
  expect((await get(`/matters/${matter.contact_number}`)).headers.get('location')).toBe(
    `/matters/${matter.matter_number}`,
  )
})

test('a post without this reader’s token, or from another site, does nothing', async () => {
  const { post, token } = await visitor('zhou')
  const path = `/matters/${matter.matter_number}/acts/note`
  const fields = { text: '没有写成', happened: '2018-05-07T09:00' }
  expect((await post(path, fields)).status).toBe(403)
  expect((await post(path, { ...fields, _token: await (await visitor('min')).token('/') })).status).toBe(403)
  const _token = await token('/')
  expect((await post(path, { ...fields, _token }, { origin: 'https://evil.example' })).status).toBe(403)
  const { timeline } = await timelineOf()
  expect(timeline).not.toContain('没有写成')
})

async function timelineOf() {
  const { get } = await visitor('zhou')
  return { timeline: await (await get(`/matters/${matter.matter_number}`)).text() }
}

const registration = {
  kind: 'demand',
  channel: 'visit',
  received: '2018-05-07',
  present: '3',
  subject: '水渠冲垮要求修复',
  demands: '1. 修复水渠\r\n2、赔青苗\r\n',
  facts: '四月暴雨冲垮水渠。',
  category: '农村农业/土地承包经营/宅基地纠纷',
  village: 'liushu',
}

test('what is missing comes back with everything that was typed', async () => {
  const { post, token } = await visitor('min')
  const six = Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`people.${n}.name`, `代表${n + 1}`]))
  const answer = await post('/contacts/new', {
    _token: await token('/contacts/new'),
    key: 'six',
    ...registration,
    present: '80',
    subject: '',
    ...six,
  })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  for (const kept of ['四月暴雨冲垮水渠。', '2、赔青苗', '代表6', 'value="80"']) expect(html).toContain(kept)
  expect(html).toContain('href="#subject"')
  expect(html).toContain('第十八条')
  const rows = await post('/contacts/new', {
    _token: await token('/contacts/new'),
    ...registration,
    ...six,
    do: 'people.add',
  })
  expect(await rows.text()).toContain('name="people.6.name"')
})

test('the same form sent twice registers once and shows the same receipt', async () => {
  const { get, post, token } = await visitor('min')
  const fields = { _token: await token('/contacts/new'), key: 'twice', ...registration, 'people.0.name': '陈国强' }
  const first = await post('/contacts/new', fields)
  const second = await post('/contacts/new', fields)
  expect([first.status, second.status]).toEqual([303, 303])
  const receipt = first.headers.get('location') ?? ''
  expect(second.headers.get('location')).toBe(receipt)
  const html = await (await get(receipt)).text()
  expect(html).toContain('DJ-2018-')
  expect(html).toContain(new URL(receipt, 'http://x').searchParams.get('code'))
  expect(html).toContain('2018年5月22日')
  const list = await (await get('/matters?q=水渠')).text()
  expect(list.match(/>XF-2018-\d+</g)).toHaveLength(1)
  expect(list).toContain('水渠冲垮要求修复')
})

test('who was faster is shown beside what this person saw, and what they typed is kept', async () => {
  const { house, doer } = town
  const one = await register(house, await doer('zhou'), visit({ subject: '两人同办一件' }))
  const path = `/matters/${one.matter_number}/acts/keep`
  const { get, post, token } = await visitor('zhou')
  const seen = /name="seen" value="(\d+)"/.exec(await (await get(path)).text())?.[1] ?? ''
  const fields = { _token: await token('/'), seen, text: '由本办直接办理', happened: '2018-05-07T09:00' }
  await act(house, await doer('zhou'), {
    matter_id: one.matter_id,
    action: 'note',
    input: { text: '来电催问' },
    happened: '2018-05-07',
  })
  const late = await post(path, fields)
  const html = await late.text()
  expect([late.status, await invalid(html)]).toEqual([409, []])
  expect(html).toContain('由本办直接办理')
  expect(html).toContain('您看到的')
  const again = await post(path, { ...fields, seen: String(Number(seen) + 1) })
  expect([again.status, again.headers.get('location')]).toEqual([303, `/matters/${one.matter_number}?done=keep`])
  await act(house, await doer('zhou'), {
    matter_id: one.matter_id,
    action: 'accept',
    input: { way: 'in_hand' },
    happened: '2018-05-07',
  })
  const over = await post(path, fields)
  const gone = await over.text()
  expect([over.status, gone.includes('由本办直接办理'), gone.includes('<form class="form"')]).toEqual([
    409,
    true,
    false,
  ])
})

test('a unit accepts, answers every demand and serves; what it may not do is said with the reason', async () => {
  const { get, post, token } = await visitor('wu')
  const at = `/matters/${matter.matter_number}`
  const doing = async (action: string, fields: Record<string, string>) => {
    const answer = await post(`${at}/acts/${action}`, {
      _token: await token('/'),
      happened: '2018-05-07T09:30',
      ...fields,
    })
    return [answer.status, answer.headers.get('location')]
  }
  expect(await doing('accept', { way: 'in_hand' })).toEqual([303, `${at}?done=accept`])
  expect(
    await doing('sign_opinion', { paper: 'opinion', 'answers.0.outcome': 'supported', 'answers.0.text': '已查清。' }),
  ).toEqual([422, null])
  const answers = {
    'answers.0.outcome': 'supported',
    'answers.0.text': '已查清。',
    'answers.1.outcome': 'explained',
    'answers.1.text': '另行约定。',
  }
  expect(await doing('sign_opinion', { paper: 'opinion', ...answers })).toEqual([303, `${at}?done=sign_opinion`])
  expect(await doing('serve', { way: 'post', to: '李大有' })).toEqual([303, `${at}?done=serve`])
  const html = await (await get(at)).text()
  for (const said of ['石政信受〔2018〕', '石政信处〔2018〕1号', '已查清。', '按期答复']) expect(html).toContain(said)
  const close = await get(`${at}/acts/close`)
  expect([close.status, (await close.text()).includes('信访专干')]).toEqual([403, true])
  expect((await get(`${at}/acts/rate`)).status).toBe(404)
})

test('those who do not register are told so; a form asked for again without sign-in leads there', async () => {
  expect((await (await visitor('wu')).get('/contacts/new')).status).toBe(403)
  expect((await (await visitor('wu')).get(`/contacts/receipt?code=${matter.code}`)).status).toBe(403)
  expect((await (await visitor(null)).get('/contacts/new')).headers.get('location')).toBe(
    '/sign-in?next=%2Fcontacts%2Fnew',
  )
})

test('every number of the figures page opens a list that holds as much', async () => {
  const { get } = await visitor('zhou')
  const html = await (await get('/figures?year=2018')).text()
  const visits = /<a href="(\/figures\/lists\/visits\?year=2018)"[^>]*>(\d+)/.exec(html)
  const list = await (await get(visits?.[1] ?? '')).text()
  expect(list.match(/>DJ-2018-\d+</g)).toHaveLength(Number(visits?.[2]))
  const file = await get('/figures/summary.docx?year=2018')
  expect([
    file.status,
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ]).toEqual([200, 'PK'])
  expect((await get('/figures/lists/nothing?year=2018')).status).toBe(404)
})

test('a form shown again after its session ended does nothing yet: no number is written, no telephone shown', async () => {
  const { post, token } = await visitor('zhou')
  const again = { _token: await token('/figures?year=2018'), _again: 'yes' }
  const numbers = await post('/figures/numbers?year=2018', { ...again, 'value.slogans': '115' })
  expect([numbers.status, (await numbers.text()).includes('value="115"')]).toEqual([200, true])
  const look = await post(`/matters/${matter.matter_number}/people`, {
    ...again,
    contact: matter.contact_id,
    purpose: 'contact',
  })
  expect(look.status).toBe(200)
  const { typed, looks } = await town.house.db.withScope(['shitown'], 'web', async (tx) => ({
    typed: await tx.selectFrom('typed_number').selectAll().execute(),
    looks: await tx.selectFrom('event').select('event_id').where('kind', '=', 'looked').execute(),
  }))
  expect([typed, looks]).toEqual([[], []])
})

test('an address that means nothing is refused in words, and nothing failed on the way', async () => {
  const { get } = await visitor('zhou')
  const statuses = await Promise.all(
    [
      '/matters?stage=nonsense',
      '/matters?after=nonsense',
      '/nowhere',
      '/matters/XF-2018-999999',
      '/matters?town=linxi',
      '/figures?year=18',
    ].map(async (path) => (await get(path)).status),
  )
  expect(statuses).toEqual([422, 422, 404, 404, 404, 422])
  expect(await (await get('/health')).json()).toMatchObject({ ok: true, database: true })
  expect(failures).toEqual([])
})

test('signing out ends the session', async () => {
  const one = await visitor('root', 'en')
  const before = await one.get('/')
  expect(before.status).toBe(200)
  await one.post('/sign-out', { _token: await one.token('/') })
  expect((await one.get('/')).headers.get('location')).toBe('/sign-in')
})
