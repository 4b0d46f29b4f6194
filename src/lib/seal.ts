import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Random } from './ids.ts'

// AES-256-GCM: 12 bytes of nonce, the ciphertext, 16 bytes of tag. What a ciphertext belongs to is authenticated with it,
// so that one moved to another place does not open.

/** Encrypts what belongs somewhere. In: 32 bytes of key. */
export function seal(key: Uint8Array, plain: Uint8Array, belongsTo: string, random: Random): Buffer {
  const nonce = random(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(belongsTo))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** What `seal` made, opened; null when the key or the place is another, or it was altered. */
export function unseal(key: Uint8Array, sealed: Uint8Array, belongsTo: string): Buffer | null {
  if (sealed.length < 28) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(belongsTo)).setAuthTag(sealed.subarray(-16))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
  } catch {
    return null
  }
}
