import { widthOf } from './columns.ts'

type Screen = { write(text: string): unknown; isTTY?: boolean | undefined; columns?: number | undefined }

const BAR_EVERY = 100 // milliseconds
const LINE_EVERY = 5000
const BAR = 24

/**
 * Shows how far a list of steps has got: on a terminal one line with a bar that is written over, elsewhere a line every
 * five seconds. In: the screen, the words for a step. Out: `show` and `done`.
 */
export function showSteps(screen: Screen, words: (done: number, all: number, on: string) => string) {
  const terminal = screen.isTTY === true
  let shown = terminal ? Number.NEGATIVE_INFINITY : performance.now()
  let width = 0
  return {
    show(done: number, all: number, on: string): void {
      const now = performance.now()
      if (done < all && now - shown < (terminal ? BAR_EVERY : LINE_EVERY)) return
      shown = now
      const line = words(done, all, on)
      if (!terminal) {
        screen.write(`${line}\n`)
        return
      }
      const full = Math.round((done / Math.max(1, all)) * BAR)
      const drawn = `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${line}`
      screen.write(`\r${drawn}${' '.repeat(Math.max(0, width - widthOf(drawn)))}`)
      width = widthOf(drawn)
    },
    done(): void {
      if (terminal) screen.write('\n')
    },
  }
}
