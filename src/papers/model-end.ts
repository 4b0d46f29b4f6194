import { formatDate } from '../i18n/format.ts'
import { type Lang, t } from '../i18n/translate.ts'
import type { MatterView } from '../matters/present-matter-schema.ts'
import type { PaperModel } from './fill.ts'
import { dateOr, type Event, lines, nameIn, type PaperParts, word } from './parts.ts'

/** What proof of service, return visit and closing report say. */
export function endValues({ lang, view }: PaperParts): Record<string, string> {
  const served = view.papers.findLast((one) => ['opinion', 'reply', 'refusal'].includes(one.kind) && one.served_on)
  const serve = view.timeline.findLast((one) => one.kind === 'serve')
  const visit = view.timeline.findLast((one) => one.kind === 'return_visit')
  const to = serve?.words['to']
  const none = t(lang, 'paperWords.notYet')
  return {
    paperName: served ? word(lang, 'paper', served.kind) : none,
    paperNo: served?.number ?? none,
    servedTo: typeof to === 'string' && to !== '' ? to : none,
    way: word(lang, 'way', serve?.facts['way']),
    servedOn: dateOr(lang, view.dates.served_on),
    server: nameIn(lang, serve?.officer) || none,
    visitedOn: dateOr(lang, view.dates.visited_on),
    visitWay: word(lang, 'visitWay', visit?.facts['way']),
    performed: word(lang, 'performed', visit?.facts['performed']),
    visitor: nameIn(lang, visit?.officer) || none,
    closedOn: dateOr(lang, view.dates.closed_on),
    result: word(lang, 'outcome', view.outcome),
  }
}

function ratingWords(lang: Lang, view: MatterView): string | null {
  if (view.office_rating === null || view.unit_rating === null) return null
  return t(lang, 'matter.ratings', {
    office: word(lang, 'rating', String(view.office_rating)),
    unit: word(lang, 'rating', String(view.unit_rating)),
  })
}

export function endLists({ lang, view }: PaperParts): PaperModel['lists'] {
  const visit = view.timeline.findLast((one) => one.kind === 'return_visit')
  const sender = view.contact_list[0]?.sender
  const rating = ratingWords(lang, view)
  const { resolved_on, visited_on } = view.dates
  return {
    sentBy: sender ? [{ sender }] : [],
    visit: lines(visit?.words['text']),
    rating: rating === null ? [] : [{ rating }],
    course: view.timeline.flatMap((event) => courseLine(lang, event)),
    served: view.papers
      .filter((one) => one.voided_on === null && one.served_on !== null)
      .map((one) => ({
        paperName: word(lang, 'paper', one.kind),
        paperNo: one.number,
        signedOn: formatDate(lang, one.signed_on),
        servedOn: dateOr(lang, one.served_on),
      })),
    after: [
      resolved_on === null
        ? t(lang, 'paperForm.closing.unresolved')
        : t(lang, 'paperForm.closing.resolved', { day: formatDate(lang, resolved_on) }),
      rating === null ? t(lang, 'paperForm.closing.unrated') : t(lang, 'paperForm.closing.rated', { rating }),
      visited_on === null
        ? t(lang, 'paperForm.closing.visitDue')
        : t(lang, 'paperForm.closing.visitDone', {
            day: formatDate(lang, visited_on),
            performed: word(lang, 'performed', visit?.facts['performed']),
          }),
    ].map((line) => ({ line })),
  }
}

/** The steps that a report to the organ above names: what was done, without the words of people. */
const course = new Set([
  'assign',
  'keep',
  'accept',
  'handle',
  'hand_over',
  'approve_extension',
  'sign_opinion',
  'serve',
])

function courseLine(lang: Lang, event: Event): { line: string }[] {
  if (!course.has(event.kind) || event.happened === null) return []
  const code = event.facts['way']
  const what = event.kind === 'handle' ? word(lang, 'handleKind', code) : word(lang, 'act', event.kind)
  return [{ line: t(lang, 'paperWords.course', { day: formatDate(lang, event.happened.slice(0, 10)), what }) }]
}
