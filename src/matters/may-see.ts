import { readerIds } from '../rules/readers.ts'
import type { MatterState } from '../rules/types.ts'
import type { Doer } from './house.ts'

/** Whether a reader row lets this person see the matter, and nothing bars them. A petitioner comes by code, elsewhere. */
export function maySee(doer: Doer, state: MatterState): boolean {
  if (doer.actor.petitioner) return true
  if (state.barred.some((b) => b.officer_id === doer.actor.officer_id)) return false
  const ids = readerIds(doer.actor, doer.organ_id, doer.organ_id)
  return ids.some((id) => (state.readers[id] ?? 0) > 0)
}
