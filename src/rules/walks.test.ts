import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ActInputs, RegisterInput } from './acts.ts'
import { applyToMatter, summariseMatter } from './apply.ts'
import { addDays } from './dates.ts'
import { decide, type DecideContext } from './decide.ts'
import { decideRegister } from './decide-register.ts'
import { type ActionName, actionNames, stages } from './lifecycle.ts'
import { binds } from './matter-clocks.ts'
import { allowedActions } from './permissions.ts'
import { because } from './readers.ts'
import { newId, petitioner, plainLaw, registerContext, sitting, town, visitInput } from './testing.ts'
import type { Actor, Contact, Effects, MatterState } from './types.ts'

// Random walks over the pure rules: whatever people are let do, in whatever order, the state stays sound.

/** Marks every word of a person, so that one in the facts is seen. */
const word = '人话'
const offices = town.offices.map((o) => o.office_id)
/** More of them with WALKS=20000; each number walks elsewhere. */
const runs = Number(process.env['WALKS'] ?? 1500)
const people: Actor[] = [...town.seats.map((s) => sitting(s.seat_id)), petitioner]

type Step = { act: number; who: number; vary: number; days: number; late: number }
type Walk = { state: MatterState; facts: Effects[]; contacts: Contact[]; today: string; log: string[] }

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** An input that the door's schema would let through, valid more often than not. */
function inputOf(action: ActionName, { vary }: Step, walk: Walk): ActInputs[ActionName] {
  const unit = pick(offices, vary)
  const reason = word
  const yes = vary % 3 > 0
  const answers = Array.from({ length: walk.state.matter.demands - (vary % 11 === 0 ? 1 : 0) }, (_, i) => ({
    demand: i + 1,
    outcome: pick(['supported', 'explained', 'not_supported'] as const, vary + i),
    text: word,
  }))
  const inputs: { [A in ActionName]: ActInputs[A] } = {
    assign: { unit, help: vary % 2 ? [pick(offices, vary >> 3), pick(offices, vary >> 5)] : [], requirement: word },
    keep: { text: word },
    inform: { way: 'post' },
    accept: { way: 'in_hand', text: word },
    refuse: { ground: 'final', reason },
    object: { reason },
    decide_objection: { upheld: yes, reason },
    handle: { kind: 'mediation', text: word },
    hand_over: { unit, reason },
    add_help: { unit },
    ask_extension: { days: 1 + (vary % 31), reason },
    approve_extension: { approved: yes, reason },
    sign_opinion: { paper: yes ? 'opinion' : 'reply', answers, text: word },
    serve: { way: 'post', to: word },
    answer_above: { text: word },
    close: { outcome: 'supported', resolved: yes ? 'petitioner_confirmed' : 'not_yet', text: word },
    resolve: { how: 'petitioner_confirmed', proof: word },
    rate: { office: 1, unit: 3, text: word },
    return_visit: { way: 'phone', performed: 'yes', text: word },
    take_charge: { leader_seat: yes ? 'mayor' : 'mayor-2', plan: word },
    chase: { text: word },
    explain_late: { reason },
    correct: { village: yes ? 'liushu' : 'nangang', urgent: yes, reason },
    note: { text: word },
    add_material: { text: word },
    bar: { officer: pick(people, vary).officer_id ?? 'nobody', reason },
    unbar: { officer: walk.state.barred[0]?.officer_id ?? 'nobody', reason },
    move: { organ: 'county', reason },
    unlink: { contact: pick(walk.contacts, vary).contact_id, reason },
    ask_void: { reason },
    confirm_void: { approved: vary % 4 === 0, reason },
  }
  return inputs[action]
}

function begin(changes: Partial<RegisterInput>): Walk {
  const { matter, contact } = decideRegister(visitInput(changes), null, registerContext())
  const state = applyToMatter(null, 1, matter.facts)
  const first = contact.facts.set as Contact
  return { state, facts: [matter.facts], contacts: [first], today: state.matter.received, log: ['opened'] }
}

function join(walk: Walk, { vary }: Step): void {
  const { walled, stage } = walk.state.matter
  if (stage === 'voided' || stage === 'moved') return
  const input = visitInput({
    received: walk.today,
    present: 1 + (vary % 40),
    kind: walled ? 'accusation' : 'demand',
    ...(vary % 3 === 0 ? { leader_seat: pick(['mayor', 'mayor-2'], vary) } : {}),
    ...(vary % 5 === 0
      ? { channel: 'transfer', from_above: { level: 'county', sender: word, due: addDays(walk.today, 20) } }
      : {}),
  })
  const { matter, contact } = decideRegister(input, walk.state, registerContext())
  walk.contacts.push(contact.facts.set as Contact)
  record(walk, 'joined', matter.facts)
}

function record(walk: Walk, name: string, facts: Effects): void {
  walk.facts.push(facts)
  walk.state = applyToMatter(walk.state, walk.state.matter.version + 1, facts)
  walk.log.push(`${walk.today} ${name}`)
}

function take(walk: Walk, step: Step): void {
  walk.today = addDays(walk.today, step.days)
  if (step.act % 12 === 0) return join(walk, step)
  const open = people.map((actor) => ({ actor, actions: allowedActions(actor, walk.state, town) }))
  const action = pick([...new Set(open.flatMap((one) => one.actions))].toSorted(), step.act)
  if (action === undefined) return
  const able = open.filter((one) => one.actions.includes(action))
  const { actor } = pick(able, step.who)
  const on = addDays(walk.today, -step.late)
  const input = inputOf(action, step, walk)
  const contact =
    action === 'unlink' ? walk.contacts.find((c) => c.contact_id === (input as { contact: string }).contact) : undefined
  const leaving: DecideContext['leaving'] = contact && { contact, opens: newId(), otherLeaders: [] }
  const context = { law: plainLaw, organ: town, actor, today: walk.today, newId, leaving }
  const decision = decide(walk.state, action, input, on, context)
  if (Array.isArray(decision)) return must(decision.length > 0, 'refused without a reason')
  const alone = actor.officer_id === walk.state.matter.handler_id
  must(!alone || (action !== 'close' && action !== 'return_visit'), 'a handler closed')
  if (action === 'unlink') walk.contacts = walk.contacts.filter((c) => c !== contact)
  record(walk, `${action} by ${actor.officer_id} on ${on}`, decision.facts)
}

/** Cheaper than `expect`, which would take most of the time of some million checks. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}
const same = (a: readonly (string | null)[], b: readonly (string | null)[]) => a.join() === b.join()

/** What must hold after every act. */
function check(walk: Walk): void {
  const { state } = walk
  const { matter, handling, clocks, duties, readers } = state
  const open = (stages.open as readonly string[]).includes(matter.stage)

  // The log holds control facts and no word of a person.
  const last = JSON.stringify(walk.facts.at(-1))
  must(!last.includes(word), 'words in the facts')
  must(Buffer.byteLength(last) < 16_000, 'a long entry')

  // Stage and dates tell one story.
  must(matter.open === open, 'open')
  must((matter.closed_on !== null) === ['closed', 'visited'].includes(matter.stage), 'closed on')
  must((matter.moved_on !== null) === (matter.stage === 'moved'), 'moved on')
  must((matter.voided_on !== null) === (matter.stage === 'voided'), 'voided on')
  must((matter.visited_on !== null) === (matter.stage === 'visited'), 'visited on')
  const days = [matter.received, matter.accepted_on, matter.opinion_on, matter.served_on, matter.closed_on]
  const known = [...days, matter.visited_on].filter((day) => day !== null)
  must(same(known, known.toSorted()), 'days out of order')
  for (const h of handling) must((h.to_day ?? '9999') >= h.from_day, 'handling ends before it begins')
  for (const c of clocks) must((c.ended_on ?? '9999') >= c.starts_on, `${c.kind} ends before it begins`)
  for (const d of duties) must((d.done_on ?? '9999') >= d.since, `${d.kind} is done before it is owed`)

  // One unit leads from the day the matter was handed down to its end, and helps nobody meanwhile.
  const now = handling.filter((h) => h.to_day === null)
  const leads = now.filter((h) => h.role === 'lead').map((h) => h.unit_id)
  const leaderless = matter.stage === 'registered' || (matter.stage === 'refused' && leads.length === 0)
  must(same(leads, !open || leaderless ? [] : [matter.unit_id]), `led by ${leads.join()}`)
  must(new Set(now.map((h) => h.unit_id)).size === now.length, 'a unit is on it twice')
  must(open || now.length === 0, 'handled after its end')

  // The matter's last day is that of the running clock that binds and ends first; one extension of thirty days at most.
  const running = clocks.filter((c) => c.ended_on === null && binds(c))
  must(matter.last_day === (running.map((c) => c.last_day ?? '9999').toSorted()[0] ?? null), 'last day')
  must((matter.clock_kind === null) === (running.length === 0), 'clock')
  for (const c of clocks) must(c.extensions.length <= 1 && (c.extensions[0]?.days ?? 0) <= 30, 'extended too far')

  // Somebody owes something as long as it is open; at its end only what an end leaves.
  const owed = duties.filter((d) => d.done_on === null)
  const left: string[] =
    { closed: ['reply_above', 'return_visit'], visited: ['reply_above'] }[matter.stage as string] ?? []
  must(!open || owed.length > 0, 'nobody owes anything')
  must(open || owed.every((d) => left.includes(d.kind)), `owed after its end: ${owed.map((d) => d.kind).join()}`)
  const decides = owed.filter((d) => ['decide_void', 'decide_extension'].includes(d.kind)).map((d) => d.kind)
  must(same(decides, matter.asked === null ? [] : [`decide_${matter.asked}`]), 'what waits to be decided')
  for (const c of running)
    must(owed.filter((d) => d.kind === c.kind && d.last_day === c.last_day).length === 1, `${c.kind} without its duty`)
  for (const d of owed) must(d.owner_office_id !== null, `${d.kind} is nobody's`)

  // Counts.
  must(matter.contacts === walk.contacts.length && matter.repeats === matter.contacts - 1, 'contacts')
  must(matter.persons === walk.contacts.reduce((sum, c) => sum + c.present, 0), 'persons')
  must(matter.persons >= matter.contacts, 'fewer persons than contacts')

  // Somebody sees it; behind the wall nobody but the designated seats does, or owes anything.
  const designated = ['designated', 'designated-2']
  const seeing = (bit: number) => Object.keys(readers).filter((id) => ((readers[id] ?? 0) & bit) !== 0)
  must(Object.keys(readers).length > 0 && Object.values(readers).every((why) => why > 0), 'readers')
  if (matter.walled) {
    must(same(Object.keys(readers).toSorted(), designated), 'somebody looks over the wall')
    must(
      duties.every((d) => designated.includes(d.owner_seat_id ?? '')),
      'a duty shows what is behind the wall',
    )
  } else if (open) {
    const helps = now.filter((h) => h.role === 'help').map((h) => h.unit_id)
    must(same(seeing(because.handles), leads), 'who leads does not see, or who does not, does')
    must(same(seeing(because.helps).toSorted(), helps.toSorted()), 'who helps does not see, or who does not, does')
    must(same(seeing(because.village), matter.village_id === null ? [] : [matter.village_id]), 'the village')
    must(seeing(because.designated).length === 0, 'designated')
  }
  must(new Set(state.papers.map((p) => p.paper_id)).size === state.papers.length, 'papers')
}

/** The log alone gives the state, as it does after a round through JSON. */
function replays({ facts, state }: Walk): void {
  const read = JSON.parse(JSON.stringify(facts)) as Effects[]
  expect(summariseMatter(read.map((f, i) => ({ seq: i + 1, facts: f })))).toEqual(state)
}

const starts: Partial<RegisterInput>[] = [
  {},
  { received: '2023-05-08' },
  { received: '2023-05-08', kind: 'suggestion', demands: [] },
  { kind: 'accusation' },
  { received: '2023-05-08', kind: 'accusation', leader_seat: 'mayor' },
  { channel: 'transfer', from_above: { level: 'county', sender: word, due: '2018-06-30' } },
  { anonymous: true, people: [], channel: 'letter', present: 1 },
  { leader_seat: 'mayor' },
]

test('whatever people are let do, in whatever order, the state stays sound', () => {
  const reached = new Map<string, number>()
  const step = fc.record({
    act: fc.nat(10_000),
    who: fc.nat(100),
    vary: fc.nat(10_000),
    days: fc.nat(12),
    late: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(9) }),
  })
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.array(step, { minLength: 12, maxLength: 45 }), (start, steps) => {
      const walk = begin(start)
      check(walk)
      for (const one of steps) {
        const before = walk.facts.length
        take(walk, one)
        if (walk.facts.length > before) {
          try {
            check(walk)
          } catch (caught) {
            throw new Error(walk.log.join('\n'), { cause: caught })
          }
        }
      }
      replays(walk)
      reached.set(walk.state.matter.stage, (reached.get(walk.state.matter.stage) ?? 0) + 1)
      for (const name of walk.log) reached.set(name.split(' ')[1] ?? name, 1)
    }),
    { numRuns: runs, seed: 431 + runs },
  )
  // The walks went everywhere: every stage that is not another system's was an end of one, every act was done.
  expect(stages.all.filter((stage) => stage !== 'imported' && !reached.has(stage))).toEqual([])
  expect([...actionNames, 'joined'].filter((name) => !reached.has(name))).toEqual([])
})
