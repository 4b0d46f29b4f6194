import { createCipheriv, createDecipheriv, randomBytes, scrypt, type BinaryLike } from 'node:crypto'
import { promisify } from 'node:util'
import { Decrypter, Encrypter, type Identity, type Recipient, Stanza } from 'age-encryption'
import { Readable } from 'node:stream'
import { ReadableStream } from 'node:stream/web'

// The age format (age-encryption.org/v1): `age -d FILE` opens what is sealed here. The package does the format; the
// passphrase's key is computed by Node in another thread, for the package would hold up a server for a second.

const KIND = 'scrypt'
const WORK = 18 // about a second of a desktop's time
const MOST_WORK = 22
const LABEL = 'age-encryption.org/v1/scrypt'
const NONCE = Buffer.alloc(12)
const CIPHER = 'chacha20-poly1305'

const stretch = promisify<BinaryLike, BinaryLike, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
)
const unpadded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replaceAll('=', '')

async function wrapping(passphrase: string, salt: Uint8Array, work: number): Promise<Buffer> {
  const N = 2 ** work
  const cost = { N, r: 8, p: 1, maxmem: 2 * 128 * N * 8 }
  return stretch(passphrase, Buffer.concat([Buffer.from(LABEL), salt]), 32, cost)
}

/** Seals bytes with a passphrase as they come. */
export async function sealed(chunks: Readable, passphrase: string, work = WORK): Promise<Readable> {
  const recipient: Recipient = {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(16)
      const cipher = createCipheriv(CIPHER, await wrapping(passphrase, salt, work), NONCE, { authTagLength: 16 })
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
      return [new Stanza([KIND, unpadded(salt), String(work)], body)]
    },
  }
  const age = new Encrypter()
  age.addRecipient(recipient)
  return fromWeb(await age.encrypt(toWeb(chunks)))
}

/** Opens sealed bytes as they come. Out: null when the passphrase is another one. Throws when they are no age file. */
export async function unsealed(chunks: Readable, passphrase: string): Promise<Readable | null> {
  let tried = false
  const identity: Identity = {
    async unwrapFileKey(stanzas) {
      const [only] = stanzas
      const [kind, salt = '', work = ''] = only?.args ?? []
      if (only === undefined || stanzas.length > 1 || kind !== KIND || !/^[1-9]\d?$/.test(work)) return null
      if (Number(work) > MOST_WORK || only.body.length !== 32) return null
      tried = true
      const key = await wrapping(passphrase, Buffer.from(salt, 'base64'), Number(work))
      const decipher = createDecipheriv(CIPHER, key, NONCE, { authTagLength: 16 })
      decipher.setAuthTag(only.body.subarray(16))
      try {
        return new Uint8Array(Buffer.concat([decipher.update(only.body.subarray(0, 16)), decipher.final()]))
      } catch {
        return null
      }
    },
  }
  const age = new Decrypter()
  age.addIdentity(identity)
  try {
    return fromWeb(await age.decrypt(toWeb(chunks)))
  } catch (caught) {
    if (tried && caught instanceof Error && caught.message.includes('no identity matched')) return null
    throw caught
  }
}

const toWeb = (chunks: Readable) => Readable.toWeb(chunks) as globalThis.ReadableStream<Uint8Array>
const fromWeb = (stream: globalThis.ReadableStream<Uint8Array>) =>
  Readable.fromWeb(stream as unknown as ReadableStream<Uint8Array>)
