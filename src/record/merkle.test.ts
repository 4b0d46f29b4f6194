import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import vectors from './fixtures/tlog.json' with { type: 'json' }
import {
  consistencyRanges,
  frontierLength,
  grow,
  hashLeaf,
  hashNode,
  inclusionRanges,
  nodesOf,
  provesConsistency,
  provesInclusion,
  rootOf,
  type Frontier,
  type Range,
} from './merkle.ts'

// Known answers for RFC 6962: the reference vectors of google/certificate-transparency
// (python/ct/crypto/merkle_test.py and cpp/merkletree/merkle_tree_test.cc), the ones every implementation carries.
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => Buffer.from(hex, 'hex'),
)
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const inclusion: { leaf: number; size: number; proof: string[] }[] = [
  { leaf: 0, size: 1, proof: [] },
  {
    leaf: 0,
    size: 8,
    proof: [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  },
  {
    leaf: 5,
    size: 8,
    proof: [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
  { leaf: 2, size: 3, proof: ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'] },
  {
    leaf: 1,
    size: 5,
    proof: [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  },
]
const consistency: { old: number; size: number; proof: string[] }[] = [
  { old: 1, size: 1, proof: [] },
  {
    old: 1,
    size: 8,
    proof: [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  },
  {
    old: 6,
    size: 8,
    proof: [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
  {
    old: 2,
    size: 5,
    proof: [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  },
]

function frontierOf(hashes: Buffer[]): Frontier {
  const frontier: Frontier = []
  let size = 0
  for (const hash of hashes) size = grow(frontier, size, hash)
  return frontier
}

/** MTH of RFC 6962, written as naively as it reads. */
function naiveRoot(hashes: Buffer[]): Buffer {
  const [only] = hashes
  if (only === undefined) return rootOf([])
  if (hashes.length === 1) return only
  let k = 1
  while (k * 2 < hashes.length) k *= 2
  return hashNode(naiveRoot(hashes.slice(0, k)), naiveRoot(hashes.slice(k)))
}

/** The hash of a proof range, put together from complete subtrees, as the store does it. */
function rangeHash(hashes: Buffer[], range: Range): Buffer {
  return rootOf(
    nodesOf(range).map(({ level, index }) => naiveRoot(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level))),
  )
}

const hex = (hashes: Buffer[]) => hashes.map((hash) => hash.toString('hex'))
const bytes = (hashes: string[]) => hashes.map((hash) => Buffer.from(hash, 'hex'))

describe('the reference vectors of RFC 6962', () => {
  const hashes = leaves.map((leaf) => hashLeaf(leaf))

  it('yields every root', () => {
    expect(roots.map((_, size) => rootOf(frontierOf(hashes.slice(0, size))).toString('hex'))).toEqual(roots)
  })

  it('makes and accepts every inclusion proof', () => {
    for (const { leaf, size, proof } of inclusion) {
      expect(hex(inclusionRanges(leaf, size).map((range) => rangeHash(hashes, range)))).toEqual(proof)
      expect(provesInclusion(hashes[leaf]!, leaf, size, bytes(proof), Buffer.from(roots[size]!, 'hex'))).toBe(true)
    }
  })

  it('makes and accepts every consistency proof', () => {
    for (const { old, size, proof } of consistency) {
      expect(hex(consistencyRanges(old, size).map((range) => rangeHash(hashes, range)))).toEqual(proof)
      const [was, is] = bytes([roots[old]!, roots[size]!])
      expect(provesConsistency(old, size, bytes(proof), was!, is!)).toBe(true)
    }
  })
})

describe("the vectors of Go's golang.org/x/mod/sumdb/tlog", () => {
  const hashes = Array.from({ length: vectors.trees.length }, (_, i) => hashLeaf(Buffer.from(`leaf ${i}`)))

  it('yields every root', () => {
    expect(vectors.trees.map((_, i) => rootOf(frontierOf(hashes.slice(0, i + 1))).toString('hex'))).toEqual(
      vectors.trees,
    )
  })

  it('makes the same consistency proofs and accepts them', () => {
    expect(vectors.consistency.length).toBeGreaterThan(200)
    for (const { old, size, proof } of vectors.consistency) {
      expect(hex(consistencyRanges(old, size).map((range) => rangeHash(hashes, range)))).toEqual(proof)
      const [was, is] = bytes([vectors.trees[old - 1]!, vectors.trees[size - 1]!])
      expect(provesConsistency(old, size, bytes(proof), was!, is!)).toBe(true)
    }
  })

  it('makes the same inclusion proofs and accepts them', () => {
    expect(vectors.inclusion.length).toBeGreaterThan(200)
    for (const { leaf, size, proof } of vectors.inclusion) {
      expect(hex(inclusionRanges(leaf, size).map((range) => rangeHash(hashes, range)))).toEqual(proof)
      const root = Buffer.from(vectors.trees[size - 1]!, 'hex')
      expect(provesInclusion(hashes[leaf]!, leaf, size, bytes(proof), root)).toBe(true)
    }
  })
})

describe('proofs that are not quite right', () => {
  const hashes = Array.from({ length: 100 }, (_, i) => hashLeaf(Buffer.from([i])))
  const trees = Array.from({ length: 101 }, (_, size) => rootOf(frontierOf(hashes.slice(0, size))))
  const size = fc.integer({ min: 2, max: 100 })

  it('refuses an inclusion proof with one bit, one hash, the leaf number or the root wrong', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (n, l, flip) => {
        const leaf = l % n
        const proof = inclusionRanges(leaf, n).map((range) => Buffer.from(rangeHash(hashes, range)))
        const root = trees[n]!
        expect(provesInclusion(hashes[leaf]!, leaf, n, proof, root)).toBe(true)
        expect(provesInclusion(hashes[leaf]!, leaf, n, [...proof, root], root)).toBe(false)
        expect(provesInclusion(hashes[leaf]!, leaf, n, proof.slice(1), root)).toBe(false)
        expect(provesInclusion(hashes[leaf]!, (leaf + 1) % n, n, proof, root)).toBe(false)
        expect(provesInclusion(hashes[leaf]!, leaf, n, proof, trees[n - 1]!)).toBe(false)
        const one = proof[flip % proof.length]!
        one.writeUInt8(one.readUInt8(flip % 32) ^ 1, flip % 32)
        expect(provesInclusion(hashes[leaf]!, leaf, n, proof, root)).toBe(false)
      }),
    )
  })

  it('refuses a consistency proof with one bit, one hash or one of the roots wrong', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (n, o, flip) => {
        const old = 1 + (o % (n - 1))
        const proof = consistencyRanges(old, n).map((range) => Buffer.from(rangeHash(hashes, range)))
        const [was, is] = [trees[old]!, trees[n]!]
        expect(provesConsistency(old, n, proof, was, is)).toBe(true)
        expect(provesConsistency(old, n, [...proof, is], was, is)).toBe(false)
        expect(provesConsistency(old, n, proof.slice(0, -1), was, is)).toBe(false)
        expect(provesConsistency(old, n, proof, trees[old - 1]!, is)).toBe(false)
        expect(provesConsistency(old, n, proof, was, trees[n - 1]!)).toBe(false)
        const one = proof[flip % proof.length]!
        one.writeUInt8(one.readUInt8(flip % 32) ^ 1, flip % 32)
        expect(provesConsistency(old, n, proof, was, is)).toBe(false)
      }),
    )
  })
})

describe('large logs', () => {
  it('plans proofs beyond 2^31 leaves as BigInt arithmetic says', () => {
    const size = 2 ** 40 + 2 ** 33 + 5
    fc.assert(
      fc.property(fc.maxSafeNat(), (n) => {
        const leaf = n % size
        const inner = (BigInt(leaf) ^ BigInt(size - 1)).toString(2).length
        const border = (BigInt(leaf) >> BigInt(inner)).toString(2).split('1').length - 1
        const ranges = inclusionRanges(leaf, size)
        expect(ranges.length).toBe((leaf === size - 1 ? 0 : inner) + border)
        for (const range of ranges) {
          const nodes = nodesOf(range)
          expect(nodes.reduce((sum, node) => sum + 2 ** node.level, 0)).toBe(range.to - range.from)
        }
      }),
    )
  })

  it('grows beyond 2^31 leaves', () => {
    const size = 2 ** 33 - 1
    const frontier = Array.from({ length: 33 }, (_, i) => hashLeaf(Buffer.from([i])))
    expect(frontierLength(size)).toBe(33)
    expect(grow(frontier, size, hashLeaf(Buffer.from('last')))).toBe(2 ** 33)
    expect(frontier.length).toBe(1)
    expect(frontierLength(2 ** 33)).toBe(1)
  })
})
