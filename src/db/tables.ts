// The tables as the drivers return them: date 'YYYY-MM-DD', timestamptz a UTC instant with milliseconds, int8 a number.
// Kept beside migrations/: db/columns.test.ts compares both with the migrated schema.

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

export type AccountRow = {
  login: string
  organ_id: string
  officer_id: string
  passphrase_hash: string | null
  disabled_at: string | null
}

export type ActDraftRow = {
  organ_id: string
  matter_id: string
  action: string
  officer_id: string
  typed: Json
  saved_at: string
}

export type AttachmentRow = {
  organ_id: string
  attachment_id: string
  subject_id: string
  contact_id: string | null
  event_id: string
  media_type: string
  size: number
  sha256: Uint8Array
}

export type AttachmentContentRow = {
  organ_id: string
  attachment_id: string
  content: Uint8Array
}

export type BarredRow = {
  organ_id: string
  matter_id: string
  officer_id: string
  because: string
  since: string
}

export type BodyKeyRow = {
  organ_id: string
  key_id: string
  wrapped: Uint8Array | null
  destroyed_at: string | null
}

export type CategoryRow = {
  path: string
  path_en: string | null
  depth: number
  wall: boolean
  source: string
  retired_on: string | null
}

export type ClockRow = {
  organ_id: string
  matter_id: string
  kind: string
  n: number
  starts_on: string
  days: number | null
  unit: string
  rule_set: string
  article: string
  extensions: Json
  suspensions: Json
  last_day: string | null
  provisional: boolean
  internal: boolean
  ended_on: string | null
}

export type CodeDirectoryRow = {
  code_hash: Uint8Array
  organ_id: string
  contact_id: string
  person_id: string | null
}

export type ContactRow = {
  organ_id: string
  contact_id: string
  series: string
  year: number
  n: number
  matter_id: string | null
  version: number
  walled: boolean
  channel: string
  received: string
  entered: string
  present: number
  concerned: number | null
  first: boolean
  cause: string | null
  leader_seat_id: string | null
  level: string | null
  reply_due: string | null
  village_id: string | null
  anonymous: boolean
  code_version: number
  voided_on: string | null
  source: string | null
  source_ref: string | null
}

export type ContactReaderRow = {
  organ_id: string
  reader_id: string
  contact_id: string
  because: number
  received: string
}

export type ContactTextRow = {
  organ_id: string
  contact_id: string
  subject: string
  body: string
  document_no: string | null
  sender: string | null
}

export type DraftRow = {
  organ_id: string
  officer_id: string
  form: string
  sealed: Uint8Array
  saved_at: string
}

export type DraftFileRow = {
  organ_id: string
  officer_id: string
  form: string
  n: number
  sealed: Uint8Array
}

export type DutyRow = {
  organ_id: string
  duty_id: string
  matter_id: string | null
  kind: string
  owner_seat_id: string | null
  owner_office_id: string | null
  last_day: string | null
  provisional: boolean
  basis: string
  since: string
  done_on: string | null
}

export type EventRow = {
  organ_id: string
  event_id: string
  subject_kind: string
  subject_id: string
  seq: number
  kind: string
  officer_id: string | null
  seat_id: string | null
  via: string
  happened: string | null
  entered: string
  facts: Json
  body_digest: Uint8Array | null
  leaf_hash: Uint8Array
}

export type EventBodyRow = {
  organ_id: string
  event_id: string
  key_id: string | null
  salt: Uint8Array | null
  body: Uint8Array | null
}

export type FenceRow = {
  one: boolean
  went_to: string
  since: string
  lift: Json
}

export type HandlingRow = {
  organ_id: string
  matter_id: string
  unit_id: string
  role: string
  from_day: string
  n: number
  to_day: string | null
}

export type IdempotencyRow = {
  organ_id: string
  key: string
  request_digest: Uint8Array
  contact_id: string
  entered: string
}

export type ImportRunRow = {
  organ_id: string
  import_id: string
  source: string
  file_sha256: Uint8Array
  officer_id: string | null
  started_at: string
  finished_at: string | null
  rows_read: number
  added: number
  already: number
  refused: number
}

export type LearnedRow = {
  organ_id: string
  version: number
  learned_at: string
  matters: number
  held: number
  vocabulary: number
  categories: Json
}

export type LearnedUnitRow = {
  organ_id: string
  unit: string
  matters: number
  categories: Json
}

export type LeaseRow = {
  name: string
  holder: string
  until: string
}

export type LogCheckpointRow = {
  organ_id: string
  epoch: number
  size: number
  root: Uint8Array
  frontier: Uint8Array
  note: string
  sealed_at: string
}

export type LogEpochRow = {
  organ_id: string
  epoch: number
  started_at: string
  reason: string
  old_size: number | null
  old_root: Uint8Array | null
  lost: number | null
}

export type LogLeafRow = {
  organ_id: string
  leaf_no: number
  event_id: string
  leaf_hash: Uint8Array
}

export type LogPendingRow = {
  organ_id: string
  event_id: string
}

export type LogTileRow = {
  organ_id: string
  level: number
  idx: number
  data: Uint8Array
}

export type MatterRow = {
  organ_id: string
  matter_id: string
  series: string
  year: number
  n: number
  walled: boolean
  kind: string
  origin: string
  level: string | null
  channel: string
  stage: string
  version: number
  rule_set: string
  received: string
  category: string
  village_id: string | null
  unit_id: string | null
  against_id: string | null
  leader_seat_id: string | null
  receiver_id: string | null
  handler_id: string | null
  asked: string | null
  asked_days: number | null
  asked_by: string | null
  anonymous: boolean
  urgent: boolean
  contacts: number
  persons: number
  repeats: number
  demands: number
  open: boolean
  clock_kind: string | null
  last_day: string | null
  last_day_basis: string | null
  provisional: boolean
  internal: boolean
  target_day: string | null
  after_target: boolean | null
  informed_on: string | null
  accepted_on: string | null
  opinion_on: string | null
  served_on: string | null
  visited_on: string | null
  closed_on: string | null
  outcome: string | null
  resolved_on: string | null
  rated_on: string | null
  office_rating: number | null
  unit_rating: number | null
  moved_on: string | null
  voided_on: string | null
  late_why: string | null
  source: string | null
  source_ref: string | null
}

export type MatterLinkRow = {
  organ_id: string
  matter_id: string
  kind: string
  other_organ_id: string
  other_id: string
  since: string
  undone_on: string | null
}

export type MatterReaderRow = {
  organ_id: string
  reader_id: string
  matter_id: string
  because: number
  open: boolean
  received: string
  last_day: string
  stage: string
  unit_id: string | null
  village_id: string | null
  category: string
}

export type MatterSearchRow = {
  organ_id: string
  matter_id: string
  v: string
}

export type MatterTextRow = {
  organ_id: string
  matter_id: string
  title: string
  demands: Json
  words: string
}

export type NumberCounterRow = {
  organ_id: string
  series: string
  year: number
  n: number
}

export type OfficeRow = {
  organ_id: string
  office_id: string
  parent_office_id: string | null
  kind: string
  name: string
  name_en: string
  phone: string | null
  from_day: string
  to_day: string | null
}

export type OfficeReceptionRow = {
  organ_id: string
  office_id: string
  address: string | null
  address_en: string | null
  hours: string | null
  hours_en: string | null
}

export type OfficerRow = {
  organ_id: string
  officer_id: string
  name: string
  name_en: string
  phone: string | null
}

export type OrganRow = {
  organ_id: string
  parent_id: string | null
  level: string
  name: string
  name_en: string
  word: string
  petition_office_id: string | null
  zone: string
  demo: boolean
  created_at: string
}

export type OrganKeyRow = {
  organ_id: string
  key_id: string
  public_key: Uint8Array
  since: string
  retired_at: string | null
}

export type PaperRow = {
  organ_id: string
  paper_id: string
  matter_id: string
  kind: string
  word: string
  year: number
  n: number
  signed_on: string
  served_on: string | null
  voided_on: string | null
}

export type PassphraseCodeRow = {
  code_hash: Uint8Array
  login: string
  expires_at: string
}

export type PersonOnContactRow = {
  organ_id: string
  contact_id: string
  person_id: string
  n: number
  representative: boolean
}

export type PersonTextRow = {
  organ_id: string
  contact_id: string
  person_id: string
  name: string
  phone: string | null
  address: string | null
  id_number: Uint8Array | null
  id_tail: string | null
}

export type SealerLeaseRow = {
  organ_id: string
  holder: string
  until: string
}

export type PortalDraftRow = {
  organ_id: string
  draft_id: Uint8Array
  content: Uint8Array
  saved_at: string
  expires_at: string
  sent_on: string | null
}

export type PortalDraftFileRow = {
  organ_id: string
  draft_id: Uint8Array
  n: number
  content: Uint8Array
}

export type SeatRow = {
  organ_id: string
  seat_id: string
  office_id: string
  role: string
  title: string
  title_en: string
}

export type SeatHoldingRow = {
  organ_id: string
  seat_id: string
  officer_id: string
  from_day: string
  to_day: string | null
}

export type SessionRow = {
  token_hash: Uint8Array
  organ_id: string
  officer_id: string
  created_at: string
  expires_at: string
  agent: string | null
}

export type TypedNumberRow = {
  organ_id: string
  year: number
  id: string
  value: number
  source: string | null
  officer_id: string | null
  entered: string
}

export type Tables = {
  account: AccountRow
  act_draft: ActDraftRow
  attachment: AttachmentRow
  attachment_content: AttachmentContentRow
  barred: BarredRow
  body_key: BodyKeyRow
  category: CategoryRow
  clock: ClockRow
  code_directory: CodeDirectoryRow
  contact: ContactRow
  contact_reader: ContactReaderRow
  contact_text: ContactTextRow
  draft: DraftRow
  draft_file: DraftFileRow
  duty: DutyRow
  event: EventRow
  event_body: EventBodyRow
  fence: FenceRow
  handling: HandlingRow
  idempotency: IdempotencyRow
  import_run: ImportRunRow
  learned: LearnedRow
  learned_unit: LearnedUnitRow
  lease: LeaseRow
  log_checkpoint: LogCheckpointRow
  log_epoch: LogEpochRow
  log_leaf: LogLeafRow
  log_pending: LogPendingRow
  log_tile: LogTileRow
  matter: MatterRow
  matter_link: MatterLinkRow
  matter_reader: MatterReaderRow
  matter_search: MatterSearchRow
  matter_text: MatterTextRow
  number_counter: NumberCounterRow
  office: OfficeRow
  office_reception: OfficeReceptionRow
  officer: OfficerRow
  organ: OrganRow
  organ_key: OrganKeyRow
  paper: PaperRow
  passphrase_code: PassphraseCodeRow
  person_on_contact: PersonOnContactRow
  person_text: PersonTextRow
  sealer_lease: SealerLeaseRow
  portal_draft: PortalDraftRow
  portal_draft_file: PortalDraftFileRow
  seat: SeatRow
  seat_holding: SeatHoldingRow
  session: SessionRow
  typed_number: TypedNumberRow
}
