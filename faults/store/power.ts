import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { systemNow } from '../../src/lib/clock.ts'
import { seededRandom } from '../../src/lib/ids.ts'
import { counterForm } from '../browser.ts'
import { openLedger, postAct, postCounter, type Post } from '../kill/posts.ts'
import { makePlace } from '../place.ts'
import { startProcess } from '../server-process.ts'
import { loopDisk } from './loop-disk.ts'
import { missing } from './missing.ts'

export type Losses = { losses: number; acknowledged: number; seen: string[]; wrong: string[]; notDone?: string }

/**
 * Takes the power away from the embedded store: its disk is a file, which is copied while the server stands still in the midst of its
 * writing; what the kernel had not yet written is not in the copy. The copy is mounted elsewhere and opened. At the end the disk
 * itself fails (read-only), is put in again, and holds all that was acknowledged.
 */
export async function losePower(losses: number, seed: number, onProgress?: (n: number) => void): Promise<Losses> {
  const disk = loopDisk(300)
  const result: Losses = { losses: 0, acknowledged: 0, seen: [], wrong: [] }
  if (disk === null)
    return { ...result, notDone: 'this machine forbids mounts; db/durable.test.ts drops what was not flushed' }
  const random = seededRandom(`power ${seed}`)
  const roll = (below: number) => Buffer.from(random(4)).readUInt32BE() % below
  const made = await makePlace()
  const data = join(disk.path, 'data')
  cpSync(made.dataDir, data, { recursive: true })
  execFileSync('sync') // the copy is ours; what the server writes from now on is its own to flush
  const open = async (dataDir: string, posts: readonly Post[]) => {
    rmSync(join(dataDir, 'huiyin.lock'), { force: true }) // after a power loss it is of another boot, and holds nobody up
    return made.moved(dataDir).within((house) => missing(house, posts))
  }
  try {
    const server = await startProcess(made.moved(data), { HUIYIN_LEAST_FREE_MB: '0' })
    try {
      const ledger = await openLedger(server.url, systemNow, seededRandom('power'))
      const working = { on: true }
      const said = () => ledger.posts.filter((post) => post.said !== null)
      const work = (make: (n: number) => Post) =>
        (async () => {
          for (let n = 0; working.on; n++) {
            const post = make(n)
            await post.again().then(
              (words) => (post.said = words),
              () => {},
            )
          }
        })()
      const all = [
        work((n) => postCounter(ledger, `one ${n}`)),
        work((n) => postCounter(ledger, `two ${n}`)),
        work((n) => postAct(ledger, `act ${n}`)),
      ]
      for (; result.losses < losses; result.losses++) {
        await new Promise((resolve) => setTimeout(resolve, 200 + roll(800)))
        process.kill(server.pid, 'SIGSTOP')
        const acknowledged = said()
        const copy = disk.copied()
        process.kill(server.pid, 'SIGCONT')
        try {
          const wrong = await open(join(copy.path, 'data'), acknowledged)
          result.wrong.push(...wrong.map((words) => `loss ${result.losses}: ${words}`))
        } finally {
          copy.remove()
        }
        result.acknowledged = acknowledged.length
        onProgress?.(result.losses + 1)
      }
      working.on = false
      await Promise.all(all)
      // The disk fails under the server.
      disk.abort()
      const { one, token, day, id } = ledger.counter
      const answer = await one.post('/contacts/new', [['_token', token], ...counterForm(id(), 'on a failed disk', day)])
      const html = await answer.text()
      if (![503, 507].includes(answer.status) || !html.includes('value="on a failed disk"'))
        result.wrong.push(`a failed disk: ${answer.status} ${server.said().slice(-1500)}`)
      await server.kill()
      disk.again()
      const wrong = await open(data, said())
      result.wrong.push(...wrong.map((words) => `after the failed disk: ${words}`))
      result.seen.push(
        `a disk that fails (read-only): refused ${answer.status}, put in again it holds all of ${said().length}`,
      )
    } finally {
      await server.kill()
    }
    return result
  } finally {
    disk.remove()
    await made.remove()
  }
}
