import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lang, langs, t } from '../i18n/translate.ts'
import { act } from '../matters/act.ts'
import { type Doer, todayOf } from '../matters/house.ts'
import { lookAt } from '../matters/look.ts'
import { register } from '../matters/register.ts'
import { visit } from '../matters/testing.ts'
import { setReception } from '../offices/reception.ts'
import { invalid } from '../ui/valid.testing.ts'
import { matterReplay } from '../matters/replay.ts'
import { showMatter } from '../matters/show.ts'
import type { Finding } from '../record/findings.ts'
import { verify } from '../record/verify.ts'
import { fillIn, organ, sentCode, site, testSite } from './testing.ts'

let made: Awaited<ReturnType<typeof testSite>>
const visitor = (lang?: Lang) => made.visitor(lang)

beforeAll(async () => {
  made = await testSite()
})
afterAll(async () => {
  await made.house.db.close()
  if (made.failures.length > 0) throw made.failures[0]
})

async function findings(): Promise<Finding[]> {
  const found: Finding[] = []
  const { wrapping } = made.house.keysOf(organ)
  await verify(made.house.db, organ, { replay: matterReplay, wrapping }, (one) => found.push(one))
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
  const links = [...html.matchAll(/href="(\/portal[^"]*)"/g)].map(([, href = '']) => href)
  expect(links.filter((href) => !/lang=(?:en|zh-CN)/.test(href) || !/text=large|places/.test(href))).toEqual([])
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
    const rows = await made.rows(
      `select series, n, channel, concerned, anonymous, village_id from contact where channel = 'online'`,
    )
    expect(rows).toEqual([
      { series: 'DJ', n: 1, channel: 'online', concerned: 40, anonymous: false, village_id: 'liushu' },
    ])
    const matter = await showMatter(made.house, await made.doer('zhou'), 'XF-2018-000001')
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

test('a page comes over a bad line in one go: at most 10 KB with its style sheet and icon, compressed', async () => {
  const css = gzipSync(readFileSync('dist/assets/portal.css'), { level: 9 }).length
  const icon = gzipSync(readFileSync('dist/assets/mark.svg'), { level: 9 }).length
  for (const path of [...readable, '/write', '/follow', '/continue']) {
    const answer = await made.app.request(`${site}${path}`, { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    const page = (await answer.arrayBuffer()).byteLength
    expect([path, page + css + icon <= 10_240]).toEqual([path, true])
  }
})

test('the leaders’ next days stand on the first page, of those that are published; the page stays small', async () => {
  const [leaders] = await made.rows(`select office_id from office where organ_id = '${organ}' and kind = 'leadership'`)
  const days = Array.from(
    { length: 8 },
    (_, n) => `2018-05-${String(n + 4).padStart(2, '0')}，镇长 李志远${n}，信访接待室`,
  )
  const said = { organ_id: organ, office_id: String(leaders?.['office_id']), address: null, address_en: null }
  await setReception(made.house, { ...said, hours: ['2018-04-30，书记 王，一楼', ...days].join('\n'), hours_en: null })
  const home = await (await made.visitor().get('')).text()
  const today = days.findIndex((line) => line >= todayOf(made.house, 'Asia/Shanghai'))
  expect([...home.matchAll(/李志远(\d)<\/td>/g)].map(([, n]) => Number(n))).toEqual(
    [0, 1, 2, 3, 4].map((n) => n + today),
  )
  expect(home).toContain('下一次：')
  expect(home).not.toContain('一楼')
  expect(await invalid(home)).toEqual([])
  expect(await (await made.visitor().get('/leaders')).text()).toContain('李志远7')
  const css = gzipSync(readFileSync('dist/assets/portal.css'), { level: 9 }).length
  expect(gzipSync(home).length + css + 1000 <= 10_240).toBe(true)
  await setReception(made.house, { ...said, hours: null, hours_en: null })
})

test('what was given is read on any phone, or kept as a Word file; nobody else’s code opens it', async () => {
  const own = await made.doer('wu')
  const done = await register(made.house, await made.doer('min'), visit())
  const on = async (who: Doer, action: 'assign' | 'accept', input: object) =>
    act(made.house, who, { matter_id: done.matter_id, action, input: input as never, happened: '2018-05-07' })
  await on(await made.doer('zhou'), 'assign', { unit: 'land' })
  await on(own, 'accept', { way: 'post' })
  const resident = made.visitor()
  expect((await resident.get('/follow/papers/acceptance')).headers.get('location')).toBe(`${site}/follow`)
  await resident.post('/follow', { code: done.code })
  expect(await (await resident.get('/follow/matter')).text()).toContain('/follow/papers/acceptance')
  const page = await (await resident.get('/follow/papers/acceptance')).text()
  expect(await invalid(page)).toEqual([])
  expect(page).toMatch(/<h1[^>]*>信访事项受理告知书/)
  expect(page).toContain('李大有')
  const file = await resident.get('/follow/papers/acceptance/word')
  expect(file.headers.get('content-type')).toContain('wordprocessingml')
  expect((await resident.get('/follow/papers/opinion')).status).toBe(404)
  expect(made.failures).toEqual([])
})

test.each(langs)('whoever follows a matter reads which post looked at how they are reached, in %s', async (lang) => {
  const done = await register(made.house, await made.doer('min'), visit())
  const resident = made.visitor(lang)
  await resident.post('/follow', { code: done.code })
  expect(await (await resident.get('/follow/matter')).text()).toContain(t(lang, 'portal.follow.looksNone'))
  const ask = { contact_id: done.contact_id, purpose: 'other', text: '不给外人看的话', key: undefined }
  await lookAt(made.house, await made.doer('zhou'), ask)
  const page = await (await resident.get('/follow/matter')).text()
  expect(await invalid(page)).toEqual([])
  expect(page).toContain(
    lang === 'en' ? '7 May 2018 · Petition office · Petition officer' : '2018年5月7日 · 信访办 · 信访专干',
  )
  expect(page).not.toContain('不给外人看的话')
})
