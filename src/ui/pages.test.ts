import { describe, expect, test } from 'vitest'
import { pages } from '../../e2e/fixtures/all.tsx'
import { langs } from '../i18n/translate.ts'
import { renderPage } from './render.ts'
import { invalid } from './valid.testing.ts'

describe.each(Object.keys(pages))('%s', (name) => {
  test.each(langs)('is valid HTML without script or style in %s', async (lang) => {
    const html = renderPage(pages[name]!(lang))
    expect(await invalid(html)).toEqual([])
    expect(html).not.toMatch(/<script|<style|\son[a-z]+=|javascript:/)
    expect(html.startsWith(`<!doctype html><html lang="${lang}"`)).toBe(true)
  })

  test('has one main, one first heading, a skip link to main and the other language’s address', () => {
    const html = renderPage(pages[name]!('zh-CN'))
    expect(html.match(/<main/g)).toHaveLength(1)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('<a href="#main" class="govuk-skip-link">')
    expect(html).toContain('lang=en"')
  })
})

test('every form that posts carries the token', () => {
  for (const make of Object.values(pages)) {
    const html = renderPage(make('en'))
    for (const form of html.match(/<form[^>]*method="post"[\s\S]*?<\/form>/g) ?? []) {
      expect(form).toContain('name="_token" value="token"')
    }
  }
})
