import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupSettings } from './backup/daily.ts'
import { readPassphrase } from './backup/passphrase.ts'
import { backupName, backupsIn } from './backup/last.ts'
import { keysIn } from './backup/house-files.ts'
import { refuseUnfinished } from './backup/target.ts'
import { writeBackup } from './backup/write.ts'
import { fenceOf, refuseFenced } from './db/fence.ts'
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
import { releaseLeases, sealAll } from './record/sealer.ts'

export type StartConfig = OpenConfig & {
  dataDir: string
  now?: Now
  random?: Random
  log?: (line: string) => void
  /** Where backups go, and what a server does by itself. */
  backups?: BackupSettings
}

/** Where an organ's key files lie. */
export const keysFolder = keysIn

/**
 * Opens the house: database (migrated, after a backup when it holds something), keys, the work-day table and the office's
 * own rules. The data folder may hold `workdays.csv` and `own-rules.json`, which then stand in for the shipped ones.
 * Out: the house, and `close`, which seals what waits before it closes. Refuses `house.moved`, `restore.unfinished`.
 */
export async function openHouse(config: StartConfig): Promise<{ house: House; close: () => Promise<void> }> {
  const { dataDir, now = systemNow, random = systemRandom, log = () => {}, backups, ...database } = config
  refuseUnfinished(dataDir)
  const db = await openDb({ dataDir, ...database })
  try {
    await db.session(refuseFenced)
    await migrate(db, {
      now: now(),
      log,
      backup: async (client, before) => {
        const made_at = now()
        const folder = backups?.folder ?? backupsIn(dataDir, null)
        const passphrase = backups?.passphraseFile ? readPassphrase(backups.passphraseFile) : null
        const file = join(folder, backupName(made_at, passphrase !== null, before))
        await writeBackup(db, { dataDir, file, made_at, passphrase, client })
        log(`backup before migration ${before}: ${file}`)
      },
    })
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
        // A house that moved away while it was open has nothing left to seal.
        if ((await db.session(fenceOf)) === null) await seal(house)
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

/** Seals what waits in every organ's log, and gives the leases back: a process that only came by holds no sealer up. */
export async function seal(house: House): Promise<void> {
  const holder = `process ${process.pid}`
  const keys = (await organsHere(house)).map((organ) => house.keysOf(organ.organ_id))
  await sealAll(house.db, keys, () => house.now(), holder)
  await releaseLeases(house.db, keys, house.now(), holder)
}
