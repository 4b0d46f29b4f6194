import { readFileSync } from 'node:fs'
import { t } from '../i18n/translate.ts'
import { homeOfCode } from '../matters/show-by-code.ts'
import { exportLog } from '../record/export.ts'
import { proofText, proveContact } from '../record/proof.ts'
import { refuse } from '../rules/errors.ts'
import { seal as sealAllHere } from '../start.ts'
import { organOf, print, type Command } from './command.ts'

/** Writes an organ's log for strangers' programs (C2SP tlog-tiles). */
export const log: Command = {
  usage: 'export DIR [--town TOWN] [--entries]',
  about: 'cli.log',
  needs: 2,
  options: { town: { type: 'string' }, entries: { type: 'boolean' }, json: { type: 'boolean' } },
  run: (call) =>
    call.withHouse(async (house) => {
      const [what, dir = ''] = call.words
      if (what !== 'export') return refuse('cli.log_does', { given: what ?? '' })
      const organ = await organOf(call, house)
      await sealAllHere(house)
      const done = await exportLog(house.db, organ, dir, { entries: call.options['entries'] === true })
      print(call, done, () => [t(call.lang, 'cli.log_exported', { dir, ...done })])
      return 0
    }),
}

/** A contact's inclusion proof, by its query code. */
export const proof: Command = {
  usage: 'CODE [--json]',
  about: 'cli.proof',
  needs: 1,
  options: { json: { type: 'boolean' } },
  run: (call) =>
    call.withHouse(async (house) => {
      const home = await homeOfCode(house, call.words.join(''))
      await sealAllHere(house)
      const found = await house.db.withScope([home.organ_id], 'web', (tx) =>
        proveContact(tx, home.organ_id, home.contact_id),
      )
      print(call, found, () => [proofText(found)])
      return 0
    }),
}

/** A kept checkpoint from a file. Refuses `cli.no_such_file`. */
export function readAnchor(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return refuse('cli.no_such_file', { file })
  }
}

/** The day's last checkpoint, for the notice board. */
export const anchor: Command = {
  usage: '[--town TOWN]',
  about: 'cli.anchor',
  options: { town: { type: 'string' } },
  run: (call) =>
    call.withHouse(async (house) => {
      const organ = await organOf(call, house)
      await sealAllHere(house)
      const last = await house.db.withScope([organ], 'web', (tx) =>
        tx
          .selectFrom('log_checkpoint')
          .select('note')
          .where('organ_id', '=', organ)
          .orderBy('epoch', 'desc')
          .orderBy('size', 'desc')
          .limit(1)
          .executeTakeFirst(),
      )
      call.say((last?.note ?? refuse('log.empty', { organ })).trimEnd())
    }),
}
