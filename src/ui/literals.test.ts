import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const views = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
  .map((file) => join('src', file))

/** Words for people in a view's source: text between tags, attributes that are read out, any Chinese character. */
export function literals(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
  const found = [...code.matchAll(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+/g)].map(([text]) => text)
  for (const [, text = ''] of code.matchAll(/<\/?[a-zA-Z][^<>]*>\s*([^<>{}]*[A-Za-z]{2}[^<>{}]*)(?=[<{])/g)) {
    if (!/[;=()[\]]|^\s*:/.test(text)) found.push(text.trim())
  }
  const read = /\b(?:aria-label|placeholder|title|alt|label|heading|text|hint)="([^"]*[A-Za-z]{2}[^"]*)"/g
  for (const [, text = ''] of code.matchAll(read)) found.push(text)
  return found
}

test('the scan finds what it looks for', () => {
  expect(literals('<p>登记</p>')).toEqual(['登记'])
  expect(literals('<p>Register now</p>')).toEqual(['Register now'])
  expect(literals('<b>{x}</b> days left <i />')).toEqual(['days left'])
  expect(literals('<input aria-label="Search" />')).toEqual(['Search'])
  expect(literals("<p>{t(lang, 'today.heading')}</p>")).toEqual([])
})

test.each(views)('%s holds no words for people', (file) => {
  expect(literals(readFileSync(file, 'utf8'))).toEqual([])
})
