import type { Handler } from 'hono'
import { page } from '../../http/page.ts'
import { todayOf } from '../../matters/house.ts'
import { type Desk, nameIn } from '../../offices/desk.ts'
import { refuse } from '../../rules/errors.ts'
import { RULE_SETS, ruleSetOn } from '../../rules/rulesets.ts'
import { DayPage } from '../day-page.tsx'
import { keptDays } from '../draft.ts'
import { langAndText, to } from '../frame.ts'
import { HomePage, TownsPage } from '../home-page.tsx'
import { chaptersOf, type LawId, laws } from '../law.ts'
import { LeadersPage, PlacesPage } from '../places-page.tsx'
import { placesOf } from '../places.ts'
import type { PublicFigures } from '../public-figures.ts'
import { ResultsPage } from '../results-page.tsx'
import { ChapterPage, RulesPage } from '../rules-page.tsx'
import { publicTowns } from '../town.ts'
import { type PortalEnv, portalFrame, townIn } from '../visit.ts'
import { WordsPage, type WordsPageName } from '../words-page.tsx'

type Counted = (organ_id: string) => Promise<PublicFigures>

/** The only town's first page, or which town? */
export const towns =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const all = await publicTowns(desk.house)
    const frame = portalFrame(c, desk)
    const at = (organ_id: string) =>
      to({ home: `/portal/${organ_id}`, kept: langAndText(frame.kept.lang, frame.large) }, '')
    if (all.length === 0) return c.redirect('/', 303)
    const [only] = all
    if (only && all.length === 1) return c.redirect(at(only.organ_id), 303)
    const links = all.map((one) => ({ name: nameIn(frame.lang, one), href: at(one.organ_id) }))
    return page(c, <TownsPage frame={frame} towns={links} />)
  }

export const home =
  (desk: Desk, counted: Counted): Handler<PortalEnv> =>
  async (c) => {
    const town = townIn(c)
    return page(
      c,
      <HomePage
        frame={portalFrame(c, desk)}
        town={town}
        figures={await counted(town.organ_id)}
        today={todayOf(desk.house, town.zone)}
      />,
    )
  }

export const results =
  (desk: Desk, counted: Counted): Handler<PortalEnv> =>
  async (c) =>
    page(c, <ResultsPage frame={portalFrame(c, desk)} figures={await counted(townIn(c).organ_id)} />)

export const places =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const town = townIn(c)
    return page(c, <PlacesPage frame={portalFrame(c, desk)} town={town} places={await placesOf(desk.house, town)} />)
  }

export const leaders =
  (desk: Desk): Handler<PortalEnv> =>
  async (c) => {
    const town = townIn(c)
    const today = todayOf(desk.house, town.zone)
    const law2005 = ruleSetOn(today, desk.house.law.own).id.startsWith('xinfang-2005')
    return page(
      c,
      <LeadersPage
        frame={portalFrame(c, desk)}
        town={town}
        places={await placesOf(desk.house, town)}
        law2005={law2005}
        today={today}
      />,
    )
  }

export const wordsPage =
  (desk: Desk, name: WordsPageName): Handler<PortalEnv> =>
  (c) => {
    const lang = c.get('lang')
    const town = townIn(c)
    const params = {
      town: nameIn(lang, town),
      office: nameIn(lang, town.office) ?? '',
      phone: town.office?.phone ?? '—',
      days: keptDays,
    }
    return page(c, <WordsPage frame={portalFrame(c, desk)} name={name} params={params} />)
  }

const lawName = (id: LawId, en: boolean) => {
  const set = RULE_SETS.find((one) => one.id === id)
  return (en ? set?.name.en : set?.name.zh) ?? id
}

export const rules =
  (desk: Desk): Handler<PortalEnv> =>
  (c) => {
    const en = c.get('lang') === 'en'
    const today = todayOf(desk.house, townIn(c).zone)
    const known = laws.filter((id) => (RULE_SETS.find((one) => one.id === id)?.inForce.from ?? today) <= today)
    const texts = known.map((id) => ({ id, name: lawName(id, en), chapters: chaptersOf(id) }))
    return page(
      c,
      <RulesPage frame={portalFrame(c, desk)} rules={ruleSetOn(today, desk.house.law.own)} texts={texts} />,
    )
  }

export const chapter =
  (desk: Desk): Handler<PortalEnv> =>
  (c) => {
    const id = laws.find((one) => one === c.req.param('law'))
    const n = Number(c.req.param('chapter'))
    const all = id ? chaptersOf(id) : []
    const found = all[n - 1]
    if (!id || !found) return refuse('matter.not_found')
    const next = all[n]
    return page(
      c,
      <ChapterPage
        frame={portalFrame(c, desk)}
        name={lawName(id, c.get('lang') === 'en')}
        chapter={found}
        {...(next && { next: { path: `/rules/${id}/${n + 1}`, heading: next.heading } })}
      />,
    )
  }

/** Where "exit this page" leads: nothing of petitions. */
export const day =
  (desk: Desk): Handler<PortalEnv> =>
  (c) =>
    page(c, <DayPage frame={portalFrame(c, desk)} day={todayOf(desk.house)} />)
