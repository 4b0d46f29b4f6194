import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { takeLock } from '../db/lock.ts'
import { seededRandom } from '../lib/ids.ts'
import { testHouse } from '../matters/testing.ts'
import { setDemoAccounts } from '../offices/demo-accounts.ts'
import { isRefused } from '../rules/errors.ts'
import { emptyDemoFolder, readDemoFolder, speakablePassphrase, writeDemoFolder } from './demo-folder.ts'

const says = { demo: 'huiyin', lang: 'zh', passphrase: 'p', day: '2018-05-07', fixed: true, loaded: false } as const

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'huiyin-demo-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

async function refused(work: () => unknown): Promise<string> {
  try {
    await work()
    return ''
  } catch (caught) {
    if (!isRefused(caught)) throw caught
    return caught.refusals.map((one) => one.code).join()
  }
}

test('a folder with anything else in it is no demo folder and is left alone', async () => {
  const at = folder()
  expect(readDemoFolder(at)).toBeNull()
  writeFileSync(join(at, 'accounts.xlsx'), 'ours')
  expect(await refused(() => readDemoFolder(at))).toBe('demo.not_a_demo_folder')
  expect(await refused(() => emptyDemoFolder(at))).toBe('demo.not_a_demo_folder')
  expect(existsSync(join(at, 'accounts.xlsx'))).toBe(true)
})

test('a demo folder says what it is and can be emptied, unless somebody uses it', async () => {
  const at = folder()
  writeDemoFolder(at, says)
  mkdirSync(join(at, 'pglite'))
  expect(readDemoFolder(at)).toEqual(says)
  const taken = await takeLock(at, 'server', join(at, 'socket'))
  expect(await refused(() => emptyDemoFolder(at))).toBe('demo.in_use')
  expect(existsSync(join(at, 'pglite'))).toBe(true)
  if ('lock' in taken) taken.lock.release()
  await emptyDemoFolder(at)
  expect([readDemoFolder(at), existsSync(join(at, 'pglite'))]).toEqual([null, false])
})

test('the passphrase of a demo can be read out, and differs from folder to folder', () => {
  const random = seededRandom('demo')
  const made = Array.from({ length: 200 }, () => speakablePassphrase(random))
  for (const one of made) expect(one).toMatch(/^([bdfghjklmnprstvz][aeiu]){2}(-([bdfghjklmnprstvz][aeiu]){2}){3}$/)
  expect(new Set(made).size).toBe(200)
})

test('a printed passphrase opens no office that is not a demo', async () => {
  const { house } = await testHouse()
  const account = { login: 'zhou', organ_id: 'shitown', officer_id: 'zhou' }
  expect(await refused(() => setDemoAccounts(house, [account], 'a printed passphrase'))).toBe('demo.not_a_demo_organ')
  const found = await house.db.withScope([], 'web', (tx) => tx.selectFrom('account').select('login').execute())
  expect(found).toEqual([])
})
