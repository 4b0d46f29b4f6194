import { act } from '../src/matters/act.ts'
import type { Doer, House } from '../src/matters/house.ts'
import { register } from '../src/matters/register.ts'
import { readAct, readRegistration } from '../src/matters/schema.ts'
import { addCategories } from '../src/offices/categories.ts'
import { openOrgan } from '../src/offices/open-organ.ts'
import { instantOf } from '../src/lib/time.ts'
import type { DemoCounty, Registration, Step, Words } from './types.ts'

/** The language in which a demo office keeps its records. */
export type DemoLang = 'zh' | 'en'

/**
 * Loads a demo county into an empty house whose clock `setClock` moves: each step is entered a minute after it happened.
 * Every record goes in by the same doors as anybody's. Out: how many contacts and acts.
 */
export async function loadDemo(
  house: House,
  county: DemoCounty,
  options: { lang: DemoLang; setClock: (instant: string) => void; onProgress?: (done: number, all: number) => void },
): Promise<{ contacts: number; acts: number }> {
  const { lang, setClock } = options
  const say = (words: Words) => words[lang]
  setClock(instantOf('2017-12-29T09:00'))
  await addCategories(
    house.db,
    county.categories.map((c) => ({ path: c.path, path_en: c.pathEn, wall: false })),
    'demo',
  )
  for (const organ of county.organs) {
    const mine = <T extends { organ: string }>(list: T[]) => list.filter((one) => one.organ === organ.id)
    await openOrgan(
      house,
      {
        organ_id: organ.id,
        parent_id: organ.parent,
        level: organ.level,
        name: organ.name.zh,
        name_en: organ.name.en,
        word: organ.word,
        demo: true,
        offices: mine(county.offices).map((o) => ({
          office_id: o.id,
          parent_office_id: o.parent,
          kind: o.kind,
          name: o.name.zh,
          name_en: o.name.en,
          phone: o.phone,
          from_day: o.fromDay,
        })),
        seats: mine(county.seats).map((s) => ({
          seat_id: s.id,
          office_id: s.office,
          role: s.role,
          title: s.title.zh,
          title_en: s.title.en,
        })),
        officers: mine(county.officers).map((o) => ({
          officer_id: o.id,
          name: o.name.zh,
          name_en: o.name.en,
          phone: o.phone,
        })),
        holdings: mine(county.holdings).map((h) => ({
          seat_id: h.seat,
          officer_id: h.officer,
          from_day: h.fromDay,
          to_day: h.toDay,
        })),
      },
      { officer_id: null, via: 'cli' },
    )
  }

  const organOf = (step: Step) => county.officers.find((o) => o.id === step.by)?.organ ?? townOf(county)
  const matters = new Map<string, string>() // ref → matter id
  let contacts = 0
  for (const [index, step] of county.steps.entries()) {
    setClock(new Date(Date.parse(instantOf(step.at)) + 60_000).toISOString())
    const organ_id = organOf(step)
    const seats = county.seats
      .filter((s) => s.id === step.seat)
      .map((s) => ({ seat_id: s.id, office_id: s.office, role: s.role }))
    const online = step.do === 'register' && step.input.channel === 'online'
    const doer: Doer = {
      organ_id,
      actor: { officer_id: step.by, seats, petitioner: step.by === null },
      via: step.by === null || online ? 'portal' : 'counter',
    }
    try {
      if (step.do === 'register') {
        const done = await register(
          house,
          doer,
          readRegistration(registration(step.at, step.input, matters, say)),
          `demo ${step.ref}`,
        )
        matters.set(step.ref, done.matter_id)
        contacts += 1
      } else {
        const matter_id = matters.get(step.ref) ?? ''
        const { action, input } = readAct(step.do, actInput(step, say))
        const result = await act(house, doer, { matter_id, action, input, happened: step.at })
        if (!result.done) throw new Error('somebody was faster')
      }
    } catch (caught) {
      throw new Error(
        `demo step ${index} ${step.at} ${step.do} ${step.ref}: ${caught instanceof Error ? caught.message : ''}`,
        { cause: caught },
      )
    }
    options.onProgress?.(index + 1, county.steps.length)
  }
  return { contacts, acts: county.steps.length - contacts }
}

/** The town among the county's organs. */
export function townOf(county: DemoCounty): string {
  return county.organs.find((o) => o.level === 'town')?.id ?? ''
}

function registration(at: string, input: Registration, matters: Map<string, string>, say: (words: Words) => string) {
  return {
    channel: input.channel,
    received: input.received,
    happened: at,
    kind: input.purpose,
    subject: say(input.subject),
    facts: say(input.facts),
    demands: input.demands.map(say),
    present: input.present,
    concerned: input.concerned,
    people: input.people.map((p) => ({
      name: say(p.name),
      ...(p.phone === null ? {} : { phone: p.phone }),
      representative: p.representative,
    })),
    anonymous: input.anonymous,
    category: input.category,
    village: input.village,
    ...(input.complainedUnit === null ? {} : { against: input.complainedUnit }),
    ...(input.leaderSeat === null ? {} : { leader_seat: input.leaderSeat }),
    ...(input.fromAbove === null
      ? {}
      : {
          from_above: {
            level: input.fromAbove.level,
            sender: say(input.fromAbove.organ),
            document_no: input.fromAbove.docNo,
            due: input.fromAbove.dueOn,
          },
        }),
    ...(input.sameAs === null
      ? {}
      : {
          same_as: {
            matter_id: matters.get(input.sameAs.ref),
            cause: input.sameAs.cause,
            reason: say(input.sameAs.reason),
          },
        }),
  }
}

const ways = { visit: 'home_visit', call: 'phone' } as const

function actInput(step: Exclude<Step, { do: 'register' }>, say: (words: Words) => string): object {
  switch (step.do) {
    case 'assign':
      return { ...step.input, requirement: say(step.input.requirement) }
    case 'keep':
      return { text: say(step.input.reason) }
    case 'inform':
      return { way: step.input.way, text: say(step.input.path) }
    case 'accept':
      return { way: step.input.way, text: step.input.demands.map(say).join('\n') }
    case 'refuse':
      return { ground: say(step.input.ground), reason: say(step.input.ground), elsewhere: say(step.input.elsewhere) }
    case 'object':
      return { reason: say(step.input.reason), proposed: step.input.proposedUnit }
    case 'take_charge':
      return { leader_seat: step.input.leaderSeat }
    case 'handle':
      return { kind: step.input.kind, text: say(step.input.text) }
    case 'decide_objection':
    case 'ask_extension':
    case 'approve_extension':
    case 'explain_late':
      return { ...step.input, reason: say(step.input.reason) }
    case 'sign_opinion':
      return {
        paper: step.input.paper,
        answers: step.input.answers.map((a, i) => ({ demand: i + 1, outcome: a.outcome, text: say(a.text) })),
        basis: say(step.input.basis),
        text: say(step.input.found),
      }
    case 'resolve':
      return { how: step.input.how, proof: say(step.input.proof) }
    case 'return_visit':
      return { way: ways[step.input.way], performed: step.input.performed, text: say(step.input.text) }
    case 'rate':
      return { office: step.input.office, unit: step.input.unit }
    default:
      return step.input
  }
}
