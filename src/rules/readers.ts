import type { Actor } from './types.ts'

/** Reasons why somebody may see a matter, as bits of one number, so that withdrawing one leaves the others. */
export const because = {
  handles: 1, // 主办
  helps: 2, // 协办
  village: 4, // 问题属地
  in_charge: 8, // 包案
  petition_office: 16, // 信访办
  above: 32, // 上级
  decides: 64, // 审批
  designated: 128, // 检举控告专人
} as const
export type Because = keyof typeof because

/** Adds a reason for a reader; gives the new entry for an event's `readers`. */
export function grant(readers: Record<string, number>, reader: string | null, why: Because): Record<string, number> {
  return reader === null ? {} : { [reader]: (readers[reader] ?? 0) | because[why] }
}

/** Takes one reason away; the reader stays when another remains. */
export function withdraw(readers: Record<string, number>, reader: string | null, why: Because): Record<string, number> {
  return reader === null ? {} : { [reader]: (readers[reader] ?? 0) & ~because[why] }
}

const seesByOffice = new Set(['clerk', 'petition_officer', 'handler', 'village_officer'])

/**
 * The reader ids under which an officer sees matters that `organ` keeps: their seats, and their offices where the
 * post works for the whole office. In another organ's records only the county's office counts, under `own/office`.
 */
export function readerIds(actor: Actor, ownOrgan: string, organ: string): string[] {
  if (ownOrgan !== organ) {
    return unique(actor.seats.filter((s) => s.role === 'county').map((s) => `${ownOrgan}/${s.office_id}`))
  }
  return unique(actor.seats.flatMap((s) => (seesByOffice.has(s.role) ? [s.seat_id, s.office_id] : [s.seat_id])))
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)]
}
