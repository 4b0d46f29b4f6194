import { spawn } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ended } from '../server-process.ts'

/** What a data folder holds: it does not open, `verify` is alarmed, or the digest of all its rows. */
export type Looked = { refuses: string } | { alarms: string[]; rows: string }

/** Opens a data folder in a process of its own, which may crash; whoever does not answer within `patience` ms refuses. */
export async function lookInto(dataDir: string, patience = 60_000): Promise<Looked> {
  const script = fileURLToPath(new URL(`look-child${extname(import.meta.url)}`, import.meta.url))
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] })
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  const { said } = await ended(child).end
  clearTimeout(timer)
  const found = /^\{"alarms".*\}$/m.exec(said)?.[0]
  return found === undefined ? { refuses: said.slice(-400) } : (JSON.parse(found) as Looked)
}
