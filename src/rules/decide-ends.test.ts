import { describe, expect, test } from 'vitest'
import { checkRegistration } from './check-registration.ts'
import type { Decision } from './decide.ts'
import { decideRegister } from './decide-register.ts'
import { decideUnlink } from './decide-unlink.ts'
import { answers, in2022, assigned, accepted, closed, served, running, owed } from './stages.testing.ts'
import {
  after,
  decided,
  joinedBy,
  newId,
  opened,
  petitioner,
  plainLaw,
  refusals,
  registerContext,
  sitting,
  town,
  visitInput,
} from './testing.ts'
import type { MatterState } from './types.ts'

describe('ends', () => {
  test('closing ends what the office owed but the return visit, and everybody’s time of handling', () => {
    const state = closed()
    expect(state.matter).toMatchObject({ stage: 'closed', open: false, closed_on: '2018-06-13', outcome: 'supported' })
    expect(owed(state)).toEqual(['return_visit officer null'])
    expect(state.handling.every((h) => h.to_day === '2018-06-13')).toBe(true)
    const visited = after(state, 'clerk', 'return_visit', { way: 'phone', performed: 'yes', text: 'x' }, '2018-07-01')
    expect(visited.matter).toMatchObject({ stage: 'visited', visited_on: '2018-07-01', closed_on: '2018-06-13' })
    expect(owed(visited)).toEqual([])
  })
  test('closed, resolved and satisfied are three facts', () => {
    const state = after(closed(), petitioner, 'rate', { office: 3, unit: 1 }, '2018-06-20')
    expect(state.matter).toMatchObject({ rated_on: '2018-06-20', office_rating: 3, unit_rating: 1, resolved_on: null })
    const resolved = after(state, 'officer', 'resolve', { how: 'performance_proven' }, '2018-07-20')
    expect(resolved.matter).toMatchObject({ resolved_on: '2018-07-20', closed_on: '2018-06-13', stage: 'closed' })
    expect(refusals(resolved, petitioner, 'resolve', { how: 'petitioner_confirmed' }, '2018-07-21')).toEqual([
      'act.resolved_before',
    ])
  })
  test('whoever closes says whether it is resolved, and may say that it is not', () => {
    const close = (state: MatterState, input: object) =>
      refusals(state, 'officer', 'close', { outcome: 'supported', ...input }, '2018-06-13')
    expect(close(served(), {})).toEqual(['act.field_missing'])
    expect(close(served(), { resolved: 'not_yet' })).toEqual([])
    const how = { outcome: 'supported', resolved: 'petitioner_confirmed' } as const
    const one = after(served(), 'officer', 'close', how, '2018-06-13')
    expect(one.matter).toMatchObject({ closed_on: '2018-06-13', resolved_on: '2018-06-13' })
    expect(closed().matter).toMatchObject({ closed_on: '2018-06-13', resolved_on: null })
    const before = after(served(), petitioner, 'resolve', { how: 'petitioner_confirmed' }, '2018-06-12')
    expect(close(before, { resolved: 'not_yet' })).toEqual(['act.resolved_before'])
    const two = after(before, 'officer', 'close', { outcome: 'supported' }, '2018-06-13')
    expect(two.matter).toMatchObject({ closed_on: '2018-06-13', resolved_on: '2018-06-12' })
  })
  test('whoever signed does not close', () => {
    const state = after(opened(), 'officer', 'keep', {}, '2018-05-08')
    const byOne = served2(after(accept2(state), 'officer', 'sign_opinion', { paper: 'opinion', answers }, '2018-06-10'))
    expect(refusals(byOne, 'officer', 'close', { outcome: 'supported', resolved: 'not_yet' }, '2018-06-13')).toEqual([
      'act.handler_cannot',
    ])
    expect(refusals(byOne, 'officer-2', 'close', { outcome: 'supported', resolved: 'not_yet' }, '2018-06-13')).toEqual(
      [],
    )
  })
  const accept2 = (state: MatterState) => after(state, 'officer', 'accept', { way: 'post' }, '2018-05-10')
  const served2 = (state: MatterState) => after(state, 'officer', 'serve', { way: 'post', to: 'x' }, '2018-06-12')

  test('a refusal is told when it is served, and that closes it as refused', () => {
    const refuse = { ground: 'not-ours', reason: '不属本机关职权', elsewhere: '县农机局' }
    const state = after(assigned(), 'land-1', 'refuse', refuse, '2018-05-12')
    expect(state.matter).toMatchObject({ stage: 'refused', open: true, informed_on: null, last_day: '2018-05-22' })
    expect(owed(state)).toEqual(['inform land-1 2018-05-22'])
    const done = after(state, 'land-1', 'serve', { way: 'post', to: '李大有' }, '2018-05-14')
    expect(done.matter).toMatchObject({
      stage: 'closed',
      outcome: 'refused',
      closed_on: '2018-05-14',
      informed_on: '2018-05-14',
      accepted_on: null,
      open: false,
    })
    expect(done.papers).toMatchObject([{ kind: 'refusal', word: '石政信不受', served_on: '2018-05-14' }])
    expect([running(done), owed(done)]).toEqual([[], []])
    expect(done.handling.every((h) => h.to_day !== null)).toBe(true)
  })
  test('a refusal after the notice of 2022 is still owed to the petitioner', () => {
    const told = after(assigned(opened(in2022), '2023-05-09'), 'land-1', 'inform', { way: 'post' }, '2023-05-10')
    const state = after(told, 'land-1', 'refuse', { ground: 'final', reason: 'x' }, '2023-05-11')
    expect(owed(state)).toEqual(['serve land-1 null'])
  })
  test('a refusal stands on a ground that is lawful there, and says where to go when the matter is not ours', () => {
    const passedOn = assigned(opened(in2022), '2023-05-09')
    const where = { elsewhere: '县农机局' }
    for (const ground of ['not-ours', 'courts', '随便'])
      expect(refusals(passedOn, 'land-1', 'refuse', { ground, reason: 'x', ...where }, '2023-05-11')).toEqual([
        'act.ground_not_lawful',
      ])
    const kept = after(opened(in2022), 'officer', 'keep', {}, '2023-05-09')
    const notOurs = { ground: 'not-ours', reason: 'x' }
    expect(refusals(kept, 'officer', 'refuse', notOurs, '2023-05-11')).toEqual(['act.elsewhere_needed'])
    expect(refusals(kept, 'officer', 'refuse', { ...notOurs, ...where }, '2023-05-11')).toEqual([])
  })
  test('moved is not closed', () => {
    const state = after(accepted(), 'officer', 'move', { organ: 'county', reason: '县里管辖' }, '2018-06-01')
    expect(state.matter).toMatchObject({ stage: 'moved', moved_on: '2018-06-01', closed_on: null, outcome: null })
    expect(state.links).toMatchObject([{ kind: 'moved_to', other_organ_id: 'county' }])
    expect([running(state), owed(state)]).toEqual([[], []])
    expect(refusals(accepted(), 'officer', 'move', { organ: 'shitown', reason: 'x' }, '2018-06-01')).toEqual([
      'act.moves_nowhere',
    ])
  })
  test('voiding takes two, and the record stays to be seen', () => {
    const asked = after(assigned(), 'clerk', 'ask_void', { reason: '重复录入' }, '2018-05-09')
    expect(owed(asked)).toContain('decide_void officer null')
    expect(refusals(asked, 'clerk', 'confirm_void', { approved: true, reason: 'x' }, '2018-05-09')).toEqual([
      'act.not_yours',
    ])
    const mine = after(assigned(), 'officer', 'ask_void', { reason: '重复录入' }, '2018-05-09')
    expect(refusals(mine, 'officer', 'confirm_void', { approved: true, reason: 'x' }, '2018-05-09')).toEqual([
      'act.second_person',
    ])
    // An objection in between does not make it one person's affair.
    const objected = after(mine, 'land-1', 'object', { reason: '不属' }, '2018-05-10')
    expect(refusals(objected, 'officer', 'confirm_void', { approved: true, reason: 'x' }, '2018-05-10')).toEqual([
      'act.second_person',
    ])
    const state = after(mine, 'officer-2', 'confirm_void', { approved: true, reason: '属实' }, '2018-05-10')
    expect(state.matter).toMatchObject({ stage: 'voided', voided_on: '2018-05-10', asked: null, open: false, n: 0 })
    expect(state.readers).toMatchObject(assigned().readers) // and the leader who might have decided
    expect([running(state), owed(state)]).toEqual([[], []])
    const no = after(mine, 'officer-2', 'confirm_void', { approved: false, reason: '不重复' }, '2018-05-10')
    expect(no.matter).toMatchObject({ stage: 'passed_on', asked: null, voided_on: null })
    expect(owed(no)).toEqual(['inform land-1 2018-05-22'])
  })
})

describe('repeats', () => {
  test('join, count, and start no clock', () => {
    const { state, contact } = joinedBy(accepted(), { received: '2018-06-01', present: 3 })
    expect(state.matter).toMatchObject({ contacts: 2, repeats: 1, persons: 15, last_day: '2018-07-09' })
    expect(state.clocks).toEqual(accepted().clocks.map((c) => expect.objectContaining({ kind: c.kind })))
    expect(contact).toMatchObject({ first: false, matter_id: state.matter.matter_id })
  })
  test('a contact that was joined wrongly leaves and opens a matter with the clock it would have had', () => {
    const { state, contact } = joinedBy(accepted(), {
      received: '2018-06-01',
      present: 3,
      village: 'liushu',
      leader_seat: 'mayor-2',
    })
    const leaving = { contact, opens: newId(), otherLeaders: [] }
    const input = { contact: contact.contact_id, reason: '不是一件事' }
    const left = after(state, 'officer', 'unlink', input, '2018-06-20', { leaving })
    expect(left.matter).toMatchObject({ contacts: 1, repeats: 0, persons: 12, stage: 'accepted' })
    expect([state.readers['mayor-2'], left.readers['mayor-2']]).toEqual([8, undefined])
    const shared = { ...leaving, otherLeaders: ['mayor-2'] }
    expect(after(state, 'officer', 'unlink', input, '2018-06-20', { leaving: shared }).readers['mayor-2']).toBe(8)
    expect(refusals(state, 'officer', 'unlink', input, '2018-06-20')).toEqual(['act.no_such_contact'])
    const first = { ...leaving, contact: { ...contact, first: true } }
    expect(refusals(state, 'officer', 'unlink', input, '2018-06-20', { leaving: first })).toEqual([
      'act.first_contact_stays',
    ])
    const done = decideUnlink(
      contact,
      state.matter,
      leaving.opens,
      { subject: '另一件', demands: ['一'], reason: '不是一件事' },
      { law: plainLaw, organ: town, actor: sitting('officer') },
    )
    expect(done.contact.facts).toMatchObject({ set: { matter_id: leaving.opens, first: true, cause: null } })
    expect(done.matter.facts).toMatchObject({
      from: state.matter.matter_id,
      set: { received: '2018-06-01', last_day: '2018-06-18', persons: 3, village_id: 'liushu', demands: 1 },
      readers: { po: 16, liushu: 4 },
    })
  })
})

describe('behind the wall', () => {
  const wall = (changes = {}) => opened({ kind: 'accusation', ...changes })
  const only = (state: MatterState) => {
    expect(Object.keys(state.readers).toSorted()).toEqual(['designated', 'designated-2'])
    for (const d of state.duties) expect([d.kind, d.owner_seat_id]).toEqual([d.kind, 'designated'])
  }
  test('nobody but the designated seats reads, whatever is done', () => {
    const above = { channel: 'transfer', from_above: { level: 'county', sender: 'x', due: '2018-06-30' } } as const
    let state = wall({ ...above, leader_seat: 'mayor' })
    only(state)
    only(joinedBy(state, { kind: 'accusation', leader_seat: 'mayor' }).state)
    state = after(state, 'designated', 'keep', {}, '2018-05-08')
    expect(state.matter.unit_id).toBe('discipline')
    only(state)
    state = after(state, 'designated', 'correct', { village: 'liushu', reason: 'x' }, '2018-05-08')
    only(state)
    state = after(state, 'designated', 'accept', { way: 'in_hand' }, '2018-05-09')
    state = after(state, 'designated', 'ask_extension', { days: 30, reason: 'x' }, '2018-05-10')
    only(state)
    state = after(state, 'designated-2', 'approve_extension', { approved: true, reason: 'x' }, '2018-05-11')
    state = after(state, 'designated', 'sign_opinion', { paper: 'reply', answers }, '2018-05-12')
    state = after(state, 'designated', 'serve', { way: 'in_hand', to: 'x' }, '2018-05-13')
    only(state)
    state = after(state, 'designated-2', 'close', { outcome: 'supported', resolved: 'not_yet' }, '2018-05-14')
    only(state)
    expect(state.papers.map((p) => p.word)).toEqual(['石政检受', '石政检延', '石政检复'])
  })
  test('nothing that would show it to others can be done', () => {
    const state = wall()
    for (const [action, input] of [
      ['assign', { unit: 'land' }],
      ['add_help', { unit: 'land' }],
      ['take_charge', { leader_seat: 'mayor' }],
    ] as const)
      expect(refusals(state, 'designated', action, input, '2018-05-08')).toEqual(['act.not_behind_the_wall'])
  })
})

describe('stepping aside', () => {
  test('everybody for themselves, the petition officer or a leader for others, a leader takes it back', () => {
    const state = assigned()
    expect(refusals(state, 'land-1', 'bar', { officer: 'land-1', reason: '亲属' }, '2018-05-09')).toEqual([])
    expect(refusals(state, 'land-1', 'bar', { officer: 'land-2', reason: '亲属' }, '2018-05-09')).toEqual([
      'act.not_yours',
    ])
    const barred = after(state, 'officer', 'bar', { officer: 'land-1', reason: '亲属' }, '2018-05-09')
    expect(barred.barred).toEqual([{ officer_id: 'land-1', because: 'interest', since: '2018-05-09' }])
    const back = after(barred, 'mayor', 'unbar', { officer: 'land-1', reason: '查无关系' }, '2018-05-10')
    expect(back.barred).toEqual([])
    expect(refusals(back, 'mayor', 'unbar', { officer: 'land-1', reason: 'x' }, '2018-05-10')).toEqual([
      'act.not_barred',
    ])
  })
})

test('leaders, helpers and villages get and lose their reasons to see one at a time', () => {
  let state = after(opened(), 'officer', 'take_charge', { leader_seat: 'mayor' }, '2018-05-08')
  expect(state.readers).toMatchObject({ mayor: 8, nangang: 4, po: 16, 'county/bureau': 32 })
  state = after(state, 'mayor', 'take_charge', { leader_seat: 'mayor-2' }, '2018-05-09')
  expect([state.readers['mayor'], state.readers['mayor-2']]).toEqual([undefined, 8])
  state = after(state, 'officer', 'assign', { unit: 'nangang', help: ['law', 'law'] }, '2018-05-09')
  expect(state.readers).toMatchObject({ nangang: 5, law: 2 })
  expect(state.handling.filter((h) => h.unit_id === 'law')).toHaveLength(1)
  expect(refusals(state, 'officer', 'add_help', { unit: 'law' }, '2018-05-09')).toEqual(['act.unit_is_on_it'])
  state = after(state, 'officer', 'assign', { unit: 'land' }, '2018-05-10')
  expect([state.readers['nangang'], state.readers['law'], state.readers['land']]).toEqual([4, undefined, 1])
  state = after(state, 'clerk', 'correct', { village: 'liushu', reason: '更正' }, '2018-05-10')
  expect([state.readers['nangang'], state.readers['liushu'], state.matter.village_id]).toEqual([undefined, 4, 'liushu'])
})

test('missing fields are named all at once', () => {
  const found = decided(assigned(), 'land-1', 'refuse', { ground: ' ', reason: '' }, '2018-05-09')
  expect(found).toMatchObject([
    { code: 'act.field_missing', field: 'ground' },
    { code: 'act.field_missing', field: 'reason' },
  ])
})

test('a registration is refused for all its reasons at once', () => {
  const people = Array.from({ length: 6 }, (_, i) => ({ name: `${i}`, representative: true }))
  const codes = checkRegistration(
    visitInput({ people, present: 4, concerned: 3, subject: ' ', demands: [], village: 'x', received: '2018-05-08' }),
    { organ: { ...town, seats: [] }, today: '2018-05-07', law: plainLaw },
  ).map((r) => `${r.field}: ${r.code}`)
  expect(codes.toSorted()).toEqual(
    [
      'received: register.received_in_future',
      'subject: register.subject_missing',
      'demands: register.demands_missing',
      'people: register.too_many_representatives',
      'present: register.more_named_than_present',
      'concerned: register.fewer_concerned_than_present',
      'village: register.no_such_office',
    ].toSorted(),
  )
})

test('the largest registration and the largest answer stay well within an entry of the log', () => {
  const people = Array.from({ length: 500 }, (_, i) => ({ name: `${i}`, representative: i < 5 }))
  const big = decideRegister(visitInput({ people, present: 500 }), null, registerContext())
  expect(Buffer.byteLength(JSON.stringify(big.contact.facts))).toBeLessThan(55_000)
  const demands = Array.from({ length: 50 }, (_, i) => `${i}`)
  const all = demands.map((_, i) => ({ demand: i + 1, outcome: 'not_supported' as const, text: '文'.repeat(9000) }))
  const state = accepted(assigned(opened({ demands })))
  const sign = decided(state, 'land-1', 'sign_opinion', { paper: 'opinion', answers: all }, '2018-06-10')
  expect(Buffer.byteLength(JSON.stringify((sign as Decision).facts))).toBeLessThan(10_000)
})
