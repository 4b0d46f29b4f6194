import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from './db/migrate.ts'
import { openDb, type OpenConfig } from './db/open.ts'
import { loadCalendar } from './lib/calendar.ts'
import { systemNow, type Now } from './lib/clock.ts'
import { systemRandom, type Random } from './lib/ids.ts'
import { shippedCategories } from './lib/categories.ts'
import { loadOwnRules } from './lib/ownrules.ts'
import { shippedPath } from './lib/shipped.ts'
import type { House } from './matters/house.ts'
import { addCategories } from './offices/categories.ts'
import { readKeys, type OrganKeys } from './record/keys.ts'
import { sealAll } from './record/sealer.ts'

export type StartConfig = OpenConfig & { dataDir: string; now?: Now; random?: Random; log?: (line: string) => void }

/** Where an organ's key files lie. */
export const keysFolder = (dataDir: string) => join(dataDir, 'keys')

/**
 * Opens the house: database (migrated), keys, the work-day table and the office's own rules. The data folder may hold
 * `workdays.csv` and `own-rules.json`, which then stand in for the shipped ones.
 * Out: the house, and `close`, which seals what waits before it closes.
 */
export async function openHouse(config: StartConfig): Promise<{ house: House; close: () => Promise<void> }> {
  const { dataDir, now = systemNow, random = systemRandom, log = () => {}, ...database } = config
  const db = await openDb({ dataDir, ...database })
  try {
    await migrate(db, { now: now(), log })
    await addCategories(
      db,
      shippedCategories().categories.map((c) => ({ path: c.zh, path_en: c.en, wall: c.wall })),
      'shipped',
    )
    const inFolder = (name: string) => (existsSync(join(dataDir, name)) ? join(dataDir, name) : undefined)
    const ownRules = inFolder('own-rules.json')
    const keys = new Map<string, OrganKeys>()
    const keysOf = (organ_id: string): OrganKeys => {
      const known = keys.get(organ_id) ?? readKeys(keysFolder(dataDir), organ_id)
      keys.set(organ_id, known)
      return known
    }
    const house: House = {
      db,
      now,
      random,
      keysOf,
      law: {
        calendar: loadCalendar(inFolder('workdays.csv') ?? shippedPath('data/calendar/cn-workdays.csv')),
        own: ownRules ? loadOwnRules(ownRules) : [],
      },
    }
    return {
      house,
      close: async () => {
        await seal(house)
        await db.close()
      },
    }
  } catch (caught) {
    await db.close()
    throw caught
  }
}

/** The organs that keep their records here. */
export async function organsHere(
  house: House,
): Promise<{ organ_id: string; level: string; name: string; name_en: string; demo: boolean }[]> {
  return house.db.withScope(
    [],
    'web',
    (tx) =>
      tx.selectFrom('organ').select(['organ_id', 'level', 'name', 'name_en', 'demo']).orderBy('organ_id').execute(),
    { readOnly: true },
  )
}

/** Seals what waits in every organ's log. */
export async function seal(house: House): Promise<void> {
  const organs = await organsHere(house)
  await sealAll(
    house.db,
    organs.map((o) => house.keysOf(o.organ_id)),
    () => house.now(),
    `process ${process.pid}`,
  )
}
