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
  passed_on: ['accept', 'inform', 'object', 'chase'],
  kept: ['accept', 'inform'],
  objected: ['decide_objection'],
  accepted: ['chase', 'handle', 'sign_opinion'],
  handling: ['sign_opinion', 'chase', 'handle'],
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
export function presentActs(lang: Lang, view: MatterView, today: string): ActsProps {
  const allowed = view.acts
    .filter((one) => one.allowed)
    .map((one) => one.action as ActionName)
    .filter((action) => hasForm(action) && fits(action, view, today))
  const first = [...decisions, ...(usual[view.stage as Stage] ?? [])].filter((action) => allowed.includes(action))
  const last = quiet.filter((action) => allowed.includes(action))
  const middle = allowed.filter((action) => !first.includes(action) && !last.includes(action))
  const acts = [...new Set([...first, ...middle, ...last])]
  return {
    next: first.length > 0,
    acts: acts.map((action): Act => ({
      label: t(lang, `act.${action}`),
      href: `/matters/${view.number}/acts/${action}`,
      ...(quiet.includes(action) && { look: 'quiet' as const }),
      ...(decisions.includes(action) && view.asked_by !== null && askedBy(lang, view)),
    })),
    cannot: view.open
      ? view.acts
          .filter(
            (one) =>
              asked.includes(one.action as ActionName) &&
              !behind(one.action, view) &&
              !one.allowed &&
              one.why_not !== null,
          )
          .slice(0, 3)
          .map((one) => ({
            label: wordOf(lang, 'act', one.action),
            reasons: [tRefusal(lang, refusal(one.why_not?.code ?? '', one.why_not?.params ?? {}))],
          }))
      : [],
  }
}

/** Whether the matter is past an act: nobody asks why it cannot be done again. */
function behind(action: string, { dates }: MatterView): boolean {
  if (action === 'accept') return dates.accepted_on !== null || dates.opinion_on !== null
  if (action === 'sign_opinion') return dates.opinion_on !== null
  return action === 'return_visit' && dates.closed_on === null
}

/** Whether an act that is allowed has anything to do here: a link to undo, somebody above to answer, a lateness to explain. */
function fits(action: ActionName, view: MatterView, today: string): boolean {
  const last = view.clock?.last_day
  if (action === 'unlink') return view.contact_list.some((one) => !one.first && one.voided_on === null)
  if (action === 'answer_above') return view.contact_list.some((one) => one.level !== null)
  if (action === 'explain_late') return last != null && last < today
  if (action === 'unbar') return view.timeline.some((event) => event.kind === 'bar')
  return true
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
