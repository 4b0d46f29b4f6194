import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { loadAssets } from '../src/http/assets.ts'
import { systemRandom } from '../src/lib/ids.ts'
import { shippedPath } from '../src/lib/shipped.ts'
import { codeOf } from '../src/matters/codes.ts'
import { builtApp } from './built-app.ts'
import { benchOrgan, reopenBenchHouse } from './fill.ts'
import { clocked, percentile, type Target, timed } from './target.ts'

export type PortalRow = {
  page: string
  'first byte p50 ms': string
  'p95 ms': string
  'bytes, compressed': number
  'with style and icon': number
  requests: number
  'bytes of script': number
}

/**
 * The public site over a filled town: time to the first byte in process (no network), what a page weighs compressed, how
 * many requests it takes. In: a target that holds the filled bench town.
 */
export async function benchPortal(target: Target, n = 40): Promise<PortalRow[]> {
  const db = await target.ours()
  try {
    const house = reopenBenchHouse(db)
    const assets = loadAssets(shippedPath('dist/assets'))
    const app = await builtApp({
      house,
      http: { secret: new Uint8Array(32), secure: false, now: house.now, random: systemRandom },
      assets,
      log: (error) => {
        throw error
      },
    })
    const site = `/portal/${benchOrgan}`
    const headers = {
      'accept-encoding': 'gzip',
      'accept-language': 'zh-CN',
      cookie: `huiyin-follow=${await someCode(house)}`,
    }
    const weight = ['portal.css', 'mark.svg'].reduce(
      (sum, name) => sum + gzipSync(readFileSync(shippedPath(`dist/assets/${name}`)), { level: 9 }).length,
      0,
    )
    const rows: PortalRow[] = []
    const cold = await clocked(1, () =>
      Promise.resolve(app.request(site, { headers })).then((answer) => answer.arrayBuffer()),
    )
    for (const [page, path] of [
      ['home', ''],
      ['who is responsible', '/places'],
      ['results', '/results'],
      ['first question', '/write'],
      ['look up', '/follow'],
      ['a matter followed', '/follow/matter'],
    ] as const) {
      const ask = async () => app.request(`${site}${path}`, { headers })
      const times = await timed(2 * n, async () => (await ask()).arrayBuffer(), n)
      const answer = await ask()
      const bytes = (await answer.arrayBuffer()).byteLength
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
      const html = await (
        await app.request(`${site}${path}`, { headers: { ...headers, 'accept-encoding': '' } })
      ).text()
      rows.push({
        page,
        'first byte p50 ms': percentile(times, 0.5).toFixed(2),
        'p95 ms': percentile(times, 0.95).toFixed(2),
        'bytes, compressed': bytes,
        'with style and icon': bytes + weight,
        requests: 1 + (html.match(/(?:src|href)="\/assets\//g) ?? []).length,
        'bytes of script': (html.match(/<script/g) ?? []).length,
      })
    }
    rows.push({
      page: 'home, its figures counted anew (each ten minutes)',
      'first byte p50 ms': (cold[0] ?? 0).toFixed(2),
      'p95 ms': '',
      'bytes, compressed': 0,
      'with style and icon': 0,
      requests: 0,
      'bytes of script': 0,
    })
    return rows
  } finally {
    await db.close()
  }
}

/** The query code of some contact. */
async function someCode(house: ReturnType<typeof reopenBenchHouse>): Promise<string> {
  const row = await house.db.withScope([benchOrgan], 'web', (tx) =>
    tx
      .selectFrom('contact')
      .select(['contact_id', 'code_version'])
      .where('organ_id', '=', benchOrgan)
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
  const keys = house.keysOf(benchOrgan)
  return codeOf(keys.codes.get(row.code_version) ?? keys.code.key, row.contact_id)
}
