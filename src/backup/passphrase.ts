import { readFileSync } from 'node:fs'
import { refuse } from '../rules/errors.ts'

/** The passphrase in a file: its first line. Refuses `backup.no_passphrase` when there is none, or no such file. */
export function readPassphrase(file: string): string {
  let text = ''
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    // told below
  }
  const [line = ''] = text.split(/\r?\n/)
  return line === '' ? refuse('backup.no_passphrase', { file }) : line
}
