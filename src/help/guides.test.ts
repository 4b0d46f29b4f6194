import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { langs } from '../i18n/translate.ts'
import { shippedPath } from '../lib/shipped.ts'
import { guideOf, guides } from '../ui/guides.ts'

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
      for (const [, to = ''] of text.matchAll(/\]\(([^)]+)\)/g))
        expect(
          () => readFileSync(new URL(to, `file://${shippedPath(`docs/guide/${lang}/${name}.md`)}`)),
          to,
        ).not.toThrow()
    }
})
