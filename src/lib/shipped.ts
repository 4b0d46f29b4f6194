import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * The path of a file shipped with the program ('data/categories.json', 'locales/en.json'), whether it runs from the
 * sources or built. Throws Error when the program's folder cannot be found.
 */
export function shippedPath(file: string): string {
  for (const up of ['../../', '../../../']) {
    if (existsSync(new URL(`${up}package.json`, import.meta.url))) {
      return fileURLToPath(new URL(up + file, import.meta.url))
    }
  }
  throw new Error('the program folder (with package.json) was not found')
}
