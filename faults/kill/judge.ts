import { verifyOrgan } from '../../src/commands/verify.ts'
import type { House } from '../../src/matters/house.ts'
import { isAlarm } from '../../src/record/findings.ts'
import { homeOfCode } from '../../src/matters/show-by-code.ts'
import { gaps } from '../hostile/state.ts'
import { organIds, townId } from '../town.ts'
import type { Post } from './posts.ts'

/** Looks at what is left: every post there once, the import whole, numbers without gaps, the log as it was written. */
export async function judge(
  house: House,
  posts: readonly Post[],
  importRows: number,
): Promise<{ wrong: string[]; checkpoints: number }> {
  const wrong: string[] = []
  const codes = new Map<string, string>()
  for (const post of posts) {
    if (post.kind === 'act') continue
    const code = post.said?.split(' ')[0] ?? ''
    const home = await homeOfCode(house, code).catch(() => undefined)
    if (!home) wrong.push(`${post.kind} "${post.text}" (${post.said}) is lost`)
    else if (codes.has(home.contact_id))
      wrong.push(`${post.kind} "${post.text}" and "${codes.get(home.contact_id)}" are one`)
    else codes.set(home.contact_id, post.text)
  }
  const rows = await house.db.withScope([townId], 'web', async (tx) => {
    const texts = await tx.selectFrom('matter_text').selectAll().where('organ_id', '=', townId).execute()
    const contacts = await tx.selectFrom('contact').select('series').where('organ_id', '=', townId).execute()
    const refs = await tx.selectFrom('matter').select('source_ref').where('organ_id', '=', townId).execute()
    const notes = await tx
      .selectFrom('event as e')
      .innerJoin('event_body as b', (join) =>
        join.onRef('b.organ_id', '=', 'e.organ_id').onRef('b.event_id', '=', 'e.event_id'),
      )
      .select('b.body')
      .where('e.organ_id', '=', townId)
      .where('e.kind', '=', 'note')
      .execute()
    return { texts, contacts, refs, notes }
  })
  const imported = rows.refs.flatMap((row) => (row.source_ref === null ? [] : [row.source_ref]))
  if (imported.length !== importRows || new Set(imported).size !== importRows)
    wrong.push(`imported ${imported.length} rows, ${new Set(imported).size} different, of ${importRows}`)
  const contacts = rows.contacts.length - importRows
  const posted = posts.filter((post) => post.kind !== 'act').length
  if (contacts !== posted) wrong.push(`${contacts} contacts of ${posted} posts`)
  const said = rows.notes.map(({ body }) => Buffer.from(body ?? []).toString()).join('\n')
  for (const post of posts.filter((one) => one.kind === 'act')) {
    const times = said.split(`"${post.text}"`).length - 1
    if (times !== 1) wrong.push(`act "${post.text}" is there ${times} times`)
  }
  wrong.push(...(await gaps(house.db)))
  for (const organ of organIds) {
    const alarms: string[] = []
    const done = await verifyOrgan(house, organ, {
      onFinding: (finding) => void (isAlarm(finding) && alarms.push(finding.code)),
    })
    if (!done.ok) wrong.push(`${organ}: verify says ${alarms.join(', ')}`)
  }
  const { rows: sealed } = await house.db.session((client) =>
    client.query<{ n: number }>('select count(*) as n from log_checkpoint'),
  )
  return { wrong, checkpoints: sealed[0]?.n ?? 0 }
}
