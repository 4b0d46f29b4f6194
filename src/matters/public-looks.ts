import { z } from 'zod'
import type { Tx } from '../db/kysely.ts'
import { looksOf } from './look.ts'

const named = z.object({ name: z.string(), name_en: z.string() })

/** That somebody looked, as the petitioner may know it: the post and the day, never the person or their words. */
export const publicLookSchema = z.object({
  on: z.iso.date(),
  /** The office and the post in it; null behind the wall, where nothing is said of who does what. */
  office: named.nullable(),
  post: named.nullable(),
})
export type PublicLook = z.infer<typeof publicLookSchema>

/**
 * Who looked at how the people of one contact are reached, newest first, once a post and day
 * (PIPL Art. 44: the role and the date). Other people's contacts are not among them.
 */
export async function publicLooks(
  tx: Tx,
  organ_id: string,
  walled: boolean,
  contact_id: string,
): Promise<PublicLook[]> {
  const looks = await looksOf(tx, organ_id, [contact_id])
  const seat_ids = [...new Set(looks.flatMap((look) => look.seat_id ?? []))]
  const posts =
    walled || seat_ids.length === 0
      ? []
      : await tx
          .selectFrom('seat')
          .innerJoin('office', (join) =>
            join.onRef('office.organ_id', '=', 'seat.organ_id').onRef('office.office_id', '=', 'seat.office_id'),
          )
          .select(['seat.seat_id', 'seat.title', 'seat.title_en', 'office.name', 'office.name_en'])
          .where('seat.organ_id', '=', organ_id)
          .where('seat.seat_id', 'in', seat_ids)
          .execute()
  const seen = new Map<string, PublicLook>()
  for (const { seat_id, happened } of looks) {
    const on = (happened ?? '').slice(0, 10)
    const post = posts.find((one) => one.seat_id === seat_id)
    const key = walled ? on : `${on} ${seat_id}`
    if (on === '' || seen.has(key)) continue
    seen.set(key, {
      on,
      office: post ? { name: post.name, name_en: post.name_en } : null,
      post: post ? { name: post.title, name_en: post.title_en } : null,
    })
  }
  return [...seen.values()]
}
