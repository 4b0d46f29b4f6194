import { sql } from 'kysely'
import type { Context } from './verify-context.ts'

const page = 100

/**
 * Compares the content of every attachment with the digest beside it (that the digest is the logged one, replay says).
 * Content may be gone when the words of its event were destroyed; that this was logged, the check of bodies says.
 */
export async function verifyFiles({ organ_id, read, report }: Context): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const from = after
    const rows = await read(async (tx) => {
      const found = await sql<{ id: string; known: boolean; there: boolean; same: boolean | null; destroyed: boolean }>`
        select id, a.attachment_id is not null as known, c.attachment_id is not null as there, sha256(c.content) = a.sha256 as same,
          exists (select 1 from event_body b where b.organ_id = ${organ_id} and b.event_id = a.event_id and b.body is null) as destroyed
        from (select attachment_id as id from attachment where organ_id = ${organ_id} and attachment_id > ${from}
          union select attachment_id from attachment_content where organ_id = ${organ_id} and attachment_id > ${from}
          order by 1 limit ${page}) as ids
        left join attachment a on a.organ_id = ${organ_id} and a.attachment_id = id
        left join attachment_content c on c.organ_id = ${organ_id} and c.attachment_id = id
        order by id`.execute(tx)
      return found.rows
    })
    for (const { id, known, there, same, destroyed } of rows) {
      const row = { table: 'attachment_content', row: id }
      if (!known) report('row_inserted', row)
      else if (!there && !destroyed) report('row_removed', row)
      else if (there && same !== true) report('row_altered', { ...row, column: 'content', stored: '…', expected: '…' })
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}
