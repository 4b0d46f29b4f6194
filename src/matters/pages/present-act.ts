import { capital, formatDate, joinFacts, joinList } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import { nameIn } from '../../offices/desk.ts'
import type { ActionName } from '../../rules/lifecycle.ts'
import { refusalGrounds } from '../../rules/routing.ts'
import type { MatterState } from '../../rules/types.ts'
import type { Fact } from '../../ui/facts.tsx'
import type { ActField, ActPageProps } from '../act-page.tsx'
import { mostBytes, mostFiles } from '../attachments.ts'
import type { Typed } from '../act-draft.ts'
import type { MatterView } from '../present-matter-schema.ts'
import { type Names, nameOf } from '../present-matter.ts'
import { type About, choicesOf, type Lists } from './act-choices.ts'
import { type FieldSpec, fieldsOf, type Sometimes } from './act-fields.ts'
import { one } from './act-form.ts'
import { titleOf } from './present-list.ts'
import { stageTag, wordOf } from './stage-words.ts'

const outcomes = { codes: ['supported', 'explained', 'not_supported'], words: 'outcome' } as const

/** The form of an act with what was typed. */
export function presentAct(
  lang: Lang,
  action: ActionName,
  about: About,
  lists: Lists,
  typed: Typed,
): Omit<ActPageProps, 'frame' | 'errors' | 'open' | 'conflict' | 'mayDraft'> {
  const { view } = about
  const field = (spec: FieldSpec): ActField => fieldOf(lang, spec, about, lists, typed)
  const happened: ActField = {
    as: 'moment',
    name: 'happened',
    label: capital(t(lang, 'field.happened')),
    values: typed['happened'] ?? [],
  }
  return {
    heading: t(lang, `act.${action}`),
    number: view.number,
    subject: titleOf(lang, view),
    matterHref: `/matters/${view.number}`,
    action,
    seen: one(typed, 'seen'),
    formKey: one(typed, 'key'),
    fields: [
      ...fieldsOf(action)
        .filter((spec) => action !== 'close' || spec.name !== 'resolved' || view.dates.resolved_on === null)
        .map(field)
        .map((one) => (action === 'close' && one.name === 'outcome' ? { ...one, ...signedHint(lang, view) } : one))
        .map((one) => ({ ...one, ...askedHint(action, one.name, view) })),
      happened,
    ],
  }
}

/** What the opinion said of each demand, beside the question how the matter ended. */
function signedHint(lang: Lang, view: MatterView): { hint?: string } {
  const answers = view.timeline.findLast((event) => event.kind === 'sign_opinion')?.words['answers']
  if (!Array.isArray(answers) || answers.length === 0) return {}
  const said = (answers as { demand?: number; outcome?: string }[]).map(({ demand, outcome }) =>
    t(lang, 'act.signedAnswer', { n: demand ?? 0, outcome: wordOf(lang, 'outcome', outcome ?? '') }),
  )
  return { hint: t(lang, 'act.signedAnswers', { answers: joinList(lang, said) }) }
}

const askedBy = { decide_objection: ['upheld', 'object'], approve_extension: ['approved', 'ask_extension'] } as const

/** What the unit said when it objected or asked, beside the question what is decided. */
function askedHint(action: ActionName, name: string, view: MatterView): { hint?: string } {
  if (action !== 'decide_objection' && action !== 'approve_extension') return {}
  const [field, kind] = askedBy[action]
  const reason = view.timeline.findLast((event) => event.kind === kind)?.words['reason']
  return name === field && typeof reason === 'string' && reason !== '' ? { hint: reason } : {}
}

function fieldOf(lang: Lang, spec: FieldSpec, about: About, lists: Lists, typed: Typed): ActField {
  const { view } = about
  const values = typed[spec.name] ?? []
  const words = wordOf(lang, 'field', spec.words ?? spec.name)
  const sometimes = spec.sometimes === undefined ? undefined : neededWhen(lang, spec.sometimes, about)
  const mayBeEmpty = spec.as === 'files' || (spec.as !== 'answers' && !('needed' in spec))
  const optional = mayBeEmpty && sometimes === undefined
  const common = {
    name: spec.name,
    label: capital(optional ? t(lang, 'form.optional', { field: words }) : words),
    values,
    ...(sometimes !== undefined && { hint: sometimes }),
  }
  switch (spec.as) {
    case 'answers':
      return {
        ...common,
        as: spec.as,
        outcomes: choicesOf(lang, outcomes, lists, about),
        demands: view.demands.map((text, n) => ({
          text,
          outcome: one(typed, `answers.${n}.outcome`),
          answer: one(typed, `answers.${n}.text`),
        })),
      }
    case 'radios':
    case 'select':
    case 'checkboxes':
      return { ...common, as: spec.as, choices: choicesOf(lang, spec.from, lists, about) }
    case 'files':
      return {
        ...common,
        as: spec.as,
        hint: t(lang, 'act.filesHint', { most: mostFiles, size: mostBytes / 1024 / 1024 }),
      }
    default:
      return { ...common, as: spec.as }
  }
}

/** When a field must be filled in, in words; nothing where it never must. */
function neededWhen(lang: Lang, what: Sometimes, { view, rules }: About): string | undefined {
  if (what === 'servedProof') return view.stage === 'refused' ? undefined : t(lang, 'act.needed.servedProof')
  const grounds = (refusalGrounds(rules, view.stage) ?? []).filter(({ saysWhere }) => saysWhere)
  if (grounds.length === 0) return undefined
  const names = grounds.map(({ id }) => wordOf(lang, 'ground', id))
  return t(lang, 'act.needed.elsewhere', { grounds: joinList(lang, names) })
}

/** A state of a matter in a few facts, to stand beside another. */
export function stateFacts(
  lang: Lang,
  state: MatterState,
  { names, view }: { names: Names; view: MatterView },
): Fact[] {
  const { matter } = state
  const event = view.timeline.find((known) => known.seq === matter.version)
  const last = event ? joinFacts([wordOf(lang, 'act', event.kind), nameIn(lang, event.officer)]) : undefined
  const fact = (key: 'stage' | 'unit' | 'handler' | 'lastDay' | 'lastAct', value: string | undefined): Fact[] =>
    value === undefined || value === '' ? [] : [{ label: t(lang, `state.${key}`), value }]
  return [
    ...fact('stage', stageTag(lang, matter.stage).text),
    ...fact('unit', nameIn(lang, nameOf(names.offices, matter.unit_id))),
    ...fact('handler', nameIn(lang, nameOf(names.officers, matter.handler_id))),
    ...fact('lastDay', matter.last_day === null ? undefined : formatDate(lang, matter.last_day)),
    ...fact('lastAct', last),
  ]
}
