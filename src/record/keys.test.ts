import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { seededRandom } from '../lib/ids.ts'
import { makeKeys, openKeys, organKeyRow, readKeys, saveKeys, signerId } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'huiyin-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))

const made = (seed: string) => makeKeys('shixi', { now: '2018-01-01T00:00:00.000Z', random: seededRandom(seed) })

it('keeps an organ’s keys in a file that only its owner reads', () => {
  const dir = join(folder, 'a', 'keys')
  const file = made('a')
  saveKeys(dir, file)
  expect(statSync(dir).mode % 0o1000).toBe(0o700)
  expect(statSync(join(dir, 'shixi.json')).mode % 0o1000).toBe(0o600)
  expect(readdirSync(dir)).toEqual(['shixi.json'])
  const keys = readKeys(dir, 'shixi')
  expect(keys.signer.publicKey).toEqual(openKeys(file).signer.publicKey)
  expect(keys.name).toBe('huiyin/shixi')
  expect(keys.code).toEqual({ version: 1, key: Buffer.from(file.codes[0]!.key, 'hex') })
  expect(organKeyRow('shixi', keys.signer, '2018-01-01T00:00:00.000Z').key_id).toBe(signerId(keys.signer))
})

it('never writes over keys unasked', () => {
  const dir = join(folder, 'b')
  saveKeys(dir, made('a'))
  expect(() => saveKeys(dir, made('b'))).toThrow('keys.exist')
  expect(readKeys(dir, 'shixi').signer.publicKey).toEqual(openKeys(made('a')).signer.publicKey)
  saveKeys(dir, made('b'), true)
  expect(readKeys(dir, 'shixi').signer.publicKey).toEqual(openKeys(made('b')).signer.publicKey)
  expect(readdirSync(dir)).toEqual(['shixi.json'])
})

it('refuses a file that others may read, that is damaged, absent, or another organ’s', () => {
  const dir = join(folder, 'c')
  saveKeys(dir, made('a'))
  chmodSync(join(dir, 'shixi.json'), 0o640)
  expect(() => readKeys(dir, 'shixi')).toThrow('keys.open_to_others')
  expect(() => readKeys(dir, 'dongxi')).toThrow('keys.missing')
  expect(() => readKeys(dir, '../shixi')).toThrow('keys.organ')
  writeFileSync(join(dir, 'dongxi.json'), JSON.stringify(made('a')), { mode: 0o600 })
  expect(() => readKeys(dir, 'dongxi')).toThrow('keys.damaged')
  writeFileSync(join(dir, 'beixi.json'), '{', { mode: 0o600 })
  expect(() => readKeys(dir, 'beixi')).toThrow('keys.damaged')
  expect(() => openKeys({ ...made('a'), signing: [{ seed: 'ab', since: '' }] })).toThrow('keys.damaged')
})
