import { restore as restoreHouse } from '../backup/restore.ts'
import { dbConfig } from '../config.ts'
import { t } from '../i18n/translate.ts'
import { systemNow } from '../lib/clock.ts'
import { systemRandom } from '../lib/ids.ts'
import { localMinute } from '../lib/time.ts'
import { organsHere } from '../start.ts'
import { passphraseOf, seconds } from './backup.ts'
import type { Call, Command } from './command.ts'
import { readAnchor } from './log.ts'
import { findingWords, verifiedWords, verifyOrgan } from './verify.ts'

/** Makes the house out of a backup, on an empty machine, and checks every organ's record. Exit 1 when something is found. */
export const restore: Command = {
  usage: 'FILE [--passphrase-file FILE] [--last-known FILE] [--worked-since] [--replace]',
  about: 'cli.restore',
  needs: 1,
  options: {
    'passphrase-file': { type: 'string' },
    'last-known': { type: 'string', multiple: true },
    'worked-since': { type: 'boolean' },
    replace: { type: 'boolean' },
  },
  run: async (call) => {
    const { lang } = call
    const began = performance.now()
    const kept = call.options['last-known']
    const { backups: _, ...database } = dbConfig(call.config)
    const done = await restoreHouse({
      file: call.words[0] ?? '',
      passphrase: passphraseOf(call),
      to: database,
      replace: call.options['replace'] === true,
      lastKnown: (Array.isArray(kept) ? kept : []).map(readAnchor),
      workedSince: call.options['worked-since'] === true,
      now: systemNow(),
      random: systemRandom,
    })
    const at = localMinute(done.manifest.made_at).replace('T', ' ')
    call.say(t(lang, 'restore.done', { rows: done.rows, folder: call.dataDir, seconds: seconds(call, began) }))
    if (done.aside !== null) call.say(t(lang, 'restore.aside', { folder: done.aside }))
    for (const { organ_id, leaf, lost, epoch } of done.losses)
      call.say(
        lost === null
          ? t(lang, 'restore.lost_unknown', { organ: organ_id, leaf: leaf - 1, epoch, at })
          : t(lang, 'restore.lost', { organ: organ_id, leaf: leaf - 1, lost, epoch, at }),
      )
    if (done.losses.length === 0) call.say(t(lang, 'restore.as_of', { at }))
    return checkAll(call)
  },
}

/** Checks the record of every organ here and says what came of it. Out: the exit code. */
export async function checkAll(call: Call): Promise<number> {
  return call.withHouse(async (house) => {
    let bad = 0
    for (const { organ_id } of await organsHere(house)) {
      const done = await verifyOrgan(house, organ_id, {
        onFinding: (finding) => call.say(findingWords(call.lang, finding)),
      })
      call.say(`${organ_id}: ${verifiedWords(call.lang, done)}`)
      if (!done.ok) bad += 1
    }
    return bad === 0 ? 0 : 1
  })
}
