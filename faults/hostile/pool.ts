import type { Route } from './routes.ts'

/** What was seen of the house so far: forms as pages show them, addresses, parts of addresses. Requests are made of it. */
export type Pool = {
  /** By the address that a form is posted to: names and values, as they stood in it. */
  forms: Map<string, [string, string][]>
  /** Parts of addresses by their name; a name that nobody filled gets the values of all. */
  parts: Map<string, Set<string>>
  /** Names that stand in queries of links. */
  queries: Map<string, Set<string>>
}

const most = 40

export function emptyPool(parts: Record<string, readonly string[]>, queries: readonly string[]): Pool {
  return {
    forms: new Map(),
    parts: new Map(Object.entries(parts).map(([name, values]) => [name, new Set(values)])),
    queries: new Map(queries.map((name) => [name, new Set<string>()])),
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" }
const plain = (html: string) => html.replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : plain(found)
}

/** Learns the forms and links of a page. In: its HTML and its own address. Out: where its links lead. */
export function learn(pool: Pool, html: string, path: string, routes: readonly Route[]): string[] {
  const links: string[] = []
  for (const [, head = '', inside = ''] of html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)) {
    if (attribute(head, 'method')?.toLowerCase() !== 'post') continue
    const action = (attribute(head, 'action') ?? path).split('?')[0] ?? path
    const fields = fieldsOf(inside)
    if (fields.length > 0) pool.forms.set(action, fields)
  }
  for (const [, href = ''] of html.matchAll(/href="([^"#]*)"/g)) {
    const [address = '', query = ''] = plain(href).split('?')
    if (address.startsWith('/')) links.push(plain(href))
    for (const route of routes) learnParts(pool, route, address)
    for (const [name, value] of new URLSearchParams(query)) {
      const known = pool.queries.get(name) ?? new Set()
      if (known.size < most) known.add(value)
      pool.queries.set(name, known)
    }
  }
  return links
}

function patternOf(route: Route): RegExp {
  const pattern = route.path.replaceAll(/\/:(\w+)\?/g, '(?:/(?<$1>[^/]+))?').replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')
  return new RegExp(`^${pattern}$`)
}

/** The way in that an address leads to; the address itself, when none. */
export function kindOf(routes: readonly Route[], path: string): string {
  const address = path.split('?')[0] ?? path
  return routes.find((route) => route.method === 'GET' && patternOf(route).test(address))?.key ?? address
}

function learnParts(pool: Pool, route: Route, address: string): void {
  const found = patternOf(route).exec(address)?.groups ?? {}
  for (const [name, value] of Object.entries(found)) {
    if (value === undefined || !URL.canParse(`http://x/${value}`)) continue
    const known = pool.parts.get(name) ?? new Set()
    if (known.size < most) known.add(decoded(value))
    pool.parts.set(name, known)
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** What a browser would post of a form that nobody touched, and one choice of each group of choices. */
function fieldsOf(html: string): [string, string][] {
  const fields: [string, string][] = []
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name')
    if (name === undefined || name === '_token') continue
    const type = attribute(tag, 'type') ?? 'text'
    if (type === 'radio' && fields.some(([known]) => known === name)) continue
    if (type !== 'file') fields.push([name, attribute(tag, 'value') ?? ''])
  }
  for (const [, head = '', inside = ''] of html.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const name = attribute(head, 'name')
    const options = [...inside.matchAll(/<option[^>]*>/g)].map(([tag]) => attribute(tag, 'value') ?? '')
    if (name !== undefined) fields.push([name, options.find((one) => one !== '') ?? ''])
  }
  for (const [, head = '', inside = ''] of html.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs)) {
    const name = attribute(head, 'name')
    if (name !== undefined) fields.push([name, plain(inside)])
  }
  return fields
}
