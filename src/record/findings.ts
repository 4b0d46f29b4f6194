/** What verify says: words are in the catalogues under `verify.CODE`. */
export type Finding = {
  code: FindingCode
  params: Record<string, string | number>
}

/** Codes of what must not be. */
export const alarms = [
  'event_altered', // event, subject, seq, leaf (-1 while it waits): the row is not what was logged
  'event_removed', // event, leaf (-1: it waited): the row is gone
  'event_inserted', // event, subject, seq: neither in the log nor waiting
  'event_swapped', // event, other, leaf: two rows have changed places
  'event_moved', // event, leaf, other: the leaves were reordered; it belongs at `leaf`, where `other` stands
  'leaf_altered', // event, leaf
  'leaf_removed', // leaf, to, event ('' when unknown): leaves [leaf, to) are gone
  'leaf_inserted', // event, leaf, to: leaves [leaf, to) after the last checkpoint
  'leaves_altered', // leaf, to, event: rows and leaves agree with each other, not with the signed root at `to`
  'pending_inserted', // event: a sealed event waits once more
  'tile_altered', // path
  'tile_removed', // path
  'tile_inserted', // path
  'checkpoint_altered', // size, field
  'checkpoint_removed', // size: the last one before this size lies too far back
  'body_altered', // event
  'body_removed', // event: no destruction is logged
  'body_inserted', // event
  'body_key_removed', // key: no destruction is logged
  'key_altered', // key
  'key_unknown', // key: no event names it
  'key_removed', // key: an event names it, no row keeps it
  'epoch_altered', // epoch
  'anchor_unsigned', // the anchor carries no signature of this log
  'anchor_differs', // size: the log of that size is not the anchor's, though its own checkpoints agree with it
  'tail_cut', // anchor, size: the anchor knows more events
  'row_altered', // table, row, column, stored, expected
  'row_removed', // table, row
  'row_inserted', // table, row
] as const

/** Codes of what may be and should be known. */
export const notices = [
  'restored', // epoch, on, leaf, lost: a restore lost so many events after this leaf
  'restored_unknown', // epoch, on, leaf: a restore lost an unknown number
  'bodies_locked', // count: bodies behind the wall, whose keys were not at hand
] as const

export type AlarmCode = (typeof alarms)[number]
export type FindingCode = AlarmCode | (typeof notices)[number]

/** Whether a finding means that the record is not what it was. */
export function isAlarm(finding: Finding): boolean {
  return (alarms as readonly string[]).includes(finding.code)
}

export type Report = (code: FindingCode, params?: Finding['params']) => void
