// Finds an installed Chromium for the journeys and the pictures. Plain Node, from version 20.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export const noChromium =
  'No Chromium: HUIYIN_CHROMIUM is not set and none is installed, so the journeys in a browser did not run.'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Where an installed Chromium lies: HUIYIN_CHROMIUM, else the first on the path, else null. */
export function chromiumPath(env = process.env) {
  const named = env.HUIYIN_CHROMIUM
  if (named) return existsSync(named) ? named : null
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  for (const folder of folders)
    for (const name of names) if (folder !== '' && existsSync(join(folder, name))) return join(folder, name)
  return null
}
