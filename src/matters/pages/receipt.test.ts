import { expect, test } from 'vitest'
import { createApp } from '../../app.ts'
import { hashPassphrase } from '../../http/passphrase.ts'
import { type Lang, langs, t } from '../../i18n/translate.ts'
import { seededRandom } from '../../lib/ids.ts'
import { setReception } from '../../offices/reception.ts'
import { visitorOf } from '../../offices/testing.ts'
import { register } from '../register.ts'
import { testHouse, visit } from '../testing.ts'

const passphrase = 'the counter is open'

/** The small town at its counter, reached at `publicUrl`, and a receipt of a registration as its clerk's browser gets it. */
async function counter(publicUrl?: string) {
  const { house, doer } = await testHouse()
  const account = { login: 'min', organ_id: 'shitown', officer_id: 'min', disabled_at: null }
  const passphrase_hash = await hashPassphrase(passphrase)
  await house.db.withScope([], 'web', (tx) =>
    tx
      .insertInto('account')
      .values({ ...account, passphrase_hash })
      .execute(),
  )
  const failures: unknown[] = []
  const app = createApp({
    house,
    http: { secret: new Uint8Array(32), secure: false, publicUrl, now: house.now, random: seededRandom('receipt') },
    assets: { href: (name) => `/assets/${name}`, serve: (c) => c.notFound() },
    log: (error) => failures.push(error),
  })
  const { code } = await register(house, await doer('min'), visit())
  const receipt = async (lang: Lang, more = '') => {
    const { get, signIn } = visitorOf(app, `huiyin-lang=${lang}`)
    await signIn('min', passphrase)
    return (await get(`/contacts/receipt?code=${code}${more}`)).text()
  }
  return { house, receipt, failures }
}

test('a receipt says where the reception room is and when it is open, in the words of its language', async () => {
  const { house, receipt, failures } = await counter()
  expect(await receipt('zh-CN')).not.toContain('接待室：')
  await setReception(house, {
    organ_id: 'shitown',
    office_id: 'po',
    address: '石镇府前街1号一楼',
    address_en: '1 Fuqian Street, ground floor',
    hours: '工作日8:30至17:30',
    hours_en: 'working days, 8:30 to 17:30',
  })
  for (const paper of ['', '&paper=a4']) {
    expect(await receipt('zh-CN', paper)).toContain('接待室：石镇府前街1号一楼，工作日8:30至17:30')
    expect(await receipt('en', paper)).toContain(
      'Reception room: 1 Fuqian Street, ground floor; working days, 8:30 to 17:30',
    )
  }
  expect(failures).toEqual([])
})

test('a receipt leads to the public address where one is set, and warns where it leads nowhere', async () => {
  const out = await counter('https://xinfang.shizhen.example')
  const here = await counter()
  for (const lang of langs) {
    const page = await out.receipt(lang)
    expect(page).toContain('xinfang.shizhen.example/portal/shitown</p>')
    expect(page).not.toContain(t(lang, 'receipt.hereOnly'))
    const lost = await here.receipt(lang)
    expect(lost).toContain('localhost/portal/shitown</p>')
    expect(lost).toContain(t(lang, 'receipt.hereOnly'))
  }
})
