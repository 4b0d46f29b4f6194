import { statSync } from 'node:fs'
import { join } from 'node:path'
import { backupName } from '../backup/last.ts'
import { readPassphrase } from '../backup/passphrase.ts'
import { writeBackup } from '../backup/write.ts'
import { dbConfig } from '../config.ts'
import { formatNumber } from '../i18n/format.ts'
import { t } from '../i18n/translate.ts'
import { seal } from '../start.ts'
import { type Call, type Command, text } from './command.ts'

/** Writes the whole house into one file, while the office works. Without FILE: into the folder of the daily ones. */
export const backup: Command = {
  usage: '[FILE] [--passphrase-file FILE]',
  about: 'cli.backup',
  options: { 'passphrase-file': { type: 'string' } },
  run: (call) =>
    call.withHouse(async (house) => {
      const began = performance.now()
      await seal(house)
      const made_at = house.now()
      const passphrase = passphraseOf(call)
      const name = backupName(made_at, passphrase !== null)
      const file = fileFor(call.words[0], dbConfig(call.config).backups.folder, name)
      const done = await writeBackup(house.db, { dataDir: call.dataDir, file, made_at, passphrase })
      call.say(
        t(call.lang, 'backup.done', {
          file,
          rows: done.rows,
          megabytes: megabytes(call, done.bytes),
          seconds: seconds(call, began),
        }),
      )
      if (passphrase === null) call.say(t(call.lang, 'backup.open'))
    }),
}

/** The passphrase of --passphrase-file, else of the setting; null when there is neither. */
export function passphraseOf(call: Call): string | null {
  const file = text(call, 'passphrase-file') ?? call.config.backupPassphraseFile
  return file === null ? null : readPassphrase(file)
}

function fileFor(said: string | undefined, folder: string, name: string): string {
  if (said === undefined) return join(folder, name)
  return statSync(said, { throwIfNoEntry: false })?.isDirectory() === true ? join(said, name) : said
}

function megabytes({ lang }: Call, bytes: number): string {
  return formatNumber(lang, Math.ceil(bytes / 100_000) / 10)
}

/** Seconds since a moment of `performance.now()`, as words. */
export function seconds({ lang }: Call, began: number): string {
  return formatNumber(lang, Math.round((performance.now() - began) / 100) / 10)
}
