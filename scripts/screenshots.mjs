// Pictures of every page, in both languages, wide and on a phone, from the demo as of 7 May 2018: docs/pictures/*.png.
// Called by `npm run screenshots`; needs an installed Chromium. `-- NAME…` takes only those pages. Plain Node, 24.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser } from '../e2e/browser.ts'
import { chromiumPath } from './chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const only = process.argv.slice(2)
const out = process.env.HUIYIN_PICTURES ?? join(root, 'docs', 'pictures')
const matter = '/matters/XF-2018-000038'

/** Long pages are cut off, so that the pictures stay small. */
const tallest = { 1280: 1700, 360: 2600 }

/** Each page: its name, who looks at it, its address in Chinese and, where it differs, in English. */
const pages = [
  { name: 'sign-in', who: '', zh: '/sign-in' },
  { name: 'today', who: 'zhoumin', zh: '/' },
  { name: 'today-unit', who: 'wugang', zh: '/' },
  { name: 'today-leader', who: 'sunli', zh: '/' },
  { name: 'today-village', who: 'liuchun', zh: '/' },
  { name: 'today-county', who: 'taojianping', zh: '/' },
  { name: 'list', who: 'zhoumin', zh: '/matters?open=yes&sort=last_day' },
  { name: 'list-search', who: 'zhoumin', zh: '/matters?q=宅基地', en: '/matters?q=village' },
  { name: 'matter', who: 'zhoumin', zh: matter },
  { name: 'matter-late', who: 'zhoumin', zh: '/matters/XF-2018-000051' },
  { name: 'matter-unit', who: 'wugang', zh: matter },
  { name: 'matter-closed', who: 'zhoumin', zh: '/matters/XF-2018-000017' },
  { name: 'act', who: 'zhoumin', zh: `${matter}/acts/chase` },
  { name: 'act-opinion', who: 'wugang', zh: `${matter}/acts/sign_opinion` },
  { name: 'register', who: 'zhoumin', zh: '/contacts/new' },
  { name: 'figures', who: 'zhoumin', zh: '/figures?year=2018' },
  { name: 'figures-list', who: 'zhoumin', zh: '/figures/lists/visits?year=2018' },
  { name: 'office', who: 'zhoumin', zh: '/office' },
  { name: 'not-found', who: 'zhoumin', zh: '/nowhere' },
]

const chromium = chromiumPath()
if (chromium === null) {
  console.error('No Chromium: install one, or name it in HUIYIN_CHROMIUM.')
  process.exit(1)
}
for (const lang of ['zh-CN', 'en']) await pictures(lang)

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
    for (const { name, who, zh, en } of pages) {
      const address = lang === 'en' ? (en ?? zh) : zh
      if (only.length > 0 && !only.includes(name)) continue
      for (const width of [1280, 360]) {
        const key = `${who} ${width}`
        if (!readers.has(key)) readers.set(key, await signedIn(browser, server.url, { who, width, lang, passphrase }))
        const page = readers.get(key)
        await page.goto(`${server.url}${address}`)
        const path = join(out, `${name}-${lang === 'en' ? 'en' : 'zh'}-${width}.png`)
        const tall = await page.evaluate(() => document.documentElement.scrollHeight)
        await page.screenshot({
          path,
          fullPage: true,
          clip: { x: 0, y: 0, width, height: Math.min(tall, tallest[width]) },
        })
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        if (wide > width) console.error(`${path}: scrolls sideways (${wide})`)
      }
    }
  } finally {
    await browser.close()
    await server.stop()
    if (!process.env.HUIYIN_DEMO_DIR) rmSync(folder, { recursive: true, force: true })
  }
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

/** The demo as of 7 May 2018 on a free port. */
function demo(folder, lang) {
  const words = ['demo', '--data', folder, '--day', '2018-05-07', '--port', '0', '--lang', lang]
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
          stop: async () => {
            child.kill('SIGTERM')
            await ended
          },
        })
    })
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${said.slice(-2000)}`)))
  })
}
