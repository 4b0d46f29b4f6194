import { writeFileSync } from 'node:fs'
import { serialize } from 'node:v8'
import { serve } from '@hono/node-server'
import { createApp } from '../../src/app.ts'
import { systemRandom } from '../../src/lib/ids.ts'
import { openHouse } from '../../src/start.ts'
import { type Around, browser, signIn } from '../browser.ts'
import type { Place } from '../place.ts'
import { recording } from './recording.ts'
import { addressOf, turn } from './turn.ts'

/** What was asked in each turn, and the statements that the house sent for it; their texts stand once. */
export type Recorded = {
  texts: string[]
  turns: {
    method: string
    path: string
    body: string
    sent: { text: number; values: unknown[] | undefined }[]
  }[][]
}

/**
 * Goes through some turns in a house within this process, one request after the other, and keeps the statements that each
 * request made the house send. Out: what was asked; the statements lie in `file`, for a bare server.
 */
export async function record(place: Place, turns: number, file: string): Promise<Recorded> {
  const { house, close } = await openHouse({
    dataDir: place.dataDir,
    leastFree: 0,
    ...(place.databaseUrl === undefined ? {} : { databaseUrl: place.databaseUrl }),
  })
  const app = createApp({
    house,
    http: { secret: systemRandom(32), secure: true, now: house.now, random: house.random },
    assets: { href: (name) => `/assets/${name}`, serve: (c) => c.notFound() },
    log: (error) => console.error(error),
  })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(made))
  })
  try {
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
    const texts = new Map<string, number>()
    const recorded: Recorded = { texts: [], turns: [] }
    let steps: Recorded['turns'][number] = []
    const around: Around = async (request, send) => {
      const { sent, result } = await recording(send)
      const numbered = sent.map(({ text, values }) => {
        const known = texts.get(text) ?? recorded.texts.push(text) - 1
        texts.set(text, known)
        return { text: known, values }
      })
      steps.push({ ...request, sent: numbered })
      return result
    }
    const clerk = browser(url, '10.255.0.1', around)
    await signIn(clerk, 'zhou')
    for (let n = 0; n < turns; n++) {
      steps = []
      await turn(browser(url, addressOf(n), around), clerk, n)
      recorded.turns.push(steps)
    }
    writeFileSync(file, serialize(recorded))
    return recorded
  } finally {
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
    await close()
  }
}
