import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isKey, langs, tRefusal } from '../i18n/translate.ts'
import { statusOf, statusOfAll } from './status.ts'

const params = {}

test('refusals map to statuses, unknown ones to the form again', () => {
  expect(statusOf('http.form_expired')).toBe(403)
  expect(statusOf('matter.not_found')).toBe(404)
  expect(statusOf('act.changed_meanwhile')).toBe(409)
  expect(statusOf('register.subject_missing')).toBe(422)
  expect(
    statusOfAll([
      { code: 'register.subject_missing', params },
      { code: 'act.changed_meanwhile', params },
    ]),
  ).toBe(409)
})

// `rooms.code` as it stands in the sources: every one must have words, or a person reads a code.
const codes = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .flatMap((file) => [
    ...readFileSync(join('src', file), 'utf8').matchAll(/\b(?:refuse|refusal)\(\s*'([a-z0-9_.-]+)'/g),
  ])
  .map(([, code = '']) => code)

test('every code that is refused with has words in both languages', () => {
  expect(codes.length).toBeGreaterThan(50)
  expect(codes.filter((code) => !isKey(`refused.${code}`))).toEqual([])
  for (const lang of langs) expect(tRefusal(lang, { code: 'matter.not_found', params })).not.toContain('not_found')
})
