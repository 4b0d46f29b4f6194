import { sql } from 'kysely'
import { createApp } from '../app.ts'
import type { Lang } from '../i18n/translate.ts'
import { seededRandom } from '../lib/ids.ts'
import { testHouse } from '../matters/testing.ts'

export const organ = 'shitown'
export const site = `/portal/${organ}`

/** The small town's public site in process, and browsers to look at it with. */
export async function testSite() {
  const town = await testHouse()
  const failures: unknown[] = []
  const app = createApp({
    house: town.house,
    http: { secret: new Uint8Array(32).fill(7), secure: false, now: town.house.now, random: seededRandom('portal') },
    assets: { href: (name) => `/assets/${name}`, serve: (c) => c.notFound() },
    log: (error) => failures.push(error),
  })
  const rows = (statement: string) =>
    town.house.db.asOwner(async (tx) => (await sql.raw<Record<string, unknown>>(statement).execute(tx)).rows)
  return { ...town, app, failures, rows, visitor: (lang: Lang = 'zh-CN') => visitor(app, lang) }
}

/** A browser: keeps its cookies, follows nothing by itself. */
function visitor(app: ReturnType<typeof createApp>, lang: Lang) {
  let jar: string[] = []
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const name = pair.split('=')[0] ?? ''
      jar = [...jar.filter((one) => !one.startsWith(`${name}=`)), ...(/max-age=0/i.test(line) ? [] : [pair])]
    }
    return response
  }
  const headers = () => ({ cookie: jar.join('; '), 'accept-language': lang })
  const get = async (path: string) => keep(await app.request(`${site}${path}`, { headers: headers() }))
  const form = async (path: string) => {
    const html = await (await get(path)).text()
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
    return { _token: hidden('_token'), _draft: hidden('_draft') }
  }
  const post = async (path: string, fields: Record<string, string | string[]>, more?: Record<string, string>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...(more ?? (await form(path))), ...fields }))
      for (const one of [value].flat()) body.append(name, one)
    return keep(await app.request(`${site}${path}`, { method: 'POST', body, headers: headers() }))
  }
  /** Posts a page that must lead on; says where to. */
  const step = async (path: string, fields: Record<string, string | string[]>) => {
    const answer = await post(path, fields)
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (answer.headers.get('location') ?? '').replace(site, '')
  }
  return { get, post, step, form, jar: () => jar }
}

export type Visitor = ReturnType<typeof visitor>

/** Fills in the whole form, up to its last page. */
export async function fillIn(one: Visitor, words: string): Promise<void> {
  await one.step('/write', { purpose: 'demand' })
  await one.step('/write/who', { named: 'yes', name: '李大有', phone: '13900000001', address: '' })
  await one.step('/write/demands', { demands: [words, '', '说明原因'] })
  await one.step('/write/facts', { facts: '四月二日塌方。' })
  await one.step('/write/place', { village: 'liushu' })
  await one.step('/write/many', { concerned: '４０' })
  await one.step('/write/files', {})
}

/** The query code on the page after sending. */
export async function sentCode(one: Visitor): Promise<string> {
  const html = await (await one.get('/sent')).text()
  return /<b>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<\/b>/.exec(html)?.[1] ?? ''
}
