import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Lang, t } from '../i18n/translate.ts'
import { sweepPortalDrafts } from './draft.ts'
import { organ, site, testSite } from './testing.ts'

let made: Awaited<ReturnType<typeof testSite>>
const visitor = (lang?: Lang) => made.visitor(lang)

beforeAll(async () => {
  made = await testSite()
})
afterAll(async () => {
  await made.house.db.close()
  if (made.failures.length > 0) throw made.failures[0]
})

test('a draft waits under its code, says nothing to whoever reads the database, and goes when its time is over', async () => {
  const one = visitor()
  await one.step('/write', { purpose: 'demand' })
  await one.step('/write/who', { named: 'yes', name: '藏起来的名字', phone: '1', address: '' })
  const file = new File(['藏起来的材料'], '藏.txt', { type: 'text/plain' })
  const { _token, _draft } = await one.form('/write/files')
  const body = new FormData()
  for (const [name, value] of Object.entries({ _token, _draft, _save: '1' })) body.append(name, value)
  body.append('files', file)
  const saved = await made.app.request(`${site}/write/files`, {
    method: 'POST',
    body,
    headers: { cookie: one.jar().join('; ') },
  })
  expect(saved.headers.get('location')).toBe(`${site}/saved`)
  const code = /<b>([0-9A-Z-]{14})<\/b>/.exec(await (await one.get('/saved')).text())?.[1] ?? ''

  const rows = await made.rows(
    'select draft_id, content from portal_draft union all select draft_id, content from portal_draft_file',
  )
  const all = Buffer.concat(
    rows.flatMap((row) => [row['draft_id'], row['content']]).map((one_) => Buffer.from(one_ as Uint8Array)),
  )
  for (const secret of ['藏起来的名字', '藏起来的材料', code, code.replaceAll('-', ''), '藏.txt'])
    expect(all.includes(Buffer.from(secret))).toBe(false)

  const elsewhere = visitor('en')
  const wrong = await elsewhere.post('/continue', { code: 'AAAA-AAAA-AAAA' })
  expect(wrong.status).toBe(422)
  expect(await elsewhere.step('/continue', { code: ` ${code.toLowerCase()} ` })).toBe('/write/demands')
  expect(await (await elsewhere.get('/write/who')).text()).toContain('藏起来的名字')
  expect(await (await elsewhere.get('/write/files')).text()).toContain('藏.txt')

  made.clock.set('2018-06-06T01:00:00.000Z')
  await sweepPortalDrafts(made.house.db, [organ], made.house.now())
  expect(await (await elsewhere.post('/continue', { code })).text()).toContain(t('en', 'refused.portal.no_such_draft'))
  expect(await made.rows('select 1 from portal_draft_file')).toEqual([])
  made.clock.set('2018-05-07T01:00:00.000Z')
})
