import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Lang } from '../i18n/translate.ts'
import { accessOf } from '../matters/access.ts'
import { listMatters } from '../matters/list.ts'
import { register } from '../matters/register.ts'
import { visit } from '../matters/testing.ts'
import { organ, sentCode, site, testSite } from './testing.ts'

let made: Awaited<ReturnType<typeof testSite>>
const visitor = (lang?: Lang) => made.visitor(lang)

beforeAll(async () => {
  made = await testSite()
})
afterAll(async () => {
  await made.house.db.close()
  if (made.failures.length > 0) throw made.failures[0]
})

describe('an accusation', () => {
  test('is asked about first, kept apart from there on, and read by the designated seat alone', async () => {
    const one = visitor()
    expect(await one.step('/write', { purpose: 'accusation' })).toBe('/write/who')
    await one.step('/write/who', { named: 'no' })
    await one.step('/write/about', { about: '某村主任收钱' })
    await one.step('/write/facts', { facts: '收了八百元。' })
    await one.step('/write/files', {})
    expect(await (await one.get('/write/check')).text()).toContain('12388')
    await one.step('/write/check', {})
    const html = await (await one.get('/sent')).text()
    expect(html).toContain('12388')
    const code = await sentCode(one)
    expect(code).not.toBe('')

    const sees = async (who: string) => {
      const doer = await made.doer(who)
      return made.house.db.withScope([organ], 'web', (tx) =>
        listMatters(tx, { ...accessOf(doer), keys: made.house.keysOf(organ), limit: 100 }),
      )
    }
    for (const who of ['zhou', 'min', 'wu', 'zhao', 'chen', 'liu', 'root'])
      expect(JSON.stringify(await sees(who))).not.toContain('JB-2018')
    expect(JSON.stringify(await sees('qian'))).toContain('某村主任收钱')
    const stored = await made.rows(`select convert_from(body, 'utf8') as body from event_body where key_id is null`)
    expect(JSON.stringify(stored)).not.toContain('八百元')
  })

  test('that turns into something else begins anew: its words are never read by the office', async () => {
    const one = visitor()
    await one.step('/write', { purpose: 'accusation' })
    await one.step('/write/who', { named: 'no' })
    await one.step('/write/about', { about: '某人' })
    await one.step('/write/facts', { facts: '只给专人看的话' })
    await one.step('/write', { purpose: 'demand' })
    expect(await (await one.get('/write/facts')).text()).not.toContain('只给专人看的话')
  })

  test('what was begun as something else may become one, and keeps its words', async () => {
    const one = visitor()
    await one.step('/write', { purpose: 'demand' })
    await one.step('/write/who', { named: 'no' })
    await one.step('/write/facts', { facts: '其实是检举' })
    await one.step('/write', { purpose: 'accusation' })
    expect(await (await one.get('/write/facts')).text()).toContain('其实是检举')
  })
})

describe('a code', () => {
  test('that is wrong gets one answer, whether it is mistyped, unknown or a draft’s', async () => {
    const drafting = visitor()
    await drafting.step('/write', { purpose: 'demand' })
    await drafting.step('/write/who', { named: 'no', _save: '1' })
    const draft = /<b>([0-9A-Z-]{14})<\/b>/.exec(await (await drafting.get('/saved')).text())?.[1] ?? ''
    const one = visitor()
    const { _token } = await one.form('/follow')
    const answers = []
    for (const code of ['AAAA-AAAA-AAAA', '7K2M-PX4D-9QWT', draft, 'nonsense']) {
      const answer = await one.post('/follow', { code }, { _token })
      answers.push([
        answer.status,
        (await answer.text()).replaceAll(code, 'CODE').replace(/name="_token" value="[^"]*"/, ''),
        answer.headers.getSetCookie(),
      ])
    }
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]?.[0]).toBe(422)
  })

  test('opens the matter for half an hour in this browser, and no longer after leaving', async () => {
    const { code } = await register(made.house, await made.doer('zhou'), visit())
    const one = visitor()
    expect(await one.step('/follow', { code })).toBe('/follow/matter')
    const html = await (await one.get('/follow/matter')).text()
    expect(html).not.toMatch(/李大有|13900000001|滴水/)
    await one.get('/leave')
    expect((await one.get('/follow/matter')).headers.get('location')).toBe(`${site}/follow`)
  })

  test('cannot be guessed at: after thirty tries a quarter of an hour passes', async () => {
    const one = visitor()
    const { _token } = await one.form('/follow')
    const statuses = []
    for (let n = 0; n < 40; n++)
      statuses.push((await one.post('/follow', { code: 'AAAA-AAAA-AAAA' }, { _token })).status)
    expect(statuses).toContain(422)
    expect(statuses.at(-1)).toBe(429)
  })
})
