import { createPublicKey } from 'node:crypto'
import { verifyTLogInclusion } from '@sigstore/verify/dist/tlog/index.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grow, hashLeaf, inclusionRanges, nodesOf, rootOf, type Frontier } from './merkle.ts'
import {
  keyIdOf,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseVkey,
  signCheckpoint,
  signerFrom,
  signNote,
  vkeyOf,
} from './notes.ts'

const signer = signerFrom('example.gov.cn/shixi', Buffer.alloc(32, 7))
const other = signerFrom('example.gov.cn/shixi', Buffer.alloc(32, 8))

describe('signed notes', () => {
  it('opens the example of golang.org/x/mod/sumdb/note', () => {
    const key = parseVkey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')!
    const note =
      'If you think cryptography is the answer to your problem,\n' +
      "then you don't know what your problem is.\n" +
      '\n' +
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
    expect(openNote(note, [key])?.key.name).toBe('PeterNeumann')
    expect(openNote(note.replace('answer', 'reply'), [key])).toBeNull()
    expect(openNote(note, [signer])).toBeNull()
  })

  it('writes keys that it reads', () => {
    expect(parseVkey(vkeyOf(signer))).toEqual({ name: signer.name, publicKey: signer.publicKey })
    expect(parseVkey(vkeyOf(signer).replace('shixi', 'shix'))).toBeNull()
    expect(parseVkey('nothing')).toBeNull()
  })

  it('refuses a note in which one of two trusted signatures fails', () => {
    const note = signNote('text\n', [signer, other])
    expect(openNote(note, [signer, other])).not.toBeNull()
    const broken = note.replace(/.{12}\n$/, 'AAAAAAAAAAA=\n')
    expect(openNote(broken, [other])).toBeNull()
    expect(openNote(broken, [signer, other])).toBeNull()
  })
})

describe('checkpoints', () => {
  const root = hashLeaf(Buffer.from('x'))
  const note = signCheckpoint(42, root, 1_525_422_000, signer)

  it('say origin, size, root and when', () => {
    const signedBy = keyIdOf(signer).toString('hex')
    expect(openCheckpoint(note, [signer])).toEqual({
      origin: signer.name,
      size: 42,
      root,
      time: 1_525_422_000,
      signedBy,
    })
    expect(note.split('\n').slice(0, 3)).toEqual([signer.name, '42', root.toString('base64')])
  })

  it('hold no changed byte', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 127 }), (at, flip) => {
        const bytes = Buffer.from(note)
        const i = at % bytes.length
        bytes.writeUInt8(bytes.readUInt8(i) ^ flip, i)
        expect(openCheckpoint(bytes.toString('utf8'), [signer])?.time ?? null).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  it('are refused out of form', () => {
    for (const text of [
      'a\n042\n',
      `a\n42\n${root.toString('base64').slice(1)}\n`,
      'a\n\n',
      `a\n99999999999999999999\nx\n`,
    ]) {
      expect(parseCheckpoint(signNote(text, [signer]))).toBeNull()
    }
    expect(openCheckpoint(note, [other])).toBeNull()
    expect(
      openCheckpoint(signNote(note.slice(0, note.indexOf('\n\n') + 1).replace('shixi', 'dongxi'), [signer]), [signer]),
    ).toBeNull()
  })
})

describe('strangers', () => {
  const entries = Array.from({ length: 77 }, (_, i) => Buffer.from(`entry ${i}`))
  const hashes = entries.map((entry) => hashLeaf(entry))
  const frontierOf = (part: Buffer[]) => {
    const frontier: Frontier = []
    part.reduce((size, hash) => grow(frontier, size, hash), 0)
    return frontier
  }
  const note = signCheckpoint(77, rootOf(frontierOf(hashes)), 1_525_422_000, signer)
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), signer.publicKey])
  const log = {
    logID: keyIdOf(signer),
    baseURL: `https://${signer.name}`,
    publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }),
    validFor: { start: new Date(0), end: new Date(4e12) },
  }
  type Entry = Parameters<typeof verifyTLogInclusion>[0]
  const entryFor = (leaf: number, envelope: string, body = entries[leaf]!): Entry => ({
    logIndex: String(leaf),
    logId: { keyId: log.logID },
    kindVersion: { kind: 'huiyin', version: '1' },
    integratedTime: '0',
    inclusionPromise: undefined,
    inclusionProof: {
      logIndex: String(leaf),
      rootHash: Buffer.alloc(0),
      treeSize: '77',
      hashes: inclusionRanges(leaf, 77).map((range) =>
        rootOf(
          nodesOf(range).map(({ level, index }) =>
            rootOf(frontierOf(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level))),
          ),
        ),
      ),
      checkpoint: { envelope },
    },
    canonicalizedBody: body,
  })

  it('accept our checkpoints and inclusion proofs: @sigstore/verify', () => {
    for (let leaf = 0; leaf < 77; leaf++) expect(() => verifyTLogInclusion(entryFor(leaf, note), [log])).not.toThrow()
  })

  it('refuse another entry, another root and another signature: @sigstore/verify', () => {
    expect(() => verifyTLogInclusion(entryFor(5, note, Buffer.from('other')), [log])).toThrow(/root hash/)
    const wrong = signCheckpoint(77, hashLeaf(Buffer.from('x')), 0, signer)
    expect(() => verifyTLogInclusion(entryFor(5, wrong), [log])).toThrow(/root hash/)
    expect(() =>
      verifyTLogInclusion(entryFor(5, signCheckpoint(77, rootOf(frontierOf(hashes)), 0, other)), [log]),
    ).toThrow(/signature/)
  })
})
