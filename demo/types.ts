import type { OwnRule } from '../src/rules/rulesets.ts'

// What the demo hands over: offices, people and a list of steps in the order in which they happened.

/** Words for people in both languages. */
export type Words = { zh: string; en: string }

export type DemoOrgan = { id: string; parent: string | null; level: 'town' | 'county'; name: Words; word: string }

export type DemoOffice = {
  id: string
  organ: string
  parent: string | null
  kind: 'leadership' | 'petition_office' | 'department' | 'station' | 'village' | 'accusations' | 'audit'
  name: Words
  phone: string | null
  fromDay: string
}

/** Where and when an office receives; of the leadership `hours` are its days, a line each. */
export type DemoReception = { organ: string; office: string; address?: Words; hours: Words }

export type DemoSeat = {
  id: string
  organ: string
  office: string
  role:
    | 'clerk'
    | 'petition_officer'
    | 'handler'
    | 'village_officer'
    | 'leader'
    | 'county'
    | 'auditor'
    | 'administrator'
    | 'accusations'
  title: Words
}

export type DemoOfficer = { id: string; organ: string; name: Words; phone: string | null }

/** `toDay` is the last day, inclusive; null: still. */
export type DemoHolding = { organ: string; seat: string; officer: string; fromDay: string; toDay: string | null }

/** The leader who is linked to a village (包村领导). */
export type DemoVillageLink = { organ: string; village: string; leaderSeat: string; fromDay: string }

export type Channel = 'visit' | 'letter' | 'call' | 'online' | 'transfer'
export type Level = 'central' | 'province' | 'city' | 'county'
export type Cause = 'late' | 'wrong' | 'not_carried_out' | 'new_facts' | 'same_facts'
export type Outcome = 'supported' | 'explained' | 'not_supported'
export type HandleKind = 'investigation' | 'site_visit' | 'meeting' | 'mediation' | 'contact_petitioner'
export type Rating = 1 | 2 | 3

export type DemoPerson = { name: Words; phone: string | null; representative: boolean }

export type Registration = {
  channel: Channel
  received: string
  purpose: 'demand' | 'suggestion'
  /** How many came (visit), else 1. */
  present: number
  concerned: number
  people: DemoPerson[]
  demands: Words[]
  subject: Words
  facts: Words
  category: string
  village: string
  complainedUnit: string | null
  /** The leader who received this visit. */
  leaderSeat: string | null
  fromAbove: { level: Level; organ: Words; docNo: string; dueOn: string } | null
  anonymous: boolean
  /** A repeat: the matter that it joins, and why it came again. */
  sameAs: { ref: string; cause: Cause; reason: Words } | null
}

/** Action name → its input. Offices and seats by id, dates 'YYYY-MM-DD'. */
export type Acts = {
  register: Registration
  assign: { unit: string; help: string[]; requirement: Words }
  keep: { reason: Words }
  inform: { way: 'in_hand' | 'post' | 'electronic' | 'oral'; path: Words }
  accept: { way: 'in_hand' | 'post' | 'electronic' | 'oral' }
  refuse: { ground: 'not-ours'; reason: Words; elsewhere: Words }
  object: { reason: Words; proposedUnit: string }
  decide_objection: { upheld: boolean; reason: Words }
  take_charge: { leaderSeat: string }
  handle: { kind: HandleKind; text: Words }
  ask_extension: { days: number; reason: Words }
  approve_extension: { approved: boolean; reason: Words }
  explain_late: { reason: Words }
  sign_opinion: {
    paper: 'opinion' | 'reply'
    found: Words
    answers: { demand: Words; outcome: Outcome; text: Words }[]
    basis: Words
  }
  serve: { way: 'in_hand' | 'post' | 'left' | 'electronic' | 'oral'; to: Words }
  close: { outcome: 'supported' | 'explained' | 'not_supported' }
  resolve: { how: 'petitioner_confirmed' | 'performance_proven'; proof: Words }
  return_visit: { way: 'home_visit' | 'phone'; performed: 'yes' | 'partly' | 'no' | 'nothing_due'; text: Words }
  note: { text: Words }
  rate: { office: Rating; unit: Rating; from: 'card' | 'portal' }
}

export type ActName = keyof Acts

/**
 * One act: `at` is a local minute 'YYYY-MM-DDTHH:MM', `by` an officer in a `seat` (both null: the petitioner, through
 * the portal), `ref` the matter. A repeat is a register step of its own: its `ref` is the contact (`o03+1`) and
 * `input.sameAs.ref` the matter that it joins.
 */
export type Step = {
  [Name in ActName]: {
    at: string
    by: string | null
    seat: string | null
    do: Name
    ref: string
    input: Acts[Name]
  }
}[ActName]

export type DemoCounty = {
  organs: DemoOrgan[]
  offices: DemoOffice[]
  seats: DemoSeat[]
  officers: DemoOfficer[]
  holdings: DemoHolding[]
  receptions: DemoReception[]
  villageLinks: DemoVillageLink[]
  /** The town's own rules, laid over the national ones. */
  ownRules: OwnRule[]
  /** Numbers of a year that the annual summary says and no record holds: typed by the office, with where they are from. */
  typed: {
    organ: string
    year: number
    by: string
    seat: string
    numbers: { id: string; value: number; source: Words }[]
  }[]
  /** In the order in which they happened. */
  steps: Step[]
}
