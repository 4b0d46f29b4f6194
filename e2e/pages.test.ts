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
import type { House } from '../src/matters/house.ts'
import { setDemoAccounts } from '../src/offices/demo-accounts.ts'
import { makeKeys, openKeys, type OrganKeys } from '../src/record/keys.ts'
import { installed, openBrowser, served, sideways, violations } from './browser.ts'

const passphrase = 'pages of the demo'
/** A journey looks at some twenty pages with axe, a second or two each. */
const journey = 300_000
const matter = 'XF-2018-000038'

/** The demo as it stood on 24 March 2018, served on a port of its own. */
async function office() {
  let now = '2017-12-29T01:00:00.000Z'
  const random = seededRandom('journeys')
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
  const county = demoCounty(DEMO_SEED, '2018-03-24')
  await loadDemo(house, county, { lang: 'zh', setClock: (instant) => (now = instant) })
  now = '2018-03-24T02:00:00.000Z'
  const accounts = ['zhou_min', 'wu_gang', 'liu_chun'].map((id) => ({ login: id, organ_id: 'shiqiao', officer_id: id }))
  await setDemoAccounts(house, accounts, passphrase)
  const failures: unknown[] = []
  const app = createApp({
    house,
    http: { secret: new Uint8Array(32), secure: false, now: () => now, random },
    assets: loadAssets(shippedPath('dist/assets')),
    demo: { passphrase },
    log: (error) => failures.push(error),
  })
  const { server, url } = await served(app)
  return { house, server, failures, url }
}

describe.skipIf(installed === null)('in a browser', () => {
  let town: Awaited<ReturnType<typeof office>>
  let browser: Browser
  let mirror: Page

  beforeAll(async () => {
    town = await office()
    browser = await openBrowser(installed ?? '')
    mirror = await (await browser.newContext()).newPage()
  })
  afterAll(async () => {
    await browser.close()
    await new Promise((resolve) => town.server.close(resolve))
    await town.house.db.close()
  })

  async function visitor(lang: Lang, width: number): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      javaScriptEnabled: false,
      locale: lang,
      baseURL: town.url,
    })
    return context.newPage()
  }

  /** A page as anybody meets it: nothing for axe to find, nothing to scroll to sideways, no key in place of words. */
  async function sound(page: Page, what: string): Promise<void> {
    expect([what, await violations(page, mirror), await sideways(page)]).toEqual([what, [], 0])
    expect(await page.innerText('main')).not.toMatch(/\b[a-z]+\.[a-z]+[A-Z]\w*\b|undefined|\[object/)
  }

  describe.each(langs)('%s', (lang) => {
    test.each([360, 1280])(
      'an officer works through the day without script, %d pixels wide',
      async (width) => {
        const page = await visitor(lang, width)
        await page.goto('/matters?year=2018')
        await sound(page, 'sign-in')
        await page.fill('#login', 'zhou_min')
        await page.fill('#passphrase', 'wrong')
        await page.click('main button')
        await sound(page, 'sign-in failed')
        await page.fill('#passphrase', passphrase)
        await page.click('main button')
        await page.waitForURL('**/matters?year=2018')
        await sound(page, 'list')
        await page.click('.mark')
        await sound(page, 'today')
        await page.goto(`/matters/${matter}`)
        await sound(page, 'matter')
        await page.click(`a[href="/matters/${matter}/acts/note"]`)
        await sound(page, 'act')
        await page.click('main form button')
        await sound(page, 'act failed')
        const words = `journey ${lang} ${width}`
        await page.fill('#text', words)
        await page.click('main form button')
        await page.waitForURL(`**/matters/${matter}?done=note`)
        expect(await page.textContent('.timeline')).toContain(words)
        await sound(page, 'matter after an act')
        await page.fill('input[name=q]', '宅基地')
        await page.press('input[name=q]', 'Enter')
        await page.waitForURL('**/matters?q=*')
        expect(await page.textContent('main')).toContain(matter)
        await sound(page, 'search')
        await page.goto('/matters?q=nothing+of+the+kind')
        await sound(page, 'nothing found')
        await page.goto('/figures?year=2018')
        await sound(page, 'figures')
        await page.click('.says a')
        await sound(page, 'list behind a number')
        await page.goto('/contacts/new')
        await sound(page, 'registration')
        await page.click('.form__acts button')
        await sound(page, 'registration failed')
        await page.goto('/office')
        await sound(page, 'office')
        await page.goto('/nowhere')
        await sound(page, 'not found')
        await page.click('.who button')
        await page.waitForURL('**/sign-in')
        await page.context().close()
      },
      journey,
    )

    test(
      'a visitor is registered, and the receipt can be printed',
      async () => {
        const page = await visitor(lang, 360)
        await page.goto('/sign-in?next=/contacts/new')
        await page.fill('#login', 'zhou_min')
        await page.fill('#passphrase', passphrase)
        await page.click('main button')
        await page.fill('#present', '80')
        for (const [n, name] of ['陈国强', '陈秀兰', '陈永福', '何桂英', '李大有'].entries()) {
          if (n > 1) await page.click('button[value="people.add"]')
          await page.fill(`[id="people.${n}.name"]`, name)
        }
        await page.fill('#subject', `柳树村三组机耕路塌方 ${lang}`)
        await page.fill('[id="demands.0"]', '月底前修通')
        await page.selectOption('#village', 'liushu')
        await page.fill('#category', '农村农业/土地承包经营/宅基地纠纷')
        await page.click('.form__acts button')
        await page.waitForURL('**/contacts/receipt?code=*')
        await sound(page, 'receipt')
        expect(await page.textContent('.receipt')).toMatch(/DJ-2018-\d{6}.*[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
        await page.context().close()
      },
      journey,
    )

    test(
      'a village sees its own matters and no others',
      async () => {
        const page = await visitor(lang, 360)
        await page.goto('/sign-in')
        await page.fill('#login', 'liu_chun')
        await page.fill('#passphrase', passphrase)
        await page.click('main button')
        await page.goto('/matters')
        await sound(page, 'a village’s list')
        const places = await page.locator('.w-place').allTextContents()
        expect(new Set(places.slice(1))).toEqual(new Set([lang === 'en' ? 'Nangang Village' : '南岗村']))
        await page.goto('/contacts/new')
        expect(await page.textContent('h1')).toBe(t(lang, 'error.refused'))
        await sound(page, 'refused')
        await page.context().close()
      },
      journey,
    )
  })

  test('nothing failed on the way', () => {
    expect(town.failures).toEqual([])
  })
})
