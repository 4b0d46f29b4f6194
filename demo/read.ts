import { villageOffice } from './town.ts'
import type { Cause, Channel, HandleKind, Level, Outcome, Words } from './types.ts'

/** A dated line of a matter: `when` as written ('04-18', '05-04T16:20', '-3') or null, `village`: done by the village. */
export type Line = { when: string | null; village: boolean; text: Words }

/** A matter as it is written down (demo/matters/README.md). Dates as written: 'MM-DD[THH:MM]', or days before. */
export type Row = {
  id: string
  received: string
  village: string
  category: string
  unit: string
  help: string[]
  channel: Channel
  title: Words
  facts: Words
  demands: Words[]
  requirement: Words | null
  handled: (Line & { kind: HandleKind })[]
  answers: { outcome: Outcome; text: Words }[]
  basis: Words | null
  visited: Words | null
  objection: Line | null
  decision: (Line & { upheld: boolean }) | null
  extension: { asked: Line; answered: Line | null } | null
  late: Line | null
  ground: Words | null
  elsewhere: Words | null
  repeats: { when: string; cause: Cause; text: Words }[]
  later: Line[]
  present: number
  concerned: number
  representatives: number
  anonymous: boolean
  purpose: 'demand' | 'suggestion'
  level: Level | null
  /** Everything else of the head line, by key. */
  more: Map<string, string>
}

const CHANNELS: Record<string, Channel> = { v: 'visit', o: 'online', t: 'transfer' }
const KINDS: Record<string, HandleKind> = {
  i: 'investigation',
  s: 'site_visit',
  m: 'meeting',
  d: 'mediation',
  c: 'contact_petitioner',
}
const OUTCOMES: Record<string, Outcome> = { '+': 'supported', '~': 'explained', '-': 'not_supported' }
const WHEN = /^(\d\d-\d\d(?:T\d\d:\d\d)?|-\d+)$/

/** Reads the matters of a text. Throws Error naming the matter for a line that it does not understand. */
export function readRows(text: string): Row[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map((block) => readRow(block.split('\n').filter((line) => line !== '')))
}

function readRow([head = '', ...lines]: string[]): Row {
  const [id = '', received = '', village = '', category = '', units = '', ...flags] = head
    .replace(/ names=(.*)$/, (_, list: string) => ` names=${list.replaceAll(' ', '_')}`)
    .split(' ')
  const more = new Map(flags.map((flag) => [flag.split('=')[0] ?? '', flag.split('=')[1] ?? '']))
  const [unit = '', help = ''] = units.split('+')
  const channel = (more.get('ch') as Channel | undefined) ?? CHANNELS[id[0] ?? '']
  if (!channel || !villageOffice.has(village)) throw new Error(`demo matter ${id}: unknown channel or village`)
  const present = channel === 'visit' ? Number(more.get('n')) : 1
  const row: Row = {
    id,
    received,
    village,
    category,
    unit,
    help: help === '' ? [] : help.split(','),
    channel,
    title: { zh: '', en: '' },
    facts: { zh: '', en: '' },
    demands: [],
    requirement: null,
    handled: [],
    answers: [],
    basis: null,
    visited: null,
    objection: null,
    decision: null,
    extension: null,
    late: null,
    ground: null,
    elsewhere: null,
    repeats: [],
    later: [],
    present,
    concerned: Math.max(Number(more.get('c') ?? 1), present),
    representatives: Number(more.get('reps') ?? 1),
    anonymous: more.has('anon'),
    purpose: more.get('purpose') === 'suggestion' ? 'suggestion' : 'demand',
    level: (more.get('lv') as Level | undefined) ?? null,
    more,
  }
  for (const line of lines) addLine(row, line)
  return row
}

function addLine(row: Row, line: string): void {
  const [marks = '', en] = line.split(' ¦ ')
  const words = marks.split(' ')
  const sign = words.shift() ?? ''
  if (en === undefined) throw new Error(`demo matter ${row.id}: no English in "${line}"`)
  const tag = 'HRD'.includes(sign) ? (words.shift() ?? '') : ''
  const village = words[0] === '@'
  if (village) words.shift()
  const when = WHEN.test(words[0] ?? '') ? (words.shift() ?? null) : null
  const text = { zh: words.join(' '), en }
  const dated = { when, village, text }
  switch (sign) {
    case 'T':
      row.title = text
      return
    case 'F':
      row.facts = text
      return
    case '?':
      row.demands.push(text)
      return
    case 'Q':
      row.requirement = text
      return
    case 'H':
      row.handled.push({ ...dated, ...handledBy(row, tag, dated) })
      return
    case '+':
    case '~':
    case '-':
      row.answers.push({ outcome: OUTCOMES[sign] ?? 'explained', text })
      return
    case 'B':
      row.basis = text
      return
    case 'P':
      row.visited = text
      return
    case 'O':
      row.objection = dated
      return
    case 'D':
      // 'D 05-09T09:10 - …': the date stands before the sign of what was decided.
      row.decision = { ...dated, when: tag, upheld: text.zh.startsWith('+ '), text: { zh: text.zh.slice(2), en } }
      return
    case 'X':
      row.extension = { asked: dated, answered: null }
      return
    case 'Y':
      if (row.extension) row.extension.answered = dated
      return
    case 'L':
      row.late = dated
      return
    case 'N':
      row.ground = text
      return
    case 'M':
      row.elsewhere = text
      return
    case 'R': {
      const [cause = '', ...rest] = words
      row.repeats.push({ when: tag, cause: cause as Cause, text: { zh: rest.join(' '), en } })
      return
    }
    case 'A':
      row.later.push(dated)
      return
    default:
      throw new Error(`demo matter ${row.id}: unknown line "${line}"`)
  }
}

function handledBy(row: Row, tag: string, line: Line): { kind: HandleKind } & Line {
  const kind = KINDS[tag]
  if (!kind) throw new Error(`demo matter ${row.id}: unknown way of handling "${tag}"`)
  return { ...line, kind }
}
