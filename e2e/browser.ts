import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome']

/** Where an installed Chromium lies: HUIYIN_CHROMIUM, else the first on the path, else null. */
export function chromiumPath(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env['HUIYIN_CHROMIUM']
  if (named !== undefined && named !== '') return existsSync(named) ? named : null
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  for (const folder of folders) for (const name of names) if (existsSync(join(folder, name))) return join(folder, name)
  return null
}

/** Starts the installed Chromium, without its sandbox when run as root (it refuses otherwise). */
export async function openBrowser(path: string): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}
