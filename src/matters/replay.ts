import type { EventRow, Json, Tables } from '../db/tables.ts'
import type { Replay } from '../record/verify-replay.ts'
import { summariseContact, summariseMatter } from '../rules/apply.ts'
import type { ContactEffects, Effects } from '../rules/types.ts'
import { keys, rowsOfContact, rowsOfMatter } from './rows.ts'

type Row = Record<string, Json | Uint8Array | undefined>

const ofContacts = new Set(['contact', 'person_on_contact', 'contact_reader'])

/**
 * Every summary row that the events of one subject yield, in order of seq. Bodies are not needed: a destroyed body leaves
 * the rows rebuildable.
 */
export function replay(
  organ_id: string,
  subject_kind: string,
  events: readonly ReplayedEvent[],
): { table: keyof Tables; row: Row }[] {
  const tables = { ...tablesOf(organ_id, subject_kind, events), attachment: events.flatMap(filesIn) }
  return Object.entries(tables).flatMap(([table, rows]) => rows.map((row) => ({ table: table as keyof Tables, row })))
}

type ReplayedEvent = Pick<EventRow, 'organ_id' | 'event_id' | 'subject_id' | 'seq' | 'facts'>

function filesIn({ organ_id, event_id, subject_id, facts }: ReplayedEvent): Row[] {
  const { files = [] } = facts as Effects
  return files.map(({ sha256, ...file }) => ({
    organ_id,
    subject_id,
    event_id,
    ...file,
    sha256: Buffer.from(sha256, 'hex'),
  }))
}

function tablesOf(organ_id: string, subject_kind: string, events: readonly ReplayedEvent[]) {
  if (subject_kind === 'matter') {
    const state = summariseMatter([...events] as { seq: number; facts: Effects }[])
    return state === null ? {} : rowsOfMatter(organ_id, state)
  }
  if (subject_kind === 'contact') {
    const state = summariseContact([...events] as { seq: number; facts: ContactEffects }[])
    return state === null ? {} : rowsOfContact(organ_id, state)
  }
  return {}
}

/** How `huiyin verify` rebuilds what the rooms keep of matters and contacts. */
export const matterReplay: Replay = {
  tables: [
    ...Object.entries(keys).map(([table, key]) => ({
      table: table as keyof typeof keys,
      subject: ofContacts.has(table) ? 'contact_id' : 'matter_id',
      key,
    })),
    { table: 'attachment', subject: 'subject_id', key: ['attachment_id'] },
  ],
  rows: replay,
}
