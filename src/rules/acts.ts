import type { Cause, Channel, Day, Kind, Level } from './types.ts'

/** Words of people: they go to the event's body, never into its facts. */
export type Words = Record<string, unknown>

export type PersonInput = {
  name: string
  phone?: string | undefined
  address?: string | undefined
  id_number?: string | undefined
  representative: boolean
  /** Wants a query code of their own. */
  own_code?: boolean | undefined
}

/** Read out and signed, read out and fingerprinted, read by the person and signed, not signed. */
export const oralRecords = ['read_signed', 'read_fingerprint', 'own_signed', 'unsigned'] as const
export type OralRecord = (typeof oralRecords)[number]

/** One contact (登记件) as any door hands it in. Dates YYYY-MM-DD; `happened` to the minute when known. */
export type RegisterInput = {
  channel: Channel
  received: Day
  happened?: string | undefined
  kind: Kind
  subject: string
  facts: string
  demands: string[]
  present: number
  concerned?: number | undefined
  people: PersonInput[]
  anonymous: boolean
  category: string
  village?: string | undefined
  against?: string | undefined
  urgent?: boolean | undefined
  leader_seat?: string | undefined
  /** How an oral record (口述笔录) was read back and signed. */
  oral?: OralRecord | undefined
  from_above?: { level: Level; sender: string; document_no?: string | undefined; due?: Day | undefined } | undefined
  /** The matter it repeats, decided by a person, and why it came again. */
  same_as?: { matter_id: string; cause: Cause; reason: string } | undefined
  /** For an accusation: the ordinary matter it is about, seen from here only. */
  about?: string | undefined
}

export type Answer = { demand: number; outcome: 'supported' | 'explained' | 'not_supported'; text: string }

/** From what it is known that a matter is resolved (化解): the petitioner confirms it, or performance is proven. */
export type Resolved = 'petitioner_confirmed' | 'performance_proven'

/** The inputs of each action of the lifecycle. `happened`: YYYY-MM-DD or YYYY-MM-DDTHH:MM. */
export type ActInputs = {
  assign: { unit: string; seat?: string | undefined; help?: string[] | undefined; requirement?: string | undefined }
  keep: { text?: string | undefined }
  inform: { way: string; text?: string | undefined }
  accept: { way: string; text?: string | undefined }
  refuse: { ground: string; reason: string; elsewhere?: string | undefined }
  object: { reason: string; proposed?: string | undefined }
  decide_objection: { upheld: boolean; reason: string }
  handle: { kind: string; text: string }
  hand_over: { unit: string; seat?: string | undefined; reason: string }
  add_help: { unit: string }
  ask_extension: { days: number; reason: string }
  approve_extension: { approved: boolean; reason: string }
  sign_opinion: { paper: 'opinion' | 'reply'; answers: Answer[]; basis?: string | undefined; text?: string | undefined }
  /** `proof`: what shows it, the number of a posted letter, a witness. */
  serve: { way: string; to: string; proof?: string | undefined }
  answer_above: { text: string }
  /** `resolved` is said unless somebody said so before; `not_yet`: it is not, or nobody knows yet. */
  close: { outcome: string; resolved?: Resolved | 'not_yet' | undefined; text?: string | undefined }
  resolve: { how: Resolved; proof?: string | undefined }
  rate: { office: 1 | 2 | 3; unit: 1 | 2 | 3; text?: string | undefined }
  return_visit: { way: string; performed: 'yes' | 'partly' | 'no' | 'nothing_due'; text: string }
  take_charge: { leader_seat: string; plan?: string | undefined }
  chase: { text: string }
  explain_late: { reason: string }
  correct: {
    category?: string | undefined
    village?: string | undefined
    against?: string | undefined
    urgent?: boolean | undefined
    reason: string
  }
  note: { text: string }
  /** `contact`: the id of the contact whose petitioner gave it. */
  add_material: { text: string; contact?: string | undefined }
  bar: { officer: string; reason: string }
  unbar: { officer: string; reason: string }
  move: { organ: string; reason: string }
  unlink: { contact: string; reason: string }
  ask_void: { reason: string }
  confirm_void: { approved: boolean; reason: string }
}
