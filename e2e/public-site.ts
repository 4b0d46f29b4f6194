import { calendar } from '../demo/days.ts'
import { served } from './browser.ts'
import { loadDemo } from '../demo/load.ts'
import { DEMO_SEED, demoCounty, ownRules } from '../demo/shiqiao.ts'
import { createApp } from '../src/app.ts'
import { testDb } from '../src/db/testing.ts'
import { loadAssets } from '../src/http/assets.ts'
import { seededRandom } from '../src/lib/ids.ts'
import { shippedPath } from '../src/lib/shipped.ts'
import { act } from '../src/matters/act.ts'
import type { Doer, House } from '../src/matters/house.ts'
import { readAct } from '../src/matters/schema.ts'
import { homeOfCode } from '../src/matters/show-by-code.ts'
import { makeKeys, openKeys, type OrganKeys } from '../src/record/keys.ts'

export const townOrgan = 'shiqiao'
export type PublicSite = Awaited<ReturnType<typeof publicSite>>

/** The demo as it stood on 7 May 2018, its public site served on a port of its own. */
export async function publicSite() {
  let now = '2017-12-29T01:00:00.000Z'
  const random = seededRandom('portal journeys')
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
  await loadDemo(house, demoCounty(DEMO_SEED, '2018-03-24'), { lang: 'zh', setClock: (instant) => (now = instant) })
  now = '2018-05-07T02:00:00.000Z'
  const failures: unknown[] = []
  const app = createApp({
    house,
    http: { secret: new Uint8Array(32), secure: false, now: () => now, random },
    assets: loadAssets(shippedPath('dist/assets')),
    log: (error) => failures.push(error),
  })
  const { server, url } = await served(app)
  return { house, server, failures, url, setClock: (instant: string) => (now = instant) }
}

/** An officer of the demo's petition office at the counter. */
export const officer = (officer_id: string): Doer => ({
  organ_id: townOrgan,
  actor: { officer_id, seats: [{ seat_id: 'petition_officer', office_id: 'petition', role: 'petition_officer' }] },
  via: 'counter',
})

/** The matter that a query code leads to. */
export async function matterOf(site: PublicSite, code: string): Promise<string> {
  const { contact_id } = await homeOfCode(site.house, code)
  const row = await site.house.db.withScope([townOrgan], 'web', (tx) =>
    tx
      .selectFrom('contact')
      .select('matter_id')
      .where('organ_id', '=', townOrgan)
      .where('contact_id', '=', contact_id)
      .executeTakeFirstOrThrow(),
  )
  return row.matter_id ?? ''
}

/** What an officer does to a matter on a day. */
export async function does(
  site: PublicSite,
  doer: Doer,
  matter_id: string,
  happened: string,
  name: string,
  raw: object,
): Promise<void> {
  const { action, input } = readAct(name, raw)
  await act(site.house, doer, { matter_id, action, input, happened })
}

/** The office keeps a matter, answers its demands and serves; another closes it. */
export async function answered(site: PublicSite, matter_id: string, demands: number, happened: string): Promise<void> {
  const zhou = officer('zhou_min')
  const steps: [string, object][] = [
    ['keep', {}],
    ['accept', { way: 'in_hand' }],
    [
      'sign_opinion',
      {
        paper: 'opinion',
        answers: Array.from({ length: demands }, (_, n) => ({
          demand: n + 1,
          outcome: 'supported',
          text: '已安排6月1日动工。',
        })),
        basis: '《信访条例》第三十二条',
      },
    ],
    ['serve', { way: 'in_hand', to: '陈国强' }],
  ]
  for (const [name, input] of steps) await does(site, zhou, matter_id, happened, name, input)
  await does(site, officer('he_zhiming'), matter_id, happened, 'close', { outcome: 'supported', resolved: 'not_yet' })
}
