import { destinationName, destinationOf, move as moveHouse, undoMove } from '../backup/move.ts'
import { dbConfig } from '../config.ts'
import { openDb } from '../db/open.ts'
import { t } from '../i18n/translate.ts'
import { refuse } from '../rules/errors.ts'
import { openHouse, organsHere, seal } from '../start.ts'
import { seconds } from './backup.ts'
import { type Command, text } from './command.ts'
import { findingWords, verifiedWords, verifyOrgan } from './verify.ts'

/** Moves the house to another database; the old one takes nothing any more. Exit 1 when the check finds something. */
export const move: Command = {
  usage: '--to DIR | postgres://… [--undo]',
  about: 'cli.move',
  options: { to: { type: 'string' }, undo: { type: 'boolean' } },
  run: async (call) => {
    const { lang } = call
    const began = performance.now()
    const said = text(call, 'to')
    const to = said === undefined ? null : destinationOf(said)
    const { backups: _, ...database } = dbConfig(call.config)
    const { dataDir, databaseUrl, ...rest } = database
    if (call.options['undo'] === true) {
      const db = await openDb(database)
      try {
        await undoMove(db, to, rest)
      } finally {
        await db.close()
      }
      call.say(t(lang, 'move.undone'))
      return 0
    }
    if (to === null) return refuse('move.where_to')
    const manifest = await call.withHouse(async (house) => {
      await seal(house)
      return moveHouse(house.db, { dataDir, to, now: house.now(), config: rest })
    })
    const name = destinationName(to)
    call.say(t(lang, 'move.done', { to: name, organs: manifest.organs.length, seconds: seconds(call, began) }))
    const { house, close } = await openHouse({ ...rest, dataDir, ...to })
    let bad = 0
    try {
      for (const { organ_id } of await organsHere(house)) {
        const done = await verifyOrgan(house, organ_id, { onFinding: (one) => call.say(findingWords(lang, one)) })
        call.say(`${organ_id}: ${verifiedWords(lang, done)}`)
        if (!done.ok) bad += 1
      }
    } finally {
      await close()
    }
    call.say('dataDir' in to ? t(lang, 'move.use_folder', { to: name }) : t(lang, 'move.use_url', { to: name }))
    if (databaseUrl !== undefined && 'dataDir' in to) call.say(t(lang, 'move.drop_url'))
    return bad === 0 ? 0 : 1
  },
}
