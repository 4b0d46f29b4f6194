import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { inOneMoment } from '../db/backup.ts'
import { fenceOf, liftFence, setFence } from '../db/fence.ts'
import { type Migration, migrationsIn, readMigrations } from '../db/migrate.ts'
import { type Db, openDb, type OpenConfig } from '../db/open.ts'
import { refuse } from '../rules/errors.ts'
import { houseEntries } from './entries.ts'
import { fillHouse, refuseUnlessEmpty } from './fill-house.ts'
import { houseFiles, writeHouseFile } from './house-files.ts'
import type { Manifest } from './manifest.ts'
import { prepareTarget, type Target } from './target.ts'

/** Where a house goes: a new data folder, or a database on a PostgreSQL server; then its data folder stays. */
export type Destination = { dataDir: string } | { databaseUrl: string }

/** What was said: a URL of PostgreSQL, or a folder. */
export function destinationOf(said: string): Destination {
  return /^postgres(?:ql)?:\/\//.test(said) ? { databaseUrl: said } : { dataDir: resolve(said) }
}

/** A destination for people's eyes: no name, no password. */
export function destinationName(to: Destination): string {
  if ('dataDir' in to) return to.dataDir
  const { hostname, port, pathname } = new URL(to.databaseUrl)
  return `postgres://${hostname}${port === '' ? '' : `:${port}`}${pathname}`
}

export type MoveOptions = {
  /** The data folder that the house has now. */
  dataDir: string
  to: Destination
  now: string
  /** How to open the target. */
  config?: OpenConfig
  migrations?: readonly Migration[]
  onTable?: (name: string, rows: number) => void
}

/**
 * Moves a house to another database. First a fence is set in the source: from then on no door writes there, whoever has it
 * open. Then everything is copied, straight from one to the other. When that fails the fence is lifted and the target
 * emptied again: one history goes on, here or there. Refuses `house.moved`, `restore.not_empty`, `restore.folder_not_empty`,
 * `restore.in_use`.
 */
export async function move(source: Db, options: MoveOptions): Promise<Manifest> {
  const { dataDir, to, now, migrations = readMigrations(), onTable } = options
  const folder: Target | null = 'dataDir' in to ? await prepareTarget(to.dataDir, false, now) : null
  let fenced = false
  try {
    const target = await openDb({ ...options.config, ...to, purpose: 'command' })
    let manifest: Manifest
    try {
      await refuseUnlessEmpty(target, { migrations: await source.session(migrationsIn) })
      await source.session((client) => setFence(client, destinationName(to), now))
      fenced = true
      manifest = await source.session((client) =>
        inOneMoment(client, (still) =>
          fillHouse(
            target,
            houseEntries(still, { engine: source.engine, made_at: now, files: () => houseFiles(dataDir) }),
            {
              now,
              migrations,
              onFile: (file) => {
                if ('dataDir' in to) writeHouseFile(to.dataDir, file)
              },
              ...(onTable && { onTable }),
            },
          ),
        ),
      )
    } finally {
      await target.close()
    }
    folder?.finish()
    return manifest
  } catch (caught) {
    folder?.undo()
    if (fenced) await source.session(liftFence)
    throw caught
  }
}

/**
 * Opens a house again whose move was broken off half way (a power loss): only when nothing came to stand where it was
 * going. In: `to` again for a PostgreSQL server, whose password is kept nowhere. Refuses `move.not_moving`, `move.to_again`,
 * `move.target_lives`.
 */
export async function undoMove(source: Db, to: Destination | null, config: OpenConfig): Promise<void> {
  const fence = await source.session(fenceOf)
  if (fence === null) return refuse('move.not_moving')
  const known = to ?? destinationOf(fence.went_to)
  if (destinationName(known) !== fence.went_to || ('databaseUrl' in known && to === null))
    return refuse('move.to_again', { to: fence.went_to })
  if (await lives(known, config)) return refuse('move.target_lives', { to: fence.went_to })
  await source.session(liftFence)
}

async function lives(to: Destination, config: OpenConfig): Promise<boolean> {
  if ('dataDir' in to) return existsSync(join(to.dataDir, 'pglite')) && !existsSync(join(to.dataDir, 'restoring.json'))
  const target = await openDb({ ...config, ...to, purpose: 'command' })
  try {
    return await target.session(async (client) => {
      const { rows } = await client.query<{ there: boolean }>(`select to_regclass('organ') is not null as there`)
      return rows[0]?.there === true && (await client.query('select 1 from organ limit 1')).rows.length > 0
    })
  } finally {
    await target.close()
  }
}
