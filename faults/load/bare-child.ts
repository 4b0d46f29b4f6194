import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize } from 'node:v8'
import { PGlite } from '@electric-sql/pglite'
import { Pool } from 'pg'
import { DurableNodeFS, durableStartParams } from '../../src/db/durable-fs.ts'
import type { Recorded } from './record.ts'
import type { Sent } from './recording.ts'

// Run by itself: a bare server that parses each request and sends the very statements that the house sent for it, by the plain
// driver, and nothing else. It knows no pages, no rules, no rights.
const [file = '', dataDir = '', databaseUrl] = process.argv.slice(2)
const { texts, turns } = deserialize(readFileSync(file)) as Recorded
const play = databaseUrl ? overPostgres(databaseUrl) : await overPglite()

function overPostgres(connectionString: string) {
  const pool = new Pool({ connectionString, max: 10, options: '-c jit=off' }) // as the house connects
  return async (statements: readonly Sent[]): Promise<number> => {
    const client = await pool.connect()
    try {
      let rows = 0
      for (const { text, values } of statements) {
        const done = await client.query(text, values)
        rows += done.rowCount ?? 0
      }
      return rows
    } finally {
      client.release()
    }
  }
}

async function overPglite() {
  const raw = await PGlite.create({
    fs: new DurableNodeFS(join(dataDir, 'pglite'), () => {}),
    startParams: [...durableStartParams],
  })
  let last: Promise<unknown> = Promise.resolve()
  const all = async (statements: readonly Sent[]): Promise<number> => {
    let rows = 0
    for (const { text, values } of statements) {
      if (values === undefined) await raw.exec(text)
      else rows += (await raw.query(text, values)).rows.length
    }
    return rows
  }
  // One connection: one request's transaction after the other.
  return (statements: readonly Sent[]): Promise<number> => {
    const mine = last.then(() => all(statements))
    last = mine.catch(() => {})
    return mine
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const url = new URL(request.url ?? '/', 'http://bare')
  const fields = [...new URLSearchParams(body), ...url.searchParams]
  const [, turn, step] = url.pathname.split('/')
  const statements = turns[Number(turn)]?.[Number(step)]?.sent ?? []
  const rows = await play(statements.map(({ text, values }) => ({ text: texts[text] ?? '', values })))
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`${rows} rows, ${fields.length} fields\n`)
}

const server = createServer((request, response) => {
  answer(request, response).catch((caught: unknown) => response.writeHead(500).end(String(caught)))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`Serving at http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}\n`)
})
