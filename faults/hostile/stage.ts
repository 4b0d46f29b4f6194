import { serve } from '@hono/node-server'
import { createApp } from '../../src/app.ts'
import type { Db } from '../../src/db/open.ts'
import { tokenFor } from '../../src/http/form-token.ts'
import { openSession } from '../../src/http/session.ts'
import { loadCalendar } from '../../src/lib/calendar.ts'
import { fixedNow } from '../../src/lib/clock.ts'
import { seededRandom } from '../../src/lib/ids.ts'
import { shippedPath } from '../../src/lib/shipped.ts'
import { act } from '../../src/matters/act.ts'
import { checkFiles } from '../../src/matters/attachments.ts'
import type { Doer, House } from '../../src/matters/house.ts'
import { todayOf } from '../../src/matters/house.ts'
import { register } from '../../src/matters/register.ts'
import { seatsOf } from '../../src/offices/organ-view.ts'
import { paperKinds } from '../../src/papers/forms.ts'
import { blank, steps } from '../../src/portal/answers.ts'
import { beginDraft, saveDraft } from '../../src/portal/draft.ts'
import { makeKeys, openKeys } from '../../src/record/keys.ts'
import type { RegisterInput } from '../../src/rules/acts.ts'
import { actionNames } from '../../src/rules/lifecycle.ts'
import { normaliseCode } from '../../src/rules/querycode.ts'
import { officers, openTown, organIds, townId } from '../town.ts'
import type { Asker } from './compose.ts'
import { emptyPool, type Pool } from './pool.ts'
import { type Route, routesOf } from './routes.ts'

/** A town that is served, and everybody who asks it something. */
export type Stage = {
  house: House
  port: number
  routes: Route[]
  pool: Pool
  advance: (ms: number) => void
  /** Everybody with their cookies: nobody, two residents, one officer of each post. Sessions begin anew at each call. */
  askers: () => Promise<Asker[]>
  /** What the app logged as its own failure since the last call. */
  failures: () => unknown[]
  close: () => Promise<void>
}

const prefix = '__Host-huiyin-' // as behind a proxy that ends https: addresses are believed, so each request has its own

function matter(changes: Partial<RegisterInput> = {}): RegisterInput {
  return {
    channel: 'visit',
    received: '2018-05-07',
    kind: 'demand',
    subject: '水渠冲垮要求修复',
    facts: '四月暴雨冲垮水渠。',
    demands: ['修复水渠', '赔青苗'],
    present: 2,
    people: [{ name: '李大有', phone: '13900000001', representative: true }],
    anonymous: false,
    category: '农村农业/土地承包经营/宅基地纠纷',
    village: 'nangang',
    ...changes,
  }
}

/** Opens a town in an empty, migrated database and serves it on a free port of this machine. */
export async function openStage(db: Db, seed: string): Promise<Stage> {
  const clock = fixedNow('2018-05-07T01:00:00.000Z')
  const random = seededRandom(seed)
  const keys = new Map(organIds.map((id) => [id, openKeys(makeKeys(id, { now: clock.now(), random }))]))
  const house: House = {
    db,
    now: clock.now,
    random,
    law: { calendar: loadCalendar(shippedPath('data/calendar/cn-workdays.csv')), own: [] },
    keysOf: (organ) => keys.get(organ) ?? openKeys(makeKeys(organ, { now: clock.now(), random })),
  }
  await openTown(house)
  const known = await fill(house)
  let failed: unknown[] = []
  const http = { secret: random(32), secure: true, now: clock.now, random }
  const app = createApp({
    house,
    http,
    assets: { href: (name) => `/assets/${name}`, serve: (c) => c.notFound() },
    log: (error) => failed.push(error),
  })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(made))
  })
  const address = server.address()
  const routes = routesOf(app)
  const pool = emptyPool(
    {
      town: organIds,
      number: known.numbers,
      action: actionNames,
      file: known.files,
      id: known.files,
      form: paperKinds,
      kind: paperKinds,
      person: officers,
      unit: ['po', 'land', 'liushu', 'leaders'],
      post: ['clerk', 'land-1', 'mayor', 'admin'],
      step: [...new Set(Object.values(steps).flat())],
      again: ['', 'again'],
    },
    ['lang', 'text', 'town', 'year', 'from', 'to', 'after', 'before', 'sort', 'rows', 'q', 'done', 'by', 'key', 'same'],
  )
  const asker = (
    name: string,
    bearer: [string, string],
    cookies: Record<string, string>,
    as?: { organId: string; officerId: string },
  ): Asker => ({
    name,
    cookie: Object.entries({ ...cookies, [bearer[0]]: bearer[1] })
      .map(([cookie, value]) => `${prefix}${cookie}=${value}`)
      .join('; '),
    token: tokenFor(http, bearer[1], as),
  })
  return {
    house,
    port: typeof address === 'object' && address !== null ? address.port : 0,
    routes,
    pool,
    advance: clock.advance,
    failures: () => failed.splice(0),
    async askers() {
      const nonce = () => Buffer.from(random(16)).toString('base64url')
      const drawer = { house, secret: http.secret, organ_id: townId }
      const draft = await beginDraft(drawer, 'demand')
      await saveDraft(drawer, {
        ...draft,
        answers: { ...blank('demand'), named: 'yes', name: '王二', phone: '1', demands: ['修路'], facts: '塌方。' },
      })
      const residents = [
        asker('nobody', ['form', nonce()], {}),
        asker('a resident who writes', ['form', nonce()], { draft: draft.code }),
        asker('a resident who follows', ['form', nonce()], { follow: known.code }),
      ]
      const staff: Asker[] = []
      for (const officerId of officers) {
        const account = { organId: officerId === 'song' ? (organIds[0] ?? '') : townId, officerId }
        const token = await db.withScope([], 'web', (tx) => openSession(tx, account, clock.now(), random, 'storm'))
        staff.push(asker(officerId, ['session', token], {}, account))
      }
      return [...residents, ...staff]
    },
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    },
  }
}

/** Some business: a matter that is handled, a repeated visit, an accusation, files. */
async function fill(house: House): Promise<{ numbers: string[]; files: string[]; code: string }> {
  const doer = async (officer_id: string): Promise<Doer> => ({
    organ_id: townId,
    via: 'counter',
    actor: {
      officer_id,
      seats: await house.db.withScope([townId], 'web', (tx) => seatsOf(tx, townId, officer_id, todayOf(house))),
    },
  })
  const zhou = await doer('zhou')
  const files = await checkFiles([{ name: '照片说明.txt', bytes: Buffer.from('四月二日塌方。') }])
  const first = await register(house, zhou, matter(), undefined, files)
  const { matter_id } = first
  await act(house, zhou, { matter_id, action: 'assign', input: { unit: 'land' }, happened: '2018-05-07' })
  await act(house, await doer('wu'), { matter_id, action: 'accept', input: { way: 'post' }, happened: '2018-05-07' })
  const open = await register(house, zhou, matter({ subject: '低保为何取消', channel: 'letter', present: 1 }))
  const walled = await register(
    house,
    await doer('qian'),
    matter({ kind: 'accusation', category: '纪检监察/干部作风/失职渎职', against: 'nangang' }),
    undefined,
    files,
  )
  const rows = await house.db.withScope([townId], 'web', (tx) =>
    tx.selectFrom('attachment').select('attachment_id').orderBy('attachment_id').execute(),
  )
  return {
    numbers: [first, open, walled].flatMap((one) => [one.matter_number, one.contact_number, one.code]),
    files: rows.map((row) => row.attachment_id),
    code: normaliseCode(first.code) ?? '',
  }
}
