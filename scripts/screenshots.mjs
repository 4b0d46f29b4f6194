// Pictures of every page, in both languages, wide and on a phone, from the demo as of 7 May 2018: docs/pictures/*.png.
// Each page is looked over on the way (e2e/look-over.ts); what is amiss is listed at the end, and the exit code is 1 then.
// Called by `npm run screenshots`; needs an installed Chromium. `-- NAME…` takes only those pages. Plain Node, 24.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser } from '../e2e/browser.ts'
import { lookOver } from '../e2e/look-over.ts'
import { chromiumPath } from './chromium.mjs'
import { demoCodes } from './demo-codes.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const only = process.argv.slice(2)
const out = process.env.HUIYIN_PICTURES ?? join(root, 'docs', 'pictures')
const matter = '/matters/XF-2018-000038'

let looked = 0
const amiss = []

/** Long pages are cut off, so that the pictures stay small. */
const tallest = { 1280: 1700, 360: 2600 }

/** Each page: its name, who looks at it, its address in Chinese and, where it differs, in English; what is pressed there. */
const pages = [
  { name: 'sign-in', who: '', zh: '/sign-in' },
  { name: 'today', who: 'zhoumin', zh: '/' },
  { name: 'today-unit', who: 'wugang', zh: '/' },
  { name: 'today-leader', who: 'sunli', zh: '/' },
  { name: 'today-village', who: 'liuchun', zh: '/' },
  { name: 'today-county', who: 'taojianping', zh: '/' },
  { name: 'list', who: 'zhoumin', zh: '/matters?open=yes&sort=last_day' },
  { name: 'list-mine', who: 'wugang', zh: '/matters?whose=mine' },
  { name: 'list-village', who: 'liuchun', zh: '/matters' },
  { name: 'list-search', who: 'zhoumin', zh: '/matters?q=宅基地', en: '/matters?q=village' },
  { name: 'list-empty', who: 'zhoumin', zh: '/matters?q=没有这样的', en: '/matters?q=nothing+like+it' },
  { name: 'list-print', who: 'zhoumin', zh: '/matters?year=2018&rows=all' },
  { name: 'matter', who: 'zhoumin', zh: matter },
  { name: 'matter-late', who: 'zhoumin', zh: '/matters/XF-2018-000051' },
  { name: 'matter-unit', who: 'wugang', zh: matter },
  { name: 'matter-leader', who: 'zhaolixin', zh: matter },
  { name: 'matter-village', who: 'liuchun', zh: matter },
  { name: 'matter-closed', who: 'zhoumin', zh: '/matters/XF-2018-000017' },
  { name: 'people', who: 'zhoumin', zh: `${matter}/people` },
  { name: 'act', who: 'zhoumin', zh: `${matter}/acts/chase` },
  { name: 'act-failed', who: 'zhoumin', zh: `${matter}/acts/chase`, press: 'main form .govuk-button' },
  { name: 'act-not-accept', who: 'zhoumin', zh: '/matters/XF-2018-000061/acts/refuse' },
  { name: 'act-opinion', who: 'wugang', zh: `${matter}/acts/sign_opinion` },
  { name: 'act-opinion-failed', who: 'wugang', zh: `${matter}/acts/sign_opinion`, press: 'main form .govuk-button' },
  { name: 'act-handle', who: 'wugang', zh: `${matter}/acts/handle` },
  { name: 'act-objection', who: 'zhoumin', zh: '/matters/XF-2018-000056/acts/decide_objection' },
  { name: 'act-refused', who: 'wugang', zh: `${matter}/acts/close` },
  { name: 'paper-acceptance', who: 'zhoumin', zh: `${matter}/papers/acceptance` },
  { name: 'paper-opinion', who: 'zhoumin', zh: '/matters/XF-2018-000017/papers/opinion' },
  { name: 'paper-service', who: 'zhoumin', zh: '/matters/XF-2018-000017/papers/service' },
  { name: 'paper-closing', who: 'zhoumin', zh: '/matters/XF-2018-000017/papers/closing' },
  { name: 'register', who: 'zhoumin', zh: '/contacts/new' },
  { name: 'register-filled', who: 'zhoumin', zh: '/contacts/new', act: fillRegister },
  { name: 'register-refused', who: 'zhoumin', zh: '/contacts/new', act: refuseRegister },
  { name: 'figures', who: 'zhoumin', zh: '/figures?year=2018' },
  { name: 'summary', who: 'zhoumin', zh: '/figures/summary?year=2018' },
  { name: 'figures-list', who: 'zhoumin', zh: '/figures/lists/visits?year=2018' },
  { name: 'office', who: 'zhoumin', zh: '/office' },
  { name: 'settings', who: 'lubin', zh: '/office' },
  { name: 'settings-people', who: 'lubin', zh: '/office/people' },
  { name: 'settings-person-new', who: 'lubin', zh: '/office/people/new' },
  { name: 'settings-person', who: 'lubin', zh: '/office/people/zhou_min' },
  { name: 'settings-unit', who: 'lubin', zh: '/office/units/petition' },
  { name: 'settings-unit-new', who: 'lubin', zh: '/office/units/new' },
  { name: 'settings-post', who: 'lubin', zh: '/office/posts/water_head' },
  { name: 'settings-card', who: 'lubin', zh: '/office/card' },
  { name: 'me', who: 'zhoumin', zh: '/me' },
  { name: 'welcome', who: '', zh: '/welcome' },
  { name: 'not-found', who: 'zhoumin', zh: '/nowhere' },
  { name: 'receipt', who: 'zhoumin', zh: '/contacts/new', act: saveRegister },
]

const town = '/portal/shiqiao'
/** The public site: name, address, and what a visitor does there first, on the page or on the way. */
const publicPages = [
  { name: 'portal-home', at: '' },
  { name: 'portal-home-larger', at: '?text=large' },
  { name: 'portal-places', at: '/places' },
  { name: 'portal-leaders', at: '/leaders' },
  { name: 'portal-results', at: '/results' },
  { name: 'portal-rules', at: '/rules' },
  { name: 'portal-law', at: '/rules/xinfang-2005/3' },
  { name: 'portal-information', at: '/information' },
  { name: 'portal-accessibility', at: '/accessibility' },
  { name: 'portal-look-up', at: '/follow' },
  { name: 'portal-look-up-wrong', at: '/follow', go: { code: '7K2M-PX4D-9QWT' } },
  { name: 'portal-continue', at: '/continue' },
  { name: 'portal-follow', follow: 'XF-2018-000038' },
  { name: 'portal-follow-late', follow: 'XF-2018-000051' },
  { name: 'portal-follow-closed', follow: 'XF-2018-000017' },
  { name: 'portal-paper', follow: 'XF-2018-000017', at: '/follow/papers/opinion' },
  { name: 'portal-add', follow: 'XF-2018-000038', at: '/follow/add' },
  { name: 'portal-aside', follow: 'XF-2018-000038', at: '/follow/aside' },
  { name: 'portal-rate', follow: 'XF-2018-000017', at: '/follow/rate' },
  { name: 'portal-purpose', at: '/write' },
  { name: 'portal-who', write: 'demand', at: '/write/who' },
  { name: 'portal-who-wrong', write: 'demand', at: '/write/who', go: { named: 'yes' } },
  { name: 'portal-demands', write: 'demand', at: '/write/demands' },
  { name: 'portal-facts', write: 'demand', at: '/write/facts' },
  { name: 'portal-place', write: 'demand', at: '/write/place' },
  { name: 'portal-many', write: 'demand', at: '/write/many' },
  { name: 'portal-files', write: 'demand', at: '/write/files' },
  { name: 'portal-saved', write: 'demand', at: '/saved' },
  { name: 'portal-check', write: 'demand', at: '/write/check' },
  { name: 'portal-sent', write: 'demand', at: '/write/check', go: {} },
  { name: 'portal-accusation', write: 'accusation', at: '/write/about' },
  { name: 'portal-accusation-check', write: 'accusation', at: '/write/check' },
  { name: 'portal-accusation-sent', write: 'accusation', at: '/write/check', go: {} },
  { name: 'portal-day', at: '/leave' },
  { name: 'portal-not-found', at: '/nowhere' },
]

/** What a resident of the demo types, in each language. */
const typed = {
  'zh-CN': {
    name: '陈国强',
    demands: ['把柳树村三组塌了的机耕路修通', '说明为什么没有动工'],
    facts: '4月2日夜里大雨，三组机耕路塌了二十来米，农用车过不去。\n4月10日、16日两次找过村里，说要等镇里安排。',
    about: '某村村委会主任',
    misdeed: '2017年10月，村里把集体的石料场包给他的亲属，没有开村民代表会，合同和租金从没公布。',
  },
  en: {
    name: 'Chen Guoqiang',
    demands: ['Reopen the farm road of group three in Liushu', 'Say why nothing has been done'],
    facts:
      'In the night of 2 April heavy rain took twenty metres of the road; no farm vehicle can pass.\nWe asked the village on 10 and 16 April and were told to wait for the town.',
    about: 'The head of a village committee',
    misdeed:
      'In October 2017 the village let its quarry to a relative of his without a villagers’ meeting; contract and rent were never published.',
  },
}

const chromium = chromiumPath()
if (chromium === null) {
  console.error('No Chromium: install one, or name it in HUIYIN_CHROMIUM.')
  process.exit(1)
}
for (const lang of ['zh-CN', 'en']) {
  if (only.length === 0 || only.some((name) => name.startsWith('set-up'))) await firstVisit(lang)
  if (only.some((name) => !name.startsWith('set-up')) || only.length === 0) await pictures(lang)
}
for (const line of amiss) console.log(line)
console.log(`${looked} pictures; ${amiss.length === 0 ? 'nothing amiss' : `${amiss.length} things amiss`}.`)
if (amiss.length > 0) process.exitCode = 1

async function pictures(lang) {
  const folder = process.env.HUIYIN_DEMO_DIR
    ? `${process.env.HUIYIN_DEMO_DIR}-${lang}`
    : join(tmpdir(), `huiyin-pictures-${lang}-${process.pid}`)
  const server = await demo(folder, lang)
  const browser = await openBrowser(chromium)
  try {
    const { passphrase } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'))
    mkdirSync(out, { recursive: true })
    const readers = new Map()
    for (const { name, who, zh, en, press, act } of pages) {
      const address = lang === 'en' ? (en ?? zh) : zh
      if (only.length > 0 && !only.includes(name)) continue
      for (const width of [1280, 360]) {
        const key = `${who} ${width}`
        if (!readers.has(key)) readers.set(key, await signedIn(browser, server.url, { who, width, lang, passphrase }))
        const page = readers.get(key)
        await page.goto(`${server.url}${address}`)
        if (press) await page.click(press)
        if (act) await act(page, lang)
        await picture(page, name, lang, width)
      }
    }
    await publicPictures(browser, server.url, folder, lang)
  } finally {
    await browser.close()
    await server.stop()
    if (!process.env.HUIYIN_DEMO_DIR) rmSync(folder, { recursive: true, force: true })
  }
}

async function picture(page, name, lang, width) {
  const path = join(out, `${name}-${lang === 'en' ? 'en' : 'zh'}-${width}.png`)
  const tall = await page.evaluate(() => document.documentElement.scrollHeight)
  const clip = { x: 0, y: 0, width, height: Math.min(tall, tallest[width]) }
  looked += 1
  for (const line of await lookOver(page, lang)) amiss.push(`${name} ${lang} ${width}: ${line}`)
  await page.screenshot({ path, fullPage: true, clip })
}

/** The public site as a visitor meets it, a new one for each picture. */
async function publicPictures(browser, url, folder, lang) {
  const wanted = publicPages.filter(({ name }) => only.length === 0 || only.includes(name))
  if (wanted.length === 0) return
  const codes = await demoCodes(
    folder,
    'shiqiao',
    wanted.flatMap(({ follow }) => follow ?? []),
  )
  for (const { name, at = '', follow, write, go: last } of wanted)
    for (const width of [1280, 360]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, locale: lang })
      const page = await context.newPage()
      const go = () => onwards(page)
      if (follow) {
        await page.goto(`${url}${town}/follow`)
        await page.fill('#code', codes.get(follow) ?? '')
        await go()
      }
      if (write) await written(page, `${url}${town}`, write, typed[lang])
      if (at !== '' || (!follow && !write)) await page.goto(`${url}${town}${at}`)
      if (last) {
        if (last.code) await page.fill('#code', last.code)
        if (last.named) {
          await page.check('#named')
          await page.fill('#name', '')
          await page.fill('#phone', '')
          await page.fill('#address', '')
        }
        await go()
      }
      await picture(page, name, lang, width)
      await context.close()
    }
}

/** Presses the form's button and waits for what follows. */
async function onwards(page) {
  await Promise.all([page.waitForEvent('load'), page.click('main form .govuk-button')])
}

/** Fills in the form up to its last page. */
async function written(page, site, purpose, words) {
  const go = () => onwards(page)
  await page.goto(`${site}/write`)
  await page.check(`input[value=${purpose}]`)
  await go()
  await page.check(purpose === 'accusation' ? '#named-2' : '#named')
  if (purpose !== 'accusation') {
    await page.fill('#name', words.name)
    await page.fill('#phone', '139 5550 0051')
  }
  await go()
  if (purpose === 'accusation') await page.fill('#about', words.about)
  else {
    await page.fill('#demands', words.demands[0])
    await page.fill('#demands-2', words.demands[1])
  }
  await go()
  await page.fill('#facts', purpose === 'accusation' ? words.misdeed : words.facts)
  await go()
  if (purpose !== 'accusation') {
    await page.selectOption('#village', 'liushu')
    await go()
    await page.fill('#concerned', '42')
    await go()
  }
  await go()
}

async function signedIn(browser, url, { who, width, lang, passphrase }) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: lang })
  const page = await context.newPage()
  await page.goto(`${url}/sign-in?lang=${lang}`)
  if (who === '') return page
  await page.fill('#login', who)
  await page.fill('#passphrase', passphrase)
  await page.click('button[type=submit]')
  await page.waitForURL(`${url}/`)
  return page
}

/** The first visit to an empty house: the code, the form, the form sent empty. */
async function firstVisit(lang) {
  const folder = join(tmpdir(), `huiyin-first-${lang}-${process.pid}`)
  const server = await started(['serve', '--data', folder, '--port', '0', '--lang', lang], /code=([0-9A-Z-]+)/)
  const browser = await openBrowser(chromium)
  try {
    for (const width of [1280, 360]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, locale: lang })
      const page = await context.newPage()
      await page.goto(`${server.url}/`)
      await picture(page, 'set-up-code', lang, width)
      await page.goto(`${server.url}/set-up?code=${server.found}`)
      await picture(page, 'set-up', lang, width)
      await page.click('form[action="/set-up"] button')
      await picture(page, 'set-up-failed', lang, width)
    }
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The demo as of 7 May 2018 on a free port. */
function demo(folder, lang) {
  return started(['demo', '--data', folder, '--day', '2018-05-07', '--port', '0', '--lang', lang], /localhost/)
}

/** Our command line as a server, once it has said its address; `found` is what `wanted` caught of what it said. */
function started(words, wanted) {
  const child = spawn(process.execPath, [join(root, 'dist', 'src', 'cli.js'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (bytes) => {
      said += bytes
      const url = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (url)
        resolve({
          url,
          found: wanted.exec(said)?.[1],
          stop: async () => {
            child.kill('SIGTERM')
            await ended
          },
        })
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said.slice(-2000)}`)))
  })
}

/** A visit of 80 about a matter that the demo knows, as far as the finder has found it. */
async function fillRegister(page, lang) {
  const said =
    lang === 'en'
      ? ['Chen Guoqiang', 'Tractor road at Liushu group 3 collapsed', 'Repair the tractor road by the end of the month']
      : ['陈国强', '柳树村三组机耕路塌方', '月底前修通三组机耕路']
  await page.fill('#present', '80')
  await page.fill('[id="people.0.name"]', said[0])
  await page.fill('#subject', said[1])
  await page.fill('[id="demands.0"]', said[2])
  await page.selectOption('#village', 'liushu')
  await page.waitForSelector('.same article')
}

async function refuseRegister(page, lang) {
  await fillRegister(page, lang)
  await page.fill('#present', '0')
  await page.click('.form__acts button[value=save]')
  await page.waitForSelector('.govuk-error-summary')
}

async function saveRegister(page, lang) {
  await fillRegister(page, lang)
  await page.click('.same article button')
  await page.waitForSelector('[id="same_as.cause"]')
  await page.fill('#category', '农村农业/水利水电/农田灌溉')
  await page.click('.form__acts button[value=save]')
  await page.waitForSelector('.receipt')
}
