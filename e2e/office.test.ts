import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendar } from '../demo/days.ts'
import { type AppDesk, createApp } from '../src/app.ts'
import { testDb } from '../src/db/testing.ts'
import { loadAssets } from '../src/http/assets.ts'
import { rateLimit } from '../src/http/rate-limit.ts'
import { type Key, type Lang, langs, t } from '../src/i18n/translate.ts'
import { shippedCategories } from '../src/lib/categories.ts'
import { fixedNow } from '../src/lib/clock.ts'
import { seededRandom } from '../src/lib/ids.ts'
import { shippedPath } from '../src/lib/shipped.ts'
import type { House } from '../src/matters/house.ts'
import { addCategories } from '../src/offices/categories.ts'
import { makeKeys, openKeys, type OrganKeys } from '../src/record/keys.ts'
import { installed, invalidIn, openBrowser, served, sideways, violations } from './browser.ts'

/** A journey looks at some thirty pages with axe, a second or two each. */
const journey = 300_000
const code = '7K2M-PX4D'
const own = { root: '门口那棵老槐树还在吗', clerk: 'the well behind the school' }

/** A house with nothing in it, served on a port of its own. */
async function emptyHouse() {
  const clock = fixedNow('2018-05-07T01:00:00.000Z')
  const random = seededRandom('office journeys')
  const keys = new Map<string, OrganKeys>()
  const house: House = {
    db: await testDb(),
    now: clock.now,
    random,
    law: { calendar, own: [] },
    keysOf: (organ) => {
      const known = keys.get(organ)
      if (known === undefined) throw new Error(`no keys of ${organ}`)
      return known
    },
  }
  const { categories } = shippedCategories()
  await addCategories(
    house.db,
    categories.map((one) => ({ path: one.zh, path_en: one.en, wall: one.wall })),
    'shipped',
  )
  const failures: unknown[] = []
  const desk: AppDesk = {
    house,
    http: { secret: new Uint8Array(32), secure: false, now: clock.now, random },
    assets: loadAssets(shippedPath('dist/assets')),
    setUp: {
      code,
      tries: rateLimit(20, 900, clock.now),
      keysFor: (organ) => keys.set(organ, openKeys(makeKeys(organ, { now: clock.now(), random }))),
      opened: () => {},
      loadDemo: () => {},
    },
    log: (error) => failures.push(error),
  }
  const app = createApp(desk)
  const { server, url } = await served(app)
  const stop = async () => {
    await new Promise((resolve) => server.close(resolve))
    await house.db.close()
  }
  return { clock, failures, url, stop }
}

/** Moves the focus forward to a control, as somebody without a mouse does. */
async function reach(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    const there = await page.evaluate(
      (wanted) => (document.activeElement?.matches(wanted) ?? false) && document.activeElement !== document.body,
      selector,
    )
    if (there) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${selector} is not reached by keyboard on ${page.url()}`)
}

async function type(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [id, text] of Object.entries(fields)) {
    await reach(page, `[id="${id}"]`)
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(text)
  }
}

/** Presses a button or link by keyboard and waits for the page it leads to. */
async function press(page: Page, selector: string): Promise<void> {
  await reach(page, selector)
  const gone = page.waitForEvent('framenavigated')
  await page.keyboard.press('Enter')
  await gone
  await page.waitForLoadState()
}

describe.skipIf(installed === null)('in a browser', () => {
  let browser: Browser
  let mirror: Page

  beforeAll(async () => {
    browser = await openBrowser(installed ?? '')
    mirror = await (await browser.newContext()).newPage()
  })
  afterAll(() => browser.close())

  /** A page as anybody meets it: nothing for axe or html-validate to find, nothing sideways, no key in place of words. */
  async function sound(page: Page, what: string): Promise<void> {
    expect([what, await violations(page, mirror), await sideways(page), await invalidIn(page)]).toEqual([
      what,
      [],
      0,
      [],
    ])
    expect(await page.innerText('main')).not.toMatch(/\b[a-z]+\.[a-z]+[A-Z]\w*\b|undefined|\[object/)
  }

  describe.each(langs)('%s', (lang: Lang) => {
    const says = (key: Key, params: Record<string, string | number> = {}) => t(lang, key, params)

    test.each([360, 1280])(
      'the first visitor makes an office and its administrator, who adds a clerk, %d pixels wide, by keyboard, without script',
      async (width) => {
        const town = await emptyHouse()
        const browserOf = async () => {
          const options = {
            viewport: { width, height: 800 },
            javaScriptEnabled: false,
            locale: lang,
            baseURL: town.url,
          }
          return (await browser.newContext(options)).newPage()
        }
        const root = await browserOf()
        await root.goto('/')
        expect(new URL(root.url()).pathname).toBe('/set-up')
        await sound(root, 'code asked for')
        await type(root, { code: 'AAAA-AAAA' })
        await press(root, 'main button')
        await sound(root, 'wrong code')
        await type(root, { code })
        await press(root, 'main button')
        await sound(root, 'set-up')
        await press(root, 'form[action="/set-up"] button')
        await sound(root, 'set-up failed')
        await type(root, {
          name: lang === 'en' ? 'Qinghe' : '清河镇',
          villages: lang === 'en' ? 'Liushu Village' : '柳树村，Liushu Village\n南岗村',
          person: lang === 'en' ? 'Lu Bin' : '卢斌',
          login: 'lubin',
          passphrase: own.root,
          passphrase_again: own.root,
        })
        await press(root, 'form[action="/set-up"] button')
        expect(new URL(root.url()).pathname).toBe('/office')
        await sound(root, 'office made')

        await press(root, 'a[href="/office/people/new"]')
        await sound(root, 'new person')
        await press(root, 'main form button')
        await sound(root, 'new person failed')
        await type(root, { name: lang === 'en' ? 'Tang Xiaoyan' : '唐晓燕' })
        await root.selectOption('#seat', 'clerk')
        await type(root, { login: 'tang' })
        await press(root, 'main form button')
        await sound(root, 'code shown')
        const shown = (await root.textContent('.code')) ?? ''

        const clerk = await browserOf()
        await clerk.goto('/')
        await sound(clerk, 'sign-in')
        await press(clerk, 'main a[href="/welcome"]')
        await sound(clerk, 'welcome')
        await type(clerk, { login: 'tang', code: shown, passphrase: 'tang123456', passphrase_again: 'tang123456' })
        await press(clerk, 'main form button')
        expect(await clerk.textContent('.govuk-error-summary')).toContain(
          says('refused.signin.passphrase_names').slice(1),
        )
        await sound(clerk, 'welcome failed')
        await type(clerk, { passphrase: own.clerk, passphrase_again: own.clerk })
        await press(clerk, 'main form button')
        await sound(clerk, 'the clerk’s today')

        expect(town.failures).toEqual([])
        await Promise.all([root.context().close(), clerk.context().close()])
        await town.stop()
      },
      journey,
    )
  })

  test(
    'who signs in on two devices ends one from the other; too many tries are told how long to wait',
    async () => {
      const town = await emptyHouse()
      const device = async () => {
        const page = await (await browser.newContext({ locale: 'zh-CN', baseURL: town.url })).newPage()
        return page
      }
      const [here, there] = [await device(), await device()]
      await here.goto(`/set-up?code=${code}`)
      for (const [id, text] of Object.entries({ name: '清河镇', person: '卢斌', login: '卢斌' }))
        await here.fill(`#${id}`, text)
      for (const id of ['passphrase', 'passphrase_again']) await here.fill(`#${id}`, own.root)
      await here.click('form[action="/set-up"] button')
      await there.goto('/figures?year=2018')
      await there.fill('#login', '卢斌')
      await there.fill('#passphrase', own.root)
      await there.click('main form button')
      await there.waitForURL('**/figures?year=2018')
      await here.goto('/me')
      await here.click('button[value]:not([value=others])[name=end]')
      await here.waitForURL('**/me?done=session')
      expect(await here.locator('tbody tr').count()).toBe(1)
      await there.goto('/figures?year=2018')
      expect(new URL(there.url()).pathname).toBe('/sign-in')
      const stranger = await device()
      await stranger.goto('/sign-in')
      for (let n = 0; n < 11; n++) {
        await stranger.fill('#login', '卢斌')
        await stranger.fill('#passphrase', `guess ${n}`)
        await stranger.click('main form button')
        await stranger.waitForLoadState()
      }
      expect(await stranger.textContent('.govuk-error-summary')).toContain('分钟')
      await sound(stranger, 'too many tries')
      // Whoever has signed in with this browser before is not kept out by that.
      await there.fill('#login', '卢斌')
      await there.fill('#passphrase', own.root)
      await there.click('main form button')
      await there.waitForURL('**/figures?year=2018')
      expect(town.failures).toEqual([])
      await town.stop()
    },
    journey,
  )
})
