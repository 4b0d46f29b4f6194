import { formatDay } from '../../i18n/format.ts'
import { type Lang, t } from '../../i18n/translate.ts'
import type { ChecklistItem } from '../../ui/checklist.tsx'
import type { MatterView } from '../present-matter-schema.ts'
import { wordOf } from './stage-words.ts'

/** What the file should hold by the end, and what it holds now. */
export function dossierOf(
  lang: Lang,
  view: MatterView,
  here: string,
  drafting: boolean,
  today: string,
): ChecklistItem[] {
  const [base, query] = here.split('?')
  const form = (kind: string | undefined): { href?: string } =>
    kind === undefined ? {} : { href: `${base}/papers/${kind}${query === undefined ? '' : `?${query}`}` }
  const paper = (...kinds: string[]) => view.papers.find((one) => kinds.includes(one.kind) && one.voided_on === null)
  const item = (key: string, present: boolean, remark?: string, kind?: string): ChecklistItem => ({
    label: wordOf(lang, 'dossier', key),
    present,
    ...(remark !== undefined && { remark }),
    ...(present && form(kind)),
  })
  const first = view.contact_list[0]
  const notice = paper('acceptance', 'refusal')
  const answer = paper('opinion', 'reply', 'refusal')
  const handled = view.timeline.filter((event) => event.kind === 'handle').length
  const refused = view.outcome === 'refused'
  return [
    item('registration', view.contact_list.length > 0, first?.number),
    item(
      'notice',
      view.dates.informed_on !== null,
      notice?.number ?? (view.dates.informed_on === null ? undefined : formatDay(lang, view.dates.informed_on, today)),
      notice?.kind,
    ),
    ...(refused
      ? []
      : [item('inquiry', handled > 0, handled > 0 ? t(lang, 'matter.times', { n: handled }) : undefined)]),
    answer === undefined && drafting
      ? { ...item('answer', false, t(lang, 'matter.drafting')), ...form('opinion') }
      : item('answer', answer !== undefined, answer?.number, answer?.kind),
    item(
      'served',
      view.dates.served_on !== null,
      view.dates.served_on === null ? undefined : formatDay(lang, view.dates.served_on, today),
      'service',
    ),
    item(
      'closed',
      view.dates.closed_on !== null,
      view.outcome === null ? undefined : wordOf(lang, 'outcome', view.outcome),
      view.dates.served_on === null ? undefined : 'closing',
    ),
    ...(refused
      ? []
      : [
          item(
            'visited',
            view.dates.visited_on !== null,
            view.dates.visited_on === null ? undefined : formatDay(lang, view.dates.visited_on, today),
            'return-visit',
          ),
        ]),
  ]
}
