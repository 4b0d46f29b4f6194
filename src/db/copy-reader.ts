// A process of its own that opens a copy of PGlite's folder for the process that started it: node copy-reader.ts FOLDER
// SOCKET. It says `ready` when the socket listens, and ends when its input does. Apart, so that a server's own process is
// in no danger from it, and gets its memory back.
import { pgliteBackend } from './backend.ts'

const [folder = '', socket = ''] = process.argv.slice(2)
const limits = { idleMs: 10 * 60_000, statementMs: 15 * 60_000 }
const backend = await pgliteBackend({ mode: 'scratch', folder }, limits, socket)
process.stdout.write('ready\n')
process.stdin.resume()
process.stdin.once('end', () => void backend.end().then(() => process.exit()))
