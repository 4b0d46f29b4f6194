import { existsSync, rmSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { type Migration, readMigrations } from '../db/migrate.ts'
import { openDb, openUnlocked, type Db, type OpenConfig } from '../db/open.ts'
import type { Random } from '../lib/ids.ts'
import { openEpoch } from '../record/epoch.ts'
import { readKeys } from '../record/keys.ts'
import { parseCheckpoint } from '../record/notes.ts'
import { refuse } from '../rules/errors.ts'
import { fillHouse } from './fill-house.ts'
import { keysIn, writeHouseFile } from './house-files.ts'
import { type Manifest, organsOf } from './manifest.ts'
import { checkBackup, checkedFiles, type Checked } from './read.ts'
import { prepareTarget } from './target.ts'

export type RestoreOptions = {
  file: string
  passphrase: string | null
  /** Where to: the data folder, and a PostgreSQL server when its URL is given. */
  to: OpenConfig & { dataDir: string }
  /** Move aside what lies in the data folder. */
  replace?: boolean
  /** Checkpoints that somebody kept, newer than the backup: of any of its organs. */
  lastKnown?: readonly string[]
  /** The office went on working after the backup, and nobody kept a checkpoint. */
  workedSince?: boolean
  now: string
  random: Random
  migrations?: readonly Migration[]
  onTable?: (name: string, rows: number) => void
}

/** What an organ's log lost; `lost` null: nobody knows how many. */
export type Loss = { organ_id: string; epoch: number; leaf: number; lost: number | null }

export type Restored = { manifest: Manifest; rows: number; losses: Loss[]; aside: string | null }

/**
 * Makes a house out of a backup, on an empty machine. The file is read from its first byte to its last before anything
 * is touched; then all of it stands in the target, or nothing of it. Where acknowledged records are known to be lost, the
 * log goes on in a new epoch that says so. Refuses as `checkBackup`, `prepareTarget`, `fillHouse`; `restore.not_its_checkpoint`.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { file, passphrase, to, replace = false, lastKnown = [], now, migrations = readMigrations() } = options
  const checked = await checkBackup(file, passphrase, migrations)
  const kept = lastKnown.map((note) => ({ note, organ_id: organOfNote(note, checked) }))
  const target = await prepareTarget(to.dataDir, replace, now)
  try {
    const before = target.aside === null ? [] : await logsOf(target.aside)
    const db = await openDb({ ...to, purpose: 'command' })
    const losses: Loss[] = []
    try {
      await fillHouse(db, checkedFiles(file, passphrase, checked.sums), {
        now,
        migrations,
        onFile: (one) => writeHouseFile(to.dataDir, one),
        ...(options.onTable && { onTable: options.onTable }),
      })
      for (const organ of checked.manifest.organs) {
        const loss = lossOf(organ, {
          kept: kept.filter((one) => one.organ_id === organ.organ_id).map((one) => one.note),
          before: before.find((one) => one.organ_id === organ.organ_id) ?? null,
          replaced: target.aside !== null,
          workedSince: options.workedSince === true,
        })
        if (loss !== null)
          losses.push({ organ_id: organ.organ_id, ...(await epochIn(db, organ.organ_id, loss.note, options)) })
      }
    } finally {
      await db.close()
    }
    target.finish()
    return { manifest: checked.manifest, rows: checked.rows, losses, aside: target.aside }
  } catch (caught) {
    target.undo()
    throw caught
  }
}

type Organ = Manifest['organs'][number]

const sizeOf = (note: string | null) => (note === null ? 0 : (parseCheckpoint(note)?.size ?? 0))

/**
 * Whether an organ's log lost something: by the newest checkpoint that anybody has. Out: null when nothing is known to be
 * lost; a note, or null in its place when something is lost and nobody knows how much.
 */
function lossOf(
  organ: Organ,
  known: { kept: string[]; before: Organ | null; replaced: boolean; workedSince: boolean },
): { note: string | null } | null {
  const notes = [...known.kept, ...(known.before?.checkpoint ? [known.before.checkpoint] : [])]
  const newest = notes.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0]
  if (newest !== undefined && sizeOf(newest) > sizeOf(organ.checkpoint)) return { note: newest }
  // A house was here that cannot be read any more: it may have gone on after the backup.
  const mayBe = known.workedSince || (known.replaced && known.before === null && known.kept.length === 0)
  return mayBe && organ.checkpoint !== null ? { note: null } : null
}

async function epochIn(
  db: Db,
  organ_id: string,
  note: string | null,
  options: RestoreOptions,
): Promise<Omit<Loss, 'organ_id'>> {
  const { now, random, to } = options
  const keys = readKeys(keysIn(to.dataDir), organ_id)
  return openEpoch(db, keys, note, { officer_id: null, via: 'cli', now, random, reason: 'restored from a backup' })
}

/** The organ that a kept checkpoint is of: its log's name stands in the note. */
function organOfNote(note: string, checked: Checked): string {
  const origin = parseCheckpoint(note)?.origin.replace(/\/\d+$/, '')
  const organ = checked.manifest.organs.find(
    (one) => one.checkpoint !== null && parseCheckpoint(one.checkpoint)?.origin.replace(/\/\d+$/, '') === origin,
  )
  return organ?.organ_id ?? refuse('restore.not_its_checkpoint')
}

/** How far the logs were in a house that was moved aside; none when it cannot be read any more. It is read from a copy. */
async function logsOf(aside: string): Promise<Organ[]> {
  const copy = join(aside, 'reading')
  try {
    if (!existsSync(join(aside, 'pglite', 'PG_VERSION'))) return []
    await cp(join(aside, 'pglite'), copy, { recursive: true })
    const db = await openUnlocked({}, { mode: 'durable', folder: copy }) // ends where a damaged one would turn for ever
    try {
      return await db.moment(organsOf)
    } finally {
      await db.close()
    }
  } catch {
    return [] // damaged: that is why it is being replaced
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
