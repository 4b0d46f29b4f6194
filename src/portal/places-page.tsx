import type { Lang } from '../i18n/translate.ts'
import { t } from '../i18n/translate.ts'
import { nameIn } from '../offices/desk.ts'
import { type PortalFrame, to } from './frame.ts'
import type { Day } from '../rules/types.ts'
import { Days, daysOf, FindUs } from './home-page.tsx'
import type { Place } from './places.ts'
import { Portal } from './portal-shell.tsx'
import type { Town } from './town.ts'

type Props = { frame: PortalFrame; town: Town; places: readonly Place[] }

function Home({ frame }: { frame: PortalFrame }) {
  return (
    <p class="p-crumb">
      <a href={to(frame, '')}>{t(frame.lang, 'portal.home')}</a>
    </p>
  )
}

const titleOf = (lang: Lang, person: Place['people'][number]) => (lang === 'en' ? person.title_en : person.title)

/** The post without the office that stands beside it: 信访联络员, Petition Liaison. */
function titleIn(lang: Lang, place: Place, person: Place['people'][number]): string {
  if (lang === 'en') return person.title_en.replace(`, ${place.name_en}`, '')
  const office = [place.name, place.name.slice(1)].find((name) => name.length > 1 && person.title.startsWith(name))
  const rest = person.title.slice(office?.length ?? 0)
  return rest.length > 1 ? rest : person.title
}

function People({ lang, places }: { lang: Lang; places: readonly Place[] }) {
  return (
    <table class="p-t p-t--people">
      <thead>
        <tr>
          <th scope="col">{t(lang, 'portal.places.office')}</th>
          <th scope="col">{t(lang, 'portal.places.who')}</th>
          <th scope="col">{t(lang, 'portal.call')}</th>
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <tr key={place.office_id}>
            <th scope="row">{nameIn(lang, place)}</th>
            <td>
              {place.people.length === 0
                ? t(lang, 'portal.places.nobody')
                : place.people.map((person, at) => (
                    <span key={at} class="p-person">
                      {nameIn(lang, person)} <small>{titleIn(lang, place, person)}</small>
                    </span>
                  ))}
            </td>
            <td>{place.people[0]?.phone ?? place.phone ?? t(lang, 'portal.notSaid')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Who is responsible for my village, and for what. */
export function PlacesPage({ frame, town, places }: Props) {
  const { lang } = frame
  const of = (...kinds: string[]) => places.filter((place) => kinds.includes(place.kind))
  const heading = t(lang, 'portal.four.village')
  return (
    <Portal frame={frame} title={heading}>
      <Home frame={frame} />
      <h1 class="p-h1">{heading}</h1>
      <p class="p-lead">{t(lang, 'portal.places.lead')}</p>
      <h2>{t(lang, 'portal.places.villages')}</h2>
      {of('village').length === 0 ? (
        <p>{t(lang, 'portal.places.noVillages')}</p>
      ) : (
        <People lang={lang} places={of('village')} />
      )}
      <h2>{t(lang, 'portal.places.petition')}</h2>
      <People lang={lang} places={of('petition_office')} />
      <h2>{t(lang, 'portal.places.units')}</h2>
      <People lang={lang} places={of('department', 'station')} />
      <p class="p-law">{t(lang, 'portal.places.note', { town: nameIn(lang, town) })}</p>
    </Portal>
  )
}

/** When can I see a leader: the days that are published, how to ask for one, who the leaders are. */
export function LeadersPage({ frame, town, places, law2005, today }: Props & { law2005: boolean; today: Day }) {
  const { lang } = frame
  const days = daysOf(lang, town, today, 20)
  const people = places.filter((place) => place.kind === 'leadership').flatMap((place) => place.people)
  const heading = t(lang, 'portal.four.leader')
  return (
    <Portal frame={frame} title={heading}>
      <Home frame={frame} />
      <h1 class="p-h1">{heading}</h1>
      <p class="p-lead">{t(lang, days.length === 0 ? 'portal.leaders.lead' : 'portal.leaders.leadDays')}</p>
      {days.length === 0 ? undefined : <Days lang={lang} days={days} today={today} />}
      <h2>{t(lang, 'portal.leaders.ask')}</h2>
      <FindUs frame={frame} town={town} />
      <p>{t(lang, 'portal.leaders.how')}</p>
      {people.length === 0 ? undefined : (
        <>
          <h2>{t(lang, 'portal.leaders.who')}</h2>
          <table class="p-t">
            <thead>
              <tr>
                <th scope="col">{t(lang, 'portal.leaders.name')}</th>
                <th scope="col">{t(lang, 'portal.leaders.post')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.title}>
                  <th scope="row">{nameIn(lang, person)}</th>
                  <td>{titleOf(lang, person)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <p class="p-law">{t(lang, law2005 ? 'portal.leaders.note2005' : 'portal.leaders.note')}</p>
    </Portal>
  )
}
