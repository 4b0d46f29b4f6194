import type { Doer } from '../house.ts'

/** Whether somebody registers contacts at the counter: the desk, the petition office, the designated seat. */
export function mayRegister({ actor }: Doer): boolean {
  return actor.seats.some((seat) => ['clerk', 'petition_officer', 'accusations'].includes(seat.role))
}
