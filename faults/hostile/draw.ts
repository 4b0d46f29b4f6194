import * as fc from 'fast-check'
import { file, type HostileFile } from './files.ts'
import { text } from './words.ts'

/** One value of a request: something known of the house (by a number), or a text. */
export type Pick = { known: number } | { text: string }

/** A change to the fields of a form. */
export type Change =
  | { how: 'set'; at: number; to: Pick }
  | { how: 'drop'; at: number }
  | { how: 'twice'; at: number }
  | { how: 'add'; name: Pick; value: Pick }

/** What a request is to be, before it is known what the house holds. */
export type Plan = {
  as: number
  parts: Pick[]
  query: { name: Pick; value: Pick }[]
  /** Another method than the way in has. */
  method: string | undefined
  token: 'own' | 'none' | 'wrong'
  changes: Change[]
  body: 'form' | 'multipart' | 'json' | 'junk' | 'broken multipart' | 'deep' | 'large'
  type: string | undefined
  files: HostileFile[]
  headers: [string, string][]
  path: 'plain' | 'dots' | 'encoded' | 'raw bytes' | 'slashes' | 'long' | 'semicolon'
}

const pick = (known: number): fc.Arbitrary<Pick> =>
  fc.oneof(
    { weight: known, arbitrary: fc.record({ known: fc.nat() }) },
    { weight: 10 - known, arbitrary: fc.record({ text }) },
  )

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ how: fc.constant('set' as const), at: fc.nat(), to: pick(2) }) },
  { weight: 1, arbitrary: fc.record({ how: fc.constant('drop' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ how: fc.constant('twice' as const), at: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant('add' as const), name: pick(7), value: pick(5) }) },
)

const headers: fc.Arbitrary<[string, string]> = fc.oneof(
  fc.tuple(
    fc.constantFrom('cookie', 'accept-language', 'user-agent', 'referer', 'accept-encoding', 'if-none-match', 'range'),
    text,
  ),
  fc.constantFrom<[string, string]>(
    ['origin', 'https://elsewhere.example'],
    ['origin', 'null'],
    ['sec-fetch-site', 'cross-site'],
    ['host', 'elsewhere.example'],
    ['host', 'localhost:99999'],
    ['host', '[::1'],
    ['accept-language', 'zh;q=9,en;q=x,*;q=1e9'],
    ['accept-encoding', 'gzip;q=0, br, zstd, *'],
    ['content-encoding', 'gzip'],
    ['x-forwarded-for', '::ffff:999.1.1.1%eth0, ,'],
    ['x-http-method-override', 'DELETE'],
    ['expect', '100-continue'],
    ['cookie', 'a=%; b=%ff; =; ;;__Host-huiyin-lang=xx; __Host-huiyin-text=large'],
    ['cookie', '__Host-huiyin-session=AAAA; __Host-huiyin-draft=7K2MPX4D9QWT; __Host-huiyin-follow=%00'],
    ['user-agent', '\u00ff'.repeat(4000)],
  ),
)

/** Whatever somebody may send. The way in is chosen outside, so that each gets its share. */
export const plan: fc.Arbitrary<Plan> = fc.record({
  as: fc.nat(),
  parts: fc.array(pick(7), { minLength: 3, maxLength: 3 }),
  query: fc.array(fc.record({ name: pick(9), value: pick(4) }), { maxLength: 3 }),
  method: fc.oneof(
    { weight: 24, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom('PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND', 'GET', 'POST') },
  ),
  token: fc.oneof(
    { weight: 18, arbitrary: fc.constant('own' as const) },
    { weight: 1, arbitrary: fc.constantFrom('none' as const, 'wrong' as const) },
  ),
  changes: fc.array(change, { maxLength: 4 }),
  body: fc.oneof(
    { weight: 14, arbitrary: fc.constant('form' as const) },
    { weight: 10, arbitrary: fc.constant('multipart' as const) },
    { weight: 2, arbitrary: fc.constantFrom('json' as const, 'junk' as const, 'broken multipart' as const) },
    { weight: 1, arbitrary: fc.constantFrom('deep' as const, 'large' as const) },
  ),
  type: fc.oneof(
    { weight: 14, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'text/plain',
        'application/json',
        'multipart/form-data',
        'multipart/form-data; boundary=',
        'application/x-www-form-urlencoded; charset=utf-16',
        'application/xml',
        '',
        ';;;',
      ),
    },
  ),
  files: fc.array(file, { maxLength: 3 }),
  headers: fc.oneof(
    { weight: 4, arbitrary: fc.constant<[string, string][]>([]) },
    { weight: 1, arbitrary: fc.array(headers, { minLength: 1, maxLength: 3 }) },
  ),
  path: fc.oneof(
    { weight: 20, arbitrary: fc.constant('plain' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'dots' as const,
        'encoded' as const,
        'raw bytes' as const,
        'slashes' as const,
        'long' as const,
        'semicolon' as const,
      ),
    },
  ),
})
