import { type Lang, t, tRefusal } from '../../i18n/translate.ts'
import { refusal } from '../../rules/errors.ts'
import type { ActionName } from '../../rules/lifecycle.ts'
import type { Stage } from '../../rules/types.ts'
import type { Act, ActsProps } from '../../ui/acts.tsx'
import type { MatterView } from '../present-matter-schema.ts'
import { hasForm } from './act-fields.ts'
import { wordOf } from './stage-words.ts'

/** The usual next acts at each stage, the first that may be done stands on top. */
const usual: Partial<Record<Stage, readonly ActionName[]>> = {
  registered: ['assign', 'keep', 'refuse'],
  passed_on: ['accept', 'inform', 'object'],
  kept: ['accept', 'inform'],
  objected: ['decide_objection'],
  accepted: ['handle', 'sign_opinion'],
  handling: ['sign_opinion', 'handle'],
  refused: ['serve'],
  opinion_signed: ['serve'],
  served: ['close', 'resolve'],
  closed: ['return_visit', 'resolve'],
  imported: ['assign', 'keep'],
}

// Decisions that somebody waits for come before everything else.
const decisions: readonly ActionName[] = ['approve_extension', 'confirm_void', 'decide_objection']
const quiet: readonly ActionName[] = ['correct', 'bar', 'unbar', 'unlink', 'move', 'ask_void']
/** What people ask about when they do not see it. */
const asked: readonly ActionName[] = ['accept', 'sign_opinion', 'close', 'return_visit']

/** The acts this person may do now, the usual next one first, and why the ones they look for are missing. */
export function presentActs(lang: Lang, view: MatterView): ActsProps {
  const joined = view.contact_list.some((one) => !one.first && one.voided_on === null)
  const allowed = view.acts
    .filter((one) => one.allowed)
    .map((one) => one.action as ActionName)
    .filter((action) => hasForm(action) && (action !== 'unlink' || joined))
  const first = [...decisions, ...(usual[view.stage as Stage] ?? [])].filter((action) => allowed.includes(action))
  const last = quiet.filter((action) => allowed.includes(action))
  const middle = allowed.filter((action) => !first.includes(action) && !last.includes(action))
  const acts = [...new Set([...first, ...middle, ...last])]
  return {
    acts: acts.map((action): Act => ({
      label: t(lang, `act.${action}`),
      href: `/matters/${view.number}/acts/${action}`,
      ...(quiet.includes(action) && { look: 'quiet' as const }),
      ...(decisions.includes(action) && view.asked_by !== null && askedBy(lang, view)),
    })),
    cannot: view.open
      ? view.acts
          .filter((one) => asked.includes(one.action as ActionName) && !one.allowed && one.why_not !== null)
          .slice(0, 4)
          .map((one) => ({
            label: wordOf(lang, 'act', one.action),
            reasons: [tRefusal(lang, refusal(one.why_not?.code ?? '', one.why_not?.params ?? {}))],
          }))
      : [],
  }
}

function askedBy(lang: Lang, view: MatterView): { remark: string } {
  const name = lang === 'en' ? view.asked_by?.name_en : view.asked_by?.name
  return {
    remark:
      view.asked === 'extension'
        ? t(lang, 'matter.askedExtension', { name: name ?? '', days: view.asked_days ?? 0 })
        : t(lang, 'matter.askedVoid', { name: name ?? '' }),
  }
}
