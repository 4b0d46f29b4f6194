import type { Say } from './report.ts'

/** How far an import has got. */
export type Progress = { bytes: number; size: number; rows: number; added: number; already: number; refused: number }

/** What progress is shown on: a terminal gets one line that is written over, anything else plain lines. */
export type Screen = { write(text: string): unknown; isTTY?: boolean | undefined; columns?: number | undefined }

const BAR_EVERY = 100 // milliseconds
const LINE_EVERY = 10_000
const BAR = 24

/**
 * Shows progress with the rate and the time left. On a terminal at most ten times a second, elsewhere a line every ten
 * seconds and one at the end. In: the screen, a clock in milliseconds, the words, whether it is a dry run: then it says what
 * would be added. Out: `show` and `done`.
 */
export function showProgress(screen: Screen, clock: () => number, say: Say, dry = false) {
  const terminal = screen.isTTY === true
  const began = clock()
  let shown = terminal ? Number.NEGATIVE_INFINITY : began
  let width = 0

  const draw = (at: Progress, now: number) => {
    const words = sentence(at, (now - began) / 1000, say, dry)
    if (!terminal) {
      screen.write(`${words}\n`)
      return
    }
    const share = at.size > 0 ? Math.min(1, at.bytes / at.size) : 0
    const full = Math.round(share * BAR)
    const room = Math.max(0, (screen.columns ?? 80) - BAR - 4)
    const line = `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${cut(words, room)}`
    const wide = widthOf(line)
    screen.write(`\r${line}${' '.repeat(Math.max(0, width - wide))}`)
    width = wide
  }

  return {
    show(at: Progress): void {
      const now = clock()
      if (now - shown < (terminal ? BAR_EVERY : LINE_EVERY)) return
      shown = now
      draw(at, now)
    },
    done(at: Progress): void {
      draw({ ...at, bytes: at.size }, clock())
      if (terminal) screen.write('\n')
    },
  }
}

function sentence(at: Progress, seconds: number, say: Say, dry: boolean): string {
  const share = at.size > 0 ? Math.min(1, at.bytes / at.size) : 0
  const params = {
    percent: Math.floor(share * 100),
    rows: at.rows,
    added: at.added,
    already: at.already,
    refused: at.refused,
    rate: seconds > 0 ? Math.round(at.rows / seconds) : 0,
  }
  if (share >= 1)
    return say(dry ? 'import.would_done' : 'import.progress_done', { ...params, time: clockTime(seconds) })
  const left = share > 0 && seconds >= 1 ? clockTime((seconds / share) * (1 - share)) : '–:––'
  return say(dry ? 'import.would_progress' : 'import.progress', { ...params, left })
}

/** Seconds as `m:ss` or `h:mm:ss`. */
function clockTime(seconds: number): string {
  const whole = Math.ceil(seconds)
  const two = (n: number) => String(n).padStart(2, '0')
  const minutes = Math.floor(whole / 60)
  const rest = two(whole % 60)
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`
}

/** Columns a text takes on a terminal: Chinese characters and full-width signs take two. */
function widthOf(text: string): number {
  let width = 0
  for (const char of text)
    width += /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/.test(char) ? 2 : 1
  return width
}

function cut(text: string, room: number): string {
  let width = 0
  let out = ''
  for (const char of text) {
    width += widthOf(char)
    if (width > room) break
    out += char
  }
  return out
}
