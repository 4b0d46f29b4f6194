import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { OrganKeyRow } from '../db/tables.ts'
import type { Random } from '../lib/ids.ts'
import { refuse } from '../rules/errors.ts'
import { keyIdOf, signerFrom, type Signer } from './notes.ts'

/** What the key file of an organ holds; bytes as hex. Written when the organ is born. */
export type KeyFile = {
  organ_id: string
  /** The log's name, on the first line of its checkpoints: a URL without its scheme, where there is one. */
  name: string
  /** Ed25519 seeds, the one in use last; `next` is one whose change is under way. */
  signing: { seed: string; since: string; next?: true }[]
  /** HMAC keys of query codes, by version. */
  codes: { version: number; key: string }[]
  /** Wraps the rows of body_key. */
  wrapping: { version: number; key: string }[]
}

/** An organ's keys, ready for use. */
export type OrganKeys = {
  organ_id: string
  name: string
  /** The key that signs. */
  signer: Signer
  /** Every key that this organ signs or signed with, oldest first. */
  signers: (Signer & { since: string })[]
  /** The newest HMAC key for query codes, and all of them by version. */
  code: { version: number; key: Buffer }
  codes: ReadonlyMap<number, Buffer>
  wrapping: Buffer
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** New keys for an organ. In: the log's name (default `huiyin/ORGAN`), the instant, where chance comes from. */
export function makeKeys(organ_id: string, made: { name?: string; now: string; random: Random }): KeyFile {
  const name = made.name ?? `huiyin/${organ_id}`
  if (!/^[^\s+]+$/u.test(name)) refuse('keys.name', { name })
  return {
    organ_id,
    name,
    signing: [{ seed: hex(made.random(32)), since: made.now }],
    codes: [{ version: 1, key: hex(made.random(32)) }],
    wrapping: [{ version: 1, key: hex(made.random(32)) }],
  }
}

function bytes(text: string, organ: string): Buffer {
  const out = Buffer.from(text, 'hex')
  return out.length === 32 ? out : refuse('keys.damaged', { organ })
}

/** The keys of a key file, ready for use. Refuses `keys.damaged`. */
export function openKeys(file: KeyFile): OrganKeys {
  const organ = file.organ_id
  const signers = file.signing
    .filter((one) => one.next !== true)
    .map((one) => ({ ...signerFrom(file.name, bytes(one.seed, organ)), since: one.since }))
  const codes = new Map(file.codes.map((one) => [one.version, bytes(one.key, organ)]))
  const signer = signers.at(-1)
  const version = Math.max(...codes.keys())
  const code = codes.get(version)
  const wrapping = file.wrapping.at(-1)
  if (signer === undefined || code === undefined || wrapping === undefined) return refuse('keys.damaged', { organ })
  const wrap = bytes(wrapping.key, organ)
  return { organ_id: organ, name: file.name, signer, signers, code: { version, key: code }, codes, wrapping: wrap }
}

/** The short name of a signing key: eight hex digits, as in the vkey. */
export function signerId(key: Signer): string {
  return keyIdOf(key).toString('hex')
}

/** The row of organ_key for a signing key. */
export function organKeyRow(organ_id: string, key: Signer, since: string): OrganKeyRow {
  return { organ_id, key_id: signerId(key), public_key: key.publicKey, since, retired_at: null }
}

function pathOf(dir: string, organ_id: string): string {
  if (!/^[a-z0-9_-]{1,40}$/.test(organ_id)) refuse('keys.organ', { organ: organ_id })
  return join(dir, `${organ_id}.json`)
}

/** Writes a new file (0600) and flushes it. Throws EEXIST when there is one. */
export function writeFlushed(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function flushDirectory(dir: string): void {
  const handle = openSync(dir, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Writes a key file (0600) into the key folder (0700) and flushes it. Refuses `keys.exist` when the organ has one,
 * unless `replace`: then the new file takes the old one's place in one step.
 */
export function saveKeys(dir: string, file: KeyFile, replace = false): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const path = pathOf(dir, file.organ_id)
  const draft = `${path}.${process.pid}.new`
  rmSync(draft, { force: true })
  writeFlushed(draft, Buffer.from(`${JSON.stringify(file, null, 2)}\n`))
  try {
    if (replace) renameSync(draft, path)
    else linkSync(draft, path)
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && caught.code === 'EEXIST') {
      return refuse('keys.exist', { organ: file.organ_id })
    }
    throw caught
  } finally {
    rmSync(draft, { force: true })
  }
  flushDirectory(dir)
}

/** Reads an organ's key file. Refuses `keys.missing`, `keys.open_to_others` (file mode beyond 0600), `keys.damaged`. */
export function readKeyFile(dir: string, organ_id: string): KeyFile {
  const path = pathOf(dir, organ_id)
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return refuse('keys.missing', { organ: organ_id, path })
  if (process.platform !== 'win32' && stat.mode % 0o100 !== 0) return refuse('keys.open_to_others', { path })
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as KeyFile
    if (file.organ_id === organ_id) return file
  } catch {
    // as one that belongs to another organ: damaged
  }
  return refuse('keys.damaged', { organ: organ_id })
}

/** Reads an organ's keys, ready for use. Refuses as `readKeyFile` and `openKeys`. */
export function readKeys(dir: string, organ_id: string): OrganKeys {
  return openKeys(readKeyFile(dir, organ_id))
}
