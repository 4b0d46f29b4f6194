import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ruleSetOn } from '../rules/rulesets.ts'
import { readOwnRules } from './ownrules.ts'
import { shippedPath } from './shipped.ts'

const example = /```json\n([^`]*)```/.exec(readFileSync(shippedPath('docs/law.md'), 'utf8'))?.[1] ?? ''

test('the example in docs/law.md is read, and adds its clock', () => {
  const own = readOwnRules(example)
  expect(ruleSetOn('2018-02-09', own)).toMatchObject({
    id: 'xinfang-2005+shiqiao-2016',
    clocks: { object: { length: 5, unit: 'workdays', article: { law: 'shiqiao-2016', zh: '第九条' } } },
  })
})

test.each([
  ['an unknown clock', (json: string) => json.replace('"object"', '"forever"'), 'clock'],
  ['a date that does not exist', (json: string) => json.replace('2016-01-01', '2016-02-30'), 'from'],
  ['a field that nobody knows', (json: string) => json.replace('"level"', '"levle"'), 'levle'],
  ['a half day', (json: string) => json.replace('"length": 5', '"length": 5.5'), 'length'],
])('%s is refused and named', (_, spoil, names) => {
  expect(() => readOwnRules(spoil(example))).toThrow(names)
})
