import { hash, verify } from '@node-rs/argon2'
import { refuseAll } from '../rules/errors.ts'
import { mostCharacters, passphraseRefusal } from '../rules/passphrase.ts'

// Argon2id (the library's own default) at OWASP's least: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

let decoy: Promise<string> | undefined

/**
 * The stored form of a passphrase. In: what was typed, and names it must not be made of. Refuses
 * `signin.passphrase_too_short` under 10 UTF-16 units, `signin.passphrase_too_long` over 200,
 * `signin.passphrase_common`, `signin.passphrase_names`.
 */
export async function hashPassphrase(passphrase: string, names: readonly string[] = []): Promise<string> {
  const refused = passphraseRefusal(passphrase, names)
  refuseAll(refused === null ? [] : [refused])
  return hash(passphrase.normalize('NFKC'), cost)
}

/**
 * Whether a passphrase fits its stored form. With nothing stored (no such account, or none set yet) it takes as long
 * and says no, so that time does not tell which names exist.
 */
export async function fitsPassphrase(stored: string | undefined, passphrase: string): Promise<boolean> {
  if (passphrase.length > mostCharacters) return false
  decoy ??= hash('no account has this passphrase', cost)
  const fits = await verify(stored ?? (await decoy), passphrase.normalize('NFKC'))
  return fits && stored !== undefined
}
