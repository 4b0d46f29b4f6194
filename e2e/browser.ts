import type { AddressInfo } from 'node:net'
import { serve, type ServerType } from '@hono/node-server'
import axe from 'axe-core'
import type { Hono } from 'hono'
import { type Browser, chromium, type Page } from 'playwright-core'
import { invalid } from '../src/ui/valid.testing.ts'
import { chromiumPath } from '../scripts/chromium.mjs'

/** The installed Chromium; null when there is none: then the journeys are left out, and the tests' summary says so. */
export const installed = chromiumPath()

/** Starts the installed Chromium, without its sandbox when run as root (it refuses otherwise). */
export async function openBrowser(path: string): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

/**
 * What axe finds on what a page shows, a line each. Axe needs script and our pages run without: the page's document is
 * laid out once more at the same address in `mirror`, a page with script.
 */
export async function violations(page: Page, mirror: Page): Promise<string[]> {
  const [url, body] = [page.url(), await page.content()]
  await mirror.setViewportSize(page.viewportSize() ?? { width: 1280, height: 800 })
  await mirror.unrouteAll()
  await mirror.route(url, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
  await mirror.goto(url)
  return axeFinds(mirror)
}

/** What axe finds on a page whose scripts may run, a line each. */
export async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }
    const { violations: list } = await runner.run()
    return list.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)
  })
}
type Violation = { id: string; nodes: { target: string[] }[] }

/** What html-validate finds in what a browser holds, a line each; it writes the doctype in capitals. */
export async function invalidIn(page: Page): Promise<string[]> {
  return invalid((await page.content()).replace(/^<!DOCTYPE html>/, '<!doctype html>'))
}

/** How many pixels a page is wider than its window. */
export async function sideways(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}

/** Serves an app on a free port of this machine. */
export async function served(app: Pick<Hono, 'fetch'>): Promise<{ server: ServerType; url: string }> {
  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
