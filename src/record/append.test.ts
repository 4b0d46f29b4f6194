import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../db/tables.ts'
import { seededRandom } from '../lib/ids.ts'
import { makeEvents, type EventDraft } from './append.ts'
import { makeBodyKey, openBody, readBody, unwrapBodyKey } from './bodies.ts'
import { bodyDigest, canonicalBytes, entryOf, leafHashOf } from './entry.ts'
import { hashLeaf } from './merkle.ts'
import { signerFrom } from './notes.ts'
import { makeReceipt, openReceipt } from './receipt.ts'

const draft: EventDraft = {
  organ_id: 'shixi',
  event_id: '0163298a-4f00-7abc-8def-0123456789ab',
  subject_kind: 'contact',
  subject_id: '0163298a-4f00-7000-8000-000000000001',
  seq: 1,
  kind: 'contact.registered',
  officer_id: 'wang',
  seat_id: null,
  via: 'counter',
  happened: '2018-05-04T16:20',
  entered: '2018-05-04T08:20:00.000Z',
  facts: { present: 80, received: '2018-05-04', channel: 'visit' },
}

describe('an event', () => {
  it('is hashed as canonical JSON of its row', () => {
    const { event } = makeEvents([draft], seededRandom('a'))
    const text =
      '{"body_digest":null,"entered":"2018-05-04T08:20:00.000Z","event_id":"0163298a-4f00-7abc-8def-0123456789ab",' +
      '"facts":{"channel":"visit","present":80,"received":"2018-05-04"},"happened":"2018-05-04T16:20",' +
      '"kind":"contact.registered","officer_id":"wang","organ_id":"shixi","seat_id":null,"seq":1,' +
      '"subject_id":"0163298a-4f00-7000-8000-000000000001","subject_kind":"contact","via":"counter"}'
    expect(entryOf(event[0]!).toString()).toBe(text)
    expect(event[0]!.leaf_hash).toEqual(hashLeaf(Buffer.from(text)))
  })

  it('carries a salted digest of its words, the same when they are encrypted', () => {
    const words: Json = { facts: '村里的路坏了', demands: ['修路'] }
    const { key } = makeBodyKey('shixi', 'matter-1', Buffer.alloc(32, 1), seededRandom('k'))
    const plain = makeEvents([{ ...draft, body: words }], seededRandom('a'))
    const walled = makeEvents([{ ...draft, body: words, body_key: key }], seededRandom('a'))
    const [body] = plain.event_body
    const [sealed] = walled.event_body
    expect(body!.body).toEqual(canonicalBytes(words))
    expect(plain.event[0]!.body_digest).toEqual(bodyDigest(body!.salt!, body!.body!))
    expect(walled.event).toEqual(plain.event)
    expect(readBody(body!, null)).toEqual(words)
    expect(sealed!.salt).toBeNull()
    expect(readBody(sealed!, key.key)).toEqual(words)
    expect(openBody(sealed!, null)).toBeNull()
    expect(openBody({ ...sealed!, event_id: body!.event_id.replace('a', 'b') }, key.key)).toBeNull()
  })

  it('waits to be sealed, and nothing else is written', () => {
    const rows = makeEvents(
      [draft, { ...draft, event_id: '0163298a-4f00-7abc-8def-0123456789ac', seq: 2 }],
      seededRandom('a'),
    )
    expect(rows.event_body).toEqual([])
    expect(rows.log_pending.map((row) => row.event_id)).toEqual(rows.event.map((row) => row.event_id))
  })

  it('is refused when it cannot be hashed or is too long', () => {
    const code = (over: Partial<EventDraft>) => {
      try {
        makeEvents([{ ...draft, ...over }], seededRandom('a'))
        return null
      } catch (caught) {
        return caught instanceof Error ? caught.message : ''
      }
    }
    expect(code({ facts: { a: 'x'.repeat(65_000) } })).toBeNull()
    expect(code({ facts: { a: 'x'.repeat(65_536) } })).toBe('log.entry_too_long')
    expect(code({ facts: { a: 'a\0b' } })).toBe('log.not_json')
    expect(code({ facts: { a: '\\u0000 and \\\\u0000' } })).toBeNull()
    expect(code({ facts: { a: '\ud800' } })).toBe('log.not_json')
    expect(code({ facts: { a: Number.NaN } })).toBe('log.not_json')
    expect(code({ body: { a: 'x'.repeat(1_000_000) } })).toBeNull()
    expect(code({ happened: '4.5.2018' })).toBe('log.happened')
    expect(code({ entered: '2018-05-04T08:20:00Z' })).toBe('entered 2018-05-04T08:20:00Z')
    expect(code({ seq: 0 })).toBe('seq 0')
  })

  it('has one hash for one row, however its facts are ordered, and another for any other', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (one, two) => {
          const hash = (facts: unknown) =>
            leafHashOf({ ...makeEvents([draft], seededRandom('a')).event[0]!, facts: facts as Json }).toString('hex')
          const text = (facts: unknown) => canonicalBytes(facts as Json).toString()
          fc.pre(!JSON.stringify([one, two]).includes('\\u0000'))
          expect(hash(Object.fromEntries(Object.entries(one).reverse()))).toBe(hash(one))
          expect(hash(one) === hash(two)).toBe(text(one) === text(two))
        },
      ),
    )
  })
})

describe('a receipt', () => {
  const signer = signerFrom('huiyin/shixi', Buffer.alloc(32, 3))
  const [event] = makeEvents([draft], seededRandom('a')).event

  it('binds the organ to the leaf hash', () => {
    const receipt = makeReceipt(event!, signer)
    expect(openReceipt(receipt, [signer])).toEqual({
      log: 'huiyin/shixi',
      event_id: event!.event_id,
      entered: event!.entered,
      leaf_hash: event!.leaf_hash,
    })
    expect(openReceipt(receipt.replace('16', '17'), [signer])).toBeNull()
    expect(openReceipt(receipt, [signerFrom('huiyin/shixi', Buffer.alloc(32, 4))])).toBeNull()
  })
})

describe('a body key', () => {
  it('opens with its own wrapping key, in its own row, until it is destroyed', () => {
    const wrapping = Buffer.alloc(32, 1)
    const { key, row } = makeBodyKey('shixi', 'matter-1', wrapping, seededRandom('k'))
    expect(unwrapBodyKey(row, wrapping)).toEqual(Buffer.from(key.key))
    expect(unwrapBodyKey(row, Buffer.alloc(32, 2))).toBeNull()
    expect(unwrapBodyKey({ ...row, key_id: 'matter-2' }, wrapping)).toBeNull()
    expect(unwrapBodyKey({ ...row, wrapped: null }, wrapping)).toBeNull()
  })
})
