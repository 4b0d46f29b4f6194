import { formatDate } from '../i18n/format.ts'
import { type Lang, t, tParts } from '../i18n/translate.ts'
import { figureWords, valueText } from '../figures/words.ts'
import { type PortalFrame, to } from './frame.ts'
import { Portal } from './portal-shell.tsx'
import { fewest, type PublicFigures } from './public-figures.ts'

const shown = [
  'received',
  'received-closed',
  'received-open',
  'received-moved',
  'contacts',
  'visits',
  'letters',
  'calls',
  'online',
  'transfers',
  'days-to-answer',
  'on-time-rate',
  'notice-rate',
  'answered-late',
  'unanswered-late',
  'closing-rate',
  'participation-rate',
  'office-satisfaction',
  'unit-satisfaction',
] as const

const b = (text: string) => <b>{text}</b>

const value = (figures: PublicFigures, id: string) => figures.all.find((one) => one.id === id)?.value ?? null

/** How we are doing, in two sentences; nothing is said of fewer than five. */
export function ResultSentences({ lang, figures }: { lang: Lang; figures: PublicFigures }) {
  const [received, closed, open] = ['received', 'received-closed', 'received-open'].map((id) => value(figures, id))
  const days = value(figures, 'days-to-answer')
  const notice = value(figures, 'notice-rate')
  const late = value(figures, 'unanswered-late')
  const gap = lang === 'en' ? ' ' : ''
  const few = t(lang, 'portal.few', { n: fewest })
  const said = (n: number | null | undefined) => (n == null ? few : String(n))
  return (
    <>
      <p class="p-n">
        {tParts(lang, 'portal.resultsSo', { received: said(received), closed: said(closed), open: said(open) }, { b })}
      </p>
      <p class="p-n">
        {days === null
          ? undefined
          : days === 0
            ? tParts(lang, 'portal.resultsSameDay', {}, { b })
            : tParts(lang, 'portal.resultsDays', { days }, { b })}
        {gap}
        {notice === null ? undefined : tParts(lang, 'portal.resultsNotice', { rate: `${notice}%` }, { b })}
        {gap}
        {late === 0
          ? t(lang, 'portal.resultsNoneLate')
          : tParts(lang, 'portal.resultsLate', { late: said(late) }, { b })}
      </p>
    </>
  )
}

/** The public figures of a year, small numbers left out. */
export function ResultsPage({ frame, figures }: { frame: PortalFrame; figures: PublicFigures }) {
  const { lang } = frame
  const { all } = figures
  return (
    <Portal frame={frame} title={t(lang, 'portal.results.heading')}>
      <p class="p-crumb">
        <a href={to(frame, '')}>{t(lang, 'portal.home')}</a>
      </p>
      <h1 class="p-h1">{t(lang, 'portal.results.heading')}</h1>
      <ResultSentences lang={lang} figures={figures} />
      <table class="p-t p-t--numbers">
        <caption>{t(lang, 'portal.results.caption', { day: formatDate(lang, figures.asOf) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t(lang, 'portal.results.what')}</th>
            <th scope="col">{t(lang, 'portal.results.value')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.flatMap((id) => {
            const one = all.find((figure) => figure.id === id)
            if (!one) return []
            const rate = one.unit === 'percent' || one.unit === 'day'
            return [
              <tr key={id}>
                <th scope="row">{figureWords(lang, id, one.over).name}</th>
                <td>
                  {one.value === null
                    ? rate
                      ? '—'
                      : t(lang, 'portal.few', { n: fewest })
                    : valueText(lang, one.unit, one.value)}
                </td>
              </tr>,
            ]
          })}
        </tbody>
      </table>
      <p class="p-law">{t(lang, 'portal.results.note', { n: fewest })}</p>
    </Portal>
  )
}
