import { chmodSync, rmSync } from 'node:fs'
import { createServer, Socket } from 'node:net'
import { Duplex } from 'node:stream'
import type { Lane } from './lane.ts'

/** A connection to the lane within this process: a stream that the `pg` client takes in place of a socket. */
export function connectWithin(lane: Lane): Duplex {
  const stream: Duplex = new Duplex({
    allowHalfOpen: false,
    read() {},
    write(chunk: Buffer, _encoding, done) {
      connection.take(chunk)
      done()
    },
    writev(chunks, done) {
      connection.take(Buffer.concat(chunks.map((one) => one.chunk as Buffer)))
      done()
    },
    final(done) {
      connection.gone()
      done()
    },
    destroy(error, done) {
      connection.gone()
      done(error)
    },
  })
  const connection = lane.serve({
    say: (bytes) => void stream.push(bytes),
    close: () => void stream.push(null),
  })
  // What the `pg` client calls on a socket.
  return Object.assign(stream, {
    setNoDelay: () => stream,
    setKeepAlive: () => stream,
    ref: () => stream,
    unref: () => stream,
    connect() {
      queueMicrotask(() => stream.emit('connect'))
      return stream
    },
  })
}

/**
 * Serves the lane to other processes of the same user over a socket at `path`. Resolves when it listens;
 * the function handed out ends it and every connection.
 */
export async function serveSocket(lane: Lane, path: string): Promise<() => void> {
  rmSync(path, { force: true })
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    const connection = lane.serve({ say: (bytes) => void socket.write(bytes), close: () => void socket.end() })
    socket.on('data', (bytes) => connection.take(bytes))
    socket.on('error', () => connection.gone())
    socket.on('close', () => {
      open.delete(socket)
      connection.gone()
    })
  })
  const before = process.umask(0o177) // never, not even for a moment, open to others
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(path, resolve)
    })
  } finally {
    process.umask(before)
  }
  chmodSync(path, 0o600)
  server.unref()
  return () => {
    server.close()
    for (const socket of open) socket.end()
  }
}

/** A socket for the `pg` client that connects to `path`, whatever host and port the client thinks of. */
export function socketTo(path: string): Socket {
  const socket = new Socket()
  const connect = socket.connect.bind(socket)
  return Object.assign(socket, { connect: () => connect(path) })
}
