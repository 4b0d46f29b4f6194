import { createHmac } from 'node:crypto'
import type { Random } from '../lib/ids.ts'
import { seal, unseal } from '../lib/seal.ts'
import { checkCode, codeFromMac, normaliseCode } from '../rules/querycode.ts'

// A draft's code yields, with the house's own secret, both where it lies and the key that opens it. The secret lies with
// the keys, the draft in the database, the code in the visitor's hand: two of the three show nothing.

/** A new draft's code, in the form of query codes: 55 bits of chance and a check character. */
export function newDraftCode(random: Random): string {
  return codeFromMac(random(7))
}

/** A typed draft code put right; undefined when it cannot be one. */
export function readDraftCode(typed: string): string | undefined {
  const code = normaliseCode(typed)
  return code !== undefined && checkCode(code) ? code : undefined
}

/** Where the draft of a code lies. */
export function draftId(secret: Uint8Array, code: string): Buffer {
  return createHmac('sha256', secret).update(`portal draft lies at\n${code}`).digest()
}

function keyOf(secret: Uint8Array, code: string): Buffer {
  return createHmac('sha256', secret).update(`portal draft opens with\n${code}`).digest()
}

/** Encrypts a part of a draft; `part` is authenticated with it. */
export function sealPart(
  secret: Uint8Array,
  code: string,
  part: string,
  plain: Uint8Array,
  random: Random,
): Uint8Array {
  return seal(keyOf(secret, code), plain, part, random)
}

/** What `sealPart` made, opened. Throws when it is not of this code and part. */
export function openPart(secret: Uint8Array, code: string, part: string, sealed: Uint8Array): Buffer {
  const plain = unseal(keyOf(secret, code), sealed, part)
  if (plain === null) throw new Error(`a draft's ${part} of another code`)
  return plain
}
