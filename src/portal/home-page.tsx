import { t } from '../i18n/translate.ts'
import { nameIn } from '../offices/desk.ts'
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
export function HomePage({ frame, town, figures }: { frame: PortalFrame; town: Town; figures: PublicFigures }) {
  const { lang } = frame
  return (
    <Portal frame={frame} title={t(lang, 'portal.home')} wide>
      <h1 class="p-h1">{t(lang, 'portal.motto')}</h1>
      <p class="p-lead">{t(lang, 'portal.lead')}</p>
      <div class="p-four">
        {questions.map(([name, path]) => (
          <a key={name} href={to(frame, path)}>
            <h2>{t(lang, `portal.four.${name}`)}</h2>
            <p>{t(lang, `portal.four.${name}Text`)}</p>
          </a>
        ))}
      </div>
      <div class="p-two">
        <section>
          <h2>{t(lang, 'portal.find')}</h2>
          <FindUs frame={frame} town={town} />
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
