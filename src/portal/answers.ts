import { refusal, type Refusal } from '../rules/errors.ts'
import { withoutHidden } from '../rules/hidden.ts'

/** What somebody comes with: a demand, a suggestion, or an accusation, which goes its own way from the first page on. */
export const purposes = ['demand', 'suggestion', 'accusation'] as const
export type Purpose = (typeof purposes)[number]

/** What a visitor typed, as they typed it. */
export type Answers = {
  purpose: Purpose
  /** '' until they chose. */
  named: '' | 'yes' | 'no'
  name: string
  phone: string
  address: string
  demands: string[]
  /** Of an accusation: whom it is about. */
  about: string
  facts: string
  village: string
  concerned: string
}

/** The pages, one question each, in their order. */
export const steps = {
  demand: ['who', 'demands', 'facts', 'place', 'many', 'files'],
  suggestion: ['who', 'demands', 'facts', 'place', 'files'],
  accusation: ['who', 'about', 'facts', 'files'],
} as const satisfies Record<Purpose, readonly string[]>
export type StepName = (typeof steps)[Purpose][number]

export const mostDemands = 10
const longest = { name: 60, phone: 40, address: 200, about: 200, demands: 500, facts: 10_000 }

/** An empty form. */
export function blank(purpose: Purpose): Answers {
  return {
    purpose,
    named: '',
    name: '',
    phone: '',
    address: '',
    demands: [],
    about: '',
    facts: '',
    village: '',
    concerned: '',
  }
}

/** The step of a name in this purpose's order; undefined when it has none such. */
export function stepOf(purpose: Purpose, name: string): StepName | undefined {
  return steps[purpose].find((one) => one === name)
}

function clean(typed: unknown): string {
  return typeof typed === 'string' ? withoutHidden(typed.toWellFormed()).replace(/\r\n?/g, '\n') : ''
}
const line = (typed: unknown) => clean(typed).replace(/\s+/gu, ' ').trim()

/** What a post of one step says, laid into the answers. In: the fields as they were posted, several of one name as a list. */
export function fillIn(answers: Answers, step: StepName, posted: Record<string, unknown>): Answers {
  switch (step) {
    case 'who': {
      const { named } = posted
      return {
        ...answers,
        named: named === 'yes' || named === 'no' ? named : answers.named,
        name: line(posted['name']),
        phone: line(posted['phone']),
        address: line(posted['address']),
      }
    }
    case 'demands':
      return { ...answers, demands: [posted['demands']].flat().map(line).filter(Boolean).slice(0, mostDemands) }
    case 'about':
      return { ...answers, about: line(posted['about']) }
    case 'facts':
      return { ...answers, facts: clean(posted['facts']).trim() }
    case 'place':
      return { ...answers, village: line(posted['village']) }
    case 'many':
      return { ...answers, concerned: line(posted['concerned']).normalize('NFKC') }
    default:
      return answers
  }
}

/** What must be mended on one step before going on; the town's villages by id. */
export function problems(answers: Answers, step: StepName, villages: readonly string[]): Refusal[] {
  const found: Refusal[] = []
  const add = (code: string, field: string, params: Refusal['params'] = {}) =>
    found.push(refusal(`portal.${code}`, params, field))
  const long = (field: keyof typeof longest, text: string) => {
    if (text.length > longest[field]) add('too_long', field, { most: longest[field] })
  }
  switch (step) {
    case 'who':
      if (answers.named === '') add('choose_named', 'named')
      if (answers.named !== 'yes') break
      if (answers.name === '') add('name_missing', 'name')
      if (answers.phone === '' && answers.address === '') add('reach_missing', 'phone')
      for (const field of ['name', 'phone', 'address'] as const) long(field, answers[field])
      break
    case 'demands':
      if (answers.demands.length === 0)
        add(answers.purpose === 'suggestion' ? 'suggestion_missing' : 'demand_missing', 'demands')
      for (const one of answers.demands) long('demands', one)
      break
    case 'about':
      if (answers.about === '') add('about_missing', 'about')
      long('about', answers.about)
      break
    case 'facts':
      if (answers.facts === '' && answers.purpose !== 'suggestion') add('facts_missing', 'facts')
      long('facts', answers.facts)
      break
    case 'place':
      if (answers.village !== '' && !villages.includes(answers.village)) add('choose_village', 'village')
      break
    case 'many': {
      if (answers.concerned !== '' && !/^[1-9]\d{0,4}$/.test(answers.concerned)) add('how_many', 'concerned')
      break
    }
    case 'files':
      break
  }
  return found
}

/** The first step that needs mending; undefined when all is there. */
export function unfinished(answers: Answers, villages: readonly string[]): StepName | undefined {
  return steps[answers.purpose].find((step) => problems(answers, step, villages).length > 0)
}
