import type { RegisterInput } from '../rules/acts.ts'
import { checkFiles } from '../matters/attachments.ts'
import type { Doer } from '../matters/house.ts'
import { register } from '../matters/register.ts'
import { isRefused, refuse } from '../rules/errors.ts'
import { isStorageTrouble } from '../db/storage-error.ts'
import type { Answers } from './answers.ts'
import { type Draft, draftFiles, draftSent, type Drawer, notSent, openDraft, type Sent, sendingDraft } from './draft.ts'
import { unsorted } from './unsorted.ts'

/** Who acts through the portal: the petitioner, whom no account names. */
export function petitioner(organ_id: string): Doer {
  return { organ_id, actor: { officer_id: null, seats: [], petitioner: true }, via: 'portal' }
}

const longestSubject = 100

/** The answers as a registration. In: the day it was sent, the category of what nobody has sorted yet. */
export function registration(answers: Answers, received: string, category: string): RegisterInput {
  const { purpose, demands, about, facts } = answers
  const named = answers.named === 'yes'
  const subject = Array.from(purpose === 'accusation' ? about : (demands[0] ?? ''))
  return {
    channel: 'online',
    received,
    kind: purpose,
    subject: subject.length <= longestSubject ? subject.join('') : `${subject.slice(0, longestSubject - 1).join('')}…`,
    facts,
    demands,
    present: 1,
    ...(answers.concerned !== '' && purpose === 'demand' && { concerned: Number(answers.concerned) }),
    people: named
      ? [
          {
            name: answers.name,
            ...(answers.phone !== '' && { phone: answers.phone }),
            ...(answers.address !== '' && { address: answers.address }),
            representative: true,
          },
        ]
      : [],
    anonymous: !named,
    category,
    ...(answers.village !== '' && purpose !== 'accusation' && { village: answers.village }),
  }
}

/**
 * Sends a draft through the door that every contact comes by. The same draft sent twice, at once or after a crash, makes
 * one contact. Refuses what registration refuses, `portal.draft_gone`.
 */
export async function sendDraft(drawer: Drawer, draft: Draft): Promise<Sent> {
  if (draft.sent) return draft.sent
  const { house, organ_id } = drawer
  const received = await sendingDraft(drawer, draft.code)
  if (received === undefined) return refuse('portal.draft_gone')
  try {
    const given = await draftFiles(drawer, draft)
    if (given.length < draft.files.length) {
      const now = await openDraft(drawer, draft.code) // sent by another post meanwhile: its files are gone from here
      return now?.sent ?? refuse('portal.draft_gone')
    }
    const files = await checkFiles(given)
    const input = registration(draft.answers, received, await unsorted(house, draft.answers.purpose === 'accusation'))
    const done = await register(house, petitioner(organ_id), input, `portal ${draft.seen} ${received}`, files)
    const sent = { code: done.code, number: done.contact_number }
    await draftSent(drawer, draft, sent)
    return sent
  } catch (caught) {
    // When the database failed it may be registered all the same: then the next try asks for the very same.
    if (isRefused(caught) && !isStorageTrouble(caught)) await notSent(drawer, draft.code)
    throw caught
  }
}
