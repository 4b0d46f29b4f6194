import { type Key, t } from '../i18n/translate.ts'
import { refuse } from '../rules/errors.ts'
import type { Day, Role } from '../rules/types.ts'
import { identifiers } from './identifiers.ts'
import type { OrganPlan } from './open-organ.ts'
import type { Names } from './signed-in.ts'

/** What the first visitor types: names as two fields or, in lists, `柳树村，Liushu Village` a line. */
export type OfficeTyped = {
  name: string
  name_en: string
  word: string
  county: string
  county_en: string
  villages: string
  departments: string
  person: string
  login: string
  /** Whether the administrator does petition work, too: in a small town one person is both. */
  works: boolean
}

const [po, leaders, designated] = ['petition_office', 'leadership', 'accusations'] as const

/** A name in both languages from the catalogues. */
const named = (key: Key): Names => ({ name: t('zh-CN', key), name_en: t('en', key) })

/** One name a line, the English one behind a comma or bar; without it the name stands for both. */
export function namesIn(lines: string): Names[] {
  return lines
    .split('\n')
    .map((line) => line.split(/[,，|]/).map((part) => part.trim()))
    .filter(([name]) => name !== undefined && name !== '')
    .map(([name = '', name_en = '']) => ({ name, name_en: name_en === '' ? name : name_en }))
}

/**
 * The plan of a new office: leadership, petition office, the desk for accusations, departments, villages, a post in each;
 * and the county above, when it is named. In: what was typed, the day from which it works. Refuses `setup.twice` for a name
 * that stands twice.
 */
export function officePlan(typed: OfficeTyped, today: Day): { county: OrganPlan | null; town: OrganPlan } {
  const [villages, departments] = [namesIn(typed.villages), namesIn(typed.departments)]
  refuseTwice(villages, 'villages')
  refuseTwice(departments, 'departments')
  const organId = identifiers('organ')
  const town = typed.name.trim()
  const organ_id = organId(typed.name_en, 'town')
  const county = typed.county.trim() === '' ? null : countyPlan(typed, organId(typed.county_en, 'county'), today)
  const officeId = identifiers('office', [po, leaders, designated])
  const office = (office_id: string, kind: OrganPlan['offices'][number]['kind'], names: Names) => ({
    office_id,
    parent_office_id: office_id === leaders ? null : leaders,
    kind,
    ...names,
    from_day: today,
  })
  const units = departments.map((one) => office(officeId(one.name_en, 'unit'), 'department', one))
  const places = villages.map((one) => office(officeId(one.name_en, 'village'), 'village', one))
  const seat = (seat_id: string, office_id: string, role: Role, post: Key) => {
    const { name, name_en } = named(post)
    return { seat_id, office_id, role, title: name, title_en: name_en }
  }
  const officer_id = identifiers('officer')(typed.login, 'officer')
  const held = ['administrator', ...(typed.works ? ['petition_officer'] : [])]
  return {
    county,
    town: {
      organ_id,
      parent_id: county?.organ_id ?? null,
      level: 'town',
      name: town,
      name_en: typed.name_en.trim() || town,
      word: typed.word.trim() || t('zh-CN', 'setup.wordOf', { first: Array.from(town)[0] ?? '' }),
      offices: [
        office(leaders, 'leadership', named('setup.leadership')),
        office(po, 'petition_office', named('setup.petitionOffice')),
        office(designated, 'accusations', named('setup.accusations')),
        ...units,
        ...places,
      ],
      seats: [
        seat('leader', leaders, 'leader', 'setup.post.leader'),
        seat('petition_director', po, 'petition_officer', 'setup.post.director'),
        seat('petition_officer', po, 'petition_officer', 'role.petition_officer'),
        seat('clerk', po, 'clerk', 'role.clerk'),
        seat('administrator', po, 'administrator', 'role.administrator'),
        seat('accusations', designated, 'accusations', 'role.accusations'),
        ...units.map(({ office_id }) => seat(`${office_id}_handler`, office_id, 'handler', 'role.handler')),
        ...places.map(({ office_id }) =>
          seat(`${office_id}_officer`, office_id, 'village_officer', 'role.village_officer'),
        ),
      ],
      officers: [{ officer_id, name: typed.person.trim(), name_en: typed.person.trim() }],
      holdings: held.map((seat_id) => ({ seat_id, officer_id, from_day: today })),
    },
  }
}

function countyPlan(typed: OfficeTyped, organ_id: string, today: Day): OrganPlan {
  const name = typed.county.trim()
  const bureau = { office_id: 'county_bureau', parent_office_id: null, kind: 'petition_office' as const }
  return {
    organ_id,
    parent_id: null,
    level: 'county',
    name,
    name_en: typed.county_en.trim() || name,
    word: t('zh-CN', 'setup.wordOf', { first: Array.from(name)[0] ?? '' }),
    offices: [{ ...bureau, ...named('setup.countyBureau'), from_day: today }],
    seats: [],
    officers: [],
    holdings: [],
  }
}

function refuseTwice(names: readonly Names[], field: string): void {
  const twice = names.find((one, at) => names.findIndex((other) => other.name === one.name) !== at)
  if (twice) refuse('setup.twice', { name: twice.name }, field)
}
