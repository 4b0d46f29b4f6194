import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { ClockProps } from './clock.tsx'
import { Clock, clockTone, clockWords } from './clock.tsx'

function running(daysLeft: number, more: object = {}): ClockProps {
  return { kind: 'running', lastDay: '2018-05-29', daysLeft, usedPercent: 63, ...more }
}

test('a clock is late only below nought, soon up to five days', () => {
  expect([-1, 0, 5, 6].map((days) => clockTone(running(days)))).toEqual(['late', 'soon', 'soon', 'running'])
  expect(clockTone(running(7, { soon: true }))).toBe('soon')
  expect(clockTone({ kind: 'done', endedOn: '2018-04-26', days: 52, onTime: true })).toBe('done')
  expect(clockTone({ kind: 'done', endedOn: '2018-04-26', days: 72, onTime: false })).toBe('late')
})

test('the colour always has its word', () => {
  expect(clockWords('zh-CN', running(-4))).toBe('超 4 天')
  expect(clockWords('zh-CN', running(0))).toBe('今天')
  expect(clockWords('zh-CN', running(22))).toBe('还剩 22 天')
  expect(clockWords('en', running(1))).toBe('1 day left')
  expect(clockWords('zh-CN', { kind: 'done', endedOn: '2018-04-26', days: 72, onTime: false })).toBe('超期办结')
})

test('the small line names the last day, its basis and what it rests on', () => {
  const html = renderToString(
    <Clock
      lang="zh-CN"
      clock={running(22, { basis: '第三十三条', internal: true, provisional: true, extendedDays: 30 })}
      large
    />,
  )
  expect(html).toContain('<small>5月29日（星期二）止</small>')
  expect(html).toContain('<small>第三十三条 · 已延期 30 日 · 内部期限 · 暂定，以公布的放假安排为准</small>')
  const small = renderToString(<Clock lang="en" clock={running(22, { basis: 'art. 33' })} />)
  expect(small).toContain('<small>due 29 May · art. 33</small>')
})

test('the bar never leaves its frame', () => {
  expect(renderToString(<Clock lang="en" clock={running(-40, { usedPercent: 260 })} />)).toContain('width="100"')
  expect(renderToString(<Clock lang="en" clock={running(40, { usedPercent: -3 })} />)).toContain('width="0"')
})
