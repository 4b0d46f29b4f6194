import type { ActsProps } from './acts.tsx'
import type { AgendaItem } from './agenda.tsx'
import type { ButtonLook } from './button.tsx'
import type { BarChartProps } from './chart.tsx'
import type { ChecklistItem } from './checklist.tsx'
import type { ClockProps } from './clock.tsx'
import type { FieldError } from './error-summary.tsx'
import type { Fact } from './facts.tsx'
import type { Chip, ChipMenu, Pager, Range } from './list.tsx'
import type { NumberCard, Tile } from './number-cards.tsx'
import type { Frame } from './shell.tsx'
import type { Step } from './steps.tsx'
import type { Tone } from './tag.tsx'
import type { TimelineItem } from './timeline.tsx'

// What each page needs. Days are 'YYYY-MM-DD', counts are numbers, addresses are ready to follow;
// strings are words in the page's language, put together by the room's present.ts.

export type Tagged = { text: string; tone?: Tone }
/** A number that opens the list it counts. */
export type Counted = { value: number; href: string }

export type DutyLine = {
  clock: ClockProps
  /** What is owed, `书面告知是否受理`. */
  duty: string
  /** On what, `柳树村三组机耕路塌方`. */
  subject: string
  href: string
  /** Who waits, from where, number: joined by a middle dot. */
  facts: readonly string[]
  act: { label: string; href: string; look?: ButtonLook }
  /** A second way on, such as asking for an extension. */
  also?: { text: string; href: string }
}

/** A card of lines with clocks: what I owe, my packages, what was handed to my village. */
export type DutyCard = {
  /** Where the number above leads to. */
  id?: string
  heading: string
  aside?: { text: string; href: string }
  lines: readonly DutyLine[]
  /** `按最后期限排列 · 共 11 项，此处 6 项`. */
  foot?: string
  allHref?: string
  empty?: { what: string; next?: string }
}

/** A town as its county reads it: each number opens its list. */
export type TownRow = { name: string; href: string; numbers: readonly (Counted & { tone?: 'late' })[] }

export type TodayProps = {
  frame: Frame
  today: string
  /** `农历三月廿二`, where the office shows it. */
  lunar?: string
  /** Shown to those who may register. */
  registerHref?: string
  numbers: readonly NumberCard[]
  /** A county's towns, with the heads of their numbers. */
  towns?: { heads: readonly string[]; rows: readonly TownRow[] }
  cards: readonly DutyCard[]
  /** Cards at the right: what comes today, what my office has late. */
  coming: readonly {
    heading: string
    aside?: { text: string; href?: string }
    items: readonly AgendaItem[]
    empty?: string
  }[]
}

export type MatterRow = {
  number: string
  href: string
  received: string
  title: string
  /** Contacts, persons, repeats: joined by a middle dot. */
  facts: readonly string[]
  place?: string
  unit?: string
  /** Helping units, an objection. */
  unitRemark?: string
  stage: Tagged
  clock: ClockProps
}

export type ListProps = {
  frame: Frame
  heading: string
  /** Totals that say what they count, and the order. */
  totals: readonly string[]
  chips: readonly Chip[]
  menus: readonly ChipMenu[]
  rows: readonly MatterRow[]
  range: Range
  pager: Pager
  /** Mine, my unit's, all: links that keep the other filters. */
  tabs?: readonly { label: string; href: string; current: boolean }[]
  /** The words looked for, and what the form keeps beside them. */
  search?: { value: string; keep: readonly { name: string; value: string }[] }
  exportHref?: string
  /** The same list, every row on one page. */
  printHref?: string
  /** This is that page. */
  whole?: boolean
  registerHref?: string
  /** The search or the filters are too narrow: where to start anew. */
  clearHref?: string
  /** Said above the list: why what was typed finds nothing. */
  notice?: string
}

export type MatterProps = {
  frame: Frame
  number: string
  title: string
  listHref: string
  tags: readonly Tagged[]
  /** Place, category path, contacts and persons: joined by a middle dot. */
  facts: readonly string[]
  clock: ClockProps
  steps: readonly Step[]
  about: { facts: readonly Fact[]; correctHref?: string }
  dossier: { items: readonly ChecklistItem[] }
  timeline: { items: readonly TimelineItem[]; logHref?: string }
  /** What was handed in, to fetch. */
  files?: readonly { label: string; href: string }[]
  acts: ActsProps
  /** What the petitioner is told right now. */
  told: readonly Fact[]
  /** Said above the columns: that it is late and why, that somebody was faster. */
  notices?: readonly { text: string; tone?: 'soon' | 'late' }[]
}

/** Words with numbers in them; a number has an address, a typed figure without a source is marked. */
export type Passage = readonly (string | { text: string; href: string } | { typed: string })[]

export type FigureLine = { name: string; value: string; href: string; formula: string }

export type FiguresProps = {
  frame: Frame
  organ: string
  year: number
  asOf: string
  /** Said when the reader may not see everything that is counted. */
  covers?: string
  sentence: Passage
  checks: readonly { text: string; holds: boolean }[]
  tiles: readonly Tile[]
  listHref: string
  chart: BarChartProps & { remark?: string }
  draft: { heading: string; paragraphs: readonly Passage[]; unsourced: number; wordHref: string; printHref: string }
  /** Numbers that no record holds: typed on the page by those who may, with their sources. */
  typed?: {
    action: string
    errors: readonly FieldError[]
    numbers: readonly { id: string; label: string; value: string; source: string; remark?: string }[]
  }
  groups: readonly { heading: string; lines: readonly FigureLine[] }[]
  years: readonly { text: string; href: string }[]
}

export type SignInProps = {
  frame: Frame
  login: string
  /** Where to go on after signing in. */
  next: string
  /** A form that outlived its session, sealed; it comes back filled after signing in. */
  kept?: string | undefined
  errors: readonly FieldError[]
  /** Only in the demo: its accounts, all with one passphrase. */
  demo?: { passphrase: string; accounts: readonly { login: string; name: string; post: string }[] }
}

export type ErrorProps = {
  frame: Frame
  heading: string
  text: string
  backHref: string
  backText: string
  /** What was posted in vain: a press of the button posts the very same again, or, where files must be chosen again, its form. */
  again?: { path: string; fields: readonly (readonly [string, string])[]; files: readonly string[] } | undefined
}
