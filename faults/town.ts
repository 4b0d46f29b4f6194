import { addCategories } from '../src/offices/categories.ts'
import { openOrgan, type OrganPlan } from '../src/offices/open-organ.ts'
import { shippedCategories } from '../src/lib/categories.ts'
import { hashPassphrase } from '../src/http/passphrase.ts'
import type { House } from '../src/matters/house.ts'
import type { Role } from '../src/rules/types.ts'

export const townId = 'pinggang'
export const countyId = 'linxi'
/** Shared by every account of the towns that are broken here. */
export const passphrase = 'a town to be broken'

const since = '2010-01-01'

type Post = [officer: string, seat: string, office: string, role: Role]

const posts: Post[] = [
  ['zhou', 'officer', 'po', 'petition_officer'],
  ['min', 'clerk', 'po', 'clerk'],
  ['wu', 'land-1', 'land', 'handler'],
  ['zhao', 'mayor', 'leaders', 'leader'],
  ['chen', 'liushu-1', 'liushu', 'village_officer'],
  ['qian', 'designated', 'discipline', 'accusations'],
  ['root', 'admin', 'po', 'administrator'],
]
/** Who can sign in; the last one sits in the county. */
export const officers = [...posts.map(([officer]) => officer), 'song'] as const

const offices: [string, OrganPlan['offices'][number]['kind']][] = [
  ['leaders', 'leadership'],
  ['po', 'petition_office'],
  ['land', 'station'],
  ['liushu', 'village'],
  ['nangang', 'village'],
  ['discipline', 'accusations'],
]

function plan(
  organ_id: string,
  level: OrganPlan['level'],
  parent_id: string | null,
  rooms: typeof offices,
  staff: Post[],
): OrganPlan {
  return {
    organ_id,
    parent_id,
    level,
    name: organ_id,
    name_en: organ_id,
    word: organ_id,
    offices: rooms.map(([office_id, kind]) => ({
      office_id,
      parent_office_id: null,
      kind,
      name: office_id,
      name_en: office_id,
      from_day: since,
    })),
    seats: staff.map(([, seat_id, office_id, role]) => ({
      seat_id,
      office_id,
      role,
      title: seat_id,
      title_en: seat_id,
    })),
    officers: staff.map(([officer_id]) => ({ officer_id, name: officer_id, name_en: officer_id })),
    holdings: staff.map(([officer_id, seat_id]) => ({ seat_id, officer_id, from_day: since })),
  }
}

/** The organs that `openTown` opens, the one above first. */
export const organIds = [countyId, townId]

/** Opens a town with one of every post and the county above it, with accounts. The keys must be there already. */
export async function openTown(house: House): Promise<void> {
  const categories = shippedCategories().categories.map((c) => ({ path: c.zh, path_en: c.en, wall: c.wall }))
  await addCategories(house.db, categories, 'shipped')
  const by = { officer_id: null, via: 'cli' as const }
  await openOrgan(
    house,
    plan(countyId, 'county', null, [['po', 'petition_office']], [['song', 'county-1', 'po', 'county']]),
    by,
  )
  await openOrgan(house, plan(townId, 'town', countyId, offices, posts), by)
  const passphrase_hash = await hashPassphrase(passphrase)
  await house.db.withScope([], 'web', (tx) =>
    tx
      .insertInto('account')
      .values(
        officers.map((login) => ({
          login,
          organ_id: login === 'song' ? countyId : townId,
          officer_id: login,
          passphrase_hash,
          disabled_at: null,
        })),
      )
      .execute(),
  )
}
