import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lang, langs, t } from '../src/i18n/translate.ts'
import { showMatter } from '../src/matters/show.ts'
import { installed, invalidIn, openBrowser, sideways, violations } from './browser.ts'
import { answered, does, matterOf, officer, publicSite, type PublicSite } from './public-site.ts'

const journey = 600_000

describe.skipIf(installed === null)('in a browser', () => {
  let town: PublicSite
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
    expect
      .soft([what, await invalidIn(page), await violations(page, mirror), await sideways(page)])
      .toEqual([what, [], [], 0])
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
        const matter_id = await matterOf(town, code)
        await page.reload()
        expect(await page.textContent('h1')).toBe(t(lang, 'portal.follow.headingLate'))
        await sound(page, 'late, no reason given')
        await does(town, officer('zhou_min'), matter_id, '2018-05-28', 'explain_late', {
          reason: '村里和水务站对谁来修意见不一，镇领导6月1日前决定。',
        })
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

        await answered(town, matter_id, 3, '2018-05-28')
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
        const seen = await showMatter(town.house, officer('zhou_min'), matter_id)
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

    test(
      'what is not finished is saved, and gone on with by its code on another device, in the other language',
      async () => {
        const page = await visitor(lang, 360)
        await page.goto('/portal/shiqiao/write')
        await page.check('#purpose')
        await next(page)
        await page.check('#named-2')
        await next(page)
        await page.fill('#demands', 'W'.repeat(300))
        await page.click('.p-tools button[lang]')
        const other = lang === 'en' ? 'zh-CN' : 'en'
        expect(await page.textContent('h1')).toBe(t(other, 'portal.step.demands.heading'))
        expect(await page.inputValue('#demands')).toBe('W'.repeat(300))
        await sound(page, 'demands, long, in the other language')
        await page.click('.p-tools button:not([lang])')
        expect(await page.getAttribute('html', 'class')).toBe('larger')
        expect(await page.inputValue('#demands')).toBe('W'.repeat(300))
        await sound(page, 'demands, long, larger text')
        await page.click('button[name=_save]')
        await sound(page, 'saved')
        const code = (await page.innerText('.p-code b')).trim()
        await page.context().close()

        const elsewhere = await visitor(lang, 1280)
        await elsewhere.goto('/portal/shiqiao/continue')
        await sound(elsewhere, 'continue')
        await elsewhere.fill('#code', `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`)
        await next(elsewhere)
        await sound(elsewhere, 'continue, wrong')
        await elsewhere.fill('#code', code)
        await next(elsewhere)
        await elsewhere.waitForURL('**/write/facts')
        await elsewhere.goto('/portal/shiqiao/write/demands')
        expect(await elsewhere.inputValue('#demands')).toBe('W'.repeat(300))
        await elsewhere.context().close()
      },
      journey,
    )

    test(
      'pressing Enter in a field goes on, and does not press the switches at the top',
      async () => {
        const page = await visitor(lang, 1280)
        await page.goto('/portal/shiqiao/follow')
        await page.fill('#code', 'AAAA-AAAA-AAAA')
        await page.press('#code', 'Enter')
        await page.waitForSelector('.govuk-error-summary')
        expect(await page.getAttribute('html', 'lang')).toBe(lang)
        await page.context().close()
      },
      journey,
    )

    test(
      'an accusation is kept apart from its first page on, says 12388 and lets go of the screen',
      async () => {
        const page = await visitor(lang, 360)
        await page.goto('/portal/shiqiao/write')
        await page.check('input[value=accusation]')
        await next(page)
        await sound(page, 'accusation, who')
        await page.check('#named-2')
        await next(page)
        await sound(page, 'accusation, about')
        await next(page)
        await sound(page, 'accusation, about nobody')
        await page.fill('#about', '某村村委会')
        await next(page)
        await page.fill('#facts', '收了八百元没有开收据。')
        await sound(page, 'accusation, facts')
        expect(await page.innerText('main')).toContain('12388')
        await next(page)
        await next(page)
        await sound(page, 'accusation, check')
        await page.dblclick('main form .govuk-button')
        // The answer of the second press comes after that of the first.
        await page.waitForURL('**/sent')
        await page.waitForLoadState('networkidle')
        await sound(page, 'accusation, sent')
        expect(await page.innerText('main')).toMatch(/JD-2018-\d{6}/)
        const code = (await page.innerText('.p-code b')).trim()
        await page.goto('/portal/shiqiao/follow')
        await page.fill('#code', code)
        await next(page)
        await sound(page, 'accusation, followed')
        await page.click('.p-safe a')
        await page.waitForURL('**/portal/day*')
        await page.goBack()
        await page.reload()
        expect(await page.innerText('body')).not.toContain(code)
        await page.context().close()
      },
      journey,
    )

    test.each([360, 1280])(
      'everything that is only read is sound, %d pixels wide, and at twice the size',
      async (width) => {
        const page = await visitor(lang, width)
        for (const path of [
          '',
          '/places',
          '/leaders',
          '/results',
          '/rules',
          '/rules/xinfang-2005/3',
          '/information',
          '/accessibility',
          '/follow',
          '/nowhere',
          '?text=large',
        ]) {
          await page.goto(`/portal/shiqiao${path}`)
          await sound(page, path)
          // 200 % zoom shows a page as a window half as wide does.
          await page.setViewportSize({ width: Math.max(320, width / 2), height: 780 })
          expect.soft([path, await sideways(page)]).toEqual([path, 0])
          await page.setViewportSize({ width, height: 780 })
        }
        expect(await page.context().cookies()).toHaveLength(1)
        await page.context().close()
      },
      journey,
    )
  })

  test('nothing failed on the way', () => {
    expect(town.failures).toEqual([])
  })
})
