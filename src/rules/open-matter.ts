import { blankMatter } from './blank-matter.ts'
import { deskOwner, replyDuty } from './drafting.ts'
import { beginClock, type Law } from './matter-clocks.ts'
import { SERIES } from './numbering.ts'
import { grant } from './readers.ts'
import { ruleSetOn } from './rulesets.ts'
import { settle } from './settle.ts'
import type { Actor, Contact, Facts, Kind, Matter, OrganView } from './types.ts'

/** What a matter is opened with, besides its first contact. */
export type Opening = {
  matter_id: string
  kind: Kind
  category: string
  against: string | null
  urgent: boolean
  demands: number
  /** For an accusation: the ordinary matter it is about, seen from here only. */
  about: string | null
}

/**
 * The facts with which a matter opens for its first contact. Its number is 0 until the counter is asked. It keeps the
 * rule set of the day received; the inform clock starts then (2022 Art. 23, 2005 Art. 22).
 */
export function openMatter(
  contact: Contact,
  opening: Opening,
  { law, organ, actor }: { law: Law; organ: OrganView; actor: Actor },
): Facts {
  const { received, walled, village_id, leader_seat_id } = contact
  const { matter_id } = opening
  const rules = ruleSetOn(received, law.own).id
  const clock = beginClock('inform', 1, rules, received, law, {
    internal: contact.anonymous,
    passedOn: contact.channel === 'transfer',
  })
  const matter: Matter = {
    ...blankMatter,
    matter_id,
    series: walled ? SERIES['walled-matter'] : SERIES.matter,
    year: Number(received.slice(0, 4)),
    walled,
    kind: opening.kind,
    origin: contact.channel === 'transfer' ? 'transfer' : 'own',
    level: contact.level,
    channel: contact.channel,
    rule_set: rules,
    received,
    category: opening.category,
    village_id,
    unit_id: walled ? null : organ.petition_office,
    against_id: opening.against,
    leader_seat_id,
    receiver_id: actor.officer_id,
    anonymous: contact.anonymous,
    urgent: opening.urgent,
    persons: contact.present,
    demands: opening.demands,
  }
  const desk = deskOwner(organ, walled)
  // Whoever of the desk registers it owes it.
  const mine = organ.seats.find(
    (s) =>
      s.role === (walled ? 'accusations' : 'petition_officer') &&
      actor.seats.some((held) => held.seat_id === s.seat_id),
  )
  const owner = mine ? { seat: mine.seat_id, office: walled ? mine.office_id : organ.petition_office } : desk
  const effects = {
    set: matter,
    clocks: clock ? [clock] : [],
    readers: walled ? designatedReaders(organ) : openReaders(organ, village_id, leader_seat_id),
    ...(contact.reply_due
      ? { duties: [replyDuty(`${matter_id}:reply_above`, owner, received, contact.reply_due)] }
      : {}),
    ...(opening.about && walled
      ? {
          links: [
            {
              kind: 'about',
              other_organ_id: organ.organ_id,
              other_id: opening.about,
              since: received,
              undone_on: null,
            },
          ],
        }
      : {}),
  }
  return { ...settle(null, effects, received, { owner, organ }), contact: contact.contact_id }
}

/** Behind the wall the designated seats read, nobody else. */
export function designatedReaders(organ: OrganView): Record<string, number> {
  return Object.assign(
    {},
    ...organ.seats.filter((s) => s.role === 'accusations').map((s) => grant({}, s.seat_id, 'designated')),
  ) as Record<string, number>
}

function openReaders(organ: OrganView, village: string | null, leader: string | null): Record<string, number> {
  let readers = { ...grant({}, organ.petition_office, 'petition_office'), ...grant({}, organ.above_reader, 'above') }
  readers = { ...readers, ...grant(readers, village, 'village') }
  return { ...readers, ...grant(readers, leader, 'in_charge') }
}
