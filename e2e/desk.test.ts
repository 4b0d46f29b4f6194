import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { loadAssets } from '../src/http/assets.ts'
import { hashPassphrase } from '../src/http/passphrase.ts'
import { type Lang, langs, t } from '../src/i18n/translate.ts'
import { seededRandom } from '../src/lib/ids.ts'
import { shippedPath } from '../src/lib/shipped.ts'
import { act } from '../src/matters/act.ts'
import { register } from '../src/matters/register.ts'
import { smallTown, testHouse, visit } from '../src/matters/testing.ts'
import type { ActInputs, RegisterInput } from '../src/rules/acts.ts'
import type { ActionName } from '../src/rules/lifecycle.ts'
import { installed, openBrowser, served, sideways, violations } from './browser.ts'
import { invalid } from '../src/ui/valid.testing.ts'

const passphrase = 'the desk in a browser'
/** A journey looks at a dozen pages with axe, a second or two each. */
const journey = 300_000
const day = '2018-05-07'

/** A small town on 7 May 2018, served on a port of its own. */
async function office() {
  const town = await testHouse(`${day}T02:00:00.000Z`)
  const { house } = town
  const passphrase_hash = await hashPassphrase(passphrase)
  const organ_id = smallTown.organ_id
  await house.db.withScope([], 'web', (tx) =>
    tx
      .insertInto('account')
      .values(
        smallTown.officers.map(({ officer_id }) => ({
          login: officer_id,
          organ_id,
          officer_id,
          passphrase_hash,
          disabled_at: null,
        })),
      )
      .execute(),
  )
  const failures: unknown[] = []
  const app = createApp({
    house,
    http: { secret: new Uint8Array(32), secure: false, now: house.now, random: seededRandom('desk') },
    assets: loadAssets(shippedPath('dist/assets')),
    log: (error) => failures.push(error),
  })
  const { server, url } = await served(app)
  return { ...town, server, failures, url }
}

describe.skipIf(installed === null)('at the desk, in a browser', () => {
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

  /** Somebody signed in, in a browser of their own; without script unless the journey is about it. */
  async function officer(login: string, lang: Lang, width = 1280, javaScriptEnabled = false): Promise<Page> {
    const viewport = { width, height: 800 }
    const context = await browser.newContext({ viewport, javaScriptEnabled, locale: lang, baseURL: town.url })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.fill('#login', login)
    await page.fill('#passphrase', passphrase)
    await page.click('main button')
    await page.waitForURL(`${town.url}/`)
    return page
  }

  /** A page as anybody meets it: nothing for axe or the validator to find, no sideways scroll, no key in place of words. */
  async function sound(page: Page, what: string): Promise<void> {
    const answer = await page.request.get(page.url())
    const html = await invalid(await answer.text())
    expect([what, html, await violations(page, mirror), await sideways(page)]).toEqual([what, [], [], 0])
    expect(await page.innerText('main'), what).not.toMatch(/\b[a-z]+\.[a-z]+[A-Z]\w*\b|undefined|\[object|\{\w+\}/)
  }

  const press = (page: Page) => page.click('main form .govuk-button')

  async function brought(changes: Partial<RegisterInput> = {}) {
    return register(town.house, await town.doer('min'), visit({ received: day, ...changes }))
  }
  async function does<A extends ActionName>(login: string, matter_id: string, action: A, input: ActInputs[A]) {
    await act(town.house, await town.doer(login), { matter_id, action, input, happened: day })
  }

  describe.each(langs)('%s', (lang) => {
    test.each([360, 1280])(
      'a unit accepts, drafts, signs and serves, %d pixels wide',
      async (width) => {
        const { matter_id, matter_number } = await brought({ subject: `滴水通道 ${lang} ${width}` })
        await does('zhou', matter_id, 'assign', { unit: 'land' })
        const wu = await officer('wu', lang, width)
        await sound(wu, 'a handler’s today')
        const at = `/matters/${matter_number}`
        await wu.goto(`${at}/acts/accept`)
        await sound(wu, 'accept')
        await wu.check('input[name=way][value=in_hand]')
        await press(wu)
        await wu.waitForURL(`**${at}?done=accept`)
        await sound(wu, 'accepted')
        await wu.click('.timeline a.paper')
        await sound(wu, 'the notice')
        expect(await wu.textContent('.a4')).toMatch(/石政信受〔2018〕\d+号/)

        // Half an opinion is kept, and the petition office sees how the paper would look.
        await wu.goto(`${at}/acts/sign_opinion`)
        await wu.fill('#text', '现场丈量，通道宽1.2米。')
        await wu.fill('[id="answers.0.text"]', '界线以宅基地证为准。')
        await wu.selectOption('[id="answers.0.outcome"]', 'supported')
        await wu.click('button[name=draft]')
        await sound(wu, 'drafted')
        expect(await wu.inputValue('#text')).toBe('现场丈量，通道宽1.2米。')
        const zhou = await officer('zhou', lang, width)
        await zhou.goto(`${at}/papers/opinion`)
        await sound(zhou, 'a draft as a paper')
        expect(await zhou.textContent('.a4')).toContain('界线以宅基地证为准。')
        await zhou.context().close()

        // Signed without the second answer: refused, and nothing typed is lost.
        await press(wu)
        expect(await wu.textContent('.govuk-error-summary')).not.toBe('')
        expect(await wu.inputValue('[id="answers.0.text"]')).toBe('界线以宅基地证为准。')
        await sound(wu, 'a demand is not answered')
        await wu.selectOption('[id="answers.1.outcome"]', 'not_supported')
        await wu.fill('[id="answers.1.text"]', '通道没有被占。')
        await press(wu)
        await wu.waitForURL(`**${at}?done=sign_opinion`)
        await wu.goto(`${at}/acts/serve`)
        await wu.check('input[name=way][value=post]')
        await wu.fill('#proof', '挂号信 XA12345678951')
        await press(wu)
        await wu.waitForURL(`**${at}?done=serve`)
        expect(await wu.textContent('.timeline')).toContain('XA12345678951')
        await wu.goto(`${at}/papers/opinion`)
        await sound(wu, 'the opinion')
        expect(await wu.textContent('.a4')).toMatch(/石政信处〔2018〕\d+号/)
        await wu.goto(`${at}/papers/service`)
        await sound(wu, 'proof of service')
        await wu.context().close()
      },
      journey,
    )

    test(
      'a unit says “not ours” and the office decides',
      async () => {
        const { matter_id, matter_number } = await brought({ subject: `不属国土所 ${lang}` })
        await does('zhou', matter_id, 'assign', { unit: 'land' })
        const at = `/matters/${matter_number}`
        const wu = await officer('wu', lang)
        await wu.goto(`${at}/acts/object`)
        await press(wu)
        await sound(wu, 'objected without a reason')
        await wu.fill('#reason', '属于水务站。')
        await press(wu)
        await wu.waitForURL(`**${at}?done=object`)
        await wu.context().close()
        const zhou = await officer('zhou', lang, 360)
        await sound(zhou, 'the office’s today')
        await zhou.goto(at)
        await sound(zhou, 'an objection waits')
        await zhou.click('.acts .govuk-button')
        await sound(zhou, 'decide')
        await zhou.check('input[name=upheld][value=true]')
        await zhou.fill('#reason', '确属水务站职责。')
        await press(zhou)
        await zhou.waitForURL(`**${at}?done=decide_objection`)
        expect(await zhou.textContent('.tags')).toContain(t(lang, 'stage.registered'))
        await zhou.context().close()
      },
      journey,
    )

    test(
      'a leader approves an extension on a phone',
      async () => {
        const { matter_id, matter_number } = await brought({ subject: `等测绘 ${lang}`, leader_seat: 'mayor' })
        await does('zhou', matter_id, 'assign', { unit: 'land' })
        await does('wu', matter_id, 'accept', { way: 'in_hand' })
        await does('wu', matter_id, 'ask_extension', { days: 20, reason: '等测绘结果' })
        const zhao = await officer('zhao', lang, 360)
        await sound(zhao, 'a leader’s today')
        await zhao.click(`#decide a[href*="${matter_number}/acts/approve_extension"]`)
        await sound(zhao, 'approve')
        await zhao.check('input[name=approved][value=true]')
        await zhao.fill('#reason', '同意')
        await press(zhao)
        await zhao.waitForURL('**?done=approve_extension')
        await sound(zhao, 'approved')
        await zhao.goto(`/matters/${matter_number}/papers/extension`)
        await sound(zhao, 'notice of extension')
        expect(await zhao.textContent('.a4')).toMatch(/石政信延〔2018〕\d+号/)
        await zhao.context().close()
      },
      journey,
    )

    test(
      'a village officer sees the village’s matters and no others',
      async () => {
        const here = await brought({ subject: `柳树村的路 ${lang}`, village: 'liushu' })
        const elsewhere = await brought({ subject: `南岗村的渠 ${lang}`, village: 'nangang' })
        const chen = await officer('chen', lang, 360)
        await sound(chen, 'a village’s today')
        expect(await chen.textContent('main')).toContain(`柳树村的路 ${lang}`)
        await chen.goto('/matters')
        await sound(chen, 'a village’s list')
        const list = await chen.textContent('main')
        expect([list?.includes(`柳树村的路 ${lang}`), list?.includes('南岗村的渠')]).toEqual([true, false])
        await chen.goto(`/matters/${here.matter_number}/acts/handle`)
        await sound(chen, 'a village reports')
        const answer = await chen.goto(`/matters/${elsewhere.matter_number}`)
        expect(answer?.status()).toBe(404)
        await chen.context().close()
      },
      journey,
    )

    test(
      'two officers act at once: whoever comes second sees both sides, and does it anyway',
      async () => {
        const { matter_id, matter_number } = await brought({ subject: `两人同办 ${lang}` })
        const at = `/matters/${matter_number}`
        const zhou = await officer('zhou', lang)
        await zhou.goto(`${at}/acts/assign`)
        await zhou.selectOption('#unit', 'land')
        await zhou.fill('#requirement', '五日内到现场')
        await does('zhou', matter_id, 'assign', { unit: 'law' })
        await press(zhou)
        await sound(zhou, 'somebody was faster')
        const both = await zhou.textContent('main')
        for (const words of ['五日内到现场', t(lang, 'act.saw'), t(lang, 'act.now'), t(lang, 'act.did')])
          expect(both).toContain(words)
        expect(await zhou.inputValue('#requirement')).toBe('五日内到现场')
        await press(zhou)
        await zhou.waitForURL(`**${at}?done=assign`)
        // What can no longer be done is only shown.
        await zhou.goto(`${at}/acts/chase`)
        await zhou.fill('#text', '请尽快')
        await does('wu', matter_id, 'accept', { way: 'in_hand' })
        await press(zhou)
        await sound(zhou, 'faster, and still possible')
        await zhou.context().close()
      },
      journey,
    )

    test.each([false, true])(
      'a form is posted twice and acts once, script %s',
      async (script) => {
        const { matter_id, matter_number } = await brought({ subject: `连按两次 ${lang}` })
        const at = `/matters/${matter_number}`
        const zhou = await officer('zhou', lang, 1280, script)
        await zhou.goto(`${at}/acts/note`)
        await zhou.fill('#text', '来电询问进度')
        // The same form goes out once more while its first answer is on the way, as a second press does.
        const form = Object.fromEntries(
          await Promise.all(
            ['_token', 'seen', 'key', 'text', 'happened'].map(async (name) => [
              name,
              await zhou.inputValue(`main form [name=${name}]`),
            ]),
          ),
        ) as Record<string, string>
        const answers = await Promise.all([1, 2].map(() => zhou.request.post(`${at}/acts/note`, { multipart: form })))
        for (const answer of answers) expect(answer.url()).toContain(`${at}?done=note`)
        await press(zhou)
        await zhou.waitForURL(`**${at}?done=note`)
        const events = await town.house.db.withScope(['shitown'], 'web', (tx) =>
          tx
            .selectFrom('event')
            .select('kind')
            .where('subject_id', '=', matter_id)
            .where('kind', '=', 'note')
            .execute(),
        )
        expect(events).toHaveLength(1)
        await zhou.context().close()
      },
      journey,
    )

    test(
      'an officer finds, filters, prints and exports a list, says why they look, and types a number',
      async () => {
        const { matter_number } = await brought({ subject: `很长的事由${'，说来话长'.repeat(30)} ${lang}` })
        const zhou = await officer('zhou', lang, 360)
        for (const path of ['/matters', '/matters?whose=mine', '/matters?whose=unit', '/matters?year=2018&rows=all']) {
          await zhou.goto(path)
          await sound(zhou, path)
        }
        await zhou.goto('/matters?open=yes')
        await zhou.fill('.chips__find input[name=q]', '没有这样的事')
        await zhou.click('.chips__find button')
        await zhou.waitForURL('**open=yes**')
        await sound(zhou, 'nothing found')
        const file = await zhou.request.get('/matters.xlsx?open=yes')
        expect([file.status(), file.headers()['content-type']]).toEqual([
          200,
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        ])
        await zhou.goto(`/matters/${matter_number}`)
        await sound(zhou, 'a long subject')
        await zhou.click(`a[href="/matters/${matter_number}/people"]`)
        await press(zhou)
        await sound(zhou, 'for no purpose')
        await zhou.check('input[name=purpose][value=serve]')
        await press(zhou)
        expect(await zhou.textContent('main')).toContain('13900000001')
        await sound(zhou, 'shown for a purpose')
        await zhou.goto('/figures?year=2018')
        await zhou.fill('[id="value.slogans"]', '很多')
        await zhou.click('.typed ~ .form__acts .govuk-button')
        await sound(zhou, 'a number that is none')
        await zhou.fill('[id="value.slogans"]', '115')
        await zhou.fill('[id="source.slogans"]', '宣传台账')
        await zhou.click('.typed ~ .form__acts .govuk-button')
        await zhou.waitForURL('**/figures?year=2018**')
        await zhou.goto('/figures/summary?year=2018')
        expect(await zhou.textContent('.a4')).toContain('115')
        await sound(zhou, 'the summary')
        await zhou.context().close()
      },
      journey,
    )
  })

  test('nothing failed on the way', () => {
    expect(town.failures).toEqual([])
  })
})
