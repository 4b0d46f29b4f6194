import { createHash } from 'node:crypto'
import type { Tx } from '../db/kysely.ts'
import { insertRows } from '../db/rows.ts'
import type { Doer, House } from '../matters/house.ts'
import { organView } from '../offices/organ-view.ts'
import { recordChange } from '../offices/record-change.ts'
import type { Day, OrganView } from '../rules/types.ts'

type Office = { office_id: string; kind: string; name: string; name_en: string }

/** The organ that imported records come to, and which of its offices their words name. */
export type Places = {
  organ: OrganView
  zone: string
  /** The office of that name or id; null: none here. */
  unitOf(words: string): string | null
  /** The village of that name; null: none here. */
  villageOf(words: string): string | null
}

/** Reads the organ's offices. Refuses as `organView`. */
export async function readPlaces(tx: Tx, organ_id: string): Promise<Places> {
  const organ = await organView(tx, organ_id)
  const { zone } = await tx
    .selectFrom('organ')
    .select('zone')
    .where('organ_id', '=', organ_id)
    .executeTakeFirstOrThrow()
  const offices: Office[] = await tx
    .selectFrom('office')
    .select(['office_id', 'kind', 'name', 'name_en'])
    .where('organ_id', '=', organ_id)
    .orderBy('office_id')
    .execute()
  const units = new Map<string, string>()
  const villages = new Map<string, string>()
  for (const one of offices) {
    for (const name of [one.name, one.name_en, one.office_id]) if (!units.has(name)) units.set(name, one.office_id)
    if (one.kind !== 'village') continue
    for (const name of [one.name, one.name_en]) if (!villages.has(name)) villages.set(name, one.office_id)
  }
  return {
    organ,
    zone,
    unitOf: (words) => units.get(words) ?? null,
    villageOf: (words) => villages.get(words) ?? null,
  }
}

/**
 * Opens a department for each name that is no office here; the log says by which import. In: names, and the day from
 * which each is known. Out: the places as they are then. Done again it does nothing.
 */
export async function openDepartments(
  house: House,
  doer: Doer,
  importId: string,
  wanted: ReadonlyMap<string, Day>,
): Promise<Places> {
  const { organ_id } = doer
  return house.db.withScope([organ_id], 'web', async (tx) => {
    const places = await readPlaces(tx, organ_id)
    const taken = new Set(places.organ.offices.map((one) => one.office_id))
    const fresh = [...wanted]
      .filter(([name]) => places.unitOf(name) === null)
      .map(([name, from_day]) => {
        const office_id = freeId(name, taken)
        taken.add(office_id)
        return { organ_id, office_id, kind: 'department' as const, name, name_en: name, from_day }
      })
    if (fresh.length === 0) return places
    const offices = fresh.map(({ office_id, kind, name, from_day }) => ({ office_id, kind, name, from_day }))
    const facts = { import: importId, offices }
    await recordChange(house, tx, { ...doer, via: 'import' }, { kind: 'offices_imported', facts, as: importers })
    await insertRows(tx, { office: fresh })
    return readPlaces(tx, organ_id)
  })
}

/** Posts that may import. */
export const importers = ['petition_officer', 'administrator'] as const

/** An id out of a name: its letters and digits; when there are none, or another office has it, some digits of its digest. */
function freeId(name: string, taken: ReadonlySet<string>): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
  if (/[a-z0-9]/.test(slug) && !taken.has(slug)) return slug
  const digest = createHash('sha256').update(name).digest('hex')
  for (let length = 8; ; length++) {
    const id = `${slug === '' ? 'dept' : slug}-${digest.slice(0, length)}`
    if (!taken.has(id)) return id
  }
}
