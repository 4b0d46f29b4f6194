import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ActInputs } from './acts.ts'
import { actionNames, type ActionName, lifecycle, stages } from './lifecycle.ts'
import { after, decided, newId, opened, petitioner, sitting, town, visitInput } from './testing.ts'
import type { MatterState, Stage } from './types.ts'

const zh = JSON.parse(readFileSync('locales/zh-CN.json', 'utf8')) as Record<string, string>

const answers = [1, 2].map((demand) => ({ demand, outcome: 'supported' as const, text: '支持' }))
const samples: { [A in ActionName]: ActInputs[A] } = {
  assign: { unit: 'land', help: ['law'] },
  keep: {},
  inform: { way: 'post' },
  accept: { way: 'in_hand' },
  refuse: { ground: 'not-ours', reason: '不属本机关职权', elsewhere: '县法院' },
  object: { reason: '不属本单位' },
  decide_objection: { upheld: true, reason: '同意' },
  handle: { kind: 'site_visit', text: '丈量' },
  hand_over: { unit: 'law', reason: '改由司法所' },
  add_help: { unit: 'liushu' },
  ask_extension: { days: 30, reason: '测绘' },
  approve_extension: { approved: true, reason: '同意' },
  sign_opinion: { paper: 'reply', answers },
  serve: { way: 'in_hand', to: '李大有' },
  answer_above: { text: '已办结' },
  close: { outcome: 'supported', resolved: 'not_yet' },
  resolve: { how: 'petitioner_confirmed' },
  rate: { office: 3, unit: 3 },
  return_visit: { way: 'phone', performed: 'yes', text: '已恢复' },
  take_charge: { leader_seat: 'mayor' },
  chase: { text: '请抓紧' },
  explain_late: { reason: '雨季' },
  correct: { urgent: true, reason: '更正' },
  note: { text: '来电' },
  add_material: { text: '照片两张' },
  bar: { officer: 'law-1', reason: '亲属' },
  unbar: { officer: 'law-1', reason: '查无关系' },
  move: { organ: 'county', reason: '县里管辖' },
  unlink: { contact: newId(), reason: '并错了' },
  ask_void: { reason: '重复录入' },
  confirm_void: { approved: true, reason: '同意' },
}

/** Every act that somebody of the town may do in a state, with the state it leads to. */
function ways(state: MatterState): { action: ActionName; to: MatterState }[] {
  const people = [...town.seats.map((s) => sitting(s.seat_id)), petitioner]
  return actionNames.flatMap((action) => {
    const who = people.find((one) => !Array.isArray(decided(state, one, action, samples[action], '2023-06-01')))
    return who ? [{ action, to: after(state, who, action, samples[action], '2023-06-01') }] : []
  })
}

/** Breadth first over stages, deep enough that what waits to be decided is seen too. */
function explore(start: MatterState): Map<Stage, Set<Stage>> {
  const edges = new Map<Stage, Set<Stage>>()
  const seen = new Set<string>()
  let frontier = [start]
  while (frontier.length > 0) {
    const next: MatterState[] = []
    for (const state of frontier) {
      const key = [state.matter.stage, state.matter.asked, state.matter.unit_id, state.matter.informed_on].join(' ')
      if (seen.has(key)) continue
      seen.add(key)
      const reached = edges.get(state.matter.stage) ?? new Set()
      edges.set(state.matter.stage, reached)
      for (const { to } of ways(state)) {
        if (to.matter.stage !== state.matter.stage) reached.add(to.matter.stage)
        next.push(to)
      }
    }
    frontier = next
  }
  return edges
}

const fresh = () => opened({ received: '2023-05-08' })
const imported = (): MatterState => {
  const state = fresh()
  return { ...state, clocks: [], matter: { ...state.matter, stage: 'imported', rule_set: 'other-system' } }
}

test.each([
  ['in the open', fresh],
  ['behind the wall', () => opened({ kind: 'accusation', received: '2023-05-08' })],
  ['from another system', imported],
])('every stage that a matter reaches %s has a way out or is an end', (_where, start) => {
  const edges = explore(start())
  const ends = [...edges].filter(([, to]) => to.size === 0).map(([stage]) => stage)
  expect(ends.toSorted()).toEqual(['moved', 'visited', 'voided'])
})

test('every stage is reached from a registration, except that of another system', () => {
  expect([...explore(fresh()).keys()].toSorted()).toEqual(stages.all.filter((s) => s !== 'imported').toSorted())
})

test('the sets of stages cover each other as their names say', () => {
  const all = [...stages.all].toSorted()
  expect([...stages.open, ...stages.ended].toSorted()).toEqual(all)
  expect([...stages.ours, 'moved', 'voided'].toSorted()).toEqual(all)
  expect(stages.open.filter((s) => stages.answered.includes(s as never))).toEqual(['served'])
})

test('a step that leads nowhere else says so, and every paper comes with a stage of its own', () => {
  for (const [name, step] of Object.entries(lifecycle)) {
    expect(step.from.length, name).toBeGreaterThan(0)
    expect(step.who.length, name).toBeGreaterThan(0)
    expect(new Set(step.from).size, name).toBe(step.from.length)
  }
  const anyDay = Object.values(lifecycle).filter((step) => step.anyDay)
  expect(anyDay.every((step) => step.to === null)).toBe(true)
})

test('every name in the table has its words', () => {
  const wanted = [
    ...actionNames.map((name) => `act.${name}`),
    ...stages.all.map((stage) => `stage.${stage}`),
    ...Object.values(lifecycle).flatMap((step) => [
      ...step.who.map((who) => `who.${who}`),
      ...step.needs.map((field) => `field.${field}`),
      ...(step.paper ? [`paper.${step.paper}`] : []),
    ]),
    ...Object.values(samples).flatMap((input) => Object.keys(input).map((field) => `field.${field}`)),
    ...Object.keys(visitInput()).map((field) => `field.${field}`),
  ]
  expect([...new Set(wanted)].filter((key) => !(key in zh))).toEqual([])
})

test('every duty and clock that a matter can get has its words', () => {
  const states = [fresh(), opened({ received: '2018-05-07' })]
  const kinds = new Set<string>()
  for (let depth = 0; depth < 5; depth++) {
    for (const state of states.splice(0)) {
      for (const { to } of ways(state)) {
        for (const duty of to.duties) kinds.add(`duty.${duty.kind}`)
        for (const clock of to.clocks) kinds.add(`clockKind.${clock.kind}`)
        if (to.matter.stage !== state.matter.stage) states.push(to)
      }
    }
  }
  expect(kinds.size).toBeGreaterThan(8)
  expect([...kinds].filter((key) => !(key in zh))).toEqual([])
})
