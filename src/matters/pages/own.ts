import type { Reader } from '../../offices/signed-in.ts'
import type { Own } from './address.ts'

/** A reader's seats, and the offices of these: what `mine` and `my unit's` mean in a list. */
export function ownOf({ doer }: Reader): Own {
  return {
    seats: doer.actor.seats.map((seat) => seat.seat_id),
    offices: [...new Set(doer.actor.seats.map((seat) => seat.office_id))],
  }
}
