import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { takeLock } from '../db/lock.ts'
import { type Now, systemNow } from '../lib/clock.ts'
import { type Random, systemRandom } from '../lib/ids.ts'
import { instantOf, localDate, localMinute } from '../lib/time.ts'
import { refuse } from '../rules/errors.ts'

const schema = z.object({
  demo: z.literal('huiyin'),
  lang: z.enum(['zh', 'en']),
  passphrase: z.string(),
  /** The day on which it was loaded, and stands; `fixed`: it was asked for and does not move on. */
  day: z.iso.date(),
  fixed: z.boolean(),
  loaded: z.boolean(),
})
/** What a demo folder says about itself in `demo.json`. */
export type DemoFolder = z.infer<typeof schema>

const file = (folder: string) => join(folder, 'demo.json')

/** What the folder says; null when it holds nothing yet. Refuses `demo.not_a_demo_folder` for one with anything else in it. */
export function readDemoFolder(folder: string): DemoFolder | null {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return null
  try {
    return schema.parse(JSON.parse(readFileSync(file(folder), 'utf8')))
  } catch {
    return refuse('demo.not_a_demo_folder', { folder })
  }
}

/** What a folder says in which the demo is about to be loaded, as of today. */
export function newDemoFolder(lang: DemoFolder['lang'], day?: string): DemoFolder {
  return {
    demo: 'huiyin',
    lang,
    passphrase: speakablePassphrase(systemRandom),
    day: day ?? localDate(systemNow()),
    fixed: day !== undefined,
    loaded: false,
  }
}

/**
 * What a served folder says when the demo is in it; null for an office's own. Refuses `demo.half` when its loading was
 * broken off.
 */
export function demoIn(folder: string): DemoFolder | null {
  if (!existsSync(file(folder))) return null
  const says = readDemoFolder(folder)
  return says === null || says.loaded ? says : refuse('demo.half', { folder })
}

/** A demo that was asked to stand on a day keeps that day, with the time of day as it is; any other has the real time. */
export function clockOf({ day, fixed }: DemoFolder): Now {
  return fixed ? () => instantOf(`${day}T${localMinute(systemNow()).slice(11)}`) : systemNow
}

/** Writes what the folder says about itself. */
export function writeDemoFolder(folder: string, says: DemoFolder): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(file(folder), `${JSON.stringify(says, null, 2)}\n`, { mode: 0o600 })
}

/** Empties a demo folder that nobody uses. Refuses `demo.in_use`, and `demo.not_a_demo_folder` for any other folder. */
export async function emptyDemoFolder(folder: string): Promise<void> {
  if (readDemoFolder(folder) === null) return
  const taken = await takeLock(folder, 'command', '')
  if ('held' in taken) return refuse('demo.in_use', { folder, pid: taken.held.holder.pid })
  for (const name of readdirSync(folder)) {
    if (name !== 'huiyin.lock' && name !== 'demo.json') rmSync(join(folder, name), { recursive: true, force: true })
  }
  rmSync(file(folder), { force: true })
  taken.lock.release()
}

/** A passphrase that can be read out and typed: eight syllables, 48 bits. */
export function speakablePassphrase(random: Random): string {
  const [first, second] = ['bdfghjklmnprstvz', 'aeiu']
  const syllables = [...random(8)].map((byte) => `${first[byte >> 4]}${second[(byte >> 2) & 3]}`)
  return [0, 2, 4, 6].map((at) => syllables.slice(at, at + 2).join('')).join('-')
}
