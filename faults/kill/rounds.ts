import { type ChildProcess, spawn } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { backupsHere, backupsIn } from '../../src/backup/last.ts'
import { checkBackup } from '../../src/backup/read.ts'
import { readMigrations } from '../../src/db/migrate.ts'
import { recordsFile, someRecords } from '../../src/exchange/fixtures/records.ts'
import { seededRandom } from '../../src/lib/ids.ts'
import { systemNow } from '../../src/lib/clock.ts'
import { makePlace, type Place } from '../place.ts'
import { ended, huiyin, type ServerProcess, startProcess } from '../server-process.ts'
import { judge } from './judge.ts'
import { fillForm, type Ledger, openLedger, type Post, postAct, postCounter } from './posts.ts'

export type Kills = {
  kills: number
  /** Posts that were acknowledged, by kind; those that were under way at a kill. */
  acknowledged: Record<Post['kind'], number>
  cutOff: number
  imported: number
  /** Times the import was killed before it had finished. */
  importsCut: number
  /** Backups that were whole in the end, each read from its first byte to its last, and those that were cut off. */
  backups: number
  backupsCut: number
  checkpoints: number
  slowestStartMs: number
  wrong: string[]
}

export type KillOptions = {
  kills: number
  seed: number
  /** A PostgreSQL server; without one, the embedded database. */
  serverUrl?: string | undefined
  /** The longest that a server lives, in ms. */
  longestMs?: number
  /** Rows of the file that is imported meanwhile, and again until it is in. */
  importRows?: number
  onProgress?: (kills: number) => void
}

/** Chance as numbers below a bound, the same for the same seed. */
function dice(seed: number): (below: number) => number {
  const random = seededRandom(`kill ${seed}`)
  return (below) => Buffer.from(random(4)).readUInt32BE() % below
}

/**
 * Kills a server (-9) again and again at random moments while people post at the counter, on the public site and on a matter,
 * while the log is sealed, a file is imported and a backup written. After each start every post of the round is posted once more: it must
 * show what it showed. At the end everything is counted and verified.
 */
export async function killRounds(options: KillOptions): Promise<Kills> {
  const { kills, seed, serverUrl, longestMs = 2500, importRows = 120, onProgress } = options
  const roll = dice(seed)
  const place = await makePlace(serverUrl)
  const result: Kills = {
    kills: 0,
    acknowledged: { counter: 0, portal: 0, act: 0 },
    cutOff: 0,
    imported: 0,
    importsCut: 0,
    backups: 0,
    backupsCut: 0,
    checkpoints: 0,
    slowestStartMs: 0,
    wrong: [],
  }
  const children: ChildProcess[] = []
  let server: ServerProcess | undefined
  try {
    const file = await recordsFile(place.dataDir, someRecords(importRows))
    let ledger: Ledger | undefined
    for (;;) {
      server = await startProcess(place)
      result.slowestStartMs = Math.max(result.slowestStartMs, server.readyMs)
      ledger ??= await openLedger(server.url, systemNow, seededRandom(`ids ${seed}`))
      ledger.at(server.url)
      await postAgain(ledger, roll, result)
      if (result.kills >= kills) break
      const importing = result.imported > 0 || roll(3) > 0 ? undefined : startImport(place, file, children)
      const backingUp = roll(3) > 0 ? undefined : startBackup(place, children)
      const forms: (() => Post)[] = []
      for (const n of [0, 1, 2]) forms.push(await fillForm(ledger, `portal ${result.kills} ${n}`))
      const ended = work(ledger, forms, `${result.kills}`, result)
      await new Promise((resolve) => setTimeout(resolve, 150 + roll(longestMs)))
      // Now and then the import alone dies, and the server lives on.
      if (importing && roll(4) === 0) await importing.kill()
      await Promise.all([server.kill(), importing?.kill(), backingUp?.kill()])
      await ended()
      if (backingUp) result.backupsCut += backingUp.done() ? 0 : 1
      if (importing) result[importing.done() ? 'imported' : 'importsCut'] += importing.done() ? importRows : 1
      result.kills++
      onProgress?.(result.kills)
    }
    if (result.imported === 0) {
      const last = startImport(place, file, children)
      const said = await last.end
      result.imported = last.done() ? importRows : 0
      if (!last.done()) result.wrong.push(`the import did not finish: ${said}`)
    }
    const stopped = await server.stop()
    if (stopped.code !== 0)
      result.wrong.push(`stopped with ${stopped.code ?? stopped.signal}: ${stopped.said.slice(-500)}`)
    server = undefined
    for (const { file: backup } of backupsHere(backupsIn(place.dataDir, null))) {
      await checkBackup(backup, null, readMigrations()).catch((caught: unknown) =>
        result.wrong.push(`a backup that has its name is not whole: ${String(caught)}`),
      )
      result.backups++
    }
    const found = await place.within((house) => judge(house, ledger.posts, importRows))
    result.wrong.push(...found.wrong)
    result.checkpoints = found.checkpoints
    for (const post of ledger.posts) if (post.said !== null) result.acknowledged[post.kind]++
    return result
  } finally {
    await server?.kill()
    for (const child of children) child.kill('SIGKILL')
    await place.remove()
  }
}

/** Everybody posts until the server is gone. Out: waits until all have noticed. */
function work(ledger: Ledger, forms: (() => Post)[], round: string, result: Kills): () => Promise<void> {
  let n = 0
  const text = (kind: string) => `${kind} ${round} ${n++}`
  const until = async (next: () => Post | undefined): Promise<void> => {
    for (let post = next(); post; post = next()) {
      try {
        post.said = await post.again()
      } catch {
        result.cutOff++ // the server is gone: it was never acknowledged
        return
      }
    }
  }
  const all = Promise.all([
    until(() => postCounter(ledger, text('counter'))),
    until(() => postCounter(ledger, text('counter'))),
    until(() => forms.pop()?.()),
    until(() => postAct(ledger, text('act'))),
  ])
  return async () => void (await all)
}

/** The same posts again: those cut off, those just acknowledged, some of long ago. */
async function postAgain({ posts }: Ledger, roll: (below: number) => number, result: Kills): Promise<void> {
  const chosen = new Set([...posts.filter((post) => post.said === null), ...posts.slice(-12)])
  for (let n = 0; n < 3 && posts.length > 0; n++) chosen.add(posts[roll(posts.length)] as Post)
  for (const post of chosen) {
    try {
      const said = await post.again()
      if (post.said !== null && post.said !== said)
        result.wrong.push(`${post.kind} "${post.text}" showed ${post.said}, and posted again ${said}`)
      post.said = said
    } catch (caught) {
      result.wrong.push(
        `${post.kind} "${post.text}" posted again: ${caught instanceof Error ? caught.message.slice(0, 300) : ''}`,
      )
    }
  }
}

function startImport(place: Place, file: string, children: ChildProcess[]) {
  const script = fileURLToPath(new URL(`import-child${extname(import.meta.url)}`, import.meta.url))
  const child = spawn(
    process.execPath,
    [script, place.dataDir, file, ...(place.databaseUrl === undefined ? [] : [place.databaseUrl])],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  return watched(child, '"added"', children)
}

function startBackup(place: Place, children: ChildProcess[]) {
  const database = place.databaseUrl === undefined ? {} : { HUIYIN_DATABASE_URL: place.databaseUrl }
  return watched(huiyin(['backup', '--data', place.dataDir], database), 'Backed up', children)
}

/** A child that is going to be killed, and what it says when it has done its work. */
function watched(child: ChildProcess, says: string, children: ChildProcess[]) {
  children.push(child)
  const { said, end } = ended(child)
  return {
    done: () => said().includes(says),
    end: end.then((how) => how.said.slice(-500)),
    kill: async () => {
      child.kill('SIGKILL')
      await end
    },
  }
}
