import { expect, test } from 'vitest'
import { actionNames, type ActionName, stages } from './lifecycle.ts'
import { allowedActions, mayNot, mayNotRegister } from './permissions.ts'
import { after, opened, petitioner, sitting, town } from './testing.ts'
import type { Actor, MatterState, OrganView, Role, Stage } from './types.ts'

// The oracle is written from domain.md 2.1–2.4, 4.4 and 7.3, the other way round than the table: what each person may do,
// and what each stage lets happen. It shares nothing with lifecycle.ts or permissions.ts.

const roles: Role[] = [
  'clerk',
  'petition_officer',
  'handler',
  'village_officer',
  'leader',
  'county',
  'auditor',
  'administrator',
  'accusations',
]
const relations = ['leads', 'leads, a village', 'helps', 'village of origin', 'none'] as const
type Relation = (typeof relations)[number]
type Asked = 'nothing' | 'extension, by me' | 'extension, by another' | 'void, by me' | 'void, by another'
type Case = {
  role: Role | 'petitioner'
  relation: Relation
  stage: Stage
  walled: boolean
  barred: boolean
  asked: Asked
  iHandled: boolean
  rules: string
}

const list = (words: string) => words.split(/\s+/).filter((word) => word !== '') as ActionName[]

/** 7.3: what can happen to a matter at each stage. Care, notes and stepping aside accompany it as long as it is open. */
const whileOpen = list(
  'take_charge chase explain_late correct note add_material bar unbar ask_void confirm_void answer_above unlink',
)
const happensAt: Record<Stage, ActionName[]> = {
  registered: list('assign keep inform refuse handle add_help move'),
  passed_on: list('assign inform accept refuse object handle add_help sign_opinion move'),
  kept: list('assign inform accept refuse handle add_help sign_opinion move'),
  objected: list('decide_objection add_help move'),
  accepted: list('handle hand_over add_help ask_extension approve_extension sign_opinion move'),
  handling: list('handle hand_over add_help ask_extension approve_extension sign_opinion move'),
  refused: list('serve'),
  opinion_signed: list('serve'),
  served: list('close resolve rate'),
  imported: list('assign keep handle add_help sign_opinion move'),
  closed: list('resolve rate return_visit note add_material answer_above unlink'),
  visited: list('resolve rate note add_material answer_above unlink'),
  moved: list('note'),
  voided: list('note'),
}

/** Who does what in an office; nobody else does anything. */
const everyone = list('handle note add_material bar') // on the matter: those who lead, help, or whose village it is
const desk = list('return_visit chase correct ask_void')
const office = list(
  'assign keep inform refuse decide_objection hand_over add_help serve answer_above close resolve take_charge explain_late move unlink confirm_void',
)
const leader = list(
  'decide_objection hand_over add_help approve_extension take_charge chase note bar unbar confirm_void',
)
const leads = list('object ask_extension explain_late') // a village too: it mediates and reports
const signs = list('inform accept refuse sign_opinion serve answer_above') // a village never does (2.4)
const petitioners = list('resolve rate add_material')
const showsItToOthers = list('assign hand_over add_help take_charge unlink') // never behind the wall

function doesIt({ role, relation, walled }: Case, action: ActionName): boolean {
  if (role === 'petitioner') return petitioners.includes(action)
  if (action === 'rate') return false // the petitioner alone rates
  if (walled) return role === 'accusations' && !showsItToOthers.includes(action)
  const onIt = relation !== 'none' && ['handler', 'village_officer', 'petition_officer'].includes(role)
  const mine = [
    ...(role === 'clerk' ? [...desk, ...everyone] : []),
    ...(role === 'petition_officer' ? [...desk, ...office, ...everyone] : []),
    ...(role === 'leader' ? leader : []),
    ...(onIt ? everyone : []),
    ...(onIt && relation.startsWith('leads') ? leads : []),
    ...(relation === 'leads' && (role === 'handler' || role === 'petition_officer') ? signs : []),
  ]
  return mine.includes(action)
}

function expected(one: Case, action: ActionName): boolean {
  if (one.barred && one.role !== 'petitioner') return false
  const open = !['closed', 'visited', 'moved', 'voided'].includes(one.stage)
  if (!happensAt[one.stage].includes(action) && !(open && whileOpen.includes(action))) return false
  if (action === 'inform' && !one.rules.startsWith('xinfang-2022')) return false
  if (!doesIt(one, action)) return false
  if ((action === 'close' || action === 'return_visit') && one.iHandled) return false
  if (action === 'approve_extension') return one.asked === 'extension, by another'
  if (action === 'confirm_void') return one.asked === 'void, by another'
  if (action === 'ask_extension' || action === 'ask_void') return one.asked === 'nothing'
  return true
}

/** The case as the rules see it: one officer with one seat, a matter with its lead, helper and village. */
function stage(one: Case): [Actor, MatterState, OrganView] {
  const office = {
    leads: 'land',
    'leads, a village': 'liushu',
    helps: 'law',
    'village of origin': 'nangang',
    none: 'elsewhere',
  }[one.relation]
  const lead = one.relation === 'leads, a village' ? 'liushu' : 'land'
  const me = one.role === 'petitioner' ? null : 'me'
  const actor: Actor =
    one.role === 'petitioner'
      ? petitioner
      : { officer_id: me, seats: [{ seat_id: 'mine', office_id: office, role: one.role }] }
  const [asked, by] = one.asked.split(', by ')
  const state: MatterState = {
    ...blank,
    matter: {
      ...blank.matter,
      stage: one.stage,
      walled: one.walled,
      rule_set: one.rules,
      unit_id: lead,
      village_id: 'nangang',
      handler_id: one.iHandled ? me : 'somebody',
      asked: asked === 'nothing' ? null : (asked as 'void' | 'extension'),
      asked_by: by === undefined ? null : by === 'me' ? me : 'somebody',
    },
    handling: [
      { unit_id: lead, role: 'lead', from_day: '2018-05-08', n: 1, to_day: null },
      { unit_id: 'law', role: 'help', from_day: '2018-05-08', n: 2, to_day: null },
      { unit_id: 'elsewhere', role: 'help', from_day: '2018-05-08', n: 3, to_day: '2018-05-09' },
    ],
    barred: [{ officer_id: one.barred ? 'me' : 'other', because: 'interest', since: '2018-05-08' }],
  }
  return [actor, state, town]
}
const blank = opened()

function cases(): Case[] {
  const all: Case[] = []
  const people = [
    ...roles.flatMap((role) => relations.map((relation) => ({ role, relation }))),
    { role: 'petitioner' as const, relation: 'none' as const },
  ]
  const asked: Asked[] = ['nothing', 'extension, by me', 'extension, by another', 'void, by me', 'void, by another']
  for (const who of people)
    for (const at of stages.all)
      for (const walled of [false, true])
        for (const barred of [false, true])
          for (const waits of asked)
            for (const iHandled of [false, true])
              for (const rules of ['xinfang-2005', 'xinfang-2022+own'])
                all.push({ ...who, stage: at, walled, barred, asked: waits, iHandled, rules })
  return all
}

test('every role, relation and stage may do exactly what the office and the law let it do', () => {
  const wrong: string[] = []
  let allowed = 0
  for (const one of cases()) {
    const [actor, state, organ] = stage(one)
    for (const action of actionNames) {
      const may = mayNot(actor, action, state, organ) === null
      if (may) allowed += 1
      if (may !== expected(one, action)) wrong.push(`${may ? 'may' : 'may not'} ${action}: ${JSON.stringify(one)}`)
    }
  }
  expect(wrong.slice(0, 5)).toEqual([])
  expect(allowed).toBeGreaterThan(10_000)
})

test('the buttons are the acts that are not refused, in the order of the table', () => {
  for (const one of cases().filter((_, i) => i % 97 === 0)) {
    const [actor, state, organ] = stage(one)
    expect(allowedActions(actor, state, organ)).toEqual(actionNames.filter((name) => expected(one, name)))
  }
})

test('somebody with two seats may what either lets them, and no more', () => {
  const state = after(opened(), 'officer', 'assign', { unit: 'liushu' }, '2018-05-08')
  const both: Actor = { officer_id: 'both', seats: [...sitting('liushu-1').seats, ...sitting('law-1').seats] }
  expect(mayNot(both, 'object', state, town)).toBeNull()
  // The village leads: a handler's seat elsewhere does not let its secretary sign for it.
  for (const paper of ['accept', 'refuse', 'sign_opinion'] as const)
    expect(mayNot(both, paper, state, town)?.code, paper).toBe('act.not_yours')
  const insider: Actor = { officer_id: 'x', seats: [{ seat_id: 'v', office_id: 'liushu', role: 'handler' }] }
  expect(mayNot(insider, 'accept', state, town)?.code).toBe('act.not_yours')
})

test('whoever stepped aside learns nothing more than that', () => {
  const state = after(opened(), 'officer', 'bar', { officer: 'land-1', reason: '亲属' }, '2018-05-08')
  for (const action of actionNames) expect(mayNot(sitting('land-1'), action, state, town)?.code).toBe('act.barred')
})

test('contacts are registered by those who receive people, never by auditors, administrators or the county', () => {
  for (const { seat_id, role } of town.seats)
    expect(mayNotRegister(sitting(seat_id)) === null, seat_id).toBe(
      !['auditor', 'administrator', 'county'].includes(role),
    )
  expect(mayNotRegister(petitioner)).toBeNull()
})
