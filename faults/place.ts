import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyPostgres, scratchDataDir } from '../src/db/scratch.ts'
import { makeKeys, saveKeys } from '../src/record/keys.ts'
import { keysFolder, openHouse } from '../src/start.ts'
import type { House } from '../src/matters/house.ts'
import { openTown, organIds } from './town.ts'

/** A data folder, on PostgreSQL with a database of its own, for processes that are going to be broken. */
export type Place = {
  engine: 'pglite' | 'postgres'
  dataDir: string
  databaseUrl: string | undefined
  /** Opens it within this process, does the work, closes it: nobody else may have it open. */
  within: <T>(work: (house: House) => Promise<T>) => Promise<T>
  /** The same, its data folder copied elsewhere. */
  moved: (dataDir: string) => Place
  /** A place of its own that holds the same, its folder on a disk (not in memory). Nobody may have this one open. */
  copied: () => Promise<Place>
  remove: () => Promise<void>
}

/** A place with the town in it, not open. `serverUrl`: a PostgreSQL server; without one the embedded database. */
export async function makePlace(serverUrl?: string): Promise<Place> {
  const database = serverUrl === undefined ? undefined : await emptyPostgres(serverUrl)
  const place = placeAt(await scratchDataDir(), serverUrl, database)
  await place.within(async (house) => {
    const keys = keysFolder(place.dataDir)
    for (const id of organIds) saveKeys(keys, makeKeys(id, { now: house.now(), random: house.random }))
    await openTown(house)
  })
  return place
}

function placeAt(
  dataDir: string,
  serverUrl: string | undefined,
  database: { url: string; drop: () => Promise<void> } | undefined,
): Place {
  return {
    engine: serverUrl === undefined ? 'pglite' : 'postgres',
    dataDir,
    databaseUrl: database?.url,
    moved: (elsewhere) => placeAt(elsewhere, serverUrl, database),
    async copied() {
      const folder = mkdtempSync(join(tmpdir(), 'huiyin-faults-'))
      cpSync(dataDir, folder, { recursive: true })
      return placeAt(
        folder,
        serverUrl,
        serverUrl === undefined ? undefined : await emptyPostgres(serverUrl, database?.url),
      )
    },
    async within(work) {
      const given = database === undefined ? {} : { databaseUrl: database.url }
      const { house, close } = await openHouse({ dataDir, leastFree: 0, ...given })
      try {
        return await work(house)
      } finally {
        await close()
      }
    },
    async remove() {
      await database?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
