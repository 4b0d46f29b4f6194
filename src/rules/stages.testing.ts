import { after, opened } from './testing.ts'
import type { MatterState } from './types.ts'

// One matter of 2018 at each stage of its way; each takes the stage before, and the day.

export const answers = [1, 2].map((demand) => ({ demand, outcome: 'supported' as const, text: '支持' }))
export const in2022 = { received: '2023-05-08' } as const

export const assigned = (state = opened(), on = '2018-05-08') =>
  after(state, 'officer', 'assign', { unit: 'land', help: ['law'] }, on)
export const accepted = (state = assigned(), on = '2018-05-10') =>
  after(state, 'land-1', 'accept', { way: 'in_hand' }, on)
export const signed = (state = accepted(), on = '2018-06-10') =>
  after(state, 'land-1', 'sign_opinion', { paper: 'opinion', answers }, on)
export const served = (state = signed(), on = '2018-06-12') =>
  after(state, 'land-1', 'serve', { way: 'in_hand', to: '李大有' }, on)
export const closed = (state = served(), on = '2018-06-13') =>
  after(state, 'officer', 'close', { outcome: 'supported', resolved: 'not_yet' }, on)
export const accepted2022 = (changes: Parameters<typeof opened>[0] = {}) =>
  accepted(assigned(opened({ ...in2022, ...changes }), '2023-05-09'), '2023-05-10')

export const running = (state: MatterState) => state.clocks.filter((c) => c.ended_on === null).map((c) => c.kind)
/** Open duties with their owner and last day, in order of the day. */
export const owed = (state: MatterState) =>
  state.duties
    .filter((d) => d.done_on === null)
    .toSorted((a, b) => (a.last_day ?? '').localeCompare(b.last_day ?? ''))
    .map((d) => `${d.kind} ${d.owner_seat_id} ${d.last_day}`)
