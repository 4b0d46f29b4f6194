// The few pieces of the PostgreSQL wire protocol (version 3) that the lane itself must read and say.

const QUERY = 0x51 // Q
const SYNC = 0x53 // S
const TERMINATE = 0x58 // X
const READY = 0x5a // Z
const IDLE = 0x49 // I

export type Cut = {
  /** Whole batches: each ends with a Query or a Sync, after which the server says that it is ready. */
  batches: Buffer[]
  rest: Buffer
  terminated: boolean
}

/** Cuts what came from a client into whole batches. In: all bytes not yet cut. */
export function cutBatches(bytes: Buffer): Cut {
  const batches: Buffer[] = []
  let from = 0
  let at = 0
  while (at + 5 <= bytes.length) {
    const type = bytes[at]
    const end = at + 1 + bytes.readInt32BE(at + 1)
    if (type === TERMINATE) return { batches, rest: Buffer.alloc(0), terminated: true }
    if (end > bytes.length) break
    at = end
    if (type === QUERY || type === SYNC) {
      batches.push(bytes.subarray(from, at))
      from = at
    }
  }
  return { batches, rest: bytes.subarray(from), terminated: false }
}

/** The length of the start packet at the head of `bytes`, or null while it is not whole. */
export function startPacketLength(bytes: Buffer): number | null {
  if (bytes.length < 4) return null
  const length = bytes.readInt32BE(0)
  return bytes.length < length ? null : length
}

/** What a server says to a client it lets in. */
export function welcome(): Buffer {
  const parameters = Object.entries({
    server_version: '18.0',
    server_encoding: 'UTF8',
    client_encoding: 'UTF8',
    DateStyle: 'ISO, MDY',
    TimeZone: 'UTC',
    integer_datetimes: 'on',
    standard_conforming_strings: 'on',
  })
  return Buffer.concat([
    message('R', Buffer.from([0, 0, 0, 0])),
    ...parameters.map(([name, value]) => message('S', Buffer.from(`${name}\0${value}\0`))),
    message('K', Buffer.alloc(8)),
    readyIdle,
  ])
}

/** An error after which the connection ends. In: the SQLSTATE and a short English sentence for the log. */
export function fatal(sqlstate: string, text: string): Buffer {
  return message('E', Buffer.from(`SFATAL\0VFATAL\0C${sqlstate}\0M${text}\0\0`))
}

/** A simple query. In: SQL, one or more statements. */
export function simpleQuery(sql: string): Buffer {
  return message('Q', Buffer.from(`${sql}\0`))
}

/** Whether an answer ends with "ready, no transaction open". In: its last bytes, at least six. */
export function endsIdle(tail: Buffer): boolean {
  const at = tail.length - 6
  return at >= 0 && tail[at] === READY && tail.readInt32BE(at + 1) === 5 && tail[at + 5] === IDLE
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

const readyIdle = message('Z', Buffer.from('I'))
