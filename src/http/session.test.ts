import { expect, test } from 'vitest'
import type { Db } from '../db/open.ts'
import { testDb } from '../db/testing.ts'
import { fixedNow } from '../lib/clock.ts'
import { seededRandom } from '../lib/ids.ts'
import { isRefused } from '../rules/errors.ts'
import type { HttpConfig } from './env.ts'
import { fitsPassphrase, hashPassphrase } from './passphrase.ts'
import { knownDevice, rememberDevice } from './device.ts'
import { endSession, endSessionOf, endSessionsOf, openSessions, readSession, sweepSessions } from './session.ts'
import { signIn, signInLimits } from './sign-in.ts'

const passphrase = '石桥镇 信访 2018'
const first = '2018-05-07T00:30:00.000Z'

async function office(): Promise<Db> {
  const db = await testDb()
  const passphrase_hash = await hashPassphrase(passphrase)
  await db.asOwner(async (tx) => {
    const organ = { organ_id: 'shiqiao', level: 'town', name: '石桥镇', word: '石政', zone: 'Asia/Shanghai' }
    await tx
      .insertInto('organ')
      .values({
        ...organ,
        parent_id: null,
        name_en: 'Shiqiao',
        petition_office_id: null,
        demo: false,
        created_at: first,
      })
      .execute()
    const account = { organ_id: 'shiqiao', passphrase_hash, disabled_at: null }
    await tx
      .insertInto('account')
      .values([
        { ...account, login: 'zhoumin', officer_id: 'zhou-min' },
        { ...account, login: 'gone', officer_id: 'gone', disabled_at: first },
        { ...account, login: 'fresh', officer_id: 'fresh', passphrase_hash: null },
      ])
      .execute()
  })
  return db
}

function setUp(db: Db) {
  const clock = fixedNow(first)
  const config: HttpConfig = { secret: new Uint8Array(32), secure: false, now: clock.now, random: seededRandom('s') }
  const limits = signInLimits(config)
  const attempt = (login: string, typed: string, address = '10.0.0.1', device?: string) =>
    signIn(db, config, limits, { login, passphrase: typed }, { address, agent: 'test', device }).then(
      ({ token }) => token,
      (caught: unknown) => {
        if (isRefused(caught)) return { refused: caught.refusals.map((one) => one.code).join() }
        throw caught
      },
    )
  const read = (token: string) => db.withScope([], 'web', (tx) => readSession(tx, token, clock.now()))
  return { clock, config, attempt, read }
}

test('a name and its passphrase open a session that ends after a working day, and at sign-out', async () => {
  const db = await office()
  const { clock, attempt, read } = setUp(db)
  const token = await attempt(' ZhouMin ', passphrase)
  if (typeof token !== 'string') throw new Error('refused')
  expect(await read(token)).toMatchObject({ organId: 'shiqiao', officerId: 'zhou-min' })
  expect(await read(`${token}x`)).toBeUndefined()
  const stored = await db.asOwner((tx) => tx.selectFrom('session').selectAll().execute())
  expect(JSON.stringify(stored)).not.toContain(token)
  clock.advance(12 * 3_600_000 - 1)
  expect(await read(token)).toBeDefined()
  clock.advance(1)
  expect(await read(token)).toBeUndefined()

  const second = await attempt('zhoumin', passphrase)
  if (typeof second !== 'string') throw new Error('refused')
  const open = await read(second)
  if (open === undefined) throw new Error('no session')
  await db.withScope([], 'web', (tx) => sweepSessions(tx, clock.now()))
  await db.withScope([], 'web', (tx) => endSession(tx, open.tokenHash))
  expect(await read(second)).toBeUndefined()
  expect(await db.asOwner((tx) => tx.selectFrom('session').selectAll().execute())).toEqual([])
})

test('disabling an account ends what it has open', async () => {
  const db = await office()
  const { clock, attempt, read } = setUp(db)
  const token = await attempt('zhoumin', passphrase)
  if (typeof token !== 'string') throw new Error('refused')
  await db.asOwner((tx) =>
    tx.updateTable('account').set({ disabled_at: clock.now() }).where('login', '=', 'zhoumin').execute(),
  )
  expect(await read(token)).toBeUndefined()
})

test('who may not sign in hears the same, whatever the reason', async () => {
  const db = await office()
  const { attempt } = setUp(db)
  expect(await attempt('zhoumin', 'wrong passphrase')).toEqual({ refused: 'signin.wrong' })
  expect(await attempt('nobody', passphrase)).toEqual({ refused: 'signin.wrong' })
  expect(await attempt('gone', passphrase)).toEqual({ refused: 'signin.wrong' })
  expect(await attempt('fresh', passphrase)).toEqual({ refused: 'signin.wrong' })
  expect(await attempt('', passphrase)).toEqual({ refused: 'signin.login_missing' })
  expect(await attempt('zhoumin', '')).toEqual({ refused: 'signin.passphrase_missing' })
})

test('a name can be tried ten times, then waits, from whatever address', async () => {
  const db = await office()
  const { clock, attempt } = setUp(db)
  for (let n = 0; n < 10; n++) expect(await attempt('nobody', 'x', `10.0.0.${n}`)).toEqual({ refused: 'signin.wrong' })
  expect(await attempt('nobody', 'x', '10.0.1.1')).toEqual({ refused: 'signin.too_many_tries' })
  expect(await attempt('zhoumin', passphrase)).toEqual(expect.any(String))
  clock.advance(90_000)
  expect(await attempt('nobody', 'x')).toEqual({ refused: 'signin.wrong' })
})

test('a stranger who tries a name for hours does not keep its owner out of a browser they have signed in with', async () => {
  const db = await office()
  const { clock, config, attempt } = setUp(db)
  const device = rememberDevice(config.secret, config.random, undefined, 'zhoumin')
  for (let n = 0; n < 40; n++) {
    clock.advance(60_000)
    await attempt('zhoumin', 'guess', `10.0.${n}.1`)
  }
  expect(await attempt('zhoumin', passphrase, '10.9.9.9')).toEqual({ refused: 'signin.too_many_tries' })
  expect(await attempt('zhoumin', passphrase, '10.9.9.9', device)).toEqual(expect.any(String))
  // The mark is for that name alone, and it is no way round the limit.
  expect(await attempt('gone', 'x', '10.9.9.9', device)).toEqual({ refused: 'signin.wrong' })
  for (let n = 0; n < 10; n++) await attempt('zhoumin', 'guess', '10.9.9.9', device)
  expect(await attempt('zhoumin', passphrase, '10.9.9.9', device)).toEqual({ refused: 'signin.too_many_tries' })
  expect(await attempt('zhoumin', 'guess', '10.9.9.9', `${device}x`)).toEqual({ refused: 'signin.too_many_tries' })
})

test('one network may try sixty names, whatever address of its own it takes', async () => {
  const db = await office()
  const { attempt } = setUp(db)
  for (let n = 0; n < 60; n++)
    expect(await attempt(`n${n}`, 'x', `2001:db8:1:2::${n}`)).toEqual({ refused: 'signin.wrong' })
  expect(await attempt('other', 'x', '2001:db8:1:2:ff::1')).toEqual({ refused: 'signin.too_many_tries' })
  expect(await attempt('other', 'x', '2001:db8:1:3::1')).toEqual({ refused: 'signin.wrong' })
})

test('a browser is known for the names that signed in with it, eight at most', () => {
  const [secret, random] = [new Uint8Array(32), seededRandom('d')]
  let cookie: string | undefined
  for (let n = 0; n < 10; n++) cookie = rememberDevice(secret, random, cookie, `n${n}`)
  const known = Array.from({ length: 10 }, (_, n) => knownDevice(secret, cookie, `n${n}`) !== undefined)
  expect(known).toEqual([false, false, ...Array.from({ length: 8 }, () => true)])
  expect(knownDevice(new Uint8Array(32).fill(1), cookie, 'n9')).toBeUndefined()
})

test('the accounts of a demo, whose passphrase is printed, sign in to the demo alone', async () => {
  const db = await office()
  await db.asOwner((tx) => tx.updateTable('organ').set({ demo: true }).execute())
  const { config, attempt } = setUp(db)
  expect(await attempt('zhoumin', passphrase)).toEqual({ refused: 'signin.wrong' })
  const typed = { login: 'zhoumin', passphrase }
  const inDemo = signIn(db, config, signInLimits(config), typed, { address: '10.0.0.1' }, true)
  expect((await inDemo).account.login).toBe('zhoumin')
})

test('sessions are listed and ended one by one, or all but this one; nobody ends another’s', async () => {
  const db = await office()
  const { clock, attempt, read } = setUp(db)
  const tokens = []
  for (let n = 0; n < 3; n++) {
    clock.advance(60_000)
    const token = await attempt('zhoumin', passphrase)
    if (typeof token === 'string') tokens.push(token)
  }
  const [first = '', second = '', third = ''] = tokens
  const here = await read(third)
  if (!here) throw new Error('no session')
  const list = () => db.withScope([], 'web', (tx) => openSessions(tx, here, clock.now()))
  expect((await list()).map((one) => one.here)).toEqual([true, false, false])
  const oldest = (await list()).at(-1)?.id ?? ''
  await db.withScope([], 'web', (tx) => endSessionOf(tx, { ...here, officerId: 'gone' }, oldest))
  expect(await read(first)).toBeDefined()
  await db.withScope([], 'web', (tx) => endSessionOf(tx, here, oldest))
  await db.withScope([], 'web', (tx) => endSessionOf(tx, here, 'nonsense'))
  expect([await read(first), (await read(second)) !== undefined]).toEqual([undefined, true])
  await db.withScope([], 'web', (tx) => endSessionsOf(tx, here, here.tokenHash))
  expect((await list()).map((one) => one.here)).toEqual([true])
  await db.withScope([], 'web', (tx) => endSessionsOf(tx, here))
  expect(await read(third)).toBeUndefined()
})

test('a passphrase is Argon2id, of ten characters at least, the same however it was typed', async () => {
  const stored = await hashPassphrase('Ａ1-é-十个字符以上')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await fitsPassphrase(stored, 'A1-e\u0301-十个字符以上')).toBe(true)
  expect(await fitsPassphrase(stored, 'a1-é-十个字符以上')).toBe(false)
  expect(await fitsPassphrase(undefined, 'no account has this passphrase')).toBe(false)
  await expect(hashPassphrase('123456789')).rejects.toThrow('signin.passphrase_too_short')
  await expect(hashPassphrase('长'.repeat(201))).rejects.toThrow('signin.passphrase_too_long')
})
