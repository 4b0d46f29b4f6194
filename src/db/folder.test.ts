import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { currentProcess, isAlive, takeLock } from './lock.ts'
import { type Db, openDb, type OpenConfig } from './open.ts'
import { scratchDataDir } from './scratch.ts'

async function dataDir(): Promise<string> {
  const dir = await scratchDataDir(true)
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

async function open(config: OpenConfig): Promise<Db> {
  const db = await openDb({ leastFree: 0, ...config })
  onTestFinished(() => db.close())
  return db
}

const createMark = (db: Db) => db.asOwner((tx) => sql`create table if not exists mark (n int primary key)`.execute(tx))
const insert = (db: Db, n: number) => db.asOwner((tx) => sql`insert into mark values (${n})`.execute(tx))
const marks = async (db: Db): Promise<number[]> => {
  const found = await db.asOwner((tx) => sql<{ n: number }>`select n from mark order by n`.execute(tx), {
    readOnly: true,
  })
  return found.rows.map((one) => one.n)
}

type Other = { said(): Promise<Record<string, unknown>>; tell(line: string): void; child: ChildProcess }

function otherProcess(dir: string, purpose: 'server' | 'command'): Other {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('fixtures/process.ts', import.meta.url)), dir, purpose],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    child,
    tell: (line) => void child.stdin.write(`${line}\n`),
    said: async () => JSON.parse(String((await lines.next()).value)) as Record<string, unknown>,
  }
}

test('a second server on a folder is refused and told who holds it; a command works through the first', async () => {
  const dir = await dataDir()
  const server = await open({ dataDir: dir, purpose: 'server' })
  await createMark(server)
  const second = otherProcess(dir, 'server')
  expect(await second.said()).toMatchObject({
    refused: { code: 'storage-held', params: { pid: process.pid, purpose: 'server', folder: dir } },
  })
  await expect(openDb({ dataDir: dir, purpose: 'server' })).rejects.toMatchObject({
    refusals: [{ code: 'storage-held' }],
  })

  const command = otherProcess(dir, 'command')
  expect(await command.said()).toMatchObject({ ready: expect.any(Number) })
  command.tell('insert 1')
  expect(await command.said()).toEqual({ inserted: '1' })
  await insert(server, 2)
  expect(await marks(server)).toEqual([1, 2])
  expect(statSync(join(dir, 'huiyin.sock')).mode & 0o777).toBe(0o600)
  expect(statSync(join(dir, 'huiyin.lock')).mode & 0o777).toBe(0o600)
})

test('a command that dies within a transaction is rolled back and holds nobody up', async () => {
  const dir = await dataDir()
  const server = await open({ dataDir: dir, purpose: 'server' })
  await createMark(server)
  const command = otherProcess(dir, 'command')
  await command.said()
  command.tell('open 7')
  expect(await command.said()).toEqual({ open: '7' })
  const waiting = insert(server, 8) // queues behind the open transaction
  command.child.kill('SIGKILL')
  await waiting
  expect(await marks(server)).toEqual([8])
})

test('transactions of a command and of the server stay whole side by side', async () => {
  const dir = await dataDir()
  const server = await open({ dataDir: dir, purpose: 'server' })
  const command = await open({ dataDir: dir })
  expect(command.flushes()).toBe(null)
  await createMark(server)
  const both = async (db: Db, from: number) => {
    for (let n = from; n < from + 40; n += 2)
      await db.asOwner(async (tx) => {
        const { rows } = await sql<{ n: number }>`select count(*) as n from mark`.execute(tx)
        await sql`insert into mark values (${n})`.execute(tx)
        await sql`insert into mark values (${n + 1})`.execute(tx)
        const after = await sql<{ n: number }>`select count(*) as n from mark`.execute(tx)
        expect(after.rows[0]?.n).toBe((rows[0]?.n ?? 0) + 2)
      })
  }
  await Promise.all([both(server, 0), both(command, 1000), both(server, 2000)])
  expect(await marks(command)).toHaveLength(120)
  await expect(
    command.asOwner(async (tx) => {
      await sql`insert into mark values (9000)`.execute(tx)
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  await expect(command.asOwner((tx) => sql`insert into mark values (0)`.execute(tx))).rejects.toMatchObject({
    code: '23505',
  })
  expect(await marks(server)).toHaveLength(120)
})

test('when the process that runs the database ends, a command that used it goes on by itself', async () => {
  const dir = await dataDir()
  const first = otherProcess(dir, 'command')
  await first.said()
  const second = await open({ dataDir: dir })
  await createMark(second)
  expect(second.flushes()).toBe(null)
  first.tell('close')
  await insert(second, 1)
  expect(await first.said()).toEqual({ closed: true })
  await insert(second, 2)
  expect(await marks(second)).toEqual([1, 2])
  expect(second.flushes()).toBeGreaterThan(0)
})

test('after a kill the folder opens again with everything that was acknowledged', async () => {
  const dir = await dataDir()
  const killed = otherProcess(dir, 'server')
  await killed.said()
  const through = await open({ dataDir: dir })
  await createMark(through)
  killed.tell('insert 1')
  await killed.said()
  killed.child.kill('SIGKILL')
  await new Promise((resolve) => killed.child.once('exit', resolve))
  expect(existsSync(join(dir, 'huiyin.lock'))).toBe(true)
  expect(await marks(await open({ dataDir: dir, purpose: 'server' }))).toEqual([1])
})

test('a lock is stale only when its process is gone', async () => {
  const dir = await dataDir()
  const path = join(dir, 'huiyin.lock')
  const taken = await takeLock(dir, 'server', join(dir, 'no.sock'))
  expect(taken).toHaveProperty('lock')
  const ours = JSON.parse(readFileSync(path, 'utf8')) as Parameters<typeof isAlive>[0]
  expect(await takeLock(dir, 'command', '')).toMatchObject({
    held: { holder: { pid: process.pid, purpose: 'server' } },
  })

  const gone = [
    { ...ours, started: '1' }, // the pid was given to another process
    { ...ours, boot: 'another boot' },
    { ...ours, pid: 2 ** 22 + 1 }, // no such process
    { ...ours, space: 'another container' }, // and its socket does not answer
  ]
  for (const holder of gone) {
    writeFileSync(path, JSON.stringify(holder))
    expect(await isAlive(holder)).toBe(false)
    const again = await takeLock(dir, 'server', '')
    if ('held' in again) throw new Error('a stale lock held')
    expect(again.lock.stillOurs()).toBe(true)
    if ('lock' in taken) taken.lock.release() // not its own any more: leaves it alone
    expect(again.lock.stillOurs()).toBe(true)
  }
  writeFileSync(path, '{"pid": 12') // torn
  expect(await takeLock(dir, 'server', '')).toHaveProperty('lock')
  expect(currentProcess().pid).toBe(process.pid)
})

test('of many that take over a stale lock at once, one gets it', async () => {
  const dir = await dataDir()
  writeFileSync(join(dir, 'huiyin.lock'), JSON.stringify({ ...currentProcess(), started: '1', socket: '' }))
  const all = await Promise.all(Array.from({ length: 20 }, () => takeLock(dir, 'server', '')))
  expect(all.filter((one) => 'lock' in one)).toHaveLength(1)
})

test('the folder of a running server in another container is known by its socket', async () => {
  const dir = await dataDir()
  await open({ dataDir: dir, purpose: 'server' })
  const holder = JSON.parse(readFileSync(join(dir, 'huiyin.lock'), 'utf8')) as Parameters<typeof isAlive>[0]
  expect(await isAlive({ ...holder, space: 'another container', pid: 1 })).toBe(true)
})
