import type { Change, Pick, Plan } from './draw.ts'
import type { HostileFile } from './files.ts'
import type { Pool } from './pool.ts'
import { fillPath, partsOf, type Route } from './routes.ts'

/** A request as it goes over the wire. */
export type Request = { method: string; path: string; headers: [string, string][]; body: Buffer | undefined }

/** Somebody who asks: what their browser sends along. */
export type Asker = { name: string; cookie: string; token: string }

const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

/** Makes a plan into a request, with what is known of the house. `address`: where it seems to come from. */
export function compose(
  plan: Plan,
  route: Route,
  pool: Pool,
  fields: ReadonlyMap<string, readonly string[]>,
  asker: Asker,
  address: string,
): Request {
  const path = trick(plan, addressOf(plan, route, pool))
  const method = plan.method ?? route.method
  const headers: [string, string][] = [
    ['cookie', asker.cookie],
    ['x-forwarded-for', address],
  ]
  if (method !== 'GET' && method !== 'HEAD') {
    const filled = path.split('?')[0] ?? path
    const form = pool.forms.get(filled) ?? sampled(pool, fields, plan.as)
    const changed = plan.changes.reduce((now, change) => changedBy(now, change, pool, fields), form)
    const token: [string, string][] =
      plan.token === 'none' ? [] : [['_token', plan.token === 'own' ? asker.token : `${asker.token}x`]]
    const { type, body } = bodyOf(plan, [...token, ...changed])
    headers.push(['content-type', plan.type ?? type])
    return { method, path, headers: merged(headers, plan.headers), body }
  }
  return { method, path, headers: merged(headers, plan.headers), body: undefined }
}

// Later headers of one name stand in for earlier ones; what a header cannot hold falls out.
function merged(own: [string, string][], more: readonly [string, string][]): [string, string][] {
  const printable = (value: string) =>
    Buffer.from(value)
      .toString('latin1')
      .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '')
  const all = new Map(own)
  for (const [name, value] of more) all.set(name, printable(value).slice(0, 6000))
  return [...all]
}

function wordOf(pick: Pick, known: readonly string[]): string {
  return 'text' in pick ? pick.text : (at(known, pick.known) ?? '')
}

function addressOf(plan: Plan, route: Route, pool: Pool): string {
  const all = [...pool.parts.values()].flatMap((values) => [...values])
  const values = partsOf(route).map((name, n): [string, string] => {
    const pick = plan.parts[n] ?? { known: 0 }
    const text = wordOf(pick, [...(pool.parts.get(name) ?? all)]).slice(0, 4000)
    return [name, encode(text)]
  })
  const query = plan.query.map(({ name, value }) => {
    const word = wordOf(name, [...pool.queries.keys()]).slice(0, 300)
    return `${encode(word)}=${encode(wordOf(value, [...(pool.queries.get(word) ?? [])]).slice(0, 3000))}`
  })
  return `${fillPath(route, Object.fromEntries(values))}${query.length === 0 ? '' : `?${query.join('&')}`}`
}

// Broken characters become broken bytes, which `encodeURIComponent` refuses to make.
function encode(text: string): string {
  return text.isWellFormed()
    ? encodeURIComponent(text)
    : Array.from(text, (one) => (one.isWellFormed() ? encodeURIComponent(one) : '%ED%A0%80')).join('')
}

function trick(plan: Plan, path: string): string {
  switch (plan.path) {
    case 'dots':
      return `/portal/..;/.././%2e%2e/..%2f..%5c${path}`
    case 'encoded':
      return path.replace(/.$/, (last) => `%25${last.charCodeAt(0).toString(16)}%c0%af%00`)
    case 'raw bytes':
      return `${path}\xff\xfe\xc0\x80`
    case 'slashes':
      return `//${path}//`
    case 'long':
      return `${path}/${'a'.repeat(7000)}`
    case 'semicolon':
      return `${path};jsessionid=1?lang=en&lang=xx#f`
    default:
      return path
  }
}

function sampled(pool: Pool, fields: ReadonlyMap<string, readonly string[]>, seed: number): [string, string][] {
  const names = [...fields.keys()]
  const known = at([...pool.forms.values()], seed) ?? []
  return [
    ...known,
    ...Array.from({ length: 4 }, (_, n): [string, string] => {
      const name = at(names, seed + n * 7) ?? ''
      return [name, at(fields.get(name) ?? [], seed) ?? '']
    }),
  ]
}

function changedBy(
  form: [string, string][],
  change: Change,
  pool: Pool,
  fields: ReadonlyMap<string, readonly string[]>,
): [string, string][] {
  if (change.how === 'add') {
    const names = [...fields.keys(), ...[...pool.forms.values()].flatMap((one) => one.map(([name]) => name))]
    const name = wordOf(change.name, names)
    const known = fields.get(name) ?? []
    return [...form, [name, wordOf(change.value, known.length > 0 ? known : [...(pool.parts.get('number') ?? [])])]]
  }
  if (form.length === 0) return form
  const where = change.at % form.length
  const [name = '', value = ''] = form[where] ?? []
  if (change.how === 'drop') return form.toSpliced(where, 1)
  if (change.how === 'twice') return form.toSpliced(where, 0, [name, value])
  return form.with(where, [name, wordOf(change.to, fields.get(name) ?? [value])])
}

const boundary = '----hostile7d1f'

function bodyOf(plan: Plan, fields: [string, string][]): { type: string; body: Buffer } {
  const urlencoded = 'application/x-www-form-urlencoded'
  const multipart = `multipart/form-data; boundary=${boundary}`
  switch (plan.body) {
    case 'form':
      return { type: urlencoded, body: Buffer.from(fields.map((pair) => pair.map(encode).join('=')).join('&')) }
    case 'multipart':
      return { type: multipart, body: Buffer.concat([parts(fields, plan.files), Buffer.from(`--${boundary}--\r\n`)]) }
    case 'broken multipart':
      return { type: multipart, body: parts(fields, plan.files).subarray(0, -3) }
    case 'json':
      return { type: 'application/json', body: Buffer.from(JSON.stringify(Object.fromEntries(fields))) }
    case 'junk':
      return { type: urlencoded, body: Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0x25, 0x7a]), parts(fields, [])]) }
    case 'deep': {
      const name = `a${'[b]'.repeat(2000)}${'.c'.repeat(2000)}`
      const many = Array.from({ length: 2000 }, (_, n) => `people.${n}.name=x&demands=y`).join('&')
      return { type: urlencoded, body: Buffer.from(`${name}=1&_token=${fields[0]?.[1] ?? ''}&${many}`) }
    }
    default: {
      const filler: [string, string] = ['facts', '长'.repeat(900_000 + (plan.as % 4_000_000))]
      return {
        type: multipart,
        body: Buffer.concat([parts([...fields, filler], plan.files), Buffer.from(`--${boundary}--`)]),
      }
    }
  }
}

function parts(fields: [string, string][], files: readonly HostileFile[]): Buffer {
  const quoted = (name: string) => name.replaceAll(/[\r\n"]/g, '_')
  const texts = fields.map(([name, value]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`),
  )
  const given = files.map(({ name, type, bytes }) =>
    Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${quoted(name)}"\r\ncontent-type: ${type}\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
  )
  return Buffer.concat([...texts, ...given])
}
