import type { ActInputs, RegisterInput } from '../src/rules/acts.ts'
import type { ActionName } from '../src/rules/lifecycle.ts'
import type { Step, Words } from './types.ts'

type Language = 'zh' | 'en'

/** The registration of a step in one language; `matterIdOf` gives the matter that a repeat joins. */
export function registerInput(
  step: Step & { do: 'register' },
  language: Language,
  matterIdOf: (ref: string) => string,
): RegisterInput {
  const { input } = step
  const say = (words: Words) => words[language]
  const above = input.fromAbove
  return {
    channel: input.channel,
    received: input.received,
    happened: step.at,
    kind: input.purpose,
    subject: say(input.subject),
    facts: say(input.facts),
    demands: input.demands.map(say),
    present: input.present,
    concerned: input.concerned,
    people: input.people.map((person) => ({
      name: say(person.name),
      representative: person.representative,
      ...(person.phone === null ? {} : { phone: person.phone }),
    })),
    anonymous: input.anonymous,
    category: input.category,
    village: input.village,
    ...(input.complainedUnit === null ? {} : { against: input.complainedUnit }),
    ...(input.leaderSeat === null ? {} : { leader_seat: input.leaderSeat }),
    ...(above === null
      ? {}
      : { from_above: { level: above.level, sender: say(above.organ), document_no: above.docNo, due: above.dueOn } }),
    ...(input.sameAs === null
      ? {}
      : {
          same_as: {
            matter_id: matterIdOf(input.sameAs.ref),
            cause: input.sameAs.cause,
            reason: say(input.sameAs.reason),
          },
        }),
  }
}

/** The action and input of any other step, in one language. */
export function actInput(
  step: Exclude<Step, { do: 'register' }>,
  language: Language,
): { action: ActionName; input: ActInputs[ActionName] } {
  return { action: step.do, input: inputOf(step, (words) => words[language], language) }
}

function inputOf(
  step: Exclude<Step, { do: 'register' }>,
  say: (words: Words) => string,
  language: Language,
): ActInputs[ActionName] {
  switch (step.do) {
    case 'assign':
      return { unit: step.input.unit, help: step.input.help, requirement: say(step.input.requirement) }
    case 'keep':
      return { text: say(step.input.reason) }
    case 'inform':
      return { way: step.input.way, text: say(step.input.path) }
    case 'refuse':
      return {
        ground: step.input.ground,
        reason: say(step.input.reason),
        elsewhere: say(step.input.elsewhere),
      }
    case 'object':
      return { reason: say(step.input.reason), proposed: step.input.proposedUnit }
    case 'decide_objection':
      return { upheld: step.input.upheld, reason: say(step.input.reason) }
    case 'take_charge':
      return { leader_seat: step.input.leaderSeat }
    case 'handle':
      return { kind: step.input.kind, text: say(step.input.text) }
    case 'ask_extension':
      return { days: step.input.days, reason: say(step.input.reason) }
    case 'approve_extension':
      return { approved: step.input.approved, reason: say(step.input.reason) }
    case 'explain_late':
      return { reason: say(step.input.reason) }
    case 'sign_opinion':
      return {
        paper: step.input.paper,
        answers: step.input.answers.map((a, n) => ({ demand: n + 1, outcome: a.outcome, text: say(a.text) })),
        basis: say(step.input.basis),
        text: say(step.input.found),
      }
    case 'serve':
      return { way: step.input.way, to: step.input.to[language] }
    // Whether it is resolved is known at the return visit.
    case 'close':
      return { ...step.input, resolved: 'not_yet' }
    case 'resolve':
      return { how: step.input.how, proof: say(step.input.proof) }
    case 'return_visit':
      return { way: step.input.way, performed: step.input.performed, text: say(step.input.text) }
    case 'note':
      return { text: say(step.input.text) }
    case 'rate':
      return { office: step.input.office, unit: step.input.unit }
    default:
      return step.input
  }
}
