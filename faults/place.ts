import { rmSync } from 'node:fs'
import { scratchDataDir, scratchPostgres } from '../src/db/scratch.ts'
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
  remove: () => Promise<void>
}

/** A place with the town in it, not open. `serverUrl`: a PostgreSQL server; without one the embedded database. */
export async function makePlace(serverUrl?: string): Promise<Place> {
  const dataDir = await scratchDataDir()
  const scratch = serverUrl === undefined ? undefined : await scratchPostgres(serverUrl)
  let databaseUrl: string | undefined
  if (scratch && serverUrl !== undefined) {
    const { rows } = await scratch.session((client) =>
      client.query<{ name: string }>('select current_database() as name'),
    )
    const url = new URL(serverUrl)
    url.pathname = `/${rows[0]?.name}`
    databaseUrl = url.href
  }
  const placeAt = (dataDir: string): Place => ({
    engine: serverUrl === undefined ? 'pglite' : 'postgres',
    dataDir,
    databaseUrl,
    moved: placeAt,
    async within(work) {
      const database = databaseUrl === undefined ? {} : { databaseUrl }
      const { house, close } = await openHouse({ dataDir, leastFree: 0, ...database })
      try {
        return await work(house)
      } finally {
        await close()
      }
    },
    async remove() {
      await scratch?.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  })
  const place = placeAt(dataDir)
  await place.within(async (house) => {
    for (const id of organIds) saveKeys(keysFolder(dataDir), makeKeys(id, { now: house.now(), random: house.random }))
    await openTown(house)
  })
  return place
}
