import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { systemNow } from '../../src/lib/clock.ts'
import { seededRandom } from '../../src/lib/ids.ts'
import { openLedger, postAct, postCounter } from '../kill/posts.ts'
import { makePlace } from '../place.ts'
import { startProcess } from '../server-process.ts'
import { lookInto } from './look.ts'

export type Damages = { tried: number; refused: number; named: number; harmless: number; wrong: string[] }

/**
 * Damages a closed store of the embedded database at random places: a byte flipped, a file cut short, a file gone. It must refuse to
 * start, be named by `verify` (or the database's own checks), or make no difference to any row; never answer otherwise than before.
 * At the end the copy that was taken is put back, and must be whole.
 */
export async function damageStore(times: number, seed: number, onProgress?: (n: number) => void): Promise<Damages> {
  const random = seededRandom(`damage ${seed}`)
  const roll = (below: number) => Buffer.from(random(4)).readUInt32BE() % Math.max(1, below)
  const place = await makePlace()
  const result: Damages = { tried: 0, refused: 0, named: 0, harmless: 0, wrong: [] }
  const store = join(place.dataDir, 'pglite')
  const copy = join(place.dataDir, 'copy')
  try {
    const server = await startProcess(place)
    const ledger = await openLedger(server.url, systemNow, seededRandom('damage'))
    for (let n = 0; n < 6; n++) {
      await postCounter(ledger, `kept ${n}`).again()
      await postAct(ledger, `noted ${n}`).again()
    }
    await server.stop()
    cpSync(store, copy, { recursive: true })
    const whole = await lookInto(place.dataDir)
    if ('refuses' in whole || whole.alarms.length > 0) throw new Error(`not whole before: ${JSON.stringify(whole)}`)
    for (; result.tried < times; result.tried++) {
      rmSync(store, { recursive: true, force: true })
      cpSync(copy, store, { recursive: true })
      const what = damage(store, roll)
      const seen = await lookInto(place.dataDir)
      if ('refuses' in seen) result.refused++
      else if (seen.alarms.length > 0) result.named++
      else if (seen.rows === whole.rows) result.harmless++
      else result.wrong.push(`${what}: other rows, and nobody says so`)
      onProgress?.(result.tried + 1)
    }
    rmSync(store, { recursive: true, force: true })
    cpSync(copy, store, { recursive: true })
    const back = await lookInto(place.dataDir)
    if ('refuses' in back || back.rows !== whole.rows || back.alarms.length > 0)
      result.wrong.push(`the copy put back is not whole: ${JSON.stringify(back).slice(0, 300)}`)
    return result
  } finally {
    await place.remove()
  }
}

/** Damages one file. Out: what was done. */
function damage(store: string, roll: (below: number) => number): string {
  const files = readdirSync(store, { recursive: true, encoding: 'utf8' })
    .map((name) => join(store, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size > 0)
    .toSorted()
  const path = files[roll(files.length)] ?? ''
  const name = relative(store, path)
  const size = statSync(path).size
  switch (roll(4)) {
    case 0:
      rmSync(path)
      return `${name} gone`
    case 1: {
      const to = roll(size)
      truncateSync(path, to)
      return `${name} cut from ${size} to ${to} bytes`
    }
    default: {
      const at = roll(size)
      const bytes = readFileSync(path)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << roll(8))
      writeFileSync(path, bytes)
      return `${name}: a bit of byte ${at} of ${size} flipped`
    }
  }
}
