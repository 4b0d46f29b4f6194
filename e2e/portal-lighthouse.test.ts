import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installed } from './browser.ts'
import { publicSite, type PublicSite } from './public-site.ts'

const pages = ['', '/write', '/follow', '/places', '/leaders', '/results', '/rules', '/information', '/accessibility']

describe.skipIf(installed === null)('Lighthouse', () => {
  let town: PublicSite
  let browser: Awaited<ReturnType<typeof chromium.launchServer>>
  const port = 40_000 + (process.pid % 20_000)

  beforeAll(async () => {
    town = await publicSite()
    browser = await chromium.launchServer({
      executablePath: installed ?? '',
      args: [`--remote-debugging-port=${port}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    })
  })
  afterAll(async () => {
    await browser?.close()
    await new Promise((resolve) => town.server.close(resolve))
    await town.house.db.close()
  })

  test('gives the portal 100 for accessibility and for best practices', async () => {
    for (const page of pages) {
      const run = await lighthouse(`${town.url}/portal/shiqiao${page}`, {
        port,
        logLevel: 'error',
        onlyCategories: ['accessibility', 'best-practices'],
      })
      const audits = Object.values(run?.lhr.audits ?? {})
      const short = audits.filter((one) => one.score !== null && one.score < 1).map((one) => one.id)
      const scores = Object.values(run?.lhr.categories ?? {}).map((one) => one.score)
      expect.soft([page, short, scores]).toEqual([page, [], [1, 1]])
    }
  }, 900_000)
})
