import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemNow } from '../../src/lib/clock.ts'
import { seededRandom } from '../../src/lib/ids.ts'
import { browser, counterForm } from '../browser.ts'
import { openLedger, postCounter } from '../kill/posts.ts'
import { makePlace, type Place } from '../place.ts'
import { startProcess } from '../server-process.ts'
import { missing } from './missing.ts'

export type DiskFault = { seen: string[]; wrong: string[]; notDone?: string }

const mount = (...words: string[]) => execFileSync('mount', words, { stdio: 'pipe' })

/** A small disk in memory, mounted; null where the machine forbids it. */
export function smallDisk(megabytes: number): { path: string; remove: () => void } | null {
  const path = mkdtempSync(join(tmpdir(), 'huiyin-disk-'))
  try {
    mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', path)
  } catch {
    rmSync(path, { recursive: true, force: true })
    return null
  }
  return {
    path,
    remove() {
      execFileSync('umount', ['-l', path])
      rmSync(path, { recursive: true, force: true })
    },
  }
}

/**
 * Fills the disk under a running office, nearly and wholly, and each time gives it back: posts are refused in a page that keeps
 * what was typed, nothing is half-written, and work goes on without a restart. Embedded store only: it is the one on our disk.
 */
export async function brokenDisk(): Promise<DiskFault> {
  const disk = smallDisk(400)
  if (disk === null) return { seen: [], wrong: [], notDone: 'this machine forbids mounts' }
  const made = await makePlace()
  cpSync(made.dataDir, join(disk.path, 'data'), { recursive: true })
  const place = made.moved(join(disk.path, 'data'))
  const result: DiskFault = { seen: [], wrong: [] }
  try {
    // With the guard that refuses early, and without it, where the store itself meets the end of the disk.
    for (const least of ['16', '0']) await fillUp(place, disk.path, least, result)
    return result
  } finally {
    disk.remove()
    await made.remove()
  }
}

async function fillUp(place: Place, path: string, least: string, result: DiskFault): Promise<void> {
  const server = await startProcess(place, { HUIYIN_LEAST_FREE_MB: least })
  try {
    const ledger = await openLedger(server.url, systemNow, seededRandom(`disk ${least}`))
    const fill = join(path, 'filler')
    // More of it each time: the store lets go of its write-ahead log meanwhile, and there is room again.
    const filled = (leave: number) => {
      const { bavail, bsize } = statfsSync(path)
      try {
        appendFileSync(fill, Buffer.alloc(Math.max(0, bavail * bsize - leave)))
      } catch (caught) {
        if ((caught as NodeJS.ErrnoException).code !== 'ENOSPC') throw caught // the server was faster: full all the same
      }
    }
    const breaks: [string, () => void, () => void, number[]][] =
      least === '0'
        ? [['a full disk, no guard', () => filled(0), () => rmSync(fill), [503, 507]]]
        : [
            ['a disk nearly full', () => filled(8 * 1024 * 1024), () => rmSync(fill), [507]],
            ['a full disk', () => filled(0), () => rmSync(fill), [507]],
          ]
    for (const [name, begin, end, statuses] of breaks) {
      const { one, token, day, id } = ledger.counter
      begin()
      await new Promise((resolve) => setTimeout(resolve, 700)) // space is looked at twice a second
      // Without the guard what still fits is taken: long ones, until one does not.
      const long =
        least === '0'
          ? Array.from({ length: 60_000 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000)))
          : []
      let form: [string, string][] = []
      let answer = new Response(null, { status: 303 })
      for (let n = 0; n < 60 && answer.status === 303; n++) {
        begin()
        const typed = counterForm(id(), `during ${name}`, day)
        form = [
          ['_token', token],
          ...typed.map(([field, value]): [string, string] => [
            field,
            field === 'facts' ? value + long.join('') : value,
          ]),
        ]
        answer = await one.post('/contacts/new', form)
      }
      const html = await answer.text()
      if (!statuses.includes(answer.status) || !html.includes(`value="during ${name}"`))
        result.wrong.push(`${name}: ${answer.status} ${html.replaceAll(/<[^>]+>|\s+/g, ' ').slice(0, 300)}`)
      const reads = await browser(server.url, '10.9.9.9').get('/portal')
      end()
      await new Promise((resolve) => setTimeout(resolve, 700))
      const from = performance.now()
      let healed = await one.post('/contacts/new', form)
      while (healed.status !== 303 && performance.now() - from < 20_000) {
        await new Promise((resolve) => setTimeout(resolve, 200))
        healed = await one.post('/contacts/new', form)
      }
      if (healed.status !== 303) result.wrong.push(`${name}: not healed: ${healed.status}`)
      else {
        const post = postCounter(ledger, `after ${name}`)
        post.said = await post.again()
      }
      const took = Math.round(performance.now() - from)
      result.seen.push(`${name}: refused ${answer.status}, reading ${reads.status}, healed in ${took} ms`)
    }
    const stopped = await server.stop()
    if (stopped.code !== 0) result.wrong.push(`stopped with ${stopped.code}: ${stopped.said.slice(-300)}`)
    result.wrong.push(...(await place.within((house) => missing(house, ledger.posts))))
  } finally {
    await server.kill()
  }
}
