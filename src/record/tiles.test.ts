import { describe, expect, it } from 'vitest'
import { hashLeaf } from './merkle.ts'
import { bundleOf, entriesPath, splitBundle, splitTile, subtreeRoot, tileOf, tilePath, tilesAt } from './tiles.ts'

describe('tlog-tiles', () => {
  it('names tiles as the standard does', () => {
    expect(tilePath({ level: 0, idx: 0, width: 256 })).toBe('tile/0/000')
    expect(tilePath({ level: 1, idx: 999, width: 256 })).toBe('tile/1/999')
    expect(tilePath({ level: 0, idx: 1000, width: 256 })).toBe('tile/0/x001/000')
    expect(tilePath({ level: 0, idx: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 2, idx: 17, width: 3 })).toBe('tile/2/017.p/3')
    expect(entriesPath(1_234_067, 256)).toBe('tile/entries/x001/x234/067')
    expect(entriesPath(5, 255)).toBe('tile/entries/005.p/255')
  })

  it("counts tiles as the standard's example does: a tree of 70,000", () => {
    expect([0, 1, 2, 3].map((level) => tilesAt(level, 70_000))).toEqual([
      { full: 273, partial: 112 },
      { full: 1, partial: 17 },
      { full: 0, partial: 1 },
      { full: 0, partial: 0 },
    ])
    expect([0, 1].map((level) => tilesAt(level, 256))).toEqual([
      { full: 1, partial: 0 },
      { full: 0, partial: 1 },
    ])
  })

  it('finds the tile under a node', () => {
    expect(tileOf({ level: 0, index: 70_000 })).toEqual({ level: 0, idx: 273, first: 112, count: 1 })
    expect(tileOf({ level: 7, index: 3 })).toEqual({ level: 0, idx: 1, first: 128, count: 128 })
    expect(tileOf({ level: 8, index: 257 })).toEqual({ level: 1, idx: 1, first: 1, count: 1 })
    expect(tileOf({ level: 33, index: 2 })).toEqual({ level: 4, idx: 0, first: 4, count: 2 })
  })

  it('splits what it joins', () => {
    const entries = [Buffer.from(''), Buffer.from('a'), Buffer.alloc(65_535, 'x')]
    expect(splitBundle(bundleOf(entries))).toEqual(entries)
    expect(() => bundleOf([Buffer.alloc(65_536)])).toThrow(RangeError)
    expect(() => splitBundle(Buffer.from([0, 9, 1]))).toThrow(RangeError)
    const hashes = [1, 2, 3, 4].map((n) => hashLeaf(Buffer.from([n])))
    expect(splitTile(Buffer.concat(hashes))).toEqual(hashes)
    expect(() => splitTile(Buffer.alloc(33))).toThrow(RangeError)
    expect(() => subtreeRoot(hashes.slice(1))).toThrow(RangeError)
  })
})
