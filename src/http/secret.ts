import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Random } from '../lib/ids.ts'

/** The key of the form tokens, kept in a file (0600) beside the other keys; made when there is none. */
export function formSecret(path: string, random: Random): Uint8Array {
  if (existsSync(path)) {
    const kept = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
    if (kept.length === 32) return new Uint8Array(kept)
  }
  const made = random(32)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(path, `${Buffer.from(made).toString('hex')}\n`, { mode: 0o600 })
  chmodSync(path, 0o600)
  return made
}
