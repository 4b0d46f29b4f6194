import { verifyOrgan } from '../../src/commands/verify.ts'
import type { House } from '../../src/matters/house.ts'
import { homeOfCode } from '../../src/matters/show-by-code.ts'
import { gaps } from '../hostile/state.ts'
import type { Post } from '../kill/posts.ts'
import { organIds } from '../town.ts'

/** Every acknowledged post there, numbers without gaps, no alarm. Out: what is not so. */
export async function missing(house: House, acknowledged: readonly Post[]): Promise<string[]> {
  const wrong: string[] = []
  for (const post of acknowledged.filter((one) => one.kind === 'counter'))
    await homeOfCode(house, post.said?.split(' ')[0] ?? '').catch(() =>
      wrong.push(`${post.text} (${post.said}) is lost`),
    )
  const bodies = await house.db.session((client) =>
    client.query<{ body: Uint8Array }>(
      `select b.body from event e join event_body b using (organ_id, event_id) where e.kind = 'note'`,
    ),
  )
  const notes = bodies.rows.map(({ body }) => Buffer.from(body).toString()).join('\n')
  for (const post of acknowledged)
    if (post.kind === 'act' && !notes.includes(`"${post.text}"`)) wrong.push(`${post.text} is lost`)
  wrong.push(...(await gaps(house.db)))
  for (const organ of organIds) {
    const done = await verifyOrgan(house, organ, { onFinding: () => {} })
    if (!done.ok) wrong.push(`${organ}: verify is alarmed`)
  }
  return wrong
}
