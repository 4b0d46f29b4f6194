import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

// C2SP signed-note, tlog-checkpoint and the timestamped form of tlog-cosignature, with Ed25519.

/** A key that signs: the name on its signature lines, its 32 public bytes and the private half. */
export type Signer = { name: string; publicKey: Buffer; privateKey: KeyObject }

/** A key that is trusted: the name on its signature lines and its 32 public bytes. */
export type Verifier = { name: string; publicKey: Uint8Array }

/** A note taken apart: its text with the last newline, and the signature lines. */
export type Note = { text: string; signatures: { name: string; keyId: Buffer; signature: Buffer }[] }

/** What a checkpoint says. `time`: whole seconds since 1970, when the log signed one; the trusted key whose signature holds. */
export type Checkpoint = { origin: string; size: number; root: Buffer; time: number | null; signedBy: string }

const plain = 1 // signature types of signed-note
const timed = 4

const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex') // RFC 8410: Ed25519 in SubjectPublicKeyInfo
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** An Ed25519 signer from the 32 bytes of its seed. */
export function signerFrom(name: string, seed: Uint8Array): Signer {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return { name, publicKey: spki.subarray(spkiPrefix.length), privateKey }
}

function keyObject(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' })
}

/** The four bytes that name a key: SHA-256(name ‖ LF ‖ type ‖ public key), cut. */
export function keyIdOf(key: Verifier, type: 1 | 4 = plain): Buffer {
  return createHash('sha256')
    .update(`${key.name}\n`)
    .update(Buffer.from([type]))
    .update(key.publicKey)
    .digest()
    .subarray(0, 4)
}

/** The key in the form that other programs take: `name+hash+base64(0x01 ‖ key)` (a verifier key, "vkey"). */
export function vkeyOf(key: Verifier): string {
  const material = Buffer.concat([Buffer.from([plain]), key.publicKey])
  return `${key.name}+${keyIdOf(key).toString('hex')}+${material.toString('base64')}`
}

/** The key out of a vkey; null when it is none, or not of Ed25519. */
export function parseVkey(vkey: string): Verifier | null {
  const [, name, hash, material] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(vkey.trim()) ?? []
  if (name === undefined || hash === undefined || material === undefined) return null
  const bytes = Buffer.from(material, 'base64')
  if (bytes.length !== 33 || bytes[0] !== plain) return null
  const key = { name, publicKey: bytes.subarray(1) }
  return keyIdOf(key).toString('hex') === hash ? key : null
}

function line(name: string, keyId: Buffer, signature: Buffer): string {
  return `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`
}

/** Signs a text that ends in a newline. Throws RangeError otherwise. */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!text.endsWith('\n')) throw new RangeError('a note ends in a newline')
  const lines = signers.map((key) => line(key.name, keyIdOf(key), sign(null, Buffer.from(text), key.privateKey)))
  return `${text}\n${lines.join('')}`
}

/** Takes a signed note apart without trusting it; null when it is none. */
export function parseNote(note: string): Note | null {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) return null
  const signatures: Note['signatures'] = []
  for (const one of note.slice(end + 2, -1).split('\n')) {
    const [, name, coded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(one) ?? []
    if (name === undefined || coded === undefined) return null
    const bytes = Buffer.from(coded, 'base64')
    if (bytes.length < 5 || bytes.toString('base64') !== coded) return null
    signatures.push({ name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) })
  }
  return signatures.length > 0 && signatures.length <= 32 ? { text: note.slice(0, end + 1), signatures } : null
}

/**
 * Opens a signed note. Out: its text and the first trusted key that signed it; null when none did, or when a
 * signature that names a trusted key does not hold.
 */
export function openNote<V extends Verifier>(note: string, trusted: readonly V[]): { note: Note; key: V } | null {
  const parsed = parseNote(note)
  if (parsed === null) return null
  let by: V | null = null
  for (const { name, keyId, signature } of parsed.signatures) {
    const key = trusted.find((one) => one.name === name && keyIdOf(one).equals(keyId))
    if (key === undefined) continue
    if (!verify(null, Buffer.from(parsed.text), keyObject(key.publicKey), signature)) return null
    by ??= key
  }
  return by === null ? null : { note: parsed, key: by }
}

function timedMessage(text: string, seconds: number): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)
}

/**
 * A signed checkpoint: the log's signature, and a second one by the same key that dates it (tlog-cosignature).
 * In: seconds since 1970. Out: the note.
 */
export function signCheckpoint(size: number, root: Buffer, seconds: number, signer: Signer): string {
  const text = `${signer.name}\n${size}\n${root.toString('base64')}\n`
  const stamp = Buffer.alloc(8)
  stamp.writeBigUInt64BE(BigInt(seconds))
  const dated = Buffer.concat([stamp, sign(null, timedMessage(text, seconds), signer.privateKey)])
  return signNote(text, [signer]) + line(signer.name, keyIdOf(signer, timed), dated)
}

/** A checkpoint's three lines without its signatures; null when they are not in form. */
export function parseCheckpoint(note: string): { origin: string; size: number; root: Buffer } | null {
  const [origin, size, root] = (parseNote(note)?.text ?? '').split('\n')
  if (!origin || size === undefined || root === undefined || !/^(0|[1-9]\d{0,15})$/.test(size)) return null
  const hash = Buffer.from(root, 'base64')
  const n = Number(size)
  if (hash.length !== 32 || hash.toString('base64') !== root || !Number.isSafeInteger(n)) return null
  return { origin, size: n, root: hash }
}

/** Opens a checkpoint; null when no trusted key signed it or a signature of one does not hold. */
export function openCheckpoint(note: string, trusted: readonly Verifier[]): Checkpoint | null {
  const said = parseCheckpoint(note)
  const opened = openNote(note, trusted)
  if (said === null || opened === null || opened.key.name !== said.origin) return null
  const { key } = opened
  let time: number | null = null
  for (const one of opened.note.signatures) {
    if (one.name !== key.name || !keyIdOf(key, timed).equals(one.keyId) || one.signature.length !== 72) continue
    const seconds = Number(one.signature.readBigUInt64BE(0))
    const message = timedMessage(opened.note.text, seconds)
    if (!verify(null, message, keyObject(key.publicKey), one.signature.subarray(8))) return null
    time = seconds
  }
  return { ...said, time, signedBy: keyIdOf(key).toString('hex') }
}
