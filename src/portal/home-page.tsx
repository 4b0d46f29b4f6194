import { formatDayWithWeekday } from '../i18n/format.ts'
import { type Lang, t } from '../i18n/translate.ts'
import { nameIn } from '../offices/desk.ts'
import { type ReceptionDay, receptionDays } from '../offices/reception-days.ts'
import type { Day } from '../rules/types.ts'
import { type PortalFrame, to } from './frame.ts'
import { Portal } from './portal-shell.tsx'
import type { PublicFigures } from './public-figures.ts'
import { ResultSentences } from './results-page.tsx'
import type { Town } from './town.ts'

const questions = [
  ['bring', '/write'],
  ['follow', '/follow'],
  ['village', '/places'],
  ['leader', '/leaders'],
] as const

/** The first page: four questions, how we are doing, where to find us. */
export function HomePage(props: { frame: PortalFrame; town: Town; figures: PublicFigures; today: Day }) {
  const { frame, town, figures, today } = props
  const { lang } = frame
  const days = daysOf(lang, town, today, 5)
  const [next] = days
  return (
    <Portal frame={frame} title={t(lang, 'portal.home')} wide>
      <h1 class="p-h1">{t(lang, 'portal.motto')}</h1>
      <p class="p-lead">{t(lang, 'portal.lead')}</p>
      <div class="p-four">
        {questions.map(([name, path]) => (
          <a key={name} href={to(frame, path)}>
            <h2>{t(lang, `portal.four.${name}`)}</h2>
            <p>
              {name === 'leader' && next
                ? t(lang, 'portal.four.leaderNext', { day: formatDayWithWeekday(lang, next.day, today), who: next.who })
                : t(lang, `portal.four.${name}Text`)}
            </p>
          </a>
        ))}
      </div>
      <div class="p-two">
        <section>
          {days.length === 0 ? (
            <>
              <h2>{t(lang, 'portal.find')}</h2>
              <FindUs frame={frame} town={town} />
            </>
          ) : (
            <>
              <h2>{t(lang, 'portal.days.heading')}</h2>
              <Days lang={lang} days={days} today={today} />
            </>
          )}
          <p>
            {t(lang, 'portal.accusationsGo')} <a href={to(frame, '/write')}>{t(lang, 'portal.accusationsHere')}</a>
          </p>
        </section>
        <section>
          <h2>{t(lang, 'portal.doing')}</h2>
          <ResultSentences lang={lang} figures={figures} />
          <p>
            <a href={to(frame, '/results')}>{t(lang, 'portal.allResults')}</a>
          </p>
        </section>
      </div>
    </Portal>
  )
}

/** The leaders' next days, in the reader's language where they are written in it. */
export function daysOf(lang: Lang, town: Town, today: Day, limit: number): ReceptionDay[] {
  const lines = lang === 'en' ? (town.days?.hours_en ?? town.days?.hours) : town.days?.hours
  return receptionDays(lines ?? null, today, limit)
}

/** When and where which leader receives. */
export function Days({ lang, days, today }: { lang: Lang; days: readonly ReceptionDay[]; today: Day }) {
  return (
    <table class="p-t p-t--days">
      <thead>
        <tr>
          <th scope="col">{t(lang, 'portal.days.day')}</th>
          <th scope="col">{t(lang, 'portal.days.who')}</th>
          <th scope="col">{t(lang, 'portal.days.where')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, who, where }) => (
          <tr key={`${day} ${who}`}>
            <th scope="row">{formatDayWithWeekday(lang, day, today)}</th>
            <td>{who}</td>
            <td>{where}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Where the office is, when it is open, its telephone; says so where it is not recorded. */
export function FindUs({ frame, town }: { frame: PortalFrame; town: Town }) {
  const { lang } = frame
  const { office } = town
  if (office === null) return <p>{t(lang, 'portal.noOffice')}</p>
  const address = lang === 'en' ? (office.address_en ?? office.address) : office.address
  const hours = lang === 'en' ? (office.hours_en ?? office.hours) : office.hours
  const rows = [
    [t(lang, 'portal.where'), address === null ? nameIn(lang, office) : `${address} ${nameIn(lang, office)}`],
    ...(hours === null ? [] : [[t(lang, 'portal.when'), hours] as const]),
    [t(lang, 'portal.call'), office.phone ?? t(lang, 'portal.notSaid')],
  ] as const
  return (
    <table class="p-t">
      <tbody>
        {rows.map(([head, text]) => (
          <tr key={head}>
            <th scope="row">{head}</th>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Several towns share this server: which is yours? */
export function TownsPage(props: { frame: PortalFrame; towns: readonly { name: string; href: string }[] }) {
  const { lang } = props.frame
  return (
    <Portal frame={props.frame} title={t(lang, 'portal.name')} wide>
      <h1 class="p-h1">{t(lang, 'portal.whichTown')}</h1>
      <div class="p-four">
        {props.towns.map((town) => (
          <a key={town.href} href={town.href}>
            <h2>{town.name}</h2>
          </a>
        ))}
      </div>
    </Portal>
  )
}
