import { type Agent, request } from 'node:http'
import { connect } from 'node:net'
import { unzipSync } from 'node:zlib'
import type { Request } from './compose.ts'

/** What came back. Status 0: the connection was closed without an answer. */
export type Answer = { status: number; html: string; setCookies: string[]; ms: number }

/** Sends one request over a real connection. Rejects when there is no answer within `patience` ms: it hangs. */
export function send(port: number, agent: Agent, asked: Request, patience = 20_000): Promise<Answer> {
  const from = performance.now()
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        port,
        host: '127.0.0.1',
        agent,
        method: asked.method,
        path: asked.path === '' ? '/' : asked.path,
        headers: {
          ...Object.fromEntries(asked.headers),
          ...(asked.body && { 'content-length': String(asked.body.length) }),
        },
        setHost: !asked.headers.some(([name]) => name === 'host'),
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', () => done(answer.statusCode ?? 0, ''))
        answer.on('end', () => {
          const html = /html/.test(answer.headers['content-type'] ?? '')
          const body = html ? opened(Buffer.concat(chunks), answer.headers['content-encoding']) : ''
          done(answer.statusCode ?? 0, body, answer.headers['set-cookie'])
        })
      },
    )
    const timer = setTimeout(() => {
      outgoing.destroy()
      reject(new Error(`no answer within ${patience} ms`))
    }, patience)
    const done = (status: number, html: string, setCookies: string[] = []) => {
      clearTimeout(timer)
      resolve({ status, html, setCookies, ms: performance.now() - from })
    }
    outgoing.on('error', () => done(0, ''))
    outgoing.end(asked.body)
  })
}

const opened = (bytes: Buffer, encoding: string | undefined): string =>
  (encoding === undefined || bytes.length === 0 ? bytes : unzipSync(bytes)).toString('utf8')

/** Requests that no well-behaved client can make, as bytes. */
export const malformed: readonly string[] = [
  'GET / HTTP/1.1\r\n\r\n',
  'GET http://elsewhere.example/matters HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a b c\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n',
  'GET \\..\\..\\ HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET * HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: abc\r\n\r\n',
  'POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nlogin\r\n0\r\n\r\n',
  'GET /assets/%2e%2e%2f%2e%2e%2fpackage.json HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET /assets/..%5c..%5cpackage.json HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET /portal/%ff%fe HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET //elsewhere.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET /?lang=en&next=//elsewhere.example HTTP/1.1\r\nHost: localhost\r\n\r\n',
  `GET /${'a'.repeat(60_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00',
]

/** Sends bytes as they are. Out: the status of what comes back within a second; 0: none, or the connection was closed. */
export function sendBytes(port: number, bytes: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let said = ''
    const done = () => {
      clearTimeout(timer)
      socket.destroy()
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0))
    }
    const timer = setTimeout(done, 1000)
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1')
      if (said.includes('\r\n')) done()
    })
    socket.on('error', done)
    socket.on('close', done)
    socket.write(Buffer.from(bytes, 'latin1'))
  })
}
