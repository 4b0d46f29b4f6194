import { describe, expect, test } from 'vitest'
import type { OwnRule } from './rulesets.ts'
import { checkRegistration } from './check-registration.ts'
import { decideUnlink } from './decide-unlink.ts'
import { after, decided, joinedBy, newId, opened, petitioner, plainLaw, refusals, sitting, town } from './testing.ts'
import { visitInput } from './testing.ts'
import type { MatterState } from './types.ts'

const answers = [1, 2].map((demand) => ({ demand, outcome: 'supported' as const, text: '支持' }))
const in2022 = { received: '2023-05-08' } as const

const assigned = (state = opened(), on = '2018-05-08') =>
  after(state, 'officer', 'assign', { unit: 'land', help: ['law'] }, on)
const accepted = (state = assigned(), on = '2018-05-10') => after(state, 'land-1', 'accept', { way: 'in_hand' }, on)
const signed = (state = accepted(), on = '2018-06-10') =>
  after(state, 'land-1', 'sign_opinion', { paper: 'opinion', answers }, on)
const served = (state = signed(), on = '2018-06-12') =>
  after(state, 'land-1', 'serve', { way: 'in_hand', to: '李大有' }, on)
const closed = (state = served(), on = '2018-06-13') => after(state, 'officer', 'close', { outcome: 'supported' }, on)
const accepted2022 = (changes: Parameters<typeof opened>[0] = {}) =>
  accepted(assigned(opened({ ...in2022, ...changes }), '2023-05-09'), '2023-05-10')

const running = (state: MatterState) => state.clocks.filter((c) => c.ended_on === null).map((c) => c.kind)
/** Open duties with their owner and last day, in order of the day. */
const owed = (state: MatterState) =>
  state.duties
    .filter((d) => d.done_on === null)
    .toSorted((a, b) => (a.last_day ?? '').localeCompare(b.last_day ?? ''))
    .map((d) => `${d.kind} ${d.owner_seat_id} ${d.last_day}`)

describe('dates', () => {
  test('what happened earlier may be entered later, with its own day', () => {
    const state = assigned()
    const late = decided(state, 'land-1', 'accept', { way: 'post' }, '2018-05-09T10:30', { today: '2018-07-01' })
    expect(late).toMatchObject({ happened: '2018-05-09T10:30', facts: { set: { accepted_on: '2018-05-09' } } })
    expect(refusals(accepted(), 'land-1', 'handle', { kind: 'site_visit', text: '丈量' }, '2018-05-09')).toEqual([])
  })
  test('not in the future, not before it was received, not before the step it builds on', () => {
    const now = { today: '2018-06-01' }
    expect(refusals(accepted(), 'clerk', 'note', { text: 'x' }, '2018-06-02', now)).toEqual(['act.in_future'])
    expect(refusals(accepted(), 'clerk', 'note', { text: 'x' }, '2018-06-01T23:59', now)).toEqual([])
    expect(refusals(accepted(), 'clerk', 'note', { text: 'x' }, '2018-05-06')).toEqual(['act.before_received'])
    expect(refusals(accepted(), 'land-1', 'sign_opinion', { paper: 'opinion', answers }, '2018-05-09')).toEqual([
      'act.before_last_step',
    ])
    expect(refusals(signed(), 'land-1', 'serve', { way: 'post', to: 'x' }, '2018-06-09')).toEqual([
      'act.before_last_step',
    ])
    expect(refusals(served(), 'officer', 'close', { outcome: 'supported' }, '2018-06-11')).toEqual([
      'act.before_last_step',
    ])
    expect(refusals(assigned(), 'land-1', 'accept', { way: 'post' }, '2018-05-07')).toEqual(['act.before_last_step'])
  })
})

describe('the 15-day paper', () => {
  test('says under the Regulations of 2005 whether the matter is accepted', () => {
    const state = assigned()
    expect(refusals(state, 'land-1', 'inform', { way: 'post' }, '2018-05-09')).toEqual(['act.not_under_these_rules'])
    expect(state.matter).toMatchObject({ last_day: '2018-05-22', clock_kind: 'inform', informed_on: null })
    expect(accepted(state).matter.informed_on).toBe('2018-05-10')
  })
  test('says under those of 2022 that it came and its path; accepting is a step of its own', () => {
    const told = after(assigned(opened(in2022), '2023-05-09'), 'land-1', 'inform', { way: 'post' }, '2023-05-10')
    expect(told.matter).toMatchObject({ stage: 'passed_on', informed_on: '2023-05-10', accepted_on: null })
    expect(refusals(told, 'land-1', 'inform', { way: 'post' }, '2023-05-11')).toEqual(['act.informed_before'])
    // No limit of the law runs between the notice and acceptance, yet somebody owes the next step.
    expect(told.matter.last_day).toBeNull()
    expect(owed(told)).toEqual(['accept land-1 null'])
    expect(owed(accepted(told, '2023-05-12'))).toEqual(['finish land-1 2023-07-11'])
  })
  test('is owed to nobody who stays anonymous: the last day is our own', () => {
    const state = opened({ anonymous: true, people: [], channel: 'letter', present: 1 })
    expect(state.matter).toMatchObject({ last_day: '2018-05-22', internal: true })
    expect(accepted(assigned(state)).matter.internal).toBe(true)
    expect(opened().matter.internal).toBe(false)
  })
})

describe('objecting', () => {
  test('has five working days under 2022 and none under 2005, unless a rule of the town sets them', () => {
    const clock = (state: MatterState) => state.clocks.find((c) => c.kind === 'object')
    expect(clock(assigned(opened(in2022), '2023-05-09'))).toMatchObject({ last_day: '2023-05-16', unit: 'workdays' })
    expect(clock(assigned())).toBeUndefined()
    const own: OwnRule = {
      id: 'shi-2016',
      level: 'town',
      name: { zh: '石镇办法', en: 'Shi rules' },
      inForce: { from: '2016-01-01', to: null },
      clock: 'object',
      length: 3,
      unit: 'workdays',
      article: { zh: '第六条', en: 'Article 6' },
    }
    const law = { ...plainLaw, own: [own] }
    const state = after(opened({}, { law }), 'officer', 'assign', { unit: 'land' }, '2018-05-08', { law })
    expect(state.matter.rule_set).toBe('xinfang-2005+shi-2016')
    expect(clock(state)).toMatchObject({ last_day: '2018-05-11', article: '第六条' })
  })
  test('is a right: whoever lets the days pass is not late', () => {
    const state = assigned(opened(in2022), '2023-05-09')
    expect(running(state)).toEqual(['inform', 'object'])
    expect(state.matter).toMatchObject({ clock_kind: 'inform', last_day: '2023-05-23' })
    expect(owed(state)).toEqual(['inform land-1 2023-05-23'])
  })
  test('upheld, the matter comes back to the petition office, which owes what the unit owed', () => {
    const objected = after(assigned(opened(in2022), '2023-05-09'), 'land-1', 'object', { reason: '不属' }, '2023-05-10')
    expect(objected.matter.stage).toBe('objected')
    expect(objected.clocks.find((c) => c.kind === 'object')?.ended_on).toBe('2023-05-10')
    const back = after(objected, 'officer', 'decide_objection', { upheld: true, reason: '属实' }, '2023-05-11')
    expect(back.matter).toMatchObject({ stage: 'registered', unit_id: 'po', last_day: '2023-05-23' })
    expect(back.handling.map((h) => h.to_day)).toEqual(['2023-05-11', '2023-05-11'])
    expect([back.readers['land'], back.readers['law']]).toEqual([undefined, undefined])
    expect(owed(back)).toEqual(['inform officer 2023-05-23'])
    const again = after(back, 'officer', 'assign', { unit: 'law' }, '2023-05-12')
    expect(again.clocks.filter((c) => c.kind === 'object').map((c) => [c.n, c.last_day])).toEqual([
      [1, '2023-05-16'],
      [2, '2023-05-19'],
    ])
  })
  test('rejected, the unit keeps it and everything it owed', () => {
    const objected = after(assigned(), 'land-1', 'object', { reason: '不属' }, '2018-05-09')
    const kept = after(objected, 'mayor', 'decide_objection', { upheld: false, reason: '属你所' }, '2018-05-10')
    expect(kept.matter).toMatchObject({ stage: 'passed_on', unit_id: 'land' })
    expect(kept.handling.every((h) => h.to_day === null)).toBe(true)
    expect(owed(kept)).toEqual(['inform land-1 2018-05-22'])
  })
})

describe('accepting and finishing', () => {
  test('under 2005 every matter has sixty days, under 2022 only a demand', () => {
    expect(accepted().matter).toMatchObject({ clock_kind: 'finish', last_day: '2018-07-09' })
    expect(accepted(assigned(opened({ kind: 'suggestion' }))).matter.last_day).toBe('2018-07-09')
    expect(accepted2022().matter).toMatchObject({ clock_kind: 'finish', last_day: '2023-07-10' })
    const suggestion = accepted2022({ kind: 'suggestion' })
    expect(suggestion.matter).toMatchObject({ clock_kind: null, last_day: null })
    expect(owed(suggestion)).toEqual(['answer land-1 null'])
  })
  test('gives a numbered paper, told on the spot', () => {
    expect(accepted().papers).toMatchObject([
      { kind: 'acceptance', word: '石政信受', year: 2018, n: 0, signed_on: '2018-05-10', served_on: '2018-05-10' },
    ])
  })
  test('an extension is asked once, for thirty days at most, and decided by a second person', () => {
    const state = accepted()
    const ask = (days: number) => refusals(state, 'land-1', 'ask_extension', { days, reason: '测绘' }, '2018-06-01')
    expect([ask(31), ask(0), ask(30)]).toEqual([['rules.extension_too_long'], ['rules.extension_too_long'], []])
    const asked = after(state, 'land-1', 'ask_extension', { days: 30, reason: '测绘' }, '2018-06-01')
    expect(owed(asked)).toEqual(['finish land-1 2018-07-09', 'decide_extension mayor 2018-07-09'])
    const yes = after(asked, 'mayor', 'approve_extension', { approved: true, reason: '同意' }, '2018-06-02')
    expect(yes.matter).toMatchObject({ last_day: '2018-08-08', asked: null })
    expect(yes.clocks.find((c) => c.kind === 'finish')?.extensions).toEqual([
      { days: 30, on: '2018-06-02', by: 'mayor' },
    ])
    expect(yes.papers.map((p) => p.kind)).toEqual(['acceptance', 'extension'])
    expect(owed(yes)).toEqual(['finish land-1 2018-08-08'])
    expect(refusals(yes, 'land-1', 'ask_extension', { days: 1, reason: 'x' }, '2018-06-03')).toEqual([
      'act.extended_before',
    ])
    const no = after(asked, 'mayor', 'approve_extension', { approved: false, reason: '不同意' }, '2018-06-02')
    expect(no.matter).toMatchObject({ last_day: '2018-07-09', asked: null })
    expect(no.papers.map((p) => p.kind)).toEqual(['acceptance'])
    const self = { ...sitting('mayor'), officer_id: 'land-1' }
    expect(refusals(asked, self, 'approve_extension', { approved: true, reason: 'x' }, '2018-06-02')).toEqual([
      'act.second_person',
    ])
  })
  test('what was asked falls away with the clock it was about', () => {
    const asked = after(accepted(), 'land-1', 'ask_extension', { days: 30, reason: '测绘' }, '2018-06-01')
    const done = signed(asked)
    expect(done.matter).toMatchObject({ stage: 'opinion_signed', asked: null, asked_days: null, asked_by: null })
    expect(owed(done)).toEqual(['finish land-1 2018-07-09'])
    expect(refusals(done, 'clerk', 'ask_void', { reason: '重复' }, '2018-06-11')).toEqual([])
  })
  test('a hand-over keeps who handled before, and moves what is owed', () => {
    const state = after(accepted(), 'officer', 'hand_over', { unit: 'law', reason: '改由司法所' }, '2018-05-20')
    expect(state.handling).toEqual([
      { unit_id: 'land', role: 'lead', from_day: '2018-05-08', n: 1, to_day: '2018-05-20' },
      { unit_id: 'law', role: 'help', from_day: '2018-05-08', n: 2, to_day: '2018-05-20' },
      { unit_id: 'law', role: 'lead', from_day: '2018-05-20', n: 3, to_day: null },
    ])
    expect([state.readers['land'], state.readers['law']]).toEqual([undefined, 1])
    expect(owed(state)).toEqual(['finish law-1 2018-07-09'])
    expect(refusals(state, 'officer', 'hand_over', { unit: 'law', reason: 'x' }, '2018-05-21')).toEqual([
      'act.unit_leads_already',
    ])
    expect(refusals(state, 'officer', 'hand_over', { unit: 'liushu', reason: 'x' }, '2018-05-21')).toEqual([
      'act.no_such_office',
    ])
  })
  test('a duty goes to the named seat of the unit, else to one that works it off, never to clerk or administrator', () => {
    const named = after(opened(), 'officer', 'assign', { unit: 'land', seat: 'land-2' }, '2018-05-08')
    expect(owed(named)).toEqual(['inform land-2 2018-05-22'])
    expect(refusals(opened(), 'officer', 'assign', { unit: 'land', seat: 'law-1' }, '2018-05-08')).toEqual([
      'act.no_such_seat',
    ])
    expect(owed(served())).toEqual(['close officer null'])
  })
})

describe('answering', () => {
  test('answers each demand, once', () => {
    const sign = (list: typeof answers, state = accepted()) =>
      refusals(state, 'land-1', 'sign_opinion', { paper: 'opinion', answers: list }, '2018-06-10')
    expect(sign(answers.slice(1))).toEqual(['act.demand_unanswered'])
    expect(sign([...answers, { ...answers[0], demand: 3 } as never])).toEqual(['act.answers_more_than_asked'])
    expect(sign([])).toEqual(['act.demand_unanswered'])
    expect(sign(answers)).toEqual([])
    const asksNothing = accepted(assigned(opened({ kind: 'suggestion', demands: [] })))
    expect(sign([], asksNothing)).toEqual(['act.field_missing'])
    const text = { paper: 'reply' as const, answers: [], text: '采纳' }
    expect(refusals(asksNothing, 'land-1', 'sign_opinion', text, '2018-06-10')).toEqual([])
  })
  test('an opinion needs acceptance, a letter of reply does not', () => {
    const sign = (paper: 'opinion' | 'reply') =>
      refusals(assigned(), 'land-1', 'sign_opinion', { paper, answers }, '2018-05-10')
    expect([sign('opinion'), sign('reply')]).toEqual([['act.accept_first'], []])
  })
  test('service marks that paper, ends the clocks and starts the days to ask for review', () => {
    const asked = after(accepted(), 'land-1', 'ask_extension', { days: 9, reason: 'x' }, '2018-06-09')
    const longer = after(asked, 'mayor', 'approve_extension', { approved: true, reason: 'x' }, '2018-06-10')
    const state = served(signed(longer, '2018-06-10'))
    expect(state.papers.map((p) => [p.kind, p.served_on])).toEqual([
      ['acceptance', '2018-05-10'],
      ['extension', null],
      ['opinion', '2018-06-12'],
    ])
    expect(running(state)).toEqual(['ask-review'])
    expect(state.clocks.at(-1)).toMatchObject({ starts_on: '2018-06-12', last_day: '2018-07-12' })
    // It is the petitioner's: nobody here is late by it, and closing does not end it.
    expect(state.matter).toMatchObject({ stage: 'served', open: true, last_day: null })
    expect(running(closed(state))).toEqual(['ask-review'])
  })
  test('against a letter of reply no review is asked', () => {
    const reply = after(accepted(), 'land-1', 'sign_opinion', { paper: 'reply', answers }, '2018-06-10')
    expect(running(served(reply))).toEqual([])
  })
  test('the answer to the organ above is given with service', () => {
    const state = opened({
      channel: 'transfer',
      from_above: { level: 'county', sender: '县信访局', due: '2018-06-30' },
    })
    expect(owed(assigned(state))).toEqual(['inform land-1 2018-05-22', 'reply_above officer 2018-06-30'])
    expect(owed(served(signed(accepted(assigned(state)))))).toEqual(['close officer null'])
  })
  test('a transfer that joins a closed matter is still answered', () => {
    const from_above = { level: 'county' as const, sender: '县信访局', due: '2018-08-30' }
    const { state, contact } = joinedBy(closed(), { channel: 'transfer', received: '2018-08-01', from_above })
    expect(owed(state)).toEqual(['return_visit officer null', 'reply_above officer 2018-08-30'])
    const done = after(state, 'officer', 'answer_above', { text: '已办结' }, '2018-08-02')
    expect(owed(done)).toEqual(['return_visit officer null'])
    expect(refusals(done, 'officer', 'answer_above', { text: 'x' }, '2018-08-02')).toEqual(['act.nothing_owed_above'])
    expect(contact.first).toBe(false)
  })
})

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
  test('whoever signed does not close', () => {
    const state = after(opened(), 'officer', 'keep', {}, '2018-05-08')
    const byOne = served2(after(accept2(state), 'officer', 'sign_opinion', { paper: 'opinion', answers }, '2018-06-10'))
    expect(refusals(byOne, 'officer', 'close', { outcome: 'supported' }, '2018-06-13')).toEqual(['act.handler_cannot'])
    expect(refusals(byOne, 'officer-2', 'close', { outcome: 'supported' }, '2018-06-13')).toEqual([])
  })
  const accept2 = (state: MatterState) => after(state, 'officer', 'accept', { way: 'post' }, '2018-05-10')
  const served2 = (state: MatterState) => after(state, 'officer', 'serve', { way: 'post', to: 'x' }, '2018-06-12')

  test('a refusal is told when it is served, and that closes it as refused', () => {
    const refuse = { ground: 'not-ours', reason: '不属本机关职权' }
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
    const state = after(told, 'land-1', 'refuse', { ground: 'not-ours', reason: 'x' }, '2023-05-11')
    expect(owed(state)).toEqual(['serve land-1 null'])
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
    expect(state.readers).toEqual(assigned().readers)
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
    state = after(state, 'designated-2', 'close', { outcome: 'supported' }, '2018-05-14')
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
