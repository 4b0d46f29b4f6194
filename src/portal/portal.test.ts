import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { type Lang, langs, t } from '../i18n/translate.ts'
import { seededRandom } from '../lib/ids.ts'
import { listMatters } from '../matters/list.ts'
import { accessOf } from '../matters/access.ts'
import { register } from '../matters/register.ts'
import { showMatter } from '../matters/show.ts'
import { testHouse, visit } from '../matters/testing.ts'
import { matterReplay } from '../matters/replay.ts'
import type { Finding } from '../record/findings.ts'
import { verify } from '../record/verify.ts'
import { sweepDrafts } from './draft.ts'

const organ = 'shitown'
const site = `/portal/${organ}`
let town: Awaited<ReturnType<typeof testHouse>>
let app: ReturnType<typeof createApp>
const failures: unknown[] = []

beforeAll(async () => {
  town = await testHouse()
  app = createApp({
    house: town.house,
    http: { secret: new Uint8Array(32).fill(7), secure: false, now: town.house.now, random: seededRandom('portal') },
    assets: { href: (name) => `/assets/${name}`, serve: (c) => c.notFound() },
    log: (error) => failures.push(error),
  })
})
afterAll(async () => {
  expect(failures).toEqual([])
  await town.house.db.close()
})

/** A browser: keeps its cookies, follows nothing by itself. */
function visitor(lang: Lang = 'zh-CN') {
  let jar: string[] = []
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const name = pair.split('=')[0] ?? ''
      jar = [...jar.filter((one) => !one.startsWith(`${name}=`)), ...(/max-age=0/i.test(line) ? [] : [pair])]
    }
    return response
  }
  const headers = () => ({ cookie: jar.join('; '), 'accept-language': lang })
  const get = async (path: string) => keep(await app.request(`${site}${path}`, { headers: headers() }))
  const form = async (path: string) => {
    const html = await (await get(path)).text()
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
    return { _token: hidden('_token'), _draft: hidden('_draft') }
  }
  const post = async (path: string, fields: Record<string, string | string[]>, more?: Record<string, string>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...(more ?? (await form(path))), ...fields }))
      for (const one of [value].flat()) body.append(name, one)
    return keep(await app.request(`${site}${path}`, { method: 'POST', body, headers: headers() }))
  }
  /** Posts a page that must lead on; says where to. */
  const step = async (path: string, fields: Record<string, string | string[]>) => {
    const answer = await post(path, fields)
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (answer.headers.get('location') ?? '').replace(site, '')
  }
  return { get, post, step, form, jar: () => jar }
}

type Visitor = ReturnType<typeof visitor>

async function fillIn(one: Visitor, words: string): Promise<void> {
  await one.step('/write', { purpose: 'demand' })
  await one.step('/write/who', { named: 'yes', name: '李大有', phone: '13900000001', address: '' })
  await one.step('/write/demands', { demands: [words, '', '说明原因'] })
  await one.step('/write/facts', { facts: '四月二日塌方。' })
  await one.step('/write/place', { village: 'liushu' })
  await one.step('/write/many', { concerned: '４０' })
  expect(await one.step('/write/files', {})).toBe('/write/check')
}

async function sentCode(one: Visitor): Promise<string> {
  const html = await (await one.get('/sent')).text()
  return /<b>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<\/b>/.exec(html)?.[1] ?? ''
}

const everyRow = (statement: string) =>
  town.house.db.asOwner(async (tx) => (await sql.raw<Record<string, unknown>>(statement).execute(tx)).rows)

async function findings(): Promise<Finding[]> {
  const found: Finding[] = []
  const { wrapping } = town.house.keysOf(organ)
  await verify(town.house.db, organ, { replay: matterReplay, wrapping }, (one) => found.push(one))
  return found
}

const readable = [
  '',
  '/places',
  '/leaders',
  '/results',
  '/rules',
  '/rules/xinfang-2005/3',
  '/information',
  '/accessibility',
]

test.each(langs)('pages that are only read set no cookie and run no script, in %s', async (lang) => {
  for (const path of readable) {
    const one = visitor(lang)
    const answer = await one.get(path)
    const html = await answer.text()
    expect([path, answer.status, one.jar()]).toEqual([path, 200, []])
    expect(html).not.toMatch(/<script|<style|\son[a-z]+=|javascript:/)
    expect(html.match(/(?:src|href)="\/assets\/[^"]+"/g)).toHaveLength(2)
  }
})

test('language and larger text are in the address alone, and every link keeps them', async () => {
  const html = await (await visitor('zh-CN').get('/places?lang=en&text=large')).text()
  expect(html).toContain('<html lang="en" class="larger">')
  for (const [, href = ''] of html.matchAll(/href="(\/portal[^"]*)"/g))
    if (!href.includes('lang=zh-CN')) expect(href).toMatch(/lang=en/)
  expect(html).toContain(`href="${site}/places?lang=zh-CN&amp;text=large"`)
})

test('switching the language on a page of the form keeps what was typed', async () => {
  const one = visitor()
  await one.step('/write', { purpose: 'demand' })
  await one.step('/write/who', { named: 'no' })
  const at = await one.step('/write/demands?lang=en', { _stay: '1', demands: ['把路修通'] })
  expect(at).toBe('/write/demands?lang=en')
  const html = await (await one.get(at)).text()
  expect(html).toContain('把路修通')
  expect(html).toContain(t('en', 'portal.step.demands.heading'))
})

describe('a matter', () => {
  test('is registered with all that was typed, once, though it is sent twice at the same time and once more', async () => {
    const one = visitor()
    await fillIn(one, '把柳树村三组机耕路修通')
    const hidden = await one.form('/write/check')
    const answers = await Promise.all([1, 2].map(() => one.post('/write/check', {}, hidden)))
    answers.push(await one.post('/write/check', {}, hidden))
    expect(answers.map((answer) => [answer.status, answer.headers.get('location')])).toEqual(
      [1, 2, 3].map(() => [303, `${site}/sent`]),
    )
    const rows = await everyRow(
      `select series, n, channel, concerned, anonymous, village_id from contact where channel = 'online'`,
    )
    expect(rows).toEqual([
      { series: 'DJ', n: 1, channel: 'online', concerned: 40, anonymous: false, village_id: 'liushu' },
    ])
    const matter = await showMatter(town.house, await town.doer('zhou'), 'XF-2018-000001')
    expect([matter.title, matter.demands]).toEqual(['把柳树村三组机耕路修通', ['把柳树村三组机耕路修通', '说明原因']])
    expect(await sentCode(one)).toMatch(/^[0-9A-Z-]{14}$/)
    expect(await findings()).toEqual([])
  })

  test('comes back whole when something is missing', async () => {
    const one = visitor()
    await one.step('/write', { purpose: 'demand' })
    const answer = await one.post('/write/who', { named: 'yes', name: '', phone: '', address: '柳树村三组' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('value="柳树村三组"')
    expect(html).toContain('href="#name"')
  })

  test('is typed in peace: a form of another draft is not filled into this one', async () => {
    const one = visitor()
    await one.step('/write', { purpose: 'demand' })
    await one.step('/write/who', { named: 'no' })
    const old = await one.form('/write/demands')
    await one.get('/leave')
    await one.step('/write', { purpose: 'demand' })
    const { _token } = await one.form('/write/demands')
    const answer = await one.post('/write/demands', { demands: ['写在旧页上的'] }, { ...old, _token })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('写在旧页上的')
    expect(await (await one.get('/write/demands')).text()).not.toContain('写在旧页上的')
  })

  test('posted without its token is not taken, and what was typed is shown to be copied', async () => {
    const one = visitor()
    await one.step('/write', { purpose: 'demand' })
    const answer = await one.post('/write/facts', { facts: '写了半天的一大段' }, { _token: 'forged', _draft: '' })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('写了半天的一大段')
  })
})

describe('a draft', () => {
  test('waits under its code, says nothing to whoever reads the database, and goes when its time is over', async () => {
    const one = visitor()
    await one.step('/write', { purpose: 'demand' })
    await one.step('/write/who', { named: 'yes', name: '藏起来的名字', phone: '1', address: '' })
    const file = new File(['藏起来的材料'], '藏.txt', { type: 'text/plain' })
    const { _token, _draft } = await one.form('/write/files')
    const body = new FormData()
    for (const [name, value] of Object.entries({ _token, _draft, _save: '1' })) body.append(name, value)
    body.append('files', file)
    const saved = await app.request(`${site}/write/files`, {
      method: 'POST',
      body,
      headers: { cookie: one.jar().join('; ') },
    })
    expect(saved.headers.get('location')).toBe(`${site}/saved`)
    const code = /<b>([0-9A-Z-]{14})<\/b>/.exec(await (await one.get('/saved')).text())?.[1] ?? ''

    const rows = await everyRow(
      'select draft_id, content from portal_draft union all select draft_id, content from portal_draft_file',
    )
    const all = Buffer.concat(
      rows.flatMap((row) => [row['draft_id'], row['content']]).map((one_) => Buffer.from(one_ as Uint8Array)),
    )
    for (const secret of ['藏起来的名字', '藏起来的材料', code, code.replaceAll('-', ''), '藏.txt'])
      expect(all.includes(Buffer.from(secret))).toBe(false)

    const elsewhere = visitor('en')
    const wrong = await elsewhere.post('/continue', { code: 'AAAA-AAAA-AAAA' })
    expect(wrong.status).toBe(422)
    expect(await elsewhere.step('/continue', { code: ` ${code.toLowerCase()} ` })).toBe('/write/demands')
    expect(await (await elsewhere.get('/write/who')).text()).toContain('藏起来的名字')
    expect(await (await elsewhere.get('/write/files')).text()).toContain('藏.txt')

    town.clock.set('2018-06-06T01:00:00.000Z')
    await sweepDrafts(town.house.db, [organ], town.house.now())
    expect(await (await elsewhere.post('/continue', { code })).text()).toContain(
      t('en', 'refused.portal.no_such_draft'),
    )
    expect(await everyRow('select 1 from portal_draft_file')).toEqual([])
    town.clock.set('2018-05-07T01:00:00.000Z')
  })
})

describe('an accusation', () => {
  test('is asked about first, kept apart from there on, and read by the designated seat alone', async () => {
    const one = visitor()
    expect(await one.step('/write', { purpose: 'accusation' })).toBe('/write/who')
    await one.step('/write/who', { named: 'no' })
    await one.step('/write/about', { about: '某村主任收钱' })
    await one.step('/write/facts', { facts: '收了八百元。' })
    await one.step('/write/files', {})
    expect(await (await one.get('/write/check')).text()).toContain('12388')
    await one.step('/write/check', {})
    const html = await (await one.get('/sent')).text()
    expect(html).toContain('12388')
    const code = await sentCode(one)
    expect(code).not.toBe('')

    const sees = async (who: string) => {
      const doer = await town.doer(who)
      return town.house.db.withScope([organ], 'web', (tx) =>
        listMatters(tx, { ...accessOf(doer), keys: town.house.keysOf(organ), limit: 100 }),
      )
    }
    for (const who of ['zhou', 'min', 'wu', 'zhao', 'chen', 'liu', 'root'])
      expect(JSON.stringify(await sees(who))).not.toContain('JB-2018')
    expect(JSON.stringify(await sees('qian'))).toContain('某村主任收钱')
    const stored = await everyRow(`select convert_from(body, 'utf8') as body from event_body where key_id is null`)
    expect(JSON.stringify(stored)).not.toContain('八百元')
  })

  test('that turns into something else begins anew: its words are never read by the office', async () => {
    const one = visitor()
    await one.step('/write', { purpose: 'accusation' })
    await one.step('/write/who', { named: 'no' })
    await one.step('/write/about', { about: '某人' })
    await one.step('/write/facts', { facts: '只给专人看的话' })
    await one.step('/write', { purpose: 'demand' })
    expect(await (await one.get('/write/facts')).text()).not.toContain('只给专人看的话')
  })

  test('what was begun as something else may become one, and keeps its words', async () => {
    const one = visitor()
    await one.step('/write', { purpose: 'demand' })
    await one.step('/write/who', { named: 'no' })
    await one.step('/write/facts', { facts: '其实是检举' })
    await one.step('/write', { purpose: 'accusation' })
    expect(await (await one.get('/write/facts')).text()).toContain('其实是检举')
  })
})

describe('a code', () => {
  test('that is wrong gets one answer, whether it is mistyped, unknown or a draft’s', async () => {
    const drafting = visitor()
    await drafting.step('/write', { purpose: 'demand' })
    await drafting.step('/write/who', { named: 'no', _save: '1' })
    const draft = /<b>([0-9A-Z-]{14})<\/b>/.exec(await (await drafting.get('/saved')).text())?.[1] ?? ''
    const one = visitor()
    const { _token } = await one.form('/follow')
    const answers = []
    for (const code of ['AAAA-AAAA-AAAA', '7K2M-PX4D-9QWT', draft, 'nonsense']) {
      const answer = await one.post('/follow', { code }, { _token })
      answers.push([answer.status, (await answer.text()).replaceAll(code, 'CODE'), answer.headers.getSetCookie()])
    }
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]?.[0]).toBe(422)
  })

  test('opens the matter for half an hour in this browser, and no longer after leaving', async () => {
    const { code } = await register(town.house, await town.doer('zhou'), visit())
    const one = visitor()
    expect(await one.step('/follow', { code })).toBe('/follow/matter')
    const html = await (await one.get('/follow/matter')).text()
    expect(html).not.toMatch(/李大有|13900000001|滴水/)
    await one.get('/leave')
    expect((await one.get('/follow/matter')).headers.get('location')).toBe(`${site}/follow`)
  })

  test('cannot be guessed at: after thirty tries a quarter of an hour passes', async () => {
    const one = visitor()
    const { _token } = await one.form('/follow')
    const statuses = []
    for (let n = 0; n < 40; n++)
      statuses.push((await one.post('/follow', { code: 'AAAA-AAAA-AAAA' }, { _token })).status)
    expect(statuses).toContain(422)
    expect(statuses.at(-1)).toBe(429)
  })
})

test('a page comes over a bad line in one go: at most 10 KB with its style sheet and icon, compressed', async () => {
  const css = gzipSync(readFileSync('dist/assets/portal.css'), { level: 9 }).length
  const icon = gzipSync(readFileSync('dist/assets/mark.svg'), { level: 9 }).length
  for (const path of [...readable, '/write', '/follow', '/continue']) {
    const answer = await app.request(`${site}${path}`, { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    const page = (await answer.arrayBuffer()).byteLength
    expect([path, page + css + icon <= 10_240]).toEqual([path, true])
  }
})
