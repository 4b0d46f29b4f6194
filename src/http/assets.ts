import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Handler } from 'hono'

type Asset = {
  body: Uint8Array<ArrayBuffer>
  gzip: Uint8Array<ArrayBuffer>
  type: string
  hash: string
  hashed: string
}
export type Assets = {
  /** The address of a file by its name, `/assets/office.1a2b3c4d5e.css`: it changes when the file does. */
  href: (name: string) => string
  serve: Handler
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Takes the files of a folder into memory, to be served under `/assets/`. Throws when the folder is missing: build first. */
export function loadAssets(folder: string): Assets {
  const byName = new Map<string, Asset>()
  for (const name of readdirSync(folder)) {
    const extension = extname(name)
    const type = types[extension]
    if (type === undefined) continue
    const body = new Uint8Array(readFileSync(join(folder, name)))
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
    const hashed = `${name.slice(0, -extension.length)}.${hash}${extension}`
    byName.set(name, { body, gzip: new Uint8Array(gzipSync(body, { level: 9 })), type, hash, hashed })
  }
  return assetsOf(byName)
}

function assetsOf(byName: Map<string, Asset>): Assets {
  const byAddress = new Map([...byName.values()].map((asset) => [asset.hashed, asset]))
  return {
    href: (name) => {
      const asset = byName.get(name)
      if (asset === undefined) throw new Error(`no asset ${name}`)
      return `/assets/${asset.hashed}`
    },
    serve: (c) => {
      const file = c.req.param('file') ?? ''
      const asset = byAddress.get(file) ?? byName.get(file)
      if (asset === undefined) return c.notFound()
      c.header('content-type', asset.type)
      c.header('cache-control', byAddress.has(file) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
      c.header('etag', `"${asset.hash}"`)
      c.header('vary', 'accept-encoding')
      if (c.req.header('if-none-match') === `"${asset.hash}"`) return c.body(null, 304)
      if (!(c.req.header('accept-encoding') ?? '').includes('gzip')) return c.body(asset.body)
      c.header('content-encoding', 'gzip')
      return c.body(asset.gzip)
    },
  }
}
