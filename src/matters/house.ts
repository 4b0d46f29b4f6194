import type { Db } from '../db/open.ts'
import type { Now } from '../lib/clock.ts'
import type { Random } from '../lib/ids.ts'
import { localDate } from '../lib/time.ts'
import type { OrganKeys } from '../record/keys.ts'
import type { Via } from '../record/append.ts'
import type { Law } from '../rules/matter-clocks.ts'
import type { Actor } from '../rules/types.ts'

/** What every operation needs and nobody may fetch for themselves. */
export type House = {
  db: Db
  now: Now
  random: Random
  law: Law
  keysOf: (organ_id: string) => OrganKeys
}

/** Who does something, and through which door. */
export type Doer = { organ_id: string; actor: Actor; via: Via }

/** Today in the office's zone. */
export function todayOf(house: House, zone = 'Asia/Shanghai'): string {
  return localDate(house.now(), zone)
}

/** The seat a doer acts from: the first that one of these roles holds, else the first held. */
export function actingSeat(doer: Doer, roles: readonly string[] = []): string | null {
  const seats = doer.actor.seats
  return (
    (seats.find((s) => roles.includes(s.role)) ?? seats.find((s) => s.role !== 'administrator') ?? seats[0])?.seat_id ??
    null
  )
}
