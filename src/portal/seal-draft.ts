import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { Random } from '../lib/ids.ts'
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

/** Encrypts a part of a draft (AES-256-GCM); `part` is authenticated with it. */
export function sealPart(
  secret: Uint8Array,
  code: string,
  part: string,
  plain: Uint8Array,
  random: Random,
): Uint8Array {
  const nonce = random(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, code), nonce).setAAD(Buffer.from(part))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** What `sealPart` made, opened. Throws when it is not of this code and part. */
export function openPart(secret: Uint8Array, code: string, part: string, sealed: Uint8Array): Buffer {
  const opening = createDecipheriv('aes-256-gcm', keyOf(secret, code), sealed.subarray(0, 12), { authTagLength: 16 })
  opening.setAAD(Buffer.from(part)).setAuthTag(sealed.subarray(-16))
  return Buffer.concat([opening.update(sealed.subarray(12, -16)), opening.final()])
}
