import { createHash, createHmac } from 'node:crypto'
import { codeFromMac, normaliseCode } from '../rules/querycode.ts'

/**
 * The query code (查询码) of a contact, or of one representative on it: derived, so that a retry, a reprint and a message
 * show the same one. In: the organ's HMAC key of the contact's `code_version`.
 */
export function codeOf(key: Uint8Array, contact_id: string, person_id?: string): string {
  return codeFromMac(
    createHmac('sha256', key)
      .update(person_id ? `${contact_id}/${person_id}` : contact_id)
      .digest(),
  )
}

/** What code_directory keeps of a code. In: a code in any spelling that `normaliseCode` reads. */
export function codeHash(code: string): Buffer {
  return createHash('sha256')
    .update(`huiyin query code\n${normaliseCode(code) ?? ''}`)
    .digest()
}
