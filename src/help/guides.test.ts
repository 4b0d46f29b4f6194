import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { langs } from '../i18n/translate.ts'
import { shippedPath } from '../lib/shipped.ts'
import { guideOf, guides } from '../ui/guides.ts'
import { referenceIn, references } from './guide-pages.tsx'

const app = readFileSync(new URL('../app.ts', import.meta.url), 'utf8')
const served = [...app.matchAll(/app\.get\(\s*'([^']+)'/g)].map(([, path = '']) => path)

test('every page of the staff site has a guide', () => {
  const without = ['/assets/:file', '/health', '/guide', '/guide/:name', '/guide/reference/:name']
  expect(served.length).toBeGreaterThan(15)
  expect(served.filter((path) => guideOf(path) === undefined && !without.includes(path))).toEqual([])
})

test('every guide stands in both languages, says what its page is for, and leads to pages that are there', () => {
  for (const lang of langs)
    for (const name of guides) {
      const text = readFileSync(shippedPath(`docs/guide/${lang}/${name}.md`), 'utf8')
      expect(text, `${lang} ${name}`).toMatch(/^# \S/)
      expect(/[\u4e00-\u9fff]/.test(text), `${lang} ${name}`).toBe(lang === 'zh-CN')
      for (const [, to = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
        const at = new URL(to, `file://${shippedPath(`docs/guide/${lang}/${name}.md`)}`)
        expect(() => readFileSync(at), to).not.toThrow()
        const chinese = at.pathname.replace(/(?:\.zh-CN)?\.md$/, '.zh-CN.md')
        expect(at.pathname === chinese, `${lang} ${name} ${to}`).toBe(lang === 'zh-CN' && existsSync(chinese))
      }
    }
})

test('a reference is shown in the language of its reader where it stands in it, and leads to pages that are there', () => {
  const pages = [
    ...guides.map((one) => `/guide/${one}`),
    ...Object.keys(references).map((one) => `/guide/reference/${one}`),
  ]
  for (const lang of langs)
    for (const [name, standsIn] of Object.entries(references)) {
      const { title, html, wordsIn } = referenceIn(lang, name)
      expect(wordsIn).toBe((standsIn as readonly string[]).includes(lang) ? lang : 'en')
      expect(/[\u4e00-\u9fff]/.test(title), name).toBe(wordsIn === 'zh-CN')
      for (const [, to = ''] of html.matchAll(/href="(?!https:)([^"]+)"/g))
        expect(pages, `${lang} ${name}`).toContain(to)
    }
  expect(referenceIn('zh-CN', 'import').wordsIn).toBe('zh-CN')
  const notFound = expect.objectContaining({ refusals: [expect.objectContaining({ code: 'guide.not_found' })] })
  expect(() => referenceIn('zh-CN', 'constructor')).toThrow(notFound)
})
