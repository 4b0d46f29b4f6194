import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadConfig, settings } from './config.ts'
import { settingsDoc } from './settings-doc.ts'

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'huiyin-config-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  return dir
}

const refusedWith = (code: string, params: object) =>
  expect.objectContaining({ refusals: [{ code, params: expect.objectContaining(params) }] })

test('without anything the defaults hold', () => {
  const config = loadConfig({ HUIYIN_DATA_DIR: folder() })
  expect(config).toMatchObject({ databaseUrl: null, poolSize: 10, port: 8080, language: 'zh-CN' })
})

test('the command line comes before the environment, the environment before the file', () => {
  const dataDir = folder()
  writeFileSync(join(dataDir, 'huiyin.json'), JSON.stringify({ port: 1, host: 'file', poolSize: 3, language: 'en' }))
  const config = loadConfig(
    { HUIYIN_PORT: '2', HUIYIN_HOST: 'env', HUIYIN_DATA_DIR: '/nowhere', HUIYIN_POOL_SIZE: '' },
    { dataDir, port: 3 },
  )
  expect(config).toMatchObject({ dataDir, port: 3, host: 'env', poolSize: 3, language: 'en' })
  expect(loadConfig({ DATABASE_URL: 'postgres://a/b' }).databaseUrl).toBe('postgres://a/b')
  expect(loadConfig({ DATABASE_URL: 'postgres://a/b', HUIYIN_DATABASE_URL: 'postgres://c/d' }).databaseUrl).toBe(
    'postgres://c/d',
  )
})

test('the file may lie elsewhere, and then it must be there', () => {
  const dir = folder()
  writeFileSync(join(dir, 'office.json'), '{"port": 9}')
  expect(loadConfig({ HUIYIN_CONFIG: join(dir, 'office.json') }).port).toBe(9)
  const missing = join(dir, 'missing.json')
  expect(() => loadConfig({ HUIYIN_CONFIG: missing })).toThrow(
    refusedWith('settings-file-unreadable', { path: missing }),
  )
  writeFileSync(missing, '[1]')
  expect(() => loadConfig({ HUIYIN_CONFIG: missing })).toThrow(
    refusedWith('settings-file-unreadable', { path: missing }),
  )
})

test('a value of the wrong kind and a name nobody knows are refused', () => {
  const dataDir = folder()
  expect(() => loadConfig({ HUIYIN_PORT: 'eighty' })).toThrow(
    refusedWith('setting-invalid', { name: 'port', value: 'eighty' }),
  )
  expect(() => loadConfig({ HUIYIN_POOL_SIZE: '0' })).toThrow(refusedWith('setting-invalid', { name: 'poolSize' }))
  expect(() => loadConfig({ HUIYIN_LANGUAGE: 'fr' })).toThrow(refusedWith('setting-invalid', { name: 'language' }))
  writeFileSync(join(dataDir, 'huiyin.json'), '{"prot": 80}')
  expect(() => loadConfig({}, { dataDir })).toThrow(refusedWith('setting-unknown', { name: 'prot' }))
  writeFileSync(join(dataDir, 'huiyin.json'), '{"port": "80"}')
  expect(() => loadConfig({}, { dataDir })).toThrow(refusedWith('setting-invalid', { name: 'port' }))
})

test('each setting has a variable of its own and says what it is', () => {
  const all = Object.values(settings)
  expect(new Set(all.map((one) => one.env)).size).toBe(all.length)
  for (const one of all) {
    expect(one.env).toMatch(/^HUIYIN_[A-Z_]+$/)
    expect(one.doc).toEqual({
      zh: expect.stringMatching(/[\u4e00-\u9fff].*。$/),
      en: expect.stringMatching(/^[^\u4e00-\u9fff]+\.$/),
    })
  }
})

test.each([
  ['en', 'settings.md'],
  ['zh', 'settings.zh-CN.md'],
] as const)('%s: docs/%s lists every setting (node scripts/settings-doc.ts writes it)', (lang, name) => {
  expect(readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8')).toBe(settingsDoc(lang))
})
