import { cpSync, fstatSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { DurableNodeFS, durableStartParams, refuseUnlessDurable } from './durable-fs.ts'
import { openDb } from './open.ts'
import { scratchDataDir } from './scratch.ts'

async function dataDir(): Promise<string> {
  const dir = await scratchDataDir(true)
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

test('every commit that writes is flushed exactly once, and reading flushes nothing', async () => {
  const db = await openDb({ dataDir: await dataDir(), leastFree: 0 })
  onTestFinished(() => db.close())
  await db.asOwner((tx) => sql`create table mark (n int primary key)`.execute(tx))
  const before = db.flushes() ?? NaN
  expect(before).toBeGreaterThan(0)
  for (let n = 0; n < 25; n++)
    await db.asOwner(async (tx) => {
      await sql`insert into mark values (${n})`.execute(tx)
      await sql`insert into mark values (${n + 1000})`.execute(tx)
    })
  expect(db.flushes()).toBe(before + 25)
  for (let n = 0; n < 25; n++) await db.asOwner((tx) => sql`select * from mark`.execute(tx))
  await db.asOwner((tx) => sql`select * from mark`.execute(tx), { readOnly: true })
  expect(db.flushes()).toBe(before + 25)
})

// The disk as a power loss leaves it: of each file only what it held when it was last flushed. A file is known by the
// link of its descriptor, which Linux alone has.
test.runIf(process.platform === 'linux')(
  'a power loss at any flush keeps every transaction acknowledged before it',
  async () => {
    const dir = join(await dataDir(), 'pglite')
    const disk = mkdtempSync(join(tmpdir(), 'huiyin-disk-'))
    onTestFinished(() => rmSync(disk, { recursive: true, force: true }))
    let losing = false
    cpSync(dir, disk, { recursive: true })
    const pglite = await PGlite.create({
      fs: new DurableNodeFS(dir, (nfd) => {
        const file = readlinkSync(`/proc/self/fd/${nfd}`)
        if (!losing && fstatSync(nfd).isFile()) writeFileSync(join(disk, relative(dir, file)), readFileSync(file))
      }),
      startParams: [...durableStartParams],
    })
    await pglite.exec('create table mark (n int primary key, words text)')
    for (let n = 0; n < 12; n++) {
      await pglite.query(`insert into mark select $1 * 1000 + i, repeat('回音', 40) from generate_series(1, 50) i`, [n])
      if (n === 5) await pglite.exec('checkpoint')
    }
    losing = true // the power is gone: what follows never reaches the disk
    await pglite.exec('insert into mark values (-1)')
    await pglite.close()
    const after = await PGlite.create({ fs: new NodeFS(disk) })
    const { rows } = await after.query<{ n: number; least: number }>(
      'select count(*)::int as n, min(n) as least from mark',
    )
    expect(rows).toEqual([{ n: 600, least: 1 }])
    await after.close()
  },
)

test('a database that does not flush is refused at the start', async () => {
  let flushes = 0
  const count = (): number => flushes
  const asShipped = await PGlite.create({ fs: new NodeFS(join(await dataDir(), 'pglite')) })
  await expect(refuseUnlessDurable(asShipped, count)).rejects.toThrow('not durable: fsync off')
  await asShipped.close()

  // fsync on, but with the method that Emscripten stubs: the setting lies.
  const stub = await PGlite.create({
    fs: new DurableNodeFS(join(await dataDir(), 'pglite'), () => void flushes++),
    startParams: PGlite.defaultStartParams.filter((one) => one !== '-F'),
  })
  await expect(refuseUnlessDurable(stub, count)).rejects.toThrow('not durable: fsync on, method fdatasync')
  await stub.close()
})
