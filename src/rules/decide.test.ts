import { describe, expect, test } from 'vitest'
import type { OwnRule } from './rulesets.ts'
import {
  answers,
  in2022,
  assigned,
  accepted,
  signed,
  served,
  closed,
  accepted2022,
  running,
  owed,
} from './stages.testing.ts'
import { after, decided, joinedBy, opened, plainLaw, refusals, sitting } from './testing.ts'
import type { MatterState } from './types.ts'

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
    expect(refusals(served(), 'officer', 'close', { outcome: 'supported', resolved: 'not_yet' }, '2018-06-11')).toEqual(
      ['act.before_last_step'],
    )
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
    expect(owed(accepted(named))).toEqual(['finish land-2 2018-07-09']) // and stays with it
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
