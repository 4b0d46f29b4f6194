import { expect, it } from 'vitest'
import en from '../../locales/en.json' with { type: 'json' }
import zh from '../../locales/zh-CN.json' with { type: 'json' }
import { alarms, notices } from './findings.ts'

it('has words in both languages for whatever verify may say', () => {
  const codes = [...alarms, ...notices].map((code) => `verify.${code}`).sort()
  for (const words of [zh, en]) {
    expect(
      Object.keys(words)
        .filter((key) => codes.includes(key))
        .sort(),
    ).toEqual(codes)
  }
})
