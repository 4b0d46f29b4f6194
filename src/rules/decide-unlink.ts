import type { Words } from './acts.ts'
import type { Law } from './matter-clocks.ts'
import { openMatter } from './open-matter.ts'
import type { Actor, Contact, ContactEffects, Facts, Matter, OrganView } from './types.ts'

/**
 * What a wrongly joined contact becomes: the first of a matter of its own, with the clock that it would have had.
 * In: the contact, the matter it left (whose category and class it keeps until somebody corrects them), its words.
 */
export function decideUnlink(
  contact: Contact,
  left: Matter,
  opens: string,
  words: { subject: string; demands: string[]; reason: string },
  context: { law: Law; organ: OrganView; actor: Actor },
): {
  contact: { kind: 'unlinked'; facts: Facts<ContactEffects>; body: Words }
  matter: { kind: 'opened'; facts: Facts; body: Words }
} {
  const opening = {
    matter_id: opens,
    kind: left.kind,
    category: left.category,
    against: null,
    urgent: false,
    demands: words.demands.length,
    about: null,
  }
  return {
    contact: {
      kind: 'unlinked',
      facts: { set: { matter_id: opens, first: true, cause: null }, from: left.matter_id },
      body: { reason: words.reason },
    },
    matter: {
      kind: 'opened',
      facts: { ...openMatter(contact, opening, context), from: left.matter_id },
      body: { title: words.subject, demands: words.demands },
    },
  }
}
