import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import { HtmlValidate } from 'html-validate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendar } from '../demo/days.ts'
import { loadDemo } from '../demo/load.ts'
import { DEMO_SEED, demoCounty, ownRules } from '../demo/shiqiao.ts'
import { createApp } from '../src/app.ts'
import { testDb } from '../src/db/testing.ts'
import { loadAssets } from '../src/http/assets.ts'
import { type Lang, langs, t } from '../src/i18n/translate.ts'
import { seededRandom } from '../src/lib/ids.ts'
import { shippedPath } from '../src/lib/shipped.ts'
import { act } from '../src/matters/act.ts'
import type { Doer, House } from '../src/matters/house.ts'
import { readAct } from '../src/matters/schema.ts'
import { homeOfCode } from '../src/matters/show-by-code.ts'
import { showMatter } from '../src/matters/show.ts'
import { makeKeys, openKeys, type OrganKeys } from '../src/record/keys.ts'
import { installed, openBrowser, sideways, violations } from './browser.ts'

const journey = 300_000
const townOrgan = 'shiqiao'

/** The demo as it stood on 7 May 2018, its public site served on a port of its own. */
async function publicSite() {
  let now = '2017-12-29T01:00:00.000Z'
  const random = seededRandom('portal journeys')
  const keys = new Map<string, OrganKeys>()
  const house: House = {
    db: await testDb(),
    now: () => now,
    random,
    law: { calendar, own: ownRules },
    keysOf: (organ) => {
      const known = keys.get(organ) ?? openKeys(makeKeys(organ, { now, random }))
      keys.set(organ, known)
      return known
    },
  }
  await loadDemo(house, demoCounty(DEMO_SEED, '2018-03-24'), { lang: 'zh', setClock: (instant) => (now = instant) })
  now = '2018-05-07T02:00:00.000Z'
  const failures: unknown[] = []
  const app = createApp({
    house,
    http: { secret: new Uint8Array(32), secure: false, now: () => now, random },
    assets: loadAssets(shippedPath('dist/assets')),
    log: (error) => failures.push(error),
  })
  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  const { port } = server.address() as AddressInfo
  return { house, server, failures, url: `http://127.0.0.1:${port}`, setClock: (instant: string) => (now = instant) }
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    'no-inline-style': 'error',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
  },
})

const office: Doer = {
  organ_id: townOrgan,
  actor: {
    officer_id: 'zhou_min',
    seats: [{ seat_id: 'petition_officer', office_id: 'petition', role: 'petition_officer' }],
  },
  via: 'counter',
}

describe.skipIf(installed === null)('in a browser', () => {
  let town: Awaited<ReturnType<typeof publicSite>>
  let browser: Browser
  let mirror: Page

  beforeAll(async () => {
    town = await publicSite()
    browser = await openBrowser(installed ?? '')
    mirror = await (await browser.newContext()).newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await new Promise((resolve) => town.server.close(resolve))
    await town.house.db.close()
  })

  async function visitor(lang: Lang, width: number): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 780 },
      javaScriptEnabled: false,
      locale: lang,
      baseURL: town.url,
    })
    return context.newPage()
  }

  /** A page as anybody meets it: valid, nothing for axe to find, nothing to scroll to sideways, no key in place of words. */
  async function sound(page: Page, what: string): Promise<void> {
    const html = await page.content()
    const report = await validator.validateString(`<!doctype html>${html.replace(/^<!DOCTYPE html>/i, '')}`)
    const invalid = report.results.flatMap((one) => one.messages.map((m) => `${m.ruleId} ${m.message}`))
    expect.soft([what, invalid, await violations(page, mirror), await sideways(page)]).toEqual([what, [], [], 0])
    expect.soft(html).not.toMatch(/<script|<style|\son[a-z]+=/)
    expect.soft(await page.innerText('main')).not.toMatch(/\b[a-z]+\.[a-z]+[A-Z]\w*\b|undefined|\[object|NaN/)
  }

  const next = (page: Page) => page.click('main form .govuk-button')

  describe.each(langs)('%s', (lang) => {
    test(
      'a resident brings a matter on a phone, follows it, is told why it is late, and rates it',
      async () => {
        town.setClock('2018-05-07T02:00:00.000Z')
        const page = await visitor(lang, 360)
        await page.goto('/portal')
        await page.waitForURL('**/portal/shiqiao')
        await sound(page, 'home')
        await page.click('.p-four a')
        await sound(page, 'purpose')
        await next(page)
        await sound(page, 'purpose, nothing chosen')
        await page.check('#purpose')
        await next(page)
        await page.waitForURL('**/write/who')
        await sound(page, 'who')
        await page.check('#named')
        await next(page)
        await sound(page, 'who, nothing filled in')
        expect(await page.isChecked('#named')).toBe(true)
        await page.fill('#name', '陈国强')
        await page.fill('#phone', '13900000051')
        await next(page)
        await page.waitForURL('**/write/demands')
        await sound(page, 'demands')
        await next(page)
        await sound(page, 'demands, none')
        await page.fill('#demands', '把柳树村三组塌了的机耕路修通')
        await page.fill('#demands-2', '赔误工费')
        await page.click('button[name=_more]')
        await page.waitForURL('**/write/demands?boxes=3*')
        expect(await page.inputValue('#demands-2')).toBe('赔误工费')
        await page.fill('#demands-3', `说明为什么没有动工 ${lang}`)
        await next(page)
        await page.fill('#facts', '4月2日大雨，三组机耕路塌了二十米。\n找过村里两次，没有修。')
        await sound(page, 'facts')
        await next(page)
        await sound(page, 'place')
        await page.selectOption('#village', 'liushu')
        await next(page)
        await page.fill('#concerned', '四十')
        await next(page)
        await sound(page, 'how many, in words')
        expect(await page.inputValue('#concerned')).toBe('四十')
        await page.fill('#concerned', '40')
        await next(page)
        await sound(page, 'files')
        await page.setInputFiles('#files', {
          name: '塌方.png',
          mimeType: 'image/png',
          buffer: Buffer.from('no picture'),
        })
        await next(page)
        await sound(page, 'files, not what it says')
        await page.setInputFiles('#files', {
          name: '经过.txt',
          mimeType: 'text/plain',
          buffer: Buffer.from('四月二日塌方'),
        })
        await page.click('button[name=_more]')
        await sound(page, 'files, one kept')
        await next(page)
        await page.waitForURL('**/write/check')
        await sound(page, 'check')
        expect(await page.innerText('.p-check')).toMatch(/陈国强[\s\S]*赔误工费[\s\S]*经过\.txt/)
        await page.click('.p-check a[href*="/write/many/again"]')
        await page.fill('#concerned', '42')
        await next(page)
        await page.waitForURL('**/write/check')
        await next(page)
        await page.waitForURL('**/sent')
        await sound(page, 'sent')
        const code = (await page.innerText('.p-code b')).trim()
        const number = /DJ-2018-\d{6}/.exec(await page.innerText('.p-code'))?.[0] ?? ''
        expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
        expect(await page.innerText('main')).toContain('0555-555 0200')

        const kept = await page.context().cookies()
        expect(kept.map((one) => one.name).toSorted()).toEqual(['huiyin-draft', 'huiyin-form'])
        expect(kept.every((one) => one.httpOnly && one.expires === -1)).toBe(true)

        await page.goto('/portal/shiqiao/follow')
        await sound(page, 'look up')
        await page.fill('#code', 'AAAA-BBBB-CCCC')
        await next(page)
        await sound(page, 'look up, wrong')
        await page.fill('#code', code.toLowerCase().replaceAll('-', ' '))
        await next(page)
        await page.waitForURL('**/follow/matter')
        await sound(page, 'followed')
        expect(await page.innerText('main')).toContain(number)

        town.setClock('2018-05-28T02:00:00.000Z')
        const matter_id = await matterOf(code)
        await page.reload()
        expect(await page.textContent('h1')).toBe(t(lang, 'portal.follow.headingLate'))
        await sound(page, 'late, no reason given')
        await does(office, matter_id, 'explain_late', { reason: '村里和水务站对谁来修意见不一，镇领导6月1日前决定。' })
        await page.reload()
        await sound(page, 'late, with its reason')
        expect(await page.innerText('.p-now--late')).toContain('镇领导6月1日前决定')

        await page.click('a[href*="/follow/add"]')
        await sound(page, 'add')
        await next(page)
        await sound(page, 'add, nothing')
        await page.fill('#text', `又塌了五米 ${lang}`)
        await next(page)
        await page.waitForURL('**/follow/matter?*done=add*')
        await sound(page, 'added')

        await answer(matter_id)
        await page.goto('/portal/shiqiao/follow/matter')
        await sound(page, 'closed')
        await page.click('a[href*="/follow/rate"]')
        await sound(page, 'rate')
        await next(page)
        await sound(page, 'rate, nothing chosen')
        await page.check('#office')
        await page.check('#unit-2')
        await page.check('#resolved')
        await next(page)
        await page.waitForURL('**/follow/matter?*done=rate*')
        await sound(page, 'rated')
        const seen = await showMatter(town.house, office, matter_id)
        expect([seen.dates.resolved_on, seen.office_rating, seen.unit_rating]).toEqual(['2018-05-28', 3, 2])
        expect(seen.attachments.map((one) => one.name)).toEqual(['经过.txt'])

        await page.click('.p-safe a')
        await page.waitForURL('**/portal/day*')
        await page.goto('/portal/shiqiao/follow/matter')
        await page.waitForURL('**/portal/shiqiao/follow')
        expect(await page.context().cookies()).toHaveLength(1)
        await page.context().close()
      },
      journey,
    )
  })

  async function matterOf(code: string): Promise<string> {
    const { contact_id } = await homeOfCode(town.house, code)
    const row = await town.house.db.withScope([townOrgan], 'web', (tx) =>
      tx
        .selectFrom('contact')
        .select('matter_id')
        .where('organ_id', '=', townOrgan)
        .where('contact_id', '=', contact_id)
        .executeTakeFirstOrThrow(),
    )
    return row.matter_id ?? ''
  }

  async function does(doer: Doer, matter_id: string, name: string, raw: object): Promise<void> {
    const { action, input } = readAct(name, raw)
    await act(town.house, doer, { matter_id, action, input, happened: '2018-05-28' })
  }

  /** The office keeps it, answers, serves; another closes. */
  async function answer(matter_id: string): Promise<void> {
    await does(office, matter_id, 'keep', {})
    await does(office, matter_id, 'accept', { way: 'in_hand' })
    const answers = [1, 2, 3].map((demand) => ({ demand, outcome: 'supported', text: '已安排6月1日动工。' }))
    await does(office, matter_id, 'sign_opinion', { paper: 'opinion', answers, basis: '《信访条例》第三十二条' })
    await does(office, matter_id, 'serve', { way: 'in_hand', to: '陈国强' })
    const other: Doer = { ...office, actor: { ...office.actor, officer_id: 'he_zhiming' } }
    await does(other, matter_id, 'close', { outcome: 'supported' })
  }

  test('nothing failed on the way', () => {
    expect(town.failures).toEqual([])
  })
})
