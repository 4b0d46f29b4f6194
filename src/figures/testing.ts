import { act } from '../matters/act.ts'
import type { Doer, House } from '../matters/house.ts'
import { register } from '../matters/register.ts'
import { visit } from '../matters/testing.ts'
import type { ActInputs, RegisterInput } from '../rules/acts.ts'
import { addDays } from '../rules/dates.ts'
import type { ActionName } from '../rules/lifecycle.ts'
import type { Cause, Channel } from '../rules/types.ts'

/** One matter of an invented year: its first contact, later ones, and how far it went. Days count from the day received. */
export type Story = {
  channel: Channel
  received: string
  present: number
  village: 'liushu' | 'nangang' | null
  category: string
  leader: boolean
  accusation: boolean
  repeats: { after: number; channel: 'visit' | 'online' | 'letter'; present: number; cause: Cause }[]
  unit: 'land' | 'law'
  /** Days from receipt to each step; the first that is missing ends the story. */
  assigned: number | null
  accepted: number | null
  served: number | null
  closed: number | null
  resolved: boolean
  rating: { office: 1 | 2 | 3; unit: 1 | 2 | 3 } | null
  handedOver: boolean
  end: 'moved' | 'voided' | null
}

export const categories = [
  '农村农业/土地承包经营/宅基地纠纷',
  '农村农业/土地承包经营/其他',
  '国土资源/土地权属/地界纠纷',
]

/** A story in which nothing happens but one letter; change what a test is about. */
export function story(changes: Partial<Story> = {}): Story {
  return {
    channel: 'letter',
    received: '2018-05-07',
    present: 1,
    village: 'nangang',
    category: categories[0] ?? '',
    leader: false,
    accusation: false,
    repeats: [],
    unit: 'land',
    assigned: null,
    accepted: null,
    served: null,
    closed: null,
    resolved: false,
    rating: null,
    handedOver: false,
    end: null,
    ...changes,
  }
}

export type Town = {
  house: House
  doer: (officer: string) => Promise<Doer>
}

const petitioner: Doer = {
  organ_id: 'shitown',
  actor: { officer_id: null, seats: [], petitioner: true },
  via: 'portal',
}

/** Plays stories through register and act, as an office would. Out: each matter's id. */
export async function play({ house, doer }: Town, stories: readonly Story[]): Promise<string[]> {
  const [zhou, zhao, wu, he, qian] = await Promise.all(['zhou', 'zhao', 'wu', 'he', 'qian'].map(doer))
  if (!zhou || !zhao || !wu || !he || !qian) throw new Error('nobody there')
  const ids: string[] = []
  for (const [at, story] of stories.entries()) {
    const desk = story.accusation ? qian : zhou
    const { matter_id } = await register(house, desk, contactOf(story, at))
    ids.push(matter_id)
    const go = async <A extends ActionName>(who: Doer, action: A, input: ActInputs[A], after: number) => {
      const done = await act(house, who, { matter_id, action, input, happened: addDays(story.received, after) })
      if (!done.done) throw new Error('somebody was faster')
    }
    for (const again of story.repeats) {
      await register(house, desk, {
        ...contactOf({ ...story, ...again, leader: false, received: addDays(story.received, again.after) }, at),
        same_as: { matter_id, cause: again.cause, reason: '同一事实和理由' },
      })
    }
    if (story.accusation) continue
    const hands = story.unit === 'land' ? wu : he
    if (story.assigned !== null) await go(zhou, 'assign', { unit: story.unit }, story.assigned)
    if (story.assigned !== null && story.accepted !== null) {
      await go(hands, 'accept', { way: 'in_hand' }, story.accepted)
      if (story.served !== null) {
        const answers = [{ demand: 1, outcome: 'supported' as const, text: '同意。' }]
        await go(hands, 'sign_opinion', { paper: 'opinion', answers }, story.served)
        await go(hands, 'serve', { way: 'post', to: '本人' }, story.served)
        if (story.closed !== null) await go(zhou, 'close', { outcome: 'answered', resolved: 'not_yet' }, story.closed)
        const last = story.closed ?? story.served
        if (story.resolved) await go(zhou, 'resolve', { how: 'petitioner_confirmed' }, last)
        if (story.rating) await go(petitioner, 'rate', story.rating, last)
        continue
      }
    }
    const last = Math.max(story.assigned ?? 0, story.assigned === null ? 0 : (story.accepted ?? 0))
    const handsOver = story.handedOver && story.assigned !== null && story.accepted !== null
    if (handsOver) {
      await go(zhou, 'hand_over', { unit: other(story.unit), reason: '职责在彼' }, last + HANDED_OVER)
    }
    if (story.end === 'moved') await go(zhou, 'move', { organ: 'linxi', reason: '属县里' }, last + HANDED_OVER)
    if (story.end === 'voided') {
      const day = last + (handsOver ? HANDED_OVER : 0)
      await go(zhou, 'ask_void', { reason: '重复录入' }, day)
      await go(zhao, 'confirm_void', { approved: true, reason: '属实' }, day)
    }
  }
  return ids
}

/** Days from the last step to a hand-over, or to moving away. */
export const HANDED_OVER = 40
export const other = (unit: Story['unit']) => (unit === 'land' ? 'law' : 'land')

function contactOf(story: Story, at: number): RegisterInput {
  return visit({
    channel: story.channel,
    received: story.received,
    kind: story.accusation ? 'accusation' : 'demand',
    subject: `第${at + 1}件`,
    demands: ['请求处理'],
    present: story.channel === 'visit' ? story.present : 1,
    category: story.category,
    ...(story.village ? { village: story.village } : { village: undefined as never }),
    ...(story.leader && story.channel === 'visit' && !story.accusation ? { leader_seat: 'mayor' } : {}),
    ...(story.channel === 'transfer' ? { from_above: { level: 'county' as const, sender: '临溪县信访局' } } : {}),
  })
}
