import { sql } from 'kysely'
import type { Tx } from '../db/kysely.ts'
import type { Day, Stage } from '../rules/types.ts'
import { daysBetween } from '../rules/dates.ts'
import { numberText } from '../rules/numbering.ts'
import type { Access } from './access.ts'
import { likeness, said, sharedPieces, tellingUnits, weigh, type Weighed } from './alike.ts'
import { frequenciesOf } from './learned.ts'
import { keysAmong, pageKeys } from './list-keys.ts'
import { samePeople } from './same-people.ts'
import { unitHits } from './search.ts'

/** What is typed so far of a contact. */
export type Typing = {
  subject: string
  facts: string
  demands: readonly string[]
  village?: string | undefined
  category?: string | undefined
  /** Names of those who came: only whether a candidate has them too is asked, nobody is looked for by name. */
  names?: readonly string[] | undefined
}

/** A matter that may be the same, with what speaks for it. */
export type Candidate = {
  matter_id: string
  number: string
  title: string
  received: Day
  stage: Stage
  category: string
  unit: { name: string; name_en: string } | null
  last_day: Day | null
  internal: boolean
  open: boolean
  answered: boolean
  channel: string
  persons: number
  same_village: boolean
  same_category: boolean
  same_branch: boolean
  /** Some of the names stand on one of its contacts too. */
  same_people: boolean
  /** The part of what was typed that its words hold, 0 to 1, each unit by its weight. */
  share: number
  pieces: string[]
}

/** So many candidates are read and compared whole. */
const compared = 40
/** Long texts of one matter may have no more than this in common. */
const leastShare = 0.03

/**
 * Up to ten matters that what is typed may be about again, the likeliest first. Only what this access shows; nothing from
 * behind the wall, nothing voided or moved.
 */
export async function sameMatter(tx: Tx, access: Access, typing: Typing, today: Day, most = 10): Promise<Candidate[]> {
  const typed = said(typing.subject, [...typing.demands, typing.facts].join('\n'))
  const learned = await frequenciesOf(tx, access.organ_id, [...typed.units])
  if (access.readers.length === 0 || typed.units.size === 0) return []
  const weighed = weigh(typed, learned)
  const rows = await read(tx, access, typing, tellingUnits(weighed, learned))
  return rows
    .map((row) => compare(row, weighed, typing, today))
    .filter(({ candidate }) => candidate.share >= leastShare || (candidate.same_village && candidate.same_people))
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ candidate, held }) => ({ ...candidate, pieces: sharedPieces(weighed, held, 3) }))
}

type Row = {
  matter_id: string
  series: string
  year: number
  n: number
  title: string
  words: string
  received: Day
  stage: Stage
  channel: string
  category: string
  village_id: string | null
  unit_name: string | null
  unit_name_en: string | null
  last_day: Day | null
  internal: boolean
  open: boolean
  served_on: Day | null
  persons: number
  people: boolean
}

// What the rarest units find, and the village's newest matters: somebody who comes again says little.
async function read(tx: Tx, access: Access, typing: Typing, units: readonly [string, number][]): Promise<Row[]> {
  const { organ_id } = access
  const names = (typing.names ?? []).map((name) => name.trim()).filter((name) => name !== '')
  const village = typing.village
    ? sql`union all select p.matter_id, 0 from (${pageKeys({ ...access, readers: [typing.village] }, {}, 'received', null, 20)}) p`
    : sql``
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(tx)
  const { rows } = await sql<Row>`
    with found as materialized (
      select f.matter_id, sum(f.weight) as weight from (${unitHits(access, units)} ${village}) f
      group by f.matter_id order by weight desc limit ${compared}),
    hit as materialized (select matter_id from found),
    seen as materialized (${keysAmong(access, {}, 'received', null, null)})
    select m.matter_id, m.series, m.year, m.n, m.received, m.stage, m.channel, m.category, m.village_id, m.last_day, m.internal,
      m.open, m.served_on, m.persons, t.title, t.words, u.name as unit_name, u.name_en as unit_name_en,
      ${samePeople(organ_id, names)} as people
    from seen
    join matter m on m.organ_id = ${organ_id} and m.matter_id = seen.matter_id
    join matter_text t on t.organ_id = ${organ_id} and t.matter_id = seen.matter_id
    left join office u on u.organ_id = ${organ_id} and u.office_id = m.unit_id
    where m.walled = false and m.voided_on is null and m.moved_on is null`.execute(tx)
  return rows
}

// `held`: the units that both have; they are put into words for those alone that are shown.
function compare(
  row: Row,
  typed: Weighed,
  typing: Typing,
  today: Day,
): { candidate: Omit<Candidate, 'pieces'>; rank: number; held: Set<string> } {
  const { share, rank, held } = likeness(typed, row.title, row.words)
  const branch = (path: string | undefined) => path?.split('/')[0]
  const same = {
    same_village: Boolean(typing.village) && row.village_id === typing.village,
    same_category: Boolean(typing.category) && row.category === typing.category,
    same_branch: Boolean(typing.category) && branch(row.category) === branch(typing.category),
    same_people: row.people,
  }
  const age = Math.max(0, daysBetween(row.received, today))
  const times =
    (same.same_village ? 1.5 : 1) *
    (same.same_category ? 1.3 : same.same_branch ? 1.1 : 1) *
    (same.same_people ? 2 : 1) *
    (1 + 0.1 * Math.exp(-age / 180))
  const candidate = {
    matter_id: row.matter_id,
    number: numberText(row),
    title: row.title,
    received: row.received,
    stage: row.stage,
    channel: row.channel,
    category: row.category,
    unit: row.unit_name === null ? null : { name: row.unit_name, name_en: row.unit_name_en ?? row.unit_name },
    last_day: row.last_day,
    internal: row.internal,
    open: row.open,
    answered: row.served_on !== null,
    persons: row.persons,
    ...same,
    share,
  }
  return { candidate, held, rank: (rank + (same.same_people ? 1 : 0)) * times }
}
