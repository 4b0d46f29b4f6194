import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** A source file taken apart: code without comments and strings, and the strings that stood in it. */
export type Source = {
  /** Path from src/, such as matters/act.ts. */
  path: string
  /** The first folder, or the file's own name when it stands in src/ itself. */
  room: string
  test: boolean
  lines: number
  raw: string
  /** Code alone; what strings, templates and regular expressions say is gone. */
  code: string
  /** What is written between quotes: never template literals, which are SQL. */
  strings: { text: string; before: string }[]
  imports: { from: string; types: boolean }[]
}

/** Every TypeScript file under src/, tests and their helpers among them. */
export function sources(): Source[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .toSorted()
    .map((path) => {
      const raw = readFileSync(join('src', path), 'utf8')
      return {
        path,
        room: path.split('/')[0] ?? path,
        test: /\.test\.tsx?$|(^|\/|\.)testing\.tsx?$|(^|\/)fixtures\//.test(path),
        lines: raw.split('\n').length - 1,
        raw,
        ...takeApart(raw),
        imports: importsOf(raw, path),
      }
    })
}

/** What a file imports: files as paths from src/, packages by name; `types` when nothing of it is there at run time. */
export function importsOf(raw: string, path: string): Source['imports'] {
  const found = [
    ...raw.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]/gm),
    ...raw.matchAll(/^import\s+()['"]([^'"]+)['"]/gm),
    ...raw.matchAll(/\bimport\(\s*()['"]([^'"]+)['"]/g),
  ]
  return found.map(([, type, to = '']) => ({
    from: to.startsWith('.') ? normalize(join(dirname(path), to)) : to,
    types: type !== undefined && type !== '',
  }))
}

/** Splits code from its strings and comments, well enough for this house's formatting. */
export function takeApart(raw: string): Pick<Source, 'code' | 'strings'> {
  let code = ''
  const strings: Source['strings'] = []
  let at = 0
  const until = (end: string): string => {
    const from = at
    while (at < raw.length && raw[at] !== end) at += raw[at] === '\\' ? 2 : 1
    at += 1
    return raw.slice(from, at - 1)
  }
  const template = (): void => {
    while (at < raw.length && raw[at] !== '`') {
      if (raw[at] === '\\') at += 2
      else if (raw.startsWith('${', at)) {
        at += 2
        code += ' '
        plain('}')
      } else at += 1
    }
    at += 1
  }
  const plain = (end: string): void => {
    for (let deep = 0; at < raw.length;) {
      const here = raw[at] ?? ''
      if (here === end && deep === 0) break
      if (raw.startsWith('//', at)) while (at < raw.length && raw[at] !== '\n') at += 1
      else if (raw.startsWith('/*', at)) at = raw.indexOf('*/', at) + 2
      else if (here === "'" || here === '"') {
        at += 1
        const before = code.slice(-40)
        strings.push({ text: until(here), before })
        code += '""'
      } else if (here === '`') {
        at += 1
        template()
        code += '``'
      } else if (here === '/' && /(?:^|[(,=:[!&|?{};>]|return)\s*$/.test(code.slice(-12))) {
        const line = raw.slice(at).match(/^\/(?:\\.|\[(?:\\.|[^\]\n\\])*\]|[^/\n\\[])+\/[a-z]*/)?.[0]
        at += line?.length ?? 1
        code += '/ /'
      } else {
        if (here === '{') deep += 1
        if (here === '}') deep -= 1
        code += here
        at += 1
      }
    }
    at += 1
  }
  plain('')
  return { code, strings }
}

/** The circles in a graph, each once, from its first member. */
export function circles(edges: Map<string, string[]>): string[] {
  const found = new Set<string>()
  const done = new Set<string>()
  const walk = (node: string, path: string[]): void => {
    const at = path.indexOf(node)
    if (at >= 0) found.add([...path.slice(at), node].join(' → '))
    if (at >= 0 || done.has(node)) return
    for (const next of edges.get(node) ?? []) walk(next, [...path, node])
    done.add(node)
  }
  for (const node of edges.keys()) walk(node, [])
  return [...found]
}
