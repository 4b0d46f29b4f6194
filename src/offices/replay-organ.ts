import type { Json } from '../db/tables.ts'
import type { WholeReplay } from '../record/verify-replay.ts'
import { organisation } from './record-change.ts'

type Facts = {
  offices?: { office_id: string; kind: string; to_day?: string | null }[]
  seats?: { seat_id: string; office_id: string; role: string }[]
  holdings?: { seat_id: string; officer_id: string; from_day: string; to_day: string | null }[]
}

/**
 * How `huiyin verify` rebuilds what decides who may see and act: kinds of offices and their last days, what a post may do,
 * who holds it from when to when. Every event carries what it set; the last word counts. Names are people's words and no
 * part of it.
 */
export const organReplay: WholeReplay = {
  subject: organisation,
  tables: [
    { table: 'office', key: ['office_id'], columns: ['kind', 'to_day'] },
    { table: 'seat', key: ['seat_id'], columns: ['office_id', 'role'] },
    { table: 'seat_holding', key: ['seat_id', 'officer_id', 'from_day'], columns: ['to_day'] },
  ],
  rows: (events) => {
    const rows = new Map<string, ReturnType<WholeReplay['rows']>[number]>()
    for (const { facts } of events as readonly { facts: Json }[]) {
      const { offices = [], seats = [], holdings = [] } = facts as Facts
      for (const row of offices) rows.set(`office ${row.office_id}`, { table: 'office', row })
      for (const row of seats) rows.set(`seat ${row.seat_id}`, { table: 'seat', row })
      for (const row of holdings)
        rows.set(`holding ${row.seat_id} ${row.officer_id} ${row.from_day}`, { table: 'seat_holding', row })
    }
    return [...rows.values()]
  },
}
