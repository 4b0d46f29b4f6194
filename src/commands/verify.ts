import { t, type Key } from '../i18n/translate.ts'
import { matterReplay } from '../matters/replay.ts'
import { organReplay } from '../offices/replay-organ.ts'
import { isAlarm, type Finding } from '../record/findings.ts'
import { verify as verifyRecord, type Verified } from '../record/verify.ts'
import type { House } from '../matters/house.ts'
import type { Lang } from '../i18n/translate.ts'
import { readAnchor } from './log.ts'
import { organOf, text, type Command } from './command.ts'

/** Checks that nothing in an organ's record was altered, removed, inserted or moved. Never writes. */
export const verify: Command = {
  usage: '[--town TOWN] [--anchor FILE] [--json]',
  about: 'cli.verify',
  options: { town: { type: 'string' }, anchor: { type: 'string' }, json: { type: 'boolean' } },
  run: (call) =>
    call.withHouse(async (house) => {
      const organ = await organOf(call, house)
      const file = text(call, 'anchor')
      const findings: Finding[] = []
      const asJson = call.options['json'] === true
      const done = await verifyOrgan(house, organ, {
        ...(file === undefined ? {} : { anchor: readAnchor(file) }),
        onFinding: (finding) => {
          if (asJson) findings.push(finding)
          else call.say(findingWords(call.lang, finding))
        },
      })
      call.say(asJson ? JSON.stringify({ ...done, findings }, null, 2) : verifiedWords(call.lang, done))
      if (!asJson && file === undefined) call.say(t(call.lang, 'cli.verify_without_anchor'))
      return done.ok ? 0 : 1
    }),
}

/** `verify` with the organ's own key and the rooms' replay. */
export async function verifyOrgan(
  house: House,
  organ: string,
  options: { anchor?: string; onFinding: (finding: Finding) => void },
): Promise<Verified> {
  const { onFinding, ...rest } = options
  return verifyRecord(
    house.db,
    organ,
    { ...rest, wrapping: house.keysOf(organ).wrapping, replay: { ...matterReplay, whole: organReplay } },
    onFinding,
  )
}

/** One finding as a line; alarms are marked. */
export function findingWords(lang: Lang, finding: Finding): string {
  return `${isAlarm(finding) ? '✗' : '·'} ${t(lang, `verify.${finding.code}` as Key, finding.params)}`
}

/** The result as a line. */
export function verifiedWords(lang: Lang, done: Verified): string {
  return t(lang, done.ok ? 'cli.verified' : 'cli.verify_found', { ...done, ok: String(done.ok) })
}
