import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const tokens = readFileSync('src/ui/scss/_tokens.scss', 'utf8')

function colour(name: string): number[] {
  const hex = new RegExp(`^\\$${name}: #([0-9a-f]{6});`, 'm').exec(tokens)?.[1]
  if (hex === undefined) throw new Error(`no colour ${name}`)
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
}

// WCAG 2.2, relative luminance and contrast ratio.
function luminance(name: string): number {
  const [r = 0, g = 0, b = 0] = colour(name).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

test.each([
  ['ink', 'paper'],
  ['ink', 'desk'],
  ['ink', 'accent-2'],
  ['ink', 'soon-2'],
  ['ink', 'late-2'],
  ['ink', 'focus'],
  ['ink-2', 'paper'],
  ['ink-2', 'desk'],
  ['accent', 'paper'],
])('text %s on %s has 7:1', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(7)
})

test.each([
  ['accent', 'desk'],
  ['late', 'paper'],
  ['late', 'desk'],
  ['soon', 'paper'],
  ['done', 'paper'],
  ['accent-ink', 'accent-2'],
  ['late-ink', 'late-2'],
  ['soon-ink', 'soon-2'],
  ['done-ink', 'done-2'],
])('status word %s on %s has 4.5:1', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
})

test('what can be typed in has an edge of 3:1', () => {
  expect(contrast('edge', 'paper')).toBeGreaterThanOrEqual(3)
})
