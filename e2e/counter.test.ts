import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { loadAssets } from '../src/http/assets.ts'
import { hashPassphrase } from '../src/http/passphrase.ts'
import { type Lang, langs, t } from '../src/i18n/translate.ts'
import { seededRandom } from '../src/lib/ids.ts'
import { shippedPath } from '../src/lib/shipped.ts'
import { learn } from '../src/matters/learn.ts'
import { register } from '../src/matters/register.ts'
import { testHouse, visit } from '../src/matters/testing.ts'
import { installed, openBrowser, served, sideways, violations } from './browser.ts'

const passphrase = 'the counter is open'
const journey = 240_000
const names = ['陈国强', '陈秀兰', '陈永福', '何桂英', '李大有', '周大民']

async function office() {
  const town = await testHouse()
  const { house, doer } = town
  const passphrase_hash = await hashPassphrase(passphrase)
  const account = { login: 'min', organ_id: 'shitown', officer_id: 'min', passphrase_hash, disabled_at: null }
  await house.db.withScope([], 'web', (tx) => tx.insertInto('account').values(account).execute())
  await register(
    house,
    await doer('min'),
    visit({
      subject: '柳树村三组机耕路塌方',
      facts: '二月暴雨后机耕路塌方约二十米，八十亩水田无法机耕。',
      demands: ['月底前修通三组机耕路'],
      village: 'liushu',
      people: [{ name: '陈国强', representative: true }],
    }),
  )
  const canal = await register(
    house,
    await doer('min'),
    visit({
      subject: '南岗水渠渗漏淹了菜地',
      facts: '水渠下游两处开裂，每次放水都淹菜地。',
      demands: ['修好南岗水渠'],
      village: 'nangang',
      people: [{ name: '周大民', representative: true }],
    }),
  )
  await learn(house, 'shitown')
  const failures: unknown[] = []
  const app = createApp({
    house,
    http: { secret: new Uint8Array(32), secure: false, now: house.now, random: seededRandom('counter') },
    assets: loadAssets(shippedPath('dist/assets')),
    log: (error) => failures.push(error),
  })
  const { server, url } = await served(app)
  return { house, canal, server, failures, url }
}

describe.skipIf(installed === null)('at the counter', () => {
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

  async function clerk(lang: Lang, script: boolean, width = 1280): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      javaScriptEnabled: script,
      locale: lang,
      baseURL: town.url,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(`/sign-in?lang=${lang}`)
    await page.fill('#login', 'min')
    await page.fill('#passphrase', passphrase)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${town.url}/`)
    await page.goto('/contacts/new')
    return page
  }

  async function sound(page: Page, what: string): Promise<void> {
    expect([what, await violations(page, mirror), await sideways(page)]).toEqual([what, [], 0])
    expect(await page.innerText('main')).not.toMatch(/\b[a-z]+\.[a-z]+[A-Z]\w*\b|undefined|\[object/)
  }

  const contacts = async () =>
    (await town.house.db.session((client) => client.query<{ n: number }>('select count(*)::int as n from contact')))
      .rows[0]?.n ?? 0

  /** Goes on with Tab to a control, as somebody without a mouse does. */
  async function reach(page: Page, selector: string): Promise<void> {
    for (let presses = 0; presses < 80; presses++) {
      if (await page.locator(selector).evaluate((one) => one === one.ownerDocument.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${selector} is not reached by keyboard`)
  }

  async function typeIn(page: Page, selector: string, words: string): Promise<void> {
    await reach(page, selector)
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(words)
  }

  /** A visit of 80, typed from the first field to the last without a mouse. */
  async function typeVisit(page: Page, subject: string, people: number, script: boolean): Promise<void> {
    await typeIn(page, '#present', '80')
    for (let n = 0; n < people; n++) {
      const name = `[id="people.${n}.name"]`
      if (n > 1) {
        if (script) await page.keyboard.press('Enter')
        else {
          await reach(page, 'button[value="people.add"]')
          await page.keyboard.press('Enter')
        }
        await page.waitForSelector(name)
      }
      await typeIn(page, name, names[n] ?? '')
    }
    await typeIn(page, '#subject', subject)
    await typeIn(page, '[id="demands.0"]', '月底前修通三组机耕路')
    await typeIn(page, '#facts', '四月十八日来访，至今没有动工，八十亩水田无法机耕。')
    await reach(page, '#village')
    await page.keyboard.insertText(' ')
    await page.selectOption('#village', 'liushu')
    await typeIn(page, '#category', '农村农业/水利水电/农田灌溉')
  }

  describe.each(langs)('%s', (lang) => {
    test.each([true, false])(
      'a clerk registers a visit of 80 by keyboard alone and prints the receipt, script: %s',
      async (script) => {
        const page = await clerk(lang, script)
        await sound(page, 'blank form')
        await typeVisit(page, `三组机耕路没有修 ${lang} ${script}`, 5, script)
        if (script) await page.keyboard.press('Control+Enter')
        else {
          await reach(page, '.form__acts button[value=save]')
          await page.keyboard.press('Enter')
        }
        await page.waitForURL('**/contacts/receipt?code=*')
        await sound(page, 'receipt')
        const text = await page.innerText('.receipt')
        expect(text).toMatch(/DJ-2018-\d{6}[\s\S]*[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
        expect(text).toContain('80')
        await page.emulateMedia({ media: 'print' })
        expect(await page.locator('.bar .nav').isVisible()).toBe(false)
        expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(5000)
        await page.emulateMedia({ media: 'screen' })
        await reach(page, 'a.govuk-button[href="/contacts/new"]')
        await page.keyboard.press('Enter')
        await page.waitForURL('**/contacts/new')
        await page.context().close()
      },
      journey,
    )

    test.each([true, false])(
      'a sixth representative is refused with the article and nothing typed is lost, script: %s',
      async (script) => {
        const page = await clerk(lang, script, 360)
        const before = await contacts()
        const subject = `第六位代表 ${lang} ${script}`
        await typeVisit(page, subject, 6, script)
        await page.click('.form__acts button[value=save]')
        await page.waitForSelector('.govuk-error-summary')
        expect(await page.innerText('.people--error')).toContain(lang === 'en' ? '18(2)' : '第十八条第二款')
        expect(await page.inputValue('[id="people.5.name"]')).toBe(names[5])
        expect(await page.inputValue('#subject')).toBe(subject)
        await sound(page, 'refused')
        expect(await contacts()).toBe(before)
        await page.click('button[value="people.remove 5"]')
        await page.waitForSelector('[id="people.5.name"]', { state: 'detached' })
        await page.click('.form__acts button[value=save]')
        await page.waitForURL('**/contacts/receipt?code=*')
        await sound(page, 'receipt on a phone')
        await page.context().close()
      },
      journey,
    )

    test.each([true, false])(
      'a returning visitor’s matter is recognised and joined by one key, script: %s',
      async (script) => {
        const page = await clerk(lang, script)
        await page.fill('[id="people.0.name"]', '周大民')
        await page.fill('#subject', '水渠渗漏，又淹了菜地')
        await page.fill('[id="demands.0"]', '修好南岗水渠')
        await page.selectOption('#village', 'nangang')
        if (!script) await page.click('button[value=look]')
        const number = town.canal.matter_number
        await page.waitForSelector(`[id="link-${number}"]`)
        expect(await page.innerText('.same article')).toMatch(/\d+%/)
        await sound(page, 'the same matter')
        if (script) await page.keyboard.press('Alt+1')
        else {
          await reach(page, `[id="link-${number}"]`)
          await page.keyboard.press('Enter')
        }
        await page.waitForSelector('[id="same_as.cause"]')
        await sound(page, 'joined')
        await page.fill('#category', '农村农业/水利水电/农田灌溉')
        await page.click('.form__acts button[value=save]')
        await page.waitForURL('**/contacts/receipt?code=*')
        expect(await page.innerText('.receipt')).toContain(number)
        await page.context().close()
      },
      journey,
    )

    test(
      'a draft survives a closed browser, and is discarded by one click',
      async () => {
        const page = await clerk(lang, true)
        const subject = `没有填完 ${lang}`
        await page.fill('#subject', subject)
        await page.waitForURL('**/contacts/new?draft=*')
        await page.context().close()
        const again = await clerk(lang, false)
        expect(await again.innerText('.drafts')).toContain(subject)
        await sound(again, 'a draft waits')
        await again.click('.drafts a')
        expect(await again.inputValue('#subject')).toBe(subject)
        await again.click('.form__acts button[value^=discard]')
        await again.waitForURL('**/contacts/new')
        expect(await again.innerText('main')).not.toContain(subject)
        await again.context().close()
      },
      journey,
    )

    test(
      'each channel shows its own fields; without a script what is not a letter’s is not registered with it',
      async () => {
        const page = await clerk(lang, true)
        const shown = async () =>
          (
            await Promise.all(
              ['#present', '#leader_seat', '#oral', '#from_above'].map((one) => page.locator(one).isVisible()),
            )
          ).map(Number)
        const legend = () => page.innerText('legend#people')
        expect(await shown()).toEqual([1, 1, 1, 0])
        expect(await legend()).toContain(t(lang, 'register.representatives', { most: 5 }))
        await page.fill('#present', '80')
        for (const [channel, fields] of [
          ['letter', [0, 0, 0, 0]],
          ['call', [0, 0, 1, 0]],
          ['transfer', [0, 0, 0, 1]],
        ] as const) {
          await page.locator(`input[name=channel][value=${channel}]`).setChecked(true, { force: true })
          expect([channel, await shown()]).toEqual([channel, fields])
        }
        await page.waitForFunction(() => !/5/.test(document.querySelector('legend#people')?.textContent ?? ''))
        await sound(page, 'a transfer')
        await page.locator('input[name=channel][value=visit]').setChecked(true, { force: true })
        expect([await shown(), await page.inputValue('#present')]).toEqual([[1, 1, 1, 0], '80'])
        await page.waitForFunction(() => /5/.test(document.querySelector('legend#people')?.textContent ?? ''))
        await page.click('.form__acts button[value^=discard]')
        await page.waitForURL('**/contacts/new')
        await page.context().close()

        const plain = await clerk(lang, false)
        await plain.locator('input[name=channel][value=letter]').setChecked(true, { force: true })
        await plain.fill('#present', '80')
        await plain.selectOption('#leader_seat', 'mayor')
        await plain.fill('[id="people.0.name"]', '何桂英')
        await plain.fill('#subject', `一封信 ${lang}`)
        await plain.fill('[id="demands.0"]', '修好南岗水渠')
        await plain.fill('#category', '农村农业/水利水电/农田灌溉')
        await plain.click('.form__acts button[value=save]')
        await plain.waitForURL('**/contacts/receipt?code=*')
        expect(await plain.innerText('.receipt')).not.toContain('80')
        await plain.context().close()
      },
      journey,
    )

    test(
      'a form posted twice makes one contact and shows one receipt',
      async () => {
        const page = await clerk(lang, false)
        await page.fill('[id="people.0.name"]', '何桂英')
        await page.fill('#subject', `两次 ${lang}`)
        await page.fill('[id="demands.0"]', '一次就够')
        await page.fill('#category', '农村农业/水利水电/农田灌溉')
        const before = await contacts()
        // The same form goes out once more while its first answer is on the way, as a second press does.
        const form = await page
          .locator('form:has(#subject)')
          .evaluate((one) => [...new FormData(one as HTMLFormElement).entries()])
        const words = form.flatMap(([name, value]): [string, string][] =>
          typeof value === 'string' ? [[name, value]] : [],
        )
        const fields = Object.fromEntries([...words, ['do', 'save']]) as Record<string, string>
        const answers = await Promise.all([1, 2].map(() => page.request.post('/contacts/new', { multipart: fields })))
        const [first, second] = answers.map((answer) => answer.url())
        expect(first).toContain('/contacts/receipt?code=')
        expect(second).toBe(first)
        expect(await contacts()).toBe(before + 1)
        await page.context().close()
      },
      journey,
    )

    test.each([true, false])(
      'a session that ends in mid-form loses nothing: signed in again, the form is there, script: %s',
      async (script) => {
        const page = await clerk(lang, script)
        const subject = `会话到期 ${lang} ${script}`
        await page.fill('[id="people.0.name"]', '何桂英')
        await page.fill('#subject', subject)
        await page.fill('[id="demands.0"]', '修好南岗水渠')
        await page.fill('#category', '农村农业/水利水电/农田灌溉')
        const before = await contacts()
        await town.house.db.session((client) => client.query("delete from session where officer_id = 'min'"))
        await page.click('.form__acts button[value=save]')
        await page.waitForSelector('#passphrase')
        await sound(page, 'sign in again')
        await page.fill('#login', 'min')
        await page.fill('#passphrase', passphrase)
        await page.keyboard.press('Enter')
        await page.waitForSelector('input[name=_again]', { state: 'attached' })
        await sound(page, 'what was typed')
        expect(await contacts()).toBe(before)
        await page.click('form:has(input[name=_again]) button')
        await page.waitForSelector('#subject')
        expect(await page.inputValue('#subject')).toBe(subject)
        expect(await page.inputValue('[id="demands.0"]')).toBe('修好南岗水渠')
        expect(await contacts()).toBe(before)
        await page.click('.form__acts button[value=save]')
        await page.waitForURL('**/contacts/receipt?code=*')
        expect(await contacts()).toBe(before + 1)
        await page.context().close()
      },
      journey,
    )

    test(
      'an accusation goes to the sealed register: no finder, and its words are not shown again',
      async () => {
        const page = await clerk(lang, false, 360)
        await page.fill('#subject', '村干部侵占补偿款')
        await page.click('button[value="kind accusation"]')
        expect(await page.innerText('h1')).toBe(t(lang, 'register.walledTitle'))
        expect(await page.inputValue('#subject')).toBe('村干部侵占补偿款')
        expect(await page.locator('#part-same').count()).toBe(0)
        await sound(page, 'sealed register')
        await page.fill('[id="people.0.name"]', '何桂英')
        await page.fill('[id="demands.0"]', '查清补偿款去向')
        await page.fill('#category', '纪检监察/干部作风/失职渎职')
        await page.click('.form__acts button[value=save]')
        await page.waitForURL('**/contacts/receipt?code=*')
        expect(await page.innerText('.receipt')).not.toContain('补偿款')
        await page.context().close()
      },
      journey,
    )
  })

  test('nothing failed on the way', () => {
    expect(town.failures).toEqual([])
  })
})
