import { createHash } from 'node:crypto'
import { seededRandom } from '../src/lib/ids.ts'
import { accessOf } from '../src/matters/access.ts'
import { listMatters } from '../src/matters/list.ts'
import { builtApp } from './built-app.ts'
import { benchDoers, benchOrgan, reopenBenchHouse } from './fill.ts'
import { type BenchRow, row, type Target, timed } from './target.ts'

/** A bench row, and what the page weighs on the wire, compressed, in bytes. */
export type PageRow = BenchRow & { bytes: number }

/** The staff's pages from request to answer, for the petition office: today, lists, a matter, a form. */
export async function benchStaffPages(target: Target, n: number): Promise<PageRow[]> {
  const db = await target.ours()
  try {
    const house = reopenBenchHouse(db)
    const token = 'bench'
    const officer_id = benchDoers.office.actor.officer_id ?? ''
    const { rows } = await db.withScope([benchOrgan], 'web', async (tx) => {
      await tx
        .insertInto('account')
        .values({ login: 'bench', organ_id: benchOrgan, officer_id, passphrase_hash: null, disabled_at: null })
        .onConflict((c) => c.doNothing())
        .execute()
      await tx
        .insertInto('session')
        .values({
          token_hash: createHash('sha256').update(token).digest(),
          organ_id: benchOrgan,
          officer_id,
          created_at: house.now(),
          expires_at: '2099-01-01T00:00:00.000Z',
          agent: null,
        })
        .execute()
      return listMatters(tx, { ...accessOf(benchDoers.office), limit: 50 })
    })
    const app = await builtApp({
      house,
      http: { secret: new Uint8Array(32), secure: false, now: house.now, random: seededRandom('pages') },
      assets: { href: (name) => `/assets/${name}`, serve: (c) => c.notFound() },
      log: (error) => console.error(error),
    })
    const get = async (path: string): Promise<number> => {
      const answer = await app.request(path, {
        headers: { cookie: `huiyin-session=${token}; huiyin-lang=zh-CN`, 'accept-encoding': 'gzip' },
      })
      const { byteLength } = await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
      return byteLength
    }
    let at = 0
    const number = () => rows[at++ % rows.length]?.number ?? ''
    const pages: [string, () => string][] = [
      ['today', () => '/'],
      ['list: all, newest first', () => '/matters'],
      ['list: open, by last day', () => '/matters?open=yes&sort=last_day'],
      ['list: mine', () => '/matters?whose=mine'],
      ['list: late', () => '/matters?ends=late'],
      ['matter', () => `/matters/${number()}`],
      ['form of an act', () => `/matters/${number()}/acts/note`],
    ]
    const found: PageRow[] = []
    for (const [name, path] of pages) {
      const bytes = await get(path())
      found.push({ ...row(`page: ${name}`, await timed(2 * n, () => get(path()), n), null), bytes })
    }
    return found
  } finally {
    await db.close()
  }
}
