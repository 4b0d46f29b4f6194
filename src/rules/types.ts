// What the rules speak about. Rows as the tables keep them, less organ_id; no words of people.

export type Day = string // YYYY-MM-DD, the office's time zone

export type Stage =
  | 'registered' // 已登记
  | 'passed_on' // 已交办
  | 'kept' // 本办直接办理
  | 'objected' // 退回异议
  | 'accepted' // 已受理
  | 'refused' // 不予受理
  | 'handling' // 办理中
  | 'opinion_signed' // 意见已签发
  | 'served' // 已送达
  | 'closed' // 已办结
  | 'visited' // 已回访
  | 'moved' // 已移交
  | 'voided' // 已作废
  | 'imported' // 外系统件，未结

export type Channel = 'letter' | 'visit' | 'call' | 'online' | 'transfer'
export type Level = 'central' | 'province' | 'city' | 'county'
export type Kind = 'demand' | 'suggestion' | 'accusation'
export type Cause = 'late' | 'wrong' | 'not_carried_out' | 'new_facts' | 'same_facts' | 'unknown'
export type Role =
  | 'clerk'
  | 'petition_officer'
  | 'handler'
  | 'village_officer'
  | 'leader'
  | 'county'
  | 'auditor'
  | 'administrator'
  | 'accusations'

export type Matter = {
  matter_id: string
  series: string
  year: number
  n: number
  walled: boolean
  kind: Kind
  origin: 'own' | 'transfer' | 'imported'
  level: Level | null
  channel: Channel
  stage: Stage
  version: number
  rule_set: string
  received: Day
  category: string
  village_id: string | null
  unit_id: string | null
  against_id: string | null
  leader_seat_id: string | null
  receiver_id: string | null
  handler_id: string | null
  asked: 'extension' | 'void' | null
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
  last_day: Day | null
  last_day_basis: string | null
  provisional: boolean
  internal: boolean
  target_day: Day | null
  after_target: boolean | null
  informed_on: Day | null
  accepted_on: Day | null
  opinion_on: Day | null
  served_on: Day | null
  visited_on: Day | null
  closed_on: Day | null
  outcome: string | null
  resolved_on: Day | null
  rated_on: Day | null
  office_rating: number | null
  unit_rating: number | null
  moved_on: Day | null
  voided_on: Day | null
  late_why: string | null
  source: string | null
  source_ref: string | null
}

export type Clock = {
  kind: string
  n: number
  starts_on: Day
  days: number | null
  unit: 'days' | 'workdays'
  rule_set: string
  article: string
  extensions: { days: number; on: Day; by: string }[]
  suspensions: { from: Day; to: Day | null; why: string }[]
  last_day: Day | null
  provisional: boolean
  internal: boolean
  ended_on: Day | null
}

export type Duty = {
  duty_id: string
  kind: string
  owner_seat_id: string | null
  owner_office_id: string | null
  last_day: Day | null
  provisional: boolean
  basis: string
  since: Day
  done_on: Day | null
}

export type Handling = { unit_id: string; role: 'lead' | 'help'; from_day: Day; n: number; to_day: Day | null }
export type Link = { kind: string; other_organ_id: string; other_id: string; since: Day; undone_on: Day | null }
export type Barred = { officer_id: string; because: string; since: Day }
export type Paper = {
  paper_id: string
  kind: string
  word: string
  year: number
  n: number
  signed_on: Day
  served_on: Day | null
  voided_on: Day | null
}

/** A file as the log knows it: `sha256` in hex, of what is stored; `contact_id` of the petitioner's contact whose it is. */
export type FileFact = {
  attachment_id: string
  contact_id: string | null
  media_type: string
  size: number
  sha256: string
}

/** Everything the log yields about one matter. `readers`: reader id → set of reasons (readers.ts). */
export type MatterState = {
  matter: Matter
  clocks: Clock[]
  duties: Duty[]
  handling: Handling[]
  links: Link[]
  barred: Barred[]
  papers: Paper[]
  readers: Record<string, number>
}

export type Contact = {
  contact_id: string
  series: string
  year: number
  n: number
  matter_id: string | null
  version: number
  walled: boolean
  channel: Channel
  received: Day
  entered: string
  present: number
  concerned: number | null
  first: boolean
  cause: Cause | null
  leader_seat_id: string | null
  level: Level | null
  reply_due: Day | null
  village_id: string | null
  anonymous: boolean
  code_version: number
  voided_on: Day | null
  source: string | null
  source_ref: string | null
}
export type Person = { person_id: string; n: number; representative: boolean }
export type ContactState = { contact: Contact; people: Person[]; readers: Record<string, number> }

/**
 * What an event did, as the row carries it: the control facts it set, so that applying the rows alone rebuilds
 * every summary row. Rows are named by their key and merged; `readers` gives each reader's reasons from now on (0: none).
 */
export type Effects = {
  set?: Partial<Matter>
  clocks?: (Pick<Clock, 'kind' | 'n'> & Partial<Clock>)[]
  duties?: (Pick<Duty, 'duty_id'> & Partial<Duty>)[]
  handling?: (Pick<Handling, 'n'> & Partial<Handling>)[]
  links?: (Pick<Link, 'kind' | 'other_organ_id' | 'other_id'> & Partial<Link>)[]
  barred?: Barred[]
  unbarred?: string[]
  papers?: (Pick<Paper, 'paper_id'> & Partial<Paper>)[]
  readers?: Record<string, number>
  files?: FileFact[]
}
export type ContactEffects = {
  set?: Partial<Contact>
  people?: Person[]
  readers?: Record<string, number>
  files?: FileFact[]
}

/** Facts of an event: its effects, and whatever else of control nature belongs to the act (ground, way, days …). */
export type Facts<E = Effects> = E & { [more: string]: unknown }

/** The office tree and seats of one organ, as far as rules need them. */
export type OrganView = {
  organ_id: string
  word: string
  parent_id: string | null
  petition_office: string
  above_reader: string | null // `${parent organ}/${its petition office}`: the reader id by which the organ above sees
  offices: { office_id: string; kind: string }[]
  seats: { seat_id: string; office_id: string; role: Role }[]
}

/** Somebody who acts: the officer and the seats held today. `petitioner` when a resident acts by code. */
export type Actor = {
  officer_id: string | null
  seats: { seat_id: string; office_id: string; role: Role }[]
  petitioner?: boolean
}
